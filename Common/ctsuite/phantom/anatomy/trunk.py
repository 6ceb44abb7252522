"""Skin, fat and muscle of trunk and thighs, and the fat of the abdominal and pelvic cavity."""

from __future__ import annotations

import numpy as np

from ctsuite.phantom.anatomy.parts import SIDES, Parts, mirrored, table
from ctsuite.phantom.anatomy.spine import spine_y
from ctsuite.phantom.anatomy.terms import painted, single
from ctsuite.phantom.shapes.path import Path, through
from ctsuite.phantom.shapes.shape import Float
from ctsuite.phantom.shapes.sweep import Sweep, profile, rounding

SKIN_MM = 2.5
FAT_HU, MUSCLE_HU = -100.0, 55.0
EXPONENT = 2.5

# height: half width and half depth of the skin, its centre, thickness of the fat
_TRUNK: dict[float, tuple[float, ...]] = {
    -85: (172, 104, 14, 22),
    0: (178, 112, 10, 22),
    70: (172, 112, 6, 22),
    140: (158, 107, 0, 20),
    200: (152, 104, -6, 18),
    280: (158, 108, -6, 15),
    370: (166, 116, 2, 12),
    450: (166, 116, 10, 11),
    510: (152, 108, 18, 11),
    560: (126, 92, 26, 10),
    605: (88, 74, 30, 8),
    660: (62, 62, 30, 6),
}
# height: centre from the midline, its y, half width, half depth, thickness of the fat
_THIGH: dict[float, tuple[float, ...]] = {
    30: (92, 10, 80, 92, 20),
    -20: (92, 10, 84, 92, 20),
    -120: (92, 8, 82, 86, 16),
    -250: (90, 4, 70, 76, 12),
    -400: (86, 0, 56, 62, 8),
    -480: (84, 2, 52, 58, 7),
}
# height: half width, half depth and centre of the fat of the cavity
_CAVITY: dict[float, tuple[float, ...]] = {
    -30: (30, 30, -14),
    0: (42, 38, -18),
    40: (58, 36, -26),
    80: (80, 40, -34),
    110: (80, 36, -36),
    150: (94, 50, -24),
    200: (112, 60, -12),
    280: (114, 54, -16),
    322: (108, 56, -12),
}


def muscle_wall(heights: Float | float) -> Float:
    """Half width, half depth and centre (n, 3) of the outside of the muscles of the trunk."""
    rows = table(_TRUNK, heights)
    inward = SKIN_MM + rows[..., 3]
    return np.stack([rows[..., 0] - inward, rows[..., 1] - inward, rows[..., 2]], -1)


def trunk() -> Parts:
    """Return the envelopes, from the skin inwards."""
    layers = [
        (single("skin", 35, *_envelope(0, 0), additive=False)),
        (single("fat", FAT_HU, *_envelope(SKIN_MM, 0), additive=False)),
        (single("muscle", MUSCLE_HU, *_envelope(SKIN_MM, 1), additive=False)),
    ]
    return Parts(
        [*layers, painted("cavity_fat", FAT_HU, _cavity()), painted("back_muscles", MUSCLE_HU, *_back())]
    )


def _envelope(inward_mm: float, fat: float) -> tuple[Sweep, ...]:
    heights = np.array(sorted(_TRUNK))
    rows = table(_TRUNK, heights)
    path = through(np.column_stack([0 * heights, rows[:, 2], heights]), step_mm=2, up=(1, 0, 0))
    half = table(_TRUNK, path.points_mm[:, 2])
    thinner = inward_mm + fat * half[:, 3]
    close = rounding(path, start_mm=75)
    pieces = [Sweep(path, (half[:, 0] - thinner) * close, (half[:, 1] - thinner) * close, EXPONENT)]
    for side in SIDES:
        heights = np.array(sorted(_THIGH))[::-1]
        rows = table(_THIGH, heights)
        path = through(mirrored(np.column_stack([rows[:, :2], heights]), side), step_mm=2, up=(1, 0, 0))
        half = table(_THIGH, path.points_mm[:, 2])
        thinner = inward_mm + fat * half[:, 4]
        close = rounding(path, start_mm=40)
        pieces.append(Sweep(path, (half[:, 2] - thinner) * close, (half[:, 3] - thinner) * close))
    return tuple(pieces)


def _cavity() -> Sweep:
    heights = np.array(sorted(_CAVITY))
    path = through(
        np.column_stack([0 * heights, table(_CAVITY, heights)[:, 2], heights]), step_mm=2, up=(1, 0, 0)
    )
    half = table(_CAVITY, path.points_mm[:, 2])
    close = rounding(path, 30, 45)
    return Sweep(path, half[:, 0] * close, half[:, 1] * close, EXPONENT)


def _back() -> list[Sweep]:
    """The muscles beside and behind the spine, and the psoas."""
    heights = np.linspace(75, 340, 7)
    path = _along(np.column_stack([0 * heights, spine_y(heights) + 18, heights]))
    pieces = [Sweep(path, profile(path, [44, 43, 42, 38]), profile(path, [42, 48, 46, 42]), EXPONENT)]
    for side in SIDES:
        course = _along(
            mirrored([(30, 14, 262), (38, 8, 200), (44, 4, 140), (62, -12, 70), (84, -36, 10)], side)
        )
        size = rounding(course, 30, 10)
        pieces.append(
            Sweep(
                course,
                profile(course, [9, 15, 19, 19, 14]) * size,
                profile(course, [11, 18, 20, 18, 13]) * size,
            )
        )
    return pieces


def _along(points: object) -> Path:
    return through(points, step_mm=2, up=(1, 0, 0))  # type: ignore[arg-type]
