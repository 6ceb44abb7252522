"""Tables as table nodes, each column with its unit."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

from vtkmodules.vtkCommonCore import vtkDoubleArray, vtkLongLongArray, vtkStringArray

from ctsuite.core.table import Column, Table
from ctsuite.core.units import ALL, Unit
from ctsuite.mrml.nodes import make, require
from ctsuite.mrml.subject_hierarchy import place_beside

CLASS = "vtkMRMLTableNode"
_UCUM = "ucum"
# A table file holds six digits of a real number; the others stand beside it, as a property of the column.
_EXACT = "exact"


def to_node(scene: Any, table: Table, node: Any = None, beside: Any = None) -> Any:
    """Put a table into the scene: whole numbers, real numbers and text keep their type.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    table : Table
        What.
    node : vtkMRMLTableNode or None
        Filled instead of a new node.
    beside : vtkMRMLNode or None
        The node is placed under the study of this one.

    Returns
    -------
    vtkMRMLTableNode
    """
    node = make(scene, CLASS, table.name, node)
    modified = node.StartModify()
    node.RemoveAllColumns()
    for column in table.columns:
        array = _array(column)
        node.AddColumn(array)
        if array.IsA("vtkDoubleArray"):
            exact = json.dumps([array.GetValue(row) for row in range(array.GetNumberOfTuples())])
            node.SetColumnProperty(column.name, _EXACT, exact)
        if column.unit is not None:
            node.SetColumnUnitLabel(column.name, column.unit.symbol)
            node.SetColumnProperty(column.name, _UCUM, column.unit.ucum)
    node.SetUseColumnTitleAsColumnHeader(True)
    node.EndModify(modified)
    place_beside(scene, node, beside)
    return node


def from_node(node: Any) -> Table:
    """Take a table out of the scene.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND.
    """
    require(node, CLASS)
    columns = []
    for n in range(node.GetNumberOfColumns()):
        array = node.GetTable().GetColumn(n)
        name = node.GetColumnName(n)
        values = tuple(array.GetValue(row) for row in range(array.GetNumberOfTuples()))
        columns.append(Column(name, _unit(node, name), _exact(node.GetColumnProperty(name, _EXACT), values)))
    return Table(tuple(columns), node.GetName())


def _array(column: Column) -> Any:
    """A typed column; no value is NaN among numbers and empty among texts, where white space is one blank."""
    kinds = {type(value) for value in column.values}
    array: Any
    values: Iterable[Any]
    if kinds == {int}:
        array, values = vtkLongLongArray(), column.values
    elif kinds and kinds <= {int, float, type(None)} and kinds != {type(None)}:
        array, values = vtkDoubleArray(), (math.nan if v is None else float(v) for v in column.values)
    else:
        texts = ("" if value is None else str(value) for value in column.values)
        array, values = vtkStringArray(), (" ".join(text.split()) for text in texts)
    array.SetName(column.name)
    for value in values:
        array.InsertNextValue(value)
    return array


def _exact(text: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give back the digits that the table file does not hold, except to values that were edited since."""
    try:
        exact = json.loads(text or "[]")
        if len(exact) != len(values):
            return values
        return tuple(e if math.isclose(e, v, rel_tol=1e-5) else v for e, v in zip(exact, values, strict=True))
    except (ValueError, TypeError):
        return values


def _unit(node: Any, name: str) -> Unit | None:
    ucum, symbol = node.GetColumnProperty(name, _UCUM), node.GetColumnUnitLabel(name)
    for unit in ALL:
        if unit.ucum == ucum or (not ucum and symbol and unit.symbol == symbol):
            return unit
    return Unit(ucum or symbol, symbol or ucum, symbol or ucum) if ucum or symbol else None
