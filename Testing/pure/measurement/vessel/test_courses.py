"""Length, tortuosity and bends of lines against geometry, how they answer to small changes, and refusals."""

from __future__ import annotations

import numpy as np
import pytest
from scanned_vessels import run, values, vessel
from scipy.spatial.transform import Rotation

pytest.importorskip("numba", reason="the kernels need numba")

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.measurement.vessel import bend, narrowing, profile, stenosis, tortuosity, vessel_length, wall
from ctsuite.measurement.vessel.plot import Line, Mark, Panel, diagram, ticks
from ctsuite.measurement.vessel.reference import narrowed, reference
from ctsuite.measurement.vessel.tools import MEASURES

TURN = Rotation.from_euler("xyz", [11, -17, 23], degrees=True)
STEP_MM = 1e-4
BY_LINE = (vessel_length, tortuosity, bend)


def arc(degrees: float, radius_mm: float = 30.0, count: int = 40, closed: bool = False) -> Curve:
    """A part of a circle, or all of it, somewhere oblique."""
    turn = np.radians(np.linspace(0, degrees, count + closed))[: count if closed else None]
    points = radius_mm * np.column_stack([np.cos(turn), np.sin(turn), 0 * turn])
    return Curve(TURN.apply(points) + np.array([5, -7, 40]), closed, name="arc")


@pytest.fixture(params=["by hand", "computed"])
def line(request):
    """A winding line of few far points, or of many close ones."""
    t = np.linspace(0, 1, 9 if request.param == "by hand" else 160)
    points = np.column_stack([14 * np.sin(5 * t), 9 * np.cos(4 * t), 70 * t])
    return Curve(TURN.apply(points), name=request.param)


def measured(module, curve, **options):
    (found,) = module.TOOL.function(curve=curve, parameters=module.TOOL.parse(options), task=Task())[
        "measurements"
    ]
    return found


@pytest.mark.parametrize("kind", ["tube", "tortuous-vessel", "stenosed-vessel"])
def test_the_length_is_right_within_a_thousandth(kind):
    one = vessel(kind, (2.0, 2.0))
    found = run(vessel_length.TOOL, {"curve": one.line, "volume": one.volume})
    assert values(found)["Vessel length"] == pytest.approx(one.length_mm, rel=1e-3)


@pytest.mark.parametrize("closed", [False, True])
def test_a_circle_is_as_long_as_its_circumference(closed):
    found = measured(vessel_length, arc(360 if closed else 300, closed=closed))
    assert found.value == pytest.approx(30 * np.radians(360 if closed else 300), rel=1e-4)


@pytest.mark.parametrize("degrees", [40.0, 120.0, 180.0])
def test_the_tortuosity_of_an_arc_is_its_length_over_its_chord(degrees):
    found = measured(tortuosity, arc(degrees))
    half = np.radians(degrees) / 2
    assert found.value == pytest.approx(half / np.sin(half), rel=1e-4)


def test_a_straight_vessel_has_the_tortuosity_one_and_no_bend():
    straight = Curve(TURN.apply(np.column_stack([np.zeros(30), np.zeros(30), np.linspace(0, 80, 30)])))
    assert measured(tortuosity, straight).value == pytest.approx(1.0, abs=1e-9)
    assert measured(bend, straight).value == pytest.approx(0.0, abs=1e-4)


@pytest.mark.parametrize("over", [10.0, 25.0])
def test_the_bend_of_an_arc_is_the_way_over_its_radius(over):
    found = measured(bend, arc(200.0), over=over, lever=4.0)
    assert found.value == pytest.approx(np.degrees(over / 30.0), abs=0.1)


def test_the_bend_is_found_where_the_vessel_turns_most():
    t = np.linspace(0, 60, 121)[:, None]
    first, corner = np.array([[0.0, 0, 1]]), np.array([[0.0, 0, 60]])
    way = np.radians(70)
    second = np.array([[np.sin(way), 0, np.cos(way)]])
    points = np.vstack([t * first, corner + t[1:] * second])
    found = measured(bend, Curve(points), over=20.0, lever=5.0)
    assert found.value == pytest.approx(70.0, abs=0.5)
    assert np.linalg.norm(found.anchors_lps_mm.mean(axis=0) - corner) < 10


