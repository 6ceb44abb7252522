"""A seeded digital body, from the neck to the knees.

All bone is homogeneous at about 400 HU (380 to 420), on purpose: the usual bone threshold of 226 HU is then
half way to the muscle around it (55 HU), so that thresholding finds the true surface. There is no denser
cortex. Bones lie in muscle everywhere, and separate bones are at least 4 mm apart in an adult (scale 1). Arms
and head are not shown. The body is turned a few degrees and does not lie in the middle, so that nothing is
aligned with the voxels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Annotated

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.core.tool import Parameter
from ctsuite.core.transform import Transform
from ctsuite.core.units import DEGREE, MM, ONE
from ctsuite.phantom.anatomy import airways, chest, pelvis, ribs, trunk, vessels
from ctsuite.phantom.anatomy.abdomen import abdomen
from ctsuite.phantom.anatomy.femur import femora
from ctsuite.phantom.anatomy.parts import Parts
from ctsuite.phantom.anatomy.spine import spine
from ctsuite.phantom.phantom import Phantom
from ctsuite.phantom.scan import ScanParameters, fitting_grid
from ctsuite.phantom.scene import Scene
from ctsuite.phantom.shapes.shape import rotation
from ctsuite.phantom.shapes.sweep import Sweep
from ctsuite.phantom.structure import Structure

_BLOOD_HU = {"none": chest.BLOOD_HU, "arterial": 340.0}
_MARGIN_MM = 6.0
_THIGH_MM = -178.0  # where regions that end in the thigh end, in the adult body
_LUMBAR = ("vertebra_L4", "vertebra_L5", "sacrum", "hip_")
_THORAX = ("vertebra_T", "vertebra_L1", "rib_", "sternum")
# the bones a region holds wholly, whether it ends in the thigh, and its Body Part Examined
_REGIONS: dict[str, tuple[tuple[str, ...], bool, str]] = {
    "whole": (("",), False, "WHOLEBODY"),
    "trunk": (("vertebra_", "rib_", "sternum", "sacrum", "hip_"), True, "CHESTABDPELVIS"),
    "chest": (_THORAX, False, "CHEST"),
    "hips": (_LUMBAR, True, "PELVIS"),
}


@dataclass(frozen=True)
class BodyParameters(ScanParameters):
    """What the body looks like and how it lies in the scanner."""

    region: Annotated[
        str,
        Parameter(
            "Region",
            "What the scan covers: neck to knees, neck to thighs, chest, or lower back to thighs.",
            choices=tuple(_REGIONS),
        ),
    ] = "whole"
    scale: Annotated[
        float, Parameter("Scale", "Size of the body; 1 is an adult of 1.7 m.", ONE, 0.3, 1.3, decimals=2)
    ] = 0.6
    contrast: Annotated[
        str,
        Parameter("Contrast agent", "Phase of the contrast agent in the blood.", choices=tuple(_BLOOD_HU)),
    ] = "none"
    fracture_gap_mm: Annotated[
        float,
        Parameter(
            "Fracture gap",
            "Width of the gap in the left femur; 0 leaves it whole.",
            MM,
            0.0,
            20.0,
            decimals=1,
        ),
    ] = 4.0
    nod_deg: Annotated[
        float, Parameter("Nod", "Turn about the left-right axis.", DEGREE, -15.0, 15.0, decimals=1)
    ] = 4.0
    lean_deg: Annotated[
        float, Parameter("Lean", "Turn about the front-back axis.", DEGREE, -15.0, 15.0, decimals=1)
    ] = -3.0
    roll_deg: Annotated[
        float, Parameter("Roll", "Turn about the long axis.", DEGREE, -15.0, 15.0, decimals=1)
    ] = 6.0
    shift_l_mm: Annotated[
        float,
        Parameter("Shift to the left", "How far the body lies off the middle.", MM, -50.0, 50.0, decimals=1),
    ] = 7.3
    shift_p_mm: Annotated[
        float,
        Parameter("Shift to the back", "How far the body lies off the middle.", MM, -50.0, 50.0, decimals=1),
    ] = -4.7


def body(parameters: BodyParameters | None = None) -> Phantom:
    """Build the body.

    Raises
    ------
    CTSuiteError
        PHANTOM-TOO-LARGE.
    """
    parameters = parameters or BodyParameters()
    parts = anatomy(parameters)
    adult = Scene("Body", tuple(parts.structures), tuple(parts.gauges), parts.landmarks)
    transform = _placement(adult, parameters)
    scene = adult.placed(transform)
    bones, thigh, body_part = _REGIONS[parameters.region]
    grid = _grid(
        scene,
        [s for s in scene.structures if s.bone and s.key.startswith(bones)],
        thigh,
        transform,
        parameters,
    )
    kept = tuple(_kept(scene.structures, adult.structures, grid, transform, thigh))
    gone = {s.key for s in scene.structures} - {s.key for s in kept}
    gauges = tuple(gauge for gauge in scene.gauges if gauge.key.removesuffix("_length") not in gone)
    return Phantom(
        "body",
        replace(scene, structures=kept, gauges=gauges),
        grid,
        asdict(parameters),
        parameters.noise_hu,
        parameters.noise_correlation_mm,
        parameters.seed,
        body_part,
    )


def anatomy(parameters: BodyParameters) -> Parts:
    """Return everything the adult body consists of, before it is placed."""
    seed, blood_hu = parameters.seed, _BLOOD_HU[parameters.contrast]
    return Parts().add(
        [
            trunk.trunk(),
            chest.chest(seed, blood_hu),
            airways.airways(),
            abdomen(seed, parameters.contrast),
            vessels.vessels(blood_hu),
            spine(seed),
            ribs.ribs(seed),
            pelvis.pelvis(seed),
            femora(seed, parameters.fracture_gap_mm / parameters.scale),
        ]
    )


def _placement(adult: Scene, parameters: BodyParameters) -> Transform:
    """The similarity that brings the adult body to its size and place; the scanner's axis is at L = P = 0."""
    matrix = np.eye(4)
    turn = rotation((parameters.nod_deg, parameters.lean_deg, parameters.roll_deg))
    matrix[:3, :3] = parameters.scale * turn
    low, high = adult.structure("skin").placed(Transform(matrix)).bounds_mm
    matrix[:2, 3] = -(low + high)[:2] / 2 + (parameters.shift_l_mm, parameters.shift_p_mm)
    matrix[2, 3] = -412.35  # table position
    return Transform(matrix)


