"""Two images in one picture: blended, in squares, wiped, as difference."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ctsuite.ct.colour_maps import colours

BLEND, CHECKERBOARD, WIPE, DIFFERENCE, SIDE_BY_SIDE = (
    "blend",
    "checkerboard",
    "wipe",
    "difference",
    "side by side",
)
MODES = (BLEND, CHECKERBOARD, WIPE, DIFFERENCE, SIDE_BY_SIDE)

Colours = NDArray[np.float32]
Levels = NDArray[np.float32]


def coloured(levels: Levels, colour_map: str) -> Colours:
    """Turn grey levels (h, w), 0 to 255, into colours (h, w, 3), 0 to 255; what is not a number is black."""
    known = np.isfinite(levels)
    index = np.where(known, levels, 0).astype(np.uint8)
    return np.where(known[..., None], colours(colour_map)[index] * np.float32(255), np.float32(0))


def blended(first: Colours, second: Colours, inside: NDArray[np.bool_], opacity: float) -> Colours:
    """Lay the second picture over the first, as opaque (0 to 1) as asked, where it has anything."""
    weight = (inside * np.float32(opacity))[..., None]
    return np.asarray(first + weight * (second - first))


def checkerboard(first: Colours, second: Colours, tile_pixels: float) -> Colours:
    """Show both pictures by turns in squares; the one at the top left is of the first."""
    rows, columns = np.indices(first.shape[:2])
    odd = (np.floor(rows / tile_pixels) + np.floor(columns / tile_pixels)) % 2 == 1
    return np.where(odd[..., None], second, first)


def wiped(first: Colours, second: Colours, share: float, downwards: bool = False) -> Colours:
    """Show the first picture in the left (or upper) part, the second in the rest."""
    length = first.shape[0 if downwards else 1]
    beyond = np.arange(length) >= share * length
    return np.where(beyond[:, None, None] if downwards else beyond[None, :, None], second, first)


def difference(first: Levels, second: Levels) -> Levels:
    """Grey levels of first minus second: equal is middle grey; not a number where one of them is missing."""
    return np.asarray(127.5 + (first - second) / 2, dtype=np.float32)
