"""The four bytes that stand for a voxel in a picture of segments: colour, and a code.

A ray caster interpolates between voxels first and looks the opacity up afterwards; only so is a steep border
smooth. One opacity function serves the whole volume, though, while each segment has an opacity of its own. So
the fourth byte is not the opacity but the CT number ``u``, coded on the range where the opacity function
``f`` rises, and for a segment of the opacity ``s`` that lower CT number whose opacity is the wanted one:

    code(u, s) = R^-1(s f(u)),   R the rising branch of f;   code(u, 1) = u

The function applied to the code then gives ``s f(u)``. Below the ramp the code stays ``u``, which keeps the
border smooth between a segment and what is around it; for ``s = 0`` it ends where the ramp begins, so nothing
of the segment is seen. For a look that fades again above a band (lung, airway), a code of ``s < 1`` stays on
the rising branch.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ctsuite.ct.rendering.presets import Look, Points

LEVELS = 1024  # CT numbers are looked up in so many steps
SHARES = 256
_BELOW = 0.35  # share of the ramp's width that is coded below it, for a smooth border


@dataclass(frozen=True, eq=False)
class Coding:
    """Tables that code CT numbers for one look.

    Attributes
    ----------
    low, high : float
        HU of the first and last level.
    codes : ndarray of uint8
        Code (SHARES, LEVELS) by opacity of the segment in 1/255 and level.
    colours : ndarray of uint8
        Colour (LEVELS, 3) of what belongs to no segment.
    opacity : tuple of (code, opacity)
        The opacity function over the code, 0 to 255.
    hu_per_code : float
        Width of one step of the code.
    """

    low: float
    high: float
    codes: NDArray[np.uint8]
    colours: NDArray[np.uint8]
    opacity: Points
    hu_per_code: float

    @classmethod
    def of(cls, look: Look) -> Coding:
        """Make the tables of a look."""
        values, alphas = (np.array(column, dtype=float) for column in zip(*look.opacity, strict=True))
        low = values[0] - _BELOW * (values[-1] - values[0])
        high = values[-1]
        level = np.linspace(low, high, LEVELS)
        wanted = np.interp(level, values, alphas)
        top = int(np.argmax(alphas))
        start = max((n for n in range(top) if alphas[n] <= 0.0), default=0)
        rising = slice(start, top + 1)
        beginning = values[start]
        share = np.arange(SHARES)[:, None] / (SHARES - 1)
        coded = np.interp(share * wanted, alphas[rising], values[rising])
        coded = np.where(level < beginning, level, coded)
        coded[-1] = level
        scale = 255.0 / (high - low)
        codes = np.rint((coded - low) * scale).astype(np.uint8)
        # rounding must not lift what shall not be seen above the beginning of the ramp
        codes[0] = np.minimum(codes[0], int((beginning - low) * scale))
        hu, *rgb = (np.array(column, dtype=float) for column in zip(*look.colour, strict=True))
        colours = np.stack([np.rint(255 * np.interp(level, hu, channel)) for channel in rgb], axis=-1)
        opacity = tuple((float((v - low) * scale), float(a)) for v, a in zip(values, alphas, strict=True))
        return cls(float(low), float(high), codes, colours.astype(np.uint8), opacity, 1.0 / scale)
