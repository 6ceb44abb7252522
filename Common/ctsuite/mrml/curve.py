"""Curves as markups curves."""

from __future__ import annotations

from typing import Any

import numpy as np
from slicer import vtkCurveGenerator, vtkMRMLStaticMeasurement

from ctsuite.core.curve import Curve
from ctsuite.core.grid import ras_to_lps
from ctsuite.core.units import MM
from ctsuite.mrml.arrays import named, to_numpy
from ctsuite.mrml.codes import to_entry
from ctsuite.mrml.nodes import require
from ctsuite.mrml.points import CLASS as POINTS
from ctsuite.mrml.points import from_node as control_points
from ctsuite.mrml.points import markup

OPEN, CLOSED = "vtkMRMLMarkupsCurveNode", "vtkMRMLMarkupsClosedCurveNode"
_RADIUS = "Radius"


def to_node(scene: Any, curve: Curve, node: Any = None, beside: Any = None) -> Any:
    """Put a curve into the scene as a locked markups curve of straight pieces; points keep their radius.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    curve : Curve
        What.
    node : vtkMRMLMarkupsCurveNode, vtkMRMLMarkupsClosedCurveNode or None
        Filled instead of a new node.
    beside : vtkMRMLNode or None
        The node is placed under the study of this one.

    Returns
    -------
    vtkMRMLMarkupsCurveNode or vtkMRMLMarkupsClosedCurveNode
    """
    class_name = CLOSED if curve.closed else OPEN
    node = markup(scene, class_name, curve.name, curve.points_lps_mm, node, beside)
    node.SetCurveTypeToLinear()
    node.SetLocked(True)
    node.GetDisplayNode().SetPointLabelsVisibility(False)
    _set_radius(node, curve)
    return node


def from_node(node: Any) -> Curve:
    """Take a curve out of the scene: its control points, or the points between them where it is smoothed.

    A list of points, as seeds are placed, is taken as they follow each other.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND.
    """
    require(node, OPEN, CLOSED, POINTS)
    if node.IsA(POINTS):
        return Curve(control_points(node), name=node.GetName())
    closed = bool(node.IsA(CLOSED))
    if node.GetCurveType() != vtkCurveGenerator.CURVE_TYPE_LINEAR_SPLINE:
        drawn = ras_to_lps(to_numpy(node.GetCurvePointsWorld().GetData()))
        return Curve(drawn[:-1] if closed else drawn, closed, None, node.GetName())
    placed = control_points(node)
    measurement = node.GetMeasurement(_RADIUS)
    values = measurement.GetControlPointValues() if measurement is not None else None
    radius = to_numpy(values) if values is not None else None
    known = radius is not None and len(radius) == len(placed)
    return Curve(placed, closed, radius if known else None, node.GetName())


def _set_radius(node: Any, curve: Curve) -> None:
    measurement = node.GetMeasurement(_RADIUS)
    if measurement is None and curve.radius_mm is not None:
        measurement = vtkMRMLStaticMeasurement()
        measurement.SetName(_RADIUS)
        measurement.SetUnits(MM.symbol)
        measurement.SetUnitsCode(to_entry(MM.code))
        node.AddMeasurement(measurement)
    if measurement is not None:
        radius = curve.radius_mm
        values = None if radius is None else named(np.asarray(radius, dtype=float), _RADIUS)
        measurement.SetControlPointValues(values)
