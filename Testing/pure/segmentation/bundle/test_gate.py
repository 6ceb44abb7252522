"""A bundle is not run on what it was not made for, and what it finds is judged."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.segmentation.bundle import card
from ctsuite.segmentation.bundle.distribution import Distribution, fractions
from ctsuite.segmentation.bundle.judge import Judged, border_share
from ctsuite.segmentation.bundle.requirements import Expected
from ctsuite.segmentation.bundle.run import require_fit, segments

EDGES = [-500, -150, 0, 100, 300, 3072]
DISTRIBUTION = {
    "air_hu": [-1100, -900],
    "soft_tissue_hu": [-150, 150],
    "histogram": {"edges_hu": EDGES, "low": [0, 0, 0.6, 0, 0], "high": [0.1, 0.1, 1, 0.1, 0.3], "warn": 0.05,
                  "refuse": 0.5},
}  # fmt: skip


@pytest.fixture
def fit(bundle, ct):
    """Ask whether a bundle may be run: ``fit({"excluded": ...}, volume, accepted=True)``."""

    def call(
        beside: dict, volume: Volume = ct, confirmed: bool = False, accepted: bool = False, change: Any = None
    ):
        made = bundle("tissue", beside=beside, **({"change": change} if change else {}))
        require_fit(card.read(made), volume, confirmed, accepted)

    return call


def refused(*given: Any, **options: Any) -> str:
    fit, *rest = given
    with pytest.raises(CTSuiteError) as raised:
        fit(*rest, **options)
    return raised.value.code


def test_a_ct_like_those_of_the_training_passes(fit) -> None:
    fit({"distribution": DISTRIBUTION})


@pytest.mark.parametrize("shift", [300, -300])
def test_a_shifted_scale_is_refused(fit, ct, shift: int) -> None:
    assert refused(
        fit, {"distribution": DISTRIBUTION}, ct.with_array(ct.array + np.int16(shift)), accepted=True
    ) == ("BUNDLE-UNLIKE-REFUSED")


def test_another_modality_is_refused_by_its_header_and_by_its_values(fit, ct) -> None:
    def mr(inference: dict, metadata: dict) -> None:
        metadata["network_data_format"]["inputs"]["image"]["modality"] = "MR"

    assert refused(fit, {}, change=mr) == "BUNDLE-MODALITY"
    random = np.random.default_rng(2)
    values = np.where(ct.array > -500, 600, 0) + random.normal(0, 20, ct.array.shape)
    image = ct.with_array(values.astype(np.int16))
    assert refused(fit, {"distribution": DISTRIBUTION}, image, accepted=True) == "BUNDLE-UNLIKE-REFUSED"


def test_a_cropped_field_of_view_is_asked_for_or_refused(fit, ct) -> None:
    part = np.ascontiguousarray(ct.array[5:, 5:13, 12:21])
    cropped = Volume(part, Grid(part.shape, ct.grid.spacing_mm), attributes=ct.attributes)
    limit = {
        "fact": "FieldOfViewX",
        "level": "must",
        "minimum": 40,
        "unit": "mm",
        "reason": "It was cropped.",
    }
    assert refused(fit, {"requirements": [limit]}, cropped, accepted=True) == "DATA-REFUSED"
    fit({"requirements": [limit]})
    softer = {"requirements": [{**limit, "level": "should"}]}
    assert refused(fit, softer, cropped) == "DATA-RECOMMENDATION"
    fit(softer, cropped, accepted=True)
    assert refused(fit, {"distribution": DISTRIBUTION}, cropped, accepted=True) == "BUNDLE-UNLIKE-REFUSED", (
        "no air"
    )


def test_other_shares_of_tissue_are_asked_for_first_and_refused_beyond(fit, ct) -> None:
    array = ct.array.copy()
    inside = np.flatnonzero((array > -500) & (array < 500))
    array.flat[inside[: inside.size // 3]] = 200
    unlike = ct.with_array(array)
    assert refused(fit, {"distribution": DISTRIBUTION}, unlike) == "BUNDLE-UNLIKE"
    fit({"distribution": DISTRIBUTION}, unlike, accepted=True)
    array.flat[inside[: inside.size * 9 // 10]] = 200
    assert refused(
        fit, {"distribution": {"histogram": DISTRIBUTION["histogram"]}}, unlike, accepted=True
    ) == ("BUNDLE-UNLIKE-REFUSED")


def test_states_that_cannot_be_seen_must_be_confirmed(fit) -> None:
    beside = {"excluded": [{"id": "resection", "text": "A part of the liver was resected."}]}
    assert refused(fit, beside, accepted=True) == "BUNDLE-CONFIRM"
    fit(beside, confirmed=True)


def test_a_network_for_several_images_is_refused(fit) -> None:
    def change(inference: dict, metadata: dict) -> None:
        metadata["network_data_format"]["inputs"]["image"]["num_channels"] = 4

    assert refused(fit, {}, change=change) == "BUNDLE-UNREADABLE"


def test_shares_are_counted_between_the_ends_only() -> None:
    array = np.array([-1000] * 50 + [-200] * 10 + [50] * 30, float)
    np.testing.assert_allclose(fractions(array, [-500, 0, 100]), [0.25, 0.75])


def test_the_score_is_what_lies_beyond_the_limits() -> None:
    histogram = {"edges_hu": [0, 1, 2], "low": [0, 0.4], "high": [0.5, 1]}
    made = Distribution.from_dict({"histogram": histogram})
    assert made.score(np.repeat([0.5, 1.5], [70, 30])) == pytest.approx(0.2 + 0.1)


@pytest.fixture
def judged(bundle, ct, truth):
    """Judge the regions of the CT: ``judged({"Bone": Expected(...)})``: rows by region, and what is left."""

    def call(expected: dict, keep: dict | None = None, array: np.ndarray = truth) -> tuple[dict, Judged]:
        made = Judged(array.copy(), ct.grid)
        made.look_at(segments(card.read(bundle("tissue"))), keep or {}, expected, Task())
        return {row[0]: row for row in made.table("x").rows()}, made

    return call


def test_a_region_within_its_limits_is_plausible(judged, ct, truth) -> None:
    rows, made = judged({"Bone": Expected((1, 20), 1, 0.3, 0.9)})
    assert rows["Bone"][4:] == ("plausible", "", 0.9)
    assert rows["Bone"][1] == pytest.approx((truth == 2).sum() * ct.grid.voxel_volume_mm3 / 1000)
    assert rows["Soft tissue"][4] == "not judged"
    assert [one.name for one in made.present] == ["Soft tissue", "Bone"]


@pytest.mark.parametrize(
    "expected, word",
    [(Expected((10, 20)), "volume"), (Expected(parts=0), "parts"), (Expected(border=0.01), "cut off")],
)
def test_an_implausible_region_is_marked_with_the_reason(judged, expected, word) -> None:
    rows, made = judged({"Bone": expected})
    assert rows["Bone"][4] == "check"
    assert word in rows["Bone"][5]
    assert len(made.present) == 2


def test_an_implausible_region_is_left_out_where_the_profile_says_so(judged, truth) -> None:
    rows, made = judged({"Bone": Expected((10, 20), level="refuse")})
    assert rows["Bone"][4] == "left out"
    assert (made.array == np.where(truth == 2, 0, truth)).all()
    assert [one.name for one in made.present] == ["Soft tissue"]


def test_the_largest_parts_are_kept_and_the_rest_is_told(judged, ct, truth) -> None:
    array = truth.copy()
    array[0, :2, :2] = 2
    rows, made = judged({}, {"Bone": 1}, array)
    assert (made.array == truth).all()
    assert rows["Bone"][3] == pytest.approx(4 * ct.grid.voxel_volume_mm3 / 1000)


def test_a_region_that_was_not_found_is_told(judged, truth) -> None:
    rows, _ = judged({}, {}, np.minimum(truth, 1))
    assert rows["Bone"][4] == "not found"


def test_the_share_at_the_border_is_that_of_the_surface() -> None:
    mask = np.zeros((6, 6, 6), bool)
    mask[2:4, 2:4, 2:4] = True
    assert border_share(mask) == 0
    mask[:] = False
    mask[0, 1:5, 1:5] = True
    assert border_share(mask) == 1
    assert border_share(np.zeros((3, 3, 3), bool)) == 0
