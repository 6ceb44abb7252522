"""Only what a look can show is given to the graphics card, and the picture stays the same."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.rendering import tool
from ctsuite.ct.rendering.presets import LOOKS
from ctsuite.ct.rendering.visible import visible_part, worth_copying

SHAPE = (30, 60, 70)


@pytest.fixture
def values() -> np.ndarray:
    """A bone in a body in air, far from the middle."""
    array = np.full(SHAPE, -1000, np.int16)
    array[4:26, 10:50, 10:60] = 40
    array[12:17, 20:28, 22:31] = 900
    return array


def test_the_part_holds_every_voxel_above_the_ramp_and_what_is_near_it(values: np.ndarray) -> None:
    assert visible_part(values, LOOKS["bone"]) == (slice(9, 20), slice(17, 31), slice(19, 34))
    assert visible_part(values, LOOKS["skin"]) == (slice(1, 29), slice(7, 53), slice(7, 63))
    # between air and tissue the band of the airway is passed, though no voxel lies in it
    assert visible_part(values, LOOKS["airway"]) == visible_part(values, LOOKS["skin"])
    assert visible_part(values, LOOKS["bone"].shifted(2000)) == (slice(0, 1),) * 3


def test_a_cropping_box_makes_the_part_smaller(values: np.ndarray) -> None:
    box = np.array([[0.0, 1.0], [0.0, 1.0], [0.5, 1.0]])
    assert visible_part(values, LOOKS["bone"], box)[0] == slice(11, 20)
    beside = np.array([[0.0, 0.1], [0.0, 1.0], [0.0, 1.0]])
    assert visible_part(values, LOOKS["bone"], beside) == (slice(0, 1),) * 3


def test_a_part_is_copied_only_where_it_is_less_than_half(values: np.ndarray) -> None:
    small, large = visible_part(values, LOOKS["bone"]), visible_part(values, LOOKS["skin"])
    assert worth_copying(values, small) == small
    assert worth_copying(values, large) == (large[0], slice(0, SHAPE[1]), slice(0, SHAPE[2]))


@pytest.mark.parametrize(("segments", "cut"), [(False, 0), (True, 0), (False, 60), (True, 60)])
def test_the_picture_of_the_part_is_that_of_the_whole(
    values: np.ndarray, monkeypatch: pytest.MonkeyPatch, segments: bool, cut: int
) -> None:
    values[20:24, 40:48, 40:56] = 1200
    grid = Grid(SHAPE, (1.0, 1.1, 1.5))
    labels = Labels.from_mask(values > 1000, grid, Segment(1, "Plate")) if segments else None
    wanted = tool.TOOL.parse({"size": 200, "cut_right": cut, "rest": 50 if segments else 100})

    def picture() -> np.ndarray:
        made = tool.volume_rendering(Volume(values, grid), wanted, Task(), labels)
        return np.asarray(made["picture"].pixels).astype(int)

    part = picture()
    whole = tuple(slice(0, n) for n in SHAPE)
    monkeypatch.setattr(tool, "visible_part", lambda *_: whole)
    everything = picture()
    assert np.ptp(everything) > 100
    assert np.abs(part - everything).mean() < 0.2
    assert (np.abs(part - everything).max(axis=-1) > 20).mean() < 0.005


def test_a_box_cuts_what_is_drawn_of_segments_alone_where_it_cuts_the_volume(values: np.ndarray) -> None:
    """Segments without the rest are cropped to themselves; the box still counts from the whole volume."""
    values[20:24, 40:48, 40:56] = 1200
    grid = Grid(SHAPE, (1.0, 1.0, 1.0))
    labels = Labels.from_mask(values > 500, grid, Segment(1, "Bones"))

    def lit(cut_right: float) -> np.ndarray:
        wanted = tool.TOOL.parse({"size": 400, "rest": 0, "cut_right": cut_right})
        shown = tool.volume_rendering(Volume(values, grid), wanted, Task(), labels)["picture"].pixels
        middle = shown[140:230, 100:320].astype(int)  # beside all that is written
        return np.asarray((middle.max(axis=-1) > 60).any(axis=0)).nonzero()[0]

    # the first bone ends before 50 % of the width, the second begins after it
    whole, half = lit(0), lit(50)
    assert len(half) < 0.75 * len(whole)
    assert half.max() == whole.max() and half.min() > whole.min()
