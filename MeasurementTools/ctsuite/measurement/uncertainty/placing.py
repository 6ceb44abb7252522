"""By how much an anchor may be off: pixel of the view, mark of the point, voxel of the image.

What is known of each source is a greatest deviation, so that its distribution is rectangular (GUM 4.3.7); the
middle of the mark of a point is likelier than its rim: triangular (GUM 4.3.9).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.measurement.uncertainty.conditions import Conditions, ScreenView

RECTANGULAR, TRIANGULAR = Text("rectangular"), Text("triangular")
DIVISORS: dict[str, float] = {RECTANGULAR: float(np.sqrt(3.0)), TRIANGULAR: float(np.sqrt(6.0))}
PIXEL, HANDLE, DEPTH = Text("Pixel of the view"), Text("Mark of the point"), Text("Depth of the view")
VOXEL = (Text("Voxel along i"), Text("Voxel along j"), Text("Voxel along k"))
# one column each: how it is called and how it is distributed
_COLUMNS = (
    (PIXEL, RECTANGULAR),
    (PIXEL, RECTANGULAR),
    (HANDLE, TRIANGULAR),
    (HANDLE, TRIANGULAR),
    (DEPTH, RECTANGULAR),
    *((name, RECTANGULAR) for name in VOXEL),
)


@dataclass(frozen=True, eq=False)
class Placing:
    """Independent parts of the deviation of each anchor.

    Attributes
    ----------
    vectors_mm : ndarray
        Greatest deviation (n, c, 3) of anchor n in part c: its direction times its half-width, LPS mm.
    sources, distributions : tuple of str
        What each part c is called and how it is distributed; parts of one name are one source.
    assumptions : tuple of str
        What was assumed.
    """

    vectors_mm: Float
    sources: tuple[str, ...]
    distributions: tuple[str, ...]
    assumptions: tuple[str, ...]

    @property
    def standard_mm(self) -> Float:
        """Standard uncertainties (n, c, 3) with their directions."""
        divisors = np.array([DIVISORS[name] for name in self.distributions])
        return np.asarray(self.vectors_mm / divisors[:, None])

    def draw(self, count: int, random: np.random.Generator) -> NDArray[np.float32]:
        """Draw deviations (count, n, 3) of the anchors, in mm.

        They are drawn in single precision: a millionth of a deviation does not matter.
        """
        # a triangular part is the mean of two rectangular ones of the same width
        pointed = [number for number, name in enumerate(self.distributions) if name == TRIANGULAR]
        parts = self.vectors_mm.copy()
        parts[:, pointed] /= 2
        parts = np.concatenate([parts, parts[:, pointed]], axis=1).astype(np.float32)
        units = random.random((len(parts), count, parts.shape[1]), dtype=np.float32)
        # from 0 to 1 instead of -1 to 1: twice the parts, less all of them
        moved = np.matmul(units, 2 * parts)
        moved -= parts.sum(axis=1)[:, None]
        return np.ascontiguousarray(moved.swapaxes(0, 1))


def of(conditions: Conditions, count: int) -> Placing:
    """Work out the deviations of so many anchors."""
    views = conditions.views
    each = tuple(views) * count if len(views) == 1 else (*views, *(None,) * count)[:count]
    vectors = np.zeros((count, len(_COLUMNS), 3))
    for number, view in enumerate(each):
        if view is not None:
            vectors[number, :5] = _of_view(view)
    vectors[:, 5:] = _half_voxel(conditions)
    used = np.flatnonzero(vectors.any(axis=(0, 2)))
    return Placing(
        vectors[:, used],
        tuple(_COLUMNS[n][0] for n in used),
        tuple(_COLUMNS[n][1] for n in used),
        tuple(_assumed(conditions, each)),
    )


def _of_view(view: ScreenView) -> Float:
    """Deviations (5, 3): pixel to the right and down, mark to the right and down, depth."""
    right, down = np.array(view.right_lps), np.array(view.down_lps)
    pixel = 0.5 * view.mm_per_pixel * max(view.device_pixel_ratio, 1.0)
    mark = 0.5 * view.mm_per_pixel * view.handle_pixels
    depth = 0.5 * view.depth_mm
    return np.array([pixel * right, pixel * down, mark * right, mark * down, depth * np.cross(right, down)])


def _half_voxel(conditions: Conditions) -> Float:
    grid = conditions.grid
    if grid is None:
        return np.eye(3) * conditions.voxel_mm / 2
    return np.asarray((np.array(grid.direction_lps) * grid.spacing_mm).T / 2)


def _assumed(conditions: Conditions, views: tuple[ScreenView | None, ...]) -> Iterator[str]:
    if conditions.grid is None:
        yield Text(
            "The axes of the voxels are not known: {size} mm in every direction is assumed.",
            size=f"{conditions.voxel_mm:.3g}",
        )
    if None in views:
        yield Text("No view is known for some points: each is off by at most half a voxel.")
