"""Surfaces become models with the same shape, in RAS, and come back."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import lps_to_ras
from ctsuite.core.surface import DISTANCE, Distance, Surface

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from vtkmodules.vtkFiltersCore import vtkMassProperties
from vtkmodules.vtkFiltersSources import vtkCubeSource

from ctsuite.mrml import badges
from ctsuite.mrml import transform as transforms
from ctsuite.mrml.runtime import load_mrb, save_mrb
from ctsuite.mrml.surface import from_node, to_node


def test_points_triangles_scalars_and_alterations_come_back(scene, surface):
    again = from_node(to_node(scene, surface))
    np.testing.assert_array_equal(again.points_lps_mm, surface.points_lps_mm)
    np.testing.assert_array_equal(again.triangles, surface.triangles)
    np.testing.assert_array_equal(again.scalars["distance"], surface.scalars["distance"])
    assert (again.name, again.alterations) == ("Hull", ("smoothing", "hole filling"))


def test_triangles_and_scalars_are_shared(scene, surface):
    again = from_node(to_node(scene, surface))
    assert np.shares_memory(again.triangles, surface.triangles)
    assert np.shares_memory(again.scalars["distance"], surface.scalars["distance"])


@pytest.mark.parametrize(("real", "whole"), [("float32", "int32"), ("float64", "int64")])
def test_precision_is_kept(scene, surface, real, whole):
    given = Surface(surface.points_lps_mm.astype(real), surface.triangles.astype(whole))
    again = from_node(to_node(scene, given))
    assert (again.points_lps_mm.dtype, again.triangles.dtype) == (np.dtype(real), np.dtype(whole))


def test_mrml_sees_the_same_shape_outside_out(scene, surface):
    mesh = to_node(scene, surface).GetPolyData()
    np.testing.assert_allclose(mesh.GetPoint(1), lps_to_ras(surface.points_lps_mm[1]))
    properties = vtkMassProperties()
    properties.SetInputData(mesh)
    assert properties.GetVolume() == pytest.approx(30 * 40 * 50 / 6)
    assert surface.volume_mm3 == pytest.approx(30 * 40 * 50 / 6)
    assert from_node(scene.GetFirstNodeByName("Hull")).volume_mm3 == pytest.approx(surface.volume_mm3)


def test_faces_with_four_corners_are_cut_into_triangles(scene):
    cube = vtkCubeSource()
    cube.SetXLength(2)
    cube.SetYLength(3)
    cube.SetZLength(4)
    cube.Update()
    node = scene.AddNewNodeByClass("vtkMRMLModelNode", "Box")
    node.SetAndObserveMesh(cube.GetOutput())
    again = from_node(node)
    assert again.triangles.shape == (12, 3)
    assert again.volume_mm3 == pytest.approx(24)


def test_a_linear_transform_moves_the_surface(scene, surface, transform):
    node = to_node(scene, surface)
    node.SetAndObserveTransformNodeID(transforms.to_node(scene, transform).GetID())
    expected = transform.apply(surface.points_lps_mm)
    np.testing.assert_allclose(from_node(node).points_lps_mm, expected, atol=1e-9)


def test_a_surface_without_triangles_stays_empty(scene):
    nothing = Surface(np.empty((0, 3)), np.empty((0, 3), np.int64), "Nothing")
    again = from_node(to_node(scene, nothing))
    assert len(again.points_lps_mm) == len(again.triangles) == 0


def test_a_model_that_was_never_filled_is_refused(scene):
    with pytest.raises(CTSuiteError) as caught:
        from_node(scene.AddNewNodeByClass("vtkMRMLModelNode", "unfilled"))
    assert caught.value.code == "MRML-NODE-EMPTY"


@pytest.fixture
def altered(surface) -> Surface:
    off = np.linspace(0, 2, len(surface.points_lps_mm)).astype(np.float32)
    distance = Distance(2.5, 0.75, 1.625)
    return Surface(
        surface.points_lps_mm, surface.triangles, "Hull", ("smoothing",), {DISTANCE: off}, distance
    )


def legends(scene) -> int:
    return scene.GetNumberOfNodesByClass("vtkMRMLColorLegendDisplayNode")


def test_an_altered_surface_shows_its_distances_in_colours_with_a_legend(scene, altered):
    node = to_node(scene, altered)
    display = node.GetDisplayNode()
    assert display.IsA("vtkMRMLModelDisplayNode") and display.GetScalarVisibility()
    assert display.GetActiveScalarName() == DISTANCE and display.GetScalarRange() == (0.0, 1.625)
    assert display.GetColorNode().GetNumberOfColors() == 256
    assert legends(scene) == 1
    legend = scene.GetFirstNodeByClass("vtkMRMLColorLegendDisplayNode")
    assert legend.GetDisplayableNode() is node and legend.GetPrimaryDisplayNode() is display
    to_node(scene, altered, node)
    assert legends(scene) == 1


def test_every_view_says_that_an_altered_surface_is_off_and_how_far(scene, altered):
    texts = badges.of_node(to_node(scene, altered))
    assert texts == (
        "Surface 'Hull' differs from its region: smoothing",
        "Distance: largest 2.50 mm, mean 0.75 mm, 95 % 1.62 mm",
    )


def test_an_unaltered_surface_put_in_its_place_shows_none_of_it(scene, altered, surface):
    node = to_node(scene, altered)
    plain = Surface(surface.points_lps_mm, surface.triangles, "Hull")
    again = to_node(scene, plain, node)
    assert badges.of_node(again) == () and legends(scene) == 0
    assert not again.GetDisplayNode().GetScalarVisibility() and from_node(again).distance is None


def test_distances_and_their_colours_survive_a_scene_file(scene, altered, tmp_path):
    to_node(scene, altered)
    save_mrb(scene, tmp_path / "scene.mrb")
    again = load_mrb(tmp_path / "scene.mrb")
    node = again.GetFirstNodeByName("Hull")
    assert from_node(node).distance == altered.distance
    assert node.GetDisplayNode().GetColorNode().GetName() == "Distance" and legends(again) == 1
    assert len(badges.of_node(node)) == 2
