"""What is set of a volume rendering, kept on its display node: enough to make it again or to go back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ctsuite.ct.rendering.colouring import Paint

ATTRIBUTE = "CTSuite.Rendering"
# roles of the nodes that a display node refers to
SOURCE, SEGMENTS = "CTSuite.source", "CTSuite.segmentation"


@dataclass(frozen=True)
class State:
    """Settings of one volume rendering.

    Attributes
    ----------
    look : str
        Name of the look (see :mod:`ctsuite.ct.rendering.presets`).
    shift_hu : float
        How far the look is moved along the scale.
    rest : float
        Opacity, 0 to 1, of what belongs to no segment.
    paints : Mapping
        Identifier of a segment to how it is seen.
    reduction : int
        Voxels along each axis that are averaged for display; 1 shows every voxel.
    """

    look: str = "bone"
    shift_hu: float = 0.0
    rest: float = 1.0
    paints: Mapping[str, Paint] = field(default_factory=dict)
    reduction: int = 1


def write(display: Any, state: State) -> None:
    """Keep a state on a display node."""
    display.SetAttribute(ATTRIBUTE, json.dumps(asdict(state), sort_keys=True))


def read(display: Any) -> State | None:
    """Return the state kept on a display node; None where it is not one of the suite, or was damaged."""
    try:
        found = json.loads(display.GetAttribute(ATTRIBUTE) or "null")
        paints = {
            id_: Paint(tuple(paint["colour_rgb"]), float(paint["opacity"]))
            for id_, paint in found["paints"].items()
        }
        return State(**{**found, "paints": paints})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
