"""Curves and measurements as markups files."""

from __future__ import annotations

import json

import numpy as np
import pytest

from ctsuite.core.codes import ANGLE, LENGTH, VOLUME
from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.measurement import Measurement
from ctsuite.core.units import DEGREE, ML, MM
from ctsuite.ct.files import read, write

POINTS = np.array([[1.0, 2.5, -3.0], [4.0, 6.5, -3.0], [4.0, 6.5, 9.0]])


@pytest.fixture
def measurements() -> tuple[Measurement, ...]:
    return (
        Measurement("length", "Neck length", 5.0, MM, LENGTH, POINTS[:2], "CT", "Between two points."),
        Measurement("angle", "Neck angle", 90.0, DEGREE, ANGLE, POINTS, "CT", "At the second point."),
        Measurement(
            "extent", "Height of bone", 12.0, MM, LENGTH, POINTS[[0, 2]], "Bone", "Along the body axis."
        ),
        Measurement("volume", "Volume of 骨", 123.456, ML, VOLUME, source="Bone", method="Voxel count."),
    )


def code_of(path, kind) -> str:
    with pytest.raises(CTSuiteError) as caught:
        read(path, kind)
    return caught.value.code


@pytest.mark.parametrize("closed", [True, False])
def test_a_curve_keeps_points_and_radius(tmp_path, closed):
    curve = Curve(POINTS, closed, np.array([1.5, 2.0, 2.5]), "Aorta")
    again = read(write(curve, tmp_path, "aorta"), Curve)
    assert np.allclose(again.points_lps_mm, POINTS)
    assert np.allclose(again.radius_mm, [1.5, 2.0, 2.5])
    assert (again.closed, again.name) == (closed, "Aorta")


def test_measurements_keep_everything(measurements, tmp_path):
    path = write(measurements, tmp_path, "measurements")
    again = read(path, Measurement, many=True)
    assert path.name == "measurements.mrk.json"
    for before, after in zip(measurements, again, strict=True):
        assert after.value == pytest.approx(before.value, rel=1e-12)
        assert np.allclose(after.anchors_lps_mm, before.anchors_lps_mm)
        for name in ("kind", "name", "unit", "quantity", "source", "method"):
            assert getattr(after, name) == getattr(before, name)


def test_only_what_slicer_would_measure_alike_becomes_a_line_or_angle(measurements, tmp_path):
    document = json.loads(write(measurements, tmp_path, "m").read_text(encoding="utf-8"))
    assert [markup["type"] for markup in document["markups"]] == ["Line", "Angle", "Fiducial", "Fiducial"]
    assert {markup["coordinateSystem"] for markup in document["markups"]} == {"LPS"}


def test_a_line_moved_by_hand_is_measured_anew(measurements, tmp_path):
    path = write(measurements[0], tmp_path, "m")
    document = json.loads(path.read_text(encoding="utf-8"))
    document["markups"][0]["controlPoints"][1]["position"] = [1.0, 2.5, 7.0]
    path.write_text(json.dumps(document), encoding="utf-8")
    assert read(path, Measurement).value == pytest.approx(10.0)


def test_positions_in_ras_are_turned_to_lps(tmp_path):
    path = write(Curve(POINTS), tmp_path, "c")
    path.write_text(path.read_text(encoding="utf-8").replace('"LPS"', '"RAS"'), encoding="utf-8")
    assert np.allclose(read(path, Curve).points_lps_mm, POINTS * [-1, -1, 1])


def test_points_placed_in_slicer_are_read_and_those_not_placed_left_out(tmp_path):
    points = [
        {"position": [1, 2, 3], "positionStatus": "defined"},
        {"position": "", "positionStatus": "undefined"},
        {"position": [4, 5, 6]},
    ]
    document = {"@schema": "x", "markups": [{"type": "Fiducial", "name": "F", "controlPoints": points}]}
    (tmp_path / "f.mrk.json").write_text(json.dumps(document))
    assert read(tmp_path / "f.mrk.json", Curve).points_lps_mm.tolist() == [[1, 2, 3], [4, 5, 6]]


def test_several_values_where_one_is_needed_are_refused(measurements, tmp_path):
    assert code_of(write(measurements, tmp_path, "m"), Measurement) == "FILE-WRONG-KIND"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "FILE-DAMAGED"),
        ("[" * 100_000, "FILE-DAMAGED"),
        ('{"markups": NaN}', "FILE-DAMAGED"),
        ("[]", "FILE-WRONG-KIND"),
        ('{"markups": []}', "FILE-WRONG-KIND"),
        ('{"markups": [1]}', "FILE-DAMAGED"),
        ('{"markups": [{"type": "Curve", "controlPoints": [{"position": [1, 2]}]}]}', "FILE-DAMAGED"),
        ('{"markups": [{"type": "Curve", "controlPoints": [{"position": [1, 2, 1e999]}]}]}', "FILE-DAMAGED"),
        ('{"markups": [{"type": "ROI", "controlPoints": {"a": 1}}]}', "FILE-WRONG-KIND"),
    ],
)
def test_what_holds_no_curve_is_refused(tmp_path, text, code):
    (tmp_path / "x.mrk.json").write_text(text)
    assert code_of(tmp_path / "x.mrk.json", Curve) == code


def test_a_value_without_a_unit_is_refused(tmp_path):
    markup = {"type": "Fiducial", "measurements": [{"name": "x", "value": 3.0}]}
    (tmp_path / "x.mrk.json").write_text(json.dumps({"markups": [markup]}))
    assert code_of(tmp_path / "x.mrk.json", Measurement) == "FILE-DAMAGED"
