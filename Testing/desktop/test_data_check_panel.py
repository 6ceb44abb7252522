"""The data check through its panel: verdicts, findings and voxels equal those of the library."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pydicom
import slicer
from desktop_case import DesktopCase

from ctsuite.core.profile import show
from ctsuite.ct.series.load import load
from ctsuite.mrml import volume as volumes
from ctsuite.workflows.catalogue import profile_for
from ctsuite.workflows.survey import Verdict, survey


class TestDataCheckPanel(DesktopCase):
    """Chooses, presses and reads as a user does."""

    def setUp(self) -> None:
        """Begin with the base requirements and no answer."""
        super().setUp()
        self.ui = self.panel("CTDataCheck")
        self.ui.source.folderButton.checked = True
        self.ui.source.choosePurpose("ct.base")
        self.asked: list[str] = []
        self.ui.decide = self._answer(True)

    def _answer(self, answer: bool) -> object:
        def decide(profile: object, findings: tuple) -> bool:
            self.asked += [finding.fact for finding in findings]
            return answer

        return decide

    def check(self, folder: object) -> None:
        """Choose a folder and press Check."""
        self.ui.source.folderSelector.directory = str(folder)
        self.ui.checkButton.click()

    def cells(self, table: object, row: int) -> list[str]:
        """The texts of a row."""
        return [table.item(row, column).text() for column in range(table.columnCount)]

    def test_a_compatible_series_is_called_compatible(self) -> None:
        self.check(self.data("ct_dicom/torso/"))
        self.assertEqual(self.ui.seriesTable.widget.rowCount, 1)
        verdict, name, slices, spacing = self.cells(self.ui.seriesTable.widget, 0)
        self.assertEqual((verdict, slices, spacing), ("Compatible", "112", "3 × 3 × 3"))
        self.assertIn("abdomen", name)
        self.assertEqual(self.ui.findingsTable.table.rowCount, 0)
        self.assertTrue(self.ui.loadButton.enabled)
        self.screenshot("CTDataCheck", "data-check-compatible")

    def test_the_panel_says_what_the_library_says(self) -> None:
        folder = self.data("ct_dicom/")
        for purpose in ("ct.base", "orthopaedic"):
            with self.subTest(purpose):
                self.ui.source.choosePurpose(purpose)
                self.check(folder)
                expected = survey(folder, profile_for(purpose))
                self.assertEqual(
                    self.ui.seriesTable.widget.rowCount, len(expected.series) + len(expected.damaged)
                )
                for row, one in enumerate(expected.series):
                    self.ui.seriesTable.widget.selectRow(row)
                    self.assertEqual(self.ui.seriesTable.chosen().id, one.id)
                    self.assertEqual(self.ui.seriesTable.chosen().verdict, one.verdict)
                    table = self.ui.findingsTable.table
                    shown = [self.cells(table, n)[1:] for n in range(table.rowCount)]
                    self.assertEqual(
                        shown, [[f.tag or "", f.fact, show(f.found), f.allowed] for f in one.findings]
                    )

    def test_a_refused_series_names_tag_value_and_what_is_allowed(self) -> None:
        self.check(self.data("ct_dicom/siemens_j2k_blank_uids/"))
        table = self.ui.findingsTable.table
        self.assertGreater(table.rowCount, 0)
        self.assertEqual(self.cells(table, 0)[0], "required")
        self.assertFalse(self.ui.loadButton.enabled)
        self.assertIn("does not meet a requirement", self.ui.verdictLabel.text)
        self.screenshot("CTDataCheck", "data-check-refused")

    def test_a_missing_slice_is_named(self) -> None:
        made = self.folder / "gap"
        made.mkdir()
        for number, file in enumerate(sorted(self.data("ct_dicom/torso/").iterdir())):
            if number != 40:
                (made / file.name).write_bytes(file.read_bytes())
        self.check(made)
        self.assertEqual(self.cells(self.ui.findingsTable.table, 0)[3], "missing-slice")
        expected = survey(made, profile_for("ct.base")).series[0].facts["SeriesIssueDetails"]["missing-slice"]
        self.assertIn(expected, self.ui.findingsTable.sentence.text)
        self.assertFalse(self.ui.loadButton.enabled)

    def test_a_loaded_series_has_the_voxels_of_the_files(self) -> None:
        folder = self.data("ct_dicom/torso/")
        self.check(folder)
        self.ui.loadButton.click()
        node = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLScalarVolumeNode")
        loaded, expected = volumes.from_node(node), load(folder)
        np.testing.assert_array_equal(loaded.array, expected.array)
        self.assertTrue(loaded.grid.matches(expected.grid))
        record = json.loads(node.GetAttribute("CTSuite.DataCheck"))
        self.assertEqual((record["verdict"], record["findings"]), ("compatible", []))
        self.assertEqual(self.ui.seriesTable.widget.rowCount, 1, "loading must not forget the result")

    def test_a_recommendation_asks_and_the_answer_is_recorded(self) -> None:
        self.check(self._inverted())
        self.assertEqual(self.cells(self.ui.seriesTable.widget, 0)[0], "Asks")
        self.assertEqual(self.cells(self.ui.findingsTable.table, 0)[0], "recommended")
        self.screenshot("CTDataCheck", "data-check-asks")
        self.ui.decide = self._answer(False)
        self.ui.loadButton.click()
        self.assertEqual(self.asked, ["PhotometricInterpretation"])
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode"), 0)
        self.ui.decide = self._answer(True)
        self.ui.loadButton.click()
        node = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLScalarVolumeNode")
        record = json.loads(node.GetAttribute("CTSuite.DataCheck"))
        self.assertEqual(record["verdict"], "accepted")
        self.assertTrue(record["decided"] and record["user"])

    def _inverted(self) -> Path:
        """A copy of a series that says that its pixels are inverted, which is only advised against."""
        made = self.folder / "inverted"
        made.mkdir()
        for file in sorted(self.data("ct_dicom/liver_3slice/").glob("*.dcm")):
            dataset = pydicom.dcmread(file)
            dataset.PhotometricInterpretation = "MONOCHROME1"
            dataset.save_as(made / file.name)
        return made

    def test_a_volume_of_the_scene_is_checked(self) -> None:
        node = volumes.to_node(slicer.mrmlScene, load(self.data("ct_dicom/torso/")))
        self.ui.source.volumeButton.checked = True
        self.ui.source.volumeSelector.setCurrentNode(node)
        self.assertFalse(self.ui.source.folderSelector.enabled)
        self.ui.checkButton.click()
        self.assertEqual(self.cells(self.ui.seriesTable.widget, 0)[0], "Compatible")
        self.assertFalse(self.ui.loadButton.enabled, "it is loaded already")

    def test_a_volume_that_slicer_loaded_gets_its_facts_from_its_files(self) -> None:
        from CTSuiteLib.DicomNodes import describeFromFiles

        from ctsuite.core.task import Task
        from ctsuite.ct.series.index import index

        stack = index(self.data("ct_dicom/torso/")).choose()
        files = {one.attributes["SOPInstanceUID"]: one.header.path for one in stack.slices}
        plain = load(self.data("ct_dicom/torso/"))
        node = slicer.util.addVolumeFromArray(plain.array, name="Torso")
        node.SetAttribute("DICOM.instanceUIDs", " ".join(files))
        self.assertIsNot(self.ui.logic.checkVolume(node, "ct.base").verdict, Verdict.COMPATIBLE)
        describeFromFiles(node, Task(), files.get)
        self.assertIs(self.ui.logic.checkVolume(node, "ct.base").verdict, Verdict.COMPATIBLE)

    def test_the_report_is_that_of_the_command_line(self) -> None:
        from ctsuite.workflows.report import write_check

        folder, out = self.data("ct_dicom/"), self.folder / "data-check"
        self.check(folder)
        self.ui.askReportFolder = lambda: str(out)
        self.ui.reportButton.click()
        write_check(survey(folder, profile_for("ct.base")), self.folder)
        self.assertEqual(_without_times(out / "check.json"), _without_times(self.folder / "check.json"))
        self.assertIn("abdomen and pelvis", (out / "check.html").read_text(encoding="utf-8"))

    def test_an_empty_folder_is_explained(self) -> None:
        with self.assertLogs(level="ERROR") as logged:
            self.check(self.folder)
        self.assertIn("SERIES-EMPTY", logged.output[0])
        self.assertEqual(self.ui.seriesTable.widget.rowCount, 0)
        self.assertFalse(self.ui.reportButton.enabled)

    def test_another_choice_forgets_the_result(self) -> None:
        self.check(self.data("ct_dicom/torso/"))
        self.ui.source.choosePurpose("orthopaedic")
        self.assertEqual(self.ui.seriesTable.widget.rowCount, 0)
        self.assertFalse(self.ui.loadButton.enabled or self.ui.reportButton.enabled)


def _without_times(path: object) -> dict:
    document = json.loads(path.read_text(encoding="utf-8"))
    return {key: value for key, value in document.items() if key not in ("generated", "versions")}
