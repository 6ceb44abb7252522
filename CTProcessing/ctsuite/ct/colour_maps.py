"""Colour maps: 256 colours from the lowest to the highest value of a window.

Hot iron is the palette of DICOM PS3.6 B.1.1. The perceptual rainbow runs through the hues at a lightness that
rises evenly in CIE L*a*b*, so that equal steps of value look like equal steps of brightness, and printed in
grey it still is a ramp. It is computed: lightness 12 to 90, hue 320 to 85 degrees, with nine tenths of the
largest chroma up to 75 that sRGB can show (CIE 15, IEC 61966-2-1, white D65).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

GREY, INVERTED, HOT, RAINBOW = "grey", "inverted grey", "hot iron", "perceptual rainbow"
COLOUR_MAPS = (GREY, INVERTED, HOT, RAINBOW)
_WHITE_D65 = np.array([0.95047, 1.0, 1.08883])
_XYZ_TO_RGB = np.array(
    [
        [3.2404542, -1.5371385, -0.4985314],
        [-0.9692660, 1.8760108, 0.0415560],
        [0.0556434, -0.2040259, 1.0572252],
    ]
)
_CHROMA, _KEPT, _SMOOTH = 75.0, 0.9, 41


@lru_cache(maxsize=len(COLOUR_MAPS))
def colours(name: str) -> NDArray[np.float32]:
    """Return the colours (256, 3), 0 to 1, of a map of `COLOUR_MAPS`."""
    ramp = np.linspace(0, 1, 256)
    if name == GREY:
        table = np.stack([ramp] * 3, axis=1)
    elif name == INVERTED:
        table = np.stack([1 - ramp] * 3, axis=1)
    elif name == HOT:
        i = np.arange(256)
        table = np.stack([2 * i, 2 * (i - 128), 4 * (i - 192)], axis=1).clip(0, 255) / 255
    else:
        table = _rainbow(ramp)
    table = table.astype(np.float32)
    table.setflags(write=False)
    return table


def _rainbow(ramp: NDArray[np.float64]) -> NDArray[np.float64]:
    lightness, hue = 12 + 78 * ramp, np.radians(320 - 235 * ramp)
    low, high = np.zeros_like(ramp), np.full_like(ramp, _CHROMA)
    for _ in range(24):
        middle = (low + high) / 2
        rgb = _linear_rgb(lightness, middle, hue)
        fits = ((rgb >= 0) & (rgb <= 1)).all(axis=1)
        low, high = np.where(fits, middle, low), np.where(fits, high, middle)
    # the edge of what can be shown has corners, which would be seen as lines
    smooth = ndimage.uniform_filter1d(
        ndimage.minimum_filter1d(low, _SMOOTH, mode="nearest"), _SMOOTH, mode="nearest"
    )
    linear = _linear_rgb(lightness, _KEPT * smooth, hue).clip(0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def _linear_rgb(
    lightness: NDArray[np.float64], chroma: NDArray[np.float64], hue: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Colours of CIE LCh(ab) as linear sRGB (n, 3)."""
    f_y = (lightness + 16) / 116
    f = np.stack([f_y + chroma * np.cos(hue) / 500, f_y, f_y - chroma * np.sin(hue) / 200], axis=1)
    xyz = np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29)) * _WHITE_D65
    return np.asarray(xyz @ _XYZ_TO_RGB.T)
