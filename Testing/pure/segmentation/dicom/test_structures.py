"""RT structure sets: contours become exactly the voxels whose centres lie inside."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.segmentation.dicom.contours import filled
from ctsuite.segmentation.dicom.structures import read_structures

GRID = Grid((6, 30, 40), (0.7, 0.9, 2.5), (-12.0, 20.0, -300.0))


def circle(centre, radius, count=240):
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.column_stack([centre[0] + radius * np.cos(angle), centre[1] + radius * np.sin(angle)])


def by_angles(points, shape):
    """Inside by the sum of the angles under which the edges are seen: another way than counting crossings."""
    rows, columns = np.indices(shape)
    centres = np.stack([columns, rows], -1).reshape(-1, 1, 2)
    away = points[None] - centres
    angle = np.arctan2(away[..., 1], away[..., 0])
    turn = np.diff(np.concatenate([angle, angle[:, :1]], axis=1))
    turn = (turn + np.pi) % (2 * np.pi) - np.pi
    return (np.rint(turn.sum(axis=1) / (2 * np.pi)).astype(int) % 2 == 1).reshape(shape)


@pytest.mark.parametrize("seed", range(8))
def test_any_polygon_is_filled_to_the_voxel(seed):
    random = np.random.default_rng(seed)
    angle = np.sort(random.uniform(0, 2 * np.pi, 25))
    radius = random.uniform(3, 20, 25)
    points = np.column_stack([19.3 + radius * np.cos(angle), 14.6 + radius * np.sin(angle)])
    assert np.array_equal(filled([points], (30, 40)), by_angles(points, (30, 40)))


def test_a_contour_counts_to_a_fraction_of_a_voxel():
    # a square from 4.4 to 7.6: the centres 5, 6 and 7; moved by half a voxel the centre 8 comes in
    square = np.array([(4.4, 4.4), (7.6, 4.4), (7.6, 7.6), (4.4, 7.6)])
    assert filled([square], (12, 12)).sum() == 9
    assert filled([np.add(square, (0.5, 0))], (12, 12))[5].nonzero()[0].tolist() == [5, 6, 7, 8]


def test_regions_that_share_a_contour_share_no_voxel_and_leave_none_out():
    left = np.array([(1, 1), (5, 1), (5, 8), (1, 8)], float)
    right = np.array([(5, 1), (9, 1), (9, 8), (5, 8)], float)
    both = np.array([(1, 1), (9, 1), (9, 8), (1, 8)], float)
    a, b = filled([left], (12, 12)), filled([right], (12, 12))
    assert not (a & b).any() and np.array_equal(a | b, filled([both], (12, 12)))


def test_holes_are_left_out_as_inner_contour_and_as_keyhole():
    rows, columns = np.indices((30, 40))
    away = np.hypot(columns - 20.2, rows - 15.1)
    outer, inner = circle((20.2, 15.1), 12), circle((20.2, 15.1), 5)
    ring = (away < 12) & (away >= 5)
    clear = (np.abs(away - 12) > 0.01) & (np.abs(away - 5) > 0.01)
    xor = filled([outer, inner], (30, 40))
    keyhole = np.concatenate([outer, outer[:1], inner[:1], inner[:0:-1], inner[:1]])
    assert np.array_equal(xor[clear], ring[clear])
    assert np.array_equal(filled([keyhole], (30, 40)), xor)


def test_parts_outside_the_image_are_cut_off():
    assert filled([circle((0, 0), 5)], (10, 10))[0].tolist() == [True] * 5 + [False] * 5
    assert not filled([circle((-20, 5), 5)], (10, 10)).any()
    assert filled([np.array([(-5, -5), (50, -5), (50, 50), (-5, 50)], float)], (10, 10)).all()


def test_structures_come_in_with_name_colour_and_place(structure_set, contour):
    path = structure_set(
        Liver=[contour(GRID, k, circle((20, 15), 6)) for k in (2, 3)],
        Tubes=[contour(GRID, 3, circle(at, 2)) for at in ((5, 5), (35, 25))],
        Marker=[],
    )
    (labels,) = read_structures(path, GRID)
    assert [(one.value, one.name) for one in labels.segments] == [(1, "Liver"), (2, "Tubes")]
    assert labels.segments[0].colour_rgb == (1.0, 0.2, 0.0)
    assert labels.grid == GRID and labels.name == "PLAN"
    rows, columns = np.indices(GRID.shape[1:])
    disc = np.hypot(columns - 20, rows - 15) < 6
    clear = np.abs(np.hypot(columns - 20, rows - 15) - 6) > 0.01
    for k in range(6):
        assert np.array_equal(labels.mask(1)[k][clear], disc[clear] & (k in (2, 3)))
    assert labels.mask(2)[3, 5, 5] and labels.mask(2)[3, 25, 35]


def test_structures_that_overlap_come_in_layers(structure_set, contour):
    path = structure_set(
        Body=[contour(GRID, 1, circle((20, 15), 12))],
        Liver=[contour(GRID, 1, circle((18, 15), 4))],
        Lung=[contour(GRID, 1, circle((26, 15), 3))],
    )
    body, organs = read_structures(path, GRID)
    assert [one.name for one in body.segments] == ["Body"]
    assert [one.name for one in organs.segments] == ["Liver", "Lung"]
    (alone,) = read_structures(path, GRID, "Lung")
    assert np.array_equal(alone.array > 0, organs.mask(3))


@pytest.mark.parametrize(
    ("k", "points", "kind", "code"),
    [
        (2.4, circle((20, 15), 5), "CLOSED_PLANAR", "SEG-CONTOURS"),
        (-3, circle((20, 15), 5), "CLOSED_PLANAR", "SEG-CONTOURS"),
        (2, [(20, 15)], "POINT", "SEG-CONTOURS"),
    ],
)
def test_contours_that_do_not_lie_on_slices_are_refused(structure_set, contour, k, points, kind, code):
    path = structure_set(kind, Liver=[contour(GRID, k, points)])
    with pytest.raises(CTSuiteError) as error:
        read_structures(path, GRID)
    assert error.value.code == code


def test_structures_beside_the_image_are_refused_by_name_and_the_others_can_be_chosen(structure_set, contour):
    path = structure_set(
        Liver=[contour(GRID, 2, circle((20, 15), 5))],
        Arm=[contour(GRID, 2, circle((90, 15), 5))],
        Dot=[contour(GRID, 3, circle((20.5, 15.5), 0.2))],
    )
    with pytest.raises(CTSuiteError) as error:
        read_structures(path, GRID)
    assert error.value.code == "SEG-CONTOURS" and "'Arm, Dot'" in str(error.value)
    (liver,) = read_structures(path, GRID, "Liver")
    assert liver.array.any()


def test_an_unknown_name_and_another_object_are_named(structure_set, contour, source_files):
    path = structure_set(Liver=[contour(GRID, 2, circle((20, 15), 5))])
    with pytest.raises(CTSuiteError) as error:
        read_structures(path, GRID, "Spleen")
    assert error.value.code == "SEG-SEGMENT" and "Liver" in error.value.remedy
    with pytest.raises(CTSuiteError) as error:
        read_structures(source_files[0], GRID)
    assert error.value.code == "SEG-WRONG-CLASS"
