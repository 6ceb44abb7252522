"""Where an operator would place points: on the walls that an image along a curve shows.

A wall is where the values pass half way between blood and tissue, as judged by eye with a narrow window. The
values are those of the image, so that what scanning and drawing do to a wall is in the result.
"""

from __future__ import annotations

import numpy as np

from ctsuite.core.grid import Float
from ctsuite.core.sampling import sample_points
from ctsuite.core.volume import Volume
from ctsuite.workflows.verification.vessels import BLOOD_HU, TISSUE_HU

_HALF_HU = (BLOOD_HU + TISSUE_HU) / 2
_STEP_MM = 0.05
_CORNERS = 64


def walls(picture: Volume, s_mm: float) -> Float:
    """Return both walls (2, 3) of the vessel in a straightened picture, in the row at an arc length."""
    return np.array([_wall(picture, (side, 0.0, 0.0), (0.0, s_mm, 0.0)) for side in (-1.0, 1.0)])


def outline(straight: Volume, s_mm: float) -> Float:
    """Return the outline (64, 3) of the vessel in a straightened volume, in the slice at an arc length."""
    turns = np.arange(_CORNERS) * 2 * np.pi / _CORNERS
    middle = (0.0, 0.0, s_mm)
    return np.array([_wall(straight, (np.cos(turn), np.sin(turn), 0.0), middle) for turn in turns])


def _wall(image: Volume, direction: tuple[float, float, float], middle: tuple[float, float, float]) -> Float:
    """The place at which the values first fall to half on the way out from the middle of the vessel."""
    grid = image.grid
    most = grid.spacing_mm[0] * grid.shape[2] / 2 - _STEP_MM
    ways = np.arange(0.0, most, _STEP_MM)
    places = np.asarray(middle) + ways[:, None] * np.asarray(direction)
    values = sample_points(image.array, grid.lps_to_index(places))
    past = int((values < _HALF_HU).argmax())
    inside, outside = values[past - 1], values[past]
    way = ways[past - 1] + _STEP_MM * float((inside - _HALF_HU) / (inside - outside))
    return np.asarray(middle) + way * np.asarray(direction)
