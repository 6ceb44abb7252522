"""Every tool of measurement states the uncertainty of its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

import numpy as np

from ctsuite.core.curved_image import SPATIAL_TRANSFORM
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.surface import Surface
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.measurement.uncertainty.conditions import SAMPLES, Conditions
from ctsuite.measurement.uncertainty.evaluate import evaluate

CLAUSE = "4.3.2.6.4"
_FEWEST = 10_000


def with_uncertainty(tool: Tool) -> Tool:
    """Return the tool whose measurements carry their uncertainty, under the conditions that its inputs tell.

    A program without a screen knows no view; what is assumed instead stands in the budget.
    """
    if not any(port.type is Measurement for port in tool.outputs):
        return tool
    return replace(
        tool,
        function=_stating(tool.function),
        clauses=tuple(dict.fromkeys((*tool.clauses, CLAUSE))),
        requires=(*tool.requires, "uncertainties"),
    )


def conditions_of(inputs: Mapping[str, Any], values: int = 1) -> Conditions:
    """Conditions that the inputs of a tool tell, for so many values: more values, fewer samples for each."""
    given = [each for value in inputs.values() for each in (value if isinstance(value, tuple) else (value,))]
    volume = next((value for value in given if isinstance(value, Volume)), None)
    labels = next((value for value in given if isinstance(value, Labels)), None)
    whole = volume is not None and np.issubdtype(volume.array.dtype, np.integer)
    lies = volume if volume is not None else labels
    grid = None if lies is None else lies.grid
    bent = volume is not None and SPATIAL_TRANSFORM in volume.attributes
    return Conditions(
        grid=None if bent else grid,
        voxel_mm=max(grid.spacing_mm) if bent and grid is not None else Conditions.voxel_mm,
        segmented=any(isinstance(value, (Labels, Surface)) for value in given),
        image_step=1.0 if whole else 0.0,
        samples=max(_FEWEST, SAMPLES // max(values, 1)),
    )


def _stating(function: Callable[..., Mapping[str, Any]]) -> Callable[..., Mapping[str, Any]]:
    @wraps(function)
    def stating(**given: Any) -> Mapping[str, Any]:
        found = dict(function(**given))
        for name, value in found.items():
            if isinstance(value, tuple) and value and all(isinstance(each, Measurement) for each in value):
                conditions = conditions_of(given, len(value))
                found[name] = tuple(evaluate(each, conditions) for each in value)
        return found

    return stating
