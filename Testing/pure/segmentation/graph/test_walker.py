"""Segmentation by random walks, against the equations solved by scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import coo_matrix, diags
from scipy.sparse.linalg import spsolve

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.segmentation.graph import walker
from ctsuite.segmentation.graph.walk import probability

FACES = (1.0, 0.8, 0.4)


def seeds(*points) -> Curve:
    return Curve(np.array(points, dtype=float).reshape(-1, 3))


def by_scipy(image, hard, contrast):
    number = np.arange(image.size).reshape(image.shape)
    rows, columns, weights = [], [], []
    for axis, face in enumerate(FACES[::-1]):
        ends, values = np.moveaxis(number, axis, 0), np.moveaxis(image.astype(float), axis, 0)
        weight = face * (1 / (1 + ((values[1:] - values[:-1]) / contrast) ** 4) + 1e-6)
        rows += [ends[1:].ravel(), ends[:-1].ravel()]
        columns += [ends[:-1].ravel(), ends[1:].ravel()]
        weights += [weight.ravel()] * 2
    near = coo_matrix((np.concatenate(weights), (np.concatenate(rows), np.concatenate(columns)))).tocsr()
    laplace = diags(np.asarray(near.sum(axis=1)).ravel()) - near
    free, known = np.flatnonzero(hard.ravel() == 0), np.flatnonzero(hard.ravel() > 0)
    result = (hard.ravel() == 1).astype(float)
    laplace = laplace.tocsr()
    result[free] = spsolve(laplace[free][:, free].tocsc(), -laplace[free][:, known] @ result[known])
    return result.reshape(image.shape)


def test_the_probabilities_are_those_of_the_solved_equations():
    random = np.random.default_rng(4)
    image = random.normal(0, 20, (9, 10, 11)).astype(np.float32)
    hard = np.zeros(image.shape, np.uint8)
    hard[4, 5, 5] = 1
    hard[0], hard[-1] = 2, 2
    found = probability(image, hard, 25.0, FACES, Task())
    assert np.abs(found - by_scipy(image, hard, 25.0)).max() < 5e-3


@pytest.mark.parametrize("noise", [0, 20, 50])
def test_a_ball_is_found_in_noise(run, drawing, dice, noise):
    scene = drawing((40, 40, 44), (1.0, 1.0, 1.1), tilted=True)
    truth = scene.fill(scene.ball((0, 0, 0), 11), 140)
    inside = seeds((0, 0, 0), (6, 0, 0), (-6, 0, 0), (0, 6, 0), (0, -6, 0), (0, 0, 6), (0, 0, -6))
    around = 15 * np.array([s * e for s in (1, -1) for e in np.eye(3)])
    made = run(walker.TOOL, volume=scene.volume(noise), inside=inside, outside=seeds(*around), contrast=25)
    assert dice(made["labels"].mask(1), truth) >= 0.9
    assert made["probability"].array.min() >= 0 and made["probability"].array.max() == 100


def test_without_an_edge_the_border_lies_half_way_and_follows_the_seeds(run, drawing):
    scene = drawing((12, 12, 41))
    middles = []
    for shift in (0, 8):
        made = run(
            walker.TOOL,
            volume=scene.volume(),
            inside=seeds((-16 + shift, 0, 0)),
            outside=seeds((8 + shift, 0, 0)),
            margin=30,
            size=8,
        )
        region = made["labels"].mask(1)
        middles.append(scene.places[region][:, 0].max())
    assert middles[0] == pytest.approx(-4, abs=1.5)
    assert middles[1] == pytest.approx(4, abs=1.5)


@pytest.mark.parametrize(
    ("inside", "outside", "code"),
    [
        (seeds(), seeds((0, 0, 0)), "GROW-SEEDS-MISSING"),
        (seeds((0, 0, 0)), seeds(), "GROW-SEEDS-MISSING"),
        (seeds((0, 0, 500)), seeds((0, 0, 0)), "GROW-SEED-BEYOND"),
        (seeds((0, 0, 0)), seeds((0, 0, 0)), "GROW-SEEDS-CLASH"),
    ],
)
def test_seeds_that_cannot_be_used_are_refused(run, drawing, inside, outside, code):
    with pytest.raises(CTSuiteError) as caught:
        run(walker.TOOL, volume=drawing((9, 9, 9)).volume(), inside=inside, outside=outside)
    assert caught.value.code == code


def test_a_box_that_is_too_large_is_refused(run, drawing, monkeypatch):
    monkeypatch.setattr(walker, "_MOST_VOXELS", 100)
    with pytest.raises(CTSuiteError) as caught:
        run(
            walker.TOOL, volume=drawing((9, 9, 9)).volume(), inside=seeds((0, 0, 0)), outside=seeds((3, 0, 0))
        )
    assert caught.value.code == "GRAPH-BOX-TOO-LARGE"
