"""Small phantoms of one or two bodies in soft tissue, for tests of a single tool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated

import numpy as np

from ctsuite.core.codes import BONE, CONTRAST_VESSEL, TISSUE
from ctsuite.core.curve import Curve
from ctsuite.core.tool import Parameter
from ctsuite.core.transform import Transform
from ctsuite.core.units import DEGREE, HU, MM, ONE
from ctsuite.phantom.gauge import Gauge, angle, course, distance
from ctsuite.phantom.phantom import Phantom
from ctsuite.phantom.scan import ScanParameters, fitting_grid
from ctsuite.phantom.scene import Scene
from ctsuite.phantom.shapes.box import Box
from ctsuite.phantom.shapes.cylinder import Cylinder
from ctsuite.phantom.shapes.ellipsoid import sphere
from ctsuite.phantom.shapes.path import helix
from ctsuite.phantom.shapes.round_cone import RoundCone
from ctsuite.phantom.shapes.shape import Float, Shape, rotation
from ctsuite.phantom.shapes.sweep import tube
from ctsuite.phantom.structure import Structure, centreline

MUSCLE_HU = 55.0
_TURN_DEG, _SHIFT_MM, _MARGIN_MM = (11.0, -17.0, 23.0), (31.7, -12.4, 84.9), 8.0


@dataclass(frozen=True)
class SimpleParameters(ScanParameters):
    """A scan of bodies of one attenuation in soft tissue."""

    hu: Annotated[
        float, Parameter("Attenuation", "Attenuation of the body; around it are 55 HU.", HU, -1000.0, 3000.0)
    ] = 400.0


@dataclass(frozen=True)
class SphereParameters(SimpleParameters):
    """A sphere."""

    radius_mm: Annotated[float, Parameter("Radius", "Radius of the sphere.", MM, 2.0, 100.0)] = 20.0


@dataclass(frozen=True)
class BoxParameters(SimpleParameters):
    """A block of known edges."""

    length_mm: Annotated[float, Parameter("Length", "First edge.", MM, 4.0, 200.0)] = 40.0
    width_mm: Annotated[float, Parameter("Width", "Second edge.", MM, 4.0, 200.0)] = 30.0
    height_mm: Annotated[float, Parameter("Height", "Third edge.", MM, 4.0, 200.0)] = 20.0


@dataclass(frozen=True)
class RodParameters(SimpleParameters):
    """A rod of known length."""

    radius_mm: Annotated[float, Parameter("Radius", "Radius of the rod.", MM, 2.0, 50.0)] = 6.0
    length_mm: Annotated[float, Parameter("Length", "Length of the rod.", MM, 5.0, 300.0)] = 60.0


@dataclass(frozen=True)
class TwoBonesParameters(SimpleParameters):
    """Two bones that meet at a known angle."""

    radius_mm: Annotated[float, Parameter("Radius", "Radius of the bones.", MM, 2.0, 30.0)] = 6.0
    length_mm: Annotated[float, Parameter("Length", "Length of each bone.", MM, 20.0, 300.0)] = 40.0
    angle_deg: Annotated[float, Parameter("Angle", "Angle between the bones.", DEGREE, 60.0, 180.0)] = 127.0
    gap_mm: Annotated[
        float, Parameter("Gap", "Distance of the ends that face each other.", MM, 2.0, 30.0)
    ] = 6.0


@dataclass(frozen=True)
class TubeParameters(SimpleParameters):
    """A vessel along an arc or a helix."""

    hu: Annotated[
        float, Parameter("Attenuation", "Attenuation of the blood; around it are 55 HU.", HU, -1000.0, 3000.0)
    ] = 340.0
    tube_radius_mm: Annotated[float, Parameter("Radius", "Radius of the vessel.", MM, 1.0, 20.0)] = 4.0
    bend_radius_mm: Annotated[float, Parameter("Bend", "Radius of the arc or helix.", MM, 10.0, 150.0)] = 30.0
    pitch_mm: Annotated[
        float, Parameter("Pitch", "Rise for a whole turn; 0 makes an arc.", MM, 0.0, 200.0)
    ] = 0.0
    turns: Annotated[float, Parameter("Turns", "Number of turns.", ONE, 0.05, 3.0)] = 0.5


def sphere_phantom(parameters: SphereParameters) -> Phantom:
    """Build a sphere."""
    radius = parameters.radius_mm
    ends = [(-radius, 0, 0), (radius, 0, 0)]
    return _one("sphere", "Sphere", parameters, sphere(radius), [distance("diameter", "Diameter", *ends)])


def box_phantom(parameters: BoxParameters) -> Phantom:
    """Build a block."""
    size = (parameters.length_mm, parameters.width_mm, parameters.height_mm)
    gauges = [
        distance(name.lower(), name, -np.eye(3)[axis] * size[axis] / 2, np.eye(3)[axis] * size[axis] / 2)
        for axis, name in enumerate(("Length", "Width", "Height"))
    ]
    return _one("box", "Block", parameters, Box(size), gauges)


def rod_phantom(parameters: RodParameters) -> Phantom:
    """Build a rod."""
    ends = np.array([(0, 0, -parameters.length_mm / 2), (0, 0, parameters.length_mm / 2)])
    return _one(
        "rod",
        "Rod",
        parameters,
        Cylinder(parameters.radius_mm, parameters.length_mm),
        [distance("length", "Length", *ends)],
        Curve(ends, name="Rod"),
    )


def two_bones_phantom(parameters: TwoBonesParameters) -> Phantom:
    """Build two capsules whose axes meet in one point."""
    half = np.radians(parameters.angle_deg) / 2
    ways = [np.array([np.cos(half), side * np.sin(half), 0.0]) for side in (-1, 1)]
    radius = parameters.radius_mm
    near = (parameters.gap_mm / 2 + radius) / np.sin(half)
    far = near + parameters.length_mm - 2 * radius
    structures = [
        Structure(
            f"bone_{number}",
            f"Bone {number}",
            parameters.hu,
            (RoundCone(near * way, far * way, radius, radius),),
            number,
            BONE,
            bone=True,
            centrelines=(Curve(np.array([near * way, far * way]), name=f"Bone {number}"),),
        )
        for number, way in enumerate(ways, start=1)
    ]
    gauges = [
        angle("angle", "Angle", (0, 0, 0), *(far * way for way in ways)),
        distance(
            "gap",
            "Gap",
            *(near * way - side * np.array([0, radius, 0]) for way, side in zip(ways, (-1, 1), strict=True)),
        ),
        *(
            distance(
                f"length_{number}", f"Length of bone {number}", (near - radius) * way, (far + radius) * way
            )
            for number, way in enumerate(ways, start=1)
        ),
    ]
    return in_soft_tissue("two-bones", "Two bones", parameters, structures, gauges)


def tube_phantom(parameters: TubeParameters) -> Phantom:
    """Build a vessel along an arc or helix."""
    path = helix(parameters.bend_radius_mm, parameters.pitch_mm, parameters.turns, step_mm=0.25)
    shape = tube(path, parameters.tube_radius_mm)
    gauges = [
        course("length", "Length", path),
        distance("chord", "Distance of the ends", *path.points_mm[[0, -1]]),
    ]
    return _one("tube", "Vessel", parameters, shape, gauges, centreline("Vessel", path, shape.a_mm))


def _one(
    kind: str,
    name: str,
    parameters: SimpleParameters,
    shape: Shape,
    gauges: list[Gauge],
    axis: Curve | None = None,
) -> Phantom:
    vessel = kind == "tube"
    structure = Structure(
        kind,
        name,
        parameters.hu,
        (shape,),
        1,
        CONTRAST_VESSEL if vessel else BONE,
        bone=not vessel,
        category=TISSUE,
        centrelines=() if axis is None else (axis,),
    )
    return in_soft_tissue(kind, name, parameters, [structure], gauges)


def in_soft_tissue(
    kind: str,
    name: str,
    parameters: ScanParameters,
    structures: list[Structure],
    gauges: list[Gauge],
    landmarks: Mapping[str, Float] | None = None,
) -> Phantom:
    """Turn and shift a scene off the axes, and fit a grid that is filled with soft tissue."""
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = rotation(_TURN_DEG), _SHIFT_MM
    marks = landmarks or {"centre": np.mean([np.mean(s.bounds_mm, 0) for s in structures], 0)}
    scene = Scene(name, tuple(structures), tuple(gauges), marks, MUSCLE_HU).placed(Transform(matrix))
    boxes = np.array([structure.bounds_mm for structure in scene.structures])
    margin = _MARGIN_MM + 2 * max(parameters.pixel_spacing_mm, parameters.slice_spacing_mm)
    grid = fitting_grid(boxes[:, 0].min(0) - margin, boxes[:, 1].max(0) + margin, parameters)
    return Phantom(
        kind,
        scene,
        grid,
        asdict(parameters),
        parameters.noise_hu,
        parameters.noise_correlation_mm,
        parameters.seed,
    )
