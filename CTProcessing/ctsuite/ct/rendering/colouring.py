"""A volume in the colours of its segments, as four bytes for each voxel: red, green, blue and the code of
:mod:`ctsuite.ct.rendering.coding`.

A segment is coloured two voxels beyond its mask, because the voxels around it are partly filled by it: they
would stand around it as a shell in the colours of the rest, even if it is hidden. Where labels meet, colour
and opacity are averaged over the neighbours, so that borders of masks are smooth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.masks import Box
from ctsuite.core.task import Task
from ctsuite.ct.rendering.coding import SHARES, Coding

_SPREAD = 2
_SLICES = 8  # that are in work at a time, so that few are allocated beside the result
REACH = _SPREAD + 1  # voxels beyond its mask that a segment has an influence on
NOTHING = 0


@dataclass(frozen=True)
class Paint:
    """How a segment is seen.

    Attributes
    ----------
    colour_rgb : tuple of float
        Colour mask, each 0 to 1.
    opacity : float
        What the opacity of the look is multiplied by, 0 (absent) to 1.
    """

    colour_rgb: tuple[float, float, float] = (1.0, 1.0, 1.0)
    opacity: float = 1.0


def colour(
    values: NDArray[Any],
    labels: NDArray[Any],
    coding: Coding,
    paints: Mapping[int, Paint],
    out: NDArray[np.uint8],
    box: Box | None = None,
    task: Task | None = None,
) -> None:
    """Fill the four bytes of voxels; nothing else is allocated but a few slices.

    Parameters
    ----------
    values, labels : ndarray (z, y, x)
        CT numbers and label values.
    coding : Coding
        Of the look.
    paints : Mapping
        Label value to how it is seen; label 0 is the rest, whose colour follows from its CT number. A label
        without paint is seen like the rest.
    out : ndarray of uint8 (z, y, x, 4)
        Filled.
    box : tuple of slice or None
        The part to fill; the whole where None.
    task : Task or None
        For progress and cancelling.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    from ctsuite.ct.rendering.kernels.colour import colour_slices
    from ctsuite.ct.rendering.kernels.spread import spread

    known = np.zeros(int(labels.max(initial=0)) + 1 if labels.size else 1, dtype=labels.dtype)
    colours = np.zeros((known.size, 3), np.float32)
    shares = np.zeros(known.size, np.float32)
    shares[NOTHING] = (SHARES - 1) * paints.get(NOTHING, Paint()).opacity
    for value, paint in paints.items():
        if 0 < value < known.size:
            known[value] = value
            colours[value] = 255 * np.clip(paint.colour_rgb, 0.0, 1.0)
            shares[value] = (SHARES - 1) * np.clip(paint.opacity, 0.0, 1.0)
    every = bool((known[1:] > 0).all())
    whole: Box = (slice(0, values.shape[0]), slice(0, values.shape[1]), slice(0, values.shape[2]))
    box = box or whole
    wide = tuple(
        slice(max(part.start - REACH, 0), min(part.stop + REACH, size))
        for part, size in zip(box, values.shape, strict=True)
    )
    step = (coding.high - coding.low) / (coding.codes.shape[1] - 1)

    def piece(first: int, past: int) -> None:
        for start in range(box[0].start + first, box[0].start + past, _SLICES):
            stop = min(start + _SLICES, box[0].start + past)
            deep = slice(max(start - REACH, 0), min(stop + REACH, values.shape[0]))
            near = (deep, wide[1], wide[2])
            part = labels[near]
            part = part if every else known[part]
            for _ in range(_SPREAD):
                wider = np.empty_like(part)
                spread(part, wider)
                part = wider
            inner = [
                (a.start - b.start, a.stop - b.start)
                for a, b in zip((slice(start, stop), box[1], box[2]), near, strict=True)
            ]
            colour_slices(
                values[near],
                part,
                np.array(inner),
                coding.low,
                step,
                coding.codes,
                coding.colours,
                colours,
                shares,
                out[near],
            )

    parallel.over(box[0].stop - box[0].start, piece, task, "colouring the segments")
