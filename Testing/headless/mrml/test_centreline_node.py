"""A centreline goes to a markups curve, is edited there, and comes back."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("numba", reason="the kernels need numba")

from ctsuite.core.curve import Curve
from ctsuite.core.grid import lps_to_ras
from ctsuite.core.task import Task
from ctsuite.ct import files
from ctsuite.ct.centreline.line import TOOL
from ctsuite.mrml import convert
from ctsuite.phantom.kinds import make


@pytest.fixture(scope="module")
def vessel() -> Curve:
    """The centreline of a phantom vessel."""
    labels = make("tube", {"pixel_spacing_mm": 1.0, "noise_hu": 0.0}).labels()
    return TOOL.function(labels=labels, parameters=TOOL.parse({"spacing": 3}), task=Task())["curve"]


def test_a_centreline_comes_back_from_the_scene_with_its_radius(scene, vessel):
    node = convert.to_node(scene, vessel)
    again = convert.from_node(node)
    np.testing.assert_allclose(again.points_lps_mm, vessel.points_lps_mm, atol=1e-9)
    np.testing.assert_allclose(again.radius_mm, vessel.radius_mm)
    assert node.GetMeasurement("Radius").GetUnits() == "mm"
    assert node.GetCurveLengthWorld() == pytest.approx(vessel.length_mm, rel=1e-5)


def test_a_point_of_a_centreline_can_be_moved_by_hand(scene, vessel):
    node = convert.to_node(scene, vessel)
    node.SetLocked(False)
    moved = vessel.points_lps_mm[5] + (1.0, 2.0, -0.5)
    node.SetNthControlPointPositionWorld(5, *lps_to_ras(moved))
    again = convert.from_node(node)
    np.testing.assert_allclose(again.points_lps_mm[5], moved, atol=1e-9)
    np.testing.assert_allclose(again.radius_mm, vessel.radius_mm)


def test_a_centreline_in_a_file_is_what_the_scene_gets(scene, vessel, tmp_path):
    again = files.read(files.write(vessel, tmp_path, "vessel"), Curve)
    node = convert.to_node(scene, again)
    np.testing.assert_allclose(convert.from_node(node).radius_mm, vessel.radius_mm, rtol=1e-6)
