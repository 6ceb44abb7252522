"""Less dense bone is added to sure bone, and what was apart stays apart."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ctsuite.core.components import find
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.runner import Context, accept, run
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.series.load import load
from ctsuite.phantom.kinds import make
from ctsuite.segmentation import exclude_contrast, threshold
from ctsuite.segmentation.complete_bone import TOOL, Parameters, complete_bone

GRID = Grid.axial((40, 40, 60), (1.0, 1.0, 1.0))
CORTEX, CANCELLOUS, MUSCLE, VESSEL = 700, 160, 55, 320
BONE = Segment(1, "Bone")


def scan(*blocks: tuple[tuple[slice, ...], int]) -> Volume:
    """Blocks of a CT number in muscle with noise."""
    values = np.full(GRID.shape, float(MUSCLE))
    for place, value in blocks:
        values[place] = value
    values += np.random.default_rng(2).normal(0, 12, GRID.shape)
    return Volume(values.astype(np.int16), GRID, attributes={"Modality": "CT"})


def box(z: tuple[int, int], y: tuple[int, int], x: tuple[int, int]) -> tuple[slice, ...]:
    """A block from three ranges."""
    return slice(*z), slice(*y), slice(*x)


def completed(volume: Volume, mask: Any, avoid: Any = None, **values: Any) -> Any:
    """The region after completing."""
    labels = Labels.from_mask(mask, volume.grid, BONE)
    before = None if avoid is None else Labels.from_mask(avoid, volume.grid, BONE)
    return complete_bone(volume, labels, Parameters(**values), Task(), before)["labels"].array > 0


@pytest.fixture
def vertebra() -> tuple[Volume, Any]:
    """A block of cancellous bone with a perforated cortex, and its true extent."""
    outer, inner = box((8, 32), (8, 32), (10, 40)), box((10, 30), (10, 30), (12, 38))
    opening = box((8, 10), (14, 26), (16, 34))
    truth = np.zeros(GRID.shape, bool)
    truth[outer] = True
    return scan((outer, CORTEX), (inner, CANCELLOUS), (opening, CANCELLOUS)), truth


def test_cancellous_bone_behind_a_perforated_cortex_is_added(vertebra: Any) -> None:
    volume, truth = vertebra
    sure = volume.array > 226
    found = completed(volume, sure)
    assert np.count_nonzero(sure) < 0.6 * np.count_nonzero(truth)
    assert 2 * np.count_nonzero(found & truth) / (found.sum() + truth.sum()) > 0.97
    assert find(found).count == 1


def test_nothing_is_added_beyond_the_reach_or_below_the_limit(vertebra: Any) -> None:
    volume, truth = vertebra
    sure = np.zeros(GRID.shape, bool)
    sure[truth] = (volume.array > 226)[truth]
    sure[:, :, 14:] = False
    found = completed(volume, sure, reach=5.0)
    assert found[20, 20, 16] and not found[20, 20, 17] and not found[:, :, 20:].any()
    np.testing.assert_array_equal(completed(volume, sure, limit=900.0), sure)
    np.testing.assert_array_equal(completed(volume, sure, reach=0.0), sure)


def test_a_fracture_gap_stays_open(vertebra: Any) -> None:
    volume, truth = vertebra
    array = volume.array.copy()
    # two voxels of blood and partial volume, denser than the lower limit
    array[:, :, 24:26][truth[:, :, 24:26]] = 130
    broken = Volume(array, GRID, attributes=volume.attributes)
    sure = (array > 226) & truth
    assert find(sure).count == 2
    found = completed(broken, sure)
    assert find(found).count == 2
    assert np.count_nonzero(found) > 1.4 * np.count_nonzero(sure)


def test_an_excluded_vessel_is_not_grown_into(vertebra: Any) -> None:
    volume, truth = vertebra
    array = volume.array.copy()
    vessel = np.zeros(GRID.shape, bool)
    vessel[box((0, 40), (12, 28), (43, 55))] = True
    wall = np.zeros(GRID.shape, bool)
    wall[box((0, 40), (11, 29), (40, 56))] = True
    array[wall], array[vessel] = 150, VESSEL
    beside = Volume(array, GRID, attributes=volume.attributes)
    sure = (array > 226) & truth
    assert (completed(beside, sure) & vessel).any()
    found = completed(beside, sure, avoid=(array > 226))
    assert not (found & vessel).any()
    assert np.count_nonzero(found & truth) > 0.95 * np.count_nonzero(truth)


def test_nothing_grows_from_crumbs_or_from_the_noise_of_an_organ(vertebra: Any) -> None:
    volume, _ = vertebra
    array = volume.array.copy()
    organ = box((0, 40), (0, 40), (44, 60))
    array[organ] = 150
    array[20:24, 20:24, 50:54] = 240
    array[5, 5, 50] = 900
    noisy = Volume(array, GRID, attributes=volume.attributes)
    sure = array > 226
    found = completed(noisy, sure, part=0.01)
    np.testing.assert_array_equal(found[organ], sure[organ])


def test_dense_bone_gets_no_rim_of_partly_filled_voxels() -> None:
    phantom = make("rod", {"radius_mm": 6, "hu": 700, "pixel_spacing_mm": 1.0, "slice_spacing_mm": 1.25})
    volume, truth = phantom.volume(), phantom.labels().array > 0
    sure = volume.array > 375
    assert (volume.array[~sure] > 120).sum() > 0.1 * truth.sum()
    assert np.count_nonzero(completed(volume, sure)) <= 1.03 * np.count_nonzero(sure)


def test_a_region_with_nothing_to_grow_from_stays_as_it_is() -> None:
    volume = scan((box((10, 20), (10, 20), (10, 20)), 250))
    sure = np.zeros(GRID.shape, bool)
    sure[box((12, 18), (12, 18), (12, 18))] = True
    np.testing.assert_array_equal(completed(volume, sure), sure)


def test_bone_of_low_density_on_a_real_series_agrees_far_better_with_its_reference(data: Any) -> None:
    volume = load(data("ct_volumes/abdomen_sm_3mm.nii.gz"), modality="CT")
    reference = load(data("references/abdomen_sm_3mm_totalseg117.nii.gz"), modality="CT").array
    # numbers of TotalSegmentator: sacrum, vertebrae, arms and legs, ribs, sternum
    bone = np.isin(reference, [25, *range(26, 51), *range(69, 79), *range(92, 117)])
    context = Context(decide=accept)
    found = run(threshold.TOOL, {"volume": volume}, {"preset": "bone"}, context).outputs["labels"]
    sure = run(exclude_contrast.TOOL, {"volume": volume, "labels": found}, {}, context).outputs["labels"]

    def dice(mask: Any) -> float:
        return float(2 * np.count_nonzero(mask & bone) / (np.count_nonzero(mask) + np.count_nonzero(bone)))

    inputs = {"volume": volume, "labels": sure, "avoid": found}
    made = run(TOOL, inputs, {}, context).outputs["labels"].array > 0
    assert dice(sure.array > 0) < 0.6
    assert dice(made) > 0.72
