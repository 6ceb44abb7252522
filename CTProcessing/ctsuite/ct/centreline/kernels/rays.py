"""Rays across a vessel: where the region ends on them, and where the image says that the wall is."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from ctsuite.ct.centreline.kernels.bitmap import is_set


@njit(cache=True, nogil=True)
def share(bits: Any, shape: Any, x: float, y: float, z: float) -> float:
    """Interpolated share of the region (0 to 1) at a continuous index of its cut."""
    i, j, k = int(np.floor(x)), int(np.floor(y)), int(np.floor(z))
    if i < 0 or j < 0 or k < 0 or i + 1 >= shape[2] or j + 1 >= shape[1] or k + 1 >= shape[0]:
        return 0.0
    u, v, w = x - i, y - j, z - k
    flat = (k * shape[1] + j) * shape[2] + i
    plane = shape[1] * shape[2]
    total = 0.0
    for c in range(2):
        for b in range(2):
            for a in range(2):
                if is_set(bits, flat + c * plane + b * shape[2] + a):
                    total += (u if a else 1 - u) * (v if b else 1 - v) * (w if c else 1 - w)
    return total


@njit(cache=True, nogil=True)
def shares(bits: Any, shape: Any, places: Any, out: Any) -> None:
    """Interpolated share of the region at continuous indices (n, 3) of its cut."""
    for n in range(len(places)):
        out[n] = share(bits, shape, places[n, 0], places[n, 1], places[n, 2])


@njit(cache=True, nogil=True)
def walls(
    bits: Any, shape: Any, places: Any, ways: Any, step: float, most: Any, out: Any, first: int, past: int
) -> None:
    """Distance to where rays leave the region.

    `places` (n, 3) are continuous indices, `ways` (n, m, 3) index steps per mm, `step` mm between samples,
    `most` (n,) how far each point looks. `out` (n, m) becomes the distance in mm, `most` where the ray does
    not leave, and -1 for a point that lies outside.
    """
    for n in range(first, past):
        x, y, z = places[n]
        start = share(bits, shape, x, y, z)
        for m in range(ways.shape[1]):
            if start < 0.5:
                out[n, m] = -1.0
                continue
            dx, dy, dz = ways[n, m]
            before, at, found = start, 0.0, most[n]
            while at < most[n]:
                at += step
                now = share(bits, shape, x + at * dx, y + at * dy, z + at * dz)
                if now < 0.5:
                    found = at - step * (0.5 - now) / (before - now)
                    break
                before = now
            out[n, m] = min(found, most[n])


@njit(cache=True, nogil=True)
def sample(image: Any, x: float, y: float, z: float) -> float:
    """Trilinear value at a continuous index; beyond the image its border goes on."""
    nz, ny, nx = image.shape
    x, y, z = min(max(x, 0.0), nx - 1.0), min(max(y, 0.0), ny - 1.0), min(max(z, 0.0), nz - 1.0)
    i, j, k = min(int(x), max(nx - 2, 0)), min(int(y), max(ny - 2, 0)), min(int(z), max(nz - 2, 0))
    u, v, w = x - i, y - j, z - k
    i1, j1, k1 = min(i + 1, nx - 1), min(j + 1, ny - 1), min(k + 1, nz - 1)
    low = (image[k, j, i] * (1 - u) + image[k, j, i1] * u) * (1 - v)
    low += (image[k, j1, i] * (1 - u) + image[k, j1, i1] * u) * v
    high = (image[k1, j, i] * (1 - u) + image[k1, j, i1] * u) * (1 - v)
    high += (image[k1, j1, i] * (1 - u) + image[k1, j1, i1] * u) * v
    return low * (1 - w) + high * w


@njit(cache=True, nogil=True)
def insides(image: Any, places: Any, ways: Any, wall: Any, out: Any, first: int, past: int) -> None:
    """Median (n,) of the image within 0.6 of the way to the wall."""
    rays = ways.shape[1]
    values = np.empty(3 * rays)
    for n in range(first, past):
        for m in range(rays):
            for s in range(3):
                at = 0.2 * (s + 1) * max(wall[n, m], 0.0)
                values[3 * m + s] = sample(
                    image,
                    places[n, 0] + at * ways[n, m, 0],
                    places[n, 1] + at * ways[n, m, 1],
                    places[n, 2] + at * ways[n, m, 2],
                )
        out[n] = np.median(values)


@njit(cache=True, nogil=True)
def outsides(
    image: Any,
    places: Any,
    ways: Any,
    wall: Any,
    reach: float,
    highest: bool,
    out: Any,
    first: int,
    past: int,
) -> None:
    """Image (n, m) beyond the wall: the mean from one to two `reach` (mm), or the highest up to there."""
    samples = 6
    for n in range(first, past):
        for m in range(ways.shape[1]):
            total, count, most = 0.0, 0, -np.inf
            for s in range(1, samples + 1):
                beyond = reach * s / 3.0
                at = max(wall[n, m], 0.0) + beyond
                value = sample(
                    image,
                    places[n, 0] + at * ways[n, m, 0],
                    places[n, 1] + at * ways[n, m, 1],
                    places[n, 2] + at * ways[n, m, 2],
                )
                most = max(most, value)
                if beyond >= reach:
                    total += value
                    count += 1
            out[n, m] = most if highest else total / count


@njit(cache=True, nogil=True)
def edges(
    image: Any,
    places: Any,
    ways: Any,
    wall: Any,
    inside: Any,
    outside: Any,
    reach: float,
    least: float,
    out: Any,
    first: int,
    past: int,
) -> None:
    """Distance to the wall by the filling of the ray around where the region ends.

    Between `reach` mm before and after the region's end, the image is turned into a share between the
    levels of the lumen (n,) and the surroundings (n, m); the wall is as far as those shares add up to. A sum
    is less moved by noise than a threshold. Where both levels differ by less than `least`, the region's end
    stays.
    """
    samples = 12
    for n in range(first, past):
        for m in range(ways.shape[1]):
            here = wall[n, m]
            contrast = inside[n] - outside[n, m]
            if here < 0 or (contrast < least if least > 0 else contrast > least):
                out[n, m] = here
                continue
            low = max(here - reach, 0.0)
            width = (here + reach - low) / samples
            total = 0.0
            for s in range(samples):
                at = low + (s + 0.5) * width
                value = sample(
                    image,
                    places[n, 0] + at * ways[n, m, 0],
                    places[n, 1] + at * ways[n, m, 1],
                    places[n, 2] + at * ways[n, m, 2],
                )
                total += min(max((value - outside[n, m]) / contrast, -0.3), 1.3)
            out[n, m] = low + min(max(total * width, 0.0), here + reach - low)
