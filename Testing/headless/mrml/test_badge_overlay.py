"""Badges and letters are drawn where they hide nothing, and a text that does not fit stays available."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.volume import Volume

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from ctsuite.mrml import badge_overlay, badges, convert, display, views
from ctsuite.mrml.badge_overlay import BadgeOverlay, LetterOverlay
from ctsuite.mrml.runtime import create_scene

_GRID = Grid.axial((12, 30, 30), (2.0, 2.0, 5.0), (-29.0, -29.0, -27.5))


@pytest.fixture
def ct(scene):
    """An original series with its own grey scale."""
    array = np.random.default_rng(2).integers(-200, 300, _GRID.shape).astype(np.int16)
    return convert.to_node(scene, Volume(array, _GRID, name="CT 3"))


def _window(width, height):
    window, renderer = vtkRenderWindow(), vtkRenderer()
    window.SetOffScreenRendering(True)
    window.SetSize(width, height)
    window.AddRenderer(renderer)
    return window, renderer


def test_a_text_that_does_not_fit_is_cut_and_the_whole_of_it_stays_available():
    window, renderer = _window(200, 150)
    long = "'A series with a very long description' over 'Another one', 40 % blended"
    shown = BadgeOverlay(renderer).show([long, "MIP"])
    assert [badge.full for badge in shown] == [long, "MIP"]
    assert shown[0].short.endswith("...")
    assert long.startswith(shown[0].short[:-3])
    assert shown[1].short == "MIP"
    window.Finalize()


def test_more_badges_than_fit_are_counted_and_leave_the_middle_free():
    window, renderer = _window(200, 150)
    texts = [f"Badge {n}" for n in range(12)]
    shown = BadgeOverlay(renderer).show(texts)
    assert [badge.full for badge in shown] == texts
    assert sum(1 for badge in shown if badge.short) in range(1, 5)
    window.Finalize()


@pytest.fixture(scope="module")
def graphics():
    """Skips where the machine cannot draw."""
    try:
        views.slice_picture(create_scene(), "Axial", (16, 16))
    except CTSuiteError as error:
        pytest.skip(error.cause)


def test_badges_are_drawn_at_the_top_and_leave_the_middle_of_the_picture(graphics, scene, ct):
    badges.mark(ct, "Curved reformation along the aorta")
    plain = views.slice_picture(scene, "Axial", (300, 300), badges=False)
    drawn = views.slice_picture(scene, "Axial", (300, 300))
    rows, columns = np.nonzero((plain != drawn).any(axis=-1))
    assert rows.size > 300
    assert rows.max() < 60
    assert columns.min() < 15


def test_a_badge_is_readable_on_white_and_on_black(graphics, scene):
    for value in (-5000, 5000):
        node = convert.to_node(scene, Volume(np.full(_GRID.shape, value, np.int16), _GRID, name="V"))
        badges.mark(node, "IIIIII HHHHHH")
        display.set_window(node, 400, 40)
        picture = views.slice_picture(scene, "Axial", (300, 300), node, letters=False, ruler=False)
        brightness = picture[8:18, 12:60].max(axis=-1).astype(int)
        assert brightness.max() > 200, "the letters are bright"
        assert np.percentile(brightness, 20) < 110, "and what is behind them is dark"
        scene.RemoveNode(node)


@pytest.mark.parametrize(
    ("orientation", "said"),
    [("Axial", "RLAP"), ("Coronal", "RLSI"), ("Sagittal", "APSI")],
)
def test_the_letters_name_the_directions_at_the_edges(graphics, scene, ct, orientation, said):
    found = []

    def look(node, _):
        window, renderer = _window(50, 50)
        found.append("".join(LetterOverlay(renderer).show(node)))
        window.Finalize()

    plain = views.slice_picture(scene, orientation, (200, 200), letters=False)
    drawn = views.slice_picture(scene, orientation, (200, 200), prepare=look)
    assert found == [said]
    changed = (plain != drawn).any(axis=-1)
    for rows, columns in ((slice(80, 120), slice(0, 25)), (slice(80, 120), slice(175, 200))):
        assert changed[rows, columns].any()
    assert changed[:25, 80:120].any()
    assert changed[155:, 80:120].any()
    assert not changed[40:155, 40:160].any()


def test_a_badge_follows_the_size_of_its_view():
    window, renderer = _window(160, 120)
    overlay = BadgeOverlay(renderer)
    long = "'CT 3' is moved by transform 'Registration of the follow-up'"
    assert overlay.show([long])[0].short.endswith("...")
    window.SetSize(1200, 900)
    assert overlay.show([long])[0].short == long
    window.Finalize()


def test_what_no_font_can_show_is_written_with_question_marks_and_kept_in_full(monkeypatch):
    monkeypatch.setattr(badge_overlay, "system_font", lambda: "")
    window, renderer = _window(400, 300)
    overlay = BadgeOverlay(renderer)
    assert overlay.show(["MIP 最大"])[0].full == "MIP 最大"
    assert overlay._actor.GetInput().strip() == "MIP ??"
    window.Finalize()
