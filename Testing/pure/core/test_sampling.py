"""Interpolating along rows, against SciPy; sharing a loop among the cores."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core import parallel
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.sampling import Projection, sample_points, sample_rows
from ctsuite.core.task import Task

ROWS, COLUMNS, STEPS = 40, 30, 7


@pytest.fixture
def array() -> NDArray[np.int16]:
    return np.random.default_rng(5).integers(-1000, 3000, (12, 20, 26)).astype(np.int16)


@pytest.fixture
def bent() -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Rows that turn, partly outside the volume."""
    turn = np.linspace(0, 1.5, ROWS)
    base = np.stack([2 + 10 * np.cos(turn), 3 + 10 * np.sin(turn), np.linspace(-2, 13, ROWS)], 1)
    right = 0.4 * np.stack([np.sin(turn), np.cos(turn), 0.1 * np.ones(ROWS)], 1)
    across = 0.3 * np.stack([np.cos(turn), -np.sin(turn), 0.2 * np.ones(ROWS)], 1)
    return base, right, across


def samples(array: NDArray[Any], rows: tuple[NDArray[Any], ...], order: int) -> NDArray[Any]:
    """The same samples (rows, columns, steps) through SciPy, not a number outside the voxels."""
    base, right, across = (part[:, None, None] for part in rows)
    index = base + np.arange(COLUMNS)[:, None, None] * right + np.arange(STEPS)[None, :, None] * across
    size = np.array(array.shape[::-1])
    inside = ((index >= -0.5) & (index <= size - 0.5)).all(-1)
    values = ndimage.map_coordinates(
        array, np.moveaxis(index[..., ::-1], -1, 0), np.float64, order=order, mode="nearest"
    )
    return np.where(inside, values, np.nan)


@pytest.mark.parametrize(
    ("projection", "reduce"),
    [
        (Projection.MAXIMUM, np.nanmax),
        (Projection.MINIMUM, np.nanmin),
        (Projection.MEAN, np.nanmean),
        (Projection.SUM, np.nansum),
    ],
)
@pytest.mark.filterwarnings("ignore:Mean of empty slice", "ignore:All-NaN")
def test_rows_are_interpolated_and_projected_as_scipy_does(
    array: Any, bent: Any, projection: Projection, reduce: Any
) -> None:
    base, right, across = bent
    found = sample_rows(array, base, right, COLUMNS, across, STEPS, projection)
    expected = samples(array, bent, 1)
    some = np.isfinite(expected).any(-1)
    assert some.any() and not some.all()
    assert np.isnan(found[~some]).all()
    # a sum adds the rounding of its samples
    within = 0.01 * (STEPS if projection == Projection.SUM else 1)
    np.testing.assert_allclose(found[some], reduce(expected, axis=-1)[some], atol=within)


@pytest.mark.parametrize("kind", [np.int16, np.uint16, np.uint8, np.float32])
@pytest.mark.parametrize("backwards", [False, True])
def test_voxels_of_every_type_and_order_in_memory_give_the_same(kind: Any, backwards: bool) -> None:
    array = np.random.default_rng(3).integers(0, 200, (9, 8, 150)).astype(kind)
    if np.dtype(kind).kind == "i":
        array -= 150
    held = np.asfortranarray(array[:, :, ::-1])[:, :, ::-1] if backwards else array
    rows = np.array([[1.2, 1.3, 1.4], [148.9, 6.8, 7.0]])
    steps = np.array([[1.0, 0.03, 0.04], [-1.0, -0.03, -0.04]])
    index = rows[:, None] + np.arange(140)[:, None] * steps[:, None]
    expected = ndimage.map_coordinates(array, np.moveaxis(index[..., ::-1], -1, 0), np.float64, order=1)
    np.testing.assert_allclose(sample_rows(held, rows, steps, 140), expected, atol=0.01)


def test_labels_are_taken_from_the_nearest_voxel(array: Any) -> None:
    points = np.random.default_rng(1).uniform(-0.49, 11.4, (500, 3))
    expected = array[tuple(np.rint(points[:, ::-1]).astype(int).T)]
    np.testing.assert_array_equal(sample_points(array, points, nearest=True), expected)


@pytest.mark.parametrize("nonsense", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("which", ["base", "right", "across"])
def test_places_that_are_no_numbers_lie_outside(array: Any, nonsense: float, which: str) -> None:
    rows = {"base": [[2.0, 3.0, 1.0]] * 2, "right": [[0.5, 0.0, 0.0]] * 2, "across": [[0.0, 0.0, 0.1]] * 2}
    rows = {name: np.array(steps) for name, steps in rows.items()}
    whole = sample_rows(array, rows["base"], rows["right"], 12, rows["across"], 3, outside=-5)
    for axis in range(3):
        bad = {name: steps.copy() for name, steps in rows.items()}
        bad[which][1, axis] = nonsense
        made = sample_rows(array, bad["base"], bad["right"], 12, bad["across"], 3, outside=-5)
        np.testing.assert_array_equal(made[0], whole[0])
        assert (made[1] == -5).all()


def test_a_volume_of_one_slice_can_be_sampled() -> None:
    flat = np.arange(12, dtype=np.uint16).reshape(1, 3, 4)
    found = sample_points(flat, [[1.5, 1.0, 0.0], [1.5, 1.0, 0.4], [1.5, 1.0, 0.6]], outside=-1)
    np.testing.assert_allclose(found, [5.5, 5.5, -1])


def test_every_part_of_a_loop_is_done_once_on_several_threads() -> None:
    done = np.zeros(1000, dtype=int)
    seen: set[int] = set()

    def work(first: int, past: int) -> None:
        done[first:past] += 1
        seen.add(threading.get_ident())

    told: list[float] = []
    parallel.over(1000, work, Task(lambda fraction, message: told.append(fraction)))
    parallel.over(0, work)
    assert (done == 1).all()
    assert told == sorted(told)


def test_no_part_begins_after_cancelling() -> None:
    done: list[int] = []
    task = Task(cancelled=lambda: len(done) > 0)
    with pytest.raises(CTSuiteError) as caught:
        parallel.over(10_000, lambda first, past: done.append(first), task)
    assert caught.value.code == "RUN-CANCELLED"
    assert len(done) <= 2 * parallel.workers()


def test_what_goes_wrong_in_a_part_is_raised() -> None:
    def work(first: int, past: int) -> None:
        raise ValueError(first)

    with pytest.raises(ValueError):
        parallel.over(10, work)
