"""What is as dense as metal is warned of, with its size and place."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.grid import Grid
from ctsuite.core.i18n import say
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.workflows.dense import warning


def image(edge_voxels: int, hu: float, speckles: bool = False) -> Volume:
    """A cube in soft tissue at voxels of 2 mm, its middle at index (10.5, 9.5, 8.5) where its edge is 4."""
    array = np.full((20, 20, 20), 40, np.int16)
    array[7 : 7 + edge_voxels, 8 : 8 + edge_voxels, 9 : 9 + edge_voxels] = hu
    if speckles:
        array[::6, ::6, ::6] = 3000
    return Volume(array, Grid.axial(array.shape, (2.0, 2.0, 2.0)), HU)


def test_a_screw_is_warned_of_with_volume_and_place():
    text = warning(image(4, 3000))
    assert text is not None and text.startswith("0.5 mL") and "L 21.0, P 19.0, S 17.0 mm" in text
    assert "2500 HU" in text and "金属" in say(text, "zh-CN")


@pytest.mark.parametrize("quiet", [image(4, 2000), image(1, 3000), image(0, 0, speckles=True)])
def test_dense_bone_and_single_noisy_voxels_are_not(quiet):
    assert warning(quiet) is None