def _grid(
    scene: Scene, bones: list[Structure], thigh: bool, transform: Transform, parameters: BodyParameters
) -> Grid:
    low, high = (np.array(edge) for edge in scene.structure("skin").bounds_mm)
    shift = np.abs([parameters.shift_l_mm, parameters.shift_p_mm])
    half = (high - low)[:2] / 2 + shift + _MARGIN_MM
    boxes = np.array([bone.bounds_mm for bone in bones])
    bottom = transform.apply((0, 0, _THIGH_MM))[2] if thigh else boxes[:, 0, 2].min() - _MARGIN_MM
    top = boxes[:, 1, 2].max() + _MARGIN_MM
    return fitting_grid(np.array([*-half, bottom]), np.array([*half, top]), parameters)


def _kept(
    structures: Iterable[Structure],
    adult: Iterable[Structure],
    grid: Grid,
    transform: Transform,
    thigh: bool,
) -> Iterable[Structure]:
    """Leave out bones that the scan would cut, but for femora in the thigh, whose cut volume is known."""
    for structure, original in zip(structures, adult, strict=True):
        if not structure.bone or structure.within(grid):
            yield structure
        elif thigh and structure.key.startswith("femur_"):
            yield replace(structure, known_volume_mm3=_cut_volume(original, grid, transform))


def _cut_volume(femur: Structure, grid: Grid, transform: Transform) -> float:
    """Volume above the lowest slice's lower face, in mm3.

    The face crosses the femur where it is a straight cylinder, so an oblique cut takes as much as one at
    right angles through the point where the face meets the axis.
    """
    floor = grid.corners_lps_mm()[:, 2].min()
    scale = float(np.cbrt(np.linalg.det(transform.matrix_lps[:3, :3])))
    volume = 0.0
    for piece in femur.pieces:
        assert isinstance(piece, Sweep)
        heights = transform.apply(piece.path.points_mm)[:, 2]
        below = np.flatnonzero(heights < floor)
        arc = piece.path.arc_mm
        if len(below):
            first = below[0]
            share = (heights[first - 1] - floor) / (heights[first - 1] - heights[first])
            volume += piece.volume_before(float(arc[first - 1] + share * piece.path.step_mm))
        else:
            volume += piece.volume_mm3
    return volume * scale**3
