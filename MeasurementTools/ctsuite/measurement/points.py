"""The points that a measurement is taken at."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.tool import Port
from ctsuite.measurement.errors import POINT_COUNT, POINTS_COINCIDE, POINTS_INVALID

PORT_LABEL = "Points"
COINCIDENT_MM = 1e-3
ANCHOR_RULE = (
    "In a slice view a point lies where the pointer meets the plane of the slice, in a 3-D view on the "
    "visible surface under the pointer."
)


def port(tooltip: str) -> Port:
    """Describe the input of points."""
    return Port("points", Curve, PORT_LABEL, tooltip)


def checked(points: Curve, title: str, counts: Collection[int] | None, needed: str) -> Float:
    """Return the positions (n, 3) in LPS mm.

    Parameters
    ----------
    points : Curve
        What was given.
    title : str
        The measurement, for messages.
    counts : collection of int or None
        Numbers of points that are right; None for two or more.
    needed : str
        The same in words.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE.
    """
    positions = np.asarray(points.points_lps_mm, dtype=float)
    if not np.isfinite(positions).all():
        raise POINTS_INVALID(title=title)
    count = len(positions)
    if count < 2 if counts is None else count not in counts:
        raise POINT_COUNT(title=title, needed=needed, count=count)
    for first, step in enumerate(np.linalg.norm(np.diff(positions, axis=0), axis=1), 1):
        if step < COINCIDENT_MM:
            raise POINTS_COINCIDE(title=title, first=first, second=first + 1)
    return positions
