"""Labels become a segmentation of one shared layer, and come back from whatever Slicer makes of it."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, BONE
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid, lps_to_ras
from ctsuite.core.labels import Labels, Segment

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from slicer import vtkOrientedImageData, vtkSegment, vtkSlicerSegmentationsModuleLogic
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkFiltersCore import vtkMassProperties

from ctsuite.mrml import transform as transforms
from ctsuite.mrml import volume as volumes
from ctsuite.mrml.arrays import fill_image, matrix_to_vtk
from ctsuite.mrml.segmentation import from_node, to_node

_LABELMAP = "Binary labelmap"


def _layers(node):
    return node.GetSegmentation().GetNumberOfLayers(_LABELMAP)


def test_the_voxels_are_shared_by_all_segments_and_by_the_labels(scene, labels):
    node = to_node(scene, labels)
    again = from_node(node)
    assert _layers(node) == 1
    assert np.shares_memory(again.array, labels.array)
    np.testing.assert_array_equal(again.array, labels.array)


def test_segments_keep_value_name_colour_and_codes(scene, labels):
    assert from_node(to_node(scene, labels)).segments == labels.segments


def test_the_codes_stand_in_the_words_of_slicer(scene, labels):
    segment = to_node(scene, labels).GetSegmentation().GetNthSegment(0)
    assert segment.GetTerminology() == (
        "Segmentation category and type - 3D Slicer General Anatomy list"
        "~SCT^123037004^Anatomical Structure~SCT^272673000^Bone~SCT^7771000^Left"
        "~Anatomic codes - DICOM master list~^^~^^"
    )


def test_the_grid_comes_back(scene, labels):
    assert from_node(to_node(scene, labels)).grid.matches(labels.grid, 1e-9)


def test_slicer_reads_the_same_voxels_at_the_same_place(scene, labels):
    node = to_node(scene, labels)
    image = vtkOrientedImageData()
    assert node.GetBinaryLabelmapRepresentation(node.GetSegmentation().GetNthSegmentID(1), image)
    matrix = vtkMatrix4x4()
    image.GetImageToWorldMatrix(matrix)
    mask = labels.mask(7)
    extent = image.GetExtent()
    for k, j, i in np.ndindex(mask.shape):
        inside = all(extent[2 * n] <= v <= extent[2 * n + 1] for n, v in enumerate((i, j, k)))
        value = image.GetScalarComponentAsDouble(i, j, k, 0) if inside else 0.0
        assert value == mask[k, j, i]
    ras = matrix.MultiplyPoint((5, 6, 7, 1.0))[:3]
    np.testing.assert_allclose(ras, lps_to_ras(labels.grid.index_to_lps([5, 6, 7])), atol=1e-9)


def test_the_closed_surface_of_slicer_lies_around_the_region(scene, labels):
    node = to_node(scene, labels)
    node.GetSegmentation().SetConversionParameter("Smoothing factor", "0")
    assert node.CreateClosedSurfaceRepresentation()
    surface = vtkPolyData()
    node.GetClosedSurfaceRepresentation(node.GetSegmentation().GetNthSegmentID(0), surface)
    properties = vtkMassProperties()
    properties.SetInputData(surface)
    volume_ml = properties.GetVolume() / 1000
    assert volume_ml == pytest.approx(labels.volume_ml(2), rel=0.15)
    k, j, i = (np.mean(n) for n in np.nonzero(labels.mask(2)))
    centre = lps_to_ras(labels.grid.index_to_lps([i, j, k]))
    bounds = np.array(surface.GetBounds()).reshape(3, 2)
    np.testing.assert_allclose(bounds.mean(axis=1), centre, atol=0.3)


def test_the_volume_it_belongs_to_is_its_reference(scene, volume, labels):
    study = volumes.to_node(scene, volume)
    node = to_node(scene, labels, beside=study)
    assert node.GetNodeReference(node.GetReferenceImageGeometryReferenceRole()) is study


def test_an_edit_in_slicer_comes_back_with_the_segment(scene, labels, grid):
    """Slicer gives the segment new voxels beyond the old ones, and takes those of the other segment away."""
    bone, vessel = labels.mask(2), labels.mask(7)
    wanted = bone.copy()
    wanted[0, 0, 0] = wanted[9, 11, 13] = wanted[6, 4, 5] = True
    assert vessel[6, 4, 5]
    node = to_node(scene, labels)
    vtkSlicerSegmentationsModuleLogic.SetBinaryLabelmapToSegment(
        _oriented(wanted, grid), node, node.GetSegmentation().GetNthSegmentID(0)
    )
    again = from_node(node, [node.GetSegmentation().GetNthSegmentID(0)])
    np.testing.assert_array_equal(again.array > 0, wanted)
    assert [segment.name for segment in again.segments] == ["Bone | 骨: left"]


def _oriented(mask, grid, value=1):
    image = vtkOrientedImageData()
    fill_image(image, mask.astype(np.uint8) * np.uint8(value))
    image.SetImageToWorldMatrix(matrix_to_vtk(grid.ijk_to_ras))
    return image


def _add_layer(node, mask, grid, name, value=1):
    segment = vtkSegment()
    segment.SetName(name)
    segment.SetLabelValue(value)
    segment.AddRepresentation(_LABELMAP, _oriented(mask, grid, value))
    node.GetSegmentation().AddSegment(segment)


def test_segments_of_several_layers_get_values_of_their_own(scene, labels, grid):
    node = to_node(scene, labels)
    free = np.zeros(grid.shape, bool)
    free[0, :2] = True
    _add_layer(node, free, grid, "Extra", value=2)
    again = from_node(node)
    assert _layers(node) == 2
    assert [segment.name for segment in again.segments] == ["Bone | 骨: left", "Vessel", "Extra"]
    assert len({segment.value for segment in again.segments}) == 3
    for segment, expected in zip(again.segments, (labels.mask(2), labels.mask(7), free), strict=True):
        np.testing.assert_array_equal(again.mask(segment.value), expected)


def test_a_smaller_layer_off_to_one_side_is_put_where_it_belongs(scene, labels, grid):
    node = to_node(scene, labels)
    corner = tuple(grid.index_to_lps([10, 9, 0]).tolist())
    small = Grid((1, 2, 3), grid.spacing_mm, corner, grid.direction_lps)
    _add_layer(node, np.ones(small.shape, bool), small, "Chip", value=9)
    again = from_node(node)
    expected = np.zeros(grid.shape, bool)
    expected[0, 9:11, 10:13] = True
    np.testing.assert_array_equal(again.mask(9), expected)


def test_overlapping_segments_are_refused_by_name(scene, labels, grid):
    node = to_node(scene, labels)
    _add_layer(node, labels.mask(7), grid, "Stent", value=9)
    with pytest.raises(CTSuiteError) as caught:
        from_node(node)
    assert caught.value.code == "MRML-SEGMENTS-OVERLAP"
    assert "Stent" in caught.value.message
    assert str(np.count_nonzero(labels.mask(7))) in caught.value.message


def test_one_of_overlapping_segments_can_be_chosen(scene, labels, grid):
    node = to_node(scene, labels)
    _add_layer(node, labels.mask(7), grid, "Stent", value=9)
    only = from_node(node, [node.GetSegmentation().GetNthSegmentID(2)])
    assert [segment.name for segment in only.segments] == ["Stent"]
    np.testing.assert_array_equal(only.array > 0, labels.mask(7))


def test_a_segmentation_of_surfaces_gets_voxels(scene, labels):
    node = to_node(scene, labels)
    node.GetSegmentation().SetConversionParameter("Smoothing factor", "0")
    node.CreateClosedSurfaceRepresentation()
    node.GetSegmentation().SetSourceRepresentationName("Closed surface")
    node.GetSegmentation().RemoveRepresentation(_LABELMAP)
    again = from_node(node)
    found, expected = again.array > 0, labels.array > 0
    overlap = 2 * np.count_nonzero(found & expected) / (found.sum() + expected.sum())
    assert again.grid.matches(labels.grid)
    assert overlap > 0.9


def test_a_linear_transform_moves_the_labels(scene, labels, transform):
    node = to_node(scene, labels)
    node.SetAndObserveTransformNodeID(transforms.to_node(scene, transform).GetID())
    again = from_node(node)
    expected = transform.apply(labels.grid.index_to_lps([1, 2, 3]))
    np.testing.assert_allclose(again.grid.index_to_lps([1, 2, 3]), expected, atol=1e-9)


def test_an_empty_segmentation_is_refused(scene):
    with pytest.raises(CTSuiteError) as caught:
        from_node(scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "none"))
    assert caught.value.code == "MRML-NODE-EMPTY"


def test_a_given_node_gets_new_segments_in_place_of_the_old(scene, labels, grid):
    node = to_node(scene, labels)
    other = Labels.from_mask(labels.mask(7), grid, Segment(1, "Only"))
    assert to_node(scene, other, node) is node
    again = from_node(node)
    assert [segment.name for segment in again.segments] == ["Only"]
    np.testing.assert_array_equal(again.array, other.array)


def test_more_than_255_label_values_are_kept(scene, grid):
    array = np.zeros(grid.shape, np.uint16)
    array[3, 4, 5], array[6, 7, 8] = 300, 65000
    labels = Labels(array, grid, (Segment(300, "A"), Segment(65000, "B", ANATOMICAL_STRUCTURE, BONE)))
    again = from_node(to_node(scene, labels))
    np.testing.assert_array_equal(again.array, array)
    assert again.segments == labels.segments


def test_an_unused_layer_is_no_trouble(scene, grid):
    labels = Labels(np.zeros(grid.shape, np.uint8), grid, (Segment(1, "Nothing yet"),))
    again = from_node(to_node(scene, labels))
    assert not again.array.any()
    assert again.grid.matches(grid)
    assert again.segments == labels.segments
