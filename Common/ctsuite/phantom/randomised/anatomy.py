"""A random body as a map of tissues.

The plain body (:mod:`ctsuite.phantom.body`) gives the bones, the muscles and the places of the organs. Each
organ is moved, turned and scaled by chance, what the plain body leaves out is added, and fat of a random
thickness and a table are laid around it. The sizes of all deviations come from ranges that held-out bodies
do not share with bodies for training.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.transform import Transform
from ctsuite.phantom.body import BodyParameters, anatomy
from ctsuite.phantom.randomised import extras
from ctsuite.phantom.randomised.chance import Draw, Span
from ctsuite.phantom.randomised.tissues import CONTENTS, INDEX
from ctsuite.phantom.raster import fill
from ctsuite.phantom.shapes.ellipsoid import Ellipsoid
from ctsuite.phantom.shapes.shape import Shape, placement, rotation
from ctsuite.phantom.structure import Structure

SPACING_MM = 3.5
GRID = Grid((226, 100, 160), (SPACING_MM,) * 3, (-278.25, -173.25, -145.0))

_SIZE = Span(0.0, 0.16, 0.22)
_MOVE_MM = Span(0.0, 12.0, 16.0)
_TURN_DEG = Span(0.0, 14.0, 20.0)
_FAT_MM = Span(0.0, 32.0, 40.0)

# beginning of the key of a structure: tissue, and the organ that it moves with
_STRUCTURES: tuple[tuple[str, str, str], ...] = (
    ("skin", "skin", ""),
    ("fat", "fat", ""),
    ("muscle", "muscle", ""),
    ("cavity_fat", "cavity_fat", ""),
    ("back_muscles", "muscle", ""),
    ("mediastinal_fat", "cavity_fat", ""),
    ("lung", "lung", ""),
    ("heart", "myocardium", "heart"),
    ("left_ventricle", "blood_left_heart", "heart"),
    ("right_ventricle", "blood_right_heart", "heart"),
    ("airway_walls", "airway_wall", "airway"),
    ("pulmonary_vessels", "lung_vessel", "airway"),
    ("airway", "airway", "airway"),
    ("left_dome_fat", "cavity_fat", ""),
    ("liver", "liver", "liver"),
    ("spleen", "spleen", "spleen"),
    ("stomach_gas", "stomach_gas", "stomach"),
    ("stomach", "stomach", "stomach"),
    ("bladder", "bladder", "bladder"),
    ("kidney_left", "kidney_cortex", "kidney_left"),
    ("kidney_right", "kidney_cortex", "kidney_right"),
    ("colon_gas", "content_0", "colon"),
    ("colon", "content_1", "colon"),
    ("bowel", "content_2", "bowel"),
    ("vena_cava", "blood_veins", ""),
    ("iliac", "blood_aorta", ""),
    ("aorta", "blood_aorta", ""),
    ("discs", "disc", ""),
    ("spinal_canal", "canal", ""),
    ("costal_cartilages", "cartilage", ""),
    ("", "cortical", ""),
)

Mask = NDArray[np.intp]


@dataclass
class _Canvas:
    """The map that is painted, and how each organ of this body is moved."""

    draw: Draw
    tissues: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(GRID.shape, np.uint8))
    moves: dict[str, tuple[float, np.ndarray, np.ndarray]] = field(default_factory=dict)
    centres: dict[str, np.ndarray] = field(default_factory=dict)

    def paint(self, tissue: str, pieces: Sequence[Shape], organ: str = "") -> None:
        """Paint solids; those of one organ move together."""
        if organ:
            move = self._move(organ, pieces)
            pieces = [piece.placed(move) for piece in pieces]
        self.tissues.reshape(-1)[_voxels(pieces)] = INDEX[tissue]

    def _move(self, organ: str, pieces: Sequence[Shape]) -> Transform:
        if organ not in self.moves:
            boxes = [piece.bounds_mm for piece in pieces]
            self.centres[organ] = (np.min([b[0] for b in boxes], 0) + np.max([b[1] for b in boxes], 0)) / 2
            gentle = 0.4 if organ in ("airway", "heart") else 1.0
            angles = gentle * self.draw.size(_TURN_DEG) * self.draw.direction()
            self.moves[organ] = (
                self.draw.factor(_SIZE) ** gentle,
                rotation((float(angles[0]), float(angles[1]), float(angles[2]))),
                gentle * self.draw.size(_MOVE_MM) * self.draw.direction(),
            )
        scale, turn, shift = self.moves[organ]
        matrix = np.eye(4)
        matrix[:3, :3] = scale * turn
        matrix[:3, 3] = self.centres[organ] + shift - matrix[:3, :3] @ self.centres[organ]
        return Transform(matrix)


def random_body(seed: int, held_out: bool = False) -> NDArray[np.uint8]:
    """Return the tissues (z, y, x) of a random adult on the grid ``GRID``.

    Parameters
    ----------
    seed : int
        The same seed gives the same body.
    held_out : bool
        Whether the deviations come from beyond the ranges of training.
    """
    draw = Draw(seed, "anatomy", held_out)
    canvas = _Canvas(draw)
    arms_down = draw.chance(0.35)
    flesh, arm_bones = extras.shoulders(draw, arms_down)
    canvas.paint("skin", flesh)
    canvas.paint("muscle", [piece.placed(_shrunk(piece)) for piece in flesh])
    for item in _structures():
        tissue, organ = _role(item.key)
        if item.key == "bowel":
            for wall, inside in extras.bowel(draw):
                canvas.paint("bowel_wall", wall)
                canvas.paint(f"content_{int(draw.random.integers(CONTENTS))}", inside)
            continue
        if organ:
            canvas.paint(tissue, item.pieces, organ)
        else:
            canvas.tissues.reshape(-1)[_still(item.key)] = INDEX[tissue]
        if item.key == "lung_right":
            _fill_lungs(canvas)
        elif item.key == "liver":
            canvas.paint("liver", extras.liver_lobe(draw), "liver")
            _inside(canvas, "liver_vessel", extras.liver_vessels(draw), "liver", "liver")
            if draw.chance(0.4):
                spot = extras.gallbladder(draw)[0]
                _inside(canvas, "lesion", [spot.placed(_moved((-30, 20, 50)))], "liver", "liver")
            canvas.paint("gallbladder", extras.gallbladder(draw), "liver")
        elif item.key == "right_ventricle":
            _atria(canvas)
        elif item.key == "kidney_left":
            canvas.paint("pancreas", extras.pancreas(draw), "pancreas")
        elif item.key == "vena_cava":
            canvas.paint("blood_arteries_small", [*extras.neck_arteries(), *extras.organ_vessels()])
            for name, pieces in extras.great_vessels(draw).items():
                canvas.paint(name, pieces)
    canvas.paint("cortical", arm_bones)
    _layer(canvas.tissues)
    _surround(canvas.tissues, draw)
    return canvas.tissues


def _fill_lungs(canvas: _Canvas) -> None:
    _inside(canvas, "lung_vessel", extras.lung_vessels(canvas.draw), "lung")
    for side in (-1, 1):
        if canvas.draw.chance(0.25):
            centre = (
                side * canvas.draw.between(60, 110),
                canvas.draw.between(10, 50),
                canvas.draw.between(320, 420),
            )
            axes = (canvas.draw.between(15, 50), canvas.draw.between(12, 40), canvas.draw.between(15, 60))
            _inside(canvas, "lung_dense", [Ellipsoid(axes).placed(placement(centre))], "lung")
        if canvas.draw.chance(0.15):
            axes = (60.0, canvas.draw.between(12, 30), canvas.draw.between(40, 90))
            _inside(canvas, "effusion", [Ellipsoid(axes).placed(placement((side * 80, 62, 330)))], "lung")


def _atria(canvas: _Canvas) -> None:
    canvas.paint(
        "blood_left_heart", [Ellipsoid((30.0, 18.0, 22.0)).placed(placement((6, -10, 418)))], "heart"
    )
    canvas.paint(
        "blood_right_heart", [Ellipsoid((20.0, 24.0, 28.0)).placed(placement((-26, -30, 404)))], "heart"
    )


def _inside(canvas: _Canvas, tissue: str, pieces: Sequence[Shape], host: str, organ: str = "") -> None:
    """Paint only where the host tissue is."""
    kept = canvas.tissues.copy()
    canvas.paint(tissue, pieces, organ)
    other = kept != INDEX[host]
    canvas.tissues[other] = kept[other]


def _layer(tissues: NDArray[np.uint8]) -> None:
    """Put marrow inside bones, and medulla and pelvis inside kidneys."""
    from scipy.ndimage import binary_erosion

    bone, kidney = tissues == INDEX["cortical"], tissues == INDEX["kidney_cortex"]
    core = binary_erosion(kidney, iterations=2)
    tissues[binary_erosion(bone)] = INDEX["trabecular"]
    tissues[core] = INDEX["kidney_medulla"]
    tissues[binary_erosion(core, iterations=2)] = INDEX["kidney_pelvis"]


def _surround(tissues: NDArray[np.uint8], draw: Draw) -> None:
    """Lay fat around the body and put a table under it."""
    from scipy.ndimage import distance_transform_edt

    body = tissues != INDEX["air"]
    thick = draw.size(_FAT_MM)
    near = distance_transform_edt(~body, sampling=GRID.spacing_mm)
    fat = ~body & (near < thick)
    tissues[tissues == INDEX["skin"]] = INDEX["fat"] if thick > SPACING_MM else INDEX["skin"]
    tissues[fat] = INDEX["fat"]
    tissues[~body & ~fat & (near < thick + 2)] = INDEX["skin"]
    rows = np.flatnonzero((tissues != INDEX["air"]).any((0, 2)))
    j = np.arange(tissues.shape[1])[:, None]
    i = np.arange(tissues.shape[2])[None] - tissues.shape[2] / 2
    bend = draw.between(0, 0.004)
    top = rows[-1] - draw.between(-1, 4) - bend * i**2 + 1
    thickness = draw.between(4, 14)
    table = (j > top) & (j < top + thickness) & (np.abs(i) < draw.between(50, 75))
    core = (j > top + 1) & (j < top + thickness - 1)
    air = tissues == INDEX["air"]
    if draw.chance(0.85):
        tissues[air & (table & ~core)[None]] = INDEX["table_shell"]
        tissues[air & (table & core)[None]] = INDEX["table_core"]


def _voxels(pieces: Sequence[Shape]) -> Mask:
    """Flat indices of the voxels that solids fill by half or more."""
    found = [np.empty(0, np.intp)]
    numbers = np.arange(int(np.prod(GRID.shape))).reshape(GRID.shape)
    for where, share in fill(pieces, GRID):
        if share is None or isinstance(where, tuple):
            found.append(numbers[where].ravel())
        else:
            found.append(where[share >= 0.5])
    return np.concatenate(found)


@lru_cache(maxsize=1)
def _structures() -> tuple[Structure, ...]:
    return tuple(anatomy(BodyParameters(scale=1.0, fracture_gap_mm=0.0)).structures)


@cache
def _still(key: str) -> Mask:
    """Voxels of a structure that no body moves."""
    return _voxels(next(item for item in _structures() if item.key == key).pieces)


def _role(key: str) -> tuple[str, str]:
    return next((tissue, organ) for start, tissue, organ in _STRUCTURES if key.startswith(start))


def _shrunk(piece: Shape) -> Transform:
    low, high = piece.bounds_mm
    centre = (low + high) / 2
    matrix = np.eye(4)
    matrix[:3, :3] *= 0.88
    matrix[:3, 3] = 0.12 * centre
    return Transform(matrix)


def _moved(shift: tuple[float, float, float]) -> Transform:
    matrix = np.eye(4)
    matrix[:3, 3] = shift
    return Transform(matrix)
