"""A label given by hand: from the list, or any text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.terminology.entries import named, recognised
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.segmentation.errors import LABEL_EMPTY
from ctsuite.segmentation.labelling.recognise import labelled


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, Parameter("Segment", "Name of the segment as it is now.")] = ""
    label: Annotated[
        str,
        Parameter("New label", "A label of the list, which brings its code, or any other text without one."),
    ] = ""


def relabelled(segment: Segment, text: str) -> Segment:
    """Return a segment with a label of the list and its codes, or with a free text and no code of its own.

    Two segments may have the same label.
    """
    name = " ".join(text.split())
    entry = named(name) or recognised(name)
    if entry is not None:
        return labelled(segment, entry)
    return replace(segment, name=name, category=None, type=None, modifier=None)


def rename(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Give a segment another label.

    Returns
    -------
    dict
        ``labels`` (Labels).

    Raises
    ------
    CTSuiteError
        SEGMENT-LABEL-EMPTY, SEGMENT-UNKNOWN.
    """
    if not parameters.label.strip():
        raise LABEL_EMPTY()
    chosen = labels.chosen(parameters.segment)[0]
    segments = tuple(relabelled(s, parameters.label) if s is chosen else s for s in labels.segments)
    return {"labels": Labels(labels.array, labels.grid, segments, labels.name)}


TOOL = Tool(
    id="segmentation.label",
    title="Set a label",
    summary="Gives a segment a label of the list with its code, or any other text.",
    group="Region labels",
    clauses=("4.3.2.2.7",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation whose label is changed."),),
    outputs=(Port("labels", Labels, "Segmentation", "The same regions with the new label."),),
    parameters=Parameters,
    function=rename,
    profile="segmentation.fill_holes",
    risk="The label is decided by the operator. A text that is not in the list carries no code, and other "
    "software may not know what it means.",
)
