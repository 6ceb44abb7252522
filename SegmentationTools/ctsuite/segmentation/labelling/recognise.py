"""Labels found automatically: by the name that a model gave, and for vertebrae and ribs by geometry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from ctsuite.core.labels import Labels, Segment
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.terminology.entries import Entry, named, recognised
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.segmentation.errors import LABEL_START
from ctsuite.segmentation.labelling import series, shapes

_SACRUM = "54735007"
_ON_SACRUM_MM = 45.0


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    first: Annotated[
        str,
        Parameter(
            "Uppermost vertebra",
            "Name of the uppermost vertebra in the image, such as T4; empty to find it by ribs and sacrum.",
        ),
    ] = ""
    skip: Annotated[
        str,
        Parameter(
            "Absent", "Vertebrae that the patient does not have, with commas between them, such as T12."
        ),
    ] = ""
    add: Annotated[
        str,
        Parameter("Additional", "Vertebrae that few people have, with commas between them: T13, L6."),
    ] = ""
    names: Annotated[
        bool,
        Parameter("Names of models", "Also gives a label and code to segments whose names the list knows."),
    ] = True


def recognise(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Give segments their labels and codes. The voxels stay as they are.

    Returns
    -------
    dict
        ``labels`` (Labels) and ``report`` (Table).

    Raises
    ------
    CTSuiteError
        SEGMENT-LABEL-START, RUN-CANCELLED.
    """
    task.progress(0.1, "Looking at the shapes")
    found = shapes.parts(labels)
    known = {s.value: recognised(s.name) for s in labels.segments} if parameters.names else {}
    # what is known to be something else is no vertebra, whatever its shape
    found = [part for part in found if _may_be_counted(known.get(part.value))]
    column = shapes.vertebrae(found)
    ribs = shapes.ribs(found, column)
    task.progress(0.6, "Counting vertebrae and ribs")
    sacrum = [part for part in found if _is_sacrum(labels, part.value)]
    given, how = _counted(column, ribs, sacrum, parameters)
    result, rows = [], []
    for segment in labels.segments:
        name = given.get(segment.value)
        entry = named(name) if name else known.get(segment.value)
        ways = how.get(segment.value, "by its name" if entry else "not recognised, unchanged")
        result.append(segment if entry is None else labelled(segment, entry))
        rows.append((segment.name, result[-1].name, ways))
    columns = ("Before", "Label", "Found")
    values = zip(*rows, strict=True) if rows else ((), (), ())
    table = Table(
        tuple(Column(name, None, tuple(v)) for name, v in zip(columns, values, strict=True)), "Labels"
    )
    return {"labels": Labels(labels.array, labels.grid, tuple(result), labels.name), "report": table}


def labelled(segment: Segment, entry: Entry) -> Segment:
    """Return a segment with the name and the codes of a label; its colour stays."""
    return replace(
        segment, name=entry.name, category=entry.category, type=entry.type, modifier=entry.modifier
    )


def _counted(
    column: list[shapes.Part],
    ribs: list[tuple[shapes.Part, shapes.Points]],
    sacrum: list[shapes.Part],
    parameters: Parameters,
) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Names of vertebrae and ribs by the value of the segment, and how each was found."""
    names = series.levels(_listed(parameters.skip), _listed(parameters.add))
    middle = sum(float(part.centre[0]) for part in column) / max(len(column), 1)
    sides = {
        word: [item for item in ribs if (float(item[0].centre[0]) > middle) == (word == "Left")]
        for word in ("Left", "Right")
    }
    given = {word: series.ribs_to_vertebrae(items, column) for word, items in sides.items()}
    places = Counter(place for side in given.values() for place in side.values())
    if parameters.first:
        start = _start(parameters.first, names, len(column))
        way = "counted from the uppermost vertebra that was given"
    else:
        with_ribs = [places[n] > 0 for n in range(len(column))]
        on_sacrum = bool(sacrum) and bool(column) and _on(column[-1], sacrum[0])
        found = series.begin(with_ribs, [part.cut for part in column], on_sacrum, names)
        if found is None:
            return {}, {part.value: "vertebra, number not certain, unchanged" for part in column}
        start, way = (
            found,
            "counted along the spine, by ribs" if any(with_ribs) else "counted from the sacrum",
        )
    labels, how = {}, {}
    for place, part in enumerate(column):
        labels[part.value] = f"Vertebra {names[start + place]}"
        how[part.value] = way
    for word, side in given.items():
        for value, place in side.items():
            level = re.fullmatch(r"T(\d+)", names[start + place])
            if level:
                labels[value], how[value] = f"{word} rib {level[1]}", "by the vertebra that it begins at"
    return labels, how


def _may_be_counted(entry: Entry | None) -> bool:
    return (
        entry is None
        or entry.name in ("Bone", "Sacrum")
        or entry.name.startswith("Vertebra ")
        or (" rib " in entry.name)
    )


def _start(first: str, names: tuple[str, ...], count: int) -> int:
    level = first.strip().upper().removeprefix("VERTEBRA ")
    if level not in names or names.index(level) + count > len(names):
        raise LABEL_START(first=first, count=count, known=", ".join(names))
    return names.index(level)


def _listed(text: str) -> list[str]:
    return [word.strip().upper().removeprefix("VERTEBRA ") for word in text.split(",") if word.strip()]


def _is_sacrum(labels: Labels, value: int) -> bool:
    segment = next(s for s in labels.segments if s.value == value)
    return segment.name.lower() == "sacrum" or (segment.type is not None and segment.type.value == _SACRUM)


def _on(vertebra: shapes.Part, sacrum: shapes.Part) -> bool:
    return abs(float(vertebra.low[2] - sacrum.high[2])) <= _ON_SACRUM_MM


TOOL = Tool(
    id="segmentation.recognise_labels",
    title="Find labels",
    summary="Names vertebrae and ribs by shape and order, and other segments by names that models give.",
    group="Region labels",
    clauses=("4.3.2.2.7",),
    inputs=(Port("labels", Labels, "Segmentation", "One segment for each bone, such as after splitting."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The same regions with labels and codes."),
        Port("report", Table, "Labels", "Every segment, its label, and how it was found."),
    ),
    parameters=Parameters,
    function=recognise,
    profile="segmentation.fill_holes",
    risk="The count can be wrong where vertebrae are fused, fractured, missing or additional, where ribs are "
    "absent, and where the image ends in the column. Check every number, and correct it by hand: a series "
    "may skip and repeat numbers.",
)
