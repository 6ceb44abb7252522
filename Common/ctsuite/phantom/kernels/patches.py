"""Draws a patch of a warped map of tissues, each voxel from eight sub-voxels."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(cache=True, nogil=True)
def draw(
    tissues: NDArray[np.uint8],
    matrix: NDArray[np.float64],
    shift: NDArray[np.float64],
    bends: NDArray[np.float32],
    hu: NDArray[np.float32],
    regions: NDArray[np.uint8],
    count: int,
    image: NDArray[np.float32],
    labels: NDArray[np.uint8],
) -> None:
    """Fill an image with the mean attenuation of each voxel and a label map with its most frequent region.

    Parameters
    ----------
    tissues : uint8 (z, y, x)
        Map of tissues.
    matrix, shift : float64 (3, 3) and (3,)
        Index of the patch (z, y, x) to index of the map, before bending.
    bends : float32 (3, a, b, c)
        Offsets in voxels of the map at lattice points that span the patch, interpolated linearly.
    hu : float32 (n,)
        Attenuation of each tissue.
    regions : uint8 (n,)
        Region of each tissue.
    count : int
        Number of regions, the background included.
    image, labels : float32 and uint8 (z, y, x)
        What is filled. Beyond the map there is the tissue 0.
    """
    depth, height, width = image.shape
    steps = np.empty(3)
    for axis in range(3):
        steps[axis] = (bends.shape[axis + 1] - 1) / max(image.shape[axis] - 1, 1)
    votes = np.zeros(count, np.int64)
    offset = np.zeros(3)
    for z in range(depth):
        for y in range(height):
            for x in range(width):
                a, b, c = z * steps[0], y * steps[1], x * steps[2]
                a0 = min(int(a), bends.shape[1] - 2)
                b0 = min(int(b), bends.shape[2] - 2)
                c0 = min(int(c), bends.shape[3] - 2)
                fa, fb, fc = a - a0, b - b0, c - c0
                for axis in range(3):
                    total = 0.0
                    for corner in range(8):
                        da, db, dc = corner >> 2, (corner >> 1) & 1, corner & 1
                        weight = (fa if da else 1 - fa) * (fb if db else 1 - fb) * (fc if dc else 1 - fc)
                        total += weight * bends[axis, a0 + da, b0 + db, c0 + dc]
                    offset[axis] = total
                votes[:] = 0
                mean = 0.0
                for corner in range(8):
                    pz = z - 0.25 + 0.5 * (corner >> 2)
                    py = y - 0.25 + 0.5 * ((corner >> 1) & 1)
                    px = x - 0.25 + 0.5 * (corner & 1)
                    k = int(
                        np.floor(
                            matrix[0, 0] * pz
                            + matrix[0, 1] * py
                            + matrix[0, 2] * px
                            + shift[0]
                            + offset[0]
                            + 0.5
                        )
                    )
                    j = int(
                        np.floor(
                            matrix[1, 0] * pz
                            + matrix[1, 1] * py
                            + matrix[1, 2] * px
                            + shift[1]
                            + offset[1]
                            + 0.5
                        )
                    )
                    i = int(
                        np.floor(
                            matrix[2, 0] * pz
                            + matrix[2, 1] * py
                            + matrix[2, 2] * px
                            + shift[2]
                            + offset[2]
                            + 0.5
                        )
                    )
                    tissue = 0
                    if 0 <= k < tissues.shape[0] and 0 <= j < tissues.shape[1] and 0 <= i < tissues.shape[2]:
                        tissue = tissues[k, j, i]
                    mean += hu[tissue]
                    votes[regions[tissue]] += 1
                image[z, y, x] = mean / 8
                labels[z, y, x] = np.argmax(votes)
