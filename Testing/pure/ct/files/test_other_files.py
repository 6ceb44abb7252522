"""Transforms, tables, names and the choice of the format."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.labels import Labels
from ctsuite.core.surface import Surface
from ctsuite.core.table import Column, Table
from ctsuite.core.transform import Transform
from ctsuite.core.units import ML, ONE
from ctsuite.ct.files import documents, read, safe_name, write


@pytest.fixture
def transform() -> Transform:
    matrix = np.eye(4)
    matrix[:3, :3] = [[0.0, -1.2, 0.0], [1.0, 0.0, 0.1], [0.0, 0.0, 0.9]]
    matrix[:3, 3] = [10.0, -20.0, 5.5]
    return Transform(matrix, "Move")


@pytest.fixture
def table() -> Table:
    return Table(
        (
            Column("Segment", None, ("Femur", "=1+1", '\'quoted, "text"\nin two lines')),
            Column("Volume", ML, (1.25, -0.5, None)),
            Column("Ratio", ONE, (0.5, 1.0, 2.0)),
        ),
        "Volumes",
    )


def code_of(function, *arguments) -> str:
    with pytest.raises(CTSuiteError) as caught:
        function(*arguments)
    return caught.value.code


def test_a_transform_is_the_one_itk_resamples_with(transform, tmp_path):
    path = write(transform, tmp_path, "move")
    point = (3.0, 4.0, 5.0)
    fixed = transform.apply(point)
    assert sitk.ReadTransform(str(path)).TransformPoint(fixed.tolist()) == pytest.approx(point)
    assert np.allclose(read(path, Transform).matrix_lps, transform.matrix_lps)


def test_a_rigid_transform_of_itk_is_read(tmp_path):
    rigid = sitk.Euler3DTransform((1.0, 2.0, 3.0), 0.1, 0.2, 0.3, (4.0, 5.0, 6.0))
    sitk.WriteTransform(rigid, str(tmp_path / "rigid.tfm"))
    read_back = read(tmp_path / "rigid.tfm", Transform)
    assert np.allclose(read_back.inverse().apply((7.0, 8.0, 9.0)), rigid.TransformPoint((7.0, 8.0, 9.0)))


def test_a_transform_that_is_not_linear_is_refused(tmp_path):
    sitk.WriteTransform(sitk.BSplineTransform(3), str(tmp_path / "b.tfm"))
    assert code_of(read, tmp_path / "b.tfm", Transform) == "FILE-WRONG-KIND"


@pytest.mark.parametrize(
    "text", ["", "#Insight Transform File V1.0\nTransform: Nonsense_double_3_3\n", "\0\1\2"]
)
def test_what_is_no_transform_is_refused(tmp_path, text):
    (tmp_path / "x.tfm").write_text(text)
    assert code_of(read, tmp_path / "x.tfm", Transform) == "FILE-DAMAGED"


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_a_table_keeps_values_and_units(table, tmp_path, ending):
    again = read(write(table, tmp_path, f"volumes{ending}"), Table)
    assert again.columns == table.columns


def test_a_csv_file_names_units_and_runs_no_formula(table, tmp_path):
    text = write(table, tmp_path, "volumes").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "Segment,Volume [mL],Ratio [1]"
    assert "'=1+1,-0.5,1.0" in text.splitlines()


@pytest.mark.parametrize("text", ["", "a,b\n1\n", "a [mL]\nx\n", "a [furlong]\n1\n", 'a\n"open\n'])
def test_what_is_no_table_is_refused(tmp_path, text):
    (tmp_path / "x.csv").write_text(text)
    assert code_of(read, tmp_path / "x.csv", Table) == "FILE-DAMAGED"


@pytest.mark.parametrize(
    "text", ["{}", "[]", '{"columns": [{"name": "a", "values": 3}]}', '{"columns": [{"a": 1}]}']
)
def test_json_of_another_kind_is_no_table(tmp_path, text):
    (tmp_path / "x.json").write_text(text)
    assert code_of(read, tmp_path / "x.json", Table) == "FILE-DAMAGED"


def test_a_text_file_of_absurd_size_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "_LARGEST", 10)
    (tmp_path / "x.csv").write_text("a,b,c\n1,2,3\n")
    assert code_of(read, tmp_path / "x.csv", Table) == "FILE-OVERSIZED"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("absent.stl", "FILE-NOT-FOUND"),
        ("there.xyz", "FILE-FORMAT-UNKNOWN"),
        ("there.nrrd", "FILE-WRONG-KIND"),
    ],
)
def test_a_file_that_cannot_be_meant_is_named(tmp_path, name, code):
    if not name.startswith("absent"):
        (tmp_path / name).write_text("x")
    assert code_of(read, tmp_path / name, Surface) == code


def test_a_folder_is_no_file(tmp_path):
    assert code_of(read, tmp_path, Labels) == "FILE-NOT-FOUND"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Femur left", "Femur_left"),
        ("../../etc/passwd", "etc_passwd"),
        ("骨 1", "骨_1"),
        ("<script>", "script"),
        ("", "result"),
        ("a" * 500, "a" * 120),
    ],
)
def test_names_for_people_become_harmless_file_names(name, safe):
    assert safe_name(name) == safe


def test_a_name_with_dots_does_not_leave_the_folder(tmp_path):
    path = write(Curve(np.zeros((1, 3))), tmp_path / "out", "../../x")
    assert path == tmp_path / "out" / "x.mrk.json"


def test_what_has_no_format_is_said(tmp_path):
    assert code_of(write, object(), tmp_path, "x") == "FILE-KIND-NOT-WRITABLE"


def test_a_folder_that_cannot_be_written_is_named(transform, tmp_path):
    (tmp_path / "file").write_text("")
    assert code_of(write, transform, tmp_path / "file", "x") == "OUTPUT-NOT-WRITABLE"


def test_numbers_that_json_has_not_become_null():
    value = {"a": np.float32(1.5), "b": float("nan"), "c": np.arange(2), "d": (np.int8(3), None)}
    assert documents.plain(value) == {"a": 1.5, "b": None, "c": [0, 1], "d": [3, None]}


def test_broken_characters_become_question_marks():
    assert documents.plain({"\ud801": "\ud800"}) == {"?": "?"}
