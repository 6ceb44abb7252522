"""The benchmarks of seeing the CT: every part is there, and both sides cut the same slab."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from ctsuite.app.bench import ct, ct_slab
from ctsuite.ct.cut import MAXIMUM, cut


@pytest.mark.parametrize("name", ct.PARTS)
def test_every_part_of_the_benchmark_is_there(name: str) -> None:
    assert importlib.util.find_spec(f"ctsuite.app.bench.{name}") is not None


def test_both_sides_cut_the_same_slab() -> None:
    volume = ct_slab._volume(24)
    plane = ct_slab._plane(volume.grid)
    mine = cut(volume, plane, 20.0, MAXIMUM).astype(float)
    theirs = ct_slab._reslice(volume, plane, exact=True)()
    inner = np.s_[0, 5:-5, 100:-100] if mine.ndim == 3 else np.s_[5:-5, 100:-100]
    assert mine[inner].std() > 50
    assert np.mean(np.abs(mine - theirs)[inner] > 0.501) < 1e-3
