"""The volumes of a segment by their definitions: side by side, and with a warning where they differ."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.codes import VOLUME
from ctsuite.core.grid import Grid
from ctsuite.core.i18n import say
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.surface import Surface
from ctsuite.core.units import ML
from ctsuite.workflows.volumes import Figures, figures, table, thin_share


def box(edge_mm: float) -> Surface:
    """A closed cube named Bone."""
    points = np.array([[x, y, z] for x in (0, edge_mm) for y in (0, edge_mm) for z in (0, edge_mm)], float)
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    triangles = [t for a, b, c, d in faces for t in ((a, b, c), (a, c, d))]
    made = Surface(points, np.array(triangles), "Bone")
    return made if made.volume_mm3 > 0 else Surface(points, np.array(triangles)[:, ::-1], "Bone")


@pytest.fixture
def labels() -> Labels:
    """A cube of 10 x 10 x 10 voxels of 1 mm."""
    mask = np.zeros((14, 14, 14), bool)
    mask[2:12, 2:12, 2:12] = True
    return Labels.from_mask(mask, Grid.axial(mask.shape, (1.0, 1.0, 1.0)), Segment(1, "Bone"))


def measured(volume_ml: float) -> Measurement:
    return Measurement("volume", "Bone: volume", volume_ml, ML, VOLUME)


def test_each_definition_has_its_column(labels):
    found = figures(labels, (measured(0.98),), (box(9.9),))
    values = {column.name: column.values[0] for column in table(found).columns}
    assert values["Segment"] == "Bone" and values["As whole voxels"] == pytest.approx(1.0)
    assert values["By the filled part of border voxels"] == 0.98
    assert values["Inside the surface"] == pytest.approx(0.970299)


@pytest.mark.parametrize(("surface_mm", "differ"), [(9.9, False), (9.0, True)])
def test_only_figures_more_than_a_tenth_apart_are_warned_of(labels, surface_mm, differ):
    (found,) = figures(labels, (measured(0.98),), (box(surface_mm),))
    assert found.differ is differ


def test_a_figure_that_was_not_determined_is_not_compared(labels):
    (found,) = figures(labels, (), ())
    assert found.measured_ml is None and found.surface_ml is None and not found.differ
    assert "surface:" not in found.warning and "1 mL as whole voxels" in found.warning


def test_the_share_in_thin_parts_is_that_of_plates_one_voxel_thick():
    mask = np.zeros((20, 20, 20), bool)
    mask[5:15, 5:15, 5:15] = True
    assert thin_share(mask) == 0.0
    mask[5:15, 5:15, 17] = True
    assert thin_share(mask) == pytest.approx(100 / 1100)
    assert thin_share(np.zeros((3, 3, 3), bool)) == 0.0


def test_the_warning_says_the_figures_in_the_readers_language():
    warning = Figures("Bone", 615.2, 528.5, 357.1, 0.4).warning
    for number in ("615 mL", "528 mL", "357 mL", "40 %"):
        assert number in warning and number in say(warning, "zh-CN")
    assert "骨" in say(warning, "zh-CN") and "surface" not in say(warning, "zh-CN")
