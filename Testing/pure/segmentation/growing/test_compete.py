"""Growing several regions at once from their seeds."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.segmentation.growing import compete


def seeds(name, *points) -> Curve:
    return Curve(np.array(points, dtype=float).reshape(-1, 3), name=name)


@pytest.fixture
def organs(drawing):
    """Two organs of 100 and 160 HU that touch, in soft tissue of 40 HU."""
    scene = drawing((36, 40, 56), (1.0, 1.0, 1.2))
    first = scene.fill(scene.ball((-10, 0, 0), 11), 100)
    second = scene.fill(scene.ball((11, 0, 0), 11) & ~first, 160)
    lists = (
        seeds("Liver", (-10, 0, 0), (-14, 3, 2)),
        seeds("Kidney", (11, 0, 0), (13, -3, 2)),
        seeds("Rest", (0, 17, 0), (0, -17, 0), (-24, 0, 0), (25, 0, 0), (0, 0, 18), (0, 0, -18)),
    )
    return scene, first, second, lists


@pytest.mark.parametrize(("noise", "least"), [(0, 0.99), (5, 0.93)])
def test_organs_that_touch_are_told_apart(run, organs, dice, noise, least):
    scene, first, second, lists = organs
    made = run(compete.TOOL, volume=scene.volume(noise), points=lists)
    labels = made["labels"]
    assert [segment.name for segment in labels.segments] == ["Liver", "Kidney", "Rest"]
    assert dice(labels.mask(1), first) >= least
    assert dice(labels.mask(2), second) >= least
    assert made["report"].columns[0].values == ("Liver", "Kidney", "Rest")


def test_painted_seeds_do_the_same_as_points(run, organs, labelled):
    scene, _, _, lists = organs
    volume = scene.volume(5)
    painted = {}
    for curve in lists:
        index = np.rint(volume.grid.lps_to_index(curve.points_lps_mm)).astype(int)[:, ::-1]
        mask = np.zeros(volume.grid.shape, bool)
        mask[tuple(index.T)] = True
        painted[curve.name] = mask
    by_points = run(compete.TOOL, volume=volume, points=lists, point_size=0)["labels"].array
    by_paint = run(compete.TOOL, volume=volume, painted=labelled(volume.grid, **painted))["labels"].array
    assert np.array_equal(by_points, by_paint)


def test_moving_a_seed_gives_its_ball_to_the_other_region(run, organs, dice):
    scene, first, second, (liver, kidney, rest) = organs
    swapped = (seeds("Liver", *kidney.points_lps_mm), seeds("Kidney", *liver.points_lps_mm), rest)
    labels = run(compete.TOOL, volume=scene.volume(), points=swapped)["labels"]
    assert dice(labels.mask(1), second) >= 0.99
    assert dice(labels.mask(2), first) >= 0.99


def test_every_voxel_goes_to_the_seed_of_the_cheapest_way(run, drawing):
    scene = drawing((7, 8, 9), (1.0, 2.0, 3.0), tilted=True)
    volume = scene.volume(60)
    lists = (seeds("A", scene.places[1, 1, 1]), seeds("B", scene.places[5, 6, 7]))
    made = run(compete.TOOL, volume=volume, points=lists, point_size=0, locality=5)["labels"]
    cost = dijkstra(_graph(volume.array, scene.places, 5.0), indices=[_at(volume, c) for c in lists])
    clear = np.abs(cost[0] - cost[1]) > 1e-2
    assert clear.mean() > 0.9
    assert np.array_equal(made.array.ravel()[clear], 1 + np.argmin(cost, axis=0)[clear])


def _at(volume, curve) -> int:
    index = np.rint(volume.grid.lps_to_index(curve.points_lps_mm[0])).astype(int)[::-1]
    return int(np.ravel_multi_index(index, volume.grid.shape))


def _graph(values, places, per_mm):
    flat, points = values.ravel().astype(float), places.reshape(-1, 3)
    number = np.arange(flat.size).reshape(values.shape)
    rows, columns = [], []
    for step in np.ndindex(3, 3, 3):
        c, b, a = (n - 1 for n in step)
        if (c, b, a) > (0, 0, 0):
            here = number[
                : -c or None, max(-b, 0) : -b if b > 0 else None, max(-a, 0) : -a if a > 0 else None
            ]
            there = number[c:, max(b, 0) : b if b < 0 else None, max(a, 0) : a if a < 0 else None]
            rows.append(here.ravel())
            columns.append(there.ravel())
    i, j = np.concatenate(rows), np.concatenate(columns)
    cost = np.abs(flat[i] - flat[j]) + per_mm * np.linalg.norm(points[i] - points[j], axis=1)
    half = coo_matrix((cost, (i, j)), shape=(flat.size, flat.size))
    return (half + half.T).tocsr()


@pytest.mark.parametrize(
    ("lists", "code"),
    [
        ((), "GROW-REGIONS-TOO-FEW"),
        ((seeds("A", (0, 0, 0)),), "GROW-REGIONS-TOO-FEW"),
        ((seeds("A", (0, 0, 0)), seeds("B", (500, 0, 0))), "GROW-SEED-BEYOND"),
        ((seeds("A", (0, 0, 0)), seeds("B")), "GROW-SEEDS-MISSING"),
        ((seeds("A", (0, 0, 0)), seeds("B", (0.1, 0, 0))), "GROW-SEEDS-CLASH"),
    ],
)
def test_seeds_that_cannot_be_used_are_refused(run, drawing, lists, code):
    with pytest.raises(CTSuiteError) as caught:
        run(compete.TOOL, volume=drawing((9, 9, 9)).volume(), points=lists)
    assert caught.value.code == code
