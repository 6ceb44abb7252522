"""Vessels whose course, radius and branching are known, with what makes a centreline go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, CONTRAST_VESSEL, TISSUE, Code
from ctsuite.core.curve import Curve
from ctsuite.core.tool import Parameter
from ctsuite.core.units import DEGREE, HU, MM, PERCENT
from ctsuite.phantom.gauge import course
from ctsuite.phantom.phantom import Phantom
from ctsuite.phantom.scan import ScanParameters
from ctsuite.phantom.shapes.ellipsoid import sphere
from ctsuite.phantom.shapes.path import Path, line, parametric, through
from ctsuite.phantom.shapes.shape import Float, Shape, placement
from ctsuite.phantom.shapes.sweep import Sweep, rounding, tube
from ctsuite.phantom.simple import in_soft_tissue
from ctsuite.phantom.structure import Structure, centreline

CALCIFICATION = Code("18115005", "SCT", "Calcification")
VESSEL_WALL = Code("31609006", "SCT", "Wall of blood vessel")
_STEP_MM = 0.25


@dataclass(frozen=True)
class VesselParameters(ScanParameters):
    """A scan of contrast-filled vessels in soft tissue."""

    hu: Annotated[
        float, Parameter("Attenuation", "Attenuation of the blood; around it are 55 HU.", HU, -1000.0, 3000.0)
    ] = 340.0
    tube_radius_mm: Annotated[float, Parameter("Radius", "Radius of the vessel.", MM, 1.0, 15.0)] = 4.0


@dataclass(frozen=True)
class TortuousParameters(VesselParameters):
    """A vessel that winds in space."""

    height_mm: Annotated[float, Parameter("Height", "From end to end.", MM, 40.0, 200.0)] = 90.0
    sway_mm: Annotated[float, Parameter("Sway", "How far it leaves the straight line.", MM, 0.0, 20.0)] = 9.0


@dataclass(frozen=True)
class PlaqueParameters(TortuousParameters):
    """A vessel with calcified plaques in its wall."""

    plaque_hu: Annotated[
        float, Parameter("Attenuation of the plaque", "Attenuation of the calcium.", HU, 100.0, 3000.0)
    ] = 900.0
    plaque_radius_mm: Annotated[
        float, Parameter("Radius of the plaque", "Half the thickness of each plaque.", MM, 0.3, 5.0)
    ] = 1.3


@dataclass(frozen=True)
class StenosisParameters(TortuousParameters):
    """A vessel that is narrowed in its middle."""

    stenosis: Annotated[
        float, Parameter("Stenosis", "Share of the diameter that is lost.", PERCENT, 0.0, 95.0)
    ] = 70.0
    stenosis_length_mm: Annotated[
        float, Parameter("Length of the stenosis", "From full width to full width.", MM, 4.0, 40.0)
    ] = 16.0


@dataclass(frozen=True)
class WalledParameters(TortuousParameters):
    """An oval vessel with a wall that is thicker on one side."""

    oval: Annotated[
        float,
        Parameter("Oval", "Share of the width that is lacking the other way.", PERCENT, 0, 60),
    ] = 0.0
    wall_mm: Annotated[
        float, Parameter("Wall", "Mean thickness of the wall at both ends of a diameter.", MM, 1.0, 10.0)
    ] = 3.0
    wall_hu: Annotated[
        float, Parameter("Attenuation of the wall", "Attenuation of the wall.", HU, -1000.0, 3000.0)
    ] = 120.0
    aside_mm: Annotated[
        float, Parameter("Lumen aside", "How far the lumen lies off the middle of the wall.", MM, 0.0, 9.0)
    ] = 0.0


@dataclass(frozen=True)
class TouchingParameters(TortuousParameters):
    """A winding vessel that a straight one touches twice, as a short cut."""

    neighbour_hu: Annotated[
        float, Parameter("Attenuation of the neighbour", "Blood of the straight vessel.", HU, -1000.0, 3000.0)
    ] = 340.0
    overlap_mm: Annotated[
        float, Parameter("Overlap", "How deep the walls run into each other.", MM, -5.0, 3.0)
    ] = 0.3


@dataclass(frozen=True)
class TreeParameters(VesselParameters):
    """A vessel that divides twice."""

    tube_radius_mm: Annotated[float, Parameter("Radius", "Radius of the trunk.", MM, 1.0, 15.0)] = 6.0
    angle_deg: Annotated[
        float, Parameter("Angle", "Angle between a branch and what it comes from.", DEGREE, 15.0, 70.0)
    ] = 35.0
    branch_length_mm: Annotated[
        float, Parameter("Length of the branches", "From division to division or end.", MM, 20.0, 100.0)
    ] = 40.0


def tortuous_phantom(parameters: TortuousParameters) -> Phantom:
    """Build a winding vessel."""
    path = _winding(parameters)
    shape = tube(path, parameters.tube_radius_mm)
    return _made("tortuous-vessel", "Winding vessel", parameters, path, shape)


def plaque_phantom(parameters: PlaqueParameters) -> Phantom:
    """Build a winding vessel with two calcified plaques, which lie half in its wall."""
    path = _winding(parameters)
    shape = tube(path, parameters.tube_radius_mm)
    plaques = []
    for part, side in ((0.35, 1.0), (0.62, -1.0)):
        first, past = (int((part + step) * len(path.points_mm)) for step in (-0.06, 0.06))
        middle = path.points_mm[first:past] + side * parameters.tube_radius_mm * path.first[first:past]
        run = line(middle[0], middle[-1], _STEP_MM)
        size = parameters.plaque_radius_mm * rounding(run, 3.0, 3.0)
        plaques.append(Sweep(run, size, size))
    plaque = Structure(
        "plaque",
        "Calcified plaque",
        parameters.plaque_hu,
        tuple(plaques),
        2,
        CALCIFICATION,
        category=TISSUE,
        colour_rgb=(0.95, 0.9, 0.7),
        components=len(plaques),
    )
    return _made("plaque-vessel", "Vessel with plaque", parameters, path, shape, (plaque,), whole=False)


def stenosis_phantom(parameters: StenosisParameters) -> Phantom:
    """Build a winding vessel whose radius falls and rises like a cosine at its middle."""
    path = _winding(parameters)
    away = np.abs(path.arc_mm - path.length_mm / 2) / (parameters.stenosis_length_mm / 2)
    narrowing = parameters.stenosis / 100 * np.where(away < 1, (1 + np.cos(np.pi * away)) / 2, 0)
    radius = parameters.tube_radius_mm * (1 - narrowing)
    return _made("stenosed-vessel", "Vessel with stenosis", parameters, path, Sweep(path, radius, radius))


def walled_phantom(parameters: WalledParameters) -> Phantom:
    """Build a vessel with an oval lumen in a round wall, whose middle lies to one side of it."""
    path = _winding(parameters)
    radius = np.full(len(path.points_mm), parameters.tube_radius_mm)
    lumen = Sweep(path, radius, radius * (1 - parameters.oval / 100))
    # every fourth point is enough for a smooth course beside the first one
    aside = (path.points_mm + parameters.aside_mm * path.first)[::4]
    outer = tube(through(aside, _STEP_MM), parameters.tube_radius_mm + parameters.wall_mm)
    wall = Structure(
        "wall",
        "Wall",
        parameters.wall_hu,
        (outer,),
        2,
        VESSEL_WALL,
        category=TISSUE,
        colour_rgb=(0.85, 0.7, 0.6),
        additive=False,
    )
    vessel = _vessel(parameters, (lumen,), (centreline("Vessel", path, lumen.b_mm),))
    gauges = [course("length", "Length", path)]
    return in_soft_tissue("walled-vessel", "Vessel with wall", parameters, [wall, vessel], gauges)


def touching_phantom(parameters: TouchingParameters) -> Phantom:
    """Build a vessel of two bends in one plane, and a straight one that touches both crests."""
    high, sway, radius = parameters.height_mm, parameters.sway_mm, parameters.tube_radius_mm
    wave = 4 * np.pi / high

    def position(t: Float) -> Float:
        return np.column_stack([sway * np.sin(wave * t), np.zeros_like(t), t])

    def velocity(t: Float) -> Float:
        return np.column_stack([sway * wave * np.cos(wave * t), np.zeros_like(t), np.ones_like(t)])

    path = parametric(position, velocity, high, _STEP_MM)
    # it touches at three and at seven eighths of the height
    aside = -(sway + 2 * radius - parameters.overlap_mm)
    straight = line((aside, 0, 0), (aside, 0, high), _STEP_MM)
    neighbour = Structure(
        "neighbour",
        "Neighbouring vessel",
        parameters.neighbour_hu,
        (tube(straight, radius),),
        2,
        CONTRAST_VESSEL,
        category=TISSUE,
        colour_rgb=(0.3, 0.4, 0.9),
        additive=False,
        centrelines=(centreline("Neighbouring vessel", straight, np.full(len(straight.points_mm), radius)),),
    )
    return _made("touching-vessels", "Winding vessel", parameters, path, tube(path, radius), (neighbour,))


def tree_phantom(parameters: TreeParameters) -> Phantom:
    """Build a trunk with two branches, one of which divides again."""
    length, radius = parameters.branch_length_mm, parameters.tube_radius_mm
    bend = np.radians(parameters.angle_deg)
    start, fork = np.zeros(3), np.array([0, 0, length])

    def towards(angle: float, out: float) -> Float:
        return np.array([np.sin(angle), out, np.cos(angle)]) / np.hypot(1, out)

    left, right = fork + length * towards(bend, 0), fork + 1.25 * length * towards(-bend, 0)
    runs = (
        ("Trunk", start, fork, radius),
        ("Left branch", fork, left, 0.75 * radius),
        ("Right branch", fork, right, 0.65 * radius),
        ("Left upper branch", left, left + length * towards(0.0, 0.35), 0.55 * radius),
        ("Left lower branch", left, left + 0.8 * length * towards(2 * bend, 0), 0.45 * radius),
    )
    paths = [line(first, last, _STEP_MM) for _, first, last, _ in runs]
    pieces: list[Shape] = [tube(path, run[3]) for path, run in zip(paths, runs, strict=True)]
    # a ball closes the wedge between the flat ends of the tubes that meet
    pieces += [
        sphere(radius).placed(placement(fork)),
        sphere(0.75 * radius).placed(placement(left)),
    ]
    vessel = _vessel(
        parameters,
        tuple(pieces),
        tuple(
            centreline(run[0], path, np.full(len(path.points_mm), run[3]))
            for path, run in zip(paths, runs, strict=True)
        ),
        whole=False,
    )
    gauges = [
        course(run[0].lower().replace(" ", "_"), run[0], path) for path, run in zip(paths, runs, strict=True)
    ]
    marks = {"first_bifurcation": fork, "second_bifurcation": left, "root": start}
    return in_soft_tissue("vessel-tree", "Vessel tree", parameters, [vessel], gauges, marks)


def _winding(parameters: TortuousParameters) -> Path:
    """A course that bends in two planes with different periods."""
    high, sway = parameters.height_mm, parameters.sway_mm
    one, two = 3 * np.pi / high, 4.2 * np.pi / high

    def position(t: Float) -> Float:
        return np.column_stack([sway * np.sin(one * t), 0.6 * sway * np.cos(two * t), t])

    def velocity(t: Float) -> Float:
        return np.column_stack(
            [sway * one * np.cos(one * t), -0.6 * sway * two * np.sin(two * t), np.ones_like(t)]
        )

    return parametric(position, velocity, high, _STEP_MM, up=(0.3, 1.0, 0.2))


def _vessel(
    parameters: VesselParameters, pieces: tuple[Shape, ...], axes: tuple[Curve, ...], whole: bool = True
) -> Structure:
    return Structure(
        "vessel",
        "Vessel",
        parameters.hu,
        pieces,
        1,
        CONTRAST_VESSEL,
        category=TISSUE if len(axes) == 1 else ANATOMICAL_STRUCTURE,
        colour_rgb=(0.85, 0.4, 0.3),
        additive=whole,
        centrelines=axes,
    )


def _made(
    kind: str,
    name: str,
    parameters: VesselParameters,
    path: Path,
    shape: Sweep,
    others: tuple[Structure, ...] = (),
    whole: bool = True,
) -> Phantom:
    axis = centreline("Vessel", path, shape.a_mm)
    vessel = _vessel(parameters, (shape,), (axis,), whole and not others)
    gauges = [course("length", "Length", path)]
    ends = {"start": path.points_mm[0], "end": path.points_mm[-1]}
    return in_soft_tissue(kind, name, parameters, [vessel, *others], gauges, ends)
