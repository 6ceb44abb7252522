"""Labels as a label map volume keep their voxels, and their segments in a colour table."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.labels import Labels, Segment

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.mrml import volume as volumes
from ctsuite.mrml.labelmap import from_node, to_node


def test_voxels_are_shared_and_lie_where_they_did(scene, labels):
    again = from_node(to_node(scene, labels))
    assert np.shares_memory(again.array, labels.array)
    np.testing.assert_array_equal(again.array, labels.array)
    assert again.grid.matches(labels.grid, 1e-9)


def test_segments_come_back_with_colours_to_the_next_of_256_levels(scene, labels):
    again = from_node(to_node(scene, labels))
    for found, given in zip(again.segments, labels.segments, strict=True):
        assert (found.value, found.name, found.category, found.type, found.modifier) == (
            given.value,
            given.name,
            given.category,
            given.type,
            given.modifier,
        )
        np.testing.assert_allclose(found.colour_rgb, given.colour_rgb, atol=1 / 255)


def test_slicer_shows_each_value_in_its_colour(scene, labels):
    table = to_node(scene, labels).GetDisplayNode().GetColorNode()
    rgba = [0.0] * 4
    table.GetColor(7, rgba)
    np.testing.assert_allclose(rgba, (1.0, 0.0, 0.25, 1.0), atol=1 / 255)
    table.GetColor(0, rgba)
    assert rgba[3] == 0.0, "the background is not shown"


def test_filling_a_node_again_fills_its_colour_table_again(scene, labels, grid):
    node = to_node(scene, labels)
    count = scene.GetNumberOfNodes()
    only = Labels(labels.array, grid, (Segment(2, "Renamed"),))
    assert to_node(scene, only, node) is node
    assert scene.GetNumberOfNodes() == count
    assert [(s.value, s.name) for s in from_node(node).segments] == [(2, "Renamed"), (7, "Label 7")]


def test_values_without_a_colour_are_named_by_their_number(scene, labels):
    node = to_node(scene, labels)
    node.GetDisplayNode().SetAndObserveColorNodeID("")
    assert [(s.value, s.name) for s in from_node(node).segments] == [(2, "Label 2"), (7, "Label 7")]


@pytest.mark.parametrize("dtype", ["int16", "int32", "float32"])
def test_label_maps_that_others_stored_signed_or_real_are_read(scene, volume, labels, dtype):
    made = scene.AddNewNodeByClass("vtkMRMLLabelMapVolumeNode", "theirs")
    volumes.set_image(made, labels.array.astype(dtype), labels.grid)
    again = from_node(made)
    assert again.array.dtype.kind == "u"
    np.testing.assert_array_equal(again.array, labels.array)


def test_large_label_values_are_found(scene, grid):
    array = np.zeros(grid.shape, np.uint32)
    array[1, 2, 3] = 100_000
    again = from_node(to_node(scene, Labels(array, grid, (Segment(100_000, "Far"),))))
    assert [(s.value, s.name) for s in again.segments] == [(100_000, "Far")]
