"""Liver, spleen, kidneys, stomach, bowel and bladder."""

from __future__ import annotations

from ctsuite.phantom.anatomy.parts import LEFT, RIGHT, Chance, Parts, mirrored
from ctsuite.phantom.anatomy.terms import painted, paired, single
from ctsuite.phantom.anatomy.trunk import FAT_HU
from ctsuite.phantom.shapes.ellipsoid import Ellipsoid
from ctsuite.phantom.shapes.path import through
from ctsuite.phantom.shapes.shape import Shape, placement
from ctsuite.phantom.shapes.sweep import Sweep, profile, rounding

# liver, spleen, kidneys without contrast and in the arterial phase
_HU = {"none": (60.0, 50.0, 33.0), "arterial": (72.0, 110.0, 165.0)}


def abdomen(seed: int, contrast: str) -> Parts:
    """Return the organs below the diaphragm."""
    chance = Chance(seed, "abdomen")
    liver, spleen, kidney = _HU[contrast]
    gas = Ellipsoid((15, 8, 16)).placed(placement((52, -56, 272)))
    structures = [
        painted("left_dome_fat", FAT_HU, Ellipsoid((30, 47, 39)).placed(placement((83, -6, 303)))),
        painted("bowel", 30, *_bowel()),
        painted("colon", 35, *_colon(1.0)),
        painted("colon_gas", -900, _colon(0.62)[0]),
        single("liver", liver, _liver(chance)),
        single("spleen", spleen, _spleen(chance)),
        single(
            "stomach",
            38,
            Ellipsoid((26, 29, 32)).placed(placement((52, -38, 270))),
            includes=("stomach_gas",),
        ),
        painted("stomach_gas", -950, gas),
        single("bladder", 8, Ellipsoid((chance.about(31, 1), 25, 23)).placed(placement((0, -24, 14)))),
    ]
    for side, centre in ((RIGHT, (62, 31, 190)), (LEFT, (64, 28, 200))):
        size = chance.about(1, 0.04)
        frame = placement(mirrored(centre, side), mirrored((-0.16, 0.08, 1), side))
        structures.append(
            paired("kidney", side, kidney, Ellipsoid((25 * size, 23 * size, 51 * size)).placed(frame))
        )
    return Parts(structures)


def _liver(chance: Chance) -> Sweep:
    course = [
        (-66, -22, 204),
        (-68, -19, 240),
        (-70, -15, 270),
        (-73, -8, 305),
        (-75, -5, 336),
        (-76, -3, 360),
    ]
    path = through(course, step_mm=1, up=(1, 0, 0))
    at = [0, 0.22, 0.42, 0.65, 0.83, 1]
    close = rounding(path, 34, 42)
    size = chance.about(0.98, 0.02)
    return Sweep(
        path,
        profile(path, [34, 43, 45, 36, 34, 33], at) * close * size,
        profile(path, [34, 38, 45, 42, 42, 41], at) * close * size,
        2.2,
    )


def _spleen(chance: Chance) -> Shape:
    size = chance.about(1, 0.03)
    return Ellipsoid((16 * size, 32 * size, 29 * size)).placed(placement((90, 12, 268)))


def _bowel() -> list[Sweep]:
    """One loop that winds from side to side."""
    course = [
        (-44, -40, 66), (0, -46, 64), (40, -42, 68), (58, -44, 85), (40, -40, 101), (0, -36, 103),
        (-40, -38, 101), (-58, -42, 118), (-40, -46, 135), (0, -48, 137), (40, -46, 135), (60, -46, 152),
        (40, -48, 169), (-10, -46, 172),
    ]  # fmt: skip
    path = through(course, step_mm=1)
    size = 11.5 * rounding(path, 10, 10)
    return [Sweep(path, size, size)]


def _colon(share: float) -> list[Sweep]:
    pieces = []
    for course, radius in (
        ([(-74, -30, 100), (-84, -24, 140), (-88, -22, 182)], 17.0),
        ([(74, -26, 96), (88, -20, 140), (94, -14, 200)], 13.0),
    ):
        path = through(course, step_mm=1)
        size = share * radius * rounding(path, 16 / share, 16 / share)
        pieces.append(Sweep(path, size, size))
    return pieces
