"""Deformable registration recovers a known smooth bending, and says whether it folds."""

from __future__ import annotations

import time

import numpy as np
import pytest
from scipy import ndimage

from ctsuite.core.deformation import Deformation
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume
from ctsuite.ct.registration import deformable, elastix, elastix_process, jacobian
from ctsuite.ct.registration.spline import Lattice, bending, evened
from ctsuite.ct.registration.warp import warped

pytest.importorskip("numba", reason="needs the compiled loops")


def wave(grid: Grid, size_mm: float) -> Deformation:
    """A smooth bending over the box of a grid, in all three directions."""
    low, high = grid.corners_lps_mm().min(axis=0), grid.corners_lps_mm().max(axis=0)
    nodes = Grid((25, 25, 25), tuple((high - low) / 24), tuple(low))
    k, j, i = np.indices(nodes.shape)
    x, y, z = (np.stack([i, j, k]) / 24.0 - 0.5) * 2 * np.pi
    bent = np.stack([np.sin(y) * np.cos(z / 2), np.sin(z), np.cos(x) * np.cos(y / 2)], axis=-1)
    return Deformation(np.eye(4), "truth", displacements_mm=bent * size_mm, grid=nodes)


@pytest.fixture(scope="module")
def organ() -> Volume:
    """Tissue with structure everywhere, as bending can be known only where there is something to see."""
    grid = Grid.axial((40, 56, 52), (1.6, 1.6, 2.0), (-40.0, -85.0, 110.0))
    texture = ndimage.gaussian_filter(np.random.default_rng(8).normal(size=grid.shape), (2.0, 2.5, 2.5))
    z, y, x = np.indices(grid.shape) / np.array(grid.shape).reshape(3, 1, 1, 1) * 2 - 1
    inside = x**2 + y**2 + z**2 < 0.8
    array = np.where(inside, 60 + 80 * texture / texture.std(), -1000.0)
    return Volume(array.astype(np.float32), grid, attributes={"Modality": "CT"}, name="organ")


def test_a_smooth_bending_is_recovered_within_a_voxel_without_folding(organ):
    grid, truth = organ.grid, wave(organ.grid, 4.0)
    rng = np.random.default_rng(4)

    def noisy(array: np.ndarray) -> Volume:
        return organ.with_array(np.rint(array + rng.normal(0, 12, grid.shape)).astype(np.int16))

    bent = warped(organ.array, grid, truth, grid, "cubic", -1000.0)
    tool = deformable.TOOL
    made = tool.function(
        fixed=noisy(bent),
        moving=noisy(organ.array),
        parameters=tool.parse({"spacing": 16}),
        task=Task(),
    )
    places = grid.index_to_lps(np.argwhere(bent > -500)[::31, ::-1])
    off = np.linalg.norm(made["transform"].to_moving(places) - truth.to_moving(places), axis=1)
    before = np.linalg.norm(truth.to_moving(places) - places, axis=1)
    assert before.mean() > 3.0 and off.mean() < 1.0
    row = {column.name: column.values[0] for column in made["report"].columns}
    assert row["Folded share"] == 0 and row["Least Jacobian"] > 0.3
    assert row["Folding"] == "The deformation does not fold."
    stages = made["curve"].columns[0].values
    assert stages[0] == "rigid" and stages[-1] == "deformable"


def test_a_fold_is_counted_and_warned_of():
    grid = Grid.axial((11, 11, 11), (2.0, 2.0, 2.0))
    i = np.indices(grid.shape)[2]
    field = np.zeros((*grid.shape, 3))
    field[..., 0] = np.where(i > 5, -12.0, 0.0)  # the right half jumps over the left one
    folded = Deformation(np.eye(4), displacements_mm=field, grid=grid)
    row = {column.name: column.values[0] for column in jacobian.report(folded).columns}
    assert row["Folded share"] == pytest.approx(2 / 11 * 100, abs=0.1)
    assert row["Least Jacobian"] == pytest.approx(-2.0)
    assert "folds" in row["Folding"]


