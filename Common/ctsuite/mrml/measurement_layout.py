"""Where labels stand in a view, so that none covers another one or a graphic's anchor."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float

_DIRECTIONS, _RINGS = 16, 14
_DRAWN = 100.0  # pixels of another label that a covered point of a graphic counts for
_NEAREST, _STEP, _GAP, _MARGIN = 22.0, 18.0, 4.0, 4.0


def places(anchors: Any, sizes: Any, view: tuple[int, int], graphics: Any = ()) -> Float:
    """Place a label for each anchor, close to it, inside of the view and clear of the others.

    Labels are placed one after the other: each takes the nearest of 16 directions on rings around its anchor
    where it overlaps neither a label that stands already nor an anchor, and as little as can be of what is
    drawn. Where there is no such place, it stands where it covers least.

    Parameters
    ----------
    anchors : array_like
        Points (n, 2) in pixels from the lower left corner.
    sizes : array_like
        Width and height (n, 2) of each label in pixels.
    view : tuple of int
        Width and height of the view in pixels.
    graphics : array_like
        Points (m, 2) along what is drawn, in pixels.

    Returns
    -------
    ndarray
        Lower left corner (n, 2) of each label.
    """
    spots, extents = np.asarray(anchors, float).reshape(-1, 2), np.asarray(sizes, float).reshape(-1, 2)
    drawn = np.asarray(graphics, float).reshape(-1, 2)
    placed = np.zeros_like(spots)
    for number, (spot, size) in enumerate(zip(spots, extents, strict=True)):
        corners = _candidates(spot, size, view)
        covered = _overlap(corners, size, placed[:number], extents[:number])
        covered += size.prod() * _holds(corners, size, spots) + _DRAWN * _holds(corners, size, drawn)
        placed[number] = corners[int(np.argmin(covered))]
    return placed


def nearest_edge(corner: Float, size: Float, anchor: Float) -> Float:
    """The place (2,) on the rim of a label from which its leader line begins."""
    return np.clip(anchor, corner, corner + size)


def _candidates(spot: Float, size: Float, view: tuple[int, int]) -> Float:
    """Lower left corners (m, 2), nearest first, moved into the view."""
    turn = np.arange(_DIRECTIONS) * 2 * np.pi / _DIRECTIONS + np.pi / 4
    aside = np.stack([np.cos(turn), np.sin(turn)], -1)
    rings = _NEAREST + _STEP * np.arange(_RINGS)
    # the middle of the label lies so far out that its rim, not its middle, keeps the distance
    middles = spot + rings[:, None, None] * aside + np.sign(np.round(aside, 6)) * size / 2
    limit = np.maximum(np.array(view, float) - size - _MARGIN, _MARGIN)
    return np.clip((middles - size / 2).reshape(-1, 2), _MARGIN, limit)


def _overlap(corners: Float, size: Float, others: Float, extents: Float) -> NDArray[Any]:
    """Area (m,) of a label at each candidate that others cover."""
    low = np.maximum(corners[:, None], others[None] - _GAP)
    high = np.minimum(corners[:, None] + size, others[None] + extents[None] + _GAP)
    return np.asarray(np.clip(high - low, 0.0, None).prod(axis=-1).sum(axis=-1))


def _holds(corners: Float, size: Float, spots: Float) -> NDArray[Any]:
    """How many points (m,) a label at each candidate would cover."""
    low, high = corners[:, None] - _GAP, corners[:, None] + size + _GAP
    return np.asarray(((spots >= low) & (spots <= high)).all(axis=-1).sum(axis=-1))
