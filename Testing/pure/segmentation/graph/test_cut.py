"""The smallest cut through a grid of voxels, against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_flow

from ctsuite.core.task import Task
from ctsuite.segmentation.graph.cut import INSIDE, OUTSIDE, smallest_cut

FACES = (1.0, 0.7, 0.5)
TABLE = (150 * np.exp(-((np.arange(600) / 120.0) ** 2) / 2)).astype(np.float32)


def edges(image):
    number = np.arange(image.size).reshape(image.shape)
    for axis, face in enumerate(FACES[::-1]):
        ends, values = np.moveaxis(number, axis, 0), np.moveaxis(image.astype(int), axis, 0)
        apart = np.minimum(np.abs(values[1:] - values[:-1]), len(TABLE) - 1)
        weight = np.floor(TABLE[apart] * np.float32(face) + np.float32(0.5)).astype(np.int32)
        yield ends[:-1].ravel(), ends[1:].ravel(), weight.ravel()


def flow_of_scipy(image, preference) -> int:
    n = image.size
    rows, columns, weights = [], [], []
    for here, there, weight in edges(image):
        rows += [here, there]
        columns += [there, here]
        weights += [weight, weight]
    for sign, place in ((1, n), (-1, n + 1)):
        nodes = np.flatnonzero(sign * preference > 0)
        terminal = np.full(nodes.size, place)
        rows.append(terminal if sign > 0 else nodes)
        columns.append(nodes if sign > 0 else terminal)
        weights.append(np.abs(preference[nodes]))
    graph = csr_matrix(
        (np.concatenate(weights).astype(np.int32), (np.concatenate(rows), np.concatenate(columns))),
        shape=(n + 2, n + 2),
    )
    return maximum_flow(graph, n, n + 1, method="dinic").flow_value


def capacity(image, preference, inside) -> int:
    total = sum(int(w[inside[a] != inside[b]].sum()) for a, b, w in edges(image))
    return (
        total
        + int(preference[~inside & (preference > 0)].sum())
        - int(preference[inside & (preference < 0)].sum())
    )


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("shape", [(1, 1, 9), (1, 12, 11), (9, 8, 10), (17, 16, 15)])
def test_the_flow_is_that_of_scipy_and_the_cut_has_its_capacity(shape, seed):
    random = np.random.default_rng(seed)
    image = random.normal(0, 100, shape).astype(np.int16)
    preference = random.integers(-300, 301, image.size).astype(np.int32)
    preference[random.random(image.size) < 0.3] = 0
    cut = smallest_cut(image, np.zeros(shape, np.uint8), preference, TABLE, FACES, Task())
    assert cut.flow == flow_of_scipy(image, preference)
    assert cut.flow == capacity(image, preference, cut.inside)


def test_fixed_voxels_act_like_nodes_that_cannot_change():
    random = np.random.default_rng(1)
    shape = (8, 9, 10)
    image = random.normal(0, 100, shape).astype(np.int16)
    preference = random.integers(-200, 201, shape).astype(np.int32)
    state = np.zeros(shape, np.uint8)
    state[:2], state[6:] = INSIDE, OUTSIDE
    hard = np.where(state == INSIDE, 2**24, np.where(state == OUTSIDE, -(2**24), preference))
    by_nodes = smallest_cut(
        image, np.zeros(shape, np.uint8), hard.astype(np.int32).ravel(), TABLE, FACES, Task()
    )
    open_ = state == 0
    by_state = smallest_cut(image, state, preference[open_], TABLE, FACES, Task())
    assert np.array_equal(by_state.inside, by_nodes.inside.reshape(shape)[open_])


def test_cutting_can_be_cancelled():
    image = np.zeros((4, 4, 4), np.int16)
    task = Task(cancelled=lambda: True)
    with pytest.raises(Exception, match="cancelled"):
        smallest_cut(image, np.zeros(image.shape, np.uint8), np.ones(64, np.int32), TABLE, FACES, task)
