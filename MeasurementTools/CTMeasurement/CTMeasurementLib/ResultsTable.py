"""The table of the measurements in the scene: letters, name, value, uncertainty, unit, image, state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import qt
from CTSuiteLib.Tables import fitHeight, makeItem, makeTable
from CTSuiteLib.Translations import language, libraryText
from slicer.i18n import tr as _

from ctsuite.core.anchors import AnchorRule
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.measurement import Measurement
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import measurement_text as texts
from ctsuite.mrml.measurement_source import VOLUME_ROLE

MARK, NAME, VALUE, SPREAD, UNIT, IMAGE, STATE = range(7)
_LIT = 0.35  # how much of its colour the row of a measurement takes that the pointer is on


@dataclass(frozen=True)
class Row:
    """One value of a measurement, or the reason why there is none.

    Attributes
    ----------
    node : vtkMRMLMarkupsNode
        The graphic.
    measurement : Measurement or None
        The value.
    cells : tuple of str
        What is written.
    tip : str
        How it was measured, or why not.
    """

    node: Any
    measurement: Measurement | None
    cells: tuple[str, ...]
    tip: str

    def sortKey(self, column: int) -> tuple[Any, ...]:
        """What rows are sorted by: numbers as numbers, letters in their order."""
        order = marks.number_of(self.cells[MARK])
        if column == MARK:
            return (order,)
        number = float("-inf") if self.measurement is None else self.measurement.value
        if column == SPREAD:
            known = self.measurement is not None and self.measurement.uncertainty is not None
            number = self.measurement.uncertainty.expanded if known else float("-inf")
        return (number, order) if column in (VALUE, SPREAD) else (self.cells[column].casefold(), order)


class ResultsTable:
    """Rows that can be sorted by the head of a column, filtered, and renamed in place.

    Parameters
    ----------
    onChosen : callable
        Called without arguments when another row is chosen.
    onHovered : callable
        Called with a markup, or None, when the pointer comes onto its row.
    onRenamed : callable
        Called with a markup and its new name.

    Attributes
    ----------
    widget : qt.QTableWidget
        The table.
    rows : list of Row
        What is shown, in order.
    """

    def __init__(
        self,
        onChosen: Callable[[], None],
        onHovered: Callable[[Any], None],
        onRenamed: Callable[[Any, str], None],
    ) -> None:
        self._onHovered, self._onRenamed = onHovered, onRenamed
        self.rows: list[Row] = []
        self._every: list[Row] = []
        self._filter, self._column, self._down = "", MARK, False
        self._showing = False
        heads = ("", _("Measurement"), _("Value"), _("U (k = 2)"), _("Unit"), _("Image"), _("State"))
        self.widget = makeTable(heads)
        self.widget.objectName = "resultsTable"
        self.widget.editTriggers = qt.QTableWidget.DoubleClicked | qt.QTableWidget.EditKeyPressed
        self.widget.selectionMode = qt.QTableWidget.ExtendedSelection
        self.widget.mouseTracking = True
        self.widget.toolTip = _("Click a head to sort; double-click a name to change it.")
        self.widget.horizontalHeader().sectionClicked.connect(self.sortBy)
        self.widget.itemSelectionChanged.connect(onChosen)
        self.widget.cellEntered.connect(self.onEntered)
        self.widget.itemChanged.connect(self._onEdited)

    def show(self, rows: Sequence[Row]) -> None:
        """Show rows; those that were chosen stay chosen."""
        self._every = list(rows)
        self._arrange()

    def update(self, node: Any, rows: Sequence[Row]) -> None:
        """Show other values of one measurement; the others stay as they are."""
        shown = [n for n, row in enumerate(self.rows) if row.node is node]
        before = [n for n, row in enumerate(self._every) if row.node is node]
        if len(shown) != len(rows) or len(before) != len(rows) or self._column not in (MARK, NAME):
            self.show([row for row in self._every if row.node is not node] + list(rows))
            return
        for number, place, row in zip(shown, before, rows, strict=True):
            self.rows[number] = self._every[place] = row
            self._write(number, row)

    def holds(self, node: Any) -> bool:
        """Whether there are rows of a measurement."""
        return any(row.node is node for row in self._every)

    def filterBy(self, text: str) -> None:
        """Show only rows that hold a text."""
        self._filter = text.casefold().strip()
        self._arrange()

    def sortBy(self, column: int) -> None:
        """Sort by a column; once more, the other way round."""
        self._down = not self._down if column == self._column else False
        self._column = column
        self._arrange()

    def chosen(self) -> list[Any]:
        """The measurements whose rows are chosen, each once."""
        numbers = sorted({index.row() for index in self.widget.selectionModel().selectedRows()})
        found = [self.rows[number].node for number in numbers if number < len(self.rows)]
        return [node for n, node in enumerate(found) if node not in found[:n]]

    def chosenRow(self) -> Row | None:
        """The row that was chosen last."""
        number = self.widget.currentRow()
        return self.rows[number] if 0 <= number < len(self.rows) and self.chosen() else None

    def choose(self, node: Any) -> None:
        """Choose the first row of a measurement."""
        for number, row in enumerate(self.rows):
            if row.node is node:
                self.widget.selectRow(number)
                return

    def highlight(self, node: Any, lit: bool) -> None:
        """Show in the table that the pointer is on a graphic."""
        self._showing = True
        try:
            for number, row in enumerate(self.rows):
                if row.node is node:
                    brush = qt.QBrush(_shade(row.cells[MARK]) if lit else qt.QColor(0, 0, 0, 0))
                    for column in range(NAME, STATE + 1):
                        self.widget.item(number, column).setBackground(brush)
                    if lit:
                        self.widget.scrollToItem(self.widget.item(number, MARK))
        finally:
            self._showing = False

    def onEntered(self, number: int, column: int) -> None:
        """The pointer came onto a cell."""
        self._onHovered(self.rows[number].node if 0 <= number < len(self.rows) else None)

    def asText(self) -> str:
        """The rows that are shown, with tabs between the cells, as spreadsheets take them."""
        heads = [_("Mark"), _("Measurement"), _("Value"), _("U (k = 2)"), _("Unit"), _("Image"), _("State")]
        lines = [heads, *(row.cells for row in self.rows)]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def _arrange(self) -> None:
        chosen = self.chosen()
        kept = [row for row in self._every if self._filter in " ".join(row.cells).casefold()]
        kept.sort(key=lambda row: row.sortKey(self._column), reverse=self._down)
        self.rows = kept
        self._showing = True
        try:
            self.widget.rowCount = len(kept)
            for number, row in enumerate(kept):
                self._write(number, row)
        finally:
            self._showing = False
        fitHeight(self.widget, canScroll=True)
        for node in chosen[:1]:
            self.choose(node)

    def _write(self, number: int, row: Row) -> None:
        showing, self._showing = self._showing, True
        try:
            for column, text in enumerate(row.cells):
                item = makeItem(text, row.tip)
                if column == MARK:
                    item.setBackground(qt.QBrush(qt.QColor.fromRgbF(*marks.colour(text))))
                    item.setForeground(qt.QBrush(qt.QColor("black")))
                flags = qt.Qt.ItemIsEnabled | qt.Qt.ItemIsSelectable
                item.setFlags(flags | qt.Qt.ItemIsEditable if column == NAME else flags)
                self.widget.setItem(number, column, item)
        finally:
            self._showing = showing

    def _onEdited(self, item: Any) -> None:
        if not self._showing and item.column() == NAME and item.row() < len(self.rows):
            self._onRenamed(self.rows[item.row()].node, item.text())


def rowsOf(node: Any, values: Sequence[Measurement], error: CTSuiteError | None) -> list[Row]:
    """The rows of a measurement: one for each value, or one that says why there is none."""
    mark, image = marks.mark_of(node), node.GetNodeReference(VOLUME_ROLE)
    where = image.GetName() if image is not None else ""
    state = _state(node)
    if not values:
        told = error.as_dict(language()) if error is not None else {}
        tip = "\n".join(filter(None, (told.get("message"), told.get("cause"), told.get("remedy"))))
        return [Row(node, None, (mark, node.GetName(), _("not measured"), "", "", where, state), tip)]
    return [_rowOf(node, mark, value, len(values) > 1, where, state) for value in values]


def _rowOf(node: Any, mark: str, value: Measurement, many: bool, where: str, state: str) -> Row:
    name = f"{node.GetName()}: {texts.short_name(value, language())}" if many else node.GetName()
    number, spread = texts.numbers(value)
    cells = (mark, name, number, spread, value.unit.symbol, where, state)
    rules = dict.fromkeys(marks.anchors(node).values())
    sentences = [libraryText(AnchorRule[rule].sentence()) for rule in rules if rule in AnchorRule.__members__]
    return Row(node, value, cells, "\n".join([libraryText(value.method), *sentences]))


def _state(node: Any) -> str:
    words = []
    if not node.GetDisplayNode().GetVisibility():
        words.append(_("hidden"))
    if node.GetLocked():
        words.append(_("locked"))
    return ", ".join(words)


def _shade(mark: str) -> Any:
    return qt.QColor.fromRgbF(*marks.colour(mark), _LIT)
