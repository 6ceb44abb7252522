"""Values as stored in a DICOM image: 16 bits with a slope and an intercept (PS3.3 C.11.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LOWEST, _HIGHEST = -32768, 32767


@dataclass(frozen=True)
class Rescale:
    """``value = slope * stored + intercept``, stored as signed 16 bits."""

    slope: float = 1.0
    intercept: float = 0.0

    @classmethod
    def fitting(cls, array: NDArray[Any]) -> Rescale:
        """Return the map that stores whole numbers of 16 bits exactly, others in the finest steps."""
        low, high = float(array.min()), float(array.max())
        if array.dtype.kind in "iub" and low >= _LOWEST and high <= _HIGHEST:
            return cls()
        slope = max((high - low) / (_HIGHEST - _LOWEST - 1), 1e-6)
        # as few digits as a decimal string holds, so that a reader computes with the same number
        slope = float(f"{slope * (1 + 1e-6):.8g}")
        return cls(slope, float(f"{(low + high) / 2:.8g}"))

    def stored(self, values: NDArray[Any]) -> NDArray[np.int16]:
        """Return the nearest stored values."""
        if (self.slope, self.intercept) == (1.0, 0.0):
            return values.astype("<i2")
        raw = np.rint((values.astype(np.float64) - self.intercept) / self.slope)
        return np.clip(raw, _LOWEST, _HIGHEST).astype("<i2")
