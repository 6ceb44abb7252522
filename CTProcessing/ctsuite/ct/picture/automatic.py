"""The window in which an image is shown when nobody chose one."""

from __future__ import annotations

import numpy as np

from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.ct.window import WindowState, series_windows

_SAMPLES = 200_000
_SHARES = (0.5, 99.5)
_MOST_WHITE = 0.4


def automatic_window(volume: Volume) -> WindowState:
    """Return the first window that the series brings, or soft tissue, or the range of the values.

    The range is taken as well where more than two fifths would be white, as in thick projections of bone and
    contrast medium; then, as for values that are not Hounsfield units, half a percent of the voxels are black
    and as many white. Grey levels of a display (whole numbers of 8 bits without unit) are shown as they are.
    """
    if volume.array.dtype == np.uint8 and volume.unit != HU:
        return WindowState(127.5, 255)
    windows = series_windows(volume)
    values = volume.array.reshape(-1)
    some = values[:: max(1, values.size // _SAMPLES)].astype(float)
    some = some[np.isfinite(some)]
    low, high = np.percentile(some, _SHARES) if len(some) else (0.0, 0.0)
    if volume.unit == HU:
        usual = next(iter(windows.values()), WindowState.preset("soft tissue"))
        blinding = high > low and (some >= usual.upper).mean() > _MOST_WHITE
        return _between(low, high) if blinding else usual
    if windows and volume.attributes.get("Modality") not in (None, "CT"):
        return next(iter(windows.values()))
    return WindowState(0, 1) if high <= low else _between(low, high)


def _between(low: float, high: float) -> WindowState:
    return WindowState((low + high) / 2, high - low)
