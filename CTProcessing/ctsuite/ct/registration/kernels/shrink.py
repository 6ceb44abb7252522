"""Mean of blocks of voxels."""

from __future__ import annotations

from typing import Any

from numba import njit


@njit(cache=True, nogil=True)
def block_mean(array: Any, factors: Any, rounded: bool, out: Any, first: int, past: int) -> None:
    """Fill the slices `first` to `past` of `out` with the mean of blocks of (z, y, x) `factors` voxels."""
    fz, fy, fx = factors
    rows, columns = out.shape[1], out.shape[2]
    share = 1.0 / (fz * fy * fx)
    for k in range(first, past):
        for j in range(rows):
            for i in range(columns):
                total = 0.0
                for z in range(k * fz, k * fz + fz):
                    for y in range(j * fy, j * fy + fy):
                        for x in range(i * fx, i * fx + fx):
                            total += array[z, y, x]
                mean = total * share
                out[k, j, i] = round(mean) if rounded else mean
