"""The points that a measurement is taken at."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import Measure
from ctsuite.core.tool import Port
from ctsuite.core.volume import Volume
from ctsuite.measurement.errors import POINT_COUNT, POINTS_COINCIDE, POINTS_INVALID
from ctsuite.measurement.image import require_inside, require_measurable

PORT_LABEL = "Points"
COINCIDENT_MM = 1e-3
ANCHOR_RULE = (
    "In a slice view a point lies where the pointer meets the plane of the slice. In a 3-D view it lies on "
    "the visible surface under the pointer, on the nearest vertex of the triangle or exactly at the hit as "
    "chosen; in a volume rendering where the opacity reaches a threshold, in a MIP at the highest value."
)
IMAGE_PORT = Port(
    "volume",
    Volume,
    "CT",
    "The image that the points were placed on; with it, it is checked that they can be measured there.",
    optional=True,
)


def port(tooltip: str) -> Port:
    """Describe the input of points."""
    return Port("points", Curve, PORT_LABEL, tooltip)


def checked(points: Curve, title: str, counts: Collection[int] | None, needed: str, every: int = 1) -> Float:
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
    every : int
        Following points must differ: 1 for each of them, 2 for lines of two points each, which may touch, and
        0 where each point is taken for itself.

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
    steps = np.linalg.norm(np.diff(positions, axis=0), axis=1)
    for first in range(0, len(steps) if every else 0, every or 1):
        if steps[first] < COINCIDENT_MM:
            raise POINTS_COINCIDE(title=title, first=first + 1, second=first + 2)
    return positions


def measured(
    measure: Measure,
    points: Curve,
    positions: Float,
    volume: Volume | None,
    method: str,
    value: Callable[[NDArray[Any]], Any] | None = None,
    sensitivity: Callable[..., Any] | None = None,
) -> dict[str, Any]:
    """Work out a measure of points and wrap it as the outputs of a tool.

    Parameters
    ----------
    measure : Measure
        What is measured.
    points : Curve
        What was given, for its name.
    positions : ndarray
        The same, checked, (n, 3) in LPS mm.
    volume : Volume or None
        The image that the points lie on.
    method : str
        How it was measured, one sentence.
    value, sensitivity : callable or None
        Those of the measure, where they depend on what the user has set; both take the anchors, the latter
        also the directions (3, 3) of the image.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    direction = None
    if volume is not None:
        require_measurable(volume, measure.name)
        require_inside(volume, positions, points.frame_of_reference, measure.name)
        direction = volume.grid.direction_lps
    work, slopes = value or measure.value, sensitivity or measure.sensitivity
    found = measure.measured(
        float(work(positions)), positions, points.name, method, slopes(positions, direction), work
    )
    return {"measurements": (found,)}
