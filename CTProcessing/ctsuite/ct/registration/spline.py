"""A lattice of cubic B-splines that displaces points, and how much it bends.

Rueckert D, Sonoda LI, Hayes C, Hill DLG, Leach MO, Hawkes DJ: Nonrigid registration using free-form
deformations. IEEE Transactions on Medical Imaging 18(8), 1999, 712-721.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ctsuite.core import parallel
from ctsuite.core.grid import Float, Grid

_CHUNKS = 8  # fixed, so that sums have one order whatever the number of cores
_NODES_AT_ONCE = 1 << 20
_SUPPORTED = 0.5
_SWEEPS = 60  # a lattice has few coefficients
_BESIDE = ((-1, 0, 0), (1, 0, 0), (0, -1, 0), (0, 1, 0), (0, 0, -1), (0, 0, 1))


@dataclass(frozen=True, eq=False)
class Lattice:
    """Coefficients (z, y, x, 3) in mm on an upright lattice.

    Attributes
    ----------
    coefficients : ndarray
        Of the three displacements; a ring of them lies outside the box that they cover.
    origin_mm : ndarray
        Place (x, y, z) of the first coefficient in LPS.
    spacing_mm : float
        Their distance.
    """

    coefficients: Float
    origin_mm: Float
    spacing_mm: float

    @classmethod
    def over(cls, low_mm: Float, high_mm: Float, spacing_mm: float) -> Lattice:
        """Return a lattice of zeros that covers a box."""
        cells = np.maximum(np.ceil((high_mm - low_mm) / spacing_mm), 1).astype(int)
        slack = (cells * spacing_mm - (high_mm - low_mm)) / 2
        x, y, z = (int(n) for n in cells + 3)
        return cls(np.zeros((z, y, x, 3)), low_mm - slack - spacing_mm, spacing_mm)

    def with_coefficients(self, coefficients: Float) -> Lattice:
        """Return the lattice with other coefficients, of any shape of the same size."""
        return Lattice(coefficients.reshape(self.coefficients.shape), self.origin_mm, self.spacing_mm)

    def displacement(self, points: Float) -> Float:
        """Displacements (n, 3) at points (n, 3) in mm."""
        from ctsuite.ct.registration.kernels.spline import displace

        out = np.empty((len(points), 3))
        parallel.over(
            len(points),
            lambda first, past: displace(
                points, self.coefficients, self.origin_mm, self.spacing_mm, out, first, past
            ),
        )
        return out

    def slopes(self, points: Float, by_displacement: Float) -> Float:
        """Turn a derivative by the displacements (n, 3) at points into one by the coefficients."""
        from ctsuite.ct.registration.kernels.spline import gather

        parts = np.zeros((_CHUNKS, *self.coefficients.shape))
        ends = np.linspace(0, len(points), _CHUNKS + 1).astype(int)

        def some(first: int, past: int) -> None:
            for n in range(first, past):
                gather(
                    points, by_displacement, self.origin_mm, self.spacing_mm, parts[n], ends[n], ends[n + 1]
                )

        parallel.over(_CHUNKS, some)
        return np.asarray(parts.sum(axis=0))

    def refined(self, spacing_mm: float) -> Lattice:
        """Return a finer lattice over the same box that displaces alike."""
        low = self.origin_mm + self.spacing_mm
        high = low + (np.array(self.coefficients.shape[2::-1]) - 3) * self.spacing_mm
        fine = Lattice.over(low, high, spacing_mm)
        z, y, x = fine.coefficients.shape[:3]
        nodes = np.stack(np.meshgrid(range(z), range(y), range(x), indexing="ij")[::-1], -1).reshape(-1, 3)
        values = self.displacement(fine.origin_mm + nodes * spacing_mm).reshape(z, y, x, 3)
        for axis in range(3):
            values = ndimage.spline_filter1d(values, 3, axis=axis, mode="nearest")
        return fine.with_coefficients(values)

    def field(self, grid: Grid) -> Float:
        """Displacements (z, y, x, 3) in single precision at the voxels of a grid."""
        z, y, x = grid.shape
        out = np.empty((z, y, x, 3), np.float32)
        slices = max(_NODES_AT_ONCE // (y * x), 1)
        for first in range(0, z, slices):
            k, j, i = np.meshgrid(range(first, min(first + slices, z)), range(y), range(x), indexing="ij")
            points = grid.index_to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))
            out[first : first + slices] = self.displacement(points).reshape(-1, y, x, 3)
        return out  # type: ignore[return-value]


def bending(lattice: Lattice) -> tuple[float, Float]:
    """Mean squared second derivative of the coefficients in 1/mm2, and its derivative by them."""
    c = lattice.coefficients
    total, slopes = 0.0, np.zeros_like(c)
    scale = 1.0 / (lattice.spacing_mm**4 * c[..., 0].size)
    for a in range(3):
        for b in range(a, 3):
            if c.shape[a] < 3 or c.shape[b] < 3:
                continue
            second = np.diff(np.diff(c, axis=a), axis=b)
            weight = scale * (1.0 if a == b else 2.0)
            total += weight * float((second**2).sum())
            slopes += 2 * weight * _back(_back(second, b), a)
    return total, slopes


def evened(lattice: Lattice, points: Float, share: float = _SUPPORTED) -> Lattice:
    """Return the lattice with even displacements where no points are, from those where there are some.

    Coefficients that carry next to nothing of the points are not determined by them: bending alone lets them
    grow on and on towards the corners. They are replaced by the solution of Laplace's equation between the
    others, which is nowhere larger than on its border.

    Parameters
    ----------
    lattice : Lattice
        The coefficients.
    points : ndarray
        Points (n, 3) in mm that determined them.
    share : float
        A coefficient that carries less than this share of what the middle one carries is replaced.
    """
    carried = lattice.slopes(points, np.ones_like(points))[..., 0]
    known = carried > share * np.median(carried[carried > 0])
    if known.all() or not known.any():
        return lattice
    nearest = ndimage.distance_transform_edt(~known, return_distances=False, return_indices=True)
    values = lattice.coefficients[tuple(nearest)]
    for _ in range(_SWEEPS):
        beside = np.pad(values, ((1, 1), (1, 1), (1, 1), (0, 0)), mode="edge")
        middle = sum(
            beside[
                1 + a : a + 1 + values.shape[0],
                1 + b : b + 1 + values.shape[1],
                1 + c : c + 1 + values.shape[2],
            ]
            for a, b, c in _BESIDE
        )
        values = np.where(known[..., None], lattice.coefficients, middle / len(_BESIDE))
    return lattice.with_coefficients(values)


def _back(values: Float, axis: int) -> Float:
    """The transpose of taking differences along an axis."""
    ring = [(0, 0)] * values.ndim
    ring[axis] = (1, 1)
    return -np.diff(np.pad(values, ring), axis=axis)
