"""A copy of the CT in which everything outside the body is air.

The body is found as for the tool *Body*, and widened by a margin, so that the blurred border of the skin
stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.i18n import Text
from ctsuite.core.masks import widened
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, VOXEL
from ctsuite.core.volume import BADGE, Volume
from ctsuite.segmentation.body_mask import found


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    margin: Annotated[
        int, Parameter("Margin", "How many voxels around the body keep their CT numbers.", VOXEL, 0, 20)
    ] = 2
    outside: Annotated[
        float,
        Parameter("CT number outside", "What is written outside the body.", HU, -3024, 0, decimals=0),
    ] = -1000.0


def remove_table(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Write air into everything outside the body.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    parameters : Parameters
        Margin around the body, and the CT number outside.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``volume`` (Volume).

    Raises
    ------
    CTSuiteError
        SEGMENT-BODY-MISSING, RUN-CANCELLED.
    """
    body = widened(found(volume, task.part(0.0, 0.8)), parameters.margin)
    array = volume.array
    if array.dtype.kind in "iu":
        limits = np.iinfo(array.dtype)
        air = array.dtype.type(max(limits.min, min(limits.max, round(parameters.outside))))
    else:
        air = array.dtype.type(parameters.outside)
    made = volume.with_array(np.where(body, array, air), name=f"{volume.name}: without table")
    badge = Text("Table and surroundings removed")
    return {"volume": Volume(made.array, made.grid, made.unit, {**made.attributes, BADGE: badge}, made.name)}


TOOL = Tool(
    id="segmentation.remove_table",
    title="Remove the table",
    summary="Makes a copy of the CT in which table, holders and everything else outside the body are air.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("volume", Volume, "CT", "The series whose surroundings are removed."),),
    outputs=(Port("volume", Volume, "CT without table", "The body in air."),),
    parameters=Parameters,
    function=remove_table,
    profile="segmentation.threshold",
    requires=("numba",),
    risk="Catheters, tubes, electrodes and thin parts of the body outside the outline vanish from the copy. "
    "Read findings in the original series.",
)
