"""Every measurement in images along a curve, made on vessels with a known truth.

The way is that of a user: the vessel is scanned, drawn along its axis by the curved planar reformation,
points are placed in the image, and the measuring tool is run, all through the one path of every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ctsuite.core import runner
from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import STRAIGHTENED, STRETCHED, TRANSFORMS, VOLUME
from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.units import DEGREE, MM, MM2, Unit
from ctsuite.core.volume import Volume
from ctsuite.ct.cpr import planar, straighten
from ctsuite.measurement.curved import (
    axis_angle,
    axis_length,
    diameter,
    places,
    section_area,
    straight_distance,
    surface_length,
)
from ctsuite.workflows.verification.operator import outline, walls
from ctsuite.workflows.verification.vessels import Vessel

LENGTH_PART, AREA_PART, ANGLE_DEG, DIAMETER_VOXELS = 0.001, 0.02, 0.1, 0.3
"""Declared accuracy: parts of lengths and areas, degrees, and voxels of the scan."""
_RULER_MM, _MARGIN_MM, _ROTATIONS = 30.0, 8.0, (0.0, 90.0)
_SECTIONS = 7
_PIXEL_MM = 0.3  # half a voxel, so that drawing adds little to what scanning did to the walls
WIDE_VOXELS = 10
"""Areas are declared of vessels at least so many voxels wide; partial volume narrows thinner ones."""


@dataclass(frozen=True)
class Check:
    """One measurement with its truth.

    Attributes
    ----------
    vessel, quantity, image : str
        The phantom, the name of the measuring tool, and the kind of image.
    place : str
        Where in the image.
    true, found : float
        Values in `unit`.
    on_screen : float or None
        What a ruler that ignores the bend would read.
    allowed : float
        Largest error that is declared, in `unit`.
    """

    vessel: str
    quantity: str
    image: str
    place: str
    true: float
    found: float
    unit: Unit
    allowed: float
    on_screen: float | None = None

    @property
    def error(self) -> float:
        """What was found less what is true."""
        return self.found - self.true

    @property
    def holds(self) -> bool:
        """Whether the error is within the declared accuracy."""
        return abs(self.error) <= self.allowed


def checks(vessel: Vessel, task: Task) -> Iterator[Check]:
    """Make every measurement on one vessel.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED, and what the tools raise.
    """
    scan = vessel.scan(task.part(0.0, 0.2))
    axis = vessel.course.curve()
    width = 2 * (vessel.beside_mm + 1.0)
    length = vessel.course.length_mm
    for number, rotation in enumerate(_ROTATIONS):
        task.progress(0.2 + 0.25 * number, vessel.name)
        picture = _drawn(planar.TOOL, scan, axis, width=width, rotation=rotation)
        for beside in (-vessel.beside_mm, vessel.beside_mm):
            yield from _ruler(vessel, picture, rotation, beside)
        for s in _along(length, _SECTIONS):
            true = 2 * float(vessel.radius(s))
            found = _measured(diameter.TOOL, picture, walls(picture, s))
            allowed = DIAMETER_VOXELS * vessel.finest_mm
            place = f"s = {s:.1f} mm, {rotation:g}°"
            yield Check(vessel.name, diameter.TITLE, STRAIGHTENED, place, true, found, MM, allowed)
    task.progress(0.7, vessel.name)
    yield from _on_axis(vessel, picture, STRAIGHTENED)
    yield from _on_axis(vessel, _drawn(planar.TOOL, scan, axis, width=width, kind=STRETCHED), STRETCHED)
    straight = _drawn(straighten.TOOL, scan, axis, width=width)
    for s in _along(length, _SECTIONS):
        # the slices of the volume are as far apart as its pixels
        s = round(s / straight.grid.spacing_mm[2]) * straight.grid.spacing_mm[2]
        radius = float(vessel.radius(s))
        if 2 * radius < WIDE_VOXELS * vessel.finest_mm:
            continue
        true = float(np.pi * radius**2)
        found = _measured(section_area.TOOL, straight, outline(straight, s), closed=True)
        place, allowed = f"s = {s:.1f} mm", AREA_PART * true
        yield Check(vessel.name, section_area.TITLE, TRANSFORMS[VOLUME], place, true, found, MM2, allowed)


def _along(length: float, count: int) -> Float:
    return np.linspace(_MARGIN_MM, length - _MARGIN_MM, count)


def _ruler(vessel: Vessel, picture: Volume, rotation: float, beside: float) -> Iterator[Check]:
    """A ruler beside the axis and along it, which is 30 mm long on screen."""
    middle = vessel.course.length_mm / 2
    s = middle + np.array([-0.5, 0.5]) * _RULER_MM
    points = np.column_stack([np.full(2, beside), s, np.zeros(2)])
    ends = vessel.course.places(s, beside, rotation)
    place = f"{beside:+g} mm, {rotation:g}°"
    for tool, true in (
        (surface_length.TOOL, vessel.course.length_beside(s[0], s[1], beside, rotation)),
        (straight_distance.TOOL, float(np.linalg.norm(ends[1] - ends[0]))),
        (axis_length.TOOL, _RULER_MM),
    ):
        found = _measured(tool, picture, points)
        allowed = LENGTH_PART * true
        yield Check(vessel.name, tool.title, STRAIGHTENED, place, true, found, MM, allowed, _RULER_MM)


def _on_axis(vessel: Vessel, picture: Volume, kind: str) -> Iterator[Check]:
    """Length and angle of the axis, with points where the image shows it."""
    s = _along(vessel.course.length_mm, 3)
    spots = vessel.course.places(s)
    image = places.mapping(picture)
    points = image.positions(image.from_lps(spots).suv_mm)
    on_screen = float(np.linalg.norm(points[2] - points[0]))
    found = _measured(axis_length.TOOL, picture, points[[0, 2]])
    true = float(s[2] - s[0])
    title = axis_length.TITLE
    yield Check(vessel.name, title, kind, "whole axis", true, found, MM, LENGTH_PART * true, on_screen)
    legs = spots[[0, 2]] - spots[1]
    cosine = legs[0] @ legs[1] / np.linalg.norm(legs, axis=1).prod()
    true = float(np.degrees(np.arccos(cosine)))
    found = _measured(axis_angle.TOOL, picture, points)
    yield Check(vessel.name, axis_angle.TITLE, kind, "middle of the axis", true, found, DEGREE, ANGLE_DEG)


def _drawn(tool: Tool, scan: Volume, axis: Curve, **parameters: Any) -> Volume:
    parameters["spacing"] = _PIXEL_MM
    made: Volume = runner.run(tool, {"volume": scan, "curve": axis}, parameters).outputs["volume"]
    return made


def _measured(tool: Tool, image: Volume, points: Float, closed: bool = False) -> float:
    inputs = {"volume": image, "points": Curve(points, closed)}
    return float(runner.run(tool, inputs).outputs["measurements"][0].value)
