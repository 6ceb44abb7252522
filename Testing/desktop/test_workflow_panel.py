"""A guided workflow through its panel: order, results, resuming and cancelling, as the library has them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unittest import mock

import listed_data
import numpy as np
import slicer
from desktop_case import DesktopCase

from ctsuite.core.runner import accept
from ctsuite.core.uncertainty import stated_number
from ctsuite.core.workflow import Status
from ctsuite.ct.series.load import load
from ctsuite.mrml import volume as volumes
from ctsuite.workflows import catalogue, unattended

WORKFLOW = "orthopaedic"
SEEDS_RAS = [[0.0, 0.0, 0.0]]


@cache
def byCommandLine(folder: Path) -> unattended.Outcome:
    """What the command line makes of a series, once for all tests."""
    import tempfile

    with tempfile.TemporaryDirectory() as out:
        options = unattended.Options(accept=True)
        return unattended.run(catalogue.workflow(WORKFLOW), load(folder), {}, Path(out) / "case", options)


class TestWorkflowPanel(DesktopCase):
    """Chooses, presses and reads as a user does."""

    def setUp(self) -> None:
        """Begin with a real series in the scene."""
        super().setUp()
        self.ui = self.panel("CTWorkflows")
        self.ui.decide = accept
        self.series = self.data("ct_dicom/torso/")
        self.node = volumes.to_node(slicer.mrmlScene, load(self.series))
        self.ui.open(WORKFLOW)

    def status(self) -> dict[str, Status]:
        """How far each step is."""
        return self.ui.logic.status()

    def run_to(self, step: str) -> None:
        """Press Run and Next until a step is shown."""
        if self.ui.logic.current.id == "study":
            self.ui.section.studySelector.setCurrentNode(self.node)
        while self.ui.logic.current.id != step:
            self.ui.runButton.click()
            self.assertTrue(self.ui.nextButton.enabled, self.ui.nextButton.toolTip)
            self.ui.nextButton.click()

    def test_next_is_gated_with_the_reason_as_tool_tip(self) -> None:
        self.assertFalse(self.ui.backButton.enabled)
        self.assertIn("first step", self.ui.backButton.toolTip)
        self.assertFalse(self.ui.nextButton.enabled)
        self.assertIn("Choose study", self.ui.nextButton.toolTip)
        self.run_to("check")
        self.assertTrue(self.ui.backButton.enabled)
        self.assertIn("Data check", self.ui.nextButton.toolTip)

    def test_nothing_runs_before_a_study_is_chosen(self) -> None:
        slicer.mrmlScene.RemoveNode(self.node)
        self.assertFalse(self.ui.runButton.enabled)
        self.assertIn("Choose a CT series first", self.ui.runButton.toolTip)

    def test_the_study_is_the_node_itself(self) -> None:
        before = slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode")
        self.run_to("check")
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode"), before)
        self.assertIs(self.ui.logic.studyNode(), self.node)

    def test_choosing_another_study_keeps_the_first_in_the_scene(self) -> None:
        self.run_to("check")
        self.ui.backButton.click()
        other = volumes.to_node(slicer.mrmlScene, load(self.series))
        self.ui.section.studySelector.setCurrentNode(other)
        self.ui.runButton.click()
        self.assertIs(self.ui.logic.studyNode(), other)
        self.assertTrue(slicer.mrmlScene.IsNodePresent(self.node))

    def test_looking_back_undoes_nothing(self) -> None:
        self.run_to("window")
        self.ui.backButton.click()
        self.assertEqual(self.ui.logic.current.id, "check")
        self.assertIs(self.status()["check"], Status.DONE)

    def test_the_form_of_a_step_sets_its_tool(self) -> None:
        self.run_to("window")
        form = self.ui.section.forms.forms["ct.window"]
        self.assertEqual(form.values()["preset"], "bone")
        self.screenshot("CTWorkflows", "workflow-window")
        self.ui.runButton.click()
        record = self.ui.logic.guide.engine.state.steps["window"].records[0]
        self.assertEqual(record["parameters"]["preset"], "bone")

    def test_form_and_views_show_one_window_whichever_changes_it(self) -> None:
        self.run_to("window")
        form, shown = self.ui.section.forms.forms["ct.window"], self.node.GetDisplayNode()
        self.assertEqual((shown.GetLevel(), shown.GetWindow()), (300, 1500))
        shown.SetWindowLevel(420, 33)
        self.assertEqual(form.values() | {"preset": "custom", "centre": 33, "width": 420}, form.values())
        form.parameters.preset = "lung"
        self.assertEqual((shown.GetLevel(), shown.GetWindow()), (-600, 1500))
        shown.SetWindowLevel(80, 40)
        self.assertEqual(form.values()["preset"], "brain")
        self.ui.runButton.click()
        self.assertEqual((shown.GetLevel(), shown.GetWindow()), (40, 80))
        self.ui.nextButton.click()
        shown.SetWindowLevel(350, 50)
        self.ui.backButton.click()
        again = self.ui.section.forms.forms["ct.window"]
        self.assertEqual(again.values()["preset"], "mediastinum")

    def test_a_window_wider_than_the_form_allows_does_no_harm(self) -> None:
        self.run_to("window")
        self.node.GetDisplayNode().SetWindowLevel(20000, 9000)
        values = self.ui.section.forms.forms["ct.window"].values()
        self.assertEqual((values["centre"], values["width"]), (4096, 8192))
        self.assertEqual(self.node.GetDisplayNode().GetWindow(), 20000)

    def test_the_whole_workflow_gives_what_the_command_line_gives(self) -> None:
        self.run_to("segment")
        self.ui.runButton.click()
        self.screenshot("CTWorkflows", "workflow-segment")
        self.run_to("measure")
        self.ui.runButton.click()
        self.screenshot("CTWorkflows", "workflow-measure")
        expected = byCommandLine(self.series).report
        shown = self.ui.section.measurements.widget
        self.assertEqual(
            [[shown.item(row, column).text() for column in range(3)] for row in range(shown.rowCount)],
            [
                [m.name, stated_number(m.value, m.unit, m.uncertainty), m.unit.symbol]
                for m in expected.measurements
            ],
        )
        for ours, theirs in zip(self.ui.logic.measurements(), expected.measurements, strict=True):
            self.assertAlmostEqual(ours.value, theirs.value, places=4)
        self.assertIs(self.status()["review"], Status.NOT_DONE)
        self.ui.nextButton.click()
        self.ui.section.folderSelector.directory = str(self.folder)
        self.ui.runButton.click()
        report = self.ui.logic.reportPath()
        self.assertTrue(report.is_file() and report.with_suffix(".pdf").is_file())
        self.assertTrue((report.parent / "scene.mrb").is_file())
        self.assertTrue(self.ui.section.openButton.enabled)
        self.assertTrue(self.ui.logic.guide.engine.finished)
        self.screenshot("CTWorkflows", "workflow-report")

    def test_a_saved_scene_goes_on_with_nothing_lost(self) -> None:
        self.run_to("edit")
        bone = self.ui.logic.guide.artefacts["bone"]
        path = str(self.folder / "case.mrb")
        self.assertTrue(slicer.mrmlScene.WriteToMRB(path))
        slicer.mrmlScene.Clear(0)
        self.assertEqual(self.ui.logic.current.id, "study")
        self.assertTrue(slicer.mrmlScene.ReadFromMRB(path))
        self.assertEqual(self.ui.logic.current.id, "edit")
        self.assertIs(self.status()["segment"], Status.DONE)
        again = self.ui.logic.guide.artefacts["bone"]
        self.assertEqual(int((bone.array > 0).sum()), int((again.array > 0).sum()))
        self.assertTrue(self.ui.runButton.enabled, self.ui.runButton.toolTip)

    def test_cancel_leaves_everything_as_it_was(self) -> None:
        self.run_to("segment")
        nodes = slicer.mrmlScene.GetNumberOfNodes()
        make = slicer.util.createProgressDialog

        def makeCancelled(**kwargs: object) -> object:
            dialog = make(**kwargs)
            dialog.cancel()
            return dialog

        with mock.patch.object(slicer.util, "createProgressDialog", makeCancelled):
            self.ui.runButton.click()
        self.assertIs(self.status()["segment"], Status.OPEN)
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodes(), nodes)
        self.assertFalse(self.ui.nextButton.enabled)

    def test_a_length_by_hand_is_measured(self) -> None:
        self.run_to("measure")
        self.ui.section.hand.buttons["length"].click()
        node = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLMarkupsLineNode")
        centre = np.asarray(self.ui.logic.guide.artefacts["ct"].grid.centre_lps_mm)
        for offset in (0.0, 30.0):
            ras = np.array([-centre[0], -centre[1], centre[2] + offset])
            node.AddControlPointWorld(*ras)
        self.assertIn("Length 1 (2)", self.ui.section.hand.placedLabel.text)
        self.ui.runButton.click()
        found = {m.name: m.value for m in self.ui.logic.measurements()}
        self.assertAlmostEqual(found["Length 1"], 30.0, places=3)

    def test_a_confirmed_step_is_done(self) -> None:
        self.run_to("edit")
        self.ui.section.hand.confirmBox.checked = True
        self.ui.runButton.click()
        self.assertIs(self.status()["edit"], Status.DONE)

    def test_begin_anew_keeps_the_study_only(self) -> None:
        self.run_to("edit")
        self.ui.confirmBeginAnew = lambda: True
        self.ui.anewButton.click()
        self.assertEqual(self.ui.logic.current.id, "study")
        self.assertEqual(set(self.status().values()), {Status.OPEN})
        self.assertTrue(slicer.mrmlScene.IsNodePresent(self.node))
        self.assertIsNone(slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLSegmentationNode"))

    def test_refused_data_stop_at_the_check_with_the_reason(self) -> None:
        volume = load(listed_data.find("multimodal/mr_abdomen_sm.nii.gz"), modality="MR")
        self.node = volumes.to_node(slicer.mrmlScene, volume)
        self.run_to("check")
        with self.assertLogs(level="ERROR") as logged:
            self.ui.runButton.click()
        self.assertIn("DATA-REFUSED", logged.output[0])
        self.assertFalse(self.ui.nextButton.enabled)
