"""A button for each measurement that is placed with points, by groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import ctk
import qt
import vtk
from CTSuiteLib.Forms import ToolForm
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from ctsuite.core.tool import Tool
from ctsuite.core.units import HU, ML, MM2
from ctsuite.measurement.tools import MEASURES
from ctsuite.mrml.measurement_source import is_curved

_COLUMNS = 2
# units of tools that give several values
_UNITS = {
    "measurement.roi": (HU.symbol, MM2.symbol),
    "measurement.region": (HU.symbol, ML.symbol),
}


class PlaceSection:
    """Buttons of measurements, the settings of the chosen one, and what to do next.

    Parameters
    ----------
    tools : sequence of Tool
        What can be placed.
    onPlace : callable
        Called with the tool whose button was pressed.
    onStop : callable
        Called when placing is to end.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    buttons : dict
        Identifier of the tool to its button.
    """

    def __init__(
        self, tools: Sequence[Tool], onPlace: Callable[[Tool], None], onStop: Callable[[], None]
    ) -> None:
        self.tools = {tool.id: tool for tool in tools}
        self._onPlace = onPlace
        self._node: Any = None
        self.form: ToolForm | None = None
        self._formTag: Any = None
        self.buttons: dict[str, Any] = {}
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Measure with points")
        self._rows = qt.QVBoxLayout(self.widget)
        for group in dict.fromkeys(tool.group for tool in tools):
            self._addGroup(group, [tool for tool in tools if tool.group == group])
        self.severalBox = qt.QCheckBox(_("Place several"))
        self.severalBox.toolTip = _(
            "After each measurement the next one of the same kind follows, until Esc."
        )
        self.stopButton = qt.QPushButton(_("Stop"))
        self.stopButton.toolTip = _("End placing. A measurement that is not complete is taken away.")
        self.stopButton.clicked.connect(onStop)
        row = qt.QHBoxLayout()
        row.addWidget(self.severalBox, 1)
        row.addWidget(self.stopButton)
        self._rows.addLayout(row)
        self._place = qt.QVBoxLayout()
        self._rows.addLayout(self._place)
        self.told = makeSentence()
        self._rows.addWidget(self.told)
        self.showPlacing(None)

    def open(self, parameterNode: Any) -> None:
        """Keep the settings of tools in a parameter node."""
        self._node = parameterNode

    def close(self) -> None:
        """Let go of the scene."""
        self._clearForm()
        self._node = None

    def values(self, tool: Tool) -> Mapping[str, Any]:
        """The settings of a tool as its form has them."""
        return self.form.values() if self.form is not None and self.form.tool is tool else {}

    def allow(self, curved: bool, there: bool) -> None:
        """Let only those be pressed that can measure on the chosen image.

        Parameters
        ----------
        curved : bool
            Whether the image was drawn along a curve.
        there : bool
            Whether there is an image at all.
        """
        for id_, button in self.buttons.items():
            tool = self.tools[id_]
            fits = is_curved(tool) is curved
            button.enabled = there and fits
            reason = ""
            if not there:
                reason = _("Choose a CT first.")
            elif not fits and curved:
                reason = _(
                    "Not in an image along a curve: a straight line in it is none in the patient, so that "
                    "its length, angle or area would be wrong. Use a measurement for curved images."
                )
            elif not fits:
                reason = _("Only in an image along a curve.")
            button.toolTip = f"<b>{escape(reason)}</b><br>{tip(tool)}" if reason else tip(tool)

    def showPlacing(self, tool: Tool | None) -> None:
        """Say what is being placed, if anything."""
        self.stopButton.enabled = tool is not None
        for id_, button in self.buttons.items():
            button.checked = tool is not None and id_ == tool.id
        port = next((port for port in tool.inputs if port.name == "points"), None) if tool else None
        if tool is None or port is None:
            self.told.text = _("Press a button, then click the points in a view.")
            return
        self.told.text = _("{title}: {points} Esc ends placing.").format(
            title=libraryText(tool.title), points=libraryText(port.tooltip)
        )

    def showForm(self, tool: Tool, onChanged: Callable[[], None]) -> None:
        """Show the settings of a tool, if it has any.

        Parameters
        ----------
        tool : Tool
            The tool.
        onChanged : callable
            Called when a setting was changed.
        """
        if self.form is not None and self.form.tool is tool:
            return
        self._clearForm()
        if not tool.fields or self._node is None:
            return
        self.form = ToolForm(tool, self._node)
        self._place.addWidget(self.form.widget)
        event = vtk.vtkCommand.ModifiedEvent
        self._formTag = self.form.parameters.AddObserver(event, lambda caller, event: onChanged())

    def _clearForm(self) -> None:
        if self.form is None:
            return
        self.form.parameters.RemoveObserver(self._formTag)
        self.form.close()
        self._place.removeWidget(self.form.widget)
        self.form.widget.hide()
        self.form.widget.deleteLater()
        self.form = None

    def _addGroup(self, group: str, tools: Sequence[Tool]) -> None:
        self._rows.addWidget(qt.QLabel(libraryText(group)))
        grid = qt.QGridLayout()
        for number, tool in enumerate(tools):
            button = qt.QPushButton(libraryText(tool.title))
            button.checkable = True
            button.toolTip = tip(tool)
            button.clicked.connect(lambda checked=False, tool=tool: self._onPlace(tool))
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
            self.buttons[tool.id] = button
        self._rows.addLayout(grid)


def tip(tool: Tool) -> str:
    """What a tool measures in the body, in which unit, by which formula, and how its points are anchored.

    It is rich text, because Slicer makes one paragraph of the lines of a plain one.
    """
    lines = [libraryText(tool.title), libraryText(tool.summary)]
    measures = [measure for measure in MEASURES if measure.name == tool.title]
    lines += [libraryText(measure.tooltip) for measure in measures]
    units = _UNITS.get(tool.id, tuple(measure.unit.symbol for measure in measures))
    lines.append(_("Unit: {unit}").format(unit=", ".join(units)))
    lines += [_("Formula: {formula}").format(formula=measure.formula) for measure in measures]
    if tool.anchor_rule:
        lines.append(_("Points: {rule}").format(rule=libraryText(tool.anchor_rule)))
    return "<br>".join(escape(line) for line in dict.fromkeys(lines))