def test_the_jacobian_of_a_known_map_is_exact_whatever_the_direction_of_the_grid():
    turn = ((0.8, -0.6, 0.0), (0.6, 0.8, 0.0), (0.0, 0.0, 1.0))
    grid = Grid((7, 8, 9), (1.5, 2.0, 3.0), (4.0, 5.0, 6.0), turn)
    stretch = np.array([[0.1, 0.05, 0.0], [0.0, -0.2, 0.03], [0.02, 0.0, 0.3]])
    k, j, i = np.indices(grid.shape)
    field = grid.index_to_lps(np.stack([i, j, k], -1)) @ stretch.T
    matrix = np.diag([1.25, 1.0, 0.8, 1.0])
    found = jacobian.determinants(Deformation(matrix, displacements_mm=field, grid=grid))
    np.testing.assert_allclose(found, np.linalg.det(np.linalg.inv(matrix)[:3, :3] + stretch), rtol=1e-9)


@pytest.fixture
def lattice() -> Lattice:
    made = Lattice.over(np.array([0.0, 0, 0]), np.array([40.0, 30.0, 50.0]), 10.0)
    return made.with_coefficients(np.random.default_rng(1).normal(0, 3, made.coefficients.shape))


def test_the_slopes_of_displacements_and_bending_are_their_derivatives(lattice):
    rng = np.random.default_rng(2)
    places = rng.uniform(0, 30, (40, 3))
    weights = rng.normal(size=(40, 3))
    by_displacement = lattice.slopes(places, weights)
    _, by_bending = bending(lattice)
    change = rng.normal(size=lattice.coefficients.shape)
    step = 1e-5
    up, down = (lattice.with_coefficients(lattice.coefficients + s * step * change) for s in (1, -1))
    moved = ((up.displacement(places) - down.displacement(places)) * weights).sum() / (2 * step)
    assert (by_displacement * change).sum() == pytest.approx(moved, rel=1e-6)
    assert (by_bending * change).sum() == pytest.approx(
        (bending(up)[0] - bending(down)[0]) / (2 * step), rel=1e-6
    )


def test_a_linear_displacement_does_not_bend_and_is_reproduced_exactly():
    made = Lattice.over(np.array([-5.0, 0, 3]), np.array([35.0, 30.0, 50.0]), 10.0)
    z, y, x = np.indices(made.coefficients.shape[:3])
    nodes = made.origin_mm + np.stack([x, y, z], -1) * made.spacing_mm
    stretch = np.array([[0.1, 0.0, 0.02], [0.0, -0.05, 0.0], [0.03, 0.0, 0.2]])
    made = made.with_coefficients(nodes @ stretch.T)
    places = np.random.default_rng(3).uniform((-5, 0, 3), (35, 30, 50), (50, 3))
    np.testing.assert_allclose(made.displacement(places), places @ stretch.T, atol=1e-9)
    assert bending(made)[0] == pytest.approx(0.0, abs=1e-20)


def test_a_finer_lattice_displaces_alike_inside(lattice):
    places = np.random.default_rng(5).uniform((12, 9, 14), (28, 21, 36), (200, 3))
    fine = lattice.refined(5.0)
    apart = np.abs(fine.displacement(places) - lattice.displacement(places))
    assert fine.spacing_mm == 5.0 and apart.max() < 0.15


