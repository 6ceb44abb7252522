"""Segmentations go from the command line to the archive and come back, also as input of tools."""

from __future__ import annotations

import json

import numpy as np
import pytest

from ctsuite.app.cli import main
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.surface import Surface
from ctsuite.ct import files
from ctsuite.ct.series.index import index
from ctsuite.phantom.study import write_study

pytest.importorskip("highdicom")


@pytest.fixture
def ctsuite(capsys, tmp_path, monkeypatch):
    """Run a command with ``--json`` and return its exit code and document."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def run(*words):
        code = main([*map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    return write_study(tmp_path_factory.mktemp("study") / "sphere", "sphere").dicom


@pytest.fixture
def labels(series) -> Labels:
    grid = index(series, cache=False).choose().grid
    array = np.zeros(grid.shape, np.uint8)
    array[10:20, 10:30, 10:30], array[10:20, 35:40, 35:40] = 1, 2
    return Labels(array, grid, (Segment(1, "Bone"), Segment(2, "Heart")), "made")


@pytest.mark.parametrize("kind", ["binary", "label map"])
def test_a_segmentation_goes_to_the_archive_and_comes_back(ctsuite, labels, series, tmp_path, kind):
    file = files.write(labels, tmp_path, "labels.seg.nrrd")
    out = tmp_path / "out.dcm"
    code, document = ctsuite("export", file, "--out", out, "--source", series, "--kind", kind)
    assert code == 0 and document["segments"] == ["Bone", "Heart"] and document["notes"] == []
    code, _ = ctsuite("export", out, "--out", tmp_path / "back.seg.nrrd", "--source", series)
    back = files.read(tmp_path / "back.seg.nrrd", Labels)
    assert code == 0 and np.array_equal(back.array, labels.array)
    assert [one.name for one in back.segments] == ["Bone", "Heart"]
    code, document = ctsuite("evaluate", file, out, "--volume", series, "--out", tmp_path / "figures")
    assert code == 0 and document["figures"]["columns"][2]["values"] == [1.0, 1.0]


def test_a_tool_takes_a_dicom_segmentation_on_the_grid_of_its_series(ctsuite, labels, series, tmp_path):
    file = files.write(labels, tmp_path, "labels.seg.nrrd")
    ctsuite("export", file, "--out", tmp_path / "out.dcm", "--source", series)
    inputs = ("--in", f"labels={tmp_path / 'out.dcm'}", "--in", f"volume={series}")
    code, document = ctsuite("run", "measurement.volume", *inputs, "--out", tmp_path / "run")
    assert code == 0, document
    # the volume is judged from the image, so it is not that of the boxes, but both are measured
    names = [one["name"] for one in document["values"]["measurements"] if one["kind"] == "volume"]
    assert names == ["Bone: volume", "Heart: volume"]


@pytest.mark.parametrize(("chosen", "values"), [("Heart", (2,)), ("", (1, 2))])
def test_segments_go_to_a_printer_as_one_closed_surface(ctsuite, labels, tmp_path, chosen, values):
    file = files.write(labels, tmp_path, "labels.seg.nrrd")
    code, document = ctsuite("export", file, "--out", tmp_path / "x.stl", "--segment", chosen)
    assert code == 0, document
    made: Surface = files.read(tmp_path / "x.stl", Surface)
    expected = sum(labels.volume_ml(value) for value in values)
    assert made.volume_mm3 / 1000 == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize(
    ("words", "expected", "code"),
    [
        (("labels.seg.nrrd", "--out", "x.dcm"), 2, "SEG-SOURCE-MISSING"),
        (("labels.seg.nrrd", "--out", "x.xyz"), 2, "FILE-FORMAT-UNKNOWN"),
        (("labels.seg.nrrd", "--out", "x.stl", "--segment", "Liver"), 2, "SEGMENT-UNKNOWN"),
        (("{image}", "--out", "x.seg.nrrd"), 3, "SEG-WRONG-CLASS"),
        (("bad.dcm", "--out", "x.seg.nrrd"), 3, "SEG-DAMAGED"),
    ],
)
def test_wrong_input_is_named(ctsuite, labels, series, tmp_path, monkeypatch, words, expected, code):
    files.write(labels, tmp_path, "labels.seg.nrrd")
    (tmp_path / "bad.dcm").write_bytes(b"\0" * 200)
    monkeypatch.chdir(tmp_path)
    image = next(series.iterdir())
    found, document = ctsuite("export", *(word.format(image=image) for word in words))
    assert (found, document["code"]) == (expected, code)
