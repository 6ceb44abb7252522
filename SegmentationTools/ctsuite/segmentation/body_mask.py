"""The body as a region: what lies inside the skin, without table, holders and cushions.

Tissue thicker than 12 mm is the body; thinner things around it do not belong to it. Lungs and bowel gas are
filled where tissue encloses them in an axial slice.
"""

from __future__ import annotations

from typing import Any

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, Code
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Port, Tool
from ctsuite.core.volume import Volume
from ctsuite.segmentation import completeness
from ctsuite.segmentation.body import Body
from ctsuite.segmentation.errors import BODY_MISSING

_SEGMENT = Segment(
    1, "Body", ANATOMICAL_STRUCTURE, Code("38266002", "SCT", "Entire body as a whole"), (0.9, 0.75, 0.65)
)


def body_mask(volume: Volume, parameters: NoParameters, task: Task) -> dict[str, Any]:
    """Segment the body.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    parameters : NoParameters
        Nothing can be set.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), and ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        SEGMENT-BODY-MISSING, RUN-CANCELLED.
    """
    mask = found(volume, task.part(0.0, 0.8))
    labels = Labels.from_mask(mask, volume.grid, _SEGMENT, f"{volume.name}: {_SEGMENT.name}")
    return {"labels": labels, "completeness": completeness.report(labels)}


def found(volume: Volume, task: Task) -> Mask:
    """Return the body (z, y, x).

    Raises
    ------
    CTSuiteError
        SEGMENT-BODY-MISSING, RUN-CANCELLED.
    """
    task.progress(0.0, "Looking for the body")
    body = Body(volume.array, volume.grid)
    if not body.found:
        raise BODY_MISSING(name=volume.name)
    task.progress(0.5, "Outlining the body")
    return body.region(volume.array)


TOOL = Tool(
    id="segmentation.body_mask",
    title="Body",
    summary="Segments what lies inside the skin, without table, holders and cushions.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("volume", Volume, "CT", "The series to segment."),),
    outputs=(Port("labels", Labels, "Segmentation", "The body."), completeness.PORT),
    parameters=NoParameters,
    function=body_mask,
    profile="segmentation.threshold",
    requires=("numba",),
    risk="Fingers, ears and skin folds thinner than 12 mm can be left out; plaster, thick blankets and what "
    "the body presses against can be counted in. Lungs that are open at the border of the image are not "
    "filled. Check the outline.",
)
