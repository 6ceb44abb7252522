"""The true course in the body of what is drawn in an image along a curve."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ctsuite.core.curved import CurvedFrame
from ctsuite.core.curved_image import CurvedImage
from ctsuite.core.grid import Float

STEP_MM = 0.5


def between(suv_mm: Float, step_mm: float = STEP_MM) -> Float:
    """Return places (m, 3) along the path that is straight in s, u, v between places (n, 3)."""
    parts = [suv_mm[:1]]
    for start, end in pairwise(suv_mm):
        count = max(int(np.ceil(np.abs(end - start).max() / step_mm)), 1)
        parts.append(start + np.arange(1, count + 1)[:, None] / count * (end - start))
    return np.concatenate(parts)


def surface_course(image: CurvedImage, positions_mm: Float, step_mm: float = STEP_MM) -> Float:
    """Return the course (m, 3), LPS mm, of the line that is straight in an image between positions (n, 3)."""
    return image.frame.forward(between(image.coordinates(positions_mm), step_mm))


def axis_course(frame: CurvedFrame, s_mm: Float, step_mm: float = STEP_MM) -> Float:
    """Return the course (m, 3) in LPS mm of an axis through places s (n,) in order."""
    return frame.forward(between(np.stack([s_mm, 0 * s_mm, 0 * s_mm], -1), step_mm))
