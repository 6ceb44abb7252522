"""A curved slab: a curve drawn in a plane, pulled out along the plane's normal, and laid flat.

The plane is the one of least squared distance to the points; they are moved onto it, and the picture says by
how much. What is then drawn is a straightened reformation (see the curved planar reformation) turned so that
its width runs along the normal: since the curve lies in a plane, its frame does not turn, and without a slab
the surface is laid flat without any stretching. Samples of a slab lie beside the surface, where the same
length on screen is longer or shorter in the patient.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.curved_axis import merged
from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.units import MM
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.cpr import planar
from ctsuite.ct.cut import MAXIMUM, MEAN, MINIMUM
from ctsuite.ct.errors import SLAB_CROSSES, SLAB_NO_PLANE

_FLAT_MM = 0.05
_MOST_PIECES = 400


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    height: Annotated[
        float,
        Parameter(
            "Height", "What is shown along the normal of the curve's plane, in all.", MM, 1, 400, decimals=1
        ),
    ] = 80.0
    thickness: Annotated[
        float,
        Parameter(
            "Slab thickness",
            "Thickness of the slab across the curve; 0 for the surface alone.",
            MM,
            0,
            200,
            decimals=1,
        ),
    ] = 10.0
    projection: Annotated[
        str,
        Parameter(
            "Projection",
            "What is shown of the values across the slab: the highest (MIP), the lowest (MinIP) or the mean.",
            choices=(MAXIMUM, MINIMUM, MEAN),
        ),
    ] = MEAN
    spacing: Annotated[
        float,
        Parameter(
            "Pixel size",
            "Edge length of a pixel; 0 takes the finest spacing of the series.",
            MM,
            0,
            10,
            decimals=2,
        ),
    ] = 0.0
    smoothing: Annotated[
        float,
        Parameter(
            "Smoothing of the curve",
            "Half of a sway of this wavelength is smoothed away; 0 goes through every point.",
            MM,
            0,
            200,
            decimals=1,
        ),
    ] = 0.0
    outside: planar.AllowOutside = False


def curved_slab(volume: Volume, curve: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Draw a slab along a curve in a plane, such as the row of teeth.

    The picture shows the start of the curve at the top and the direction of the normal that points more to
    the head, the back or the left of the patient, in this order, on the right.

    Raises
    ------
    CTSuiteError
        CURVED-SLAB-NO-PLANE, CURVED-SLAB-CROSSES, and what the curved planar reformation raises.
    """
    flat, normal, away = flattened(curve)
    rotation = rotation_to(CurvedFrame.along(flat, smoothing_mm=parameters.smoothing), normal)
    wanted = planar.Parameters(
        width=parameters.height,
        rotation=rotation,
        spacing=parameters.spacing,
        smoothing=parameters.smoothing,
        thickness=parameters.thickness,
        projection=parameters.projection,
        outside=parameters.outside,
    )
    found = planar.cpr(volume, flat, wanted, task)
    made: Volume = found["volume"]
    badge = Text.joined([_badge(away), made.attributes[BADGE]], "; ")
    attributes = {**made.attributes, BADGE: badge}
    name = f"{volume.name} (curved slab)"
    return {**found, "volume": Volume(made.array, made.grid, made.unit, attributes, name)}


def flattened(curve: Curve) -> tuple[Curve, Float, float]:
    """Move a curve onto the plane that fits it best.

    Returns
    -------
    curve, normal, away : Curve, ndarray, float
        The flat curve, the unit normal (3,) of its plane in LPS, and how far its points were moved at most.

    Raises
    ------
    CTSuiteError
        CURVED-SLAB-NO-PLANE, CURVED-SLAB-CROSSES, CURVE-TOO-SHORT, CURVE-NOT-NUMBERS.
    """
    points = merged(curve)
    middle = points.mean(axis=0)
    _, spread, axes = np.linalg.svd(points - middle, full_matrices=True)
    reach = spread / np.sqrt(len(points))
    if len(points) < 3 or reach[1] < _FLAT_MM:
        raise SLAB_NO_PLANE(curve=curve.name)
    normal = axes[2]
    order = np.array([normal[2], normal[1], normal[0]])
    normal = normal * np.sign(order[np.abs(order) > 0.5][0] if (np.abs(order) > 0.5).any() else order.max())
    heights = (points - middle) @ normal
    flat = points - heights[:, None] * normal
    if _crosses(np.stack([flat @ axes[0], flat @ axes[1]], axis=1), curve.closed):
        raise SLAB_CROSSES(curve=curve.name)
    return replace(curve, points_lps_mm=flat, radius_mm=None), normal, float(np.abs(heights).max())


def rotation_to(frame: CurvedFrame, direction: Float) -> float:
    """Return the rotation in degrees at which the width of the picture runs along a direction."""
    _, _, u, v, *_ = frame.vectors(0.0)
    angle = float(np.degrees(np.arctan2(direction @ np.ravel(v), direction @ np.ravel(u))))

    def likeness(degrees: float) -> float:
        return float(np.ravel(frame.rotated(degrees).vectors(0.0)[2]) @ direction)

    return max((angle, -angle), key=likeness)


def _crosses(points: Float, closed: bool) -> bool:
    """Whether a polyline (n, 2) meets itself other than at a joint."""
    step = max(1, len(points) // _MOST_PIECES)
    line = points[::step]
    line = np.vstack([line, points[:1] if closed else points[-1:]])
    a, b = line[:-1], line[1:]
    long_enough = np.linalg.norm(b - a, axis=1) > 1e-9
    a, b = a[long_enough], b[long_enough]
    n = len(a)

    def side(p: Float, q: Float, r: Float) -> Float:
        (px, py), (qx, qy), (rx, ry) = (np.moveaxis(one, -1, 0) for one in (p, q, r))
        return np.asarray((qx - px) * (ry - py) - (qy - py) * (rx - px))

    first, second = np.triu_indices(n, 2)
    if closed:
        keep = ~((first == 0) & (second == n - 1))
        first, second = first[keep], second[keep]
    p, q, r, s = a[first], b[first], a[second], b[second]
    return bool(((side(p, q, r) * side(p, q, s) < 0) & (side(r, s, p) * side(r, s, q) < 0)).any())


def _badge(away_mm: float) -> Text:
    if away_mm < _FLAT_MM:
        return Text("Curved slab along a curve in a plane")
    return Text("Curved slab; the curve was moved up to {mm:.1f} mm onto a plane", mm=away_mm)


TOOL = Tool(
    id="ct.curved_slab",
    title="Curved slab",
    summary="Draws a slab along a curve in a plane, laid flat, such as the row of teeth.",
    group="Reconstruction",
    clauses=("4.3.1", "4.3.2.6.2"),
    inputs=(
        Port("volume", Volume, "CT", "The volume to cut."),
        Port("curve", Curve, "Curve", "Points placed in one plane along the structure."),
    ),
    outputs=(
        Port("volume", Volume, "Curved picture", "One slice along the curve."),
        planar.LABELS_PORT,
        planar.REPORT_PORT,
    ),
    parameters=Parameters,
    function=curved_slab,
    profile="ct.cpr",
    risk="The picture is bent. Lengths on the surface itself hold; what the slab projects from beside it is "
    "drawn longer or shorter than it is, and angles and sides are those of the picture only.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
)
