"""Where a registration of images may begin."""

from __future__ import annotations

import numpy as np
from scipy.spatial.transform import Rotation

from ctsuite.core.grid import Float
from ctsuite.core.volume import Volume
from ctsuite.ct.registration.samples import Region

POSITION, CENTRE, MOMENTS = "patient position", "image centres", "moments"
STARTS = (POSITION, CENTRE, MOMENTS)

_TURN_DEGREES = 20.0


def named_starts(fixed: Volume, moving: Volume, fixed_body: Region, moving_body: Region) -> dict[str, Float]:
    """Return the map (4x4) from fixed to moving points for each way to start.

    As the scanners gave the positions; the middles of the images on each other; the bodies on each other,
    with their principal axes turned as little as possible.
    """
    (here, axes), (there, other) = fixed_body.centre_and_axes(), moving_body.centre_and_axes()
    centres = np.eye(4)
    centres[:3, 3] = np.subtract(moving.grid.centre_lps_mm, fixed.grid.centre_lps_mm)
    moments = np.eye(4)
    moments[:3, :3] = _least_turn(axes, other)
    moments[:3, 3] = there - moments[:3, :3] @ here
    return {POSITION: np.eye(4), CENTRE: centres, MOMENTS: moments}


def turned_starts(maps: list[Float], centre: Float) -> list[Float]:
    """Return each of the maps turned about the three axes through a centre, both ways."""
    angle = np.radians(_TURN_DEGREES)
    turned = []
    for axis in np.eye(3):
        for sign in (1, -1):
            about = np.eye(4)
            about[:3, :3] = Rotation.from_rotvec(sign * angle * axis).as_matrix()
            about[:3, 3] = centre - about[:3, :3] @ centre
            turned += [matrix @ about for matrix in maps]
    return turned


def _least_turn(axes: Float, other: Float) -> Float:
    """The rotation from one set of principal axes to the other that turns least: signs are arbitrary."""
    signs = ((a, b, c) for a in (1, -1) for b in (1, -1) for c in (1, -1))
    turns = [other @ np.diag(each) @ axes.T for each in signs]
    return max((turn for turn in turns if np.linalg.det(turn) > 0), key=lambda turn: float(np.trace(turn)))
