"""Sums over the six neighbours of every voxel, for the equations of a random walk."""

from __future__ import annotations

from typing import Any

from numba import njit


@njit(cache=True, nogil=True)
def weigh(image: Any, inverse: float, faces: Any, along: Any) -> None:
    """Write the weight of each edge towards the next voxel along x, y, z to `along` (3, z, y, x), else 0."""
    nz, ny, nx = image.shape
    for k in range(nz):
        for j in range(ny):
            for i in range(nx):
                value = image[k, j, i]
                for axis in range(3):
                    c, b, a = k + (axis == 2), j + (axis == 1), i + (axis == 0)
                    if a < nx and b < ny and c < nz:
                        apart = (image[c, b, a] - value) * inverse
                        # a floor keeps the equations solvable where a difference is huge
                        along[axis, k, j, i] = faces[axis] * (
                            1.0 / (1.0 + apart * apart * apart * apart) + 1e-6
                        )
                    else:
                        along[axis, k, j, i] = 0.0


@njit(cache=True, nogil=True)
def apply(along: Any, fixed: Any, degree: Any, x: Any, out: Any, first: int, past: int) -> None:
    """Write ``degree x - sum of weighted neighbours`` for slices `first` to `past`; 0 at fixed voxels.

    `x` must be 0 at fixed voxels.
    """
    nz, ny, nx = x.shape
    for k in range(first, past):
        for j in range(ny):
            for i in range(nx):
                if fixed[k, j, i]:
                    out[k, j, i] = 0.0
                    continue
                total = degree[k, j, i] * x[k, j, i]
                if i > 0:
                    total -= along[0, k, j, i - 1] * x[k, j, i - 1]
                if i + 1 < nx:
                    total -= along[0, k, j, i] * x[k, j, i + 1]
                if j > 0:
                    total -= along[1, k, j - 1, i] * x[k, j - 1, i]
                if j + 1 < ny:
                    total -= along[1, k, j, i] * x[k, j + 1, i]
                if k > 0:
                    total -= along[2, k - 1, j, i] * x[k - 1, j, i]
                if k + 1 < nz:
                    total -= along[2, k, j, i] * x[k + 1, j, i]
                out[k, j, i] = total
