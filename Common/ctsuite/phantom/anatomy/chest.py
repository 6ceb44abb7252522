"""Lungs with the domes of the diaphragm, heart and mediastinal fat."""

from __future__ import annotations

import numpy as np

from ctsuite.phantom.anatomy.parts import LEFT, RIGHT, SIDES, Chance, Parts, mirrored, table
from ctsuite.phantom.anatomy.terms import painted, paired, single
from ctsuite.phantom.anatomy.trunk import FAT_HU
from ctsuite.phantom.shapes.difference import Difference
from ctsuite.phantom.shapes.ellipsoid import Ellipsoid
from ctsuite.phantom.shapes.path import Path, through
from ctsuite.phantom.shapes.shape import placement
from ctsuite.phantom.shapes.sweep import Sweep, profile, rounding
from ctsuite.phantom.structure import Structure

# height: distance from the midline, y, half width, half depth
_RIGHT_LUNG: dict[float, tuple[float, ...]] = {
    300: (74, -7, 45, 54),
    340: (77, -5, 45, 59),
    400: (79, -1, 45, 63),
    450: (75, 5, 46, 63),
    505: (63, 15, 34, 49),
    540: (44, 23, 25, 37),
    564: (38, 27, 18, 29),
}
_LEFT_LUNG: dict[float, tuple[float, ...]] = {
    305: (81, -7, 37, 54),
    340: (85, -5, 35, 59),
    400: (88, -1, 34, 63),
    450: (84, 5, 37, 63),
    505: (75, 15, 28, 51),
    540: (47, 23, 23, 37),
    564: (39, 27, 17, 29),
}
_DOMES = {RIGHT: (41.5, 50.0, 66.0), LEFT: (33.5, 50.0, 44.0)}
BLOOD_HU = 42.0


def chest(seed: int, blood_hu: float) -> Parts:
    """Return mediastinal fat, lungs, the fat under the left dome and the heart."""
    chance = Chance(seed, "chest")
    parts = Parts([painted("mediastinal_fat", FAT_HU, *_mediastinum())])
    for side in SIDES:
        parts.structures.append(_lung(side, chance))
    parts.structures += _heart(chance, blood_hu)
    return parts


def _lung(side: int, chance: Chance) -> Structure:
    rows = _LEFT_LUNG if side == LEFT else _RIGHT_LUNG
    path = _course(rows, side)
    half = table(rows, path.points_mm[:, 2])
    close = rounding(path, 0, 55)
    hull = Sweep(path, half[:, 2] * close, half[:, 3] * close)
    dome = Ellipsoid(_DOMES[side]).placed(placement(path.points_mm[0], path.tangents[0]))
    shape = Difference(hull, dome, share=0.5)
    return paired("lung", side, round(chance.about(-850, 15)), shape, includes=("airway",))


def _course(rows: dict[float, tuple[float, ...]], side: int) -> Path:
    heights = np.array(sorted(rows))
    flat = table(rows, heights)
    return through(mirrored(np.column_stack([flat[:, :2], heights]), side), step_mm=1, up=(1, 0, 0))


def _mediastinum() -> list[Sweep]:
    path = through([(8, -28, 345), (8, -26, 400), (2, -18, 470), (0, -4, 545)], step_mm=1, up=(1, 0, 0))
    close = rounding(path, 30, 30)
    return [Sweep(path, profile(path, [52, 56, 42, 26]) * close, profile(path, [36, 40, 32, 14]) * close)]


def _heart(chance: Chance, blood_hu: float) -> list[Structure]:
    axis = np.array([0.60, -0.42, -0.68])
    frame = placement((chance.about(13, 1), -42, 396), axis)
    size = chance.about(1, 0.03)
    heart = Ellipsoid((34 * size, 34 * size, 48 * size)).placed(frame)
    left = Ellipsoid((12, 12, 27)).placed(placement(frame.apply((-14, 7, 6)), axis))
    right = Ellipsoid((9, 15, 25)).placed(placement(frame.apply((16, -6, 4)), axis))
    return [
        single("heart", 45, heart),
        painted("left_ventricle", blood_hu, left),
        painted("right_ventricle", BLOOD_HU + 0.6 * (blood_hu - BLOOD_HU), right),
    ]
