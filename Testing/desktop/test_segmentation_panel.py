"""From a CT to segments that are labelled, edited and saved, through the panel."""

from __future__ import annotations

from dataclasses import replace
from unittest import mock

import numpy as np
import slicer
from CTSegmentationLib.SaveLogic import save
from CTSegmentationLib.SeedsLogic import INSIDE, OUTSIDE
from CTSuiteLib.Samples import sampleBody
from desktop_case import DesktopCase
from pydicom import dcmread

from ctsuite.core.codes import LEFT
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.runner import accept
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct import files
from ctsuite.ct.files.labels import read_labels
from ctsuite.mrml import convert, label_flags
from ctsuite.mrml import volume as volumes
from ctsuite.phantom.study import write_study
from ctsuite.segmentation.dicom.read import read_segmentation
from ctsuite.segmentation.labelling.rename import relabelled


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

    def test_segments_are_evaluated_against_a_reference(self) -> None:
        reference = self.bone()
        found = convert.to_node(slicer.mrmlScene, convert.from_node(reference), None, self.node)
        evaluation = self.ui.sections["Evaluation"]
        evaluation.inputs.choose("reference", reference)
        evaluation.inputs.choose("labels", found)
        self.assertTrue(evaluation.runButton.enabled, evaluation.runButton.toolTip)
        evaluation.runButton.click()
        table = evaluation.tables.tables[0]
        heads = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount)]
        self.assertEqual(float(table.item(0, heads.index("Dice")).text()), 1.0)

    def test_each_segment_is_saved_as_a_closed_surface(self) -> None:
        labels = convert.from_node(self.bone())
        array = labels.array.copy()
        array[: len(array) // 2][array[: len(array) // 2] > 0] = 2
        two = replace(labels, array=array, segments=(Segment(1, "Bone"), Segment(2, "Bone below")))
        node = convert.to_node(slicer.mrmlScene, two, None, self.node)
        self.ui.data.segmentsSelector.setCurrentNode(node)
        self.ui.save.pathEdit.text = str(self.folder / "x.stl")
        self.ui.save.saveButton.click()
        paths = [self.folder / f"x_{files.safe_name(one.name)}.stl" for one in two.segments]
        made = [files.read(path, Surface) for path in paths]
        for surface, segment in zip(made, two.segments, strict=True):
            self.assertLess(abs(surface.volume_mm3 / 1000 / two.volume_ml(segment.value) - 1), 0.25)

    def test_segments_are_saved_into_the_study_of_the_ct(self) -> None:
        study = write_study(self.folder / "sphere", "sphere").dicom
        volume = files.read(study, Volume)
        ct = volumes.to_node(slicer.mrmlScene, volume)
        self.ui.data.volumeSelector.setCurrentNode(ct)
        array = np.zeros(volume.grid.shape, np.uint8)
        array[3:9, 10:20, 10:30] = 1
        node = convert.to_node(
            slicer.mrmlScene,
            Labels(array, volume.grid, (relabelled(Segment(1, "a"), "Left kidney"),), "Organs"),
            None,
            ct,
        )
        self.ui.data.segmentsSelector.setCurrentNode(node)
        self.ui.save.pathEdit.text = str(self.folder / "organs.dcm")
        self.ui.save.seriesEdit.text = str(study)
        self.ui.save.saveButton.click()
        back = read_segmentation(self.folder / "organs.dcm", volume.grid)
        np.testing.assert_array_equal(back.array, array)
        self.assertEqual((back.segments[0].name, back.segments[0].modifier), ("Left kidney", LEFT))

    def test_the_images_of_the_study_are_found_by_their_instances_or_asked_for(self) -> None:
        study = write_study(self.folder / "sphere", "sphere").dicom
        volume = files.read(study, Volume)
        ct = volumes.to_node(slicer.mrmlScene, volume)
        array = np.zeros(volume.grid.shape, np.uint8)
        array[3:9, 10:20, 10:30] = 1
        node = convert.to_node(slicer.mrmlScene, Labels(array, volume.grid, (Segment(1, "a"),)), None, ct)
        at = {str(dcmread(file).SOPInstanceUID): str(file) for file in study.iterdir()}
        path = self.folder / "found.dcm"
        save(node, ct, path, "", lambda uid: at[uid], Task())
        np.testing.assert_array_equal(read_segmentation(path, volume.grid).array, array)
        with self.assertRaises(CTSuiteError) as raised:
            save(node, ct, self.folder / "none.dcm", "", lambda uid: "", Task())
        self.assertEqual(raised.exception.code, "SEG-SOURCE-MISSING")
        self.assertFalse((self.folder / "none.dcm").exists())

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
