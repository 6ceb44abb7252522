"""Pictures of phantoms against kept references, and against what is known of each phantom.

A reference may differ a little: fonts and smooth edges are drawn a shade differently elsewhere. Grey levels
may differ by 2 in the mean, and at most one pixel in a hundred by more than 32.
"""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from ctsuite.core.curved_image import CurvedImage
from ctsuite.core.grid import Grid
from ctsuite.core.volume import Volume
from ctsuite.ct import mpr, slab, surface
from ctsuite.ct.fusion import plane_view
from ctsuite.ct.picture.surfaces import space_view, surface_view
from ctsuite.ct.picture.text import text_mask
from ctsuite.ct.picture.view import Plane, View

from .reference_cases import BONE, CASES, FOLDER, SIZE, curved, phantom, run

LETTERS = {
    "oblique_plane": ("RP", "LA", "SPL", "IAR"),
    "projection": ("R", "L", "S", "I"),
    "window": ("R", "L", "A", "P"),
    "segments": ("R", "L", "A", "P"),
    "curve": ("R", "L", "A", "P"),
    "bone_surface": ("R", "L", "S", "I"),
    "rendering": ("R", "L", "S", "I"),
    "fused": ("R", "L", "A", "P"),
}


@pytest.fixture(scope="module")
def pictures() -> dict[str, np.ndarray]:
    return {name: draw() for name, draw in CASES.items()}


@pytest.mark.parametrize("name", CASES)
def test_a_picture_is_as_the_kept_reference(pictures, name):
    reference = np.asarray(Image.open(FOLDER / f"{name}.png").convert("RGB"), dtype=float)
    apart = np.abs(reference - pictures[name])
    assert apart.mean() <= 2
    assert (apart.max(axis=2) > 32).mean() <= 0.01


