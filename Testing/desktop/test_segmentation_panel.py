"""From a CT to segments that are labelled, edited and saved, through the panel."""

from __future__ import annotations

from unittest import mock

import numpy as np
import slicer
from CTSegmentationLib.SeedsLogic import INSIDE, OUTSIDE
from CTSuiteLib.Samples import sampleBody
from desktop_case import DesktopCase

from ctsuite.core.runner import accept
from ctsuite.core.task import Task
from ctsuite.ct.files.labels import read_labels
from ctsuite.mrml import convert, label_flags
from ctsuite.mrml import volume as volumes


class TestSegmentationPanel(DesktopCase):
    """Chooses, presses and reads as a user does."""

    @classmethod
    def setUpClass(cls) -> None:
        """Make the phantom once."""
        cls.volume = sampleBody(4.0).volume(Task())

    def setUp(self) -> None:
        """Begin with a phantom in the scene."""
        super().setUp()
        self.ui = self.panel("CTSegmentation")
        self.method = self.ui.sections["Segmentation"]
        for section in self.ui.sections.values():
            section.decide = accept
        self.node = volumes.to_node(slicer.mrmlScene, self.volume)
        self.ui.data.volumeSelector.setCurrentNode(self.node)
        self.ui.tabs.currentIndex = 0

    def bone(self) -> object:
        """Segment bone by its threshold and return the segmentation."""
        self.method.choose("segmentation.threshold")
        self.method.form.parameters.preset = "bone"
        self.assertTrue(self.method.runButton.enabled, self.method.runButton.toolTip)
        self.method.runButton.click()
        return self.ui.data.segments()

    def at(self, index: object) -> np.ndarray:
        """Position (LPS, mm) of a voxel (z, y, x)."""
        return self.volume.grid.ijk_to_lps[:3] @ [*np.asarray(index)[::-1], 1.0]

    def test_a_threshold_gives_segments_that_are_chosen_and_shown(self) -> None:
        segments = self.bone()
        self.assertIsNotNone(segments)
        self.assertTrue(segments.GetDisplayNode().GetVisibility())
        self.ui.data.opacitySlider.value = 70.0
        self.assertAlmostEqual(segments.GetDisplayNode().GetOpacity2DFill(), 0.7)

    def test_the_segments_of_the_step_before_are_hidden_and_come_back_with_undo(self) -> None:
        first = self.bone()
        self.method.choose("segmentation.largest_component")
        self.method.runButton.click()
        self.assertIsNot(self.ui.data.segments(), first)
        self.assertFalse(first.GetDisplayNode().GetVisibility())
        self.method.undoButton.click()
        self.assertIs(self.ui.data.segments(), first)
        self.assertTrue(first.GetDisplayNode().GetVisibility())

    def test_a_preview_is_seen_and_goes_with_the_result(self) -> None:
        self.method.choose("segmentation.threshold")
        self.ui.previewButton.click()
        preview = self.ui.preview.node
        self.assertGreater(int(np.count_nonzero(convert.from_node(preview).array)), 0)
        self.assertIsNone(self.ui.data.segments())
        self.bone()
        self.assertFalse(slicer.mrmlScene.IsNodePresent(preview))

    def test_a_preview_of_a_large_series_holds_the_slices_around_the_one_shown(self) -> None:
        whole = convert.from_node(self.bone()).array
        with mock.patch("CTSegmentationLib.PreviewLogic._MOST_VOXELS", 1):
            self.ui.previewButton.click()
        slab = convert.from_node(self.ui.preview.node)
        self.assertLess(slab.array.shape[0], whole.shape[0] / 2)
        start = self.volume.grid.lps_to_index(slab.grid.index_to_lps([0.0, 0.0, 0.0]))
        first = round(float(start[2]))
        same = (whole[first : first + slab.array.shape[0]] > 0) == (slab.array > 0)
        self.assertGreater(float(same.mean()), 0.99)

    def test_seeds_are_listed_with_side_and_ct_number_and_deleted(self) -> None:
        index = np.argwhere(convert.from_node(self.bone()).array)[5]
        self.ui.seeds.logic.add(INSIDE, self.at(index))
        self.ui.seeds.logic.add(OUTSIDE, self.at((0, 0, 0)))
        table = self.ui.seeds.table
        self.assertEqual(table.rowCount, 2)
        self.assertEqual(float(table.item(0, 3).text()), float(self.volume.array[tuple(index)]))
        table.selectRow(1)
        self.ui.seeds.deleteButton.click()
        self.assertEqual(table.rowCount, 1)
        self.ui.seeds.logic.node(INSIDE).SetNthControlPointPositionWorld(0, 5000.0, 0.0, 0.0)
        self.ui.seeds.refresh()
        self.assertIsNone(self.ui.seeds.logic.seeds(self.node)[0].value)

    def test_the_next_click_places_a_seed_of_the_side_that_was_pressed(self) -> None:
        self.ui.seeds.outsideButton.click()
        node = self.ui.seeds.logic.node(OUTSIDE)
        selection = slicer.app.applicationLogic().GetSelectionNode()
        self.assertEqual(selection.GetActivePlaceNodeID(), node.GetID())

    def test_the_result_follows_a_seed_that_is_moved(self) -> None:
        array = convert.from_node(self.bone()).array
        cut = np.argwhere(array)
        self.method.choose("segmentation.exclude_connected")
        self.ui.seeds.logic.add(INSIDE, self.at(cut[0]))
        self.method.runButton.click()
        first = self.ui.data.segments()
        self.ui.seeds.followBox.checked = True
        list_ = self.ui.seeds.logic.node(INSIDE)
        position = self.at(cut[-1]) * (-1, -1, 1)
        list_.SetNthControlPointPositionWorld(0, *position)
        list_.InvokeEvent(list_.PointEndInteractionEvent)
        self.assertFalse(slicer.mrmlScene.IsNodePresent(first))
        self.assertIsNotNone(self.ui.data.segments())
        self.ui.seeds.followBox.checked = False

    def test_the_segment_editor_opens_with_the_segments_and_the_ct(self) -> None:
        segments = self.bone()
        self.ui.onEditor()
        node = slicer.mrmlScene.GetSingletonNode("SegmentEditor", "vtkMRMLSegmentEditorNode")
        self.assertIs(node.GetSegmentationNode(), segments)
        self.assertIs(node.GetSourceVolumeNode(), self.node)

    def test_a_label_is_chosen_from_the_list_or_written_and_undone(self) -> None:
        segments = self.bone()
        ui = self.ui.labels
        ui.table.selectRow(0)
        ui.labelBox.setEditText("Left rib 12")
        ui.setButton.click()
        segment = segments.GetSegmentation().GetNthSegment(0)
        self.assertEqual(segment.GetName(), "Left rib 12")
        self.assertIn("43993008", segment.GetTerminology())
        ui.labelBox.setEditText("bifid rib")
        ui.setButton.click()
        self.assertEqual(ui.table.item(0, 0).text(), "bifid rib")
        self.assertEqual(ui.table.item(0, 1).text(), "")
        ui.undoButton.click()
        ui.undoButton.click()
        self.assertEqual(segment.GetName(), "Bone")
        self.assertFalse(ui.undoButton.enabled)

    def test_flags_follow_the_labels_and_are_hidden(self) -> None:
        segments = self.bone()
        ui = self.ui.labels
        ui.flagsBox.checked = True
        (flag,) = label_flags.flags(slicer.mrmlScene, segments).values()
        self.assertEqual(flag.GetNthControlPointLabel(1), "Bone")
        ui.table.selectRow(0)
        ui.labelBox.setEditText("bifid rib")
        ui.setButton.click()
        self.assertEqual(flag.GetNthControlPointLabel(1), "bifid rib")
        ui.flagsBox.checked = False
        self.assertFalse(flag.GetDisplayNode().GetVisibility())

    def test_segments_are_saved_and_read_back(self) -> None:
        self.assertFalse(self.ui.save.saveButton.enabled)
        segments = self.bone()
        self.ui.save.pathEdit.text = str(self.folder / "bone.seg.nrrd")
        self.ui.save.saveButton.click()
        read = read_labels(self.folder / "bone.seg.nrrd")
        np.testing.assert_array_equal(read.array, convert.from_node(segments).array)
        self.assertEqual(read.segments[0].name, "Bone")

    def test_the_panel_lets_go_of_a_scene_that_is_closed(self) -> None:
        self.bone()
        self.ui.seeds.logic.add(INSIDE, (0.0, 0.0, 0.0))
        slicer.mrmlScene.Clear(0)
        self.assertIsNone(self.ui.data.segments())
        self.assertEqual(self.ui.seeds.table.rowCount, 0)
        self.assertFalse(self.method.runButton.enabled)

    def test_the_panel_is_pictured(self) -> None:
        array = convert.from_node(self.bone()).array
        self.ui.seeds.logic.add(INSIDE, self.at(np.argwhere(array)[0]))
        self.screenshot("CTSegmentation", "CTSegmentation")
