"""Measures in images along a curve: true in the body whatever the image looks like, or refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import STRAIGHTENED, STRETCHED, VOLUME, CurvedImage
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measuring import View
from ctsuite.core.runner import Context, accept, run
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.measurement import length
from ctsuite.measurement.curved import places, tools
from ctsuite.measurement.tools import TOOLS

TOOL = {tool.id.removeprefix("measurement.curved_"): tool for tool in tools.TOOLS}
STEP_MM = 1e-4


def arc(radius: float, degrees: float = 150.0) -> Curve:
    turn = np.radians(np.linspace(0, degrees, 60))
    return Curve(radius * np.stack([np.cos(turn), 0 * turn, np.sin(turn)], -1), name="Arc")


def winding() -> Curve:
    z = np.linspace(0, 120, 90)
    return Curve(np.stack([14 * np.sin(z / 18), 9 * np.cos(z / 25), -z], -1), name="Winding")


def drawn(image: CurvedImage, spacing: float = 1.0) -> Volume:
    grid = image.grid(spacing)
    return Volume(np.zeros(grid.shape, np.int16), grid, attributes=image.attributes(), name="bent")


def measure(name: str, volume: Volume, points, closed: bool = False, space: str = places.PICTURE):
    curve = Curve(np.asarray(points, dtype=float), closed, name="by hand")
    tool = TOOL[name]
    parameters = tool.parse({"space": space})
    found = tool.function(volume=volume, points=curve, parameters=parameters, task=None)
    return found["measurements"][0], found["curve"].points_lps_mm


def length_of(points: NDArray[np.float64]) -> float:
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def outline(middle: float, radius: float, count: int = 24) -> NDArray[np.float64]:
    """A ring of places u, v, s in a straightened volume."""
    turn = np.arange(count) * 2 * np.pi / count
    return np.stack([radius * np.cos(turn), radius * np.sin(turn), 0 * turn + middle], -1)


def turned_into_the_bend(curve: Curve) -> CurvedImage:
    """A picture whose width lies in the plane of an arc, its right side away from the centre."""
    image = CurvedImage.of_curve(curve, STRAIGHTENED, 40.0)
    _, _, first, second, bend = image.frame.vectors(10.0)
    return image.rotated(float(np.degrees(np.arctan2(-bend @ second, -bend @ first))))


@pytest.mark.parametrize("radius", [30.0, 60.0])
@pytest.mark.parametrize("side", [-7.0, 7.0])
def test_a_ruler_beside_the_axis_reads_what_it_is_in_the_body(radius: float, side: float) -> None:
    bent = drawn(turned_into_the_bend(arc(radius)))
    ruler = [[side, 10.0, 0.0], [side, 40.0, 0.0]]
    true = 30.0 * (1 + side / radius)
    assert abs(true - 30.0) > 3.0, "the picture shows 30 mm"
    surface, course = measure("surface_length", bent, ruler)
    assert surface.value == pytest.approx(true, rel=1e-4)
    assert length_of(course) == pytest.approx(true, rel=1e-4)
    axis, along = measure("axis_length", bent, ruler)
    assert axis.value == pytest.approx(30.0, rel=1e-4)
    assert length_of(along) == pytest.approx(30.0, rel=1e-4)
    distance, ends = measure("distance", bent, ruler)
    assert distance.value == pytest.approx(2 * (radius + side) * np.sin(15.0 / radius), rel=1e-4)
    np.testing.assert_allclose(ends, surface.anchors_lps_mm)


def test_the_angle_at_the_axis_is_that_of_the_chords_in_the_body() -> None:
    bent = drawn(CurvedImage.of_curve(arc(40.0), VOLUME, 20.0))
    found, course = measure("angle", bent, [[3.0, 2.0, 20.0], [-4.0, 1.0, 40.0], [0.0, 5.0, 60.0]])
    assert found.value == pytest.approx(180.0 - np.degrees(20.0 / 40.0), abs=0.01)
    assert course.shape == (3, 3)


@pytest.mark.parametrize("turn", [0.0, 50.0])
def test_a_diameter_is_measured_across_the_axis_even_if_it_was_drawn_askew(turn: float) -> None:
    bent = drawn(CurvedImage.of_curve(arc(40.0), STRAIGHTENED, 20.0, rotation_deg=turn))
    found, ends = measure("diameter", bent, [[-4.0, 30.0, 0.0], [5.0, 33.0, 0.0]])
    assert found.value == pytest.approx(9.0, abs=1e-9)
    assert np.linalg.norm(ends[1] - ends[0]) == pytest.approx(9.0, abs=1e-9)


def test_an_area_is_that_of_the_outline_in_its_cross_section() -> None:
    image = CurvedImage.of_curve(winding(), VOLUME, 20.0)
    ring = outline(50.0, 5.0, 240)
    found, course = measure("area", drawn(image), ring, closed=True)
    assert found.value == pytest.approx(25 * np.pi, rel=1e-3)
    away = course - course.mean(axis=0)
    assert np.linalg.svd(away, compute_uv=False)[2] < 1e-9, "it is flat in the body"
    np.testing.assert_allclose(np.linalg.norm(away, axis=1), 5.0, rtol=1e-9)
    again, _ = measure("area", drawn(image), np.vstack([ring, ring[:1]]))
    assert again.value == pytest.approx(found.value, rel=1e-12)


def test_in_a_stretched_image_the_axis_and_not_the_drawn_line_is_measured() -> None:
    image = CurvedImage.of_curve(winding(), STRETCHED, 30.0)
    frame = CurvedImage.of_curve(winding(), STRAIGHTENED, 30.0).frame
    at = np.array([20.0, 85.0])
    spots = image.positions(image.from_lps(frame.vectors(at)[0]).suv_mm)
    bent = drawn(image)
    along, _ = measure("axis_length", bent, spots)
    assert along.value == pytest.approx(65.0, rel=1e-4)
    assert np.linalg.norm(spots[1] - spots[0]) != pytest.approx(65.0, rel=0.01)
    # every length of the surface itself is drawn true
    surface, _ = measure("surface_length", bent, spots)
    assert surface.value == pytest.approx(np.linalg.norm(spots[1] - spots[0]), rel=1e-3)


def test_a_diameter_in_a_stretched_image_is_that_of_the_cross_section_in_the_body() -> None:
    image = CurvedImage.of_curve(winding(), STRETCHED, 30.0, slab_mm=30.0)
    frame = CurvedImage.of_curve(winding(), STRAIGHTENED, 30.0).frame
    walls = frame.forward([[60.0, 4.0, 1.0], [60.0, -3.0, 0.5]])
    found, ends = measure("diameter", drawn(image), walls, space=places.PATIENT)
    assert found.value == pytest.approx(np.hypot(7.0, 0.5), rel=1e-6)
    np.testing.assert_allclose(ends, walls, atol=1e-6)


CASES = [
    ("axis_length", VOLUME, [[2.0, -3.0, 20.0], [-4.0, 2.0, 55.0], [1.0, 4.0, 80.0]]),
    ("surface_length", VOLUME, [[2.0, -3.0, 20.0], [-4.0, 2.0, 55.0], [1.0, 4.0, 80.0]]),
    ("distance", VOLUME, [[2.0, -3.0, 20.0], [-4.0, 2.0, 55.0]]),
    ("diameter", VOLUME, [[2.0, -3.0, 30.0], [-4.0, 2.0, 30.0]]),
    ("area", VOLUME, outline(60.0, 5.0, 7)),
    ("angle", VOLUME, [[2.0, -3.0, 20.0], [-4.0, 2.0, 55.0], [1.0, 4.0, 80.0]]),
    ("surface_length", STRETCHED, [[2.0, 20.0, 0.0], [-4.0, 55.0, 0.0]]),
    ("axis_length", STRETCHED, [[2.0, 20.0, 0.0], [-4.0, 55.0, 0.0]]),
]
each_case = pytest.mark.parametrize(
    ("name", "kind", "points"), CASES, ids=[f"{name} {kind}" for name, kind, _ in CASES]
)


@each_case
def test_the_sensitivity_is_the_slope_of_the_value(name: str, kind: str, points) -> None:
    bent = drawn(CurvedImage.of_curve(winding(), kind, 24.0, rotation_deg=20.0))
    found, _ = measure(name, bent, points, closed=name == "area")
    anchors = found.anchors_lps_mm
    assert float(found.model(anchors)) == found.value
    moves = STEP_MM * np.eye(anchors.size).reshape(-1, *anchors.shape)
    low, high = found.model(anchors - moves), found.model(anchors + moves)
    slopes = (high - low).reshape(anchors.shape) / (2 * STEP_MM)
    np.testing.assert_allclose(found.sensitivity.anchors, slopes, rtol=1e-4, atol=1e-5)


@each_case
def test_a_scan_scaled_as_a_whole_scales_its_lengths_and_areas(name: str, kind: str, points) -> None:
    bent = drawn(CurvedImage.of_curve(winding(), kind, 24.0, rotation_deg=20.0))
    found, _ = measure(name, bent, points, closed=name == "area")
    power = {"area": 2, "angle": 0}.get(name, 1)
    assert found.sensitivity.spacing.sum() == pytest.approx(power * found.value, rel=2e-3, abs=1e-6)


@each_case
def test_points_placed_in_the_patient_give_the_same_value(name: str, kind: str, points) -> None:
    image = CurvedImage.of_curve(winding(), kind, 24.0, rotation_deg=20.0)
    bent = drawn(image)
    shown, course = measure(name, bent, points, closed=name == "area")
    spots = image.to_lps(np.asarray(points, dtype=float))
    placed, again = measure(name, bent, spots, closed=name == "area", space=places.PATIENT)
    assert placed.value == pytest.approx(shown.value, rel=1e-6)
    np.testing.assert_allclose(again, course, atol=1e-4)


@pytest.mark.parametrize(
    ("name", "kind", "points", "code"),
    [
        ("axis_length", STRAIGHTENED, [[0, 20, 0]], "MEASUREMENT-POINT-COUNT"),
        ("distance", STRAIGHTENED, [[0, 20, 0], [0, 40, 0], [0, 60, 0]], "MEASUREMENT-POINT-COUNT"),
        ("distance", STRAIGHTENED, [[0, 20, 0], [0, 20, 0]], "MEASUREMENT-POINTS-COINCIDE"),
        ("distance", STRAIGHTENED, [[0, 20, 0], [0, np.nan, 0]], "MEASUREMENT-POINTS-INVALID"),
        ("distance", STRAIGHTENED, [[0, 20, 0], [0, 400, 0]], "MEASUREMENT-OUTSIDE"),
        ("surface_length", STRAIGHTENED, [[40, 20, 0], [0, 30, 0]], "MEASUREMENT-OUTSIDE"),
        ("diameter", STRAIGHTENED, [[-4, 20, 0], [5, 30, 0]], "MEASUREMENT-ALONG-AXIS"),
        ("area", STRAIGHTENED, [[-4, 20, 0], [5, 20, 0], [5, 25, 0]], "MEASUREMENT-NO-SECTION"),
        ("area", VOLUME, [[-4, 0, 20], [5, 0, 20], [5, 5, 24]], "MEASUREMENT-NOT-ONE-SECTION"),
        ("area", VOLUME, [[-4, 0, 20], [5, 0, 20], [9, 0, 20]], "MEASUREMENT-COLLINEAR"),
        ("area", VOLUME, [[-4, -4, 20], [4, 4, 20], [4, -4, 20], [-4, 4, 20]], "MEASUREMENT-SELF-CROSSING"),
        ("angle", STRAIGHTENED, [[0, 20, 0], [5, 20, 0], [0, 60, 0]], "MEASUREMENT-POINTS-COINCIDE"),
    ],
)
def test_what_cannot_be_measured_is_refused(name: str, kind: str, points, code: str) -> None:
    bent = drawn(CurvedImage.of_curve(winding(), kind, 24.0))
    with pytest.raises(CTSuiteError) as refusal:
        measure(name, bent, points, closed=name == "area")
    assert refusal.value.code == code


def test_an_open_outline_is_refused() -> None:
    bent = drawn(CurvedImage.of_curve(winding(), VOLUME, 24.0))
    with pytest.raises(CTSuiteError) as refusal:
        measure("area", bent, outline(50.0, 5.0), closed=False)
    assert refusal.value.code == "MEASUREMENT-NOT-CLOSED"


@pytest.mark.parametrize("name", ["axis_length", "surface_length", "distance", "diameter"])
def test_nothing_is_measured_where_space_is_folded(name: str) -> None:
    image = turned_into_the_bend(arc(12.0))
    bent = drawn(image)
    beyond = [[-14.0, 10.0, 0.0], [-5.0, 12.0, 0.0]]
    with pytest.raises(CTSuiteError) as refusal:
        measure(name, bent, beyond)
    assert refusal.value.code == "MEASUREMENT-FOLDED"


def test_a_line_through_a_fold_is_refused_although_its_ends_are_clear() -> None:
    """Two straight pieces at right angles, joined by a tight bend: only the bend folds the picture."""
    bend = np.radians(np.linspace(0, 90, 20))
    straight = np.linspace(0, 40, 21)
    corner = np.concatenate(
        [
            np.stack([0 * straight + 5, 0 * straight, straight - 40], -1),
            np.stack([5 * np.cos(bend), 0 * bend, 5 * np.sin(bend)], -1)[1:],
            np.stack([-straight, 0 * straight, 0 * straight + 5], -1)[1:],
        ]
    )
    image = CurvedImage.of_curve(Curve(corner), STRAIGHTENED, 16.0)
    _, _, first, second, inwards = image.frame.vectors(43.9)
    bent = drawn(image.rotated(float(np.degrees(np.arctan2(inwards @ second, inwards @ first)))))
    ruler = [[7.0, 5.0, 0.0], [7.0, 80.0, 0.0]]
    measure("distance", bent, ruler)
    with pytest.raises(CTSuiteError) as refusal:
        measure("surface_length", bent, ruler)
    assert refusal.value.code == "MEASUREMENT-FOLDED" and "a part of the line" in refusal.value.message


def test_a_place_that_the_image_shows_twice_is_refused() -> None:
    turn = np.linspace(0, 4 * np.pi, 120)
    helix = Curve(np.stack([15 * np.cos(turn), 15 * np.sin(turn), 6 * turn / (2 * np.pi)], -1))
    image = CurvedImage.of_curve(helix, VOLUME, 14.0)
    bent = drawn(image)
    middle = image.frame.length_mm / 2
    spots = image.frame.forward([[middle, 0.0, 0.0], [middle, 5.0, 0.0]])
    near = image.frame.places(spots[0] + [0.0, 0.0, 3.0], 7.0)
    assert len(near) > 1
    for suv in near[:1]:
        points = image.positions([[middle, 0.0, 0.0], suv])
        with pytest.raises(CTSuiteError) as refusal:
            measure("distance", bent, points)
        assert refusal.value.code == "MEASUREMENT-SEVERAL-PLACES"


def test_an_ordinary_image_has_no_axis_to_measure_along() -> None:
    bent = drawn(CurvedImage.of_curve(winding()))
    ordinary = replace(bent, attributes={})
    for name in TOOL:
        with pytest.raises(CTSuiteError) as refusal:
            measure(name, ordinary, [[0, 20, 0], [0, 40, 0], [4, 60, 0]])
        assert refusal.value.code == "MEASUREMENT-NOT-CURVED"


def given(tool: Tool, bent: Volume) -> dict[str, object]:
    """Something for every input of a tool, the bent image where it takes one."""
    of_three = ("roi", "mechanical_axis", "leg_length")
    count = 3 if tool.id.removeprefix("measurement.") in of_three else 4
    labels = np.zeros(bent.grid.shape, np.uint8)
    labels[0, 20:40, 10:16] = 1
    corners = np.array([[0.0, 20, 0], [9, 20, 0], [0, 60, 0], [0, 20, 9]])
    faces = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]])
    known = {
        Volume: bent,
        Labels: Labels(labels, bent.grid, (Segment(1, "Region"),), "Regions"),
        Surface: Surface(corners, faces),
        Curve: Curve(np.array([[0.0, 20, 6], [4, 30, 3], [0, 60, -6], [-4, 30, 0]])[:count]),
    }
    return {port.name: (known[port.type],) if port.many else known[port.type] for port in tool.inputs}


ORDINARY = [
    tool
    for tool in TOOLS
    if tool not in tools.TOOLS
    and "curved" not in tool.id
    and any(port.type is Volume for port in tool.inputs)
    and all(port.type in (Volume, Labels, Surface, Curve) for port in tool.inputs)
]


@pytest.mark.parametrize("tool", ORDINARY, ids=lambda tool: tool.id)
def test_every_ordinary_measurement_is_refused_in_an_image_along_a_curve(tool: Tool) -> None:
    bent = drawn(CurvedImage.of_curve(winding(), STRAIGHTENED, 24.0))
    with pytest.raises(CTSuiteError) as refusal:
        tool.function(**given(tool, bent), parameters=tool.parameters(), task=Task())
    assert refusal.value.code == "MEASUREMENT-CURVED-IMAGE"
    assert "along a curve" in refusal.value.message and "straight line" in refusal.value.cause


def test_the_runner_refuses_an_ordinary_ruler_with_the_reason() -> None:
    bent = drawn(CurvedImage.of_curve(winding(), STRAIGHTENED, 80.0))
    points = Curve(np.array([[0.0, 20, 0], [4, 60, 0]]))
    with pytest.raises(CTSuiteError) as refusal:
        run(length.TOOL, {"volume": bent, "points": points}, context=Context(decide=accept))
    assert refusal.value.code == "DATA-REFUSED"
    assert "a straight line in it is none in the patient" in refusal.value.cause


def test_the_tools_say_by_their_names_what_they_measure_in_the_body() -> None:
    assert [measure.name for measure in tools.MEASURES] == [
        "Length along vessel axis",
        "Length along curved surface",
        "Straight distance between the same two points",
        "Diameter perpendicular to axis",
        "Area perpendicular to axis",
        "Angle at axis",
    ]
    for each, tool in zip(tools.MEASURES, tools.TOOLS, strict=True):
        assert "in the body" in each.tooltip and each.views == {View.CURVED}
        assert tool.title == each.name and tool.anchor_rule == each.anchor_rule
