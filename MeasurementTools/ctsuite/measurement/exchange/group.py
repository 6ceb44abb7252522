"""What was measured with one graphic or on one segment: values that belong together."""

from __future__ import annotations

from dataclasses import dataclass

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
