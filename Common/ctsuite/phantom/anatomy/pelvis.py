"""The hip bones: a socket with the wing, and a ring of pubis and ischium, attached at its facets."""

from __future__ import annotations

import numpy as np

from ctsuite.phantom.anatomy.femur import HEAD_MM, HEAD_RADIUS_MM
from ctsuite.phantom.anatomy.parts import SIDES, Chance, Parts, mirrored
from ctsuite.phantom.anatomy.terms import paired, word
from ctsuite.phantom.gauge import distance
from ctsuite.phantom.shapes.cup import Cup
from ctsuite.phantom.shapes.path import line, through
from ctsuite.phantom.shapes.shape import Float, Shape, placement
from ctsuite.phantom.shapes.sweep import Sweep, profile, rounding

_JOINT_MM = 4.5
_OUTER_MM, _FACET_MM = 38.0, 33.0
_OPENING = (0.85, -0.35, -0.40)
_WING, _PUBIS, _ISCHIUM = (0.03, 0.07, 0.995), (-0.75, -0.60, -0.25), (-0.35, 0.55, -0.75)


def pelvis(seed: int) -> Parts:
    """Return both hip bones."""
    chance = Chance(seed, "pelvis")
    parts = Parts()
    hu = chance.bone_hu()
    for side in SIDES:
        pieces = [_socket(side), _wing(side), _ring(side)]
        parts.structures.append(paired("hip", side, hu, *pieces, bone=True))
        parts.landmarks[f"hip_{word(side)}_crest"] = _start(_WING, side, _FACET_MM + 80)
    centres = [mirrored(HEAD_MM, side) for side in SIDES]
    parts.gauges.append(distance("femoral_head_distance", "Distance of the femoral heads", *centres))
    return parts


def _unit(direction: tuple[float, float, float], side: int) -> Float:
    return mirrored(direction, side) / np.linalg.norm(direction)


def _start(direction: tuple[float, float, float], side: int, away_mm: float = _FACET_MM) -> Float:
    return mirrored(HEAD_MM, side) + away_mm * _unit(direction, side)


def _socket(side: int) -> Shape:
    frame = placement(mirrored(HEAD_MM, side), _unit(_OPENING, side))
    turned = np.array([_unit(facet, side) for facet in (_WING, _PUBIS, _ISCHIUM)]) @ frame.matrix_lps[:3, :3]
    return Cup(HEAD_RADIUS_MM + _JOINT_MM, _OUTER_MM, 80, turned, _FACET_MM).placed(frame)


def _wing(side: int) -> Sweep:
    path = line(_start(_WING, side), _start(_WING, side, 136), up=mirrored((0.64, -0.77, 0), side))
    size = rounding(path, 0, 20)
    long = profile(path, [17, 24, 46, 58, 62], [0, 0.12, 0.38, 0.65, 1])
    return Sweep(path, long * np.sqrt(size), profile(path, [9.5, 8.5, 6, 5.5, 7.5]) * np.sqrt(size), 2.4)


def _ring(side: int) -> Sweep:
    begin, end = _start(_PUBIS, side), _start(_ISCHIUM, side)
    course = mirrored(
        [(38, -38, -14), (15.5, -43, -30), (18, -34, -56), (36, -10, -78), (56, 14, -80), (68, 25, -56)], side
    )
    path = through(
        np.vstack([begin, course, end]),
        up=mirrored((0.5, 0.5, -0.7), side),
        start=_unit(_PUBIS, side),
        end=-_unit(_ISCHIUM, side),
    )
    at = [0, 0.12, 0.26, 0.36, 0.5, 0.62, 0.76, 0.9, 1]
    out_of_plane = profile(path, [13, 8, 11, 12, 8, 9, 15, 14, 14], at)
    in_plane = profile(path, [13, 7.5, 9, 9.5, 6, 7, 12, 12, 14], at)
    return Sweep(path, out_of_plane, in_plane)
