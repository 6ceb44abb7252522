"""Bad curves, slabs, transforms, frames and masks have a code of their own, and leave nothing behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ctsuite.app.cli import main
from ctsuite.phantom.study import write_study

SimpleITK = pytest.importorskip("SimpleITK", reason="reads and writes the images")
SIZE, SPACING = (64, 64, 24), (1.5, 1.5, 3.0)
POINTS = {
    "one": [[40, 40, 30]],
    "same": [[40, 40, 30]] * 3,
    "leaves": [[40, 40, 30], [40, 40, 80]],
    "crosses": [[20, 40, 20], [70, 40, 50], [70, 40, 20], [20, 40, 50]],
}


def image(values: np.ndarray, origin: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> Any:
    made = SimpleITK.GetImageFromArray(values)
    made.SetSpacing(SPACING)
    made.SetOrigin(origin)
    return made


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., Path]:
    """Write what a case needs, by name."""
    z, y, x = np.indices(SIZE[::-1])
    body = ((x - 32) ** 2 + (y - 30) ** 2 + (2 * (z - 12)) ** 2 < 400).astype(np.int16) * 1040 - 1000

    def write(name: str) -> Path:
        path = tmp_path / name
        if name == "away.nrrd":
            SimpleITK.WriteImage(image(body, (4000.0, 0.0, 0.0)), str(path))
        elif name == "four.nrrd":
            SimpleITK.WriteImage(SimpleITK.JoinSeries([image(body)] * 3), str(path))
        elif name == "empty.nrrd":
            SimpleITK.WriteImage(image(np.zeros(body.shape, np.uint8)), str(path))
        elif name == "singular.tfm":
            path.write_text(
                "#Insight Transform File V1.0\n#Transform 0\nTransform: AffineTransform_double_3_3\n"
                "Parameters: 1 0 0 0 1 0 0 0 0 0 0 0\nFixedParameters: 0 0 0\n"
            )
        elif name.endswith(".json"):
            placed = [{"position": point} for point in POINTS[name.split(".")[0]]]
            markup = {"type": "Curve", "coordinateSystem": "LPS", "controlPoints": placed}
            path.write_text(json.dumps({"markups": [markup]}))
        else:
            SimpleITK.WriteImage(image(body), str(path))
        return path

    return write


@pytest.mark.parametrize(
    ("tool", "inputs", "values", "code", "exit_code"),
    [
        ("ct.cpr", {"volume": "ct.nrrd", "curve": "one.mrk.json"}, {}, "CURVE-TOO-SHORT", 3),
        ("ct.cpr", {"volume": "ct.nrrd", "curve": "same.mrk.json"}, {}, "CURVE-TOO-SHORT", 3),
        ("ct.cpr", {"volume": "ct.nrrd", "curve": "leaves.mrk.json"}, {}, "CPR-OUTSIDE", 3),
        ("ct.cpr", {"volume": "ct.nrrd", "curve": "crosses.mrk.json"}, {}, "CPR-CROSSES", 3),
        ("ct.straighten", {"volume": "ct.nrrd", "curve": "crosses.mrk.json"}, {}, "CPR-CROSSES", 3),
        ("ct.slab_mip", {"volume": "ct.nrrd"}, {"thickness": 0}, "PARAMETER-RANGE", 2),
        ("ct.adjust_registration", {"transform": "singular.tfm"}, {}, "GEOMETRY-SINGULAR", 3),
        (
            "ct.register_rigid",
            {"fixed": "ct.nrrd", "moving": "away.nrrd"},
            {"start": "patient position"},
            "REGISTRATION-NO-OVERLAP",
            3,
        ),
        ("ct.register_rigid", {"fixed": "ct.nrrd", "moving": "four.nrrd"}, {}, "SERIES-IMAGE-SHAPE", 3),
        (
            "ct.register_rigid",
            {"fixed": "ct.nrrd", "moving": "ct.nrrd", "mask": "empty.nrrd"},
            {},
            "SEGMENTATION-EMPTY",
            3,
        ),
        ("ct.surface", {"labels": "empty.nrrd"}, {}, "SEGMENTATION-EMPTY", 3),
        ("ct.fusion", {"volume": "ct.nrrd", "second": "away.nrrd"}, {}, "FUSION-APART", 3),
    ],
)
def test_bad_geometry_is_named_and_leaves_nothing(
    files: Any,
    tmp_path: Path,
    capsys: Any,
    tool: str,
    inputs: dict[str, str],
    values: dict[str, Any],
    code: str,
    exit_code: int,
) -> None:
    out = tmp_path / "out"
    words = ["run", tool, "--accept", "--out", str(out)]
    words += [word for name, file in inputs.items() for word in ("--in", f"{name}={files(file)}")]
    words += [word for name, value in values.items() for word in ("--set", f"{name}={value}")]
    if any(file.endswith("ct.nrrd") for file in inputs.values()):
        words += ["--modality", "CT"]
    found = main([*words, "--json"])
    said = json.loads(capsys.readouterr().out)
    assert (said["code"], found) == (code, exit_code)
    assert said["message"] and said["cause"] and said["remedy"]
    assert not out.exists()


def test_different_frames_of_reference_are_refused_with_the_tag(tmp_path: Path, capsys: Any) -> None:
    words = ["run", "ct.fusion", "--accept", "--out", str(tmp_path / "out"), "--json"]
    for name, kind in (("volume", "sphere"), ("second", "box")):
        coarse = {"pixel_spacing_mm": 3.0, "slice_spacing_mm": 3.0}
        words += ["--in", f"{name}={write_study(tmp_path / kind, kind, coarse).dicom}"]
    main(words)
    said = json.loads(capsys.readouterr().out)
    assert said["code"] == "REGISTRATION-FRAMES-DIFFER" and "(0020,0052)" in said["cause"]
    assert not (tmp_path / "out").exists()
