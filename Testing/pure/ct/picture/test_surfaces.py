"""Pictures of surfaces."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.codes import LENGTH
from ctsuite.core.measurement import Measurement
from ctsuite.core.surface import DISTANCE, Distance, Surface
from ctsuite.core.units import MM
from ctsuite.ct.picture import surface_picture
from ctsuite.ct.picture.surfaces import VIEWS, surface_view

from .conftest import LANDMARK

SIZE = (240, 200)


def red(picture: np.ndarray) -> np.ndarray:
    return (picture[..., 0].astype(int) - picture[..., 2]) > 60


@pytest.mark.parametrize(
    ("view", "edges"),
    [
        ("anterior", ("R", "L", "S", "I")),
        ("posterior", ("L", "R", "S", "I")),
        ("left", ("A", "P", "S", "I")),
        ("right", ("P", "A", "S", "I")),
        ("superior", ("L", "R", "A", "P")),
        ("inferior", ("R", "L", "A", "P")),
        ("anterior-left", ("RA", "LP", "S", "I")),
    ],
)
def test_the_letters_of_a_view_name_its_sides(octahedron, view, edges):
    assert surface_view([octahedron], view, SIZE).edges() == edges


@pytest.mark.parametrize("view", VIEWS)
def test_a_landmark_is_drawn_within_a_pixel_of_its_projection(octahedron, view):
    far = np.array([[-40.0, -60, 90], [50, 30, 180], [-40, -60, 90.001]])
    frame = Surface(far, np.array([[0, 1, 2]]), "Frame")
    colours = {"Octahedron": (1.0, 0.1, 0.1), "Frame": (0.2, 0.2, 1.0)}
    picture = surface_picture([frame, octahedron], (), view, SIZE, colours)
    x, y = surface_view([frame, octahedron], view, SIZE).project(LANDMARK)
    rows, columns = np.nonzero(red(picture) & (np.hypot(*(np.indices(SIZE[::-1]).T - (y, x)).T) < 40))
    assert abs((columns.min() + columns.max()) / 2 - x) < 1
    assert abs((rows.min() + rows.max()) / 2 - y) < 1


def test_the_colours_of_an_altered_surface_show_how_far_it_is_off(octahedron):
    """The octahedron has one vertex on each side; the one in front is off."""
    front = int(np.argmin(octahedron.points_lps_mm[:, 1]))
    off = np.zeros(len(octahedron.points_lps_mm), np.float32)
    off[front] = 2.0
    altered = replace(
        octahedron,
        alterations=("smoothing",),
        scalars={DISTANCE: off},
        distance=Distance(2.0, 0.5, 2.0),
    )

    def brightness(surface, view):
        picture = surface_picture([surface], (), view, SIZE)
        x, y = surface_view([surface], view, SIZE).project(octahedron.points_lps_mm[front])
        return picture[round(y) - 2 : round(y) + 3, round(x) - 2 : round(x) + 3].mean()

    plain = replace(altered, alterations=(), scalars={}, distance=None)
    assert brightness(altered, "anterior") < 0.6 * brightness(plain, "anterior")
    given = surface_picture([altered], (), "posterior", SIZE, {altered.name: (0.2, 0.2, 1.0)})
    assert (given[60:140, 80:160, 2] > given[60:140, 80:160, 0]).mean() > 0.5


def test_an_altered_surface_carries_a_banner(octahedron):
    plain = surface_picture([octahedron], size=SIZE)
    altered = surface_picture([replace(octahedron, alterations=("smoothing",))], size=SIZE)
    assert not red(plain[-20:]).mean() > 0.5
    assert red(altered[-12:]).mean() > 0.5


def test_a_segment_has_its_colour(octahedron):
    picture = surface_picture([octahedron], (), "anterior", SIZE, {"Octahedron": (0.1, 0.9, 0.1)})
    r, g, b = picture[110, 120].astype(int)
    assert g > 2 * r
    assert g > 2 * b


def test_a_measurement_behind_the_surface_is_still_seen(octahedron):
    through = np.add(LANDMARK, [[-3.0, 10.0, 0.0], [3.0, 10.0, 0.0]])
    measurement = Measurement("length", "Length", 6.0, MM, LENGTH, through)
    bare = surface_picture([octahedron], size=SIZE)
    drawn = surface_picture([octahedron], [measurement], size=SIZE)
    x, y = np.rint(surface_view([octahedron], "anterior", SIZE).project(through.mean(axis=0))).astype(int)
    assert drawn[y, x].tolist() != bare[y, x].tolist()


def test_nothing_to_show_gives_an_empty_picture():
    empty = Surface(np.empty((0, 3)), np.empty((0, 3), int))
    assert surface_picture([empty], size=SIZE).shape == (SIZE[1], SIZE[0], 3)
