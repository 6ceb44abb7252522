"""A deformation goes into the scene as a grid transform, bends both ways, and comes back."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from ctsuite.core.deformation import Deformation
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid, lps_to_ras, ras_to_lps

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.mrml import convert
from ctsuite.mrml import deformation as deformations
from ctsuite.mrml import transform as transforms


@pytest.fixture
def deformation() -> Deformation:
    turned = ((0.8, -0.6, 0.0), (0.6, 0.8, 0.0), (0.0, 0.0, 1.0))
    grid = Grid((9, 10, 11), (4.0, 5.0, 6.0), (-20.0, 10.0, 30.0), turned)
    field = ndimage.gaussian_filter(np.random.default_rng(0).normal(size=(*grid.shape, 3)), (2, 2, 2, 0)) * 20
    matrix = np.eye(4)
    matrix[:2, :2] = [[0.8, -0.6], [0.6, 0.8]]
    matrix[:3, 3] = (5.0, -4.0, 3.0)
    return Deformation(matrix, "Bent", displacements_mm=field, grid=grid)


@pytest.fixture
def places(deformation) -> np.ndarray:
    return deformation.grid.index_to_lps(np.random.default_rng(1).uniform(2, 7, (20, 3)))


def mapped(transform, points: np.ndarray) -> np.ndarray:
    return ras_to_lps([transform.TransformPoint(*point) for point in lps_to_ras(points)])


def test_slicer_resamples_in_the_direction_of_the_deformation(scene, deformation, places):
    node = convert.to_node(scene, deformation)
    assert node.GetClassName() == deformations.CLASS and node.GetName() == "Bent"
    moving = mapped(node.GetTransformFromParent(), places)
    np.testing.assert_allclose(moving, deformation.to_moving(places), atol=1e-3)


def test_a_point_under_the_node_moves_from_the_moving_to_the_fixed_image(scene, deformation, places):
    node = convert.to_node(scene, deformation)
    point = scene.AddNewNodeByClass("vtkMRMLMarkupsFiducialNode", "P")
    point.AddControlPoint(*lps_to_ras(deformation.to_moving(places[0])))
    point.SetAndObserveTransformNodeID(node.GetID())
    found = ras_to_lps(point.GetNthControlPointPositionWorld(0))
    np.testing.assert_allclose(found, places[0], atol=0.05)


def test_a_deformation_comes_back(scene, deformation, places):
    again = convert.from_node(convert.to_node(scene, deformation))
    np.testing.assert_allclose(again.to_moving(places), deformation.to_moving(places), atol=1e-4)
    assert again.grid.matches(deformation.grid)


def test_a_deformation_under_another_transform_is_refused(scene, deformation, transform):
    node = convert.to_node(scene, deformation)
    node.SetAndObserveTransformNodeID(transforms.to_node(scene, transform).GetID())
    with pytest.raises(CTSuiteError) as caught:
        convert.from_node(node)
    assert caught.value.code == "MRML-TRANSFORM-NOT-LINEAR"
