"""Markups of 3D Slicer as what they are: points of a kind, and what this suite noted with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ctsuite.core.curve import Curve
from ctsuite.ct.files.errors import DAMAGED
from ctsuite.ct.files.markups import frame_of_reference, name_of, read_markups

CLOSED = "ClosedCurve"


@dataclass(frozen=True, eq=False)
class Marked:
    """One markup.

    Attributes
    ----------
    curve : Curve
        Its points, in order, with the frame of reference where it was noted.
    type : str
        ``Line``, ``Angle``, ``Curve``, ``ClosedCurve``, ``Fiducial``, ``Plane`` or ``ROI``.
    tool : str
        The tool that measures it, where it was noted.
    parameters : Mapping
        The values of the tool by name.
    """

    curve: Curve
    type: str
    tool: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)


def read_marked(path: Path) -> tuple[Marked, ...]:
    """Read every markup of a file.

    Raises
    ------
    CTSuiteError
        FILE-OVERSIZED, FILE-DAMAGED, FILE-WRONG-KIND when there is none.
    """
    found = []
    for markup, points in read_markups(path, "Curve"):
        noted = markup.get("ctsuite")
        about: Mapping[str, Any] = noted if isinstance(noted, Mapping) else {}
        parameters = about.get("parameters", {})
        if not isinstance(parameters, Mapping):
            raise DAMAGED(path=str(path), reason="The parameters of a markup have no names.")
        name = name_of(markup, path)
        type_ = str(markup["type"])
        curve = Curve(points, type_ == CLOSED, None, name, frame_of_reference(markup))
        found.append(Marked(curve, type_, str(about.get("tool") or ""), parameters))
    return tuple(found)
