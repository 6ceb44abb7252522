"""Surfaces are closed, lie where the structure ends, and say when they differ from the segment."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from ctsuite.core import runner
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.surface import DISTANCE
from ctsuite.core.surface_distance import distances_to_surface
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.surface import TOOL

pytest.importorskip("vtkmodules", reason="needs VTK")

OBLIQUE = Rotation.from_euler("xyz", [10, -20, 30], degrees=True).as_matrix()
LEFT_HANDED = np.diag([1.0, 1.0, -1.0])
RADIUS_MM = 12.0


def ball(direction, radius=RADIUS_MM, hollow=0.0):
    """A ball in an image with partial volume, and its segment above the half-way value."""
    shape, spacing = (24, 36, 36), (0.9, 0.9, 1.4)
    grid = Grid(shape, spacing, (4.0, -3.0, 9.0), tuple(map(tuple, direction)))
    centre = np.add(grid.centre_lps_mm, (0.2, -0.3, 0.1))
    k, j, i = np.indices(shape)
    away = np.linalg.norm(grid.index_to_lps(np.stack([i, j, k], -1)) - centre, axis=-1)
    share = np.clip((radius - away) / 1.0 + 0.5, 0, 1) * np.clip((away - hollow) / 1.0 + 0.5, 0, 1)
    image = Volume((55 + 345 * share).astype(np.int16), grid, name="ball")
    mask = image.array > 227
    return image, Labels.from_mask(mask, grid, Segment(1, "Ball")), centre


def run(image, labels, **values):
    made = TOOL.function(labels=labels, volume=image, parameters=TOOL.parse(values), task=Task())
    row = {column.name: column.values[0] for column in made["report"].columns}
    return made["surface"], row


def edge_uses(surface) -> np.ndarray:
    t = surface.triangles
    edges = np.sort(np.vstack([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]]), axis=1)
    return np.unique(edges, axis=0, return_counts=True)[1]


@pytest.mark.parametrize(
    "direction", [np.eye(3), OBLIQUE, LEFT_HANDED], ids=["axial", "oblique", "left-handed"]
)
def test_the_surface_of_a_ball_is_closed_and_lies_where_it_ends(direction):
    image, labels, centre = ball(direction)
    surface, row = run(image, labels)
    assert (edge_uses(surface) == 2).all()
    assert surface.volume_mm3 == pytest.approx(4 / 3 * np.pi * RADIUS_MM**3, rel=0.02)
    radii = np.linalg.norm(surface.points_lps_mm - centre, axis=1)
    assert np.abs(radii - RADIUS_MM).max() < 0.45
    assert surface.alterations == () and row["Alterations"] == "none" and row["Largest distance"] == 0


def test_without_the_image_the_surface_encloses_the_voxels():
    _, labels, _ = ball(np.eye(3))
    surface, _ = run(None, labels)
    assert surface.volume_mm3 == pytest.approx(labels.volume_ml(1) * 1000, rel=0.02)


def test_a_segment_at_the_border_of_the_volume_is_closed_too():
    grid = Grid((10, 12, 14), (1, 1, 2))
    labels = Labels.from_mask(np.ones(grid.shape, bool), grid, Segment(1, "All"))
    surface, _ = run(None, labels)
    assert (edge_uses(surface) == 2).all()
    assert surface.volume_mm3 == pytest.approx(10 * 12 * 14 * 2, rel=0.06)


@pytest.mark.parametrize(
    ("values", "name"),
    [({"smoothing": 60}, "smoothing"), ({"decimation": 80}, "decimation")],
)
def test_an_altered_surface_says_how_far_it_is_off(values, name):
    image, labels, _ = ball(np.eye(3))
    plain, _ = run(image, labels)
    surface, row = run(image, labels, **values)
    assert surface.alterations == (name,) and row["Alterations"] == name
    assert row["Correspondence"].endswith("does not correspond to the segment.")
    assert 0 < row["Mean distance"] <= row["95 % distance"] <= row["Largest distance"] < 2.0
    exact = distances_to_surface(np.asarray(surface.points_lps_mm), plain)
    np.testing.assert_allclose(surface.scalars[DISTANCE], exact, atol=1e-4)
    assert row["Largest distance"] >= exact.max() - 1e-9


def test_a_filled_hollow_is_named_and_its_distance_is_that_of_the_hollow():
    image, labels, _ = ball(np.eye(3), hollow=5.0)
    surface, row = run(image, labels, fill_holes="yes")
    assert surface.alterations == ("hole filling",)
    assert surface.volume_mm3 == pytest.approx(4 / 3 * np.pi * RADIUS_MM**3, rel=0.03)
    assert row["Largest distance"] == pytest.approx(RADIUS_MM - 5.0, abs=0.8)


def test_a_grid_coarser_than_the_image_is_refused_for_planning():
    _, labels, _ = ball(np.eye(3))
    finer = Grid((50, 70, 70), (0.45, 0.45, 0.7))
    fine = Volume(np.zeros(finer.shape, np.int16), finer)
    with pytest.raises(CTSuiteError, match=r"1\.4 mm.*0\.45 mm") as caught:
        run(fine, labels)
    assert caught.value.code == "SURFACE-COARSE"


@pytest.mark.parametrize(
    ("spacing", "refused"),
    [((0.8, 0.8, 0.8), False), ((0.8, 0.8, 2.0), False), ((0.8, 0.8, 1.0), True), ((1.0, 1.0, 1.0), True)],
    ids=["to the finest", "as acquired", "one axis too coarse", "all axes too coarse"],
)
def test_the_acquired_spacing_counts_for_planning_whatever_was_made_of_the_series(spacing, refused):
    acquired = Grid((12, 64, 64), (0.8, 0.8, 2.0))
    grid = Grid((11, 64, 64), spacing)
    series = Volume(np.zeros(acquired.shape, np.int16), acquired, attributes={"Modality": "CT"})
    array = np.zeros(grid.shape, np.int16)
    array[4:8, 4:12, 4:12] = 400
    volume = series.with_array(array, grid)
    labels = Labels.from_mask(array > 0, grid, Segment(1, "Block"))

    def made(planning):
        inputs = {"labels": labels, "volume": volume}
        return runner.run(TOOL, inputs, {"planning": planning}, runner.Context(decide=runner.accept)).outputs

    if refused:
        with pytest.raises(CTSuiteError, match=r"to 1 mm.*0\.8 mm") as caught:
            made("yes")
        assert caught.value.code == "SURFACE-COARSE"
    else:
        assert "That of the series." in next(made("yes")["report"].rows())
    assert len(made("no")["surface"].triangles)


@pytest.mark.parametrize(("segment", "code"), [("", "SURFACE-EMPTY"), ("Cube", "SEGMENT-UNKNOWN")])
def test_nothing_gives_no_surface(segment, code):
    image, labels, _ = ball(np.eye(3))
    empty = Labels(np.zeros_like(labels.array), labels.grid, labels.segments)
    with pytest.raises(CTSuiteError) as caught:
        run(image, empty, segment=segment)
    assert caught.value.code == code


@pytest.mark.parametrize("with_image", [True, False])
def test_a_single_voxel_has_a_closed_surface(with_image):
    grid = Grid((9, 9, 9), (1, 1, 1))
    mask = np.zeros(grid.shape, bool)
    mask[4, 4, 4] = True
    image = Volume((mask * 300).astype(np.int16), grid) if with_image else None
    surface, row = run(image, Labels.from_mask(mask, grid, Segment(1, "Dot")))
    assert (edge_uses(surface) == 2).all() and surface.volume_mm3 == pytest.approx(1 / 6)
    assert row["Volume of the voxels"] == pytest.approx(0.001)
    assert row["Difference"] == pytest.approx(-100 * 5 / 6)
    assert row["Correspondence"].endswith("in part." if with_image else "corners and edges.")


def test_the_report_does_not_hide_that_a_thin_plate_is_filled_in_part():
    grid = Grid((20, 20, 20), (1, 1, 1))
    values = np.zeros(grid.shape, np.int16)
    values[4:16, 4:16, 4:12] = 1000
    values[4:16, 4:16, 12] = 300  # hardly filled, but above the threshold
    labels = Labels.from_mask(values > 200, grid, Segment(1, "Plate"))
    surface, row = run(Volume(values, grid), labels)
    assert row["Volume of the voxels"] == pytest.approx(12 * 12 * 9 / 1000)
    assert row["Volume of the surface"] == pytest.approx(surface.volume_mm3 / 1000)
    assert row["Difference"] == pytest.approx(100 * (surface.volume_mm3 / (12 * 12 * 9) - 1))
    assert 0.5 < row["Largest distance from voxel border"] < 1.2
    assert "not altered" in row["Correspondence"] and "grey values" in row["Correspondence"]
    assert ("tenth" in row["Correspondence"]) == (abs(row["Difference"]) > 10)


def test_the_largest_distance_is_found_even_at_a_single_thin_spike():
    grid = Grid((12, 250, 250), (0.5, 0.5, 0.5))
    mask = np.zeros(grid.shape, bool)
    mask[4:8, 10:220, 10:220] = True
    mask[5, 75, 220:236] = True
    labels = Labels.from_mask(mask, grid, Segment(1, "Plate"))
    plain, _ = run(None, labels)
    surface, row = run(None, labels, smoothing=80)
    back = distances_to_surface(np.asarray(plain.points_lps_mm), surface)
    assert len(back) > 80_000
    assert row["Largest distance"] >= back.max() - 1e-9


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.8])
def test_any_region_at_all_has_a_closed_surface(share):
    grid = Grid((9, 11, 13), (1, 1, 1))
    mask = np.random.default_rng(4).random(grid.shape) < share
    surface, _ = run(None, Labels.from_mask(mask, grid, Segment(1, "Dust")))
    t = surface.triangles
    ways = [tuple(edge) for edge in np.vstack([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]]).tolist()]
    assert len(set(ways)) == len(ways)
    assert {(b, a) for a, b in ways} == set(ways)
