"""The true course in the body of what is drawn in an image along a curve."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ctsuite.core.curved import CurvedFrame
from ctsuite.core.curved_image import CurvedImage
from ctsuite.core.grid import Float

STEP_MM = 0.5
_ROUNDING = 1e-6


def between(suv_mm: Float, step_mm: float = STEP_MM) -> Float:
    """Return places (m, 3) along the path that is straight in s, u, v between places (n, 3)."""
    parts = [suv_mm[:1]]
    for start, end in pairwise(suv_mm):
        count = max(int(np.ceil(np.abs(end - start).max() / step_mm - _ROUNDING)), 1)
        parts.append(start + np.arange(1, count + 1)[:, None] / count * (end - start))
    return np.concatenate(parts)


def surface_course(image: CurvedImage, positions_mm: Float, step_mm: float = STEP_MM) -> Float:
    """Return the course (m, 3), LPS mm, of the line that is straight in an image between positions (n, 3)."""
    return image.frame.forward(between(image.coordinates(positions_mm), step_mm))


def surface_courses(image: CurvedImage, lines_mm: Sequence[Float], step_mm: float = STEP_MM) -> list[Float]:
    """Return the courses of many lines at once, each as :func:`surface_course` does.

    A course changes with every move of the pointer; mapped together, those of a whole scene take a few ms.
    """
    sizes = [len(line) for line in lines_mm]
    places = image.coordinates(np.concatenate(lines_mm))
    last = np.cumsum(sizes) - 1
    within = np.ones(len(places) - 1, bool)
    within[last[:-1]] = False
    starts, steps = places[:-1][within], np.diff(places, axis=0)[within]
    counts = np.maximum(np.ceil(np.abs(steps).max(axis=1) / step_mm).astype(int), 1)
    first = np.zeros(len(counts), bool)
    first[np.cumsum([0, *(size - 1 for size in sizes[:-1])])] = True
    # the first leg of a line begins with its own start, every other with the step after it
    held = counts + first
    leg = np.repeat(np.arange(len(held)), held)
    number = np.arange(len(leg)) - np.repeat(np.cumsum(held) - held, held) + ~first[leg]
    along = starts[leg] + (number / counts[leg])[:, None] * steps[leg]
    ends = np.cumsum(held)[np.cumsum([size - 1 for size in sizes]) - 1]
    return np.split(image.frame.forward(along), ends[:-1])


def axis_course(frame: CurvedFrame, s_mm: Float, step_mm: float = STEP_MM) -> Float:
    """Return the course (m, 3) in LPS mm of an axis through places s (n,) in order."""
    return frame.forward(between(np.stack([s_mm, 0 * s_mm, 0 * s_mm], -1), step_mm))


def in_section(frame: CurvedFrame, suv_mm: Float) -> Float:
    """Return places (n, 3) in LPS mm, brought along the axis into the cross-section in their middle."""
    return frame.forward(np.column_stack([np.full(len(suv_mm), suv_mm[:, 0].mean()), suv_mm[:, 1:]]))
