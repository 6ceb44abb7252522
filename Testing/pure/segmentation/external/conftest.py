"""Commands that behave as TotalSegmentator and nnU-Net do, and a CT to run them on."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume

# threshold in the place of a network; the table of names stands in the header, as nibabel writes it
PROGRAM = """#!{python}
import gzip, json, os, pathlib, subprocess, sys, time
import numpy as np
import SimpleITK as sitk

given = sys.argv[1:]
record = pathlib.Path({record!r})
record.write_text(json.dumps({{"given": given, "folder": os.getcwd(), "pid": os.getpid()}}))
value = lambda option: given[given.index(option) + 1]
image = pathlib.Path(value("-i"))
image = image if image.is_file() else image / "image_0000.nii.gz"
out = pathlib.Path(value("-o"))
if out.name.endswith(".gz"):
    result = out
else:
    out.mkdir()
    result = out / "image.nii.gz"
print("Citing is welcome.", flush=True)
for percent in (10, 60, 100):
    sys.stderr.write(f"\\r{{percent}}%|####      | {{percent}}/100 [00:01<00:01]")
    sys.stderr.flush()
ct = sitk.ReadImage(str(image))
array = sitk.GetArrayFromImage(ct)
labels = ((array > -500) * 5 + (array > 400) * 11 + (array > 900) * 200).astype({kind!r})
made = sitk.GetImageFromArray(labels)
made.CopyInformation(ct)
{special}
sitk.WriteImage(made, str(result))
table = "".join(f'<Label Key="{{n}}" Red="1" Green="0" Blue="0" Alpha="1"><![CDATA[{{name}}]]></Label>\\n'
                for n, name in {names!r}.items())
text = f'<?xml version="1.0"?><CaretExtension><LabelTable>{{table}}</LabelTable></CaretExtension>'.encode()
text += b" " * (-(len(text) + 8) % 16)
content = gzip.decompress(result.read_bytes())
at = 352 + len(text) + 8
head = bytearray(content[:348])
head[108:112] = np.float32(at).tobytes()
piece = b"\\x01\\0\\0\\0" + (len(text) + 8).to_bytes(4, "little") + (0).to_bytes(4, "little") + text
result.write_bytes(gzip.compress(bytes(head) + piece + content[352:]))
"""
NAMES = {5: "liver", 16: "vertebrae_L1", 216: "something_of_its_own"}


class Program:
    """Puts a command on the path: ``program("TotalSegmentator", special="sys.exit(3)")``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.record = folder / "record.json"

    def __call__(self, name: str, special: str = "", kind: str = "uint8", names: Any = NAMES) -> Path:
        """Write the command and return its path."""
        path = self._folder / name
        text = PROGRAM.format(
            python=sys.executable, record=str(self.record), special=special, kind=kind, names=names
        )
        path.write_text(text)
        path.chmod(0o755)
        return path

    @property
    def told(self) -> dict[str, Any]:
        """What it was started with."""
        return dict(json.loads(self.record.read_text()))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Makes commands in a folder that is searched for programs."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), os.environ["PATH"])))
    return Program(folder)


@pytest.fixture
def ct() -> Volume:
    """Soft tissue in air with a rod of bone, on a turned grid that is not at the origin."""
    turned = ((0.96, -0.28, 0.0), (0.28, 0.96, 0.0), (0.0, 0.0, 1.0))
    grid = Grid((6, 20, 24), (2.0, 1.5, 3.0), (-211.0, -120.5, 805.25), turned)
    z, y, x = np.indices(grid.shape)
    array = np.full(grid.shape, -1000, np.int16)
    array[(np.hypot(x - 12, y - 10) < 8) & (z > 0)] = 40
    array[(np.hypot(x - 14, y - 9) < 3) & (z > 1)] = 700
    return Volume(array, grid, attributes={"Modality": "CT", "PatientName": "Secret^Name"}, name="Body")


@pytest.fixture
def truth(ct: Volume) -> np.ndarray:
    """The label map (z, y, x) that the commands make."""
    return (ct.array > -500) * np.uint8(5) + (ct.array > 400) * np.uint8(11)


@pytest.fixture
def model(tmp_path: Path) -> Callable[..., Path]:
    """A folder as nnU-Net trains it: ``model(labels={...})``."""

    def make(
        folds: tuple[str, ...] = ("0", "1"), checkpoint: str = "checkpoint_final.pth", **changed: Any
    ) -> Path:
        folder = tmp_path / "Dataset007_Body"
        about = {
            "channel_names": {"0": "CT"},
            "labels": {"background": 0, "liver": 5, "vertebrae_L1": 16},
            "file_ending": ".nii.gz",
        }
        folder.mkdir()
        (folder / "dataset.json").write_text(json.dumps({**about, **changed}))
        for fold in folds:
            (folder / f"fold_{fold}").mkdir()
            (folder / f"fold_{fold}" / checkpoint).write_bytes(b"weights")
        return folder

    return make


@pytest.fixture
def heard() -> tuple[Task, list[tuple[float, str]]]:
    """A task, and what it is told."""
    told: list[tuple[float, str]] = []
    return Task(lambda fraction, message: told.append((fraction, message))), told
