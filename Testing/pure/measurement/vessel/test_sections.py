"""Diameters, areas, narrowing and wall of vessels against what they are by construction."""

from __future__ import annotations

import numpy as np
import pytest
from scanned_vessels import columns, run, values, vessel

pytest.importorskip("numba", reason="the kernels need numba")

from ctsuite.core.curve import Curve
from ctsuite.measurement.vessel import profile, stenosis, wall

DIAMETERS = ("Equivalent diameter", "Inscribed diameter", "Least diameter", "Greatest diameter")
STENOSED = {"height_mm": 60.0, "sway_mm": 5.0}
SHAPES = {
    "straight": ("tortuous-vessel", {"sway_mm": 0.0, "height_mm": 40.0}),
    "winding": ("tortuous-vessel", {"height_mm": 60.0, "sway_mm": 5.0}),
    "arc": ("tube", {"bend_radius_mm": 25.0, "turns": 0.4}),
}


@pytest.fixture(params=SHAPES)
def shape(request):
    return SHAPES[request.param]


def found_in(one, border, **options) -> tuple[dict, np.ndarray, np.ndarray]:
    """Columns of the profile, the sections that count, and the true diameters."""
    if border == "both":
        options["border"] = "image"
    table = columns(run(profile.TOOL, one.inputs(border), **options)["table"])
    s = table["Position"]
    # within a few voxels of the flat ends of the vessel an image without a segment is that of the end
    inner = 4 * max(one.labels.grid.spacing_mm)
    counted = (table["Remark"] == "measured") & (s > inner) & (s < one.length_mm - inner)
    return table, counted, 2 * one.radius_at(s)


@pytest.mark.parametrize("border", ["image", "both"])
def test_every_diameter_is_right_within_three_tenths_of_a_voxel_and_the_area_within_two_percent(
    shape, border
):
    one = vessel(shape[0], **shape[1])
    table, counted, true = found_in(one, border)
    assert counted.sum() > 20
    for name in DIAMETERS:
        assert np.abs(table[name] - true)[counted].max() < 0.3 * one.voxel_mm, name
    off = (table["Area"] / (np.pi / 4 * true**2) - 1)[counted]
    assert np.abs(off).max() < 0.02 and abs(off.mean()) < 0.005


def test_a_segment_alone_gives_equivalent_diameters_within_a_fifth_of_a_voxel(shape):
    one = vessel(shape[0], **shape[1])
    table, counted, true = found_in(one, "segment")
    assert counted.sum() > 20
    assert np.abs(table["Equivalent diameter"] - true)[counted].max() < 0.2 * one.voxel_mm
    off = (table["Area"] / (np.pi / 4 * true**2) - 1)[counted]
    assert abs(off.mean()) < 0.01 and np.percentile(np.abs(off), 90) < 0.03
    # steps of voxels make a circle look a little oval
    for name in DIAMETERS[1:]:
        assert abs((table[name] - true)[counted].mean()) < 0.3 * one.voxel_mm, name


@pytest.mark.parametrize("border", ["segment", "image"])
def test_thick_slices_keep_diameters_within_three_tenths_of_a_voxel(border):
    one = vessel("tortuous-vessel", (0.7, 2.0), height_mm=60.0, sway_mm=4.0)
    table, counted, true = found_in(one, border)
    assert counted.sum() > 20
    for name in DIAMETERS:
        off = np.abs(table[name] - true)[counted]
        assert np.percentile(off, 95) < 0.3 * one.voxel_mm, name


def test_an_oval_lumen_has_its_two_axes_as_least_and_greatest_diameter():
    one = vessel("walled-vessel", height_mm=50.0, sway_mm=4.0, oval=30.0)
    table, counted, _ = found_in(one, "segment", segment="Vessel")
    for name, true in (("Least diameter", 5.6), ("Inscribed diameter", 5.6), ("Greatest diameter", 8.0)):
        assert abs(np.median(table[name][counted]) - true) < 0.3 * one.voxel_mm, name
    assert np.median(table["Area"][counted]) == pytest.approx(np.pi * 4.0 * 2.8, rel=0.02)


def test_calcium_in_the_wall_is_no_lumen():
    one = vessel("plaque-vessel", (0.5, 0.6), height_mm=50.0, sway_mm=4.0)
    lumen, plaque = one.phantom.scene.structures
    table, counted, true = found_in(one, "image")
    place, _, first, second, _ = one.frame.vectors(table["Position"])
    across = np.arange(-4.5, 4.5, 0.05)
    u, v = (grid.reshape(-1, 1) for grid in np.meshgrid(across, across))
    for n in np.flatnonzero(counted)[::4]:
        points = place[n] + u * first[n] + v * second[n]
        inside = lumen.pieces[0].distance(points) < 0
        for piece in plaque.pieces:
            inside &= piece.distance(points) >= 0
        assert table["Area"][n] == pytest.approx(0.05**2 * inside.sum(), rel=0.04), n
    assert (table["Area"][counted] / (np.pi / 4 * true[counted] ** 2)).min() < 0.95


@pytest.mark.parametrize(
    ("share", "border", "diameter"),
    [
        (70.0, "segment", "least"),
        (70.0, "segment", "inscribed"),
        (70.0, "image", "equivalent"),
        (70.0, "both", "least"),
        (50.0, "segment", "equivalent"),
        (50.0, "image", "least"),
    ],
)
def test_a_stenosis_is_right_within_two_percentage_points(share, border, diameter):
    one = vessel("stenosed-vessel", stenosis=share, **STENOSED)
    options = {"border": "image"} if border == "both" else {}
    found = values(run(stenosis.TOOL, one.inputs(border), diameter=diameter, **options))
    for name in ("diameter stenosis", "stenosis (NASCET)", "stenosis (ECST)"):
        assert found[name] == pytest.approx(share, abs=2.0), name
    assert found["area stenosis"] == pytest.approx(100 * (1 - (1 - share / 100) ** 2), abs=2.0)
    # it narrows as a cosine over 16 mm, whose outermost part stays above 95 % of the width
    true = 16.0 / np.pi * np.arccos(2 * 0.05 / (share / 100) - 1)
    assert found["length of the stenosis"] == pytest.approx(true, abs=2.0)


