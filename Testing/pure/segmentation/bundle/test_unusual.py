"""What the shipped network was not made for is refused, asked about, or marked: never quietly wrong."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError, Kind
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.phantom.body import BodyParameters, body
from ctsuite.segmentation.bundle import card, run
from ctsuite.segmentation.bundle.judge import PLAUSIBLE, Judged
from ctsuite.segmentation.bundle.source import SHIPPED


@pytest.fixture(scope="module")
def bundle() -> card.Bundle:
    """What the shipped bundle says of itself."""
    folder = SHIPPED / "ct_body_regions"
    return card.read(folder, folder.name)


@pytest.fixture(scope="module")
def scan() -> Volume:
    """A trunk from the generator of phantoms."""
    spacing = {"pixel_spacing_mm": 6.0, "slice_spacing_mm": 6.0}
    return body(BodyParameters(region="trunk", **spacing)).volume(Task())


def shifted(scan: Volume) -> Volume:
    return scan.with_array(scan.array + scan.array.dtype.type(300))


def magnetic(scan: Volume) -> Volume:
    return Volume(scan.array, scan.grid, attributes={**scan.attributes, "Modality": "MR"}, name="MR")


def intensities_of_mr(scan: Volume) -> Volume:
    random = np.random.default_rng(4)
    values = np.where(scan.array > -500, 500 + scan.array / 10, 0) + random.normal(0, 15, scan.array.shape)
    return scan.with_array(values.astype(np.int16))


def cropped(scan: Volume) -> Volume:
    z, y, x = scan.array.shape
    part = np.ascontiguousarray(scan.array[z // 3 : z // 2, y // 3 : 2 * y // 3, x // 3 : 2 * x // 3])
    return Volume(part, Grid(part.shape, scan.grid.spacing_mm), attributes=scan.attributes, name="Part")


def test_an_ordinary_trunk_is_let_pass_once_the_states_are_confirmed(bundle, scan) -> None:
    run.require_fit(bundle, scan, confirmed=True, accepted=False)


@pytest.mark.parametrize("alter", [shifted, magnetic, intensities_of_mr])
def test_another_scale_or_modality_is_refused_whatever_was_accepted(bundle, scan, alter) -> None:
    with pytest.raises(CTSuiteError) as raised:
        run.require_fit(bundle, alter(scan), confirmed=True, accepted=True)
    assert raised.value.kind is Kind.REFUSED


def test_a_cropped_field_of_view_is_asked_about_at_least(bundle, scan) -> None:
    with pytest.raises(CTSuiteError) as raised:
        run.require_fit(bundle, cropped(scan), confirmed=True, accepted=False)
    assert raised.value.kind in (Kind.RECOMMENDATION, Kind.REFUSED)


@pytest.mark.parametrize("state", ["removed", "implant", "single kidney"])
def test_a_missing_organ_or_an_implant_must_be_ruled_out_by_the_user(bundle, scan, state) -> None:
    with pytest.raises(CTSuiteError) as raised:
        run.require_fit(bundle, scan, confirmed=False, accepted=True)
    assert raised.value.code == "BUNDLE-CONFIRM" and state in str(raised.value.cause)


def verdicts(bundle: card.Bundle, value: int, box: tuple[slice, ...], grid: Grid) -> tuple[str, str]:
    array = np.zeros(grid.shape, np.uint8)
    array[box] = value
    judged = Judged(array, grid)
    segment = next(one for one in run.segments(bundle) if one.value == value)
    judged.look_at([segment], {}, bundle.requirements.results, Task())
    row = next(judged.table("x").rows())
    return str(row[4]), str(row[5])


@pytest.mark.parametrize("value", range(1, 9))
def test_a_region_of_which_a_part_is_missing_or_cut_off_is_never_plausible(bundle, value) -> None:
    grid = Grid((60, 60, 60), (4.0, 4.0, 4.0))
    name = next(one.name for one in run.segments(bundle) if one.value == value)
    low = bundle.requirements.results[name].volume_ml[0]
    edge = max(int((low / 2 / grid.voxel_volume_mm3 * 1000) ** (1 / 3)), 2)
    inside = (slice(5, 5 + edge),) * 3
    verdict, reason = verdicts(bundle, value, inside, grid)
    assert verdict != PLAUSIBLE and "volume" in reason
    verdict, reason = verdicts(bundle, value, (slice(0, 8), slice(5, 35), slice(5, 35)), grid)
    assert verdict != PLAUSIBLE and "cut off" in reason