def letters_at(picture: np.ndarray) -> list[str]:
    """What stands in amber at the left, right, top and bottom edge, read by its shape."""
    red, green, blue = np.moveaxis(picture.astype(int), 2, 0)
    amber = (red > 150) & (green > 100) & (red - blue > 90) & (red > green)
    h, w = amber.shape
    edges = {
        0: amber[h // 2 - 14 : h // 2 + 14, :40],
        1: amber[h // 2 - 14 : h // 2 + 14, -40:],
        2: amber[:26, w // 2 - 40 : w // 2 + 40],
        3: amber[-26:, w // 2 - 40 : w // 2 + 40],
    }
    return [_read(edges[n]) for n in range(4)]


def _read(mask: np.ndarray) -> str:
    candidates = {text for found in LETTERS.values() for text in found} | {"AR", "RA", "PL", "LP", "ISA", "H"}
    rows, columns = np.nonzero(mask)
    cut = mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].astype(float)

    def likeness(text: str) -> float:
        wanted = text_mask(text, round(12 * 1.35), True) > 0.5
        r, c = np.nonzero(wanted)
        wanted = wanted[r.min() : r.max() + 1, c.min() : c.max() + 1].astype(float)
        if max(abs(a - b) for a, b in zip(wanted.shape, cut.shape, strict=True)) > 3:
            return 0.0
        size = np.maximum(wanted.shape, cut.shape)
        a, b = (np.pad(m, [(0, n - k) for n, k in zip(size, m.shape, strict=True)]) for m in (wanted, cut))
        return float((a * b).sum() / np.maximum(a, b).sum())

    return max(candidates, key=likeness)


@pytest.mark.parametrize("name", LETTERS)  # curved pictures change their sides: test_curved_sides.py
def test_the_letters_name_the_directions(pictures, name):
    assert letters_at(pictures[name]) == list(LETTERS[name])


def bright_middle(picture: np.ndarray) -> tuple[float, float]:
    """Centre (column, row) of what is brighter than a light grey, away from text."""
    grey = picture.min(axis=2).astype(int)
    grey[:70], grey[-30:], grey[:, :26], grey[:, -26:] = 0, 0, 0, 0
    rows, columns = np.nonzero(grey > 100)
    return float(columns.mean()), float(rows.mean())


def test_a_sphere_in_an_oblique_plane_lies_where_its_middle_projects(pictures):
    scan = phantom("sphere")
    volume = scan.volume()
    plane = run(mpr, {"volume": volume}, plane="coronal", turn=25, tilt=-20)["volume"].grid
    view = Plane.of(plane, "coronal").view(plane, 0, SIZE)
    middle = np.mean(scan.scene.structures[0].bounds_mm, axis=0)
    assert np.abs(view.project(middle) - bright_middle(pictures["oblique_plane"])).max() < 1
    grey = pictures["oblique_plane"].min(axis=2)
    across = np.count_nonzero(grey[SIZE[1] // 2, 40:-40] > 100) * view.mm_per_pixel
    away = view.distance_mm(middle)
    assert across == pytest.approx(2 * np.sqrt(20**2 - away**2), abs=2 * view.mm_per_pixel)
    # 400 HU in a window of 600 around 300
    assert grey[SIZE[1] // 2, SIZE[0] // 2] == pytest.approx(255 * 400 / 600, abs=1)


def test_the_bones_of_a_projection_end_where_their_truth_projects(pictures):
    scan = phantom("two-bones")
    made = run(slab, {"volume": scan.volume()}, plane="coronal")["volume"]
    view = Plane.of(made.grid, "coronal").view(made.grid, 0, SIZE)
    bounds = np.array([structure.bounds_mm for structure in scan.scene.structures])
    low, high = bounds[:, 0].min(axis=0), bounds[:, 1].max(axis=0)
    edges = view.project([[low[0], 0, high[2]], [high[0], 0, low[2]]])
    grey = pictures["projection"].min(axis=2).astype(int)
    grey[:90], grey[-40:], grey[:, :26], grey[:, -26:] = 0, 0, 0, 0
    rows, columns = np.nonzero(grey > 255 * (55 + 345 / 2) / 600)  # half way from muscle to bone
    found = np.array([[columns.min() - 0.5, rows.min() - 0.5], [columns.max() + 0.5, rows.max() + 0.5]])
    assert np.abs(found.mean(axis=0) - edges.mean(axis=0)).max() < 1
    assert np.abs(found - edges).max() * view.mm_per_pixel < 0.5  # a third of a slice


def test_the_ramp_has_the_grey_levels_of_its_values(pictures):
    volume = phantom("ramp").volume()
    view = Plane.of(volume.grid, "axial").view(volume.grid, 1, SIZE)
    column = np.full(64, 32.0)
    rows = np.arange(8, 56, dtype=float)
    for row, x in zip(rows, column, strict=False):
        value = volume.array[1, int(row), int(x)]
        u, v = np.rint(view.project(volume.grid.index_to_lps([x, row, 1]))).astype(int)
        place = volume.grid.lps_to_index(view.pixels_lps_mm()[v, u])
        exact = -1024 + 64 * place[1] + place[0]
        assert exact == pytest.approx(value, abs=40)
        grey = np.clip((exact + 1000) / 4000, 0, 1) * 255
        assert abs(int(pictures["window"][v, u, 0]) - grey) <= 0.5 + 1e-3


def test_the_segment_covers_the_block_and_the_curve_follows_the_vessel(pictures):
    tinted = pictures["segments"][SIZE[1] // 2, SIZE[0] // 2].astype(int)
    assert tinted[0] > tinted[1] > tinted[2]  # the colour of bone over 170, the grey of 400 HU
    assert tinted[1] == pytest.approx(0.78 * 170 + 0.22 * 0.8 * 255, abs=12)
    scan = phantom("tube")
    course = scan.scene.structures[0].centrelines[0].points_lps_mm
    volume = scan.volume()
    made = run(slab, {"volume": volume}, plane="axial")["volume"]
    view: View = Plane.of(made.grid, "axial").view(made.grid, 0, SIZE)
    red, _, blue = np.moveaxis(pictures["curve"].astype(int), 2, 0)
    for column, row in np.rint(view.project(course[10:-10:20])).astype(int):
        near = (blue - red)[row - 1 : row + 2, column - 1 : column + 2]
        assert near.max() > 80


@pytest.mark.parametrize("kind", ["straightened", "stretched"])
def test_a_vessel_drawn_along_its_course_lies_where_its_course_does(pictures, kind):
    _, made = curved(kind)
    grid = made["volume"].grid
    image = CurvedImage.of(made["volume"].attributes)
    view = Plane.of(grid, "axial").view(grid, 0, SIZE)
    course = phantom("tube").scene.structures[0].centrelines[0].points_lps_mm
    middle = course[len(course) // 2]
    places = image.from_lps(middle[None])
    assert places.unique.all()
    column, row = view.project(image.positions(places.suv_mm))[0]
    across = pictures[kind][round(row)].min(axis=1).astype(int)
    bright = np.nonzero(across > 255 * (55 + 285 / 2) / 600)[0]  # half way from muscle to blood
    assert bright.mean() == pytest.approx(column, abs=1)
    # its middle crosses the picture at a right angle in both kinds
    assert len(bright) * view.mm_per_pixel == pytest.approx(8, abs=2 * view.mm_per_pixel)
    # 340 HU in a window of 600 around 300
    assert across[round(column)] == pytest.approx(255 * 340 / 600, abs=2)


def test_the_surface_of_the_block_reaches_as_far_as_the_block(pictures):
    scan = phantom("box")
    inputs = {"volume": scan.volume(), "labels": scan.labels()}
    view = surface_view([run(surface, inputs)["surface"]], "anterior", SIZE)
    picture = pictures["bone_surface"].astype(int)
    ivory = picture[..., 0] > picture[..., 2] + 10
    ivory[:60], ivory[-50:], ivory[:, :22], ivory[:, -22:] = False, False, False, False  # letters
    rows, columns = np.nonzero(ivory)
    low, high = scan.scene.structures[0].bounds_mm
    edges = view.project([[low[0], 0, high[2]], [high[0], 0, low[2]]])
    found = np.array([[columns.min() - 0.5, rows.min() - 0.5], [columns.max() + 0.5, rows.max() + 0.5]])
    assert np.abs(found.mean(axis=0) - edges.mean(axis=0)).max() < 1
    assert np.abs(found - edges).max() * view.mm_per_pixel < 1  # sharp corners lose up to a voxel


def test_the_green_bone_of_a_rendering_lies_where_its_truth_does(pictures):
    scan = phantom("two-bones")
    first = scan.scene.structures[0]
    green = pictures["rendering"].astype(int)
    rows, columns = np.nonzero(green[..., 1] > green[..., [0, 2]].max(axis=2) + 60)
    view = space_view(scan.grid.corners_lps_mm(), "anterior", SIZE)
    found = (columns.min() + columns.max()) / 2, (rows.min() + rows.max()) / 2
    np.testing.assert_allclose(found, view.project(np.mean(first.bounds_mm, axis=0)), atol=1)


def test_both_spheres_of_the_checkerboard_meet_at_the_borders_of_the_squares(pictures):
    scan = phantom("sphere")
    picture = pictures["fused"].astype(int)
    view = plane_view(mpr.plane_grid(scan.grid, mpr.TOOL.parse({"plane": "axial"})), SIZE)
    middle = np.mean(scan.scene.structures[0].bounds_mm, axis=0)
    column, row = np.rint(view.project(middle)).astype(int)
    radius = np.sqrt(20**2 - view.distance_mm(middle) ** 2) / view.mm_per_pixel
    for angle in np.radians(np.arange(10, 360, 20)):
        for share, inside in ((0.93, True), (1.07, False)):
            x = int(np.rint(column + share * radius * np.cos(angle)))
            y = int(np.rint(row + share * radius * np.sin(angle)))
            if y > 110 and 26 < x < SIZE[0] - 26 and y < SIZE[1] - 40:
                assert (picture[y, x, 0] > 120) == inside, (x, y)


def test_a_result_without_anything_to_see_is_refused():
    from ctsuite.core.errors import CTSuiteError
    from ctsuite.ct.picture.outputs import outputs_picture

    with pytest.raises(CTSuiteError) as caught:
        outputs_picture({"table": None}, {})
    assert caught.value.code == "PICTURE-NOTHING"


def test_segments_without_a_voxel_are_said_to_be_empty():
    from ctsuite.core.labels import Labels, Segment
    from ctsuite.ct.picture.outputs import outputs_picture

    grid = Grid((4, 8, 8), (1, 1, 1))
    volume = Volume(np.zeros(grid.shape, np.int16), grid)
    pictures = [
        outputs_picture(
            {"labels": Labels(np.full(grid.shape, value, np.uint8), grid, (Segment(1, "Bone"),))},
            {"volume": volume},
            BONE,
            (300, 300),
        )
        for value in (0, 1)
    ]
    assert (pictures[0] != pictures[1]).any()
    red, _, blue = np.moveaxis(pictures[0][40:90, :150].astype(int), 2, 0)
    assert ((red > 150) & (red - blue > 90)).sum() > 50  # a badge in amber
