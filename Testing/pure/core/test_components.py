"""Connected parts and holes, compared with SimpleITK and with bodies of known size."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk
from scipy import ndimage

from ctsuite.core import parallel
from ctsuite.core.components import find, find_holes, holes_in_slices
from ctsuite.core.grid import Grid
from ctsuite.segmentation.report import rows


@pytest.fixture
def scatter() -> np.ndarray:
    """A third of the voxels of an odd box, at random: every kind of contact occurs."""
    return np.random.default_rng(7).random((17, 23, 31)) < 0.2


@pytest.mark.parametrize(("connectivity", "fully"), [("6", False), ("26", True)])
def test_parts_are_those_that_simpleitk_finds(scatter, connectivity, fully):
    parts = find(scatter, connectivity)
    image = sitk.ConnectedComponent(sitk.GetImageFromArray(scatter.astype(np.uint8)), fully)
    theirs = np.bincount(sitk.GetArrayFromImage(image).ravel())[1:]
    assert sorted(parts.voxels[1:]) == sorted(theirs)
    assert np.array_equal(parts.mask(np.arange(parts.count + 1) > 0), scatter)


@pytest.mark.parametrize(("connectivity", "rank"), [("6", 1), ("18", 2), ("26", 3)])
@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.97])
def test_labels_are_those_of_scipy_numbers_included(connectivity, rank, share):
    mask = np.random.default_rng(3).random((40, 19, 33)) < share
    theirs, count = ndimage.label(mask, ndimage.generate_binary_structure(3, rank))
    parts = find(mask, connectivity)
    assert parts.count == count
    assert np.array_equal(parts.labels, theirs)
    assert np.array_equal(parts.voxels[1:], np.bincount(theirs.ravel())[1:])


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_number_of_cores_does_not_change_a_part(scatter, workers, monkeypatch):
    monkeypatch.setattr(parallel, "workers", lambda: workers)
    theirs, _ = ndimage.label(scatter, np.ones((3, 3, 3)))
    assert np.array_equal(find(scatter).labels, theirs)


def test_a_view_of_a_larger_array_and_a_single_row_are_searched_as_well():
    large = np.random.default_rng(4).random((9, 20, 30)) < 0.4
    view = large[1:8, ::2, 3:27]
    theirs, _ = ndimage.label(view, np.ones((3, 3, 3)))
    assert np.array_equal(find(view).labels, theirs)
    assert find(large[:1, :1]).labels.max() == ndimage.label(large[:1, :1], np.ones((3, 3, 3)))[1]


def test_edge_neighbours_lie_between_face_and_corner_neighbours(scatter):
    counts = [find(scatter, connectivity).count for connectivity in ("6", "18", "26")]
    assert counts[0] > counts[1] > counts[2]


def test_parts_that_touch_the_border_are_known():
    mask = np.zeros((10, 10, 10), bool)
    mask[0, 5, 5] = mask[4:6, 4:6, 4:6] = mask[7, 7, 9] = True
    parts = find(mask)
    assert parts.at_border[parts.labels[mask[parts.box]]].tolist() == [True] + [False] * 8 + [True]


def test_the_centre_of_a_part_is_its_centre_of_gravity(scatter):
    parts = find(scatter, "6")
    listed = parts.largest_first()[:9]
    grid = Grid.axial(scatter.shape, (0.5, 2.0, 3.0))
    for number, centre in zip(listed, parts.centres_index(listed), strict=True):
        where = np.argwhere(parts.mask(np.arange(parts.count + 1) == number))[:, ::-1]
        assert centre == pytest.approx(where.mean(axis=0))
    described = next(rows(parts, np.full(parts.count + 1, "kept"), grid, "Part"))
    expected = grid.index_to_lps(parts.centres_index(listed)[0])
    assert described.position_lps_mm == pytest.approx(tuple(expected))


def test_the_rows_of_a_report_account_for_every_part_and_voxel(scatter):
    parts = find(scatter, "6")
    assert parts.count > 60
    decisions = np.where(parts.voxels > 1, "kept", "left out")
    listed = list(rows(parts, decisions, Grid.axial(scatter.shape, (1, 1, 1)), "Part"))
    assert sum(row.count for row in listed) == parts.count
    assert sum(row.voxels for row in listed) == scatter.sum()
    assert sum(row.voxels for row in listed if row.decision == "kept") == parts.voxels[parts.voxels > 1].sum()
    assert len(listed) == 27


def test_holes_are_those_that_simpleitk_fills(scatter):
    dense = ~(np.random.default_rng(8).random((17, 23, 31)) < 0.1)
    filled = sitk.BinaryFillhole(sitk.GetImageFromArray(dense.astype(np.uint8)), fullyConnected=False)
    holes = find_holes(dense, "26")
    ours = dense | holes.mask(np.arange(holes.count + 1) > 0)
    assert np.array_equal(ours, sitk.GetArrayFromImage(filled).astype(bool))
    assert holes.count > 10 and not ours.all()


def test_a_hole_that_leaks_over_an_edge_only_is_closed_for_corner_neighbours_and_open_for_faces():
    mask = np.ones((5, 5, 5), bool)
    mask[2, 2, 2] = mask[2, 1, 1] = mask[2, 0, 1] = False
    assert find_holes(mask, "26").count == 1
    assert find_holes(mask, "6").count == 0


def test_a_cavity_at_the_border_of_the_volume_is_not_enclosed():
    mask = np.ones((6, 6, 6), bool)
    mask[0, 3, 3] = mask[3, 3, 3] = False
    holes = find_holes(mask)
    assert holes.voxels.tolist() == [0, 1]


def test_a_tunnel_is_open_in_3d_and_enclosed_in_its_slices():
    mask = np.ones((6, 7, 7), bool)
    mask[:, 3, 3] = False
    assert find_holes(mask).count == 0
    assert np.argwhere(holes_in_slices(mask)).tolist() == [[k, 3, 3] for k in range(6)]


def test_an_empty_region_has_neither_parts_nor_holes():
    nothing = np.zeros((3, 4, 5), bool)
    assert find(nothing).count == find_holes(nothing).count == 0
    assert not holes_in_slices(nothing).any()


def test_gaps_are_the_distances_to_the_nearest_voxel_of_another_part():
    mask = np.random.default_rng(5).random((14, 15, 16)) < 0.01
    spacing = (0.7, 0.9, 1.6)
    parts = find(mask)
    found = parts.gaps_mm(spacing, 4.0)
    for number in range(1, parts.count + 1):
        away = ndimage.distance_transform_edt(
            ~((parts.labels > 0) & (parts.labels != number)), sampling=spacing[::-1]
        )
        nearest = away[parts.labels == number].min()
        assert found[number] == (pytest.approx(nearest) if nearest <= 4.0 else np.inf)
    assert np.isinf(found[1:]).any() and np.isfinite(found[1:]).any()
