"""What growing and cutting from seeds must stand: strong noise, the ends of sixteen bits, thin structures."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.segmentation.graph import mincut, walker

AROUND = np.array([(-20.0, 0, 0), (20, 0, 0), (0, -20, 0), (0, 20, 0), (0, 0, -20), (0, 0, 20)])
GRAPH = [mincut.TOOL, walker.TOOL]


def points(*places) -> Curve:
    return Curve(np.array(places, float))


@pytest.mark.parametrize("tool", GRAPH, ids=lambda tool: tool.id)
@pytest.mark.parametrize("noise", [20, 50, 100])
def test_a_ball_of_300_hu_contrast_is_cut_out_of_any_noise(run, drawing, dice, tool, noise):
    scene = drawing((48, 48, 48))
    ball = scene.fill(scene.ball((0, 0, 0), 13), 340)
    made = run(tool, volume=scene.volume(noise), inside=points((0, 0, 0)), outside=Curve(AROUND))
    assert dice(made["labels"].mask(1), ball) >= 0.95


def test_the_upper_end_of_sixteen_bits_is_cut_like_any_value(run, drawing, dice):
    scene = drawing((48, 48, 48))
    ball = scene.fill(scene.ball((0, 0, 0), 12), 32767)
    made = run(mincut.TOOL, volume=scene.volume(), inside=points((0, 0, 0)), outside=Curve(AROUND))
    assert dice(made["labels"].mask(1), ball) >= 0.98


@pytest.mark.parametrize("tool", GRAPH, ids=lambda tool: tool.id)
def test_at_the_lower_end_of_sixteen_bits_a_seed_lies_in_air_and_is_refused(run, drawing, tool):
    scene = drawing((48, 48, 48))
    scene.fill(scene.ball((0, 0, 0), 12), -32768)
    with pytest.raises(CTSuiteError) as caught:
        run(tool, volume=scene.volume(), inside=points((0, 0, 0)), outside=Curve(AROUND))
    assert caught.value.code == "GROW-SEED-IN-AIR"


def test_a_sheet_one_voxel_thick_is_cut_out_where_its_contrast_is_high(run, drawing, dice):
    scene = drawing((48, 48, 48))
    sheet = scene.fill(np.indices(scene.grid.shape)[0] == 24, 900)
    seed = scene.grid.index_to_lps([24.0, 24.0, 24.0])
    made = run(
        mincut.TOOL,
        volume=scene.volume(),
        inside=points(seed),
        outside=points(np.add(seed, (0, 0, 15)), np.subtract(seed, (0, 0, 15))),
    )
    assert dice(made["labels"].mask(1), sheet) >= 0.95
