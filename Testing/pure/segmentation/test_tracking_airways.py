"""Following the airways of a chest whose branches are known, from a trachea that is found by itself."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.phantom.anatomy.airways import airways, branches
from ctsuite.phantom.anatomy.terms import painted
from ctsuite.phantom.scene import Scene
from ctsuite.phantom.shapes.box import Box
from ctsuite.phantom.shapes.ellipsoid import Ellipsoid
from ctsuite.phantom.shapes.shape import placement
from ctsuite.segmentation.tracking import airway
from ctsuite.segmentation.tracking.trachea import find_trachea

LUNG_HU = -850.0


@pytest.fixture(scope="module")
def chest():
    """A block of soft tissue with two lungs, fat between them, and airways; scan and truth."""
    tissue = painted("body", 40, Box((244, 150, 300)).placed(placement((0, 0, 480))))
    lungs = [Ellipsoid((47, 66, 125)).placed(placement((side * 64, 2, 440))) for side in (-1, 1)]
    middle = painted("mediastinum", -100, Ellipsoid((50, 38, 75)).placed(placement((2, 0, 480))))
    scene = Scene("Chest", (tissue, painted("lungs", LUNG_HU, *lungs), middle, *airways().structures))
    grid = Grid.axial((200, 124, 200), (1.3, 1.3, 1.3), (-129.0, -80.0, 352.0))
    volume = scene.volume(grid)
    return volume, scene.labels(grid).array > 0


def noisy(volume: Volume, sigma: float) -> Volume:
    noise = np.random.default_rng(4).normal(0, sigma, volume.array.shape)
    return Volume(np.rint(volume.array + noise).astype(np.int16), volume.grid)


def found_branches(curves) -> set[str]:
    """Names of the true branches along whose last two thirds a tracked course runs."""
    points = np.vstack([curve.points_lps_mm for curve in curves])
    hit = set()
    for branch in branches().values():
        share = np.linspace(0.35, 0.75, 9)[:, None]
        along = branch.start_mm + share * (branch.end_mm - branch.start_mm)
        away = np.linalg.norm(along[:, None] - points, axis=-1).min(axis=1)
        if (away < max(3.0, 0.8 * branch.start_radius_mm)).all():
            hit.add(branch.name)
    return hit


@pytest.mark.parametrize(("sigma", "smoothing", "missing"), [(20, 0.5, 0), (50, 0.8, 1)])
def test_the_branches_of_four_generations_are_found_in_noise(run, chest, dice, sigma, smoothing, missing):
    volume, truth = chest
    made = run(airway.TOOL, volume=noisy(volume, sigma), smoothing=smoothing)
    region = made["labels"].mask(1)
    assert len(set(branches()) - found_branches(made["curves"])) <= missing
    generations = made["generations"].columns
    assert generations[1].values[:4] == (1, 2, 4, 8)
    assert sum(generations[1].values[4:]) <= 2
    assert dice(region, truth) >= 0.9
    first = {column.name: column.values[0] for column in made["branches"].columns}
    assert (first["Branch"], first["Generation"]) == ("Branch 1", 0)
    assert first["Mean radius"] == pytest.approx(8.5, abs=0.6)
    # no lung: nothing further from the true airways than their wall is thick
    beyond = region & ~ndimage.binary_dilation(truth, iterations=2)
    assert np.count_nonzero(beyond) <= 0.02 * np.count_nonzero(truth)


def test_a_hole_in_a_wall_is_a_leak_that_is_stopped_and_marked(run, chest):
    volume, truth = chest
    array = noisy(volume, 10).array.copy()
    tree = branches()["right_lower"]
    place = (tree.start_mm + tree.end_mm) / 2
    k, j, i = np.rint(volume.grid.lps_to_index(place)).astype(int)[::-1]
    # an open window of 6 mm into a lung that is as empty as the airway
    lung = (array > LUNG_HU - 60) & (array < LUNG_HU + 60)
    array[ndimage.binary_opening(lung, iterations=1)] -= 140
    array[k - 2 : k + 3, j - 2 : j + 3, i - 12 : i + 1] = -1000
    made = run(airway.TOOL, volume=Volume(array, volume.grid))
    leaks = made["leaks"].points_lps_mm
    assert len(leaks) >= 1
    assert np.linalg.norm(leaks - place, axis=1).min() < 15
    assert made["labels"].segments[-1].name == "Stopped here"
    region = made["labels"].mask(1)
    assert np.count_nonzero(region & ~truth) < 0.5 * np.count_nonzero(truth)
    why = next(column for column in made["leak_report"].columns if column.name == "Why")
    assert set(why.values) <= {"The front widens.", "The front falls into many pieces."}


@pytest.mark.parametrize("flip", [False, True])
def test_the_trachea_is_found_whichever_way_the_slices_run(chest, flip):
    volume = noisy(chest[0], 20)
    array, grid = volume.array, volume.grid
    if flip:
        top = grid.index_to_lps([0, 0, grid.shape[0] - 1])
        grid = Grid(grid.shape, grid.spacing_mm, tuple(top), ((1, 0, 0), (0, 1, 0), (0, 0, -1)))
        array = np.ascontiguousarray(array[::-1])
    trachea = branches()["trachea"]
    point = find_trachea(array, grid)
    along = trachea.start_mm + np.linspace(0, 1, 50)[:, None] * (trachea.end_mm - trachea.start_mm)
    assert np.linalg.norm(along - point, axis=1).min() < 4


def test_without_a_trachea_the_tool_asks_for_a_seed(run, drawing):
    scene = drawing((40, 60, 60), (2.0, 2.0, 2.0))
    with pytest.raises(CTSuiteError) as error:
        run(airway.TOOL, volume=scene.volume(10))
    assert error.value.code == "TRACK-TRACHEA-MISSING"


def test_a_seed_in_soft_tissue_is_refused(run, chest):
    with pytest.raises(CTSuiteError) as error:
        run(airway.TOOL, volume=chest[0], inside=Curve(np.array([[0.0, 60.0, 480.0]])))
    assert error.value.code == "TRACK-SEED-NOT-AIR"
    with pytest.raises(CTSuiteError) as error:
        run(airway.TOOL, volume=chest[0], inside=Curve(np.array([[0.0, 600.0, 480.0]])))
    assert error.value.code == "GROW-SEED-BEYOND"


def test_tracking_is_cancelled(chest):
    task = Task(cancelled=iter([False] * 4 + [True] * 100).__next__)
    with pytest.raises(CTSuiteError) as error:
        airway.track_airways(chest[0], airway.Parameters(), task)
    assert error.value.code == "RUN-CANCELLED"


def test_a_real_tree_reaches_the_lobes_and_stays_out_of_the_lung(run, series):
    volume = series("aorta_cta")
    made = run(airway.TOOL, volume=volume)
    generations = made["generations"].columns[1].values
    assert generations[:3] == (1, 2, 4)
    # trachea from the upper chest on, with main and lobar bronchi: 30 to 80 mL in adults
    assert 30 < made["labels"].volume_ml(1) < 80
    assert np.median(volume.array[made["labels"].mask(1)]) < -880
