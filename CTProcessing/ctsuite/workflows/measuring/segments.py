"""Measuring every segment of a segmentation, each tool in one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ctsuite.core import runner
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.measurement import axes, segment_statistics, volume
from ctsuite.measurement.errors import SEGMENT_EMPTY
from ctsuite.measurement.tools import TOOLS

_IDS = (volume.TOOL.id, segment_statistics.TOOL.id, axes.TOOL.id)


def filled(labels: Labels) -> tuple[Labels, dict[str, CTSuiteError]]:
    """Leave out the segments without a voxel and say of each why; of those with one name number the later."""
    used = set(np.unique(labels.array).tolist())
    segments = _distinct(labels.segments)
    kept = tuple(segment for segment in segments if segment.value in used)
    empty = [segment for segment in segments if segment.value not in used]
    problems = {segment.name: SEGMENT_EMPTY(segment=segment.name) for segment in empty}
    return Labels(labels.array, labels.grid, kept, labels.name), problems


def _distinct(segments: Sequence[Segment]) -> list[Segment]:
    found: dict[str, Segment] = {}
    for segment in segments:
        name, number = segment.name, 2
        while name in found:
            name, number = f"{segment.name} ({number})", number + 1
        found[name] = replace(segment, name=name)
    return list(found.values())


def measure(
    labels: Labels, volume: Volume, decide: runner.Decision, task: Task | None = None
) -> dict[str, tuple[Measurement, ...]]:
    """Measure volume, CT numbers and axes of every segment.

    Returns
    -------
    dict
        Name of each segment to its values.

    Raises
    ------
    CTSuiteError
        What the tools and the runner raise.
    """
    task = task or Task()
    found: dict[str, list[Measurement]] = {segment.name: [] for segment in labels.segments}
    known = {tool.id: tool for tool in TOOLS}
    for number, id_ in enumerate(_IDS):
        part = task.part(number / len(_IDS), (number + 1) / len(_IDS))
        for value in _run(known[id_], labels, volume, decide, part):
            name = _segment_of(value, tuple(found))
            if all(value.kind != other.kind for other in found[name]):
                found[name].append(value)
    return {name: tuple(values) for name, values in found.items()}


def _run(
    tool: Tool, labels: Labels, volume: Volume, decide: runner.Decision, task: Task
) -> tuple[Measurement, ...]:
    inputs = {"labels": labels, "volume": volume}
    names = {port.name for port in tool.inputs}
    context = runner.Context(decide=decide, task=task)
    given = {name: value for name, value in inputs.items() if name in names}
    found: tuple[Measurement, ...] = runner.run(tool, given, None, context).outputs["measurements"]
    return found


def _segment_of(value: Measurement, names: Sequence[str]) -> str:
    """The longest name before the colon: that of one segment may begin with that of another."""
    fitting = [name for name in names if value.name.startswith(f"{name}: ")]
    return max(fitting, key=len)
