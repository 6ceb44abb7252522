"""A volume with its curve drawn straight: all cross-sections of a vessel, one above the other.

The mapping is that of the straightened curved planar reformation (planar.py), with both directions across the
axis: slice k is the plane across the axis at k times the pixel size from its start.
"""

from __future__ import annotations

from typing import Any

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import VOLUME, CurvedImage
from ctsuite.core.task import Task
from ctsuite.core.tool import Port, Scope, Tool
from ctsuite.core.volume import Volume
from ctsuite.ct.cpr.derived import curved_volume, usable_grid
from ctsuite.ct.cpr.mask import doubts
from ctsuite.ct.cpr.planar import CURVE_PORT, LABELS_PORT, REPORT_PORT, CurveParameters, directed
from ctsuite.ct.cpr.report import report
from ctsuite.ct.cpr.values import values_along
from ctsuite.ct.cut import MEAN


def straighten(volume: Volume, curve: Curve, parameters: CurveParameters, task: Task) -> dict[str, Any]:
    """Draw the surroundings of a curve as a volume in which the curve is straight.

    Columns run along the first direction across the curve, rows along the second, slices along the curve.
    Doubtful parts are looked for at every fourth sample. Positions in the result are not those of the
    patient.

    Raises
    ------
    CTSuiteError
        CPR-OUTSIDE, CPR-CROSSES, CPR-LARGE, CPR-TWICE, CURVE-TOO-SHORT, CURVE-NOT-NUMBERS, CURVE-NO-WIDTH,
        RUN-CANCELLED.
    """
    image = CurvedImage.of_curve(
        directed(curve, parameters.reverse),
        VOLUME,
        parameters.width,
        parameters.rotation,
        0.0,
        parameters.smoothing,
    )
    grid = usable_grid(volume, image, parameters.spacing, parameters.outside)
    array = values_along(volume, image, grid, MEAN, task.part(0.0, 0.6))
    labels = doubts(volume.grid, image, grid, task.part(0.6, 1.0))
    made = curved_volume(volume, array, grid, image, MEAN)
    return {"volume": made, "labels": labels, "report": report(image, grid, labels)}


TOOL = Tool(
    id="ct.straighten",
    title="Straightened volume",
    summary="Makes a volume of the cross-sections of a vessel, in which its course is straight.",
    group="Reconstruction",
    clauses=("4.3.1", "4.3.2.6.2"),
    inputs=(Port("volume", Volume, "CT", "The volume to cut."), CURVE_PORT),
    outputs=(
        Port("volume", Volume, "Straightened volume", "The cross-sections as slices of a volume."),
        LABELS_PORT,
        REPORT_PORT,
    ),
    parameters=CurveParameters,
    function=straighten,
    profile="ct.straighten",
    risk="The volume is bent: lengths hold on the axis and within one cross-section only. Volumes and "
    "surfaces measured in it are not those of the patient.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
)
