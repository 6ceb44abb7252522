"""Statistics of many labels at once against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core import statistics


@pytest.fixture(params=[np.uint8, np.uint16, np.uint32])
def labels(request):
    random = np.random.default_rng(3)
    return np.repeat(random.integers(0, 8, (9, 21, 13)), 3, axis=2).astype(request.param)


@pytest.mark.parametrize("kind", [np.int16, np.uint16, np.int32, np.float32, np.float64])
def test_each_label_gets_what_numpy_says_of_its_voxels(labels, kind):
    values = (np.random.default_rng(4).normal(300, 90, labels.shape) + 1000).astype(kind)
    wanted = (7, 2, 5, 200)
    found = statistics.of_labels(labels, values, wanted)
    for n, value in enumerate(wanted[:3]):
        inside = values[labels == value].astype(np.float64)
        assert found.voxels[n] == inside.size
        assert found.mean[n] == pytest.approx(inside.mean(), rel=1e-12)
        assert found.deviation[n] == pytest.approx(inside.std(), rel=1e-12)
        assert (found.minimum[n], found.maximum[n]) == (inside.min(), inside.max())
    assert found.voxels[3] == 0 and np.isnan([found.mean[3], found.minimum[3], found.maximum[3]]).all()


def test_a_small_spread_of_large_values_is_not_lost(labels):
    values = 1e7 + np.random.default_rng(5).normal(0, 0.01, labels.shape)
    found = statistics.of_labels(labels, values, (3,))
    assert found.deviation[0] == pytest.approx(values[labels == 3].std(), rel=1e-6)


def test_squares_of_the_largest_values_do_not_overflow():
    values = np.full((4, 64, 64), 65535, np.uint16)
    values[:2] = 0
    found = statistics.of_labels(np.ones(values.shape, bool), values, (1,))
    assert (found.mean[0], found.deviation[0]) == (32767.5, 32767.5)
