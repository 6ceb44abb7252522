"""Surfaces become models with the same shape, in RAS, and come back."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import lps_to_ras
from ctsuite.core.surface import Surface

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from vtkmodules.vtkFiltersCore import vtkMassProperties
from vtkmodules.vtkFiltersSources import vtkCubeSource

from ctsuite.mrml import transform as transforms
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
