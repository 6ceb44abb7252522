"""The truth of a phantom as a JSON document.

Volumes, lengths and angles are formulas of the shapes, in the same LPS millimetres as the DICOM series. A
volume is null where it has no formula, with the reason beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.phantom.dicom.header import Identity
from ctsuite.phantom.scene import Scene
from ctsuite.phantom.shapes.shape import Float
from ctsuite.phantom.structure import Structure

FORMAT, VERSION = "CTSuite phantom truth", 1
_AXES = (("L", "left-right"), ("P", "anterior-posterior"), ("S", "superior-inferior"))


def truth_of(
    scene: Scene, grid: Grid, kind: str, parameters: Mapping[str, Any], identity: Identity
) -> dict[str, Any]:
    """Return everything that is known about a scanned scene, ready for JSON."""
    bones = [structure for structure in scene.structures if structure.bone]
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": kind,
        "parameters": dict(parameters),
        "coordinates": "LPS, mm",
        "grid": grid_of(grid),
        "dicom": identity.as_dict(),
        "background_hu": scene.background_hu,
        "structures": [_structure(item, grid) for item in scene.structures if item.label],
        "measurements": [
            {"key": gauge.key, **gauge.measurement.as_dict()}
            for gauge in scene.gauges
            if grid.contains_lps(gauge.points_mm).all()
        ],
        "landmarks": [
            {"name": name, "point_lps_mm": _list(point)}
            for name, point in scene.landmarks.items()
            if grid.contains_lps(point)
        ],
        "totals": _totals(bones, grid) if bones else None,
        "extents": {"bones": _extents(bones, grid)} if bones else None,
    }


def grid_of(grid: Grid) -> dict[str, Any]:
    """Return a grid for JSON; the size is along i, j, k."""
    return {
        "size": list(grid.shape[::-1]),
        "spacing_mm": list(grid.spacing_mm),
        "origin_lps_mm": list(grid.origin_lps_mm),
        "direction_lps": [list(row) for row in grid.direction_lps],
    }


def _structure(structure: Structure, grid: Grid) -> dict[str, Any]:
    volume = structure.volume_mm3(grid)
    complete = structure.within(grid)
    return {
        "key": structure.key,
        "name": structure.name,
        "label": structure.label,
        "category": structure.category.as_dict() if structure.category else None,
        "type": structure.type.as_dict() if structure.type else None,
        "modifier": structure.modifier.as_dict() if structure.modifier else None,
        "hu": structure.hu,
        "bone": structure.bone,
        "complete": complete,
        "volume_ml": None if volume is None else volume / 1000,
        "volume_note": _note(structure, complete) if volume is None else None,
        "includes": list(structure.includes),
        "centrelines": [_curve(curve) for curve in structure.centrelines],
    }


def _note(structure: Structure, complete: bool) -> str:
    if not structure.additive:
        return "Its solids overlap, or other structures take a part of it, so its volume has no formula."
    return "" if complete else "The scan cuts it, and the volume of the part has no formula."


def _totals(bones: list[Structure], grid: Grid) -> dict[str, Any]:
    volumes = [structure.volume_mm3(grid) for structure in bones]
    known = [volume for volume in volumes if volume is not None]
    return {
        "bone_volume_ml": sum(known) / 1000 if len(known) == len(bones) else None,
        "bone_count": len(bones),
        "bone_components": sum(structure.components for structure in bones),
    }


def _extents(bones: list[Structure], grid: Grid) -> dict[str, Any]:
    """Largest size of all bones together along each axis, with the points where it is reached."""
    found = {}
    for number, (letter, name) in enumerate(_AXES):
        unit = np.eye(3)[number]
        ends = [
            max(
                (piece.support(way) for bone in bones for piece in bone.pieces),
                key=lambda point: float(point @ way),
            )
            for way in (-unit, unit)
        ]
        known = bool(grid.contains_lps(ends).all())
        found[letter] = {
            "name": name,
            "value_mm": float(ends[1][number] - ends[0][number]) if known else None,
            "anchors_lps_mm": [_list(end) for end in ends] if known else None,
        }
    return found


def _curve(curve: Curve) -> dict[str, Any]:
    return {
        "name": curve.name,
        "points_lps_mm": [_list(point) for point in curve.points_lps_mm],
        "radius_mm": None if curve.radius_mm is None else [round(float(r), 4) for r in curve.radius_mm],
    }


def _list(point: Float) -> list[float]:
    return [round(float(value), 4) for value in point]
