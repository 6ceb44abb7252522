"""Measuring in curved images on the command line: from the series to the value, and what is refused."""

from __future__ import annotations

import json

import numpy as np
import pytest

from ctsuite.app.cli import main
from ctsuite.core.curve import Curve
from ctsuite.ct import files
from ctsuite.phantom.study import write_study

RADIUS_MM = 40.0


def run(capsys, *words):
    code = main(["run", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def points(folder, name, positions, closed=False):
    return files.write(Curve(np.asarray(positions, dtype=float), closed, name=name), folder, name)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A vessel along an arc as a DICOM series, with its axis as a markups file."""
    folder = tmp_path_factory.mktemp("curved")
    values = {"bend_radius_mm": RADIUS_MM, "turns": 0.3, "pixel_spacing_mm": 1.2, "slice_spacing_mm": 1.5}
    made = write_study(folder / "study", "tube", {key: str(value) for key, value in values.items()})
    truth = json.loads(made.truth.read_text())
    (vessel,) = truth["structures"]
    axis = points(folder, "axis", vessel["centrelines"][0]["points_lps_mm"])
    return made.dicom, axis


@pytest.fixture
def picture(study, tmp_path, capsys):
    """The vessel drawn straight, in a file."""
    series, axis = study
    out = tmp_path / "cpr"
    code, _ = run(capsys, "ct.cpr", "--in", f"volume={series}", "--in", f"curve={axis}", "--out", out)
    assert code == 0
    return out / "volume.nrrd"


def test_a_ruler_in_a_curved_image_is_measured_from_files(picture, tmp_path, capsys) -> None:
    ruler = points(tmp_path, "ruler", [[6, 20, 0], [6, 50, 0]])
    words = ("--in", f"volume={picture}", "--in", f"points={ruler}", "--out")
    code, done = run(capsys, "measurement.curved_axis_length", *words, tmp_path / "along")
    assert code == 0
    (along,) = done["values"]["measurements"]
    assert along["value"] == pytest.approx(30.0, rel=1e-3)
    code, done = run(capsys, "measurement.curved_surface_length", *words, tmp_path / "surface")
    assert code == 0
    (surface,) = done["values"]["measurements"]
    assert surface["name"] == "Length along curved surface"
    assert abs(surface["value"] - 30.0) < 30.0 * 6 / RADIUS_MM * 1.001
    # the course in the body is as long as the value, and can be loaded into any other view
    course = files.read(tmp_path / "surface" / "curve.mrk.json", Curve)
    assert course.length_mm == pytest.approx(surface["value"], rel=1e-3)


def test_an_ordinary_ruler_is_refused_with_the_reason(picture, tmp_path, capsys) -> None:
    ruler = points(tmp_path, "ruler", [[6, 20, 0], [6, 50, 0]])
    words = ("--in", f"volume={picture}", "--in", f"points={ruler}", "--accept", "--out", tmp_path / "out")
    code, refusal = run(capsys, "measurement.length", *words)
    assert code == 3 and "drawn along a curve" in refusal["cause"]
    assert not (tmp_path / "out").exists()


def test_a_measurement_along_an_axis_is_refused_in_an_ordinary_series(study, tmp_path, capsys) -> None:
    ruler = points(tmp_path, "ruler", [[6, 20, 0], [6, 50, 0]])
    words = ("--in", f"volume={study[0]}", "--in", f"points={ruler}", "--out", tmp_path / "out")
    code, refusal = run(capsys, "measurement.curved_diameter", *words)
    assert code == 3 and refusal["code"] == "MEASUREMENT-NOT-CURVED"


def test_the_area_of_an_outline_is_measured_in_a_straightened_volume(study, tmp_path, capsys) -> None:
    series, axis = study
    words = ("--in", f"volume={series}", "--in", f"curve={axis}", "--set", "width=24")
    code, _ = run(capsys, "ct.straighten", *words, "--out", tmp_path / "straight")
    assert code == 0
    turn = np.arange(48) * 2 * np.pi / 48
    ring = np.stack([4 * np.cos(turn), 4 * np.sin(turn), 0 * turn + 24.0], -1)
    outline = points(tmp_path, "outline", ring, closed=True)
    straight = tmp_path / "straight" / "volume.nrrd"
    words = ("--in", f"volume={straight}", "--in", f"points={outline}", "--out", tmp_path / "out")
    code, done = run(capsys, "measurement.curved_area", *words)
    assert code == 0
    assert done["values"]["measurements"][0]["value"] == pytest.approx(16 * np.pi, rel=0.01)
