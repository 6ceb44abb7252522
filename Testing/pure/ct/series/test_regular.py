"""Tilted, shifted and uneven stacks, corrected only when asked for."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from pydicom import Dataset

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.profile import check, load
from ctsuite.core.volume import Volume
from ctsuite.ct.series.read import read
from ctsuite.ct.series.stack import Stack

StackOf = Callable[..., Stack]
SIZE = 24


def linear(points: np.ndarray) -> np.ndarray:
    """A field that linear interpolation reproduces, never as low as air (points in LPS mm)."""
    return np.asarray(20 * points[..., 0] + 12 * points[..., 1] + 5 * points[..., 2] + 200)


def sample(data: Dataset) -> None:
    """Fill a slice with the field, at the positions that its header gives."""
    data.Rows = data.Columns = SIZE
    data.PixelSpacing = [0.7, 0.5]
    j, i = np.mgrid[:SIZE, :SIZE]
    x, y, z = (float(v) for v in data.ImagePositionPatient)
    points = np.stack([x + 0.5 * i, y + 0.7 * j, np.full_like(i, z, dtype=float)], axis=-1)
    data.BitsStored, data.HighBit, data.PixelRepresentation = 16, 15, 1
    data.RescaleSlope, data.RescaleIntercept = "0.1", 0
    data.PixelData = np.rint(linear(points) * 10).astype("<i2").tobytes()


def at(place: Callable[[int], tuple[float, float, float]]) -> Callable[[Dataset, int], None]:
    """Put slice k where `place` says."""

    def change(data: Dataset, k: int) -> None:
        data.ImagePositionPatient = [round(v, 6) for v in place(k)]
        sample(data)

    return change


def deviation(volume: Volume) -> float:
    """Largest difference to the field over the voxels that are not air, where no slice is."""
    k, j, i = np.indices(volume.array.shape)
    truth = linear(volume.grid.index_to_lps(np.stack([i, j, k], axis=-1)))
    inside = volume.array != -1024
    assert inside.sum() > 7 * (SIZE - 1) ** 2
    return float(np.abs(volume.array - truth)[inside].max())


TILT = math.tan(math.radians(14))


@pytest.mark.parametrize(
    ("place", "issue"),
    [
        (lambda k: (0, 2.5 * TILT * k, 2.5 * k), "gantry-tilt"),
        (lambda k: (-0.3 * k, -1.1 * k, 2.0 * k), "gantry-tilt"),
        (lambda k: (0, 0, [0, 2, 4.4, 6, 8.5, 10, 12, 13.7][k]), "uneven-spacing"),
        (lambda k: (1.3 * (k == 4), 0, 2.0 * k), "shifted-slice"),
        (lambda k: (0.4 * k, 0, k + 0.1 * k * k), "uneven-spacing"),
    ],
)
def test_a_corrected_stack_is_the_same_body_on_a_straight_grid(
    stack_of: StackOf, place: Callable[[int], tuple[float, float, float]], issue: str
) -> None:
    stack = stack_of(8, at(place))
    assert stack.has(issue)
    volume = read(stack, correct=True)
    assert volume.grid.is_orthogonal
    assert deviation(volume) < 0.2
    heights = [place(k)[2] for k in range(8)]
    assert volume.grid.spacing_mm[2] <= min(np.diff(heights)) + 1e-6
    assert volume.grid.origin_lps_mm[2] == pytest.approx(heights[0])
    said = " ".join(volume.attributes["Corrections"])
    assert "SOPInstanceUIDs" not in volume.attributes
    assert issue in said
    assert "resampling" in said
    assert volume.facts()["SeriesIssues"] == ()


def test_a_tilted_stack_that_is_not_corrected_lies_on_a_sheared_grid_and_is_refused(
    stack_of: StackOf,
) -> None:
    volume = read(stack_of(8, at(lambda k: (0, 2.5 * TILT * k, 2.5 * k))))
    assert "Corrections" not in volume.attributes
    assert not volume.grid.is_orthogonal
    assert deviation(volume) < 0.2
    findings = [one for one in check(load("ct.base"), volume.facts()) if one.fact == "SeriesIssues"]
    assert [(one.level, one.found) for one in findings] == [("must", "gantry-tilt")]


def test_an_uneven_stack_is_not_read_without_being_asked(stack_of: StackOf) -> None:
    stack = stack_of(4, at(lambda k: (0, 0, k * k)))
    with pytest.raises(CTSuiteError) as caught:
        read(stack)
    assert caught.value.code == "SERIES-UNEVEN-SPACING"


def test_a_missing_slice_is_never_invented(stack_of: StackOf) -> None:
    stack = stack_of(8, lambda data, k: k != 3)
    with pytest.raises(CTSuiteError) as caught:
        read(stack, correct=True)
    assert caught.value.code == "SERIES-MISSING-SLICE"


def test_asking_for_a_correction_of_an_even_stack_changes_nothing(stack_of: StackOf) -> None:
    stack = stack_of(5)
    asked, plain = read(stack, correct=True), read(stack)
    assert np.array_equal(asked.array, plain.array)
    assert asked.grid == plain.grid
    assert "Corrections" not in asked.attributes


def test_whole_numbers_stay_whole(stack_of: StackOf) -> None:
    volume = read(stack_of(8, step=(0, 0.5, 2)), correct=True)
    assert volume.array.dtype == np.int16
    assert volume.array.min() == -1024
