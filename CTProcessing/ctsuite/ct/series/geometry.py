"""How the slices of a stack lie to each other: their order, their distance, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.i18n import Text

Float = NDArray[np.float64]

# A slice may be this far from where an even stack has it: what rounding of positions makes, and no clinical
# harm.
SPACING_TOLERANCE = 0.05
IN_PLANE_TOLERANCE = 0.25
DUPLICATE_TOLERANCE = 0.1
_UNIT_TOLERANCE = 0.01
_LEAST_STEP_MM = 1e-3


@dataclass(frozen=True)
class Issue:
    """Something about a stack that a user must know: its id and one sentence that says where and how much."""

    id: str
    detail: str


@dataclass(frozen=True)
class Layout:
    """Where the slices of a stack lie.

    Attributes
    ----------
    row, column, normal : ndarray (3,)
        Unit vectors in LPS along a row (i), along a column (j) and across the slices (k).
    origin : ndarray (3,)
        Centre of the first pixel of the first slice, LPS mm.
    heights_mm : ndarray (n,)
        Position of each slice along the normal, from the first slice on, ascending.
    offsets_mm : ndarray (n, 2)
        How far each slice lies off the normal line through the first, along i and j.
    spacing_mm : float
        Distance of neighbouring slices along the normal; 0 for a single slice.
    lean : ndarray (2,)
        Displacement along i and j for each mm along the normal: not 0 where the gantry was tilted.
    issues : tuple of Issue
        What keeps the stack from being a regular grid.
    """

    row: Float
    column: Float
    normal: Float
    origin: Float
    heights_mm: Float
    offsets_mm: Float
    spacing_mm: float
    lean: Float
    issues: tuple[Issue, ...]

    @property
    def irregular_steps(self) -> list[int]:
        """Indices of the slices after which the distance is not the usual one."""
        steps = np.diff(self.heights_mm)
        return np.flatnonzero(
            np.abs(steps - self.spacing_mm) > 2 * SPACING_TOLERANCE * self.spacing_mm
        ).tolist()

    def has(self, issue: str) -> bool:
        """Whether the layout has an issue of that id."""
        return any(found.id == issue for found in self.issues)


def axes(orientation: tuple[float, ...]) -> tuple[Float, Float] | None:
    """Return the directions of row and column, or None where they are not perpendicular unit vectors."""
    vectors = np.array(orientation, dtype=float).reshape(2, 3)
    lengths = np.linalg.norm(vectors, axis=1)
    if np.abs(lengths - 1).max() > _UNIT_TOLERANCE or abs(vectors[0] @ vectors[1]) > _UNIT_TOLERANCE:
        return None
    row = vectors[0] / lengths[0]
    column = vectors[1] - (vectors[1] @ row) * row
    return row, column / np.linalg.norm(column)


def arrange(positions: Float, row: Float, column: Float, pixel_mm: float) -> tuple[NDArray[np.intp], Layout]:
    """Order slices along their normal and find out how regular they are.

    Parameters
    ----------
    positions : ndarray (n, 3)
        ImagePositionPatient of each slice, LPS mm.
    row, column : ndarray (3,)
        Unit vectors along a row and a column.
    pixel_mm : float
        Smaller pixel spacing.

    Returns
    -------
    order, layout : ndarray (n,), Layout
        Index of the slices in ascending order along the normal, and how they lie.
    """
    normal = np.cross(row, column)
    heights = positions @ normal
    order = np.argsort(heights, kind="stable")
    placed = positions[order]
    heights = heights[order]
    offsets = (placed - placed[0]) @ np.stack([row, column], axis=1)
    rise = heights - heights[0]
    steps = np.diff(rise)
    real_steps = np.sort(steps[steps > _LEAST_STEP_MM])
    if real_steps.size == 0:
        issues = [_duplicates(heights, np.zeros(len(steps), dtype=int))] if len(steps) else []
        return order, _layout(row, column, normal, placed, rise, offsets, 0.0, np.zeros(2), issues)
    usual = float(real_steps[(real_steps.size - 1) // 2])
    issues = _spacing_issues(steps, heights, usual)
    if not issues:
        usual = round(float(rise[-1]) / len(steps), 9)
    lean, in_plane_issues = _in_plane(offsets, rise, IN_PLANE_TOLERANCE * pixel_mm)
    issues += in_plane_issues
    return order, _layout(row, column, normal, placed, rise, offsets, usual, lean, issues)


def _layout(
    row: Float,
    column: Float,
    normal: Float,
    placed: Float,
    rise: Float,
    offsets: Float,
    spacing: float,
    lean: Float,
    issues: list[Issue],
) -> Layout:
    return Layout(row, column, normal, placed[0], rise, offsets, spacing, lean, tuple(issues))


def _spacing_issues(steps: Float, heights: Float, usual: float) -> list[Issue]:
    same = steps < DUPLICATE_TOLERANCE * usual
    if same.any():
        return [_duplicates(heights, np.flatnonzero(same))]
    ideal = heights[0] + np.linspace(0, heights[-1] - heights[0], len(heights))
    limit = SPACING_TOLERANCE * usual
    if np.abs(heights - ideal).max() <= limit and np.abs(steps - usual).max() <= 2 * limit:
        return []
    ratio = np.rint(steps / usual)
    gaps = ratio >= 2
    whole = np.abs(steps - ratio * usual) <= np.minimum(limit * ratio, 0.25 * usual)
    if gaps.any() and whole.all() and gaps.sum() <= max(1, len(steps) // 4):
        return [_gaps(heights, np.flatnonzero(gaps), (ratio[gaps] - 1).astype(int))]
    detail = Text(
        "The distance of neighbouring slices varies from {least} to {most} mm.",
        least=f"{steps.min():.3f}",
        most=f"{steps.max():.3f}",
    )
    return [Issue("uneven-spacing", detail)]


def _duplicates(heights: Float, where: NDArray[np.intp]) -> Issue:
    first = int(where[0])
    height = f"{heights[first]:.2f}"
    at = Text("slices {one} and {two} at {height} mm", one=first + 1, two=first + 2, height=height)
    if len(where) == 1:
        return Issue("duplicate-position", Text("Two slices lie at the same place, {at}.", at=at))
    told = Text(
        "{count} slices lie where another one lies already, the first are {at}.", count=len(where), at=at
    )
    return Issue("duplicate-position", told)


def _gaps(heights: Float, where: NDArray[np.intp], missing: NDArray[np.intp]) -> Issue:
    places = [
        Text(
            "{count} between slice {below} ({low} mm) and slice {above} ({high} mm)",
            count=count,
            below=at + 1,
            low=f"{heights[at]:.2f}",
            above=at + 2,
            high=f"{heights[at + 1]:.2f}",
        )
        for at, count in zip(where[:5].tolist(), missing[:5].tolist(), strict=True)
    ]
    told = Text.joined(places, "; ")
    if len(where) > 5:
        told = Text("{places} and at {count} more places", places=told, count=len(where) - 5)
    total = int(missing.sum())
    if total == 1:
        return Issue("missing-slice", Text("1 slice is missing: {places}.", places=told))
    return Issue("missing-slice", Text("{count} slices are missing: {places}.", count=total, places=told))


def _in_plane(offsets: Float, rise: Float, limit: float) -> tuple[Float, list[Issue]]:
    """Find the lean of a tilted gantry, and slices that lie off the leaning line."""
    if rise[-1] <= _LEAST_STEP_MM:
        return np.zeros(2), []
    lean = offsets[-1] / rise[-1]
    stray = np.linalg.norm(offsets - rise[:, None] * lean, axis=1)
    if stray.max() > limit:
        steps = np.diff(rise)
        real = steps > _LEAST_STEP_MM
        # one shifted slice must not lean the whole stack
        lean = np.median(np.diff(offsets, axis=0)[real] / steps[real, None], axis=0)
        stray = np.linalg.norm(offsets - rise[:, None] * lean, axis=1)
    issues = []
    if float(np.linalg.norm(lean)) * rise[-1] > limit:
        degrees = float(np.degrees(np.arctan(np.linalg.norm(lean))))
        sheared = Text("The slices are sheared by {degrees} degrees.", degrees=f"{degrees:.2f}")
        issues.append(Issue("gantry-tilt", sheared))
    else:
        lean = np.zeros(2)
    off = np.flatnonzero(stray > limit)
    if off.size:
        distance = f"{stray[off[0]]:.2f}"
        where = Text("slice {number} by {distance} mm", number=int(off[0]) + 1, distance=distance)
        told = Text("One slice lies beside the others, {where}.", where=where)
        if off.size > 1:
            told = Text(
                "{count} slices lie beside the others, the first is {where}.", count=off.size, where=where
            )
        issues.append(Issue("shifted-slice", told))
    return lean, issues
