"""How well a segmentation agrees with a reference: overlap in voxels, distances of surfaces, volumes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM
from ctsuite.segmentation.evaluation.differences import differences
from ctsuite.segmentation.evaluation.errors import EVALUATION_RENAMED
from ctsuite.segmentation.evaluation.evaluate import Rules, evaluate
from ctsuite.segmentation.evaluation.figures import LARGER, POOLED
from ctsuite.segmentation.evaluation.pairing import BY_NAME, WAYS, on_grid, pairs
from ctsuite.segmentation.evaluation.surfaces import ELEMENTS, KINDS
from ctsuite.segmentation.evaluation.tables import table


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    tolerance: Annotated[
        float,
        Parameter(
            "Tolerance",
            "Distance up to which the surface Dice takes two surfaces for the same.",
            MM,
            0,
            50,
            decimals=1,
        ),
    ] = 2.0
    surface: Annotated[
        str,
        Parameter(
            "Surface",
            "Where distances are taken: on surface elements, weighted by their area, or at border voxels, "
            "which all count the same.",
            choices=KINDS,
        ),
    ] = ELEMENTS
    percentile: Annotated[
        str,
        Parameter(
            "95th percentile",
            "Whether HD95 is the larger of both directions, or that of both directions together.",
            choices=(LARGER, POOLED),
        ),
    ] = LARGER
    match: Annotated[
        str, Parameter("Match regions by", "What tells that two regions are the same.", choices=WAYS)
    ] = BY_NAME
    renamed: Annotated[
        str,
        Parameter(
            "Other names",
            "Regions that have another name in the result, as RESULT=REFERENCE with commas between them.",
        ),
    ] = ""


def rules(parameters: Parameters) -> Rules:
    """Turn what was set into rules.

    Raises
    ------
    CTSuiteError
        EVALUATION-RENAMED.
    """
    renamed = {}
    for word in filter(None, (part.strip() for part in parameters.renamed.split(","))):
        old, sign, new = word.partition("=")
        if not sign or not old.strip() or not new.strip():
            raise EVALUATION_RENAMED(word=word)
        renamed[old.strip()] = new.strip()
    return Rules(parameters.tolerance, parameters.surface, parameters.percentile, parameters.match, renamed)


def evaluate_segmentation(
    reference: Labels, labels: Labels, parameters: Parameters, task: Task
) -> dict[str, Any]:
    """Compare a segmentation with a reference, region by region.

    Raises
    ------
    CTSuiteError
        EVALUATION-GRID, EVALUATION-TILTED, EVALUATION-NAMES-TWICE, EVALUATION-NOTHING-COMMON,
        EVALUATION-RENAMED, RUN-CANCELLED.
    """
    wanted = rules(parameters)
    found = evaluate(reference, labels, wanted, task.part(0.0, 0.9))
    same = on_grid(labels, reference.grid)
    apart = differences(reference, same, pairs(reference, same, wanted.match, wanted.renamed))
    return {"report": table({"": found}), "differences": apart}


TOOL = Tool(
    id="segmentation.evaluate",
    title="Evaluation",
    summary="Compares a segmentation with a reference: Dice, IoU, Hausdorff distance, surface Dice, volumes.",
    group="Evaluation",
    clauses=("4.3.2.2.1",),
    inputs=(
        Port("reference", Labels, "Reference", "The segmentation that is taken for right."),
        Port("labels", Labels, "Segmentation", "The result that is judged."),
    ),
    outputs=(
        Port("report", Table, "Evaluation", "Every figure of every region."),
        Port("differences", Labels, "Differences", "Voxels that only one of the two has."),
    ),
    parameters=Parameters,
    function=evaluate_segmentation,
    profile="segmentation.evaluate",
    risk="The figures say how well the result agrees with the reference, not whether the reference is right. "
    "A high mean can hide a missed region or a small error in a critical place: look at the smallest value "
    "and the differences. Figures of different definitions must not be compared.",
    requires=("numba", "vtk"),
)
