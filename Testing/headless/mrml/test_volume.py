"""Volumes go into the scene and come out with the same voxels, in the same memory, at the same place."""

from __future__ import annotations

import gc
from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid, lps_to_ras
from ctsuite.core.profile import profiles
from ctsuite.core.transform import Transform
from ctsuite.core.units import HU, ONE
from ctsuite.core.volume import Volume

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from slicer import vtkMRMLScalarVolumeNode, vtkMRMLVectorVolumeNode
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkCommonTransforms import vtkThinPlateSplineTransform

from ctsuite.mrml import transform as transforms
from ctsuite.mrml.volume import from_node, to_node


def test_the_voxels_are_shared_on_the_way_in_and_out(scene, volume):
    node = to_node(scene, volume)
    again = from_node(node)
    assert np.shares_memory(again.array, volume.array)
    np.testing.assert_array_equal(again.array, volume.array)
    assert again.array.dtype == volume.array.dtype


def test_mrml_finds_each_voxel_where_the_grid_says(scene, volume):
    node = to_node(scene, volume)
    matrix = vtkMatrix4x4()
    node.GetIJKToRASMatrix(matrix)
    for ijk in [(0, 0, 0), (13, 0, 0), (0, 11, 0), (0, 0, 9), (5, 6, 7)]:
        ras = matrix.MultiplyPoint((*ijk, 1.0))[:3]
        np.testing.assert_allclose(ras, lps_to_ras(volume.grid.index_to_lps(ijk)), atol=1e-9)
        i, j, k = ijk
        assert node.GetImageData().GetScalarComponentAsDouble(i, j, k, 0) == volume.array[k, j, i]


def test_the_grid_comes_back(scene, volume):
    assert from_node(to_node(scene, volume)).grid.matches(volume.grid, 1e-9)


def test_a_sheared_grid_of_a_tilted_gantry_comes_back(scene, volume):
    sheared = np.array(volume.grid.direction_lps)
    sheared[:, 2] += 0.2 * sheared[:, 1]
    sheared[:, 2] /= np.linalg.norm(sheared[:, 2])
    grid = Grid(volume.grid.shape, (0.7, 0.8, 2.5), (1, 2, 3), tuple(map(tuple, sheared.tolist())))
    assert from_node(to_node(scene, volume.with_array(volume.array, grid))).grid.matches(grid, 1e-9)


def test_the_voxels_outlive_the_array_and_the_scene(scene, volume):
    expected = volume.array.copy()
    node = to_node(scene, volume.with_array(volume.array.copy()))
    gc.collect()
    again = from_node(node)
    scene.Clear(True)
    del node
    gc.collect()
    np.testing.assert_array_equal(again.array, expected)


@pytest.mark.parametrize(
    "dtype", ["uint8", "int16", "uint16", "int32", "float32", "float64", ">i2", "float16"]
)
def test_every_number_type_keeps_its_values(scene, volume, dtype):
    array = np.abs(volume.array % 120).astype(dtype)
    again = from_node(to_node(scene, volume.with_array(array)))
    np.testing.assert_array_equal(again.array, array.astype(array.dtype.newbyteorder("=")))


def test_an_array_that_is_not_in_one_piece_is_copied_right(scene, volume):
    array = np.ascontiguousarray(volume.array.transpose(2, 1, 0)).transpose(2, 1, 0)
    np.testing.assert_array_equal(from_node(to_node(scene, volume.with_array(array))).array, volume.array)


def test_technical_attributes_and_unit_come_back(scene, volume, attributes):
    again = from_node(to_node(scene, volume))
    assert again.unit == HU
    assert again.name == "CT 3"
    kept = {key: value for key, value in attributes.items() if key != "InstitutionName"}
    assert dict(again.attributes) == kept


def test_unit_and_quantity_are_coded_as_slicer_codes_them(scene, volume):
    node = to_node(scene, volume)
    assert node.GetVoxelValueUnits().GetAsPrintableString() == '([hnsf\'U], UCUM, "Hounsfield unit")'
    assert node.GetVoxelValueQuantity().GetAsPrintableString() == '(112031, DCM, "Attenuation Coefficient")'
    assert node.GetAttribute("DICOM.instanceUIDs").split()[9] == "1.2.3.4.9"


def test_only_the_series_itself_names_its_instances(scene, volume):
    to_node(scene, volume)
    coarse = replace(volume.grid, shape=(5, 12, 14))
    for derived, named in (
        (volume.with_array(volume.array + 1), True),
        (volume.with_array(volume.array[::2], coarse), False),
    ):
        assert bool(to_node(scene, derived).GetAttribute("DICOM.instanceUIDs")) is named


def test_no_node_attribute_says_who_the_patient_is(scene, volume):
    node = to_node(scene, volume)
    written = " ".join(f"{name} {node.GetAttribute(name)}" for name in node.GetAttributeNames())
    for text in ("Quixote", "Alonso", "LM-1605", "19470929", "Toboso", "20240229", "Trauma"):
        assert text not in written


