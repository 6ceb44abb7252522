"""The panel of the module: data above, and one tab for each part of the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import qt
import slicer
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Layouts import sliceView
from CTSuiteLib.Progress import progressShown
from CTSuiteLib.ShowNodes import showOutcome
from CTSuiteLib.ToolLogic import ToolLogic, ToolOutcome
from CTSuiteLib.ToolSection import ToolSection
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from CTSegmentationLib.DataSection import DataSection
from CTSegmentationLib.LabelsSection import LabelsSection
from CTSegmentationLib.PreviewLogic import PreviewLogic
from CTSegmentationLib.SaveSection import SaveSection
from CTSegmentationLib.SeedsLogic import INPUTS
from CTSegmentationLib.SeedsSection import SeedsSection
from ctsuite.core.grid import ras_to_lps
from ctsuite.core.tool import Tool
from ctsuite.workflows import catalogue

SEGMENTATION, EDITING, LABELLING, EVALUATION = "Segmentation", "Editing", "Region labels", "Evaluation"


class SegmentationPanel:
    """Puts the sections together.

    Parameters
    ----------
    layout : qt.QVBoxLayout
        Where the widgets go.
    logic : ToolLogic
        Runs the functions; one for every tab, so that undo goes back through all of them.
    parameterNode : callable
        Gives the node that keeps the values of the forms; the scene can lose it when it is closed.
    """

    def __init__(self, layout: Any, logic: ToolLogic, parameterNode: Callable[[], Any]) -> None:
        self._parameterNode, self._logic = parameterNode, logic
        self._followed = ""
        self.preview = PreviewLogic(logic.scene)
        self.data = DataSection(self.onVolume, self.onSegments)
        self.seeds = SeedsSection(self.onSeeds)
        self.labels = LabelsSection()
        self.save = SaveSection()
        self.sections: dict[str, ToolSection] = {}
        layout.addWidget(self.data.widget)
        self.tabs = qt.QTabWidget()
        self.tabs.addTab(self._methodTab(), _("Segment"))
        self.tabs.addTab(self._editTab(), _("Edit"))
        finding = self._section(LABELLING, _("Labels found automatically"))
        found = [finding.widget] if finding is not None else []
        self.tabs.addTab(_page(self.labels.widget, *found), _("Labels"))
        evaluation = self._section(EVALUATION, _("Evaluation"))
        if evaluation is not None:
            self.tabs.addTab(_page(evaluation.widget), _("Evaluate"))
        self.tabs.addTab(_page(self.save.widget), _("Save"))
        self.tabs.currentChanged.connect(self.refresh)
        layout.addWidget(self.tabs)
        layout.addStretch(1)

    def open(self) -> None:
        """Show what the scene holds."""
        for section in self.sections.values():
            section.open(self._parameterNode())
        self.data.open()
        self.onSeeds()

    def close(self) -> None:
        """Let go of the scene."""
        self.data.close()
        self.seeds.close()
        self.labels.close()
        self.preview.clear()
        self._followed = ""
        for section in self.sections.values():
            section.close()

    def refresh(self) -> None:
        """Show which buttons may be pressed."""
        for section in self.sections.values():
            section.refresh()
        method = self.sections[SEGMENTATION]
        self.previewButton.enabled = bool(method.runButton.enabled)

    def onVolume(self, node: Any) -> None:
        """Start every function from another CT."""
        self.preview.clear()
        self.seeds.show(node)
        self.save.showVolume(node)
        if node is not None:
            self._offer(node, "volume")
        self.refresh()

    def onSegments(self, node: Any) -> None:
        """Start every function from other segments."""
        self.save.show(node)
        self.labels.show(node)
        if node is not None:
            self._offer(node, "labels")
        self.refresh()

    def onSeeds(self) -> None:
        """Give the seeds to the functions, and run the last one again where its result is to follow."""
        for kind, names in INPUTS.items():
            node = self.seeds.logic.node(kind)
            for name in names if node is not None else ():
                self._offer(node, name)
        self.refresh()
        method = self.sections[SEGMENTATION]
        if self.seeds.followBox.checked and self._followed == method.tool.id and method.runButton.enabled:
            self._runAgain()

    def onPreview(self) -> None:
        """Show about what the chosen function would make."""
        method = self.sections[SEGMENTATION]
        with errorsShown(), progressShown(libraryText(method.tool.title)) as task:
            self.preview.show(
                method.tool, method.inputs.nodes(), method.form.values(), method.decide, task, _shownAt()
            )

    def onDone(self, tool: Tool, outcome: ToolOutcome) -> None:
        """Show what a function made."""
        self.preview.clear()
        self._followed = tool.id if tool.group == SEGMENTATION else ""
        showOutcome(outcome)
        for node in (node for nodes in outcome.nodes.values() for node in nodes):
            if node.IsA("vtkMRMLSegmentationNode"):
                self.data.segmentsSelector.setCurrentNode(node)
        self.refresh()

    def _runAgain(self) -> None:
        """Replace the last result; where the run fails, the result that was there comes back."""
        self._logic.undo()
        self._followed = ""
        self.sections[SEGMENTATION].onRun()
        if not self._followed and self._logic.canRedo():
            self._logic.redo()
            self._followed = self.sections[SEGMENTATION].tool.id
        self.refresh()

    def _offer(self, node: Any, name: str) -> None:
        for section in self.sections.values():
            section.offer(node, name)

    def _section(self, group: str, title: str) -> ToolSection | None:
        tools = [tool for tool in catalogue.all_tools().values() if tool.group == group]
        if not tools:
            return None
        self.sections[group] = ToolSection(title, tools, self._logic, self.onDone)
        return self.sections[group]

    def _methodTab(self) -> Any:
        method = self._section(SEGMENTATION, _("Method"))
        self.previewButton = qt.QPushButton(_("Preview"))
        self.previewButton.toolTip = _(
            "Show quickly what the function finds in the slices around the one shown."
        )
        self.previewButton.clicked.connect(self.onPreview)
        return _page(self.seeds.widget, method.widget, self.previewButton)

    def _editTab(self) -> Any:
        editorButton = qt.QPushButton(_("Open Segment Editor"))
        editorButton.toolTip = _("Paint, erase, draw and cut with the mouse in the Segment Editor of Slicer.")
        editorButton.clicked.connect(self.onEditor)
        sentence = makeSentence(
            _("By hand: what is added or removed is decided by the operator. Every voxel can be reached.")
        )
        section = self._section(EDITING, _("Editing"))
        return _page(sentence, editorButton, *([section.widget] if section is not None else []))

    def onEditor(self) -> None:
        """Open the Segment Editor with the segments and the CT that are chosen."""
        scene = slicer.mrmlScene
        node = scene.GetSingletonNode("SegmentEditor", "vtkMRMLSegmentEditorNode")
        if node is None:
            node = slicer.vtkMRMLSegmentEditorNode()
            node.SetSingletonTag("SegmentEditor")
            node = scene.AddNode(node)
        node.SetAndObserveSegmentationNode(self.data.segments())
        node.SetAndObserveSourceVolumeNode(self.data.volume())
        # one voxel of the brush is one voxel of the region: nothing is snapped to what the CT shows
        node.SetSourceVolumeIntensityMask(False)
        if slicer.util.mainWindow() is not None:
            slicer.util.selectModule("SegmentEditor")


def _shownAt() -> Any:
    """Where the red view is, LPS mm."""
    view, _composite = sliceView("Red")
    if view is None:
        return None
    toRas = view.GetSliceToRAS()
    return ras_to_lps(np.array([toRas.GetElement(row, 3) for row in range(3)]))


def _page(*widgets: Any) -> Any:
    page = qt.QWidget()
    rows = qt.QVBoxLayout(page)
    for widget in widgets:
        rows.addWidget(widget)
    rows.addStretch(1)
    return page
