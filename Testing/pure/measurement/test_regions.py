"""Flat and solid regions and segments: values against numpy, sizes against formulas, refusals."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.volume import Volume
from ctsuite.measurement import region, roi, segment_statistics

OBLIQUE = Rotation.from_euler("xyz", [11, -17, 23], degrees=True).as_matrix()
STEP_MM = 1e-4


@pytest.fixture
def image():
    grid = Grid((20, 40, 44), (0.8, 0.9, 2.0), (5.0, -7, 11), tuple(map(tuple, OBLIQUE)))
    values = np.random.default_rng(2).normal(60, 200, grid.shape)
    return Volume(np.rint(values).astype(np.int16), grid, name="noise")


@pytest.fixture
def ramp():
    """An image that rises by 2 HU a mm along i and 6 HU a mm along k."""
    grid = Grid((40, 44, 48), (0.8, 0.9, 1.1), (5.0, -7, 11), tuple(map(tuple, OBLIQUE)))
    k, _, i = np.indices(grid.shape)
    return Volume((2 * 0.8 * i + 6 * 1.1 * k).astype(np.float32), grid, name="ramp")


def measure(module, volume, index, closed=False, **options):
    points = Curve(volume.grid.index_to_lps(index), closed, name="ROI")
    made = module.TOOL.function(
        volume=volume, points=points, parameters=module.TOOL.parse(options), task=None
    )
    return {m.name.removeprefix("ROI: "): m for m in made["measurements"]}, made["histogram"]


def assert_values(found, inside):
    assert found["mean"].value == pytest.approx(inside.mean(), rel=1e-12)
    assert found["standard deviation"].value == pytest.approx(inside.std(), rel=1e-12)
    assert (found["minimum"].value, found["maximum"].value) == (inside.min(), inside.max())


def test_a_rectangle_in_a_slice_takes_its_voxels(image):
    found, histogram = measure(roi, image, [[3.6, 5.4, 7.2], [20.5, 30.6, 7.2]], shape="rectangle")
    inside = image.array[7, 6:31, 4:21]
    assert_values(found, inside)
    assert found["area"].value == pytest.approx((20.5 - 3.6) * 0.8 * (30.6 - 5.4) * 0.9)
    rows = list(histogram.rows())
    assert sum(count for *_, count in rows) == inside.size
    for low, high, count in rows[:5]:
        assert count == np.count_nonzero((inside >= low) & (inside < high)) and high - low == 10


@pytest.mark.parametrize(("axis", "ends"), [(0, ([9, 4, 3], [9, 30, 15])), (1, ([5, 12, 2], [40, 12, 17]))])
def test_a_rectangle_in_another_plane_of_the_image_takes_its_voxels(image, axis, ends):
    found, _ = measure(roi, image, np.array(ends) + 0.2 * (np.arange(3) != axis), shape="rectangle")
    box = [slice(int(np.ceil(a)), int(b) + 1) for a, b in zip(*np.array(ends) + 0.2, strict=True)][::-1]
    box[2 - axis] = ends[0][axis]
    assert_values(found, image.array[tuple(box)])


def test_an_ellipse_takes_the_voxels_inside_and_has_its_area(image):
    found, _ = measure(roi, image, [[4, 6, 3], [30, 33, 3]], shape="ellipse")
    j, i = np.indices(image.array.shape[1:])
    inside = ((i - 17) / 13) ** 2 + ((j - 19.5) / 13.5) ** 2 <= 1
    assert_values(found, image.array[3][inside])
    assert found["area"].value == pytest.approx(np.pi / 4 * 26 * 0.8 * 27 * 0.9)


def test_a_free_hand_outline_takes_the_voxels_inside_and_has_its_area(image):
    corners = np.array([[5, 5], [35, 8], [20, 18.5], [30, 35], [7, 30]]) + 0.37
    outline = np.column_stack([corners, np.full(5, 11.0)])
    found, _ = measure(roi, image, outline, closed=True, shape="free hand")
    again, _ = measure(roi, image, np.vstack([outline, outline[:1]]), shape="free hand")
    assert again["area"].value == pytest.approx(found["area"].value, rel=1e-12)
    mm = corners * (0.8, 0.9)
    shoelace = 0.5 * abs(np.sum(mm[:, 0] * np.roll(mm[:, 1], -1) - mm[:, 1] * np.roll(mm[:, 0], -1)))
    assert found["area"].value == pytest.approx(shoelace, rel=1e-12)
    taken = round(found["area"].value / (0.8 * 0.9))
    crossings = np.zeros(image.array.shape[1:], int)
    j, i = np.indices(crossings.shape)
    for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        crossings += ((a[1] > j) != (b[1] > j)) & (i < (b[0] - a[0]) * (j - a[1]) / (b[1] - a[1]) + a[0])
    inside = crossings % 2 == 1
    assert_values(found, image.array[11][inside])
    assert np.count_nonzero(inside) == pytest.approx(taken, rel=0.05)


def test_an_oblique_region_reads_the_image_between_its_voxels(ramp):
    corners = np.array([[8, 8, 8], [30, 12, 25], [26, 34, 28]])
    found, _ = measure(roi, ramp, corners, shape="rectangle")
    a, b, c = ramp.grid.index_to_lps(corners)
    up = (c - b) - (c - b) @ (b - a) * (b - a) / ((b - a) @ (b - a))
    middle = ramp.grid.lps_to_index(a + (b - a + up) / 2)
    assert found["mean"].value == pytest.approx(2 * 0.8 * middle[0] + 6 * 1.1 * middle[2], abs=1e-3)
    assert found["area"].value == pytest.approx(np.linalg.norm(np.cross(b - a, c - b)))


@pytest.mark.parametrize(
    ("index", "options"),
    [
        ([[4, 6, 3], [30, 33, 3]], {"shape": "rectangle"}),
        ([[30, 6, 3], [4, 33, 3]], {"shape": "ellipse"}),
        ([[8, 8, 8], [30, 12, 15], [26, 34, 18]], {"shape": "rectangle"}),
        ([[8, 8, 8], [30, 12, 15], [26, 30, 18]], {"shape": "ellipse"}),
        ([[5, 5, 9], [35, 8, 9], [20, 18.5, 9], [30, 35, 9], [7, 30, 9]], {"shape": "free hand"}),
    ],
)
def test_the_area_changes_with_its_points_and_the_spacing_as_stated(image, index, options):
    found, _ = measure(roi, image, index, closed=True, **options)
    area = found["area"]
    for n in range(len(index)):
        for axis in range(3):
            ends = np.stack([area.anchors_lps_mm] * 2)
            ends[:, n, axis] += [-STEP_MM, STEP_MM]
            slope = np.diff(area.model(ends))[0] / (2 * STEP_MM)
            assert area.sensitivity.anchors[n, axis] == pytest.approx(slope, abs=1e-6)
    # a common factor on every spacing squares
    assert area.sensitivity.spacing.sum() == pytest.approx(2 * area.value, rel=1e-9)


def test_moving_the_border_changes_mean_spread_and_area_as_stated(ramp):
    half_mm, half = np.array([16.0, 18.0]), np.array([16 / 0.8, 0, 18 / 1.1])
    middle = np.array([24, 20, 20])
    found, _ = measure(roi, ramp, [middle - half, middle + half], shape="ellipse")
    assert found["area"].sensitivity.boundary == pytest.approx(_perimeter(*half_mm), rel=1e-3)
    # where the image rises evenly, the variance over an ellipse is a quarter of (rise times half axis)²
    spreads = [np.linalg.norm([2, 6] * (half_mm + d)) / 2 for d in (-0.01, 0.01)]
    slope = np.diff(spreads)[0] / 0.02
    assert found["standard deviation"].value == pytest.approx(np.mean(spreads), rel=0.02)
    assert found["standard deviation"].sensitivity.boundary == pytest.approx(slope, rel=0.15)
    assert found["mean"].sensitivity.boundary == pytest.approx(0, abs=0.3)


def _perimeter(a, b):
    turn = np.linspace(0, 2 * np.pi, 20001)
    return np.trapezoid(np.hypot(a * np.sin(turn), b * np.cos(turn)), turn)


def test_a_box_and_an_ellipsoid_take_the_voxels_inside(image):
    ends = np.array([[4, 6, 3], [30, 33, 16.0]])
    found, histogram = measure(region, image, ends, shape="box")
    assert_values(found, image.array[3:17, 6:34, 4:31])
    assert found["volume"].value == pytest.approx(26 * 0.8 * 27 * 0.9 * 13 * 2 / 1000)
    assert sum(count for *_, count in histogram.rows()) == 14 * 28 * 27
    k, j, i = np.indices(image.array.shape)
    inside = ((i - 17) / 13) ** 2 + ((j - 19.5) / 13.5) ** 2 + ((k - 9.5) / 6.5) ** 2 <= 1
    round_, _ = measure(region, image, ends[::-1], shape="ellipsoid")
    assert_values(round_, image.array[inside])
    assert round_["volume"].value == pytest.approx(np.pi / 6 * found["volume"].value)


@pytest.mark.parametrize("shape", ["box", "ellipsoid"])
def test_the_volume_of_a_region_changes_with_its_corners_as_stated(image, shape):
    found, _ = measure(region, image, [[30, 6, 3], [4, 33, 16]], shape=shape)
    size = found["volume"]
    for n in range(2):
        for axis in range(3):
            ends = np.stack([size.anchors_lps_mm] * 2)
            ends[:, n, axis] += [-STEP_MM, STEP_MM]
            slope = np.diff(size.model(ends))[0] / (2 * STEP_MM)
            assert size.sensitivity.anchors[n, axis] == pytest.approx(slope, abs=1e-6)
    np.testing.assert_allclose(size.sensitivity.spacing, size.value, rtol=1e-9)


@pytest.mark.parametrize(
    ("module", "index", "closed", "options", "code"),
    [
        (roi, [[3, 3, 3]], False, {}, "MEASUREMENT-POINT-COUNT"),
        (roi, [[3, 3, 3], [9, 9, 9]], False, {}, "MEASUREMENT-PLANE-UNCLEAR"),
        (roi, [[3, 3, 3], [9, 3, 3]], False, {}, "MEASUREMENT-COLLINEAR"),
        (roi, [[3, 3, 3], [9, 3, 3], [12, 3, 3]], False, {}, "MEASUREMENT-COLLINEAR"),
        (roi, [[3, 3, 3], [9, 3, 3], [9, 9, 3]], False, {"shape": "free hand"}, "MEASUREMENT-NOT-CLOSED"),
        (roi, [[3, 3, 3], [9, 3, 3], [15, 3, 3]], True, {"shape": "free hand"}, "MEASUREMENT-COLLINEAR"),
        (
            roi,
            [[3, 3, 3], [19, 3, 3], [19, 19, 6], [3, 19, 3]],
            True,
            {"shape": "free hand"},
            "MEASUREMENT-NOT-FLAT",
        ),
        (
            roi,
            [[3, 3, 3], [19, 19, 3], [19, 3, 3], [3, 19, 3]],
            True,
            {"shape": "free hand"},
            "MEASUREMENT-SELF-CROSSING",
        ),
        (roi, [[3.2, 3.2, 3], [3.7, 3.7, 3]], False, {"shape": "ellipse"}, "MEASUREMENT-REGION-EMPTY"),
        (roi, [[3, 3, 3], [60, 9, 3]], False, {}, "MEASUREMENT-OUTSIDE"),
        (region, [[3.2, 3.2, 3.2], [3.6, 3.6, 3.6]], False, {}, "MEASUREMENT-REGION-EMPTY"),
        (region, [[3, 3, 3]], False, {}, "MEASUREMENT-POINT-COUNT"),
    ],
)
def test_a_region_that_has_no_clear_inside_is_refused(image, module, index, closed, options, code):
    with pytest.raises(CTSuiteError) as caught:
        measure(module, image, index, closed, **options)
    assert caught.value.code == code


def test_every_segment_gets_its_row_and_its_measurements(image):
    array = np.zeros(image.array.shape, np.uint8)
    array[2:8, 3:20, 5:30], array[9:15, 3:20, 5:30] = 1, 4
    labels = Labels(array, image.grid, (Segment(1, "One"), Segment(4, "Four")))
    tool = segment_statistics.TOOL
    made = tool.function(labels=labels, volume=image, parameters=tool.parse({}), task=None)
    rows = list(made["table"].rows())
    assert [row[0] for row in rows] == ["One", "Four"]
    for row, value in zip(rows, (1, 4), strict=True):
        inside = image.array[array == value]
        assert row[1] == inside.size and row[2] == pytest.approx(labels.volume_ml(value))
        assert row[3:] == pytest.approx((inside.mean(), inside.std(), inside.min(), inside.max()))
    assert [m.name for m in made["measurements"]][:2] == ["One: mean", "One: standard deviation"]
    for measurement, value in zip(made["measurements"], [1] * 4 + [4] * 4, strict=True):
        place = np.rint(image.grid.lps_to_index(measurement.anchors_lps_mm[0])).astype(int)
        assert array[tuple(place[::-1])] == value
    with pytest.raises(CTSuiteError) as caught:
        tool.function(labels=labels, volume=image, parameters=tool.parse({"segment": "Six"}), task=None)
    assert caught.value.code == "SEGMENT-UNKNOWN"
    array[array == 4] = 0
    with pytest.raises(CTSuiteError) as caught:
        tool.function(labels=labels, volume=image, parameters=tool.parse({}), task=None)
    assert caught.value.code == "MEASUREMENT-SEGMENT-EMPTY"
