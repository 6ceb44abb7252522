"""Aorta with the iliac arteries, and the inferior vena cava."""

from __future__ import annotations

import numpy as np

from ctsuite.phantom.anatomy.chest import BLOOD_HU
from ctsuite.phantom.anatomy.parts import SIDES, Parts, mirrored
from ctsuite.phantom.anatomy.terms import painted, paired, single, word
from ctsuite.phantom.gauge import angle, course
from ctsuite.phantom.shapes.path import through
from ctsuite.phantom.shapes.sweep import Sweep, profile, rounding
from ctsuite.phantom.structure import centreline

_AORTA = (
    (-10, -24, 455), (-12, -28, 474), (-3, -29, 495), (13, -22, 509), (26, -4, 508), (31, 14, 490),
    (30, 22, 460), (28, 19, 420), (25, 9, 380), (22, 0, 340), (15, -9, 300), (9, -16, 262),
    (6, -20, 220), (6, -22, 175), (3, -20, 139),
)  # fmt: skip
_ILIAC = ((16, -18, 118), (34, -8, 92), (52, -18, 60), (62, -44, 24), (70, -62, -8), (74, -64, -44))
_RADII_MM = (13.5, 13.5, 13.0, 12.0, 11.5, 10.5, 9.5, 9.0, 8.5)


def vessels(blood_hu: float) -> Parts:
    """Return the large vessels; the aorta comes last, so that its volume is whole."""
    aorta = through(_AORTA, step_mm=0.5)
    radius = profile(aorta, _RADII_MM)
    end = aorta.points_mm[-1]
    parts = Parts([painted("vena_cava", BLOOD_HU + 0.3 * (blood_hu - BLOOD_HU), _vena_cava())])
    seconds = []
    for side in SIDES:
        # the first point is the bifurcation, which lies on the midline side of both arteries
        path = through(np.vstack([end, mirrored(_ILIAC, side) + np.array([end[0], 0, 0])]))
        size = profile(path, [6.2, 5.6, 5.0, 4.6])
        parts.structures.append(
            paired(
                "iliac",
                side,
                blood_hu,
                Sweep(path, size, size),
                additive=False,
                centrelines=(centreline("Iliac artery", path, size),),
            )
        )
        parts.gauges.append(
            course(f"iliac_{word(side)}_length", f"Length of the {word(side)} iliac artery", path)
        )
        seconds.append(path.point(25.0))
    parts.structures.append(
        single(
            "aorta", blood_hu, Sweep(aorta, radius, radius), centrelines=(centreline("Aorta", aorta, radius),)
        )
    )
    parts.gauges.append(course("aorta_length", "Length of the aorta", aorta))
    parts.gauges.append(
        angle("aortic_bifurcation_angle", "Angle of the aortic bifurcation over 25 mm", end, *seconds)
    )
    parts.landmarks["aortic_bifurcation"] = end
    parts.landmarks["aortic_root"] = aorta.points_mm[0]
    return parts


def _vena_cava() -> Sweep:
    path = through([(-14, -12, 132), (-22, -16, 175), (-20, -14, 212)], step_mm=1)
    size = 9.0 * rounding(path, 8, 8)
    return Sweep(path, size, size)
