"""The slice views of Slicer show the window linearly, from black to white (4.3.2.1).

VTK cuts the decimals of the grey level off where the suite's own pictures round: the view is half a level
darker in the mean, and lies within half a level of that line.
"""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.grid import Grid
from ctsuite.core.volume import Volume
from ctsuite.ct.window import WindowState
from ctsuite.mrml import display, views, volume
from ctsuite.mrml.scene import create_scene


@pytest.mark.parametrize("state", [WindowState(40, 400), WindowState(-600, 1500), WindowState(35, 80)])
def test_a_ramp_in_a_slice_view_is_linear_but_for_decimals_that_are_cut_off(state):
    width, steps = 8, 64
    edge = 0.02 * state.width
    ramp = np.rint(np.linspace(state.lower - edge, state.upper + edge, steps)).astype(np.int16)
    array = np.broadcast_to(np.repeat(ramp, width), (3, 160, width * steps)).copy()
    scene = create_scene()
    node = volume.to_node(scene, Volume(array, Grid(array.shape, (1.0, 1.0, 1.0)), name="Ramp"))
    display.set_window(node, state.width, state.centre)
    picture = views.slice_picture(scene, "Axial", (width * steps, 160), node, ruler=False)
    shown = picture[45, width // 2 :: width].astype(float)
    assert (shown[:, 0] == shown[:, 1]).all() and (shown[:, 0] == shown[:, 2]).all()
    exact = np.clip((ramp - state.lower) / state.width, 0, 1) * 255
    assert shown.min() == 0 and shown.max() == 255
    assert np.abs(shown[:, 0] + 0.5 - exact)[(exact > 0) & (exact < 255)].max() <= 0.5 + 1e-9
