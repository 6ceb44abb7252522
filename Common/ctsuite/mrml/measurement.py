"""Measurements as markups: the value always stands with its graphic, and equals ours.

A length between two points is a markups line, along more points a markups curve, an angle at the middle one
of three points a markups angle: there MRML computes the value from the points. Every other value is written
on a locked point list at its anchors.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
from slicer import vtkMRMLStaticMeasurement

from ctsuite.core.codes import ANGLE as ANGLE_CODE
from ctsuite.core.codes import LENGTH
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measurement import Measurement
from ctsuite.core.measurement_fields import fields_of as fields_of
from ctsuite.core.measurement_fields import of_fields as of_fields
from ctsuite.core.units import DEGREE, MM
from ctsuite.mrml import curve as curves
from ctsuite.mrml import label_flags, points
from ctsuite.mrml.codes import to_entry
from ctsuite.mrml.nodes import require

LINE, ANGLE = "vtkMRMLMarkupsLineNode", "vtkMRMLMarkupsAngleNode"
ATTRIBUTE = "CTSuite.Measurement"


def to_node(scene: Any, measurement: Measurement, node: Any = None, beside: Any = None) -> Any:
    """Put a measurement into the scene.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    measurement : Measurement
        What.
    node : vtkMRMLMarkupsNode or None
        Filled instead of a new node.
    beside : vtkMRMLNode or None
        The node is placed under the study of this one.

    Returns
    -------
    vtkMRMLMarkupsLineNode, vtkMRMLMarkupsAngleNode, vtkMRMLMarkupsCurveNode or vtkMRMLMarkupsFiducialNode
    """
    anchors = _anchors(measurement)
    class_name = node_class(measurement)
    if class_name == curves.OPEN:
        node = curves.to_node(scene, Curve(anchors, name=measurement.name), node, beside)
    else:
        node = points.markup(scene, class_name, measurement.name, anchors, node, beside)
    if class_name == points.CLASS:
        _write_value(node, measurement)
    node.SetAttribute(ATTRIBUTE, json.dumps(fields_of(measurement)))
    return node


def from_node(node: Any) -> Measurement:
    """Take a measurement out of the scene; a line or angle drawn by hand is one, too.

    Where the points of a line, curve or angle were moved the value is that of the new points.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND.
    """
    require(node, LINE, ANGLE, curves.OPEN, points.CLASS)
    anchors = points.from_node(node)
    stored = _stored(node, anchors)
    if stored is None:
        require(node, LINE, ANGLE)
        kind, unit, code = ("length", MM, LENGTH) if node.IsA(LINE) else ("angle", DEGREE, ANGLE_CODE)
        live = _computed(node.GetClassName(), anchors)
        return Measurement(kind, node.GetName(), live, unit, code, anchors, method="drawn by hand")
    if node.IsA(points.CLASS):
        return stored
    live = _computed(node.GetClassName(), anchors)
    return stored if _equal(live, stored.value) else replace(stored, value=live, uncertainty=None)


def is_measurement(node: Any) -> bool:
    """Whether a node holds a measurement; the leader line of a label is none."""
    if node.GetAttribute(label_flags.SEGMENT):
        return False
    return bool(node.IsA(LINE) or node.IsA(ANGLE) or node.GetAttribute(ATTRIBUTE))


def node_class(measurement: Measurement) -> str:
    """The class of markup that computes this very value from its points, or else the point list."""
    anchors = _anchors(measurement)
    wanted = {("mm", 2): LINE, ("deg", 3): ANGLE}.get((measurement.unit.ucum, len(anchors)))
    if wanted is None and measurement.unit == MM and len(anchors) > 2:
        wanted = curves.OPEN
    return wanted if wanted and _equal(_computed(wanted, anchors), measurement.value) else points.CLASS


def _anchors(measurement: Measurement) -> Float:
    return np.asarray(measurement.anchors_lps_mm, dtype=float).reshape(-1, 3)


def _computed(class_name: str, anchors: Float) -> float:
    """The value that MRML computes: the length along the points in mm, the angle at the middle in degrees."""
    if class_name != ANGLE:
        return Curve(anchors).length_mm
    if len(anchors) != 3:
        return math.nan
    a, b = anchors[0] - anchors[1], anchors[2] - anchors[1]
    return math.degrees(math.atan2(float(np.linalg.norm(np.cross(a, b))), float(a @ b)))


def _equal(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6)


def _write_value(node: Any, measurement: Measurement) -> None:
    node.RemoveAllMeasurements()
    value = vtkMRMLStaticMeasurement()
    value.SetName(measurement.kind)
    fill(value, measurement)
    node.AddMeasurement(value)
    node.SetLocked(True)
    node.GetDisplayNode().SetPropertiesLabelVisibility(True)


def fill(told: Any, measurement: Measurement) -> None:
    """Give a measurement of Slicer (vtkMRMLMeasurement) the value, the unit and the codes of one of ours."""
    told.SetValue(measurement.value)
    told.SetUnits(measurement.unit.symbol)
    told.SetUnitsCode(to_entry(measurement.unit.code))
    told.SetQuantityCode(to_entry(measurement.quantity))


def _stored(node: Any, anchors: Float) -> Measurement | None:
    """What was written with the node; damaged text counts as none."""
    try:
        fields = json.loads(node.GetAttribute(ATTRIBUTE) or "null")
        return of_fields(fields, name=node.GetName(), anchors_lps_mm=anchors)
    except (ValueError, TypeError, KeyError):
        return None
