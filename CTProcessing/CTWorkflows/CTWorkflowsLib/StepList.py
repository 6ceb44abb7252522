"""The steps of a workflow with how far each is."""

from __future__ import annotations

from typing import Any

import qt
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from ctsuite.core.workflow import Status, Step

_MARKS = {Status.DONE: ("✓", "#2c8f3a"), Status.NOT_DONE: ("–", "#b36b00"), Status.OPEN: ("○", "")}


class StepList:
    """A list with one line for each step; the current one stands out.

    Attributes
    ----------
    widget : qt.QListWidget
        The list.
    """

    def __init__(self) -> None:
        self.widget = qt.QListWidget()
        self.widget.objectName = "stepList"
        self.widget.selectionMode = qt.QListWidget.NoSelection
        self.widget.focusPolicy = qt.Qt.NoFocus

    def show(self, steps: tuple[Step, ...], current: str, status: dict[str, Status]) -> None:
        """Show the steps.

        Parameters
        ----------
        steps : tuple of Step
            In order.
        current : str
            Step that is shown below the list.
        status : dict
            How far each step is, by its id.
        """
        self.widget.clear()
        for number, step in enumerate(steps, 1):
            self.widget.addItem(self._item(number, step, status[step.id], step.id == current))
        row = self.widget.sizeHintForRow(0) if steps else 0
        self.widget.setFixedHeight(row * len(steps) + 2 * self.widget.frameWidth + 2)

    def _item(self, number: int, step: Step, status: Status, isCurrent: bool) -> Any:
        mark, colour = _MARKS[status]
        item = qt.QListWidgetItem(f"{'▶' if isCurrent else mark}  {number}. {libraryText(step.title)}")
        item.setToolTip(self._statusText(status))
        if colour:
            item.setForeground(qt.QBrush(qt.QColor(colour)))
        if isCurrent:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        return item

    @staticmethod
    def _statusText(status: Status) -> str:
        return {
            Status.DONE: _("This step is done."),
            Status.NOT_DONE: _("This step was left out. The report says so."),
            Status.OPEN: _("This step is open."),
        }[status]
