"""Flooding a region of an image from a voxel, and filling the pinholes that noise leaves in it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def within(image: Any, low: float, high: float, out: Any, first: int, past: int) -> None:
    """Mark (1) the voxels of the slices `first` to `past` whose values lie between two limits."""
    for k in range(first, past):
        for j in range(image.shape[1]):
            for i in range(image.shape[2]):
                out[k, j, i] = 1 if low <= image[k, j, i] <= high else 0


@njit(cache=True, nogil=True)
def flood(marks: Any, stack: Any, size: int, most: int) -> Any:
    """Turn ones into twos from the voxels on the stack over shared faces, up to `most` voxels.

    Returns the stack, which may have grown, and how many voxels are on it.
    """
    nz, ny, nx = marks.shape
    plane = nx * ny
    flat = marks.reshape(-1)
    for _ in range(most):
        if size == 0:
            break
        size -= 1
        at = stack[size]
        if size + 6 > len(stack):
            larger = np.empty(2 * len(stack), np.int64)
            larger[:size] = stack[:size]
            stack = larger
        i, j, k = at % nx, (at // nx) % ny, at // plane
        for face in range(6):
            if face == 0 and i > 0:
                other = at - 1
            elif face == 1 and i + 1 < nx:
                other = at + 1
            elif face == 2 and j > 0:
                other = at - nx
            elif face == 3 and j + 1 < ny:
                other = at + nx
            elif face == 4 and k > 0:
                other = at - plane
            elif face == 5 and k + 1 < nz:
                other = at + plane
            else:
                continue
            if flat[other] == 1:
                flat[other] = 2
                stack[size] = other
                size += 1
    return stack, size


@njit(cache=True, nogil=True)
def pinholes(marks: Any, enough: int) -> int:
    """Turn what is no two but has at least `enough` twos among its 26 neighbours into a three."""
    nz, ny, nx = marks.shape
    count = 0
    for k in range(1, nz - 1):
        for j in range(1, ny - 1):
            for i in range(1, nx - 1):
                if marks[k, j, i] == 2:
                    continue
                faces = (
                    (marks[k, j, i - 1] == 2) + (marks[k, j, i + 1] == 2) + (marks[k, j - 1, i] == 2)
                    + (marks[k, j + 1, i] == 2) + (marks[k - 1, j, i] == 2) + (marks[k + 1, j, i] == 2)
                )  # fmt: skip
                if faces < 4:
                    continue
                near = 0
                for c in range(-1, 2):
                    for b in range(-1, 2):
                        for a in range(-1, 2):
                            near += marks[k + c, j + b, i + a] == 2
                if near >= enough:
                    marks[k, j, i] = 3
                    count += 1
    return count
