"""The window in which an image is shown when nobody chose one."""

from __future__ import annotations

import numpy as np

from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.ct.window import WindowState, series_windows

_SAMPLES = 200_000
_SHARES = (0.5, 99.5)


def automatic_window(volume: Volume) -> WindowState:
    """Return the first window that the series brings, or soft tissue, or the range of the values.

    Grey levels of a display (whole numbers of 8 bits without unit) are shown as they are. For values that
    are not Hounsfield units, half a percent of the voxels are black and as many white.
    """
    if volume.array.dtype == np.uint8 and volume.unit != HU:
        return WindowState(127.5, 255)
    windows = series_windows(volume)
    if volume.unit == HU:
        return next(iter(windows.values()), WindowState.preset("soft tissue"))
    values = volume.array.reshape(-1)
    some = values[:: max(1, values.size // _SAMPLES)].astype(float)
    low, high = np.percentile(some, _SHARES)
    if windows and volume.attributes.get("Modality") not in (None, "CT"):
        return next(iter(windows.values()))
    return WindowState(0, 1) if high <= low else _between(low, high)


def _between(low: float, high: float) -> WindowState:
    return WindowState((low + high) / 2, high - low)
