"""Following vessels of known course past plaque, stenoses and what they touch."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk
from scipy import ndimage

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.phantom.kinds import make
from ctsuite.segmentation.tracking import vessel


def scan(kind: str, **values):
    """Scan, labels and truth of a vessel phantom, and a seed 6 mm from the start of its first vessel."""
    usual = {"pixel_spacing_mm": 1.0, "slice_spacing_mm": 1.0, "noise_hu": 20}
    phantom = make(kind, {**usual, **values})
    line = phantom.scene.structure("vessel").centrelines[0].points_lps_mm
    way = np.linalg.norm(line - line[0], axis=1)
    seed = line[0] + (line[-1] - line[0]) * 6 / way[-1] if len(line) < 3 else line[np.argmax(way >= 6)]
    return phantom.volume(), phantom.labels(), line, Curve(seed[None])


def reached_mm(curves, line: np.ndarray) -> float:
    """Length of the true course that lies within 2 mm of a tracked one."""
    points = np.vstack([curve.points_lps_mm for curve in curves])
    near = np.array([np.linalg.norm(points - place, axis=1).min() < 2.5 for place in line])
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    return float(steps[near[1:] & near[:-1]].sum())


@pytest.mark.parametrize("noise", [20, 50])
def test_a_stenosis_of_seventy_percent_is_passed(run, dice, noise):
    volume, labels, line, seed = scan("stenosed-vessel", noise_hu=noise, stenosis=70)
    made = run(vessel.TOOL, volume=volume, inside=seed)
    assert dice(made["labels"].mask(1), labels.mask(1)) >= 0.96
    assert len(made["curves"]) == 1
    assert len(made["leaks"].points_lps_mm) == 0
    length = np.linalg.norm(np.diff(line, axis=0), axis=1).sum()
    assert reached_mm(made["curves"], line) >= 0.9 * length


@pytest.mark.parametrize("noise", [20, 50])
def test_calcified_plaque_is_passed_and_is_a_segment_of_its_own(run, dice, noise):
    volume, labels, _, seed = scan("plaque-vessel", noise_hu=noise)
    made = run(vessel.TOOL, volume=volume, inside=seed)
    assert dice(made["labels"].mask(1), labels.mask(1)) >= 0.95
    assert [segment.name for segment in made["labels"].segments] == ["Vessel", "Calcified plaque"]
    calcium = made["labels"].mask(2)
    # brighter than the blood by far, so that its blur reaches a voxel beyond the plaque
    assert np.count_nonzero(calcium & (labels.array > 0)) >= 0.6 * np.count_nonzero(calcium)
    assert np.count_nonzero(calcium & labels.mask(2)) >= 0.6 * np.count_nonzero(labels.mask(2))


@pytest.mark.parametrize("noise", [0, 20, 50])
def test_a_leak_into_a_touching_vessel_is_stopped_and_marked(run, noise):
    volume, labels, _, seed = scan("touching-vessels", noise_hu=noise)
    made = run(vessel.TOOL, volume=volume, inside=seed)
    neighbour = labels.mask(2)
    assert np.count_nonzero(made["labels"].mask(1) & neighbour) <= 0.05 * np.count_nonzero(neighbour)
    leaks = made["leaks"].points_lps_mm
    assert 1 <= len(leaks) <= 4
    voxels = np.rint(volume.grid.lps_to_index(leaks)).astype(int)[:, ::-1]
    assert labels.array[tuple(voxels.T)].any()
    assert made["labels"].segments[-1].name == "Stopped here"
    assert len(made["leak_report"].columns[0].values) == len(leaks)


def test_a_second_seed_takes_tracking_on_beyond_a_leak(run, dice):
    volume, labels, line, seed = scan("touching-vessels")
    one = run(vessel.TOOL, volume=volume, inside=seed)["labels"].mask(1)
    both = Curve(np.vstack([seed.points_lps_mm, line[-30]]))
    made = run(vessel.TOOL, volume=volume, inside=both)
    assert dice(made["labels"].mask(1), labels.mask(1)) > dice(one, labels.mask(1)) + 0.05
    assert made["seeds"].columns[1].values == ("tracked from here", "tracked from here")


def test_a_second_seed_that_was_reached_is_said_to_be(run):
    volume, _, line, seed = scan("tortuous-vessel")
    both = Curve(np.vstack([seed.points_lps_mm, line[-30]]))
    made = run(vessel.TOOL, volume=volume, inside=both)
    assert made["seeds"].columns[1].values == ("tracked from here", "reached from an earlier seed")
    assert len(made["curves"]) == 1


@pytest.mark.parametrize("noise", [20, 50])
def test_a_tree_has_its_branches_generations_and_radii(run, dice, noise):
    volume, labels, _, seed = scan("vessel-tree", noise_hu=noise)
    made = run(vessel.TOOL, volume=volume, inside=seed)
    assert dice(made["labels"].mask(1), labels.mask(1)) >= 0.96
    table = {column.name: column.values for column in made["branches"].columns}
    assert table["Generation"] == (0, 1, 2, 2, 1)
    assert table["Comes from"] == ("none", "Branch 1", "Branch 2", "Branch 2", "Branch 1")
    # trunk 6 mm, left 4.5, right 3.9, of the left 3.3 and 2.7
    radii = np.array(table["Mean radius"])
    assert np.allclose(radii[[0, 1, 4]], (6.0, 4.5, 3.9), atol=0.4)
    assert np.allclose(np.sort(radii[2:4]), (2.7, 3.3), atol=0.4)


def test_a_vessel_at_a_bone_does_not_take_the_bone_in(run, drawing, dice):
    scene = drawing((70, 50, 50), (1.0, 1.0, 1.0))
    tube = scene.rod((0, 0, 0), 5)
    scene.fill(tube, 320)
    bone = scene.ball((14, 0, 10), 10) & ~tube
    scene.fill(bone, 260)
    scene.fill(scene.ball((14, 0, 10), 10) & ~scene.ball((14, 0, 10), 8.5) & ~tube, 700)
    made = run(vessel.TOOL, volume=scene.volume(20), inside=Curve(np.array([[0.0, 0.0, -25.0]])))
    region = made["labels"].mask(1)
    assert np.count_nonzero(region & bone) <= 0.05 * np.count_nonzero(bone)
    assert dice(region, tube) >= 0.9


def test_given_limits_are_taken(run, dice):
    volume, labels, _, seed = scan("tortuous-vessel")
    made = run(vessel.TOOL, volume=volume, inside=seed, limits="given", lower=170, upper=700)
    assert dice(made["labels"].mask(1), labels.mask(1)) >= 0.95


def test_seeds_that_are_not_in_a_vessel_are_refused(run):
    volume, _, _, seed = scan("tortuous-vessel")
    away = seed.points_lps_mm + np.array([18.0, 0, 0])

    def code(points, **more) -> str:
        with pytest.raises(CTSuiteError) as error:
            run(vessel.TOOL, volume=volume, inside=Curve(np.asarray(points, float).reshape(-1, 3)), **more)
        return error.value.code

    assert code(away) == "TRACK-SEED-NOT-BLOOD"
    assert code(away, limits="given", lower=200, upper=400) == "GROW-SEED-OFF-LIMITS"
    assert code([[0, 0, 900]]) == "GROW-SEED-BEYOND"
    assert code([]) == "GROW-SEEDS-MISSING"
    assert code(seed.points_lps_mm, lower=300, upper=200) == "PARAMETER-CONFLICT"


def test_a_real_dissected_aorta_is_followed_without_the_spine(run, series, data, dice):
    volume = series("aorta_cta")
    lumen, aorta, bone = (
        _on(volume.grid, sitk.ReadImage(str(data(f"references/aorta_cta/{name}.nii.gz"))))
        for name in ("aorta_true_lumen", "aorta", "vertebrae_T12")
    )
    slices = np.flatnonzero(lumen.any(axis=(1, 2)))
    k = slices[int(0.7 * len(slices))]
    j, i = np.unravel_index(ndimage.distance_transform_edt(lumen[k]).argmax(), lumen[k].shape)
    made = run(vessel.TOOL, volume=volume, inside=Curve(volume.grid.index_to_lps([[i, j, k]])))
    region = made["labels"].mask(1)
    assert dice(region, lumen) >= 0.65
    # the rest are the arteries of neck and arm, and a part of the heart up to the leak that was stopped
    assert np.count_nonzero(region & aorta) >= 0.7 * np.count_nonzero(region)
    assert not (region & bone).any()
    assert len(made["leaks"].points_lps_mm) >= 1


def _on(grid: Grid, mask: sitk.Image) -> np.ndarray:
    """A mask on another grid, by the nearest voxel."""
    wanted = sitk.Image(*grid.shape[::-1], sitk.sitkUInt8)
    wanted.SetSpacing(grid.spacing_mm)
    wanted.SetOrigin(grid.origin_lps_mm)
    wanted.SetDirection(np.ravel(grid.direction_lps).tolist())
    return sitk.GetArrayFromImage(sitk.Resample(mask, wanted, sitk.Transform(), sitk.sitkNearestNeighbor)) > 0
