"""Measures of landmarks for planning: against legs, spines and pelves whose angles are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.volume import Volume
from ctsuite.measurement.planning import (
    anteversion,
    leg_length,
    mechanical_axis,
    neck_shaft,
    pelvis,
    spine_curvature,
)
from ctsuite.phantom.anatomy.femur import femora

STEP_MM = 1e-3
OBLIQUE = Rotation.from_euler("xyz", [11, -17, 23], degrees=True).as_matrix()
LEG = np.array([[90.0, 0, 0], [80, 5, -420], [75, 10, -800]])
SIDES = {"right": np.array([-1.0, 1, 1]), "left": np.ones(3)}
PELVIS = [[-90.0, -2, 3], [90, 2, -3], [1, 45, 90], [-1, 15, 70]]
NECK = [[90.0, -10, 0], [130, 0, -35], [140, 20, -420], [85, 25, -422]]
TURNED = [*NECK, [125, 5, -40], [112, 5, -400]]
CASES = [
    (neck_shaft, [[90.0, 0, 0], [115, -9, -25], [135, -15, -90], [125, -14, -230]], {}),
    (anteversion, NECK, {}),
    (anteversion, TURNED, {}),
    (mechanical_axis, LEG, {"side": "left leg"}),
    (leg_length, LEG, {}),
    (leg_length, [*(LEG * SIDES["right"]), *(LEG * 1.01)], {}),
    (spine_curvature, [[0.0, 30, 0], [0, -4, 9], [3, 25, -160], [3, -2, -180]], {"curvature": "lordosis"}),
    (spine_curvature, [[0.0, 30, 0], [0, -4, -9], [3, 25, -160], [3, -2, -150]], {"curvature": "kyphosis"}),
    (pelvis, PELVIS, {}),
]
each = pytest.mark.parametrize(("module", "points", "options"), CASES)


def measure(module, points, volume=None, **options):
    """Every value of a tool by its kind, at points."""
    curve = Curve(np.asarray(points, dtype=float), name="by hand")
    given = module.TOOL.parse(options)
    found = module.TOOL.function(points=curve, parameters=given, task=None, volume=volume)["measurements"]
    return {each.kind: each for each in found}


def refusal(module, points, **options) -> str:
    with pytest.raises(CTSuiteError) as refused:
        measure(module, points, **options)
    return refused.value.code


@each
def test_the_sensitivity_is_the_slope_of_the_value_and_many_sets_work_at_once(module, points, options):
    for found in measure(module, points, **options).values():
        anchors = found.anchors_lps_mm
        turn = np.random.default_rng(3).normal(0, 1, anchors.shape)
        low, high = found.model(np.stack([anchors - 0.01 * turn, anchors + 0.01 * turn]))
        assert (found.sensitivity.anchors * turn).sum() == pytest.approx((high - low) / 0.02, rel=1e-4)
        sets = anchors + np.random.default_rng(1).normal(0, 1, (4, 5, *anchors.shape))
        assert found.model(sets)[2, 3] == pytest.approx(float(found.model(sets[2, 3])), rel=1e-12)


@each
def test_the_sensitivity_to_spacing_is_that_of_a_coarser_image(module, points, options):
    grid = Grid((64, 64, 64), (9.0, 9.0, 20.0), (-280, -280, -900), ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
    index = grid.lps_to_index(np.asarray(points))
    image = Volume(np.zeros(grid.shape, np.int16), grid)
    for found in measure(module, points, image, **options).values():
        own = index[:3] if "right leg" in found.kind else index[3:] if "left leg" in found.kind else index
        values = []
        for factor in (1 - 1e-5, 1 + 1e-5):
            coarser = replace(grid, spacing_mm=(9.0, 9.0, 20.0 * factor))
            values.append(float(found.model(coarser.index_to_lps(own))))
        assert found.sensitivity.spacing[2] == pytest.approx(
            (values[1] - values[0]) / 2e-5, rel=1e-3, abs=1e-3
        )


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("seed", [0, 5])
def test_the_neck_shaft_angle_is_that_of_the_phantom(seed, side):
    parts = femora(seed, 0.0)
    (truth,) = (gauge for gauge in parts.gauges if gauge.key == f"femur_{side}_neck_shaft_angle")
    places = [parts.landmarks[f"femur_{side}_{name}"] for name in ("head_centre", "neck_shaft_corner")]
    shaft = [parts.landmarks[f"femur_{side}_{name}"] for name in ("shaft_middle", "knee_end")]
    found = measure(neck_shaft, [places[0], places[1], *shaft])["neck-shaft angle"]
    assert found.value == pytest.approx(truth.value, abs=1e-6)
    assert 115 < found.value < 140


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("degrees", [-8.0, 0.0, 14.0, 35.0])
@pytest.mark.parametrize("swapped", [False, True])
def test_anteversion_is_positive_where_the_neck_points_forwards(side, degrees, swapped):
    turn = np.radians(degrees)
    head = [90, -45 * np.sin(turn), 0]
    condyles = [[140, 20, -420], [80, 20, -425]][:: -1 if swapped else 1]
    points = np.array([head, [90 + 45 * np.cos(turn), 0, -40], *condyles]) * SIDES[side]
    assert measure(anteversion, points)["femoral anteversion"].value == pytest.approx(degrees, abs=1e-9)


def test_anteversion_along_the_femur_does_not_depend_on_how_the_leg_lies():
    turn = np.radians(15)
    head, base = [90, -45 * np.sin(turn), 0], [90 + 45 * np.cos(turn), 0, -40]
    points = np.array([head, base, [140, 20, -420], [80, 20, -425], [110, 0, 0], [110, 0, -400]])
    tilted = points @ Rotation.from_euler("xyz", [12, 9, 4], degrees=True).as_matrix().T
    assert measure(anteversion, tilted)["femoral anteversion"].value == pytest.approx(15, abs=1e-9)
    assert abs(measure(anteversion, tilted[:4])["femoral anteversion"].value - 15) > 1


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("outwards", "angle"), [(0.0, 180.0), (20.0, 174.27), (-20.0, 185.73)])
def test_a_knee_that_lies_outwards_is_varus(side, outwards, angle):
    points = np.array([[80.0, 0, 800], [80 + outwards, 30, 400], [80, 0, 0]]) * SIDES[side]
    found = measure(mechanical_axis, points, side=f"{side} leg")
    assert found["hip-knee-ankle angle"].value == pytest.approx(angle, abs=0.01)
    assert found["mechanical axis deviation"].value == pytest.approx(outwards, abs=1e-9)


def test_a_straight_leg_has_a_law_of_uncertainty_that_holds():
    found = measure(mechanical_axis, [[80.0, 0, 800], [80, 0, 400], [80, 0, 0]])["hip-knee-ankle angle"]
    assert found.sensitivity.anchors[1, 0] == pytest.approx(np.degrees(2 / 400), rel=1e-6)
    assert np.isfinite(found.sensitivity.anchors).all()


def test_a_bent_knee_does_not_shorten_the_leg_and_the_difference_is_right_less_left():
    straight = np.array([[-80.0, 0, 0], [-80, 0, -430], [-80, 0, -810]])
    turn = np.radians(20)
    bent = np.array([[80.0, 0, 0], [80, -430 * np.sin(turn), -430 * np.cos(turn)], [80, 0, 0]])
    bent[2] = bent[1] + 372 * np.array([0, np.sin(turn), -np.cos(turn)])
    found = {k: m.value for k, m in measure(leg_length, [*straight, *bent]).items()}
    assert found["length of the right leg"] == pytest.approx(810)
    assert found["length of the left leg"] == pytest.approx(802)
    assert found["leg length difference"] == pytest.approx(8)
    assert measure(leg_length, straight)["leg length"].value == pytest.approx(810)


def plate(drop_deg, z, y=0.0, length=34.0):
    """Back and front edge of an end plate that falls to the front."""
    half = np.radians(drop_deg)
    way = length / 2 * np.array([0, -np.cos(half), -np.sin(half)])
    return [np.array([0, y, z]) - way, np.array([0, y, z]) + way]


@pytest.mark.parametrize(("upper", "lower"), [(-20.0, 40.0), (10.0, 5.0), (35.0, -25.0)])
def test_lordosis_is_hollow_and_kyphosis_round_at_the_back(upper, lower):
    points = [*plate(upper, 200), *plate(lower, 0)]
    assert measure(spine_curvature, points)["lordosis"].value == pytest.approx(lower - upper)
    found = measure(spine_curvature, points, curvature="kyphosis")["kyphosis"]
    assert found.value == pytest.approx(upper - lower)


@pytest.mark.parametrize("lean", [-25.0, 0.0, 30.0])
def test_the_incidence_does_not_depend_on_how_the_pelvis_is_tilted(lean):
    tilt, slope = 12.0, 41.0
    high = 90 * np.array([0, np.sin(np.radians(tilt)), np.cos(np.radians(tilt))])
    edges = np.array(plate(slope, 0)) + high
    points = np.array([[-90, 0, 0], [90, 0, 0], *edges])
    turned = points @ Rotation.from_euler("x", -lean, degrees=True).as_matrix().T
    found = {kind: each.value for kind, each in measure(pelvis, turned).items()}
    assert found["pelvic incidence"] == pytest.approx(tilt + slope)
    assert found["pelvic tilt"] == pytest.approx(tilt + lean)
    assert found["sacral slope"] == pytest.approx(slope - lean)


@each
def test_points_in_one_place_or_too_few_are_refused(module, points, options):
    points = np.array(points, dtype=float)
    assert refusal(module, points[:2], **options) == "MEASUREMENT-POINT-COUNT"
    same = points.copy()
    same[2] = same[0]
    assert refusal(module, same, **options) == "MEASUREMENT-POINTS-COINCIDE"
    points[1, 1] = np.nan
    assert refusal(module, points, **options) == "MEASUREMENT-POINTS-INVALID"


@pytest.mark.parametrize(
    ("module", "points"),
    [
        (anteversion, [[0.0, 0, 0], [0, 0, -40], [140, 20, -420], [80, 20, -425]]),
        (mechanical_axis, [[80.0, 0, 0], [80, -90, 0], [80, 0, -400]]),
        (spine_curvature, [[0.0, 0, 0], [30, 0, 0], [0, 20, -50], [0, -10, -60]]),
        (pelvis, [[-90.0, 0, 0], [90, 0, 0], [-15, 30, 80], [15, 30, 80]]),
    ],
)
def test_a_line_that_is_not_seen_in_its_plane_is_refused(module, points):
    assert refusal(module, points) == "MEASUREMENT-LINE-ACROSS-PLANE"
