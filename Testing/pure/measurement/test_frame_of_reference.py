"""Points keep their frame of reference in files, and those of another one are refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.files.marked import read_marked
from ctsuite.ct.files.markups import read_curves, write_curve
from ctsuite.measurement.length import TOOL

OWN, OTHER = "1.2.826.0.1.3680043.8.498.1", "1.2.826.0.1.3680043.8.498.2"


@pytest.fixture
def image() -> Volume:
    grid = Grid.axial((8, 8, 8), (1.0, 1.0, 1.0))
    known = {"Modality": "CT", "FrameOfReferenceUID": OWN}
    return Volume(np.zeros(grid.shape, np.int16), grid, attributes=known)


def written(path: Path, frame: str) -> Path:
    write_curve(Curve(np.array([[1.0, 1, 1], [5, 1, 1]]), frame_of_reference=frame), path)
    return path


def length(curve: Curve, image: Volume) -> float:
    found = TOOL.function(points=curve, volume=image, parameters=TOOL.parse({}), task=Task())
    return float(found["measurements"][0].value)


def test_points_from_a_file_that_belong_to_another_frame_of_reference_are_refused(
    tmp_path: Path, image: Volume
) -> None:
    (curve,) = read_curves(written(tmp_path / "other.mrk.json", OTHER))
    with pytest.raises(CTSuiteError) as refused:
        length(curve, image)
    assert refused.value.code == "MEASUREMENT-OTHER-FRAME"


@pytest.mark.parametrize("frame", [OWN, ""])
def test_points_of_the_same_or_an_unknown_frame_of_reference_are_measured(
    frame: str, tmp_path: Path, image: Volume
) -> None:
    (curve,) = read_curves(written(tmp_path / "points.mrk.json", frame))
    assert curve.frame_of_reference == frame
    assert length(curve, image) == pytest.approx(4.0)


def test_both_readers_of_markups_find_the_same_frame_of_reference(tmp_path: Path) -> None:
    path = written(tmp_path / "points.mrk.json", OTHER)
    assert read_marked(path)[0].curve.frame_of_reference == read_curves(path)[0].frame_of_reference == OTHER
