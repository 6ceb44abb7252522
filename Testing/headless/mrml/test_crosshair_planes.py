"""The crosshair speaks the language of Slicer's slice nodes."""

from __future__ import annotations

import numpy as np
import pytest
from slicer import vtkMRMLSliceNode

from ctsuite.ct.crosshair import Crosshair
from ctsuite.ct.planes import PLANES
from ctsuite.mrml.arrays import matrix_to_numpy, matrix_to_vtk
from ctsuite.mrml.scene import create_scene


@pytest.mark.parametrize("plane", PLANES)
def test_an_unturned_crosshair_has_the_orientations_of_slicer(plane):
    scene = create_scene()
    node = scene.AddNewNodeByClass("vtkMRMLSliceNode")
    vtkMRMLSliceNode.AddDefaultSliceOrientationPresets(scene)
    node.SetOrientation(plane.capitalize())
    np.testing.assert_allclose(Crosshair().slice_to_ras(plane), matrix_to_numpy(node.GetSliceToRAS()))


def test_a_turned_crosshair_can_be_put_into_slice_nodes_and_taken_out_again():
    scene = create_scene()
    crosshair = Crosshair(np.array([5.0, -7.0, 30.0])).turned("axial", 25).turned("coronal", -40)
    nodes = {}
    for plane in PLANES:
        nodes[plane] = scene.AddNewNodeByClass("vtkMRMLSliceNode")
        nodes[plane].GetSliceToRAS().DeepCopy(matrix_to_vtk(crosshair.slice_to_ras(plane)))
        nodes[plane].UpdateMatrices()
    again = Crosshair.of_slices(
        {plane: matrix_to_numpy(node.GetSliceToRAS()) for plane, node in nodes.items()}
    )
    np.testing.assert_allclose(again.point_lps_mm, crosshair.point_lps_mm, atol=1e-9)
    np.testing.assert_allclose(again.rotation_lps, crosshair.rotation_lps, atol=1e-9)
