"""Curved planar reformation (CPR): one picture along a vessel, an airway or the spine.

The axis is a smooth curve through the points of the line (core/curved_axis.py), and the two directions
across it are carried along without turning about it (double reflection: Wang, Juettler, Zheng and Liu, ACM
Trans Graph 27 (2008) 2), so that the picture does not flip where the bend changes its side. The
straightened kind draws the axis as a straight line; the stretched kind unrolls the surface that a line of
one direction sweeps along the axis (Kanitsar et al., Proc IEEE Visualization 2002, 37-44;
core/curved_image.py).

The mapping is a formula, not a grid of displacements. Where it has no inverse the second output says so:
space is folded where the width reaches beyond the centre of the bend, and a point is shown in several
places where the axis comes back to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import STRAIGHTENED, STRETCHED, CurvedImage
from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.units import DEGREE, MM
from ctsuite.core.volume import Volume
from ctsuite.ct.cpr.derived import curved_volume, usable_grid
from ctsuite.ct.cpr.mask import doubts
from ctsuite.ct.cpr.report import report
from ctsuite.ct.cpr.values import values_along
from ctsuite.ct.cut import MAXIMUM, MEAN, MINIMUM

AllowOutside = Annotated[
    bool,
    Parameter(
        "Allow parts outside",
        "Accepts a curve that leaves the volume; the parts outside are shown as air and marked as doubtful.",
    ),
]


@dataclass(frozen=True)
class CurveParameters:
    """How a curve is drawn straight."""

    width: Annotated[
        float,
        Parameter("Width", "What is shown across the curve, both sides together.", MM, 1, 400, decimals=1),
    ] = 60.0
    rotation: Annotated[
        float,
        Parameter(
            "Rotation",
            "Rotation about the curve; at 0 the right side shows the patient's left at the start.",
            DEGREE,
            -360,
            360,
            decimals=1,
        ),
    ] = 0.0
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
    reverse: Annotated[
        bool, Parameter("From the other end", "Shows the end of the curve at the top instead of its start.")
    ] = False
    outside: AllowOutside = False


@dataclass(frozen=True)
class Parameters(CurveParameters):
    """What can be set."""

    kind: Annotated[
        str,
        Parameter(
            "Kind",
            "Straightened: the curve becomes a straight line. Stretched: the surface through the curve is "
            "laid flat, and lengths on it hold.",
            choices=(STRAIGHTENED, STRETCHED),
        ),
    ] = STRAIGHTENED
    thickness: Annotated[
        float,
        Parameter(
            "Slab thickness",
            "Thickness of the slab around the surface; 0 for the surface alone.",
            MM,
            0,
            200,
            decimals=1,
        ),
    ] = 0.0
    projection: Annotated[
        str,
        Parameter(
            "Projection",
            "What is shown of the values across the slab: the highest (MIP), the lowest (MinIP) or the mean.",
            choices=(MAXIMUM, MINIMUM, MEAN),
        ),
    ] = MAXIMUM


def cpr(volume: Volume, curve: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Draw a volume along a curve.

    The picture shows the start of the curve at the top. Nothing is mirrored: turning by 180 degrees shows
    the curve from behind. The report names the side of the patient that is on the right, at the start, in
    the middle and at the end. Positions in the result are mm of the picture, not of the patient, and its
    attributes say so.

    Raises
    ------
    CTSuiteError
        CPR-OUTSIDE, CPR-CROSSES, CPR-LARGE, CPR-TWICE, CURVE-TOO-SHORT, CURVE-NOT-NUMBERS,
        CURVE-NO-WIDTH, RUN-CANCELLED.
    """
    image = CurvedImage.of_curve(
        directed(curve, parameters.reverse),
        parameters.kind,
        parameters.width,
        parameters.rotation,
        parameters.thickness,
        parameters.smoothing,
    )
    grid = usable_grid(volume, image, parameters.spacing, parameters.outside)
    array = values_along(volume, image, grid, parameters.projection, task.part(0.0, 0.4))
    labels = doubts(volume.grid, image, grid, task.part(0.4, 1.0))
    made = curved_volume(volume, array, grid, image, parameters.projection)
    return {"volume": made, "labels": labels, "report": report(image, grid, labels)}


def directed(curve: Curve, reverse: bool) -> Curve:
    """Return a curve, or the same curve from its end to its start."""
    return replace(curve, points_lps_mm=curve.points_lps_mm[::-1], radius_mm=None) if reverse else curve


CURVE_PORT = Port(
    "curve", Curve, "Curve", "The line to draw straight, such as a centreline or points placed by hand."
)
LABELS_PORT = Port(
    "labels",
    Labels,
    "Doubtful parts",
    "Where space is folded, a point is shown in several places, or nothing was scanned.",
)
REPORT_PORT = Port(
    "report",
    Table,
    "Curved reformation",
    "Length of the curve, how true lengths are, and which side is which.",
)
TOOL = Tool(
    id="ct.cpr",
    title="Curved planar reformation (CPR)",
    summary="Draws a vessel, an airway or the spine along its course in one picture.",
    group="Reconstruction",
    clauses=("4.3.1", "4.3.2.6.2"),
    inputs=(Port("volume", Volume, "CT", "The volume to cut."), CURVE_PORT),
    outputs=(
        Port("volume", Volume, "Curved picture", "One slice along the curve."),
        LABELS_PORT,
        REPORT_PORT,
    ),
    parameters=Parameters,
    function=cpr,
    profile="ct.cpr",
    risk="The picture is bent: in a straightened one, lengths hold on the axis only, and beside it the same "
    "length on screen may be shorter or longer in the patient. Angles and shapes are not true. A narrowing "
    "may be an effect of a curve that leaves the vessel: look at several rotations and at the axial slices.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
)
