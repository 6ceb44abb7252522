"""Transforms and tables go into the scene and come back."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import lps_to_ras, ras_to_lps
from ctsuite.core.table import Column, Table
from ctsuite.core.units import HU, ML, MM, Unit

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from vtkmodules.vtkCommonTransforms import vtkThinPlateSplineTransform

from ctsuite.mrml import table as tables
from ctsuite.mrml import transform as transforms


def test_a_transform_comes_back(scene, transform):
    again = transforms.from_node(transforms.to_node(scene, transform))
    np.testing.assert_allclose(again.matrix_lps, transform.matrix_lps, atol=1e-12)
    assert again.name == "Moved"


def test_mrml_moves_a_point_as_the_transform_does(scene, transform):
    node = transforms.to_node(scene, transform)
    point = scene.AddNewNodeByClass("vtkMRMLMarkupsFiducialNode", "P")
    point.AddControlPoint(*lps_to_ras([1.0, 2, 3]))
    point.SetAndObserveTransformNodeID(node.GetID())
    moved = ras_to_lps(point.GetNthControlPointPositionWorld(0))
    np.testing.assert_allclose(moved, transform.apply([1.0, 2, 3]))


def test_transforms_above_are_taken_along(scene, transform):
    upper, lower = transforms.to_node(scene, transform), transforms.to_node(scene, transform)
    lower.SetAndObserveTransformNodeID(upper.GetID())
    expected = np.asarray(transform.matrix_lps) @ transform.matrix_lps
    np.testing.assert_allclose(transforms.from_node(lower).matrix_lps, expected, atol=1e-12)


def test_a_transform_that_bends_is_refused(scene):
    node = scene.AddNewNodeByClass("vtkMRMLTransformNode", "Warp")
    node.SetAndObserveTransformToParent(vtkThinPlateSplineTransform())
    with pytest.raises(CTSuiteError) as caught:
        transforms.from_node(node)
    assert caught.value.code == "MRML-TRANSFORM-NOT-LINEAR"


def test_a_table_comes_back_with_types_units_and_every_digit(scene, table):
    assert tables.from_node(tables.to_node(scene, table)) == table


def test_slicer_shows_units_in_the_table(scene, table):
    node = tables.to_node(scene, table)
    assert node.GetColumnUnitLabel("Volume") == "mL"
    assert node.GetCellText(1, 2) == str(2**40)
    assert [node.GetTable().GetColumn(n).GetDataTypeAsString() for n in range(3)] == [
        "string",
        "double",
        "long long",
    ]


def test_absent_numbers_are_nan_and_absent_texts_empty(scene):
    given = Table((Column("HU", HU, (1, None)), Column("Note", None, (None, "two\tlines\n"))))
    numbers, texts = tables.from_node(tables.to_node(scene, given)).columns
    assert numbers.values[0] == 1.0 and math.isnan(numbers.values[1])
    assert texts.values == ("", "two lines")


def test_a_value_edited_in_slicer_wins_over_the_exact_one(scene, table):
    node = tables.to_node(scene, table)
    node.GetTable().GetColumn(1).SetValue(0, 0.5)
    assert tables.from_node(node).columns[1].values == (0.5, 1234567.891234)


def test_a_row_added_in_slicer_is_read(scene, table):
    node = tables.to_node(scene, table)
    node.AddEmptyRow()
    assert len(tables.from_node(node).columns[0].values) == 3


def test_units_that_we_do_not_know_are_kept(scene):
    dose = Unit("mGy", "mGy", "milligray")
    node = tables.to_node(scene, Table((Column("CTDI", dose, (8.5,)),)))
    (column,) = tables.from_node(node).columns
    assert (column.unit.ucum, column.unit.symbol) == ("mGy", "mGy")


def test_a_table_made_by_slicer_has_its_unit_by_its_label(scene):
    node = tables.to_node(scene, Table((Column("Volume", None, (1.5,)), Column("d", None, (2.5,)))))
    node.SetColumnUnitLabel("Volume", "mL")
    node.SetColumnUnitLabel("d", "mm")
    assert [column.unit for column in tables.from_node(node).columns] == [ML, MM]


def test_an_empty_table_comes_back(scene):
    assert tables.from_node(tables.to_node(scene, Table(()))) == Table(())


def test_filling_a_table_again_replaces_its_columns(scene, table):
    node = tables.to_node(scene, table)
    other = Table((Column("Only", None, ("one",)),), "Other")
    tables.to_node(scene, other, node)
    assert tables.from_node(node) == other
