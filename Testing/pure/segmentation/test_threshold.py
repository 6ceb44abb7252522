"""Threshold segmentation: limits, parts, holes, noise, gaps, and what lies outside the body."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk

from ctsuite.core.codes import BONE
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.segmentation import presets, threshold

TOOL = threshold.TOOL


def column(report, name):
    return next(column.values for column in report.columns if column.name == name)


def test_the_limits_are_included_and_agree_with_simpleitk(run):
    array = np.arange(-40, 20, dtype=np.int16).reshape(3, 4, 5)
    volume = Volume(array, Grid.axial((3, 4, 5), (1, 1, 1)))
    made = run(TOOL, volume=volume, lower=-30, upper=-1, keep="all", body_only=False)["labels"]
    theirs = sitk.BinaryThreshold(sitk.GetImageFromArray(array), -30, -1)
    assert np.array_equal(made.array, sitk.GetArrayFromImage(theirs))
    assert made.array.dtype == np.uint8 and made.grid == volume.grid


def test_a_bone_preset_names_codes_and_bounds_the_segment(run, drawing):
    scene = drawing()
    ball = scene.fill(scene.ball((0, 0, 0), 8), 226)
    scene.fill(scene.ball((0, 0, 0), 4), 5000)
    made = run(TOOL, volume=scene.volume(), preset="bone")["labels"]
    (segment,) = made.segments
    assert (segment.name, segment.type) == ("Bone", BONE)
    assert np.array_equal(made.mask(1), ball)


def test_every_preset_is_a_proper_range_with_its_source():
    assert len({preset.id for preset in presets.PRESETS}) == len(presets.PRESETS)
    for preset in presets.PRESETS:
        assert presets.LOWEST_HU <= preset.lower_hu < preset.upper_hu <= presets.HIGHEST_HU
        assert preset.source and preset.type.scheme == "SCT"


@pytest.fixture
def three_balls(drawing):
    """Balls of 12, 7 and 2 mm radius on a tilted grid of oblong voxels."""
    scene = drawing((30, 60, 60), (1.0, 1.0, 2.0), tilted=True)
    radii = {(-10, -8, 0): 12, (18, 14, 4): 7, (20, -16, -10): 2}
    return scene, [scene.fill(scene.ball(centre, radius), 500) for centre, radius in radii.items()]


def test_the_largest_part_is_kept_alone(run, three_balls):
    scene, (large, _, _) = three_balls
    made = run(TOOL, volume=scene.volume(), preset="bone", keep="largest")
    assert np.array_equal(made["labels"].mask(1), large)
    assert column(made["report"], "Decision") == ("kept", "left out: small", "left out: small")


def test_parts_below_the_smallest_volume_are_left_out_and_reported(run, three_balls):
    scene, (large, middle, small) = three_balls
    made = run(TOOL, volume=scene.volume(), preset="bone", minimum_volume=0.1)
    assert np.array_equal(made["labels"].mask(1), large | middle)
    report = made["report"]
    assert column(report, "Voxels") == tuple(int(ball.sum()) for ball in (large, middle, small))
    assert column(report, "Volume") == pytest.approx(
        [ball.sum() * 2 / 1000 for ball in (large, middle, small)]
    )
    assert column(report, "L")[:2] == pytest.approx([-10, 18], abs=0.2)
    assert column(report, "S")[:2] == pytest.approx([0, 4], abs=0.2)
    assert set(column(report, "At the border")) == {"no"}


def test_a_ball_in_strong_noise_is_found_whole_behind_a_noise_filter(run, drawing, dice):
    scene = drawing()
    ball = scene.fill(scene.ball((0, 0, 0), 12), 300)
    noisy = scene.volume(noise=80)
    plain = run(TOOL, volume=noisy, lower=170, keep="all")
    for filter_, size in (("gaussian", 1.0), ("median", 1.0)):
        quiet = run(TOOL, volume=noisy, lower=170, noise=filter_, noise_size=size)
        kept = [d for d in column(quiet["report"], "Decision") if d == "kept"]
        assert dice(quiet["labels"].mask(1), ball) > 0.96
        assert len(kept) == 1
    assert dice(plain["labels"].mask(1), ball) < 0.93


def test_the_noise_filter_is_off_unless_asked_for_and_the_volume_is_never_changed(run, drawing):
    scene = drawing((12, 12, 12))
    scene.fill(scene.ball((0, 0, 0), 4), 300)
    noisy = scene.volume(noise=50)
    before = noisy.array.copy()
    made = run(TOOL, volume=noisy, lower=170, keep="all", body_only=False)
    assert np.array_equal(made["labels"].mask(1), noisy.array >= 170)
    run(TOOL, volume=noisy, lower=170, keep="all", noise="gaussian", close_gap=3, holes="fill enclosed")
    assert np.array_equal(noisy.array, before)


def test_a_gap_is_kept_open_or_closed_as_asked(run, drawing):
    scene = drawing((24, 24, 40))
    rod = scene.fill(scene.rod((0, 0, 0), 6, axis=0, half=15), 600)
    scene.fill(rod & (np.abs(scene.places[..., 0]) <= 1.1), -80)
    broken = run(TOOL, volume=scene.volume(), preset="bone")
    assert len(column(broken["report"], "Part")) == 2
    whole = run(TOOL, volume=scene.volume(), preset="bone", close_gap=4)
    assert len(column(whole["report"], "Part")) == 1
    assert np.array_equal(whole["labels"].mask(1) & rod, rod)
    assert whole["labels"].mask(1).sum() <= 1.02 * rod.sum()


def test_holes_are_reported_and_filled_only_when_asked(run, drawing):
    scene = drawing()
    ball = scene.fill(scene.ball((0, 0, 0), 14), 500)
    hollow = scene.fill(scene.ball((1, 2, -3), 5), 30)
    kept = run(TOOL, volume=scene.volume(), preset="bone")
    assert np.array_equal(kept["labels"].mask(1), ball & ~hollow)
    assert column(kept["report"], "Decision") == ("kept", "left open")
    assert column(kept["report"], "Voxels")[1] == hollow.sum()
    filled = run(TOOL, volume=scene.volume(), preset="bone", holes="fill enclosed")
    assert np.array_equal(filled["labels"].mask(1), ball)


def test_table_and_holder_are_left_out_and_arms_are_kept(run, drawing):
    scene = drawing((20, 70, 110), (2.0, 2.0, 3.0), background=-1000)
    trunk = scene.fill(scene.rod((0, -10, 0), 45), 40)
    scene.fill(scene.rod((-75, 0, 0), 18), 40)
    bones = scene.fill(scene.rod((0, 20, 0), 8), 700) | scene.fill(scene.rod((-75, 0, 0), 6), 700)
    plate = (np.abs(scene.places[..., 1] - 48) <= 2) & ~trunk
    scene.fill(plate, 500)
    made = run(TOOL, volume=scene.volume(), preset="bone")
    assert np.array_equal(made["labels"].mask(1), bones)
    assert "left out: outside the body" in column(made["report"], "Decision")
    every = run(TOOL, volume=scene.volume(), preset="bone", body_only=False)
    assert np.array_equal(every["labels"].mask(1), bones | plate)


def test_a_phantom_in_air_is_its_own_body(run, drawing):
    scene = drawing(background=-1000)
    ball = scene.fill(scene.ball((0, 0, 0), 3), 400)
    assert np.array_equal(run(TOOL, volume=scene.volume(), preset="bone")["labels"].mask(1), ball)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"lower": 9000}, "SEGMENT-THRESHOLD-EMPTY"),
        ({"lower": 300, "minimum_volume": 1000}, "SEGMENT-THRESHOLD-EMPTY"),
        ({"lower": 300, "upper": 299}, "PARAMETER-CONFLICT"),
        ({"preset": "gold"}, "PARAMETER-CHOICE"),
        ({"lower": -40000}, "PARAMETER-RANGE"),
    ],
)
def test_what_gives_no_region_is_refused(run, drawing, values, code):
    scene = drawing((12, 12, 12))
    scene.fill(scene.ball((0, 0, 0), 4), 400)
    with pytest.raises(CTSuiteError) as caught:
        run(TOOL, volume=scene.volume(), **values)
    assert caught.value.code == code


def test_the_work_can_be_cancelled_and_reports_progress(drawing):
    scene = drawing((12, 12, 12))
    scene.fill(scene.ball((0, 0, 0), 4), 400)
    seen: list[float] = []
    TOOL.function(volume=scene.volume(), parameters=TOOL.parse({}), task=Task(lambda f, m: seen.append(f)))
    assert seen == sorted(seen) and seen[-1] > 0.9
    with pytest.raises(CTSuiteError) as caught:
        cancelled = Task(cancelled=lambda: len(seen) > 0)
        TOOL.function(volume=scene.volume(), parameters=TOOL.parse({}), task=cancelled)
    assert caught.value.code == "RUN-CANCELLED"


@pytest.mark.data
def test_the_head_holder_of_a_real_head_ct_is_left_out(run, series):
    cranium = series("cranium")
    made = run(TOOL, volume=cranium, preset="bone")
    outside = [
        (volume, decision)
        for volume, decision in zip(
            column(made["report"], "Volume"), column(made["report"], "Decision"), strict=True
        )
        if decision == "left out: outside the body" and volume > 10
    ]
    assert len(outside) == 2
    assert made["labels"].volume_ml(1) == pytest.approx(595, abs=5)
