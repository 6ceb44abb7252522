"""Evaluating segmentations from the command line: one case, folders of cases, and what can be wrong."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ctsuite.app.cli import main
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.ct import files

SEGMENTS = Segment(1, "Liver"), Segment(2, "Spleen")


@pytest.fixture
def evaluate(capsys):
    """Run ``ctsuite evaluate`` with ``--json`` and return its exit code and document."""

    def run(*words):
        code = main(["evaluate", *map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def label_map(tmp_path):
    """Write a label map of two boxes, shifted to the left: ``label_map("refs/a.nii.gz", shift=1)``."""

    def write(name: str, shift: int = 0, shape=(12, 16, 20), spleen: bool = True) -> Path:
        array = np.zeros(shape, np.uint8)
        array[3:9, 3:11, 3 + shift : 11 + shift] = 1
        if spleen:
            array[4:8, 5:9, 14:17] = 2
        grid = Grid(shape, (1.0, 1.0, 2.0), (-10.0, -8.0, 0.0))
        path = tmp_path / name
        return files.write(Labels(array, grid, SEGMENTS, "made"), path.parent, path.name)

    return write


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_one_case_gives_figures_plot_and_the_worst_slice(evaluate, label_map, tmp_path):
    out = tmp_path / "out"
    code, document = evaluate(label_map("ref.nrrd"), label_map("got.nii.gz", shift=1), "--out", out)
    assert code == 0
    first, second = rows(out / "figures.csv")
    assert (first["Region"], second["Region"]) == ("Segment 1", "Segment 2")
    assert float(first["Dice [1]"]) == pytest.approx(7 / 8) and float(second["Dice [1]"]) == 1.0
    assert float(first["Hausdorff distance [mm]"]) == pytest.approx(1.0)
    assert document["figures"]["columns"][0]["values"] == ["Segment 1", "Segment 2"]
    for name in ("plot.png", "worst-slice.png"):
        picture = np.asarray(Image.open(out / name))
        assert picture.std() > 10


def test_folders_of_cases_count_what_is_missing_and_name_what_cannot_be_compared(
    evaluate, label_map, tmp_path
):
    for name in ("a", "b", "sub/c", "d"):
        label_map(f"refs/{name}.seg.nrrd")
    label_map("preds/a.seg.nrrd", shift=1)
    label_map("preds/sub/c.seg.nrrd", shape=(12, 16, 21))
    (tmp_path / "preds" / "d.nrrd").write_bytes(b"NRRD0004\nbroken")
    label_map("preds/extra.seg.nrrd")
    out = tmp_path / "out"
    code, document = evaluate(tmp_path / "refs", tmp_path / "preds", "--out", out)
    assert code == 5 and document["code"] == "EVALUATION-INCOMPLETE"
    outcomes = {row["Case"]: row["Outcome"] for row in rows(out / "cases.csv")}
    assert outcomes["a"] == "compared"
    assert outcomes["b"].startswith("no result") and outcomes["extra"].startswith("no reference")
    assert outcomes["sub/c"].startswith("EVALUATION-GRID") and outcomes["d"].startswith("FILE-")
    liver = next(row for row in rows(out / "summary.csv") if row["Region"] == "Liver")
    assert (liver["Number [1]"], liver["Missed [1]"]) == ("2", "1")
    assert float(liver["Dice, mean [1]"]) == pytest.approx(7 / 16)
    assert float(liver["HD95, largest [mm]"]) == np.inf


def test_regions_without_a_common_name_can_be_told_which_belong_together(evaluate, label_map, tmp_path):
    named, plain = label_map("named.seg.nrrd"), label_map("plain.nii.gz")
    code, document = evaluate(named, plain, "--out", tmp_path / "x")
    assert code == 3 and document["code"] == "EVALUATION-NOTHING-COMMON"
    code, document = evaluate(named, plain, "--out", tmp_path / "x", "--set", "match=label value")
    assert code == 0 and document["figures"]["columns"][0]["values"] == ["Liver", "Spleen"]


@pytest.mark.parametrize(
    ("words", "exit_code", "error"),
    [
        (("ref.nrrd", "folder"), 2, "EVALUATION-FOLDERS"),
        (("folder", "folder"), 3, "EVALUATION-NO-CASES"),
        (("ref.nrrd", "nowhere.nrrd"), 3, "CLI-INPUT-PATH"),
        (("ref.nrrd", "ref.nrrd", "--set", "tolerance=-1"), 2, "PARAMETER-RANGE"),
    ],
)
def test_wrong_input_is_named(evaluate, label_map, tmp_path, monkeypatch, words, exit_code, error):
    label_map("ref.nrrd")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    code, document = evaluate(*words, "--out", "out")
    assert (code, document["code"]) == (exit_code, error)
    assert not (tmp_path / "out").exists()


def test_two_files_of_one_case_are_refused(evaluate, label_map, tmp_path):
    label_map("refs/a.nrrd"), label_map("refs/a.nii.gz"), label_map("preds/a.nrrd")
    code, document = evaluate(tmp_path / "refs", tmp_path / "preds", "--out", tmp_path / "out")
    assert (code, document["code"]) == (3, "EVALUATION-TWO-FILES")