def test_headers_given_apart_reach_the_hierarchy_and_not_the_node(scene, grid):
    ct = Volume(np.zeros(grid.shape, np.int16), grid, attributes={"StudyInstanceUID": "1.2"}, name="CT")
    node = to_node(scene, ct, headers={"SeriesInstanceUID": "1.2.3", "PatientName": "Quixote^Alonso"})
    assert "Quixote" not in " ".join(map(str, map(node.GetAttribute, node.GetAttributeNames())))
    assert from_node(node).attributes["PatientName"] == "Quixote^Alonso"


def test_a_volume_without_unit_is_in_hounsfield_units_only_where_it_is_a_ct(scene, grid):
    node = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "loaded")
    image = vtkImageData()
    image.SetDimensions(3, 4, 5)
    image.AllocateScalars(4, 1)
    node.SetAndObserveImageData(image)
    assert from_node(node).unit == ONE
    node.SetAttribute("CTSuite.Attributes", '{"Modality": "CT"}')
    assert from_node(node).unit == HU


def test_a_linear_transform_above_the_node_moves_the_grid(scene, volume, transform):
    node = to_node(scene, volume)
    node.SetAndObserveTransformNodeID(transforms.to_node(scene, transform).GetID())
    corner = from_node(node).grid.index_to_lps([3, 4, 5])
    np.testing.assert_allclose(corner, transform.apply(volume.grid.index_to_lps([3, 4, 5])), atol=1e-9)


def test_transforms_above_transforms_are_applied_in_turn(scene, volume, transform):
    upper = transforms.to_node(scene, Transform(np.diag([1.0, 1.0, 2.0, 1.0]), "Stretched"))
    lower = transforms.to_node(scene, transform)
    lower.SetAndObserveTransformNodeID(upper.GetID())
    node = to_node(scene, volume)
    node.SetAndObserveTransformNodeID(lower.GetID())
    expected = transform.apply(volume.grid.index_to_lps([3, 4, 5])) * (1, 1, 2)
    np.testing.assert_allclose(from_node(node).grid.index_to_lps([3, 4, 5]), expected, atol=1e-9)


def test_a_bent_volume_is_refused(scene, volume):
    node = to_node(scene, volume)
    warp = scene.AddNewNodeByClass("vtkMRMLTransformNode", "Warp")
    warp.SetAndObserveTransformToParent(vtkThinPlateSplineTransform())
    node.SetAndObserveTransformNodeID(warp.GetID())
    with pytest.raises(CTSuiteError) as caught:
        from_node(node)
    assert caught.value.code == "MRML-TRANSFORM-NOT-LINEAR"
    assert "Warp" in caught.value.message


def test_a_node_without_voxels_is_refused(scene):
    with pytest.raises(CTSuiteError) as caught:
        from_node(scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "empty"))
    assert caught.value.code == "MRML-NODE-EMPTY"


def test_a_colour_image_is_refused(scene):
    assert issubclass(vtkMRMLVectorVolumeNode, vtkMRMLScalarVolumeNode)
    node = scene.AddNewNodeByClass("vtkMRMLVectorVolumeNode", "colour")
    image = vtkImageData()
    image.SetDimensions(3, 4, 5)
    image.AllocateScalars(3, 3)
    node.SetAndObserveImageData(image)
    with pytest.raises(CTSuiteError) as caught:
        from_node(node)
    assert caught.value.code == "MRML-NODE-NOT-SCALAR"


def test_another_kind_of_node_is_refused_by_name(scene):
    with pytest.raises(CTSuiteError) as caught:
        from_node(scene.AddNewNodeByClass("vtkMRMLModelNode", "a model"))
    assert caught.value.code == "MRML-NODE-KIND"
    assert "a model" in caught.value.message


def test_no_node_at_all_is_refused():
    with pytest.raises(CTSuiteError) as caught:
        from_node(None)
    assert caught.value.code == "MRML-NODE-KIND"


def test_a_given_node_is_filled_instead_of_a_new_one(scene, volume):
    node = to_node(scene, volume)
    count = scene.GetNumberOfNodes()
    assert to_node(scene, volume.with_array(volume.array + 1, name="CT again"), node) is node
    assert scene.GetNumberOfNodes() == count
    assert node.GetName() == "CT again"
    np.testing.assert_array_equal(from_node(node).array, volume.array + 1)


def test_every_fact_that_data_are_checked_for_survives_the_scene(scene, grid):
    """A profile must find the same after the scene as before it, whichever attribute it will ask for next."""
    facts = {rule.fact for profile in profiles().values() for rule in profile.rules}
    uids = {"StudyInstanceUID": "1.2", "SeriesInstanceUID": "1.2.3"}
    given = {fact: (f"value of {fact}",) for fact in facts} | uids
    volume = Volume(np.zeros(grid.shape, np.int16), grid, attributes=given)
    found = from_node(to_node(scene, volume)).facts()
    assert len(facts) > 10
    assert {fact: found.get(fact) for fact in facts} == {fact: volume.facts()[fact] for fact in facts}


def test_damaged_attributes_on_a_node_count_as_none(scene, volume):
    node = to_node(scene, Volume(volume.array, volume.grid, attributes={"KVP": 100.0}))
    node.SetAttribute("CTSuite.Attributes", "{broken")
    assert "KVP" not in from_node(node).attributes
    node.SetAttribute("CTSuite.Attributes", "[1, 2]")
    assert "KVP" not in from_node(node).attributes
