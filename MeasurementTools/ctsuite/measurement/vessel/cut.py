"""Cross-sections of a vessel along a line."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.signal import savgol_coeffs

from ctsuite.core.curved import CurvedFrame
from ctsuite.core.grid import Float, Grid
from ctsuite.core.masks import Mask
from ctsuite.core.sampling import sample_rows
from ctsuite.core.task import Task
from ctsuite.measurement.vessel.half_maximum import SOFT_TISSUE_HU, blood_levels, component, shares_of
from ctsuite.measurement.vessel.rim import rim_shares
from ctsuite.measurement.vessel.section import Section, section

FINE = "measured"
AT_BORDER = "reaches the border of the image"
OPEN = "not closed"
END = "end of the vessel"
FAINT = "too little contrast"
OUTSIDE = "outside of the vessel"
_PIXELS = 3  # of the plane across a voxel
_MOST_PIXELS = 240
_FIRST_MM = 6.0
_WIDER = 1.6
_AT_ONCE = 24
_OFF = 1.5  # voxels: how far the line may lie outside of the vessel
_WHOLE = 0.75
_APART = 0.5  # voxels: distance of the planes that are smoothed along the line
_SMOOTH_ALONG = 3.0  # voxels before and behind


@dataclass(frozen=True, eq=False)
class Cuts:
    """Cross-sections at even places of a line.

    Attributes
    ----------
    frame : CurvedFrame
        The line.
    s_mm : ndarray
        Places (n,) along it.
    sections : list of Section or None
        What was found at each of them.
    remarks : list of str
        FINE, or why what was found does not count.
    """

    frame: CurvedFrame
    s_mm: Float
    sections: list[Section | None] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def fine(self) -> NDArray[np.bool_]:
        """Which cross-sections (n,) count."""
        return np.array([remark == FINE for remark in self.remarks])

    def values(self, name: str) -> Float:
        """A size of each section (n,), such as ``equivalent_mm``; not a number where it does not count."""
        return np.array(
            [
                getattr(one, name) if one is not None and remark == FINE else np.nan
                for one, remark in zip(self.sections, self.remarks, strict=True)
            ]
        )


@dataclass(frozen=True, eq=False)
class Source:
    """What is cut.

    Attributes
    ----------
    array : ndarray
        Voxels (z, y, x): those of the segment as a mask, or the image.
    grid : Grid
        Where they lie.
    segmented : bool
        Whether it is a segment.
    within : ndarray of bool or None
        Voxels (z, y, x) on the same grid that an image is measured in, and around which its border lies.
    """

    array: NDArray[np.generic]
    grid: Grid
    segmented: bool
    within: Mask | None = None

    @property
    def voxel_mm(self) -> float:
        """Mean distance of the voxels."""
        return float(np.mean(self.grid.spacing_mm))

    @property
    def reach_mm(self) -> float:
        """How far from the border of the vessel values are blurred by it."""
        # a segment between its voxels falls from 1 to 0 over the distance of two of them
        return float(max(self.grid.spacing_mm)) if self.segmented else 1.5 * self.voxel_mm


def cut(
    source: Source, frame: CurvedFrame, s_mm: Float, radius_mm: float | None, largest_mm: float, task: Task
) -> Cuts:
    """Cut a vessel at places of a line, each time across the line.

    Parameters
    ----------
    source : Source
        The segment or image.
    frame : CurvedFrame
        The line.
    s_mm : ndarray
        Places (n,) along it.
    radius_mm : float or None
        About how large the vessel is.
    largest_mm : float
        A section that is wider is not closed.
    task : Task
        Progress and cancelling.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    cuts = Cuts(frame, s_mm, [None] * len(s_mm), [OPEN] * len(s_mm))
    waiting = np.arange(len(s_mm))
    half = max(_FIRST_MM, 4 * source.voxel_mm) if radius_mm is None else 1.5 * radius_mm + 4 * source.voxel_mm
    most = largest_mm / 2 + 2 * source.reach_mm
    spacing = float(np.median(np.diff(s_mm))) if len(s_mm) > 1 else 1.0
    while len(waiting):
        half = min(half, most)
        step = max(source.grid.finest_spacing_mm / _PIXELS, 2 * half / _MOST_PIXELS)
        count = 2 * int(np.ceil(half / step)) + 1
        open_ones = []
        for first in range(0, len(waiting), _AT_ONCE):
            some = waiting[first : first + _AT_ONCE]
            task.progress(1 - (len(waiting) - first) / len(s_mm), "measuring cross-sections")
            open_ones += _some(cuts, source, some, step, count, spacing)
        waiting = np.array(open_ones, dtype=int)
        if half >= most:
            break
        half *= _WIDER
    return cuts


