"""Each region has a flag with its label, which can be moved and stays linked to it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.grid import Grid, ras_to_lps
from ctsuite.core.labels import Labels, Segment

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.core.transform import Transform
from ctsuite.mrml import label_flags, measurement
from ctsuite.mrml import transform as transforms
from ctsuite.mrml.runtime import load_mrb, save_mrb
from ctsuite.mrml.segmentation import to_node
from ctsuite.mrml.views import space_picture


@pytest.fixture
def hollow(grid):
    """A ring, whose centre of gravity is not in it, and a single voxel."""
    array = np.zeros(grid.shape, np.uint8)
    array[5, 2:10, 2:10] = 1
    array[5, 4:8, 4:8] = 0
    array[8, 11, 13] = 7
    return Labels(array, grid, (Segment(1, "Ring"), Segment(7, "Right rib 12"), Segment(9, "Nothing")))


def ends(flag):
    """Inner point and flag, LPS mm."""
    return [ras_to_lps(np.array(flag.GetNthControlPointPositionWorld(n))) for n in range(2)]


def test_the_leader_line_ends_inside_the_region_and_carries_its_label(scene, hollow):
    flags = label_flags.show(scene, to_node(scene, hollow))
    assert [flag.GetNthControlPointLabel(1) for flag in flags.values()] == ["Ring", "Right rib 12"]
    for flag, value in zip(flags.values(), (1, 7), strict=True):
        inner, outer = ends(flag)
        index = np.rint(hollow.grid.lps_to_index(inner)).astype(int)
        assert hollow.array[tuple(index[::-1])] == value
        assert np.linalg.norm(outer - inner) > 15
        assert flag.GetNthControlPointLocked(0) and not flag.GetNthControlPointLocked(1)


def test_a_moved_flag_stays_there_while_label_and_region_change(scene, hollow):
    node = to_node(scene, hollow)
    flag = next(iter(label_flags.show(scene, node).values()))
    flag.SetNthControlPointPositionWorld(1, 60.0, 70.0, 80.0)
    segment = node.GetSegmentation().GetNthSegment(0)
    segment.SetName("Renamed")
    label_flags.show(scene, node)
    assert flag.GetNthControlPointLabel(1) == "Renamed"
    np.testing.assert_allclose(flag.GetNthControlPointPositionWorld(1), (60, 70, 80))
    array = np.where(hollow.array == 1, 0, hollow.array)
    array[2, 2, 2] = 1
    to_node(scene, replace(hollow, array=array.astype(np.uint8)), node)
    (again, *_) = label_flags.show(scene, node).values()
    np.testing.assert_allclose(ends(again)[0], hollow.grid.index_to_lps([2.0, 2.0, 2.0]), atol=1e-6)


def test_the_flag_of_a_region_that_is_gone_is_taken_away(scene, hollow):
    node = to_node(scene, hollow)
    assert len(label_flags.show(scene, node)) == 2
    node.GetSegmentation().RemoveSegment(node.GetSegmentation().GetNthSegmentID(0))
    assert len(label_flags.show(scene, node)) == 1


def test_link_and_place_are_there_after_the_scene_was_saved_and_opened(scene, hollow, tmp_path):
    node = to_node(scene, hollow)
    id_, flag = next(iter(label_flags.show(scene, node).items()))
    flag.SetNthControlPointPositionWorld(1, 60.0, 70.0, 80.0)
    inner = ends(flag)[0]
    save_mrb(scene, tmp_path / "scene.mrb")
    opened = load_mrb(tmp_path / "scene.mrb")
    again = label_flags.flags(opened, opened.GetFirstNodeByClass("vtkMRMLSegmentationNode"))
    assert len(again) == 2
    np.testing.assert_allclose(ends(again[id_])[0], inner, atol=1e-4)
    np.testing.assert_allclose(again[id_].GetNthControlPointPositionWorld(1), (60, 70, 80), atol=1e-4)
    assert again[id_].GetNthControlPointLabel(1) == "Ring"


def test_a_flag_moves_with_the_transform_above_its_segmentation(scene, hollow):
    node = to_node(scene, hollow)
    matrix = np.eye(4)
    matrix[:3, 3] = (5.0, -6.0, 7.0)
    flag = next(iter(label_flags.show(scene, node).values()))
    inner, outer = ends(flag)
    above = transforms.to_node(scene, Transform(matrix, "Moved"))
    for moved in (node, flag):
        moved.SetAndObserveTransformNodeID(above.GetID())
    label_flags.show(scene, node)
    np.testing.assert_allclose(ends(flag), [inner + matrix[:3, 3], outer + matrix[:3, 3]], atol=1e-6)


def test_a_flag_is_no_measurement(scene, hollow):
    for flag in label_flags.show(scene, to_node(scene, hollow)).values():
        assert not measurement.is_measurement(flag)


def test_flags_are_drawn_from_every_side_and_hidden(scene):
    array = np.zeros((20, 20, 20), np.uint8)
    array[8:12, 8:12, 8:12] = 1
    node = to_node(scene, Labels(array, Grid.from_ijk_to_lps(np.eye(4), array.shape), (Segment(1, "Cube"),)))
    node.GetDisplayNode().SetVisibility(False)
    label_flags.show(scene, node)
    for direction in ("anterior", "posterior", "superior"):
        assert space_picture(scene, direction, (200, 200), marker=False).any(), direction
    label_flags.hide(scene, node)
    assert not space_picture(scene, "anterior", (200, 200), marker=False).any()
