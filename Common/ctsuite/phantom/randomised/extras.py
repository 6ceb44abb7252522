"""What the plain body leaves out and real scans show: shoulders, arms, more vessels, bowel, pancreas."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ctsuite.phantom.anatomy.parts import SIDES, mirrored
from ctsuite.phantom.randomised.chance import Draw
from ctsuite.phantom.shapes.ellipsoid import Ellipsoid
from ctsuite.phantom.shapes.path import through
from ctsuite.phantom.shapes.round_cone import RoundCone
from ctsuite.phantom.shapes.shape import Shape, placement
from ctsuite.phantom.shapes.sweep import Sweep, profile, rounding

Pieces = list[Shape]


def shoulders(draw: Draw, arms_down: bool) -> tuple[Pieces, Pieces]:
    """Return flesh and bone of shoulders and upper arms, hanging or raised."""
    flesh: Pieces = []
    bone: Pieces = []
    for side in SIDES:
        joint = mirrored((158 + draw.between(-8, 8), 18, 548 + draw.between(-12, 12)), side)
        end = (226, 10 + draw.between(-30, 30), 230) if arms_down else (196, -30, 720)
        hand = mirrored(end, side)
        flesh += [
            RoundCone(mirrored((80, 26, 560), side), joint, 58.0, 46.0),
            RoundCone(joint, hand, 47.0, 38.0),
        ]
        bone += [
            RoundCone(joint, hand, 14.0, 10.0),
            Ellipsoid((22.0, 22.0, 22.0)).placed(placement(joint)),
            Ellipsoid((5.0, 46.0, 66.0)).placed(
                placement(mirrored((112, 66, 492), side), mirrored((draw.between(-0.2, 0.3), -0.2, 1), side))
            ),
            RoundCone(mirrored((120, 74, 530), side), mirrored((160, 34, 562), side), 8.0, 9.0),
            RoundCone(mirrored((22, -76, 515), side), mirrored((90, -52, 548), side), 8.0, 6.5),
            RoundCone(mirrored((90, -52, 548), side), mirrored((152, 10, 572), side), 6.5, 7.5),
        ]
    return flesh, bone


def lung_vessels(draw: Draw) -> Pieces:
    """Return arteries and veins that fan out from each hilum."""
    pieces: Pieces = []
    for side in SIDES:
        hilum = np.array(mirrored((42, 6, 440), side))
        for _ in range(26):
            middle = hilum + np.array(
                (side * draw.between(8, 40), draw.between(-30, 30), draw.between(-60, 60))
            )
            end = middle + np.array(
                (side * draw.between(-5, 36), draw.between(-36, 36), draw.between(-60, 60))
            )
            wide = draw.between(2.5, 6.5)
            pieces += [RoundCone(hilum, middle, wide, 0.7 * wide), RoundCone(middle, end, 0.7 * wide, 1.2)]
    return pieces


def great_vessels(draw: Draw) -> dict[str, Pieces]:
    """Return pulmonary arteries, both venae cavae, portal and iliac veins by the tissue that fills them."""
    lift = draw.between(-8, 8)
    trunk: Pieces = [
        _tube([(12, -48, 428), (14, -40, 452), (10, -14, 468)], (15, 14, 13), 4),
        _tube([(10, -16, 466), (-20, -10, 458), (-44, 2, 448)], (11, 10, 9), 4),
        _tube([(12, -16, 466), (34, 0, 466), (48, 6, 452)], (11, 10, 9), 4),
    ]
    upper: Pieces = [
        _tube([(-26, -26, 428), (-26, -26, 470), (-24, -28, 512)], (10, 9, 9), 4),
        _tube([(-24, -28, 510), (10, -42, 520), (40, -34, 546)], (7, 7, 6.5), 4),
        _tube([(-24, -28, 510), (-40, -24, 548)], (7, 6.5), 4),
    ]
    lower: Pieces = [
        _tube(
            [(-20, -14, 205), (-24, -14, 262), (-26, -12, 320 + lift), (-22, -18, 372)], (10, 11, 12, 12), 5
        ),
        *(
            _tube(mirrored(c, side), (6.5, 6.0, 5.5), 4)
            for side, c in (
                (1, [(-10, -4, 130), (34, 4, 92), (58, -8, 50), (72, -50, -20)]),
                (-1, [(14, -8, 130), (36, 4, 92), (58, -8, 50), (72, -50, -20)]),
            )
        ),
    ]
    portal: Pieces = [
        _tube([(-6, -30, 226), (-26, -32, 252), (-48, -26, 276)], (7, 7, 6), 4),
        _tube([(-6, -30, 232), (30, -18, 244), (66, 4, 262)], (5.5, 5, 4.5), 4),
        _tube([(-4, -34, 170), (-6, -30, 228)], (5, 6), 4),
    ]
    return {"blood_right": trunk, "blood_superior": upper, "blood_veins": lower, "blood_portal": portal}


def neck_arteries() -> Pieces:
    """Return the arteries that leave the arch, which are no labelled vessel."""
    return [
        _tube([(-2, -30, 505), (-18, -20, 545), (-26, -4, 620)], (6, 5, 4), 3),
        _tube([(10, -24, 508), (18, -14, 550), (26, -4, 620)], (4, 4, 4), 3),
        _tube([(20, -10, 508), (34, 0, 556), (86, -6, 556)], (4.5, 4.5, 4), 3),
    ]


def organ_vessels() -> Pieces:
    """Return vessels to the kidneys and the bowel, which are no labelled vessel."""
    pieces: Pieces = [_tube([(6, -26, 216), (4, -44, 190), (0, -48, 130)], (4, 3.5, 3), 3)]
    for side in SIDES:
        pieces.append(
            _tube([(4, -18, 206), *mirrored([(30, 4, 200), (46, 22, 196)], side)], (3.5, 3.5, 3), 3)
        )
        pieces.append(
            _tube([(-14, -14, 202), *mirrored([(30, 0, 196), (46, 20, 190)], side)], (4, 4.5, 4), 3)
        )
    return pieces


def liver_lobe(draw: Draw) -> Pieces:
    """Return the left lobe of the liver and the dome."""
    far = draw.between(8, 62)
    return [
        RoundCone(
            np.array((-58.0, -28.0, 296.0)),
            np.array((far, -52.0, 306.0 + draw.between(-14, 10))),
            draw.between(30, 40),
            draw.between(14, 24),
        ),
        Ellipsoid((draw.between(40, 54), draw.between(44, 56), draw.between(40, 62))).placed(
            placement((-66.0, -12.0, 296.0 + draw.between(-20, 14)), draw.direction())
        ),
    ]


def liver_vessels(draw: Draw) -> Pieces:
    """Return branches of the portal and hepatic veins in the liver."""
    pieces: Pieces = []
    for start in ((-48.0, -26.0, 276.0), (-26.0, -10.0, 350.0)):
        for _ in range(5):
            end = np.array((-66.0, -18.0, 300.0)) + draw.direction() * draw.between(25, 55)
            pieces.append(RoundCone(np.array(start), end, draw.between(3, 6), 1.5))
    return pieces


def pancreas(draw: Draw) -> Pieces:
    """Return the pancreas."""
    size = draw.between(0.8, 1.2)
    return [
        _tube(
            [(-36, -30, 208), (-24, -38, 226), (10, -44, 236), (48, -20, 250), (72, 0, 262)],
            np.array((13, 13, 9, 10, 8)) * size,
            8,
        )
    ]


def gallbladder(draw: Draw) -> Pieces:
    """Return the gallbladder."""
    size = draw.between(8, 18)
    return [
        Ellipsoid((size, size, size * draw.between(1.2, 2.2))).placed(
            placement((-46 + draw.between(-8, 8), -58, 238 + draw.between(-12, 12)), draw.direction())
        )
    ]


def bowel(draw: Draw) -> list[tuple[Pieces, Pieces]]:
    """Return loops of bowel, each with its wall and what fills it."""
    loops: list[tuple[Pieces, Pieces]] = []
    for _ in range(int(draw.random.integers(8, 15))):
        low, high = (-84.0, -72.0, 40.0), (84.0, -22.0, 225.0)
        start = draw.random.uniform(low, high)
        points = [start]
        for _ in range(3):
            step = draw.random.normal(size=3) * (34, 10, 26)
            points.append(np.clip(points[-1] + step, low, high))
        if min(np.linalg.norm(np.diff(points, axis=0), axis=1)) < 3:
            continue
        wide = draw.between(8, 21)
        wall: Pieces = [RoundCone(a, b, wide, 0.97 * wide) for a, b in pairwise(points)]
        inner = wide - draw.between(1.5, 4)
        inside: Pieces = [RoundCone(a, b, inner, 0.97 * inner) for a, b in pairwise(points)]
        loops.append((wall, inside))
    return loops


def _tube(points: object, radii: object, close_mm: float) -> Sweep:
    path = through(points, step_mm=2)  # type: ignore[arg-type]
    size = profile(path, radii) * rounding(path, close_mm, close_mm)  # type: ignore[arg-type]
    return Sweep(path, size, size)
