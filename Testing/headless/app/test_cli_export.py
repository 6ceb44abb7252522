"""A surface goes from the command line to other programs and to the archive."""

from __future__ import annotations

import json

import numpy as np
import pytest

from ctsuite.app.cli import main
from ctsuite.core.surface import Surface
from ctsuite.ct import files
from ctsuite.ct.series.index import index
from ctsuite.phantom.study import write_study


@pytest.fixture
def ctsuite(capsys, tmp_path, monkeypatch):
    """Run ``ctsuite export`` with ``--json`` and return its exit code and document."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def run(*words):
        code = main(["export", *map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    return write_study(tmp_path_factory.mktemp("study") / "sphere", "sphere").dicom


@pytest.fixture
def surface(tmp_path, series):
    points = np.array([[0.0, 0, 0], [8, 0, 0], [0, 8, 0], [0, 0, 8]])
    points += np.round(index(series, cache=False).choose().grid.centre_lps_mm)
    triangles = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [2, 0, 3]])
    made = Surface(points, triangles, "Bone", ("smoothing",))
    return files.write(made, tmp_path, "surface.vtp")


@pytest.mark.parametrize("ending", ["stl", "obj", "ply", "vtp", "dcm"])
def test_every_format_holds_the_same_surface(ctsuite, surface, series, tmp_path, ending):
    out = tmp_path / f"my bone.{ending}"
    code, document = ctsuite(surface, "--out", out, *(["--source", series] if ending == "dcm" else []))
    assert code == 0 and document == {"file": str(out), "triangles": 4, "alterations": ["smoothing"]}
    again = files.read(out, Surface)
    assert again.volume_mm3 == pytest.approx(8**3 / 6) and again.alterations == ("smoothing",)


@pytest.mark.parametrize(
    ("name", "words", "expected", "code"),
    [
        ("x.dcm", (), 2, "CLI-EXPORT-SOURCE"),
        ("x.xyz", (), 2, "FILE-FORMAT-UNKNOWN"),
        ("surface.vtp", (), 3, "OUTPUT-EXISTS"),
        ("x.dcm", ("--source", "nowhere"), 3, "CLI-INPUT-PATH"),
    ],
)
def test_what_cannot_be_exported_is_refused(ctsuite, surface, tmp_path, name, words, expected, code):
    found, document = ctsuite(surface, "--out", tmp_path / name, *words)
    assert (found, document["code"]) == (expected, code)
    assert [path.name for path in tmp_path.glob("*.*")] == ["surface.vtp"]
