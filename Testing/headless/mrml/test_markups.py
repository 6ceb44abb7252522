"""Curves, points and measurements are markups whose values, as MRML computes them, equal ours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.codes import ANGLE
from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import lps_to_ras
from ctsuite.core.measurement import Measurement
from ctsuite.core.units import DEGREE

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.mrml import curve as curves
from ctsuite.mrml import measurement as measurements
from ctsuite.mrml import points
from ctsuite.mrml import transform as transforms


def _same(found: Measurement, given: Measurement) -> None:
    assert {**vars(found), "anchors_lps_mm": None} == {**vars(given), "anchors_lps_mm": None}
    np.testing.assert_allclose(found.anchors_lps_mm, np.reshape(given.anchors_lps_mm, (-1, 3)), atol=1e-9)


@pytest.fixture
def angle() -> Measurement:
    """What atan2 says of three points, the middle one the vertex."""
    arms = np.array([[30.0, 1, 2], [0, 0, 0], [-5.0, 20, 7]]) + 3.5
    u, v = arms[0] - arms[1], arms[2] - arms[1]
    degrees = float(np.degrees(np.arccos(u @ v / np.linalg.norm(u) / np.linalg.norm(v))))
    return Measurement("angle", "Neck-shaft angle", degrees, DEGREE, ANGLE, arms, "CT 3", "three points")


def test_a_curve_comes_back_with_its_radius(scene, curve):
    again = curves.from_node(curves.to_node(scene, curve))
    np.testing.assert_allclose(again.points_lps_mm, curve.points_lps_mm, atol=1e-9)
    np.testing.assert_array_equal(again.radius_mm, curve.radius_mm)
    assert (again.name, again.closed) == ("Centreline", False)


@pytest.mark.parametrize("closed", [False, True])
def test_mrml_measures_a_curve_as_long_as_we_do(scene, curve, closed):
    node = curves.to_node(scene, replace(curve, closed=closed))
    assert node.GetCurveLengthWorld() == pytest.approx(replace(curve, closed=closed).length_mm, rel=1e-5)
    assert curves.from_node(node).closed is closed
    assert node.GetNumberOfControlPoints() == len(curve.points_lps_mm)


def test_a_smooth_curve_drawn_by_hand_comes_back_as_it_is_drawn(scene, curve):
    node = curves.to_node(scene, Curve(curve.points_lps_mm[::6]))
    chords = curves.from_node(node).length_mm
    node.SetCurveTypeToCardinalSpline()
    smooth = curves.from_node(node)
    assert len(smooth.points_lps_mm) > 20
    assert smooth.length_mm == pytest.approx(node.GetCurveLengthWorld(), rel=1e-4)
    assert smooth.length_mm > chords


def test_a_radius_that_no_longer_fits_the_points_is_left_out(scene, curve):
    node = curves.to_node(scene, curve)
    node.RemoveNthControlPoint(3)
    assert curves.from_node(node).radius_mm is None


def test_filling_a_curve_again_replaces_points_and_radius(scene, curve):
    node = curves.to_node(scene, curve)
    shorter = Curve(curve.points_lps_mm[:5], name="Shorter")
    assert curves.to_node(scene, shorter, node) is node
    again = curves.from_node(node)
    assert (len(again.points_lps_mm), again.radius_mm, again.name) == (5, None, "Shorter")


def test_points_keep_place_and_name(scene):
    given = np.array([[1.0, 2, 3], [-4, 5.5, 6]])
    node = points.to_node(scene, given, "Seeds", ("bone", "table"))
    np.testing.assert_allclose(points.from_node(node), given)
    np.testing.assert_allclose(node.GetNthControlPointPosition(1), lps_to_ras(given[1]))
    assert node.GetNthControlPointLabel(1) == "table"


def test_points_that_are_not_placed_yet_are_left_out(scene):
    node = points.to_node(scene, [[1.0, 2, 3], [4, 5, 6]], "Seeds")
    node.SetNthControlPointPositionMissing(0)
    np.testing.assert_allclose(points.from_node(node), [[4, 5, 6]])


def test_a_transform_moves_points(scene, transform):
    node = points.to_node(scene, [[1.0, 2, 3]], "Seeds")
    node.SetAndObserveTransformNodeID(transforms.to_node(scene, transform).GetID())
    np.testing.assert_allclose(points.from_node(node), transform.apply([[1.0, 2, 3]]), atol=1e-9)


def test_a_length_is_a_line_with_the_same_value(scene, length):
    node = measurements.to_node(scene, length)
    assert node.IsA("vtkMRMLMarkupsLineNode")
    assert node.GetMeasurement("length").GetValue() == pytest.approx(length.value, abs=1e-9)
    assert node.GetMeasurement("length").GetUnits() == "mm"
    _same(measurements.from_node(node), length)


def test_an_angle_is_an_angle_with_the_same_value(scene, angle):
    node = measurements.to_node(scene, angle)
    assert node.IsA("vtkMRMLMarkupsAngleNode")
    assert node.GetMeasurement("angle").GetValue() == pytest.approx(angle.value, abs=1e-6)
    _same(measurements.from_node(node), angle)


@pytest.mark.parametrize("degrees", [0.0, 0.5, 90.0, 179.5, 180.0])
def test_extreme_angles_equal_those_of_mrml(scene, angle, degrees):
    end = 50 * np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0.0])
    arms = np.array([[40.0, 0, 0], [0, 0, 0], end])
    node = measurements.to_node(scene, replace(angle, value=degrees, anchors_lps_mm=arms))
    assert node.IsA("vtkMRMLMarkupsAngleNode")
    assert node.GetMeasurement("angle").GetValue() == pytest.approx(degrees, abs=1e-5)


def test_a_length_along_several_points_is_a_curve(scene, length, curve):
    path = replace(length, value=curve.length_mm, anchors_lps_mm=curve.points_lps_mm)
    node = measurements.to_node(scene, path)
    assert node.GetCurveLengthWorld() == pytest.approx(curve.length_mm, rel=1e-5)
    _same(measurements.from_node(node), path)


def test_another_value_stands_on_a_locked_point_list(scene, region_volume):
    node = measurements.to_node(scene, region_volume)
    value = node.GetMeasurement("volume")
    assert node.IsA("vtkMRMLMarkupsFiducialNode") and node.GetLocked()
    assert value.GetValue() == region_volume.value
    assert value.GetUnits() == "mL"
    assert value.GetUnitsCode().GetCodeValue() == "mL"
    assert value.GetQuantityCode().GetCodeValue() == "118565006"
    _same(measurements.from_node(node), region_volume)


def test_a_length_that_the_points_do_not_give_is_not_shown_as_a_line(scene, length):
    """The length of a bent path is not the distance of its ends: no line may say so."""
    other = replace(length, value=length.value + 1)
    node = measurements.to_node(scene, other)
    assert node.IsA("vtkMRMLMarkupsFiducialNode")
    _same(measurements.from_node(node), other)


def test_a_value_without_a_place_is_kept(scene, region_volume):
    nowhere = replace(region_volume, anchors_lps_mm=np.empty((0, 3)))
    _same(measurements.from_node(measurements.to_node(scene, nowhere)), nowhere)


def test_moving_an_end_of_a_line_gives_the_new_length(scene, length):
    node = measurements.to_node(scene, length)
    node.SetNthControlPointPosition(1, *lps_to_ras(length.anchors_lps_mm[0] + (0, 0, 10)))
    moved = measurements.from_node(node)
    assert moved.value == pytest.approx(10)
    assert (moved.kind, moved.quantity, moved.source) == (length.kind, length.quantity, length.source)


def test_a_line_drawn_by_hand_is_a_length(scene):
    node = scene.AddNewNodeByClass("vtkMRMLMarkupsLineNode", "Ruler")
    node.AddControlPoint(0, 0, 0)
    node.AddControlPoint(3, 4, 0)
    drawn = measurements.from_node(node)
    assert (drawn.kind, drawn.value, drawn.name, drawn.unit.symbol) == ("length", 5.0, "Ruler", "mm")


def test_an_unfinished_line_and_angle_have_no_made_up_value(scene):
    line = scene.AddNewNodeByClass("vtkMRMLMarkupsLineNode", "Ruler")
    assert measurements.from_node(line).value == 0.0
    angle = scene.AddNewNodeByClass("vtkMRMLMarkupsAngleNode", "Angle")
    angle.AddControlPoint(0, 0, 0)
    assert np.isnan(measurements.from_node(angle).value)


def test_a_point_list_that_measures_nothing_is_refused(scene):
    node = points.to_node(scene, [[1.0, 2, 3]], "Seeds")
    with pytest.raises(CTSuiteError) as caught:
        measurements.from_node(node)
    assert caught.value.code == "MRML-NODE-KIND"


def test_damaged_text_on_a_line_leaves_what_is_drawn(scene, length):
    node = measurements.to_node(scene, length)
    node.SetAttribute(measurements.ATTRIBUTE, '{"kind": "length"}')
    assert measurements.from_node(node).value == pytest.approx(length.value)


def test_many_points_are_placed_in_reasonable_time(scene):
    given = np.cumsum(np.random.default_rng(0).random((1000, 3)), axis=0)
    node = curves.to_node(scene, Curve(given))
    np.testing.assert_allclose(curves.from_node(node).points_lps_mm, given, atol=1e-9)


def test_a_list_of_points_is_taken_as_a_curve_in_its_order(scene, curve):
    seeds = points.to_node(scene, curve.points_lps_mm[:4], "Seeds")
    found = curves.from_node(seeds)
    np.testing.assert_allclose(found.points_lps_mm, curve.points_lps_mm[:4], atol=1e-9)
    assert (found.name, found.closed, found.radius_mm) == ("Seeds", False, None)
