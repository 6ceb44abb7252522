"""A section of a panel that runs one of several tools: choice, inputs, form, buttons, result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ctk
import qt
from slicer.i18n import tr as _

from ctsuite.core.measurement import Measurement
from ctsuite.core.table import Table
from ctsuite.core.tool import Tool
from CTSuiteLib.Decisions import askToContinue
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.FindingsTable import COLOURS
from CTSuiteLib.Forms import ToolForm
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.MeasurementTable import MeasurementTable
from CTSuiteLib.Packages import ensurePackages
from CTSuiteLib.Progress import progressShown
from CTSuiteLib.ResultTables import ResultTables
from CTSuiteLib.ToolInputs import ToolInputs
from CTSuiteLib.ToolLogic import ToolLogic, ToolOutcome
from CTSuiteLib.Translations import libraryText


class ToolSection:
    """Widgets that run a tool on nodes of the scene.

    Parameters
    ----------
    title : str
        Heading.
    tools : sequence of Tool
        What can be chosen.
    logic : ToolLogic
        Does the work.
    done : callable
        Called with the tool and its outcome, to show what was made.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    decide : callable
        Asked when a recommendation is not met; a test replaces it.
    """

    def __init__(
        self,
        title: str,
        tools: Sequence[Tool],
        logic: ToolLogic,
        done: Callable[[Tool, ToolOutcome], None] | None = None,
    ) -> None:
        self.logic, self.tools, self._done = logic, {tool.id: tool for tool in tools}, done
        self.decide = askToContinue
        self.form: ToolForm | None = None
        self.inputs: ToolInputs | None = None
        self._inside: Any = None
        self._node: Any = None
        self._offered: dict[str, Any] = {}
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = title
        self._layout = qt.QVBoxLayout(self.widget)
        self._layout.addLayout(self._toolRow())
        self._place = qt.QVBoxLayout()
        self._layout.addLayout(self._place)
        self._layout.addLayout(self._buttonRow())
        self.tables, self.measurements = ResultTables(), MeasurementTable()
        self._layout.addWidget(self.measurements.widget)
        self._layout.addWidget(self.tables.widget)
        self.refresh()

    @property
    def tool(self) -> Tool:
        """The chosen tool."""
        return self.tools[str(self.toolBox.itemData(self.toolBox.currentIndex))]

    def open(self, parameterNode: Any) -> None:
        """Show the chosen tool; its values are kept in a parameter node."""
        self._node = parameterNode
        self.show()

    def close(self) -> None:
        """Let go of the scene; nothing can be run until the section is opened again."""
        self._clear()
        self.logic.forget()
        self._node, self._offered = None, {}
        self.refresh()

    def offer(self, node: Any, name: str = "") -> None:
        """Take a node as the input of a name, now and for the tools that are chosen later.

        Without a name it becomes the first input that it fits.
        """
        self._offered[name] = node
        self._takeOffered()

    def choose(self, toolId: str) -> None:
        """Choose a tool."""
        self.toolBox.setCurrentIndex(self.toolBox.findData(toolId))

    def show(self) -> None:
        """Show inputs and form of the chosen tool."""
        self._clear()
        if self._node is None:
            return
        self._inside = qt.QWidget()
        layout = qt.QVBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(makeSentence(libraryText(self.tool.summary)))
        if self.tool.rigidity:
            layout.addWidget(makeSentence(libraryText(self.tool.rigidity)))
        absence = self.tool.absence()
        if absence:
            layout.addWidget(makeSentence(libraryText(absence), colour=COLOURS["must"]))
        self.inputs = ToolInputs(self.tool, self.refresh)
        layout.addWidget(self.inputs.widget)
        self.form = ToolForm(self.tool, self._node)
        layout.addWidget(self.form.widget)
        layout.addWidget(makeSentence(libraryText(self.tool.risk), colour=COLOURS["should"]))
        self._place.addWidget(self._inside)
        self._showResults((), ())
        self._takeOffered()
        self.refresh()

    def refresh(self) -> None:
        """Show which buttons may be pressed, with the reason where they may not."""
        reason = self.inputs.reasonAgainstRun() if self.inputs is not None else _("There is no scene.")
        self.runButton.enabled = reason is None
        self.runButton.toolTip = reason or _("Run the tool. Its results become new items of the scene.")
        self.undoButton.enabled = self.logic.canUndo()
        self.redoButton.enabled = self.logic.canRedo()

    def onRun(self) -> None:
        """Run the chosen tool."""
        tool = self.tool
        with errorsShown():
            ensurePackages(tool.requires)
            with progressShown(libraryText(tool.title)) as task:
                outcome = self.logic.run(tool, self.inputs.nodes(), self.form.values(), self.decide, task)
            self._showResults(_of_type(outcome, Table), _of_type(outcome, Measurement))
            if self._done is not None:
                self._done(tool, outcome)
        self.refresh()

    def onUndo(self) -> None:
        """Take back what the last run made."""
        self.logic.undo()
        self.refresh()

    def onRedo(self) -> None:
        """Bring back what was taken back."""
        self.logic.redo()
        self.refresh()

    def _showResults(self, tables: Sequence[Table], measurements: Sequence[Measurement]) -> None:
        self.measurements.show(measurements)
        self.tables.show(tables)

    def _takeOffered(self) -> None:
        for name, node in self._offered.items() if self.inputs is not None else ():
            if name in self.inputs.selectors:
                self.inputs.choose(name, node)
            elif not name:
                self.inputs.chooseFitting(node)

    def _clear(self) -> None:
        if self._inside is None:
            return
        self.form.close()
        self.inputs.close()
        self._place.removeWidget(self._inside)
        self._inside.hide()
        self._inside.deleteLater()
        self.form = self.inputs = self._inside = None

    def _toolRow(self) -> Any:
        self.toolBox = qt.QComboBox()
        self.toolBox.toolTip = _("What to do.")
        for tool in self.tools.values():
            self.toolBox.addItem(libraryText(tool.title), tool.id)
            self.toolBox.setItemData(self.toolBox.count - 1, libraryText(tool.summary), qt.Qt.ToolTipRole)
        self.toolBox.currentIndexChanged.connect(self.show)
        row = qt.QFormLayout()
        row.addRow(_("Function"), self.toolBox)
        return row

    def _buttonRow(self) -> Any:
        self.runButton = qt.QPushButton(_("Run"))
        self.undoButton = qt.QPushButton(_("Undo"))
        self.redoButton = qt.QPushButton(_("Redo"))
        self.undoButton.toolTip = _("Take the results of the last run out of the scene.")
        self.redoButton.toolTip = _("Put the results that were taken back into the scene again.")
        self.runButton.clicked.connect(self.onRun)
        self.undoButton.clicked.connect(self.onUndo)
        self.redoButton.clicked.connect(self.onRedo)
        row = qt.QHBoxLayout()
        row.addWidget(self.runButton, 1)
        row.addWidget(self.undoButton)
        row.addWidget(self.redoButton)
        return row


def _of_type(outcome: ToolOutcome, kind: type) -> list[Any]:
    """The results of a kind, those of outputs with many among them."""
    values = outcome.result.outputs.values()
    every = (item for value in values for item in (value if isinstance(value, tuple) else (value,)))
    return [item for item in every if isinstance(item, kind)]
