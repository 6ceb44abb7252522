"""Cross-sections of a vessel: its wall seen from the line, its middle and its inscribed radius."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core import parallel
from ctsuite.core.grid import Float
from ctsuite.ct.centreline.lumen import Lumen
from ctsuite.ct.centreline.smooth import tangents

RAYS = 32
_ANGLES = np.arange(RAYS) * 2 * np.pi / RAYS
_LEVEL_MM = 12.0  # over this way along the vessel its brightness counts as the same
_LEAST = 0.3  # of the usual contrast; where it is less, the image does not show the wall
_OPEN = 1.4  # of the median: what is further away is not the wall but an opening into something else


@dataclass(frozen=True, eq=False)
class Sections:
    """Cross-sections at the points of a line.

    Attributes
    ----------
    walls_mm : ndarray
        Distance (n, 32) to the wall on rays at equal angles; -1 for points outside the lumen.
    first, second : ndarray
        Unit vectors (n, 3) that span each section.
    """

    walls_mm: Float
    first: Float
    second: Float

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Whether each point (n,) lies in the lumen."""
        return np.asarray(self.walls_mm[:, 0] >= 0)

    @property
    def _closed(self) -> Float:
        """Distances with openings closed: the longer a ray, the nearer it is put to the median again."""
        median = np.median(self.walls_mm, axis=1, keepdims=True)
        return np.asarray(np.minimum(self.walls_mm, np.maximum(2 * _OPEN * median - self.walls_mm, median)))

    def openness(self) -> Float:
        """Share (n,) of the rays that run into an opening instead of a wall."""
        median = np.median(self.walls_mm, axis=1, keepdims=True)
        return np.asarray((self.walls_mm > _OPEN * median).mean(axis=1))

    def shifts_mm(self) -> Float:
        """Way (n, 3) from each point to the middle of its section: the centroid of what the rays enclose."""
        r = self._closed
        area = (r**2).sum(axis=1) / 2
        safe = np.maximum(area, 1e-9)
        x, y = ((r**3 * part).sum(axis=1) / (3 * safe) for part in (np.cos(_ANGLES), np.sin(_ANGLES)))
        shift = x[:, None] * self.first + y[:, None] * self.second
        return np.where(self.inside[:, None], shift, 0.0)

    def radii_mm(self) -> Float:
        """Radius (n,) of the largest circle around each point within its section; 0 outside the lumen.

        The distances are smoothed over neighbouring rays first: the least of many noisy values would be
        too small.
        """
        quiet = ndimage.gaussian_filter1d(self.walls_mm, 1.5, axis=1, mode="wrap")
        return np.where(self.inside, np.maximum(quiet.min(axis=1), 0), 0.0)


@dataclass(frozen=True, eq=False)
class Wall:
    """What the sections are cut out of.

    Attributes
    ----------
    lumen : Lumen
        The region.
    image : ndarray or None
        The whole image (z, y, x) of which the lumen's grid is a cut; it moves the wall between voxels.
    """

    lumen: Lumen
    image: NDArray[Any] | None = None

    def inside(self, points_mm: Float) -> NDArray[np.bool_]:
        """Whether points (n, 3) lie within the region, by linear interpolation between its voxels."""
        from ctsuite.ct.centreline.kernels.rays import shares

        out = np.empty(len(points_mm))
        shares(self.lumen.bits, self.lumen.grid.shape, self.lumen.grid.lps_to_index(points_mm), out)
        return out >= 0.5

    def sections(self, points_mm: Float, step_mm: float, most_mm: Float) -> Sections:
        """Cut across an evenly spaced line.

        Parameters
        ----------
        points_mm : ndarray
            The line (n, 3).
        step_mm : float
            Distance of its points.
        most_mm : ndarray
            How far each section (n,) looks for the wall.
        """
        from ctsuite.ct.centreline.kernels import rays

        first, second = _across(tangents(points_mm))
        spread = np.cos(_ANGLES)[:, None] * first[:, None] + np.sin(_ANGLES)[:, None] * second[:, None]
        grid = self.lumen.grid
        ways = np.ascontiguousarray(spread @ grid.lps_to_ijk[:3, :3].T)
        places = grid.lps_to_index(points_mm)
        walls = np.empty(spread.shape[:2])
        fine = 0.35 * grid.finest_spacing_mm
        parallel.over(
            len(points_mm),
            lambda low, past: rays.walls(
                self.lumen.bits, grid.shape, places, ways, fine, most_mm, walls, low, past
            ),
        )
        if self.image is not None:
            walls = self._by_image(places + self.lumen.start_ijk, ways, walls, step_mm)
        return Sections(walls, first, second)

    def _by_image(self, places: Float, ways: Float, walls: Float, step_mm: float) -> Float:
        """Move the wall to where the image is half-way between the lumen and its surroundings."""
        from ctsuite.ct.centreline.kernels import rays

        count, reach = len(places), 1.5 * float(np.mean(self.lumen.grid.spacing_mm))
        inside, outside, moved = np.empty(count), np.empty(walls.shape), np.empty(walls.shape)
        image = self.image

        def levels(low: int, past: int) -> None:
            rays.insides(image, places, ways, walls, inside, low, past)
            rays.outsides(image, places, ways, walls, reach, False, outside, low, past)

        def peaks(low: int, past: int) -> None:
            rays.outsides(image, places, ways, walls, reach, True, outside, low, past)

        parallel.over(count, levels)
        usual = float(np.median(inside - np.median(outside, axis=1)))
        if usual < 0:
            # the wall of an airway is thin, and beyond it the lung is nearly as dark as the lumen
            parallel.over(count, peaks)
            usual = float(np.median(inside - np.median(outside, axis=1)))
        outside = ndimage.uniform_filter1d(outside, 5, axis=1, mode="wrap")
        # a narrow place looks fainter than the blood in it is, so the levels of its neighbourhood count
        width = max(int(_LEVEL_MM / step_mm) | 1, 1)
        lumen = ndimage.percentile_filter(inside, 75 if usual > 0 else 25, width, mode="nearest")
        least = _LEAST * usual

        def settle(low: int, past: int) -> None:
            rays.edges(image, places, ways, walls, lumen, outside, reach, least, moved, low, past)

        parallel.over(count, settle)
        return moved


def _across(ways: Float) -> tuple[Float, Float]:
    """Two unit vectors (n, 3) each, at right angles to each other and to the given unit vectors."""
    hint = np.eye(3)[np.argmin(np.abs(ways), axis=1)]
    first = np.cross(hint, ways)
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    return first, np.cross(ways, first)