@pytest.mark.parametrize("reference", ["distal", "proximal", "mean of both", "interpolated"])
def test_each_reference_is_the_width_on_its_side(reference):
    one = vessel("stenosed-vessel", **STENOSED)
    made = run(stenosis.TOOL, one.inputs("segment"), reference=reference)
    rows = {row[0]: row for row in made["table"].rows()}
    assert rows[reference][3] == pytest.approx(8.0, abs=0.3)
    assert rows["proximal"][2] < rows["narrowest place"][1] < rows["distal"][1]
    narrow, full = rows["narrowest place"][3], rows[reference][3]
    assert values(made)["diameter stenosis"] == pytest.approx(100 * (1 - narrow / full), abs=1e-9)


def test_blood_that_flows_against_the_line_swaps_both_sides():
    one = vessel("stenosed-vessel", **STENOSED)
    made = run(stenosis.TOOL, one.inputs("segment"), flow="against the line")
    rows = {row[0]: row for row in made["table"].rows()}
    assert rows["distal"][2] < rows["narrowest place"][1] < rows["proximal"][1]


def test_reference_points_by_hand_decide_where_the_width_is_taken():
    one = vessel("stenosed-vessel", **STENOSED)
    at = one.frame.vectors(np.array([15.0, one.length_mm - 15.0]))[0]
    made = run(stenosis.TOOL, {**one.inputs("image"), "points": Curve(at)}, stretch=4.0)
    rows = {row[0]: row for row in made["table"].rows()}
    assert rows["proximal"][1:3] == pytest.approx((13.0, 17.0), abs=1.0)
    assert rows["distal"][1:3] == pytest.approx((one.length_mm - 17, one.length_mm - 13), abs=1.0)
    assert values(made)["diameter stenosis"] == pytest.approx(70.0, abs=2.0)


def test_the_outer_wall_is_a_reference_of_its_own():
    one = vessel("walled-vessel", height_mm=50.0, sway_mm=4.0, wall_mm=4.0)
    inputs = {**one.inputs("segment")}
    made = run(
        stenosis.TOOL, inputs, segment="Vessel", outer="Wall", reference="outer wall", diameter="equivalent"
    )
    # a lumen of 8 mm in a vessel of 16 mm
    assert values(made)["diameter stenosis"] == pytest.approx(50.0, abs=2.0)
    assert values(made)["area stenosis"] == pytest.approx(75.0, abs=2.0)


@pytest.mark.parametrize("direction", ["nearest", "along the normal"])
def test_a_wall_is_as_thick_as_it_was_made_on_either_side(direction):
    one = vessel("walled-vessel", height_mm=50.0, sway_mm=4.0, aside_mm=1.5)
    inputs = {"curve": one.line, "labels": one.labels}
    made = run(wall.TOOL, inputs, segment="Vessel", outer="Wall", direction=direction)
    table = columns(made["table"])
    counted = table["Remark"] == "measured"
    assert counted.sum() > 20
    for name, true in (("Least thickness", 1.5), ("Greatest thickness", 4.5)):
        assert abs(np.median(table[name][counted]) - true) < 0.3 * one.voxel_mm, name
    turn = np.linspace(0, 2 * np.pi, 721)[:-1]
    x, y = 4 * np.cos(turn) - 1.5, 4 * np.sin(turn)
    if direction == "nearest":
        true = (7 - np.hypot(x, y)).mean()
    else:
        inward = x * np.cos(turn) + y * np.sin(turn)
        true = (-inward + np.sqrt(inward**2 + 49 - x**2 - y**2)).mean()
    found = values(made)
    assert found["mean wall thickness"] == pytest.approx(true, abs=0.1)
    assert np.median(table["Area of the wall"][counted]) == pytest.approx(np.pi * (49 - 16), rel=0.02)
    for measured in made["measurements"][1:]:
        assert float(measured.model(measured.anchors_lps_mm)) == pytest.approx(measured.value)


def test_the_profile_marks_its_places_and_draws_them():
    one = vessel("stenosed-vessel", **STENOSED)
    at = one.frame.vectors(np.array([20.0]))[0] + 1.0
    made = run(profile.TOOL, {**one.inputs("segment"), "points": Curve(at)})
    found = {m.name: m for m in made["measurements"]}
    assert found["place 1: equivalent diameter"].value == pytest.approx(8.0, abs=0.2)
    narrow = found["narrowest place: cross-section area"]
    assert narrow.value == pytest.approx(np.pi * 1.2**2, rel=0.15)
    middle = one.frame.vectors(np.array(one.length_mm / 2))[0]
    assert np.linalg.norm(narrow.anchors_lps_mm.mean(axis=0) - middle) < 1.0
    pixels = made["picture"].pixels
    assert pixels.shape == (720, 1000, 3)
    # the red line of the narrowest place stands in the middle of the diagram
    red = (pixels[..., 0] > 160) & (pixels[..., 1] < 90) & (pixels[..., 2] < 90)
    columns_ = np.flatnonzero(red[150:300].sum(axis=0) > 100)
    assert np.abs(columns_ - (78 + (1000 - 78 - 26) / 2)).min() < 12
