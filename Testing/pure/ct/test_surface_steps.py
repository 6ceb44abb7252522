"""Smoothing, hole filling and decimation, each against VTK or against what is known."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.surface import Surface
from ctsuite.core.surface_distance import between
from ctsuite.core.task import Task

pytest.importorskip("vtkmodules", reason="needs VTK")

from ctsuite.ct.surface import TOOL, vtk_mesh
from ctsuite.ct.surface.decimation import decimated, is_closed
from ctsuite.ct.surface.smoothing import coefficients, smoothed


def region(shape=(22, 26, 24)) -> Labels:
    """A knobbly body away from the border."""
    k, j, i = np.indices(shape)
    away = np.sqrt((i - 11.3) ** 2 + (j - 12.6) ** 2 + (k - 10.4) ** 2)
    mask = away < 7 + 1.5 * np.sin(i * 0.9) * np.cos(j * 0.8)
    return Labels.from_mask(mask, Grid(shape, (0.8, 0.9, 1.3), (500, -300, 900)), Segment(1, "Knob"))


def made(labels: Labels, **values) -> Surface:
    return TOOL.function(labels=labels, parameters=TOOL.parse(values), task=Task())["surface"]


@pytest.mark.parametrize("strength", [0.1, 0.3, 0.5])
def test_smoothing_is_that_of_vtk(strength):
    from vtkmodules.vtkFiltersCore import vtkWindowedSincPolyDataFilter

    plain = made(region())
    smooth = vtkWindowedSincPolyDataFilter()
    smooth.SetInputData(vtk_mesh.mesh(plain))
    smooth.SetNumberOfIterations(20)
    smooth.SetPassBand(10.0 ** (-4.0 * strength))
    smooth.BoundarySmoothingOff()
    smooth.FeatureEdgeSmoothingOff()
    smooth.NonManifoldSmoothingOn()
    smooth.NormalizeCoordinatesOn()
    smooth.Update()
    theirs, triangles = vtk_mesh.arrays(smooth.GetOutput())
    mine = smoothed(plain, strength, Task())
    np.testing.assert_array_equal(mine.triangles, triangles)
    assert np.abs(mine.points_lps_mm - plain.points_lps_mm).max() > 0.1
    np.testing.assert_allclose(mine.points_lps_mm, theirs, atol=0.02)


@pytest.mark.parametrize("pass_band", [1.0, 0.1, 0.01, 1e-4])
def test_the_filter_keeps_the_shape_as_a_whole_and_takes_the_roughest_away(pass_band):
    weights = coefficients(pass_band)
    degrees = np.arange(len(weights))
    assert weights.sum() == pytest.approx(1.0)
    assert weights @ np.cos(degrees * np.arccos(1 - pass_band / 2)) == pytest.approx(1.0, abs=0.01)
    assert abs(weights @ np.cos(degrees * np.pi)) < 0.05 or pass_band == 1.0


def test_a_hollow_with_something_in_it_becomes_solid():
    mask = np.zeros((20, 20, 20), bool)
    mask[2:18, 2:18, 2:18] = True
    mask[5:15, 5:15, 5:15] = False
    mask[8:12, 8:12, 8:12] = True
    labels = Labels.from_mask(mask, Grid(mask.shape, (1, 1, 1)), Segment(1, "Box"))
    full = made(labels, fill_holes="yes")
    assert full.alterations == ("hole filling",) and is_closed(full)
    assert full.volume_mm3 == pytest.approx(16**3, rel=0.03)
    assert full.distance.maximum_mm == pytest.approx(6.0, abs=0.3)  # from what floated in it


def test_nothing_is_called_filled_where_there_is_no_hollow():
    assert made(region(), fill_holes="yes").alterations == ()


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_decimated_surface_is_closed_near_and_has_fewer_triangles(share):
    plain = made(region())
    few = decimated(plain, share)
    assert is_closed(few) and len(few.triangles) == pytest.approx((1 - share) * len(plain.triangles), rel=0.1)
    apart = between(few, plain, 1.8).summary
    assert 0 < apart.maximum_mm < 3 and few.volume_mm3 == pytest.approx(plain.volume_mm3, rel=0.1)


def test_a_surface_that_decimation_opened_is_refused(monkeypatch):
    plain = made(region())
    points, triangles = plain.points_lps_mm, plain.triangles
    assert is_closed(plain) and not is_closed(Surface(points, triangles[1:]))
    assert not is_closed(Surface(points, np.empty((0, 3), np.int32)))
    monkeypatch.setattr(vtk_mesh, "arrays", lambda _: (points, triangles[1:]))
    with pytest.raises(CTSuiteError, match="not closed") as caught:
        decimated(plain, 0.5)
    assert caught.value.code == "SURFACE-OPEN"


def test_all_alterations_together_are_named_in_the_order_they_were_made():
    mask = region().array.astype(bool)
    mask[10, 12, 11] = False
    labels = Labels.from_mask(mask, region().grid, Segment(1, "Knob"))
    surface = made(labels, fill_holes="yes", smoothing=30, decimation=40)
    assert surface.alterations == ("hole filling", "smoothing", "decimation")
    assert surface.distance.maximum_mm > surface.distance.percentile95_mm > surface.distance.mean_mm > 0
