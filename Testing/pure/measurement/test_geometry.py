"""Measures of points: their values, how they answer to small changes, and what they refuse."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import SPATIAL_TRANSFORM
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.measurement import Measurement
from ctsuite.core.runner import run
from ctsuite.core.volume import Volume
from ctsuite.measurement import angle, angle_of_lines, cobb, curve_length, hu_at_point, length
from ctsuite.measurement.tools import MEASURES

OBLIQUE = Rotation.from_euler("xyz", [11, -17, 23], degrees=True).as_matrix()
STEP_MM = 1e-4
BY_POINTS = [
    (length, 2, {}, False),
    (length, 5, {}, False),
    (curve_length, 2, {}, False),
    (curve_length, 6, {}, False),
    (curve_length, 6, {}, True),
    (angle, 3, {}, False),
    (angle, 4, {}, False),
    (angle_of_lines, 4, {}, False),
    (cobb, 4, {"plane": "coronal"}, False),
    (cobb, 4, {"plane": "sagittal"}, False),
]
NAMES = [f"{m.TOOL.id} of {n} {'closed ' if c else ''}{o.get('plane', '')}" for m, n, o, c in BY_POINTS]


def measure(module, points, closed=False, **options) -> Measurement:
    curve = Curve(np.asarray(points, dtype=float), closed, name="by hand")
    (found,) = module.TOOL.function(
        points=curve, parameters=module.TOOL.parse(options), task=None, volume=None
    )["measurements"]
    return found


@pytest.fixture(params=range(3))
def scatter(request):
    return np.random.default_rng(request.param).uniform(-60, 60, (6, 3))


@pytest.mark.parametrize(("module", "count", "options", "closed"), BY_POINTS, ids=NAMES)
def test_the_sensitivity_to_points_is_the_slope_of_the_value(module, count, options, closed, scatter):
    points = scatter[:count]
    found = measure(module, points, closed, **options)
    for n in range(count):
        for axis in range(3):
            ends = np.stack([points, points])
            ends[:, n, axis] += [-STEP_MM, STEP_MM]
            low, high = found.model(ends)
            slope = (high - low) / (2 * STEP_MM)
            assert found.sensitivity.anchors[n, axis] == pytest.approx(slope, rel=1e-5, abs=1e-6)


@pytest.mark.parametrize(("module", "count", "options", "closed"), BY_POINTS, ids=NAMES)
def test_the_sensitivity_to_spacing_is_that_of_a_coarser_image(module, count, options, closed, scatter):
    index = scatter[:count] / 60 * 20 + 32
    grid = Grid((64, 64, 64), (0.8, 0.8, 2.0), (5.0, -7, 11), tuple(map(tuple, OBLIQUE)))
    image = Volume(np.zeros(grid.shape, np.int16), grid)
    curve = Curve(grid.index_to_lps(index), closed)
    (found,) = module.TOOL.function(
        points=curve, parameters=module.TOOL.parse(options), task=None, volume=image
    )["measurements"]
    for axis in range(3):
        values = []
        for factor in (1 - 1e-6, 1 + 1e-6):
            spacing = list(grid.spacing_mm)
            spacing[axis] *= factor
            values.append(found.model(replace(grid, spacing_mm=tuple(spacing)).index_to_lps(index)))
        slope = (values[1] - values[0]) / 2e-6
        assert found.sensitivity.spacing[axis] == pytest.approx(slope, rel=1e-4, abs=1e-4)


@pytest.mark.parametrize(("module", "count", "options", "closed"), BY_POINTS, ids=NAMES)
def test_many_sets_of_anchors_are_worked_out_at_once(module, count, options, closed, scatter):
    found = measure(module, scatter[:count], closed, **options)
    sets = scatter[:count] + np.random.default_rng(1).normal(0, 1, (4, 5, count, 3))
    values = found.model(sets)
    assert values.shape == (4, 5)
    assert values[2, 3] == pytest.approx(float(found.model(sets[2, 3])), rel=1e-12)


@pytest.mark.parametrize("closed", [False, True])
def test_a_curve_through_many_points_of_a_circle_is_as_long_as_its_arc(closed):
    turns = np.linspace(0, 2 * np.pi, 25)[: -1 if closed else None]
    ring = np.stack([40 * np.cos(turns), 40 * np.sin(turns), 0 * turns], -1) @ OBLIQUE.T
    # an open curve begins and ends at rest, which makes its first and last piece a little shorter
    within = 1e-5 if closed else 1e-3
    assert measure(curve_length, ring, closed).value == pytest.approx(80 * np.pi, rel=within)
    assert measure(length, ring).value < measure(curve_length, ring).value


@pytest.mark.parametrize("degrees", [0.0, 12.0, 60.0, 90.0])
def test_lines_have_the_smaller_angle_whichever_way_they_are_drawn(degrees):
    turn = np.radians(degrees)
    u, v = np.array([30.0, 0, 0]), np.array([20 * np.cos(turn), 20 * np.sin(turn), 0])
    base = np.array([5.0, 9, 40])
    for forward in (1, -1):
        points = np.array([[0, 0, 0], u, base, base + forward * v]) @ OBLIQUE.T
        assert measure(angle_of_lines, points).value == pytest.approx(degrees, abs=1e-9)


@pytest.mark.parametrize("degrees", [0.0, 35.0, 100.0])
def test_a_cobb_angle_is_that_of_the_end_plates_in_its_plane(degrees):
    half = np.radians(degrees / 2)
    upper, lower = ([np.cos(t), 0, np.sin(t)] * np.array(25.0) for t in (half, -half))
    # tilted forwards as well, which is not seen from the front
    upper[1], lower[1] = 9.0, -6.0
    below = np.array([0, 0, -90])
    points = np.array([-upper, upper, lower + below, below - lower])
    assert measure(cobb, points).value == pytest.approx(degrees, abs=1e-9)
    turned = points[:, [1, 0, 2]]
    assert measure(cobb, turned, plane="sagittal").value == pytest.approx(degrees, abs=1e-9)


@pytest.fixture
def ramp():
    """An image that rises by 3, 5 and 7 HU a mm along its axes, on an oblique grid."""
    grid = Grid((20, 24, 28), (0.8, 0.9, 2.0), (5.0, -7, 11), tuple(map(tuple, OBLIQUE)))
    k, j, i = np.indices(grid.shape)
    values = 3 * 0.8 * i + 5 * 0.9 * j + 7 * 2.0 * k
    return Volume(values.astype(np.float32), grid, attributes={"FrameOfReferenceUID": "1.2.3"}, name="ramp")


def test_the_value_at_a_point_is_that_of_its_voxel_and_changes_as_the_image_does(ramp):
    index = np.array([[10.3, 7.6, 12.4], [0.2, 23.2, 19.4]])
    points = Curve(ramp.grid.index_to_lps(index), name="two")
    found = hu_at_point.TOOL.function(volume=ramp, points=points, parameters=None, task=None)["measurements"]
    assert [m.value for m in found] == [ramp.array[12, 8, 10], ramp.array[19, 23, 0]]
    slope = OBLIQUE @ [3, 5, 7]
    for each in found:
        np.testing.assert_allclose(each.sensitivity.anchors, [slope], rtol=1e-4)


@pytest.mark.parametrize(
    ("module", "points", "options", "code"),
    [
        (angle, [[0, 0, 0], [1, 1, 1], [2, 2, 2]], {}, "MEASUREMENT-COLLINEAR"),
        (angle_of_lines, [[0, 0, 0], [1, 1, 1], [2, 2, 2]], {}, "MEASUREMENT-POINT-COUNT"),
        (cobb, [[0, 0, 0], [0, 9, 0], [0, 0, 50], [9, 0, 50]], {}, "MEASUREMENT-LINE-ACROSS-PLANE"),
        (cobb, [[0, 0, 0], [0, 0, 0], [0, 0, 50], [9, 0, 50]], {}, "MEASUREMENT-POINTS-COINCIDE"),
        (curve_length, [[0, 0, 0]], {}, "MEASUREMENT-POINT-COUNT"),
        (curve_length, [[0, 0, 0], [np.inf, 0, 0]], {}, "MEASUREMENT-POINTS-INVALID"),
    ],
)
def test_points_without_a_value_are_refused(module, points, options, code):
    with pytest.raises(CTSuiteError) as caught:
        measure(module, points, **options)
    assert caught.value.code == code


def test_lines_may_touch_where_each_has_a_direction():
    assert measure(angle_of_lines, [[0, 0, 0], [5, 0, 0], [5, 0, 0], [5, 5, 0]]).value == pytest.approx(90)


IMAGES = {
    "drawn along a curve": ({SPATIAL_TRANSFORM: "straightened volume"}, "MEASUREMENT-CURVED-IMAGE"),
    "a screenshot": ({"SOPClassUID": "1.2.840.10008.5.1.4.1.1.7"}, "MEASUREMENT-NOT-CALIBRATED"),
    "without the size of pixels": (
        {"SeriesIssues": ("missing-pixel-spacing",)},
        "MEASUREMENT-NOT-CALIBRATED",
    ),
    "of another frame of reference": ({"FrameOfReferenceUID": "9.9"}, "MEASUREMENT-OTHER-FRAME"),
}


@pytest.mark.parametrize(("attributes", "code"), IMAGES.values(), ids=IMAGES)
@pytest.mark.parametrize("module", [length, curve_length, angle_of_lines, hu_at_point])
def test_an_image_that_a_point_cannot_be_measured_on_is_refused(ramp, module, attributes, code):
    image = Volume(ramp.array, ramp.grid, attributes=attributes)
    points = ramp.grid.index_to_lps([[3, 4, 5], [9, 4, 5], [3, 9, 5], [9, 9, 9]])
    with pytest.raises(CTSuiteError) as caught:
        module.TOOL.function(
            volume=image, points=Curve(points, frame_of_reference="1.2.3"), parameters=None, task=None
        )
    assert caught.value.code == code


def test_a_point_outside_of_the_image_is_refused_and_named(ramp):
    points = Curve(ramp.grid.index_to_lps([[3, 4, 5], [40, 4, 5]]))
    for tool in (length.TOOL, hu_at_point.TOOL):
        with pytest.raises(CTSuiteError) as caught:
            tool.function(volume=ramp, points=points, parameters=None, task=None)
        assert caught.value.code == "MEASUREMENT-OUTSIDE" and "Point 2" in caught.value.message


def test_every_measure_says_what_it_is():
    assert len({measure.id for measure in MEASURES}) == len(MEASURES)
    for measure in MEASURES:
        assert measure.views and all((measure.tooltip, measure.formula, measure.anchor_rule)), measure.id


def test_a_length_needs_no_image():
    result = run(length.TOOL, {"points": Curve(np.array([[0.0, 0, 0], [3, 4, 0]]))})
    assert result.outputs["measurements"][0].value == 5.0