def test_two_places_decide_between_which_directions_a_bend_is_measured():
    line = arc(180.0)
    places = Curve(line.points_lps_mm[[5, 30]])
    found = bend.TOOL.function(
        curve=line, parameters=bend.TOOL.parse({"lever": 3.0}), task=Task(), points=places
    )["measurements"][0]
    assert found.value == pytest.approx(180.0 * 25 / 39, abs=1.0)


@pytest.mark.parametrize("module", BY_LINE, ids=lambda module: module.TOOL.id)
def test_the_sensitivity_to_anchors_is_the_slope_of_the_value(module, line):
    found = measured(module, line)
    anchors = found.anchors_lps_mm
    assert float(found.model(anchors)) == pytest.approx(found.value, rel=1e-9)
    for n in range(0, len(anchors), 3):
        for axis in range(3):
            ends = np.stack([anchors, anchors])
            ends[:, n, axis] += [-STEP_MM, STEP_MM]
            slope = np.diff(found.model(ends))[0] / (2 * STEP_MM)
            assert found.sensitivity.anchors[n, axis] == pytest.approx(slope, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("module", BY_LINE, ids=lambda module: module.TOOL.id)
def test_many_sets_of_anchors_are_worked_out_at_once(module, line):
    found = measured(module, line)
    sets = found.anchors_lps_mm + np.random.default_rng(1).normal(0, 0.3, (4, 5, *found.anchors_lps_mm.shape))
    many = found.model(sets)
    assert many.shape == (4, 5)
    assert many[2, 3] == pytest.approx(float(found.model(sets[2, 3])), rel=1e-12)


def test_close_points_of_a_computed_line_err_together():
    t = np.linspace(0, 1, 300)
    line = Curve(np.column_stack([20 * np.sin(3 * t), 0 * t, 100 * t]), radius_mm=np.full(300, 3.0))
    found = measured(vessel_length, line)
    away = np.linalg.norm(np.diff(found.anchors_lps_mm, axis=0), axis=1)
    # held by places one and a half diameters apart
    assert away.mean() == pytest.approx(9.0, abs=1.0)
    assert found.value == pytest.approx(line.length_mm, rel=1e-4)


@pytest.mark.parametrize(
    "measure", [narrowing.DIAMETER, narrowing.AREA, narrowing.NASCET, narrowing.ECST], ids=lambda m: m.id
)
def test_the_sensitivity_of_a_stenosis_is_its_slope(measure):
    anchors = TURN.apply([[0, 0, 0], [2.5, 0, 0], [0, 1, 30], [7.0, 4, 30]])
    slopes = measure.sensitivity(anchors)
    for n in range(4):
        for axis in range(3):
            ends = np.stack([anchors, anchors])
            ends[:, n, axis] += [-STEP_MM, STEP_MM]
            slope = np.diff(measure.value(ends))[0] / (2 * STEP_MM)
            assert slopes.anchors[n, axis] == pytest.approx(slope, abs=1e-5)
    grown = []
    for out in (-STEP_MM, STEP_MM):
        moved = anchors.copy()
        for first in (0, 2):
            way = (anchors[first + 1] - anchors[first]) / np.linalg.norm(anchors[first + 1] - anchors[first])
            moved[first], moved[first + 1] = moved[first] - out * way, moved[first + 1] + out * way
        grown.append(float(measure.value(moved)))
    assert slopes.boundary == pytest.approx((grown[1] - grown[0]) / (2 * STEP_MM), abs=1e-4)


def test_the_diameters_of_a_section_grow_with_its_border_as_their_sensitivity_says():
    small, large = (
        vessel("tortuous-vessel", sway_mm=0.0, height_mm=40.0, tube_radius_mm=r) for r in (4, 4.5)
    )
    one, two = (run(profile.TOOL, v.inputs("image"))["measurements"][5:] for v in (small, large))
    for first, second in zip(one, two, strict=True):
        # from one to the other the border moved out by half a millimetre
        slope = (first.sensitivity.boundary + second.sensitivity.boundary) / 2
        assert second.value - first.value == pytest.approx(0.5 * slope, rel=0.08), first.name


def test_every_measure_of_vessels_is_described_for_curved_views_as_well():
    assert len({m.id for m in MEASURES}) == len(MEASURES)
    for measure in MEASURES:
        assert measure.tooltip.endswith(".") and "=" in measure.formula and len(measure.views) == 3


def test_ticks_are_round_numbers_that_cover_the_values():
    assert ticks(0, 8.4).tolist() == [0, 2, 4, 6, 8, 10]
    assert ticks(3, 117)[0] == 20 and ticks(3, 117)[-1] >= 117


def test_a_diagram_leaves_gaps_and_draws_single_places():
    along = np.arange(40.0)
    row = np.where((along > 10) & (along < 30), np.nan, 5.0)
    pixels = diagram("Title", along, [Panel("Diameter (mm)", [Line("d", row)])], [Mark(20.0, "1")])
    blue = (pixels[..., 2] > 140) & (pixels[..., 0] < 90) & (pixels[..., 1] < 140)
    left, right = 78, 1000 - 26
    middle = slice(left + round(0.3 * (right - left)), left + round(0.7 * (right - left)))
    assert blue[100:600, middle].sum() == 0
    assert blue[100:600, left : middle.start].any() and blue[100:500, middle.stop : right].any()


def box_vessel(hole: bool = False, wide: float = 5.0, cut_off: bool = False) -> tuple[Labels, Curve]:
    """A straight vessel of round section along z, 30 mm long, in a field of 40 mm."""
    grid = Grid.axial((40, 40, 40), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    k, j, i = np.indices(grid.shape)
    mask = (np.hypot(i - (2.0 if cut_off else 20), j - 20) < wide) & (k >= 5) & (k < 35)
    if hole:
        mask &= ~((k >= 15) & (k < 22))
    labels = Labels(mask.astype(np.uint8), grid, (Segment(1, "Vessel"),))
    x = 2.0 if cut_off else 20.0
    return labels, Curve(np.array([[x, 20.0, 6.0], [x, 20, 20], [x, 20, 34]]), name="line")


def refused(tool, inputs, **options) -> str:
    with pytest.raises(CTSuiteError) as caught:
        run(tool, inputs, **options)
    return caught.value.code


def test_a_line_that_leaves_the_vessel_is_refused_with_the_place():
    labels, line = box_vessel(hole=True)
    with pytest.raises(CTSuiteError) as caught:
        run(profile.TOOL, {"curve": line, "labels": labels})
    assert caught.value.code == "VESSEL-CURVE-LEAVES"
    assert 8.0 <= float(caught.value.values["at"]) <= 12.0


def test_a_line_outside_of_the_vessel_is_refused():
    labels, line = box_vessel()
    aside = Curve(line.points_lps_mm + np.array([12.0, 0, 0]), name="aside")
    assert refused(profile.TOOL, {"curve": aside, "labels": labels}) == "VESSEL-CURVE-LEAVES"


def test_a_vessel_that_is_wider_than_allowed_is_not_closed():
    labels, line = box_vessel(wide=12.0)
    assert refused(profile.TOOL, {"curve": line, "labels": labels}, largest=10) == "VESSEL-NOT-CLOSED"


def test_a_section_that_reaches_the_border_of_the_image_is_flagged_and_does_not_count():
    labels, line = box_vessel(cut_off=True)
    assert refused(profile.TOOL, {"curve": line, "labels": labels}) == "VESSEL-NOT-CLOSED"
    oblique = Curve(np.array([[2.0, 20, 6], [12, 20, 20], [20, 20, 34]]))
    grid = labels.grid
    k, j, i = np.indices(grid.shape)
    mask = (np.hypot(i - np.interp(k, [6, 20, 34], [2, 12, 20]), j - 20) < 5) & (k >= 2)
    made = run(
        profile.TOOL, {"curve": oblique, "labels": Labels(mask.astype(np.uint8), grid, labels.segments)}
    )
    remarks = made["table"].columns[-1].values
    assert remarks[0] == "reaches the border of the image" and "measured" in remarks


@pytest.mark.parametrize("tool", [profile.TOOL, stenosis.TOOL])
def test_without_segment_and_image_there_is_nothing_to_measure(tool):
    assert refused(tool, {"curve": arc(90)}) == "VESSEL-NOTHING-GIVEN"


@pytest.mark.parametrize("module", BY_LINE, ids=lambda module: module.TOOL.id)
def test_one_point_is_no_line(module):
    assert refused(module.TOOL, {"curve": Curve(np.zeros((1, 3)))}) == "CURVE-TOO-SHORT"
    broken = Curve(np.array([[0.0, 0, 0], [np.nan, 0, 0], [0, 0, 9]]))
    assert refused(module.TOOL, {"curve": broken}) == "CURVE-NOT-NUMBERS"


def test_a_closed_line_has_no_ends():
    assert refused(tortuosity.TOOL, {"curve": arc(360, closed=True)}) == "VESSEL-CLOSED-LINE"
    labels, _ = box_vessel()
    inputs = {"curve": arc(360, closed=True), "labels": labels}
    assert refused(stenosis.TOOL, inputs) == "VESSEL-CLOSED-LINE"


def test_a_stenosis_without_anything_wider_on_a_side_has_no_reference():
    s = np.arange(30.0)
    falling = 10.0 - 0.2 * s
    with pytest.raises(CTSuiteError) as caught:
        reference("distal", s, falling, 29, True, 5.0)
    assert caught.value.code == "VESSEL-REFERENCE-MISSING"
    labels, line = box_vessel()
    far = Curve(np.array([[20.0, 20, 6.0]]))
    inputs = {"curve": line, "labels": labels, "points": far}
    assert refused(stenosis.TOOL, inputs, reference="mean of both") == "VESSEL-REFERENCE-MISSING"
    assert refused(stenosis.TOOL, inputs, reference="outer wall") == "VESSEL-REFERENCE-MISSING"


def test_a_vessel_that_tapers_to_its_end_is_narrowed_only_where_it_gets_wider_again():
    s = np.arange(60.0)
    widths = 9.0 - 0.1 * s - 2.0 * np.exp(-(((s - 25) / 4) ** 2))
    found = np.flatnonzero(narrowed(s, widths))
    assert len(found) and abs(found - 25).max() < 10 and found[widths[found].argmin()] in (25, 26)


def test_a_reference_of_no_width_is_refused():
    one = vessel("stenosed-vessel", height_mm=60.0, sway_mm=5.0)
    frame = one.frame
    nothing = stenosis.Full(3, 0.0, 0.0)
    with pytest.raises(CTSuiteError) as caught:
        stenosis._compared(
            _cuts(one, frame), None, "Vessel", 3, np.full(9, 2.0), nothing, narrowing.NASCET, "distal"
        )
    assert caught.value.code == "VESSEL-REFERENCE-ZERO"


def _cuts(one, frame):
    from ctsuite.measurement.vessel.cut import Source, cut

    s = np.arange(20.0, 29.0)
    return cut(Source(one.labels.array == 1, one.labels.grid, True), frame, s, None, 40, Task())


def test_a_wall_needs_two_regions():
    labels, line = box_vessel()
    assert refused(wall.TOOL, {"curve": line, "labels": labels}, outer="Vessel") == "VESSEL-NO-WALL"
    assert refused(wall.TOOL, {"curve": line, "labels": labels}, outer="Muscle") == "SEGMENT-UNKNOWN"


def test_a_line_of_another_examination_or_outside_of_the_image_is_refused():
    grid = Grid.axial((40, 40, 40), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    image = Volume(np.zeros(grid.shape, np.int16), grid, attributes={"FrameOfReferenceUID": "1.2.3"})
    _, line = box_vessel()
    other = Curve(line.points_lps_mm, frame_of_reference="1.2.4")
    outside = Curve(line.points_lps_mm + np.array([60.0, 0, 0]))
    for curve, code in ((other, "MEASUREMENT-OTHER-FRAME"), (outside, "MEASUREMENT-OUTSIDE")):
        with pytest.raises(CTSuiteError) as caught:
            vessel_length.TOOL.function(curve=curve, parameters=None, task=Task(), volume=image)
        assert caught.value.code == code