def test_displacements_do_not_grow_where_there_is_nothing_to_compare():
    made = Lattice.over(np.zeros(3), np.full(3, 160.0), 10.0)
    z, y, x = np.indices(made.coefficients.shape[:3])
    nodes = made.origin_mm + np.stack([x, y, z], -1) * made.spacing_mm - 80.0
    grown = made.with_coefficients(0.1 * nodes)  # does not bend, and is 14 mm in the corners
    places = np.random.default_rng(6).uniform(50, 110, (4000, 3))
    even = evened(grown, places)
    corners = np.array(np.meshgrid((0.0, 160.0), (0.0, 160.0), (0.0, 160.0))).reshape(3, -1).T
    assert np.linalg.norm(grown.displacement(corners), axis=1).min() > 13
    seen = np.linalg.norm(grown.displacement(places), axis=1).max()
    assert np.linalg.norm(even.displacement(corners), axis=1).max() < 1.5 * seen
    np.testing.assert_allclose(even.displacement(places), grown.displacement(places), atol=0.25)
    everywhere = np.random.default_rng(7).uniform(0, 160, (60000, 3))
    inner = (slice(3, -3),) * 3
    np.testing.assert_array_equal(evened(grown, everywhere).coefficients[inner], grown.coefficients[inner])


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """An empty folder in which everything temporary is made."""
    pytest.importorskip("itk", reason="needs elastix")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def bend(tool, fixed: Volume, moving: Volume, task: Task | None = None, **values) -> dict:
    return tool.function(
        fixed=fixed,
        moving=moving,
        parameters=tool.parse({"spacing": 16, **values}),
        task=task or Task(),
        initial=Transform(np.eye(4)),
    )


def test_elastix_bends_the_same_way_and_leaves_no_file(organ, workspace):
    grid, truth = organ.grid, wave(organ.grid, 4.0)
    bent = organ.with_array(warped(organ.array, grid, truth, grid, "cubic", -1000.0))
    seen: list[float] = []
    task = Task(lambda fraction, message: seen.append(fraction))
    made = bend(elastix.TOOL, bent, organ, task, iterations=60, resolutions=2)
    places = grid.index_to_lps(np.argwhere(bent.array > -500)[::31, ::-1])
    off = np.linalg.norm(made["transform"].to_moving(places) - truth.to_moving(places), axis=1)
    assert off.mean() < 1.0 and made["report"].columns[5].values[0] < 1
    cost = made["curve"].columns[3].values
    assert len(cost) == 120 and np.mean(cost[-20:]) < np.mean(cost[:20])
    assert seen == sorted(seen) and len(seen) > 3
    assert not list(workspace.iterdir())


def test_cancelling_ends_elastix_within_two_seconds_and_leaves_nothing(organ, workspace):
    asked: list[float] = []

    def cancelled() -> bool:
        if list(workspace.glob("*/said")):  # its process runs
            asked.append(time.monotonic())
        return len(asked) > 2

    with pytest.raises(CTSuiteError) as caught:
        bend(elastix.TOOL, organ, organ, Task(cancelled=cancelled), iterations=5000, resolutions=4)
    assert caught.value.code == "RUN-CANCELLED" and time.monotonic() - asked[0] < 2.0
    assert not list(workspace.iterdir())


def test_the_reason_that_elastix_wrote_is_told_and_else_what_its_process_said(tmp_path):
    (tmp_path / "said").write_text("Traceback\nMemoryError\n")
    assert elastix_process.reason(tmp_path) == "MemoryError"
    (tmp_path / "elastix.log").write_text(
        "Reading images...\nDescription: ITK ERROR: RecursiveGaussianImageFilter(0x564ee7e4ef70): "
        "The number of pixels along direction 0 is less than 4.\nError occurred\n"
    )
    assert elastix_process.reason(tmp_path) == "The number of pixels along direction 0 is less than 4."


def test_a_search_that_ends_without_a_result_is_a_coded_error(organ, workspace, monkeypatch):
    monkeypatch.setattr(elastix_process, "WORKER", "ctsuite.ct.registration.nowhere")
    with pytest.raises(CTSuiteError) as caught:
        bend(elastix.TOOL, organ, organ)
    assert caught.value.code == "REGISTRATION-ENGINE-FAILED" and "nowhere" in caught.value.cause
    assert not list(workspace.iterdir())
