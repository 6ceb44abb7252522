"""What every panel shares: forms, the error dialog, progress with cancel, packages on first need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from unittest import mock

import slicer
from CTSuiteLib import Errors, Packages
from CTSuiteLib.Decisions import askToContinue
from CTSuiteLib.Errors import errorsShown, explanation
from CTSuiteLib.Forms import ToolForm
from CTSuiteLib.Progress import progressShown
from desktop_case import DesktopCase

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.errors_core import CANCELLED, OUTPUT_DISK_FULL, OUTPUT_NOT_WRITABLE
from ctsuite.core.platform import Part
from ctsuite.core.profile import Finding, load
from ctsuite.core.tool import Parameter, Tool
from ctsuite.core.units import HU, MM
from ctsuite.workflows.catalogue import all_tools


@dataclass(frozen=True)
class Settings:
    """One parameter of each kind."""

    lower: Annotated[float, Parameter("Lower", "Lowest value.", HU, -1024, 3071, decimals=1)] = 226.0
    reach: Annotated[float, Parameter("Reach", "How far.", MM, minimum=0.0)] = 3.0
    count: Annotated[int, Parameter("Count", "How many.", minimum=1, maximum=9)] = 2
    keep: Annotated[bool, Parameter("Keep largest", "Whether only the largest is kept.")] = True
    mode: Annotated[str, Parameter("Mode", "How.", choices=("fast", "exact"))] = "exact"


TOOL = Tool("test.tool", "Tool", "Does it.", "Test", (), (), (), Settings, dict, "ct.base", "None.")


class TestForms(DesktopCase):
    """The form of a tool is what its description says."""

    def form(self, tool: Tool = TOOL, **defaults: object) -> ToolForm:
        """Make a form over a new parameter node."""
        made = ToolForm(tool, slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScriptedModuleNode"), defaults)
        self.addCleanup(made.close)
        return made

    def children(self, form: ToolForm) -> dict[str, object]:
        """The widgets by parameter."""
        found = {
            child.property("SlicerParameterName"): child for child in form.widget.findChildren("QWidget")
        }
        return {name: child for name, child in found.items() if name}

    def test_labels_ranges_units_and_tool_tips_come_from_the_description(self) -> None:
        form = self.form()
        children = self.children(form)
        lower = children["lower"]
        self.assertEqual((lower.minimum, lower.maximum, lower.decimals), (-1024.0, 3071.0, 1))
        self.assertEqual(lower.suffix, " HU")
        self.assertIn("Lowest value.", lower.toolTip)
        self.assertEqual(form.widget.layout().labelForField(lower).text, "Lower")
        self.assertEqual(children["reach"].minimum, 0.0)
        self.assertEqual((children["count"].minimum, children["count"].maximum), (1, 9))

    def test_values_go_both_ways(self) -> None:
        form = self.form(mode="fast")
        self.assertEqual(
            form.values(), {"lower": 226.0, "reach": 3.0, "count": 2, "keep": True, "mode": "fast"}
        )
        children = self.children(form)
        children["lower"].value = 300.5
        children["keep"].checked = False
        children["mode"].currentIndex = 1
        self.assertEqual(
            form.values(), {"lower": 300.5, "reach": 3.0, "count": 2, "keep": False, "mode": "exact"}
        )
        form.parameters.count = 7
        self.assertEqual(children["count"].value, 7)

    def test_what_the_form_gives_is_what_the_tool_takes(self) -> None:
        self.assertEqual(TOOL.parse(self.form().values()), Settings())

    def test_every_tool_has_a_form(self) -> None:
        for tool in all_tools().values():
            if tool.fields:
                with self.subTest(tool.id):
                    form = self.form(tool)
                    self.assertEqual(tool.parse(form.values()), tool.parameters())
                    self.assertEqual(set(self.children(form)), {field.name for field in tool.fields})
                    self.assertTrue(all(child.toolTip for child in self.children(form).values()))

    def test_two_tools_share_a_parameter_node_without_mixing(self) -> None:
        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScriptedModuleNode")
        other = Tool(
            "test.other", "Other", "Does it.", "Test", (), (), (), Settings, dict, "ct.base", "None."
        )
        first, second = ToolForm(TOOL, node), ToolForm(other, node)
        self.addCleanup(first.close)
        self.addCleanup(second.close)
        first.parameters.lower = 100.0
        self.assertEqual((first.values()["lower"], second.values()["lower"]), (100.0, 226.0))


class TestErrors(DesktopCase):
    """An error reaches the user once, in words."""

    def test_a_coded_error_is_one_dialog_with_cause_remedy_and_link(self) -> None:
        error = OUTPUT_DISK_FULL(path="report.pdf")
        with mock.patch.object(slicer.util, "errorDisplay") as shown, errorsShown():
            raise error
        shown.assert_called_once()
        self.assertIn("[OUTPUT-DISK-FULL]", shown.call_args.args[0])
        text = shown.call_args.kwargs["informativeText"]
        self.assertIn(error.cause, text)
        self.assertIn(error.remedy, text)
        self.assertIn(error.manual, text)

    def test_an_unexpected_error_is_coded_and_no_traceback_is_shown(self) -> None:
        with (
            mock.patch.object(slicer.util, "errorDisplay") as shown,
            self.assertLogs(level="ERROR"),
            errorsShown(),
        ):
            raise KeyError("lower")
        self.assertIn("[PANEL-UNEXPECTED]", shown.call_args.args[0])
        self.assertNotIn("Traceback", str(shown.call_args))

    def test_a_cancelled_run_is_no_error(self) -> None:
        with mock.patch.object(slicer.util, "errorDisplay") as shown, errorsShown():
            raise CANCELLED()
        shown.assert_not_called()

    def test_the_explanation_cannot_be_spoiled_by_a_file_name(self) -> None:
        text = explanation(OUTPUT_NOT_WRITABLE(path="report", reason="<b>x</b>"))
        self.assertIn("&lt;b&gt;x", text)
        self.assertNotIn("<b>x", text)


class TestProgress(DesktopCase):
    """Long work shows how far it is and can be cancelled."""

    def test_progress_is_shown_and_the_dialog_goes_away(self) -> None:
        seen = []
        make = slicer.util.createProgressDialog

        def makeAndKeep(**kwargs: object) -> object:
            seen.append(make(**kwargs))
            return seen[0]

        with (
            mock.patch.object(slicer.util, "createProgressDialog", makeAndKeep),
            progressShown("Working") as task,
        ):
            task.part(0.0, 0.5).progress(0.5, "half of a half")
            self.assertEqual(seen[0].value, 250)
            self.assertIn("half of a half", seen[0].labelText)
        self.assertFalse(seen[0].visible)

    def test_cancel_ends_the_work(self) -> None:
        dialog = slicer.util.createProgressDialog(labelText="Working")
        with (
            mock.patch.object(slicer.util, "createProgressDialog", return_value=dialog),
            self.assertRaises(CTSuiteError) as raised,
            progressShown("Working") as task,
        ):
            dialog.cancel()
            task.progress(0.5)
        self.assertEqual(raised.exception.code, "RUN-CANCELLED")


class TestDecisions(DesktopCase):
    """A recommendation that is not met asks."""

    def test_the_question_names_the_finding(self) -> None:
        finding = Finding(
            "should", "SliceSpacing", None, 6.0, "at most 5 mm", "Coarser slices hide fractures."
        )
        for answer in (True, False):
            with mock.patch.object(slicer.util, "confirmOkCancelDisplay", return_value=answer) as asked:
                self.assertIs(askToContinue(load("ct.base"), (finding,)), answer)
            self.assertIn(finding.message, asked.call_args.args[0])


class TestPackages(DesktopCase):
    """What Slicer does not bring is asked for when something needs it."""

    def setUp(self) -> None:
        """Pretend that a part is missing."""
        super().setUp()
        absent = Part(
            "absent", "Absent", "no-such-package-anywhere", "1.0", False, "tests", "Install it.", "M", "U"
        )
        known = {**Packages.platform.parts(), "absent": absent}
        patched = mock.patch.object(Packages.platform, "parts", return_value=known)
        patched.start()
        self.addCleanup(patched.stop)

    def test_what_is_there_is_not_asked_for(self) -> None:
        self.assertEqual(Packages.missingPackages(("pydicom", "vtk")), [])
        Packages.ensurePackages(("pydicom", "vtk"))

    def test_what_is_missing_is_asked_for_with_consent(self) -> None:
        with mock.patch("slicer.packaging.pip_ensure") as asked, self.assertRaises(CTSuiteError) as raised:
            Packages.ensurePackages(("absent",))
        self.assertEqual(asked.call_args.args[0], ["no-such-package-anywhere>=1.0"])
        self.assertEqual(raised.exception.code, "PLATFORM-PART-MISSING")

    def test_a_refusal_is_explained(self) -> None:
        declined = mock.patch("slicer.packaging.pip_ensure", side_effect=RuntimeError("User declined"))
        with declined, mock.patch.object(Errors, "showError") as shown, errorsShown():
            Packages.ensurePackages(("absent",))
        self.assertEqual(shown.call_args.args[0].code, "PLATFORM-PART-MISSING")
