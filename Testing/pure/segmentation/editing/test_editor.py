"""Every voxel can be added and removed, by every tool, and every change undone."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.segmentation.editing.editor import Editor
from ctsuite.segmentation.editing.logical import INTERSECT, SUBTRACT, UNION
from ctsuite.segmentation.editing.smoothing import CLOSING, GAUSSIAN, MEDIAN, OPENING


@pytest.fixture
def grid() -> Grid:
    """An oblique grid with three different spacings."""
    turn = np.linalg.qr(np.array([[1.0, 0.2, 0.1], [-0.2, 1.0, 0.3], [0.1, -0.3, 1.0]]))[0]
    matrix = np.eye(4)
    matrix[:3, :3] = turn * np.sign(np.diag(turn)) * (0.7, 0.9, 2.0)
    matrix[:3, 3] = (-20.0, 15.0, 300.0)
    return Grid.from_ijk_to_lps(matrix, (9, 11, 13))


@pytest.fixture
def plain() -> Grid:
    """An axial grid of 1 mm."""
    return Grid.from_ijk_to_lps(np.eye(4), (24, 24, 24))


def empty(grid: Grid) -> Editor:
    """Two segments without a voxel."""
    segments = (Segment(1, "First"), Segment(2, "Second"))
    return Editor(Labels(np.zeros(grid.shape, np.uint8), grid, segments))


def ball(grid: Grid, radius: float, centre: tuple[float, float, float] = (12.0, 12.0, 12.0)) -> np.ndarray:
    """A ball in voxels (z, y, x)."""
    z, y, x = np.indices(grid.shape)
    return (z - centre[0]) ** 2 + (y - centre[1]) ** 2 + (x - centre[2]) ** 2 <= radius**2


def radius_of(mask: np.ndarray) -> float:
    """Radius of the ball that has as many voxels."""
    return float((np.count_nonzero(mask) * 3 / (4 * np.pi)) ** (1 / 3))


def test_a_brush_of_one_voxel_reproduces_a_random_region_exactly(grid: Grid) -> None:
    rng = np.random.default_rng(7)
    wanted, first = rng.random(grid.shape) < 0.4, rng.random(grid.shape) < 0.5
    editor = empty(grid)
    editor.set_mask(1, first)
    jitter = rng.uniform(-0.49, 0.49, (2, wanted.size, 3))
    add, remove = np.argwhere(wanted & ~first), np.argwhere(first & ~wanted)
    editor.paint(1, grid.index_to_lps(add[:, ::-1] + jitter[0, : len(add)]))
    editor.erase(1, grid.index_to_lps(remove[:, ::-1] + jitter[1, : len(remove)]))
    np.testing.assert_array_equal(editor.mask(1), wanted)


def test_undo_and_redo_go_through_all_tools(plain: Grid) -> None:
    editor = empty(plain)
    states = [editor.labels.array]
    square = np.array([(6, 6, 12), (18, 6, 12), (18, 18, 12), (6, 18, 12)], float)
    edits = (
        lambda: editor.paint(1, [[12.0, 12.0, 12.0]], 6.0),
        lambda: editor.paint(2, [[3.0, 3.0, 3.0], [20.0, 3.0, 3.0]], 1.0, stroke=True),
        lambda: editor.erase(1, [[12.0, 12.0, 12.0]], 2.0),
        lambda: editor.draw(1, square),
        lambda: editor.scissors(1, square - (0, 8, 0)),
        lambda: editor.fill(2, [23.0, 23.0, 23.0]),
        lambda: editor.combine(2, 1, UNION),
        lambda: editor.margin(2, -2.0),
        lambda: editor.smooth(2, MEDIAN, 2.0),
        lambda: editor.smooth_jointly(2.0),
        lambda: editor.keep_islands(2),
    )
    for edit in edits:
        edit()
        if (editor.labels.array != states[-1]).any():
            states.append(editor.labels.array)
    assert len(states) >= 9
    for state in states[-2::-1]:
        editor.undo()
        np.testing.assert_array_equal(editor.labels.array, state)
    assert not editor.history.can_undo
    for state in states[1:]:
        editor.redo()
        np.testing.assert_array_equal(editor.labels.array, state)
    assert not editor.history.can_redo


def test_what_can_be_undone_takes_bounded_memory(plain: Grid) -> None:
    segments = (Segment(1, "First"),)
    editor = Editor(Labels(np.zeros(plain.shape, np.uint8), plain, segments), most_bytes=200_000)
    rng = np.random.default_rng(1)
    states = []
    for _ in range(12):
        states.append(editor.labels.array)
        editor.set_mask(1, rng.random(plain.shape) < 0.5)
        assert editor.history.bytes <= 200_000
    undone = 0
    while editor.history.can_undo:
        editor.undo()
        undone += 1
        np.testing.assert_array_equal(editor.labels.array, states[-undone])
    assert 0 < undone < 12


def test_a_ball_has_the_radius_of_the_brush_whatever_the_spacing(grid: Grid) -> None:
    editor = empty(grid)
    centre = np.array(grid.centre_lps_mm)
    editor.paint(1, centre[None], 3.0)
    voxels = np.argwhere(np.ones(grid.shape, bool))
    apart = np.linalg.norm(grid.index_to_lps(voxels[:, ::-1]) - centre, axis=1)
    np.testing.assert_array_equal(editor.mask(1).reshape(-1), apart <= 3.0)


def test_painting_outside_the_volume_changes_nothing(grid: Grid) -> None:
    editor = empty(grid)
    editor.paint(1, grid.index_to_lps([[-0.6, 3.0, 3.0], [500.0, 0.0, 0.0]]))
    assert not editor.mask(1).any() and not editor.history.can_undo


def test_a_drawn_polygon_stays_in_its_slice(plain: Grid) -> None:
    editor = empty(plain)
    editor.draw(1, [(4.5, 4.5, 7.0), (14.5, 4.5, 7.0), (14.5, 9.5, 7.0), (4.5, 9.5, 7.0)])
    wanted = np.zeros(plain.shape, bool)
    wanted[7, 5:10, 5:15] = True
    np.testing.assert_array_equal(editor.mask(1), wanted)


def test_scissors_cut_along_the_direction_of_view(plain: Grid) -> None:
    editor = empty(plain)
    editor.set_mask(1, np.ones(plain.shape, bool))
    corners = [(0.0, 4.5, 4.5), (0.0, 9.5, 4.5), (0.0, 9.5, 12.5), (0.0, 4.5, 12.5)]
    editor.scissors(1, corners, direction_lps=(1.0, 0.0, 0.0))
    gone = np.zeros(plain.shape, bool)
    gone[5:13, 5:10, :] = True
    np.testing.assert_array_equal(editor.mask(1), ~gone)
    editor.undo()
    editor.scissors(1, corners, direction_lps=(1.0, 0.0, 0.0), keep=True)
    np.testing.assert_array_equal(editor.mask(1), gone)


def test_an_outline_that_encloses_nothing_is_refused(plain: Grid) -> None:
    editor = empty(plain)
    for corners in ([(0.0, 0.0, 0.0), (5.0, 5.0, 0.0)], [(n, n, n) for n in range(4)]):
        with pytest.raises(CTSuiteError) as error:
            editor.draw(1, corners)
        assert error.value.code == "SEGMENT-EDIT-POLYGON"


def test_a_margin_is_a_distance_in_millimetres_and_other_segments_can_be_kept(grid: Grid) -> None:
    editor = empty(grid)
    editor.paint(1, np.array(grid.centre_lps_mm)[None])
    editor.margin(1, 2.5)
    again = empty(grid)
    again.paint(1, np.array(grid.centre_lps_mm)[None], 2.5)
    np.testing.assert_array_equal(editor.mask(1), again.mask(1))
    editor.margin(1, -2.5)
    assert np.count_nonzero(editor.mask(1)) == 1
    careful = Editor(editor.labels, overwrite=False)
    careful.set_mask(2, ~careful.mask(1))
    careful.margin(1, 3.0)
    assert np.count_nonzero(careful.mask(1)) == 1


def test_smoothing_takes_spikes_away_and_keeps_the_ball(plain: Grid) -> None:
    shape = ball(plain, 8.0)
    rough = shape.copy()
    rough[12, 12, 21:24] = True
    rough[12, 12, 12] = False
    for way in (MEDIAN, GAUSSIAN):
        editor = empty(plain)
        editor.set_mask(1, rough)
        editor.smooth(1, way, 1.5)
        result = editor.mask(1)
        assert not result[12, 12, 21:].any() and result[12, 12, 12]
        # a Gaussian makes a ball smaller by the square of its width over the radius
        loss = 1.5**2 / 8 if way == GAUSSIAN else 0.0
        assert radius_of(result) == pytest.approx(radius_of(shape) - loss, abs=0.1)
    editor = empty(plain)
    editor.set_mask(1, rough)
    editor.smooth(1, OPENING, 2.0)
    assert not editor.mask(1)[12, 12, 21:].any()
    editor.undo()
    editor.smooth(1, CLOSING, 2.0)
    assert editor.mask(1)[12, 12, 12] and not (rough & ~editor.mask(1)).any()


def test_regions_smoothed_jointly_keep_touching(plain: Grid) -> None:
    editor = empty(plain)
    shape = ball(plain, 9.0)
    checks = np.indices(plain.shape).sum(axis=0) % 5 < 2
    left = np.indices(plain.shape)[2] + checks < 12
    editor.set_mask(1, shape & left)
    editor.set_mask(2, shape & ~left)
    editor.smooth_jointly(1.5)
    both = editor.mask(1) | editor.mask(2)
    assert radius_of(both) == pytest.approx(radius_of(shape) - 1.5**2 / 9, abs=0.1)
    core = ball(plain, 6.0)
    assert not (core & ~both).any()
    x = np.indices(plain.shape)[2]
    assert editor.mask(1)[core & (x < 9)].all() and editor.mask(2)[core & (x > 14)].all()
    # the checkered border between the two became smooth
    first, before = editor.mask(1), shape & left
    steps = [np.count_nonzero(np.diff(mask[12, 8:17, 6:18], axis=0)) for mask in (first, before)]
    assert steps[0] < steps[1]


def test_regions_are_joined_subtracted_and_intersected(plain: Grid) -> None:
    first, second = ball(plain, 6.0, (12, 12, 9)), ball(plain, 6.0, (12, 12, 15))
    for operation, wanted in (
        (UNION, first | second),
        (SUBTRACT, first & ~second),
        (INTERSECT, np.zeros_like(first)),
    ):
        editor = empty(plain)
        editor.set_mask(1, first)
        editor.set_mask(2, second)
        held = editor.mask(1)
        editor.combine(1, 2, operation)
        np.testing.assert_array_equal(editor.mask(1), wanted if operation != SUBTRACT else held)


def test_fill_stays_within_what_is_joined_across_faces(plain: Grid) -> None:
    editor = empty(plain)
    shell = ball(plain, 8.0) & ~ball(plain, 6.0)
    editor.set_mask(1, shell)
    editor.fill(2, [12.0, 12.0, 12.0])
    np.testing.assert_array_equal(editor.mask(2), ball(plain, 6.0))


def test_slices_between_drawn_ones_follow_an_oblique_cone(plain: Grid) -> None:
    z, y, x = np.indices(plain.shape)
    cone = ((x - (6 + 0.5 * z)) ** 2 + (y - 12) ** 2 <= (3 + 0.15 * z) ** 2) & (z >= 2) & (z <= 22)
    editor = empty(plain)
    drawn = np.zeros_like(cone)
    drawn[2::5] = cone[2::5]
    editor.set_mask(1, drawn)
    editor.interpolate(1)
    result = editor.mask(1)
    np.testing.assert_array_equal(result[2::5], cone[2::5])
    assert 2 * np.count_nonzero(result & cone) / (result.sum() + cone.sum()) > 0.95
    assert not result[:2].any() and not result[23:].any()