def _some(
    cuts: Cuts, source: Source, some: NDArray[np.int_], step: float, count: int, spacing: float
) -> list[int]:
    """Measure some sections; return those that reach the edge of the plane."""
    place, _, first, second, _ = cuts.frame.vectors(cuts.s_mm[some])
    planes = _quiet_planes(cuts, source, some, step, count, spacing)
    within = None
    if source.within is not None:
        within = _quiet_planes(cuts, source, some, step, count, spacing, source.within)
    levels = np.zeros(len(some))
    if not source.segmented:
        middles, about = _with_neighbours(cuts, source, some, step, spacing)
        levels = blood_levels(middles, step, source.voxel_mm, spacing)[about]
    open_ones = []
    centre = (count // 2, count // 2)
    off = _OFF * source.voxel_mm / step
    for n, number in enumerate(some):
        plane = planes[n].astype(float)
        known = np.isfinite(plane)
        faint = False
        shares = np.where(known, plane, 0.0)
        if within is not None:
            by_segment = np.nan_to_num(within[n].astype(float))
            inside = by_segment >= 0.5
            part = component(inside, centre, off)
            if part is not None:
                level = float(levels[n])
                shares = rim_shares(plane, by_segment, part, level, step, source.reach_mm)
        else:
            if not source.segmented:
                found = shares_of(plane, float(levels[n]), step, source.reach_mm, centre)
                shares, faint = found.shares, found.faint
            inside = shares >= 0.5
            part = component(inside, centre, off)
        if part is None:
            cuts.remarks[number] = OUTSIDE
            continue
        if part[0].any() or part[-1].any() or part[:, 0].any() or part[:, -1].any():
            open_ones.append(int(number))
            continue
        region = _region(part, inside, source.reach_mm / step)
        axes = np.stack([first[n], second[n]])
        one = section(shares, region, step, source.voxel_mm, place[n], axes)
        cuts.sections[number] = one
        if one is None:
            cuts.remarks[number] = OUTSIDE
        elif (ndimage.binary_dilation(part) & ~known).any():
            cuts.remarks[number] = AT_BORDER
        elif faint:
            cuts.remarks[number] = FAINT
        elif _ends_here(source, cuts, float(cuts.s_mm[number]), float(levels[n])):
            cuts.remarks[number] = END
        else:
            cuts.remarks[number] = FINE
    return open_ones


def _quiet_planes(
    cuts: Cuts,
    source: Source,
    some: NDArray[np.int_],
    step: float,
    count: int,
    spacing: float,
    voxels: NDArray[np.generic] | None = None,
) -> NDArray[np.float32]:
    """Values (n, count, count) across the line, smoothed along it without narrowing or widening bends.

    The planes before and behind are weighted as Savitzky and Golay do it (Analytical Chemistry 36, 1964,
    1627-1639), which leaves a course of second order as it is: the ripple of voxels goes, a stenosis stays.
    """
    between = max(int(np.ceil(spacing / (_APART * source.voxel_mm))), 1)
    apart = spacing / between
    beside = max(round(_SMOOTH_ALONG * source.voxel_mm / apart), 2)
    weights = savgol_coeffs(2 * beside + 1, 2).astype(np.float32)
    wanted = (some * between)[:, None] + np.arange(-beside, beside + 1)
    every, where = np.unique(wanted, return_inverse=True)
    place, _, first, second, _ = cuts.frame.vectors(cuts.s_mm[0] + every * apart)
    planes = _planes(source, place, first, second, step, count, voxels)
    where = where.reshape(wanted.shape)
    smooth = np.einsum("nkij,k->nij", planes[where], weights)
    # at the border of the image a plane before or behind may have no value
    return np.asarray(np.where(np.isfinite(smooth), smooth, planes[where[:, beside]]), dtype=np.float32)


def _planes(
    source: Source,
    place: Float,
    first: Float,
    second: Float,
    step: float,
    count: int,
    voxels: NDArray[np.generic] | None = None,
) -> NDArray[np.float32]:
    """Values (n, count, count) in planes; columns run along the first axis, rows along the second."""
    matrix = source.grid.lps_to_ijk[:3, :3]
    half = (count - 1) / 2 * step
    starts = source.grid.lps_to_index(place - half * first - half * second)
    down = np.arange(count)[None, :, None] * (step * second @ matrix.T)[:, None, :]
    base = (starts[:, None, :] + down).reshape(-1, 3)
    right = np.repeat(step * first @ matrix.T, count, axis=0)
    array = source.array if voxels is None else voxels
    array = array.view(np.uint8) if array.dtype == bool else array
    return sample_rows(array, base, right, count).reshape(len(place), count, count)


def _with_neighbours(
    cuts: Cuts, source: Source, some: NDArray[np.int_], step: float, spacing: float
) -> tuple[NDArray[np.float32], slice]:
    """Small planes at the given places and at those before and after, and where the given ones are."""
    beside = int(np.ceil(6.0 / spacing))
    first, past = max(int(some[0]) - beside, 0), min(int(some[-1]) + beside + 1, len(cuts.s_mm))
    every = np.arange(first, past)
    place, _, right, down, _ = cuts.frame.vectors(cuts.s_mm[every])
    count = 2 * int(np.ceil(source.voxel_mm / step)) + 1
    return _planes(source, place, right, down, step, count), some - first  # type: ignore[return-value]


def _region(part: Mask, inside: Mask, reach: float) -> Mask:
    """The part and the pixels around it that are nearer to it than to any other part."""
    gap, nearest = ndimage.distance_transform_edt(~inside, return_indices=True)
    own = part[nearest[0], nearest[1]]
    return np.asarray(own & (gap <= reach))


def _ends_here(source: Source, cuts: Cuts, s_mm: float, blood: float) -> bool:
    """Whether the vessel ends so near that its end would take part in the smoothing along the line."""
    beside = _SMOOTH_ALONG * source.voxel_mm
    ends = np.array([s_mm - beside, s_mm + beside])
    mask = source.array if source.segmented else source.within
    if mask is None:
        # along the line itself a faint place may be a stenosis, so only what lies beyond its ends is asked
        length = cuts.frame.length_mm
        ends = ends[(ends < 0) | (ends > length)] if not cuts.frame.closed else ends[:0]
        array, least = source.array, (blood + min(SOFT_TISSUE_HU, blood)) / 2
    else:
        array, least = mask.view(np.uint8), _WHOLE
    if not len(ends):
        return False
    ahead = source.grid.lps_to_index(cuts.frame.vectors(ends)[0])
    # beyond the border of the image nobody knows whether the vessel goes on
    values = sample_rows(array, ahead, (0.0, 0.0, 0.0), 1, outside=np.inf)
    return bool((values < least).any())
