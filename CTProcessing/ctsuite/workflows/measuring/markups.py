"""Which tool measures which markup, and measuring it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ctsuite.core import runner
from ctsuite.core.curve import Curve
from ctsuite.core.measurement import Measurement
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.ct.files.marked import Marked
from ctsuite.measurement.flat import FREE_HAND
from ctsuite.measurement.tools import TOOLS
from ctsuite.workflows.measuring.errors import MARKUP_KIND, NAME_UNKNOWN, TOOL_UNFIT

# tool and parameters by the type of a markup that says nothing else
_BY_TYPE: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "Line": ("measurement.length", {}),
    "Angle": ("measurement.angle", {}),
    "Curve": ("measurement.curve_length", {}),
    "ClosedCurve": ("measurement.roi", {"shape": FREE_HAND}),
    "Fiducial": ("measurement.point", {}),
}
_POINTS, _VOLUME = "points", "volume"


def measures_markups(tool: Tool) -> bool:
    """Whether a tool needs nothing but the points of a markup and the image."""
    kinds = {port.name: port.type for port in tool.inputs}
    needed = {port.name for port in tool.inputs if not port.optional}
    return kinds.get(_POINTS) is Curve and needed <= {_POINTS, _VOLUME}


def assigned(marked: tuple[Marked, ...], wanted: Mapping[str, str]) -> dict[str, Tool]:
    """Check which tools the user wants for which markups by their names.

    Raises
    ------
    CTSuiteError
        MEASURE-NAME, MEASURE-TOOL.
    """
    known = {one.id: one for one in TOOLS if measures_markups(one)}
    names = [one.curve.name for one in marked]
    for name, id_ in wanted.items():
        if name not in names:
            raise NAME_UNKNOWN(name=name, known=", ".join(names))
        if id_ not in known:
            raise TOOL_UNFIT(tool=id_, known=", ".join(known))
    return {name: known[id_] for name, id_ in wanted.items()}


def tool_for(marked: Marked, wanted: Mapping[str, Tool]) -> tuple[Tool, Mapping[str, Any]]:
    """Return the tool and its parameters: those the user named, those noted with it, or those of its type.

    Raises
    ------
    CTSuiteError
        MEASURE-MARKUP-KIND, MEASURE-TOOL.
    """
    known = {one.id: one for one in TOOLS if measures_markups(one)}
    if marked.curve.name in wanted:
        tool = wanted[marked.curve.name]
        return tool, marked.parameters if tool.id == marked.tool else {}
    if marked.tool:
        if marked.tool not in known:
            raise TOOL_UNFIT(tool=marked.tool, known=", ".join(known))
        return known[marked.tool], marked.parameters
    if marked.type not in _BY_TYPE:
        raise MARKUP_KIND(name=marked.curve.name, type=marked.type)
    id_, parameters = _BY_TYPE[marked.type]
    return known[id_], parameters


def measure(
    marked: Marked,
    tool: Tool,
    parameters: Mapping[str, Any],
    volume: Volume,
    decide: runner.Decision,
    task: Task | None = None,
) -> tuple[Measurement, ...]:
    """Measure one markup through the runner.

    Raises
    ------
    CTSuiteError
        What the tool and the runner raise.
    """
    inputs = {_POINTS: marked.curve, _VOLUME: volume}
    inputs = {port.name: inputs[port.name] for port in tool.inputs if port.name in inputs}
    context = runner.Context(decide=decide, task=task or Task())
    found: tuple[Measurement, ...] = runner.run(tool, inputs, parameters, context).outputs["measurements"]
    return found
