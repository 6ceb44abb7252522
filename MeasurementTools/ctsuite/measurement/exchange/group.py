"""What was measured with one graphic or on one segment: values that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ctsuite.core.labels import Segment
from ctsuite.core.measurement import Measurement


@dataclass(frozen=True, eq=False)
class Group:
    """Values of one graphic, or of one segment.

    Attributes
    ----------
    mark : str
        The letters by which table, picture and report know it.
    name : str
        What is shown to people; the same name on another date means the same structure.
    measurements : tuple of Measurement
        The values.
    tool : str
        Identifier of the tool that measured them; empty where it is not known.
    segment : Segment or None
        The segment that was measured.
    uid : str
        DICOM Tracking UID; a new one is made where it is empty.
    """

    mark: str
    name: str
    measurements: tuple[Measurement, ...]
    tool: str = ""
    segment: Segment | None = None
    uid: str = ""


def named(groups: Sequence[Group]) -> tuple[Measurement, ...]:
    """Return all values, each with the name of its group, and what it is where there are several."""
    return tuple(
        replace(each, name=group.name if len(group.measurements) == 1 else f"{group.name}: {each.kind}")
        for group in groups
        for each in group.measurements
    )
