"""A curved slab shows what lies along a curve, at the right place, and refuses curves without a plane."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import CurvedImage
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct import curved_slab
from ctsuite.ct.curved_slab import TOOL, flattened
from ctsuite.ct.picture.outputs import outputs_picture

RADIUS = 30.0
GRID = Grid((40, 90, 90), (1.0, 1.0, 1.0), (-44.5, -44.5, -19.5))


def arc(lift=0.0) -> Curve:
    turn = np.radians(np.linspace(20, 160, 40))
    rise = lift * np.sin(4 * turn)
    return Curve(np.stack([RADIUS * np.cos(turn), -RADIUS * np.sin(turn), rise], axis=1), name="Arch")


@pytest.fixture
def wall() -> Volume:
    """A cylinder wall of 3 mm with a bead 8 mm above the plane of the arch, at its middle."""
    k, j, i = np.indices(GRID.shape)
    places = GRID.index_to_lps(np.stack([i, j, k], -1))
    radius = np.hypot(places[..., 0], places[..., 1])
    array = np.where(np.abs(radius - RADIUS) < 1.5, 300, 0)
    array[np.linalg.norm(places - [0, -RADIUS, 8], axis=-1) < 2.0] = 2000
    return Volume(array.astype(np.int16), GRID, attributes={"FrameOfReferenceUID": "1.2.3"}, name="Wall")


def run(volume, curve, **values):
    return TOOL.function(volume=volume, curve=curve, parameters=TOOL.parse(values), task=Task())


def test_the_wall_along_the_arch_is_laid_flat_and_the_bead_lies_at_its_arc_length_and_height(wall):
    made = run(wall, arc(), height=30, thickness=4, projection="maximum", spacing=0.5)["volume"]
    picture = made.array[0]
    assert np.percentile(picture, 2) >= 250  # the wall fills the picture
    rows, columns = np.nonzero(picture > 1200)
    s, u = rows.mean() * 0.5, (columns.mean() - (picture.shape[1] - 1) / 2) * 0.5
    assert s == pytest.approx(RADIUS * np.radians(70), abs=0.5)
    assert u == pytest.approx(8, abs=0.5)  # the head is on the right
    assert np.ptp(columns) * 0.5 == pytest.approx(4, abs=1)


def test_the_result_says_that_it_is_bent_and_keeps_the_way_back_to_the_patient(wall):
    made = run(wall, arc(), height=30)["volume"]
    assert made.attributes["Badge"].startswith("Curved slab along a curve in a plane")
    assert "FrameOfReferenceUID" not in made.attributes
    image = CurvedImage.of(made.attributes)
    assert image is not None
    back = image.to_lps([[8.0, RADIUS * np.radians(70), 0.0]])[0]
    np.testing.assert_allclose(back, [0, -RADIUS, 8], atol=0.1)


def test_a_curve_that_leaves_its_plane_is_flattened_and_that_is_said(wall):
    flat, normal, away = flattened(arc(lift=2.0))
    heights = (flat.points_lps_mm - flat.points_lps_mm.mean(axis=0)) @ normal
    assert np.abs(heights).max() < 1e-9 and 1.5 < away < 2.5
    assert "moved up to" in run(wall, arc(lift=2.0))["volume"].attributes["Badge"]


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ([[0, 0, 0], [10, 0, 0], [20, 0, 0]], "CURVED-SLAB-NO-PLANE"),
        ([[0, 0, 0], [10, 5, 0]], "CURVED-SLAB-NO-PLANE"),
        ([[0, 0, 0], [0, 0, 0]], "CURVE-TOO-SHORT"),
        ([[0, 0, 0], [20, 20, 0], [20, 0, 0], [0, 20, 0]], "CURVED-SLAB-CROSSES"),
        ([[500, 0, 0], [510, 5, 0], [520, 0, 0]], "CPR-OUTSIDE"),
    ],
)
def test_a_curve_that_cannot_be_laid_flat_is_refused(wall, points, code):
    with pytest.raises(CTSuiteError) as caught:
        run(wall, Curve(np.array(points, dtype=float)))
    assert caught.value.code == code


def test_its_picture_has_letters_beside_it_and_shows_the_doubtful_parts(wall):
    made = run(wall, arc(), height=30, thickness=80)
    picture = outputs_picture(made, {"volume": wall}, size=(300, 300)).astype(int)
    amber = (picture[..., 0] > 200) & (picture[..., 0] - picture[..., 2] > 120)
    assert amber[130:170, :150].any() and amber[130:170, 150:].any()
    assert not amber[-20:, 140:160].any()
    assert made["labels"].grid.difference(made["volume"].grid) is None
    assert curved_slab.TOOL.profile == "ct.cpr"
