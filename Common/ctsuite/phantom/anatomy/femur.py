"""The thigh bones, one of them broken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.phantom.anatomy.parts import LEFT, SIDES, Chance, Parts, mirrored
from ctsuite.phantom.anatomy.terms import paired, word
from ctsuite.phantom.gauge import angle, distance
from ctsuite.phantom.shapes.path import Path, line, rounded_corner
from ctsuite.phantom.shapes.shape import Float
from ctsuite.phantom.shapes.sweep import Sweep
from ctsuite.phantom.structure import centreline

HEAD_RADIUS_MM = 23.0
HEAD_MM = (88.0, 0.0, 0.0)
_CORNER_MM = 32.0
_ABOVE_FRACTURE_MM = 80.0  # a point of the shaft that every region with thighs holds
_FRACTURE_MM = 96.0  # from the corner of neck and shaft along the shaft
_SHAFT_MM = 392.0  # from the corner to the knee
_ROUND_END_MM = 20.0
_TILT = 0.10  # the shaft leans in towards the knee
BROKEN = LEFT


@dataclass(frozen=True, eq=False)
class Axes:
    """Axes of one femur: centre of the head, corner of neck and shaft, end at the knee."""

    head_mm: Float
    corner_mm: Float
    knee_mm: Float

    @property
    def neck(self) -> Float:
        """Unit vector from the head along the neck."""
        return (self.corner_mm - self.head_mm) / np.linalg.norm(self.corner_mm - self.head_mm)

    @property
    def shaft(self) -> Float:
        """Unit vector from the corner along the shaft."""
        return (self.knee_mm - self.corner_mm) / np.linalg.norm(self.knee_mm - self.corner_mm)


def femora(seed: int, gap_mm: float) -> Parts:
    """Return both femora; `gap_mm` is the width of the fracture before scaling, 0 for none."""
    chance = Chance(seed, "femora")
    parts = Parts()
    hu = chance.bone_hu()
    for side in SIDES:
        axes = _axes(chance, side)
        top = axes.head_mm - HEAD_RADIUS_MM * axes.neck
        whole = rounded_corner(
            [top, axes.corner_mm, axes.knee_mm], _CORNER_MM, up=np.cross(axes.neck, axes.shaft)
        )
        broken = side == BROKEN and gap_mm > 0
        if broken:
            edges = [
                axes.corner_mm + (_FRACTURE_MM + edge) * axes.shaft for edge in (-gap_mm / 2, gap_mm / 2)
            ]
            upper = rounded_corner(
                [top, axes.corner_mm, edges[0]], _CORNER_MM, up=np.cross(axes.neck, axes.shaft)
            )
            lower = line(edges[1], axes.knee_mm, up=np.cross(axes.neck, axes.shaft))
            pieces = [
                _bone(upper, 0, whole.length_mm),
                _bone(lower, whole.length_mm - lower.length_mm, whole.length_mm),
            ]
            parts.gauges.append(distance("fracture_gap", "Fracture gap", *edges))
            parts.landmarks["fracture"] = (edges[0] + edges[1]) / 2
        else:
            pieces = [_bone(whole, 0, whole.length_mm)]
        parts.structures.append(
            paired(
                "femur",
                side,
                hu,
                *pieces,
                bone=True,
                components=1 + broken,
                centrelines=(centreline("Femur", whole),),
            )
        )
        _measure(parts, axes, word(side))
    return parts


def _axes(chance: Chance, side: int) -> Axes:
    shaft = np.array([-_TILT, 0, -1]) / np.hypot(_TILT, 1)
    turn = np.radians(chance.about(12, 3))
    aside = np.array([np.cos(turn), np.sin(turn), 0])
    aside -= (aside @ shaft) * shaft
    aside /= np.linalg.norm(aside)
    bend = np.radians(180 - chance.about(127, 4))
    head = np.array(HEAD_MM)
    corner = head + chance.about(52, 1.5) * (np.cos(bend) * shaft + np.sin(bend) * aside)
    points = mirrored([head, corner, corner + _SHAFT_MM * shaft], side)
    return Axes(*points)


def _bone(path: Path, start_mm: float, whole_mm: float) -> Sweep:
    """Sweep the sections of the femur along a stretch that starts at an arc length of the whole."""
    from scipy.interpolate import PchipInterpolator

    neck = HEAD_RADIUS_MM + 0.0
    at = [
        neck,
        neck + 18,
        neck + 28,
        neck + 44,
        neck + 64,
        neck + 90,
        whole_mm - 110,
        whole_mm - 45,
        whole_mm,
    ]
    depth = PchipInterpolator(at, [14.0, 14.0, 15.5, 18.0, 16.5, 13.5, 13.5, 20.0, 27.0])
    width = PchipInterpolator(at, [14.0, 14.0, 17.0, 23.0, 18.0, 13.5, 13.5, 25.0, 36.0])
    arc = start_mm + path.arc_mm
    ball = np.sqrt(np.clip(HEAD_RADIUS_MM**2 - (arc - HEAD_RADIUS_MM) ** 2, 0, None))
    end = np.sqrt(np.clip(1 - np.clip(1 - (whole_mm - arc) / _ROUND_END_MM, 0, 1) ** 2, 0, 1))
    beyond = arc > neck
    sections = [
        np.where(beyond, np.maximum(ball, np.where(beyond, size(np.maximum(arc, neck)), 0)), ball) * end
        for size in (depth, width)
    ]
    return Sweep(path, sections[0], sections[1])


def _measure(parts: Parts, axes: Axes, side: str) -> None:
    reach = float((axes.knee_mm - axes.head_mm) @ axes.shaft) + HEAD_RADIUS_MM
    parts.gauges += [
        distance(
            f"femur_{side}_length",
            f"Length of the {side} femur along its shaft",
            axes.knee_mm - reach * axes.shaft,
            axes.knee_mm,
        ),
        distance(
            f"femur_{side}_neck_length", f"Length of the {side} femoral neck", axes.head_mm, axes.corner_mm
        ),
        angle(
            f"femur_{side}_neck_shaft_angle",
            f"Neck-shaft angle of the {side} femur",
            axes.corner_mm,
            axes.head_mm,
            axes.corner_mm + _ABOVE_FRACTURE_MM * axes.shaft,
        ),
    ]
    parts.landmarks[f"femur_{side}_head_centre"] = axes.head_mm
    parts.landmarks[f"femur_{side}_neck_shaft_corner"] = axes.corner_mm
    parts.landmarks[f"femur_{side}_shaft_middle"] = axes.corner_mm + 0.5 * (axes.knee_mm - axes.corner_mm)
    parts.landmarks[f"femur_{side}_knee_end"] = axes.knee_mm
