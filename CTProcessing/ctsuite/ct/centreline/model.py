"""What the lumen looks like around the points that were placed in it, and the region that looks alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core import parallel
from ctsuite.core.grid import Float
from ctsuite.core.masks import Mask
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.centreline.errors import SEED_NO_LUMEN, SEED_OUTSIDE, UNCONNECTED

CONTRAST, AIRWAY = "vessel with contrast", "airway"
LUMENS = (CONTRAST, AIRWAY)
_LOOK_MM = 30.0
_SHARES = (0.5, 0.4, 0.3)  # of the contrast: where the lumen ends, first tried, then to bridge a narrow place
_LEAST_STEP_HU = {CONTRAST: 60.0, AIRWAY: 100.0}
_BRIGHTEST = 0.6  # of the contrast above the lumen: more is calcium or bone
_LUNG_HU = 110.0  # above the air of an airway is lung
_FAINTEST_BLOOD_HU, _DENSEST_AIR_HU = 100.0, -700.0
_SNAP_MM = 2.5
_PINHOLE = 20
_BEYOND_MM = 3.0
_BATCH = 5_000_000


@dataclass(frozen=True)
class Level:
    """The image around one point: level of the lumen, of its surroundings, and noise, in HU."""

    lumen: float
    around: float
    noise: float


@dataclass(frozen=True, eq=False)
class Region:
    """The lumen that was found.

    Attributes
    ----------
    mask : ndarray of bool
        Its voxels (z, y, x) in the whole image.
    seeds_mm : ndarray
        The points (n, 3), moved into it where they lay just beside it.
    bridged : bool
        Whether a narrow place was bridged by taking fainter voxels too.
    """

    mask: Mask
    seeds_mm: Float
    bridged: bool


def region(volume: Volume, seeds_mm: Float, lumen: str, task: Task) -> Region:
    """Find the connected voxels that look like the lumen at the points.

    The limit is half-way between the level of the lumen and that of its surroundings, both taken at the
    points. Where that leaves a gap between the points, up to 70 % of the way down is taken.

    Raises
    ------
    CTSuiteError
        CENTRELINE-POINT-OUTSIDE, CENTRELINE-POINT-NO-LUMEN, CENTRELINE-UNCONNECTED, RUN-CANCELLED.
    """
    inside = volume.grid.contains_lps(seeds_mm)
    for number, point in enumerate(seeds_mm, 1):
        if not inside[number - 1]:
            raise SEED_OUTSIDE(number=number, place=", ".join(f"{value:.1f}" for value in point))
    levels = [_level(volume, point, number, lumen) for number, point in enumerate(seeds_mm, 1)]
    marks = np.empty(volume.grid.shape, np.uint8)
    lost = 0
    for attempt, share in enumerate(_SHARES):
        part = task.part(attempt / len(_SHARES), (attempt + 1) / len(_SHARES))
        _mark(volume.array, *_limits(levels, share, lumen), marks)
        places = _snapped(volume, seeds_mm, marks)
        lost = _flood(marks, places, part)
        if lost < 0:
            _fill(marks)
            moved = volume.grid.index_to_lps(np.array(places, dtype=float)[:, ::-1])
            near = np.array([marks[tuple(index)] for index in _indices(volume, seeds_mm)]) >= 2
            seeds = np.where(near[:, None], seeds_mm, moved)
            return Region(marks >= 2, seeds, attempt > 0)
    raise UNCONNECTED(number=lost + 1)


def _level(volume: Volume, point: Float, number: int, lumen: str) -> Level:
    """Measure the lumen right around a point, and its surroundings beyond the wall on 26 rays."""
    from ctsuite.ct.centreline.kernels.rays import sample

    sign = 1.0 if lumen == CONTRAST else -1.0
    start, turn = volume.grid.lps_to_index(point), volume.grid.lps_to_ijk[:3, :3]
    step = volume.grid.finest_spacing_mm
    count = int(_LOOK_MM / step)
    profiles = np.array(
        [[sample(volume.array, *(start + n * step * way)) for n in range(count)] for way in _ways() @ turn.T]
    )
    near = profiles[:, :2]
    level = float(np.median(near))
    noise = 1.4826 * float(np.median(np.abs(near - level)))
    drop = max(4 * noise, _LEAST_STEP_HU[lumen])
    quiet = ndimage.uniform_filter1d(profiles, 3, axis=1, mode="nearest")
    found = []
    for values, smooth in zip(profiles, quiet, strict=True):
        out = np.flatnonzero(sign * (level - smooth) > drop)
        if len(out):
            beyond = int(out[0]) + 2
            found.append(
                float(
                    np.median(
                        values[beyond : beyond + 1 + int(_BEYOND_MM / step)]
                        if beyond < count
                        else smooth[-1:]
                    )
                )
            )
    around = float(np.median(found)) if found else level
    wrong = level < _FAINTEST_BLOOD_HU if lumen == CONTRAST else level > _DENSEST_AIR_HU
    if wrong or sign * (level - around) < _LEAST_STEP_HU[lumen]:
        raise SEED_NO_LUMEN(number=number, lumen=lumen, found=f"{level:.0f}", around=f"{around:.0f}")
    return Level(level, around, noise)


def _ways() -> Float:
    ways = np.array(
        [(a, b, c) for a in (-1, 0, 1) for b in (-1, 0, 1) for c in (-1, 0, 1) if (a, b, c) != (0, 0, 0)]
    )
    return np.asarray(ways / np.linalg.norm(ways, axis=1, keepdims=True))


def _limits(levels: list[Level], share: float, lumen: str) -> tuple[float, float]:
    """Lowest and highest value of the lumen, over all points."""
    if lumen == AIRWAY:
        # half-way to the tissue would let the lung in, which is nearly as dark
        high = max(
            min(v.lumen + share * 2 * _LUNG_HU, v.around + share * (v.lumen - v.around)) for v in levels
        )
        return -np.inf, high
    low = min(v.around + share * (v.lumen - v.around) for v in levels)
    high = max(v.lumen + max(4 * v.noise, _BRIGHTEST * (v.lumen - v.around)) for v in levels)
    return low, high


def _mark(image: NDArray[Any], low: float, high: float, marks: NDArray[np.uint8]) -> None:
    from ctsuite.ct.centreline.kernels.flood import within

    parallel.over(len(image), lambda first, past: within(image, low, high, marks, first, past))


def _indices(volume: Volume, points: Float) -> NDArray[np.int64]:
    """Voxels (n, 3), ordered k, j, i, that hold points."""
    index = np.floor(volume.grid.lps_to_index(points) + 0.5).astype(np.int64)[:, ::-1]
    return np.asarray(np.clip(index, 0, np.array(volume.grid.shape) - 1))


def _snapped(volume: Volume, points: Float, marks: NDArray[np.uint8]) -> list[tuple[int, int, int]]:
    """The marked voxel nearest to each point, or the voxel that holds it where none is near."""
    reach = np.ceil(_SNAP_MM / np.array(volume.grid.spacing_mm[::-1])).astype(int)
    found = []
    for index, point in zip(_indices(volume, points), points, strict=True):
        box = tuple(
            slice(max(int(n) - int(r), 0), int(n) + int(r) + 1) for n, r in zip(index, reach, strict=True)
        )
        near = np.argwhere(marks[box]) + [cut.start for cut in box]
        if len(near):
            away = np.linalg.norm(volume.grid.index_to_lps(near[:, ::-1]) - point, axis=1)
            index = near[int(away.argmin())]
        found.append((int(index[0]), int(index[1]), int(index[2])))
    return found


def _flood(marks: NDArray[np.uint8], places: list[tuple[int, int, int]], task: Task) -> int:
    """Flood from the first place; return the number of the first place that stays dry, or -1."""
    from ctsuite.ct.centreline.kernels.flood import flood

    if not marks[places[0]]:
        return 1
    marks[places[0]] = 2
    stack = np.empty(1 << 16, np.int64)
    stack[0] = np.ravel_multi_index(places[0], marks.shape)
    size = 1
    while size:
        task.progress(0.5, "finding the lumen")
        stack, size = flood(marks, stack, size, _BATCH)
    return next((number for number, place in enumerate(places) if marks[place] != 2), -1)


def _fill(marks: NDArray[np.uint8]) -> None:
    from ctsuite.ct.centreline.kernels.flood import pinholes

    pinholes(marks, _PINHOLE)
