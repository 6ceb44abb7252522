"""The parts of the method against independent libraries and formulas."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage, sparse
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

pytest.importorskip("numba", reason="the kernels need numba")

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.ct.centreline.lumen import Lumen, ways_from, weights
from ctsuite.ct.centreline.smooth import lengths_mm, resampled, smoothed

SHEARED = ((1.0, 0.0, 0.3), (0.0, 1.0, 0.0), (0.0, 0.0, np.sqrt(1 - 0.09)))
STRAIGHT = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@pytest.fixture(params=[STRAIGHT, SHEARED], ids=["straight", "sheared"])
def blob(request) -> tuple[np.ndarray, Grid]:
    """An irregular region on anisotropic voxels."""
    random = np.random.default_rng(4)
    smooth = ndimage.gaussian_filter(random.normal(size=(26, 30, 34)), 3)
    mask = smooth > 0
    return mask, Grid(mask.shape, (0.7, 0.8, 1.3), (3.0, 4.0, 5.0), request.param)


def test_voxels_are_numbered_in_order_and_found_by_place(blob):
    mask, grid = blob
    lumen = Lumen.of(mask, grid)
    k, j, i = np.nonzero(mask)
    places = grid.index_to_lps(np.stack([i, j, k], -1))
    np.testing.assert_allclose(lumen.places_mm(np.arange(len(k))), places, atol=1e-9)
    some = np.random.default_rng(1).integers(0, len(k), 50)
    assert [lumen.node_at(places[n]) for n in some] == some.tolist()
    out = grid.index_to_lps(np.argwhere(~mask)[:50, ::-1])
    assert {lumen.node_at(place) for place in out} == {-1}


def test_depth_is_the_distance_to_the_nearest_face_between_region_and_surroundings(blob):
    mask, grid = blob
    lumen = Lumen.of(mask, grid)
    padded = np.pad(mask, 1)
    faces = []
    for axis in range(3):
        for step in (-1, 1):
            k, j, i = np.nonzero(padded & ~np.roll(padded, step, axis))
            index = np.stack([i, j, k], -1) - 1.0
            index[:, 2 - axis] -= step / 2
            faces.append(grid.index_to_lps(index))
    true = cKDTree(np.vstack(faces)).query(lumen.places_mm(np.arange(len(lumen.voxels))))[0]
    depth = lumen.depths_mm(Task())
    # handing faces on from voxel to voxel may miss the nearest one by a little, never the other way
    assert (depth >= true - 1e-4).all()
    assert (depth - true).max() < 0.35
    assert (depth - true).mean() < 0.02


def test_ways_cost_what_scipy_finds(blob):
    mask, grid = blob
    lumen = Lumen.of(mask, grid)
    cost = weights(lumen.depths_mm(Task()))
    start = int(cost.argmin())
    count = len(lumen.voxels)
    rows, columns, values = [], [], []
    for step, length in zip(lumen.steps, lumen.step_mm, strict=True):
        near = np.searchsorted(lumen.voxels, lumen.voxels + step)
        there = (near < count) & (lumen.voxels[np.minimum(near, count - 1)] == lumen.voxels + step)
        rows.append(np.flatnonzero(there))
        columns.append(near[there])
        values.append(length * (cost[rows[-1]] + cost[columns[-1]]) / 2)
    graph = sparse.csr_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), (count, count)
    )
    true = dijkstra(graph, indices=start)
    ways = ways_from(lumen, start, cost, Task())
    assert (np.isfinite(ways.length_mm) == np.isfinite(true)).all()
    for node in np.random.default_rng(2).choice(np.flatnonzero(np.isfinite(true)), 40):
        chain = ways.back(int(node))
        steps = np.linalg.norm(np.diff(lumen.places_mm(chain), axis=0), axis=1)
        spent = (steps * (cost[chain[1:]] + cost[chain[:-1]]) / 2).sum()
        assert spent == pytest.approx(true[node], rel=1e-4)
        assert ways.length_mm[node] == pytest.approx(steps.sum(), rel=1e-4)


@pytest.mark.parametrize(("radius", "pitch"), [(30.0, 0.0), (40.0, 60.0), (15.0, 0.0)])
def test_smoothing_does_not_shorten_bends(radius, pitch):
    turn = np.arange(0, 2 * np.pi, 0.7 / np.hypot(radius, pitch / (2 * np.pi)))
    bend = np.column_stack([radius * np.cos(turn), radius * np.sin(turn), pitch * turn / (2 * np.pi)])
    smooth = smoothed(bend, wavelength=12 / 0.7)
    assert lengths_mm(smooth)[-1] == pytest.approx(lengths_mm(bend)[-1], rel=5e-4)
    assert np.linalg.norm(smooth - bend, axis=1).max() < 0.05


def test_smoothing_keeps_parabolas_and_takes_away_noise():
    along = np.arange(200.0)
    parabola = np.column_stack([along, 0.004 * along**2, 3 - 0.1 * along])
    np.testing.assert_allclose(smoothed(parabola, 25.0), parabola, atol=1e-4)
    noisy = parabola + np.random.default_rng(0).normal(0, 0.5, parabola.shape)
    assert (smoothed(noisy, 25.0) - parabola).std() < 0.2


def test_a_wave_of_the_chosen_length_keeps_half_of_its_height():
    along = np.arange(400.0)
    wave = np.sin(2 * np.pi * along / 20)[:, None]
    kept = smoothed(wave, 20.0)[100:300]
    assert np.abs(kept).max() == pytest.approx(0.5, abs=0.02)


def test_untrusted_points_do_not_pull_the_line():
    line = np.column_stack([np.arange(100.0), np.zeros(100), np.zeros(100)])
    bent = line.copy()
    bent[45:50, 1] = 4
    trust = np.ones(100)
    trust[45:50] = 0.01
    assert np.abs(smoothed(bent, 15.0, trust)[:, 1]).max() < 0.2 < np.abs(smoothed(bent, 15.0)[:, 1]).max()


def test_resampled_points_are_even_and_keep_ends_and_values():
    turn = np.sort(np.random.default_rng(1).uniform(0, np.pi, 80))
    arc = 25 * np.column_stack([np.cos(turn), np.sin(turn), 0 * turn])
    points, value = resampled(arc, 1.0, turn)
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    assert np.ptp(steps) < 0.01 and steps.max() <= 1.0
    np.testing.assert_allclose(points[[0, -1]], arc[[0, -1]], atol=1e-9)
    np.testing.assert_allclose(np.linalg.norm(points, axis=1), 25, atol=0.02)
    np.testing.assert_allclose(value, np.arctan2(points[:, 1], points[:, 0]), atol=0.01)
