"""What the manual promises of measured values, from series to report, against two oblique bones."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ctsuite.app import cli
from ctsuite.core.surface import Surface
from ctsuite.ct import files


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """The truth of the phantom and the folder of its report."""
    folder = tmp_path_factory.mktemp("two bones")
    assert cli.main(["sample", "two-bones", "--out", str(folder / "study"), "--json"]) == 0
    words = ["--in", str(folder / "study" / "dicom"), "--out", str(folder / "case"), "--json"]
    assert cli.main(["workflow", "run", "orthopaedic", *words]) == 0
    return json.loads((folder / "study" / "truth.json").read_text(encoding="utf-8")), folder / "case"


def true_value(truth: dict[str, Any], key: str) -> float:
    """A measurement of the truth by its key."""
    return float(next(m["value"] for m in truth["measurements"] if m["key"] == key))


@pytest.fixture(scope="module")
def bones(case: tuple[dict[str, Any], Path]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Direction and vertices (n, 3) of each bone of the surface that the workflow made."""
    surface = files.read(case[1] / "bone_surface.vtp", Surface)
    triangles, count = surface.triangles, len(surface.points_lps_mm)
    edges = triangles.ravel(), np.roll(triangles, 1, axis=1).ravel()
    parts, part_of = connected_components(coo_matrix((np.ones(len(edges[0])), edges), shape=(count, count)))
    points = np.asarray(surface.points_lps_mm, dtype=float)
    return [
        (direction(points, triangles[part_of[triangles[:, 0]] == n]), points[part_of == n])
        for n in range(parts)
    ]


def direction(points: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """Longest axis of the solid inside a closed mesh, from the second moment of its tetrahedra."""
    corners = points[triangles] - points[triangles[0, 0]]
    volumes = np.linalg.det(corners) / 6
    centre = (volumes[:, None] * corners.sum(axis=1)).sum(axis=0) / 4 / volumes.sum()
    corners = corners - centre
    volumes = np.linalg.det(corners) / 6
    moment = sum(
        np.einsum("t,ti,tj->ij", volumes, corners[:, a], corners[:, b]) * (2 if a == b else 1)
        for a, b in product(range(3), repeat=2)
    )
    return np.linalg.eigh(moment)[1][:, -1]


def test_the_volume_of_bone_is_right_within_two_percent(case: tuple[dict[str, Any], Path]) -> None:
    truth, folder = case
    (segment,) = json.loads((folder / "report.json").read_text(encoding="utf-8"))["segments"]
    assert segment["volume_ml"] == pytest.approx(sum(s["volume_ml"] for s in truth["structures"]), rel=0.02)


def test_the_lengths_of_the_bones_are_right_within_half_a_voxel(case: Any, bones: Any) -> None:
    truth, _ = case
    half = min(truth["grid"]["spacing_mm"]) / 2
    assert len(bones) == 2
    for axis, points in bones:
        heights = points @ axis
        assert heights.max() - heights.min() == pytest.approx(true_value(truth, "length_1"), abs=half)


def test_the_angle_between_the_bones_is_right_within_half_a_degree(case: Any, bones: Any) -> None:
    truth, _ = case
    angle = np.degrees(np.arccos(abs(bones[0][0] @ bones[1][0])))
    assert 180 - angle == pytest.approx(true_value(truth, "angle"), abs=0.5)
