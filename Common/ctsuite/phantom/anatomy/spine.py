"""Vertebrae, discs, the spinal canal and the sacrum."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ctsuite.core.transform import Transform
from ctsuite.phantom.anatomy.parts import SIDES, Chance, Parts, mirrored
from ctsuite.phantom.anatomy.terms import VERTEBRAE, painted, single, vertebra
from ctsuite.phantom.gauge import Gauge, distance
from ctsuite.phantom.shapes.path import Path, line, through
from ctsuite.phantom.shapes.shape import Float, Shape
from ctsuite.phantom.shapes.sweep import Sweep, profile, rounding, tube

# y and z of the middle of the sacrum and the vertebral bodies, from the coccyx upwards
_COURSE = (
    (56, -38), (65, -12), (60, 18), (46, 50), (31, 82), (19, 132), (14, 175), (17, 247), (21, 285),
    (30, 340), (36, 394), (40, 446), (40, 496), (36, 544), (31, 580), (28, 615),
)  # fmt: skip
_HEIGHT_MM = dict(
    zip(
        VERTEBRAE,
        (17, 18, 18, 18.5, 19, 19.5, 20, 20.5, 21, 22, 23.5, 25, 26.5, 27.5, 28, 28, 27),
        strict=True,
    )
)
_THORACIC_DISC_MM, _LUMBAR_DISC_MM = 6.0, 9.0
_SACRUM_TOP_MM = 131.0
_FLAT = 0.5


@dataclass(frozen=True, eq=False)
class Level:
    """Where one vertebra stands: its frame and the semi-axes of its body."""

    name: str
    transform: Transform
    half_width_mm: float
    half_depth_mm: float
    height_mm: float

    @property
    def centre_mm(self) -> Float:
        """Middle of the body."""
        return np.asarray(self.transform.matrix_lps[:3, 3])

    @property
    def wall_mm(self) -> float:
        """Distance of the flat posterior wall from the middle."""
        return _FLAT * self.half_depth_mm


@lru_cache(maxsize=1)
def spine_path() -> Path:
    """The line through the vertebral bodies, from the coccyx upwards."""
    return through([(0, y, z) for y, z in _COURSE], up=(1, 0, 0))


def spine_y(heights: Float | float) -> Float:
    """How far back the line lies at given heights."""
    path = spine_path()
    return np.asarray(np.interp(heights, path.points_mm[:, 2], path.points_mm[:, 1]))


@lru_cache(maxsize=1)
def levels() -> dict[str, Level]:
    """The vertebrae from L5 upwards, one disc apart."""
    path, arc, placed = spine_path(), _SACRUM_TOP_MM, {}
    for number, name in enumerate(VERTEBRAE[::-1]):
        share = number / (len(VERTEBRAE) - 1)
        height = _HEIGHT_MM[name]
        arc += (_LUMBAR_DISC_MM if name[0] == "L" else _THORACIC_DISC_MM) + height / 2
        index = round(arc / path.step_mm)
        up = path.tangents[index]
        matrix = np.eye(4)
        matrix[:3, :3] = np.column_stack([(1, 0, 0), np.cross(up, (1, 0, 0)), up])
        matrix[:3, 3] = path.points_mm[index]
        wide = float(np.interp(share, [0, 0.3, 0.6, 1], [25, 21, 17, 15.5]))
        deep = float(np.interp(share, [0, 0.3, 0.6, 1], [22, 19, 16, 13]))
        placed[name] = Level(name, Transform(matrix), wide, deep, height)
        arc += height / 2
    return placed


def spine(seed: int) -> Parts:
    """Return discs, canal, vertebrae and sacrum."""
    chance = Chance(seed, "spine")
    path = spine_path()
    parts = Parts()
    top = float(np.interp(590, path.points_mm[:, 2], path.arc_mm))
    disc = _part(path, _SACRUM_TOP_MM - 8, top)
    parts.structures.append(
        painted("discs", 65, Sweep(disc, profile(disc, [22, 18, 14]), profile(disc, [17, 15, 11])))
    )
    canal = [level.transform.apply((0, level.wall_mm + 8, 0)) for level in levels().values()]
    parts.structures.append(painted("spinal_canal", 30, tube(through(canal), [7.5, 6])))
    sacrum = _part(path, 0, _SACRUM_TOP_MM)
    close = rounding(sacrum, 8, 0)
    parts.structures.append(
        single(
            "sacrum",
            chance.bone_hu(),
            Sweep(
                sacrum,
                profile(sacrum, [7, 9, 18, 36, 48, 50], [0, 0.12, 0.3, 0.6, 0.85, 1]) * close,
                profile(sacrum, [5, 6, 9, 14, 19, 20], [0, 0.12, 0.3, 0.6, 0.85, 1]) * close,
                EXPONENT,
            ),
            bone=True,
        )
    )
    for name, level in levels().items():
        parts.structures.append(vertebra(name, chance.bone_hu(), *_vertebra(level)))
        parts.landmarks[f"vertebra_{name}_centre"] = level.centre_mm
    parts.gauges += _gauges()
    return parts


EXPONENT = 2.3


def _vertebra(level: Level) -> list[Shape]:
    half, wide, wall = level.height_mm / 2, level.half_width_mm, level.wall_mm
    lumbar = level.name[0] == "L"
    column = line((0, 0, -half), (0, 0, half), up=(1, 0, 0))
    body = Sweep(
        column,
        profile(column, [wide, 0.9 * wide, 0.87 * wide, 0.9 * wide, wide]),
        profile(column, [level.half_depth_mm]),
        flat=_FLAT,
    )
    tall, thick = 0.33 * level.height_mm, 4.0 if lumbar else 3.0
    aside = 0.87 * 0.866 * wide - thick - 0.5
    back = wall + (22 if lumbar else 19)
    pieces: list[Shape] = [body]
    for side in SIDES:
        lamina = through(
            mirrored(
                [(aside, wall, 0), (0.9 * aside, wall + 0.4 * (back - wall), -1), (thick + 0.3, back, -4)],
                side,
            ),
            up=(0, 0, 1),
            start=(0, 1, 0),
            end=(0, 1, 0),
        )
        pieces.append(Sweep(lamina, profile(lamina, [tall, tall + 1]), profile(lamina, [thick, thick])))
    reach = 27 if lumbar else 23
    process = through(
        [(0, back, -4), (0, back + 0.5 * reach, -6), (0, back + reach, -10)], up=(0, 0, 1), start=(0, 1, 0)
    )
    size = rounding(process, 0, 6)
    pieces.append(
        Sweep(
            process,
            profile(process, [tall + 1, tall, tall - 1]) * size,
            profile(process, [1.5 * thick, 3, 3.5]) * size,
        )
    )
    return [piece.placed(level.transform) for piece in pieces]


def _gauges() -> list[Gauge]:
    placed = levels()

    def inclination(key: str, name: str, lower: str, upper: str) -> Gauge:
        ends = [
            placed[level].transform.apply(point)
            for level in (lower, upper)
            for point in ((0, 0, 0), (0, 0, 1))
        ]
        return Gauge(key, name, np.array(ends), "angle")

    return [
        inclination("lumbar_lordosis", "Angle between vertebrae L5 and L1", "L5", "L1"),
        inclination("thoracic_kyphosis", "Angle between vertebrae T12 and T1", "T12", "T1"),
        distance(
            "spine_length",
            "Distance of the vertebral bodies T1 and L5",
            placed["T1"].centre_mm,
            placed["L5"].centre_mm,
        ),
    ]


def _part(path: Path, start_mm: float, end_mm: float) -> Path:
    """Return a stretch of a path, to the nearest samples; the number of samples stays odd."""
    first, last = (round(arc / path.step_mm) for arc in (start_mm, end_mm))
    last -= (last - first) % 2
    rows = slice(first, last + 1)
    return Path(
        path.points_mm[rows],
        path.tangents[rows],
        path.first[rows],
        path.second[rows],
        (last - first) * path.step_mm,
    )
