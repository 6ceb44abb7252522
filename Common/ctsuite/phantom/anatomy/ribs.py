"""Ribs, their cartilages and the sternum."""

from __future__ import annotations

import numpy as np

from ctsuite.phantom.anatomy.parts import SIDES, Chance, Parts, mirrored
from ctsuite.phantom.anatomy.spine import Level, levels
from ctsuite.phantom.anatomy.terms import painted, rib, single
from ctsuite.phantom.anatomy.trunk import EXPONENT, muscle_wall
from ctsuite.phantom.gauge import course
from ctsuite.phantom.shapes.path import Path, through
from ctsuite.phantom.shapes.shape import Float
from ctsuite.phantom.shapes.sweep import Sweep, profile, rounding, tube
from ctsuite.phantom.structure import centreline

_DEPTH_MM = 8.5  # of the middle of a rib below the surface of the muscles; more under the shoulders
_DROP_MM = (16, 34, 48, 58, 66, 72, 76, 78, 78, 76, 70, 56)
_END_DEGREES = (132, 140, 143, 145, 145, 144, 142, 136, 128, 118, 96, 62)
_TALL_MM, _THICK_MM = 6.5, 4.2
_TRUE_RIBS = 7


def ribs(seed: int) -> Parts:
    """Return cartilages, sternum and ribs."""
    chance = Chance(seed, "ribs")
    parts, cartilages = Parts(), []
    hu = chance.bone_hu()
    bones = [single("sternum", chance.bone_hu(), _sternum(), bone=True)]
    for number in range(1, 13):
        for side in SIDES:
            path = _path(number, side)
            size = rounding(path, 3, 0)
            shape = Sweep(
                path, profile(path, [5, _TALL_MM, _TALL_MM, 6]) * size, profile(path, [_THICK_MM]) * size
            )
            bones.append(rib(number, side, hu, shape, centrelines=(centreline("Rib", path),)))
            parts.gauges.append(
                course(
                    f"rib_{'left' if side > 0 else 'right'}_{number}_length",
                    f"Length of rib {number}, {'left' if side > 0 else 'right'}",
                    path,
                )
            )
            if number <= _TRUE_RIBS:
                cartilages.append(_cartilage(path, number, side))
    parts.structures = [painted("costal_cartilages", 95, *cartilages), *bones]
    return parts


def _on_wall(degrees: Float, heights: Float) -> Float:
    """Points (n, 3) in the wall of the chest, by angle from the back and height."""
    half = muscle_wall(heights)
    depth = np.interp(heights, [490, 530, 570, 600], [_DEPTH_MM, 15, 32, 40])
    radians = np.radians(degrees)
    power = 2 / EXPONENT
    x = (half[:, 0] - depth) * np.sin(radians) ** power
    y = half[:, 2] + (half[:, 1] - depth) * np.sign(np.cos(radians)) * np.abs(np.cos(radians)) ** power
    return np.column_stack([x, y, heights])


def _path(number: int, side: int) -> Path:
    level: Level = levels()[f"T{number}"]
    head = level.transform.apply((level.half_width_mm + 9.5, 7, 3))
    neck = level.transform.apply((level.half_width_mm + 15, 30, 0))
    end = _END_DEGREES[number - 1]
    degrees = np.linspace(32 if number > 1 else 42, end, 8)
    share = (1 - np.cos(np.radians(degrees * 180 / max(end, 120)))) / 2
    wall = _on_wall(degrees, head[2] - 4 - _DROP_MM[number - 1] * share)
    return through(mirrored(np.vstack([head, neck, wall]), side), up=(0, 0, 1))


def _sternum() -> Sweep:
    heights = np.array([338.0, 380, 430, 480, 508])
    half = muscle_wall(heights)
    front = half[:, 2] - half[:, 1] + _DEPTH_MM
    path = through(np.column_stack([0 * heights, front, heights]), up=(1, 0, 0))
    size = rounding(path, 10, 6)
    return Sweep(path, profile(path, [9, 17, 15, 17, 24]) * size, profile(path, [4, 5, 5, 5.5, 6]) * size)


def _cartilage(path: Path, number: int, side: int) -> Sweep:
    end = path.points_mm[-1]
    height = 500 - 22 * (number - 1)
    half = muscle_wall(np.array([height]))[0]
    goal = (side * 22.0, half[2] - half[1] + _DEPTH_MM, height)
    middle = (end + goal) / 2 + (0, -4, -6)
    return tube(through([end, middle, goal], start=path.tangents[-1]), [5, 4.5])
