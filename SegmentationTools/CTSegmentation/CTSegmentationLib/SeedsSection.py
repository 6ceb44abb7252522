"""Seed points: placing, seeing, moving, deleting, and letting the result follow them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Tables import fitHeight, makeItem, makeTable
from slicer.i18n import tr as _

from CTSegmentationLib.SeedsLogic import INSIDE, OUTSIDE, Seed, SeedsLogic


class SeedsSection:
    """Buttons to place seeds and a table of them.

    Parameters
    ----------
    onChanged : callable
        Told when a seed was placed, moved or deleted.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    logic : SeedsLogic
        The seeds.
    """

    def __init__(self, onChanged: Callable[[], None]) -> None:
        self._onChanged = onChanged
        self.logic = SeedsLogic(slicer.mrmlScene, self.onSeeds)
        self._volume: Any = None
        self._rows: list[Seed] = []
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Seed points")
        rows = qt.QVBoxLayout(self.widget)
        self.insideButton = qt.QPushButton(_("Place inside"))
        self.insideButton.toolTip = _("Click on what belongs to the region; press Esc to finish.")
        self.outsideButton = qt.QPushButton(_("Place outside"))
        self.outsideButton.toolTip = _("Click on what does not belong to the region; press Esc to finish.")
        self.deleteButton = qt.QPushButton(_("Delete"))
        self.deleteButton.toolTip = _("Delete the seed that is chosen in the table.")
        self.insideButton.clicked.connect(lambda: self.onPlace(INSIDE))
        self.outsideButton.clicked.connect(lambda: self.onPlace(OUTSIDE))
        self.deleteButton.clicked.connect(self.onDelete)
        buttons = qt.QHBoxLayout()
        for button in (self.insideButton, self.outsideButton, self.deleteButton):
            buttons.addWidget(button)
        rows.addLayout(buttons)
        self.table = makeTable((_("Seed"), _("Side"), _("L, P, S (mm)"), _("CT number")), stretched=2)
        self.table.objectName = "seedsTable"
        self.table.itemSelectionChanged.connect(self.onChosen)
        rows.addWidget(self.table)
        self.followBox = qt.QCheckBox(_("Result follows the seeds"))
        self.followBox.toolTip = _(
            "Runs the function again whenever a seed is placed, moved or deleted, and replaces its result."
        )
        rows.addWidget(self.followBox)
        self.refresh()

    def show(self, volume: Any) -> None:
        """Show the values of another volume at the seeds."""
        self._volume = volume
        self.refresh()

    def close(self) -> None:
        """Let go of the scene."""
        self.logic.forget()
        self._volume = None
        self._rows = []
        self.table.rowCount = 0

    def refresh(self) -> None:
        """Show the seeds of the scene."""
        self._rows = self.logic.seeds(self._volume)
        self.table.rowCount = len(self._rows)
        sides = {INSIDE: _("inside"), OUTSIDE: _("outside")}
        for row, seed in enumerate(self._rows):
            where = ", ".join(f"{value:.1f}" for value in seed.position_lps_mm)
            value = _("outside the CT") if seed.value is None else f"{seed.value:g}"
            for column, text in enumerate((seed.label, sides[seed.kind], where, value)):
                self.table.setItem(row, column, makeItem(text))
        fitHeight(self.table)
        self.deleteButton.enabled = self._chosen() is not None

    def onPlace(self, kind: str) -> None:
        """Let the next clicks place seeds."""
        self.logic.place(kind, slicer.app.applicationLogic())
        self._onChanged()

    def onDelete(self) -> None:
        """Delete the chosen seed."""
        seed = self._chosen()
        if seed is not None:
            self.logic.remove(seed)

    def onChosen(self) -> None:
        """Show the chosen seed in the slice views."""
        seed = self._chosen()
        self.deleteButton.enabled = seed is not None
        if seed is not None:
            self.logic.jumpTo(seed)

    def onSeeds(self) -> None:
        """Follow what was done to the seeds in the views."""
        self.refresh()
        self._onChanged()

    def _chosen(self) -> Seed | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None
