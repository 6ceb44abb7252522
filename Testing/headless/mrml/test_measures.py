"""Measures agree with what Slicer draws, and are not taken where a deformation bends what is straight."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.provenance import digest
from ctsuite.measurement import curve_length, length

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from slicer import vtkMRMLMarkupsClosedCurveNode, vtkMRMLMarkupsCurveNode

from ctsuite.mrml import measurement as measurements
from ctsuite.mrml import points


@pytest.fixture
def places():
    return np.random.default_rng(4).uniform(-50, 50, (6, 3))


@pytest.mark.parametrize("closed", [False, True])
def test_a_curve_is_as_long_as_the_one_that_is_drawn(places, closed):
    node = vtkMRMLMarkupsClosedCurveNode() if closed else vtkMRMLMarkupsCurveNode()
    for place in places:
        node.AddControlPoint(*place)
    node.SetNumberOfPointsPerInterpolatingSegment(200)
    assert float(curve_length.value(places, closed)) == pytest.approx(node.GetCurveLengthWorld(), rel=1e-4)


def test_a_measurement_goes_into_a_scene_without_how_it_answers_to_changes(scene, places):
    made = length.TOOL.function(points=Curve(places[:2], name="gap"), parameters=None, task=None)
    (given,) = made["measurements"]
    found = measurements.from_node(measurements.to_node(scene, given))
    assert given.sensitivity is not None and found.sensitivity is None
    assert (found.value, found.kind, found.unit) == (given.value, given.kind, given.unit)
    again = length.TOOL.function(points=Curve(places[:2], name="gap"), parameters=None, task=None)
    assert digest(given) == digest(again["measurements"][0])


def test_points_under_a_deformation_are_refused(scene, places):
    node = points.to_node(scene, places, "ruler")
    bend = scene.AddNewNodeByClass("vtkMRMLBSplineTransformNode")
    node.SetAndObserveTransformNodeID(bend.GetID())
    assert not bend.IsTransformToWorldLinear()
    with pytest.raises(CTSuiteError) as caught:
        points.from_node(node)
    assert caught.value.code == "MRML-TRANSFORM-NOT-LINEAR"
