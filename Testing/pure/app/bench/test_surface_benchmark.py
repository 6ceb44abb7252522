"""The benchmark of surfaces compares equal work, on bone, with VTK."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.app.bench import ct_surface
from ctsuite.core.errors import CTSuiteError

pytest.importorskip("vtkmodules", reason="needs VTK")


@pytest.fixture(scope="module")
def phantom(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("bench") / "phantom.npy"
    np.save(path, ct_surface.bones_of_trunk(9))
    return str(path)


def test_the_phantom_is_a_body_with_bone_that_ends_inside(phantom):
    array = np.load(phantom)
    bone = array > ct_surface._THRESHOLD_HU
    assert array.dtype == np.int16 and array.shape == (9, 512, 512)
    assert 0.01 < bone[4].mean() < 0.1 and not bone[[0, -1]].any()
    assert np.median(array[:, 256, 256]) == pytest.approx(40, abs=20)


def test_both_sides_make_the_same_surface(phantom):
    ct_surface._agree(phantom)
    mine, theirs = ct_surface.ours(phantom), ct_surface.vtk(phantom)
    assert mine.compared(mine.run()) == theirs.compared(theirs.run()) > 10_000


def test_surfaces_that_lie_apart_end_the_benchmark(phantom, monkeypatch):
    monkeypatch.setattr(ct_surface, "_PASS_BAND", 1.0)
    with pytest.raises(CTSuiteError) as caught:
        ct_surface._agree(phantom)
    assert caught.value.code == "BENCH-RESULTS-DIFFER"
