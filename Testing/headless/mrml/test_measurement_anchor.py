"""Points placed in a 3-D view follow the stated rule."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.core.anchors import AnchorRule
from ctsuite.core.grid import lps_to_ras
from ctsuite.core.surface import Surface
from ctsuite.mrml import measurement_anchor, points, volume_rendering
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import surface as surfaces
from ctsuite.mrml.arrays import voxels

EYE = np.array([30.0, -300.0, 18.0])
CORNERS = np.array([[10.0, 20.0, 4.0], [60.0, 20.0, 4.0], [35.0, 20.0, 36.0]])


@pytest.fixture
def roof(scene):
    """A triangle before another one that lies 15 mm behind it, and a camera with perspective."""
    camera = scene.AddNewNodeByClass("vtkMRMLCameraNode").GetCamera()
    camera.SetPosition(*lps_to_ras(EYE))
    camera.SetFocalPoint(*lps_to_ras(np.array([30.0, 20.0, 18.0])))
    camera.SetViewUp(0.0, 0.0, 1.0)
    both = np.concatenate([CORNERS + np.array([0.0, 15.0, 0.0]), CORNERS])
    node = surfaces.to_node(scene, Surface(both, np.array([[0, 1, 2], [3, 4, 5]]), "Roof"))
    node.CreateDefaultDisplayNodes()
    return node


def seen_at(x, z, far):
    """A place on the line of sight through (x, z) of the nearer triangle."""
    on = np.array([x, 20.0, z])
    return EYE + far * (on - EYE)


@pytest.mark.parametrize("far", [0.9, 1.0, 1.2])
def test_the_exact_place_on_the_nearest_surface_is_found_from_any_place_of_the_line(scene, roof, far):
    found = measurement_anchor.anchor(scene, seen_at(30.0, 10.0, far), AnchorRule.HIT)
    np.testing.assert_allclose(found.point_lps_mm, [30.0, 20.0, 10.0], atol=1e-4)


def test_the_nearest_vertex_of_the_triangle_is_found(scene, roof):
    found = measurement_anchor.anchor(scene, seen_at(33.0, 30.0, 1.0), AnchorRule.VERTEX)
    np.testing.assert_allclose(found.point_lps_mm, CORNERS[2], atol=1e-4)


def test_a_hidden_surface_is_no_anchor(scene, roof):
    roof.GetDisplayNode().SetVisibility(False)
    assert measurement_anchor.anchor(scene, seen_at(30.0, 10.0, 1.0)) is None


def test_a_camera_without_perspective_looks_along_parallel_lines(scene, roof):
    camera = scene.GetFirstNodeByClass("vtkMRMLCameraNode").GetCamera()
    camera.SetParallelProjection(True)
    found = measurement_anchor.anchor(scene, np.array([40.0, 90.0, 10.0]), AnchorRule.HIT)
    np.testing.assert_allclose(found.point_lps_mm, [40.0, 20.0, 10.0], atol=1e-4)


def test_a_ruler_placed_in_space_lies_on_the_anchors_and_says_by_which_rule(scene, roof, bench):
    bench.live._anchor = lambda point: measurement_anchor.anchor(scene, point, AnchorRule.VERTEX)
    node = bench.place("length", (seen_at(15.0, 6.0, 1.01), seen_at(33.0, 30.0, 0.98)))
    np.testing.assert_allclose(points.from_node(node), CORNERS[[0, 2]], atol=1e-4)
    expected = float(np.linalg.norm(CORNERS[2] - CORNERS[0]))
    assert bench.live.values(node)[0].value == pytest.approx(expected, abs=1e-4)
    assert set(marks.anchors(node).values()) == {"VERTEX"}


def test_a_point_moved_by_hand_afterwards_stays_where_it_is_put(scene, roof, bench):
    bench.live._anchor = lambda point: measurement_anchor.anchor(scene, point, AnchorRule.VERTEX)
    node = bench.place("length", (seen_at(15.0, 6.0, 1.0), seen_at(33.0, 30.0, 1.0)))
    bench.move(node, 1, (40.0, 30.0, 20.0))
    np.testing.assert_allclose(points.from_node(node)[1], [40.0, 30.0, 20.0], atol=1e-9)


def test_volume_renderings_are_met_where_they_become_opaque_or_at_the_highest_value(scene, bench):
    camera = scene.AddNewNodeByClass("vtkMRMLCameraNode").GetCamera()
    camera.SetPosition(*lps_to_ras(EYE))
    view = scene.AddNewNodeByClass("vtkMRMLViewNode")
    array = voxels(bench.volume.GetImageData())
    array[:] = -1000
    array[:, 30:40, :] = 1500
    array[:, 50:52, :] = 2500
    volume_rendering.show(scene, bench.volume)
    found = measurement_anchor.anchor(scene, np.array([30.0, 30.0, 18.0]))
    assert found.rule is AnchorRule.OPACITY
    assert found.point_lps_mm[1] == pytest.approx(29.6, abs=0.6)
    view.SetRaycastTechnique(view.MaximumIntensityProjection)
    found = measurement_anchor.anchor(scene, np.array([30.0, 30.0, 18.0]))
    assert found.rule is AnchorRule.MAXIMUM
    assert found.point_lps_mm[1] == pytest.approx(50.0, abs=0.6)
