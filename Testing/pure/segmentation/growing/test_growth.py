"""Growing one region from seed points: connected threshold, confidence connected, leak-limited growth."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.segmentation.growing import confidence, connected, leak

TOOLS = [connected.TOOL, confidence.TOOL, leak.TOOL]


def seeds(*points, name="Seeds") -> Curve:
    return Curve(np.array(points, dtype=float).reshape(-1, 3), name=name)


def column(table, name: str) -> tuple:
    return next(c.values for c in table.columns if c.name == name)


@pytest.fixture
def two_balls(drawing):
    """Two balls of 140 HU, apart from each other, in soft tissue of 40 HU."""
    scene = drawing((32, 40, 60), (1.0, 0.9, 1.3), tilted=True)
    left = scene.fill(scene.ball((-12, 0, 0), 9), 140)
    right = scene.fill(scene.ball((12, 0, 0), 10), 140)
    return scene, left, right


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)
def test_moving_the_seed_moves_the_region(run, two_balls, tool):
    scene, left, right = two_balls
    limits = {"smoothing": 0, "multiplier": 8} if tool is confidence.TOOL else {"lower": 100, "upper": 180}
    for point, truth in (((-12, 0, 0), left), ((12, 0, 0), right)):
        made = run(tool, volume=scene.volume(5), inside=seeds(point), **limits)
        assert np.array_equal(made["labels"].mask(1), truth)


def test_two_seeds_grow_both_balls(run, two_balls):
    scene, left, right = two_balls
    both = seeds((-12, 0, 0), (12, 0, 0))
    made = run(connected.TOOL, volume=scene.volume(), inside=both, lower=100, upper=180)
    assert np.array_equal(made["labels"].mask(1), left | right)
    assert column(made["report"], "Part") == ("Region", "Region")


def test_connected_growth_agrees_with_simpleitk(run, two_balls):
    sitk = pytest.importorskip("SimpleITK")
    scene, *_ = two_balls
    volume = scene.volume(40)
    made = run(connected.TOOL, volume=volume, inside=seeds((12, 0, 0)), lower=60, upper=220)
    index = np.rint(volume.grid.lps_to_index((12, 0, 0))).astype(int).tolist()
    assert 60 <= volume.array[tuple(index[::-1])] <= 220
    theirs = sitk.ConnectedThreshold(sitk.GetImageFromArray(volume.array), [index], 60, 220)
    assert np.array_equal(made["labels"].mask(1), sitk.GetArrayFromImage(theirs) > 0)


@pytest.mark.parametrize(("noise", "least"), [(20, 0.97), (50, 0.95), (100, 0.9)])
def test_confidence_growth_finds_a_ball_in_noise(run, drawing, dice, noise, least):
    scene = drawing((48, 48, 48))
    ball = scene.fill(scene.ball((0, 0, 0), 15), 240)
    made = run(
        confidence.TOOL, volume=scene.volume(noise), inside=seeds((0, 0, 0)), smoothing=1.5, multiplier=3
    )
    assert dice(made["labels"].mask(1), ball) >= least
    steps = made["steps"]
    assert abs(column(steps, "Mean")[-1] - 240) < 15
    assert column(steps, "Iteration") == tuple(range(len(column(steps, "Iteration"))))


def test_the_statistics_of_a_seed_are_those_of_the_ball_around_it(run, two_balls):
    scene, *_ = two_balls
    volume = scene.volume(20)
    made = run(
        connected.TOOL,
        volume=volume,
        inside=seeds((-12, 0, 0)),
        outside=seeds((0, 15, 0)),
        lower=60,
        upper=220,
        radius=4.0,
    )
    table = made["statistics"]
    assert column(table, "Seed") == ("inside", "outside")
    centre = volume.grid.index_to_lps(np.rint(volume.grid.lps_to_index((-12, 0, 0))))
    around = volume.array[np.linalg.norm(scene.places - centre, axis=-1) <= 4.0]
    assert column(table, "Voxels")[0] == around.size
    assert column(table, "Mean")[0] == pytest.approx(around.mean())
    assert column(table, "Standard deviation")[0] == pytest.approx(around.std())
    assert 30 < column(table, "Mean")[1] < 50


@pytest.fixture
def dumbbell(drawing):
    """Two balls joined by a rod of 4 mm across."""
    scene = drawing((40, 40, 72))
    left, right = scene.ball((-18, 0, 0), 11), scene.ball((18, 0, 0), 13)
    rod = scene.rod((0, 0, 0), 2, axis=0, half=18)
    scene.fill(left | right | rod, 140)
    return scene, left, right


def test_growth_stops_at_a_neck_and_marks_it(run, dumbbell, dice):
    scene, left, right = dumbbell
    made = run(leak.TOOL, volume=scene.volume(), inside=seeds((-18, 0, 0)), lower=100, upper=180, neck=8)
    region = made["labels"].mask(1)
    assert dice(region, left) >= 0.97
    assert not (region & right).any()
    places = made["leaks"].points_lps_mm
    assert len(places) == 1
    assert np.linalg.norm(places[0] - (-7, 0, 0)) < 4.5
    assert made["labels"].mask(2).any()
    assert 2 <= column(made["leak_report"], "Width")[0] <= 8
    assert column(made["leak_report"], "Beyond")[0] == pytest.approx(right.sum() / 1000, rel=0.05)


def test_without_a_narrow_neck_nothing_is_marked(run, dumbbell):
    scene, *_ = dumbbell
    made = run(leak.TOOL, volume=scene.volume(), inside=seeds((-18, 0, 0)), lower=100, upper=180, neck=2)
    assert np.array_equal(made["labels"].mask(1), scene.values == 140)
    assert len(made["leaks"].points_lps_mm) == 0
    assert len(made["labels"].segments) == 1


def test_a_seed_outside_cuts_the_region_at_the_narrowest_place(run, dumbbell, dice):
    scene, left, _ = dumbbell
    given = {"volume": scene.volume(), "inside": seeds((-18, 0, 0)), "lower": 100, "upper": 180}
    made = run(connected.TOOL, **given, outside=seeds((18, 0, 0)))
    assert dice(made["labels"].mask(1), left) >= 0.95
    assert not made["labels"].mask(1)[scene.ball((18, 0, 0), 11)].any()
    aside = run(connected.TOOL, **given, outside=seeds((0, 18, 0)))["labels"].mask(1)
    assert np.array_equal(aside, scene.values == 140)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)
@pytest.mark.parametrize(
    ("inside", "outside", "code"),
    [
        ([], [], "GROW-SEEDS-MISSING"),
        ([(900, 0, 0)], [], "GROW-SEED-BEYOND"),
        ([(0, 0, 0)], [(0, 0, -900)], "GROW-SEED-BEYOND"),
        ([(np.nan, 0, 0)], [], "GROW-SEED-BEYOND"),
        ([(0, 0, 0), (0, -16, 0)], [], "GROW-SEED-IN-AIR"),
        ([(0, 0, 0)], [(0.1, 0, 0)], "GROW-SEEDS-CLASH"),
    ],
)
def test_a_seed_that_cannot_be_used_is_refused(run, drawing, tool, inside, outside, code):
    scene = drawing((20, 40, 40), background=140)
    scene.fill(scene.places[..., 1] < -10, -1000)
    with pytest.raises(CTSuiteError) as caught:
        run(tool, volume=scene.volume(), inside=seeds(*inside), outside=seeds(*outside))
    assert caught.value.code == code


def test_a_seed_off_the_limits_and_limits_in_the_wrong_order_are_refused(run, drawing):
    scene = drawing((20, 20, 20))
    for limits, code in (((100, 200), "GROW-SEED-OFF-LIMITS"), ((200, 100), "PARAMETER-CONFLICT")):
        with pytest.raises(CTSuiteError) as caught:
            run(
                connected.TOOL,
                volume=scene.volume(),
                inside=seeds((0, 0, 0)),
                lower=limits[0],
                upper=limits[1],
            )
        assert caught.value.code == code


def test_air_can_be_grown_where_the_limits_include_it(run, drawing):
    scene = drawing((20, 20, 20))
    hole = scene.fill(scene.ball((0, 0, 0), 5), -1000)
    made = run(connected.TOOL, volume=scene.volume(), inside=seeds((0, 0, 0)), lower=-1100, upper=-900)
    assert np.array_equal(made["labels"].mask(1), hole)


@pytest.mark.parametrize("value", [-32768, 32767])
def test_the_ends_of_16_bits_grow_like_any_other_value(run, drawing, value):
    scene = drawing((16, 16, 16))
    ball = scene.fill(scene.ball((0, 0, 0), 4), value)
    made = run(connected.TOOL, volume=scene.volume(), inside=seeds((0, 0, 0)), lower=value, upper=value)
    assert np.array_equal(made["labels"].mask(1), ball)


def test_a_sheet_of_one_voxel_is_grown_whole(run, drawing):
    scene = drawing((16, 20, 20))
    sheet = np.zeros(scene.grid.shape, bool)
    sheet[8] = True
    scene.fill(sheet, 140)
    point = scene.places[8, 10, 10]
    made = run(connected.TOOL, volume=scene.volume(), inside=seeds(point), lower=100, upper=180)
    assert np.array_equal(made["labels"].mask(1), sheet)
