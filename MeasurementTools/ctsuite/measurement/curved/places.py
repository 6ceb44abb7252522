"""Where the points of a measurement in an image along a curve lie: in the image, by its axis, in the body.

Every way between them is the exact mapping of :class:`ctsuite.core.curved_image.CurvedImage`. Points that do
not stand for one place of the patient are refused.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame, Places, Status
from ctsuite.core.curved_image import CURVED_REFORMATION, SPATIAL_TRANSFORM, STRETCHED, CurvedImage
from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.core.tool import Parameter
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.curved.errors import AWAY_FROM_AXIS, FOLDED, NOT_CURVED, SEVERAL_PLACES
from ctsuite.measurement.errors import OUTSIDE
from ctsuite.measurement.image import require_inside

PICTURE, PATIENT = "curved image", "patient"
_SLACK_MM = 1e-6


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    space: Annotated[
        str,
        Parameter(
            "Points placed in",
            "Where the points were placed: in the curved image itself, or in an original image or 3-D view "
            "of the patient.",
            choices=(PICTURE, PATIENT),
        ),
    ] = PICTURE


@dataclass(frozen=True, eq=False)
class Placed:
    """The points of a measurement.

    Attributes
    ----------
    image : CurvedImage
        The mapping.
    suv_mm : ndarray
        Places s, u, v (n, 3) in ``image.frame``.
    anchors_lps_mm : ndarray
        The same in the patient (n, 3).
    """

    image: CurvedImage
    suv_mm: Float
    anchors_lps_mm: Float


def mapping(volume: Volume, title: str = "This") -> CurvedImage:
    """Return how an image along a curve is drawn; the same image gives the same object, so that it is quick.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-NOT-CURVED, CURVE-MAPPING-UNREADABLE.
    """
    known = volume.attributes
    if SPATIAL_TRANSFORM not in known:
        raise NOT_CURVED(title=title, name=volume.name)
    image = _mapping(str(known[SPATIAL_TRANSFORM]), known.get(CURVED_REFORMATION), volume.name)
    assert image is not None
    return image


@lru_cache(maxsize=16)
def _mapping(transform: str, reformation: str | None, name: str) -> CurvedImage | None:
    return CurvedImage.of({SPATIAL_TRANSFORM: transform, CURVED_REFORMATION: reformation}, name)


def placed(
    volume: Volume, points: Curve, space: str, title: str, counts: Collection[int] | None, needed: str
) -> Placed:
    """Find the points of a measurement, or refuse them.

    Parameters
    ----------
    volume : Volume
        The image along a curve.
    points : Curve
        What was placed.
    space : str
        PICTURE where the points are mm of the image, PATIENT where they are LPS mm of the patient.
    title : str
        The measurement, for messages.
    counts, needed
        See :func:`ctsuite.measurement.points.checked`.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-NOT-CURVED, CURVE-MAPPING-UNREADABLE, MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT,
        MEASUREMENT-POINTS-COINCIDE, MEASUREMENT-OUTSIDE, MEASUREMENT-FOLDED, MEASUREMENT-SEVERAL-PLACES.
    """
    image = mapping(volume, title)
    positions = points_.checked(points, title, counts, needed)
    if space == PATIENT:
        found = image.from_lps(positions)
        for number in np.flatnonzero(found.status == Status.AMBIGUOUS):
            raise SEVERAL_PLACES(title=title, part=_point(number))
        for number in np.flatnonzero(found.status == Status.OUTSIDE):
            raise OUTSIDE(title=title, number=int(number) + 1, name=volume.name)
        return Placed(image, found.suv_mm, positions)
    require_inside(volume, positions, "", title)
    refuse_doubtful(image, positions, title)
    suv = image.coordinates(positions)
    return Placed(image, suv, image.frame.forward(suv))


def refuse_doubtful(image: CurvedImage, positions_mm: Float, title: str, part: str = "") -> None:
    """Refuse positions (n, 3) in an image that do not stand for one place of the patient.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-FOLDED, MEASUREMENT-SEVERAL-PLACES.
    """
    folded, elsewhere = image.doubtful(positions_mm)
    for doubts, error in ((folded, FOLDED), (elsewhere, SEVERAL_PLACES)):
        for number in np.flatnonzero(doubts)[:1]:
            raise error(title=title, part=part or _point(number))


def on_axis(found: Placed, title: str) -> tuple[CurvedFrame, Float]:
    """Return the frame of the drawn curve itself, and the places s, u, v (n, 3) of the points in it.

    In the straightened kinds they are those of the image. The frame of a stretched image is that of its
    surface, which says nothing of what is perpendicular to the curve.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-SEVERAL-PLACES, MEASUREMENT-AWAY-FROM-AXIS.
    """
    image = found.image
    if image.kind != STRETCHED:
        return image.frame, found.suv_mm
    frame = _axis(image)
    places: Places = frame.inverse(found.anchors_lps_mm, image.width_mm / 2 + _SLACK_MM)
    for number in np.flatnonzero(places.status == Status.AMBIGUOUS):
        raise SEVERAL_PLACES(title=title, part=_point(number))
    for number in np.flatnonzero(places.status == Status.OUTSIDE):
        raise AWAY_FROM_AXIS(title=title, number=int(number) + 1, width=image.width_mm / 2)
    return frame, places.suv_mm


@lru_cache(maxsize=16)
def _axis(image: CurvedImage) -> CurvedFrame:
    return CurvedFrame.along(image.curve, smoothing_mm=image.smoothing_mm)


def _point(number: int) -> str:
    return Text("point {number}", number=int(number) + 1)


def slopes(frame: CurvedFrame, suv_mm: Float, by_suv: Float) -> Float:
    """Turn derivatives by s, u, v (n, 3) at places (n, 3) into those by LPS mm (n, 3).

    It is the transposed inverse of the Jacobian matrix: the gradients are T / m of s, U + w v T / m of u and
    V - w u T / m of v.
    """
    _, tangent, first, second, _ = frame.vectors(suv_mm[:, 0])
    twist, stretch = frame.axis.twist_per_mm, frame.stretch(suv_mm)
    by_s = (by_suv[:, 0] + twist * (suv_mm[:, 2] * by_suv[:, 1] - suv_mm[:, 1] * by_suv[:, 2])) / stretch
    return np.asarray(by_s[:, None] * tangent + by_suv[:, 1:2] * first + by_suv[:, 2:] * second)
