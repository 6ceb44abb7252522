"""A series and its stacks: what is known of them before a pixel is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.units import HU, ONE, Unit
from ctsuite.ct.series import errors
from ctsuite.ct.series.geometry import Issue, Layout
from ctsuite.ct.series.header import FileHeader

# Issues that keep a stack from being read at all; the others are left to the data profile.
REFUSALS = {
    "several-patients": errors.SEVERAL_PATIENTS,
    "colour": errors.COLOUR,
    "unsupported-pixel-format": errors.PIXEL_FORMAT,
    "unsupported-transfer-syntax": errors.TRANSFER_SYNTAX,
    "truncated": errors.DAMAGED_PIXELS,
    "wrong-length": errors.PIXEL_LENGTH,
    "mixed-frame-of-reference": errors.MIXED_FRAME_OF_REFERENCE,
    "missing-position": errors.NO_POSITION,
    "missing-pixel-spacing": errors.NO_PIXEL_SPACING,
    "missing-rescale": errors.NO_RESCALE,
    "missing-slice": errors.MISSING_SLICE,
    "duplicate-position": errors.DUPLICATE_POSITION,
    "uneven-spacing": errors.UNEVEN_SPACING,
    "shifted-slice": errors.SHIFTED_SLICE,
}
# Where there are several, these are named: they say what kind of data it is, not only what is wrong with it.
_GRAVEST = ("several-patients", "colour")
# Issues that resampling can correct.
CORRECTABLE = frozenset(("gantry-tilt", "uneven-spacing", "shifted-slice"))

# What belongs to one file or slice, or serves only the grouping.
_NOT_FACTS = frozenset(
    (
        "InstanceNumber",
        "NumberOfFrames",
        "PatientKey",
        "PixelPaddingRangeLimit",
        "SOPInstanceUID",
        "SpecificCharacterSet",
        "StackID",
    )
)


@dataclass(frozen=True, slots=True)
class Slice:
    """One slice: a file, or one frame of a multi-frame file."""

    header: FileHeader
    frame: int
    attributes: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Stack:
    """Slices of one series that belong together, in order.

    Attributes
    ----------
    id : str
        SeriesInstanceUID, followed by ``#2`` and so on where the series has several stacks.
    slices : tuple of Slice
        Ascending along the normal of the slices (by instance number where they have no position).
    layout : Layout or None
        How they lie; None where positions are missing.
    issues : tuple of Issue
        What a user must know before using the stack.
    notes : tuple of str
        Ids of what is unusual but handled: ``enhanced-multi-frame``, ``pixel-padding``,
        ``per-slice-rescale``, ``compressed``, ``big-endian``.
    part : str
        What tells it from the other stacks of its series, such as the phase; empty where it is the only one.
    """

    id: str
    slices: tuple[Slice, ...]
    layout: Layout | None
    issues: tuple[Issue, ...]
    notes: tuple[str, ...]
    part: str = ""
    _cached: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def attributes(self) -> Mapping[str, Any]:
        """Attributes of the first slice."""
        return self.slices[0].attributes

    @property
    def name(self) -> str:
        """What is shown to people: description of the series, or its modality and number, and the part."""
        attributes = self.attributes
        number = attributes.get("SeriesNumber", "")
        name = attributes.get("SeriesDescription") or f"{self.modality or 'image'} series {number}".strip()
        return f"{name}, {self.part}" if self.part else str(name)

    @property
    def modality(self) -> str:
        """Modality, empty where the header does not say."""
        return str(self.attributes.get("Modality", ""))

    @property
    def is_localizer(self) -> bool:
        """Whether the slices are scout views."""
        return self.has("localizer")

    @property
    def unit(self) -> Unit:
        """Hounsfield units for CT, unless the header names another unit; no unit for other modalities."""
        kind = str(self.attributes.get("RescaleType", "")).upper()
        return HU if self.modality == "CT" and kind in ("", "HU", "HU_MOD") else ONE

    @property
    def summary(self) -> str:
        """One line for a list of series."""
        rows, columns = self.attributes.get("Rows"), self.attributes.get("Columns")
        return f"{self.id}: {self.name} ({self.modality}, {len(self.slices)} slices, {columns} x {rows})"

    def has(self, issue: str) -> bool:
        """Whether the stack has an issue of that id."""
        return any(found.id == issue for found in self.issues)

    def refusal(self, correct: bool = False) -> CTSuiteError | None:
        """Return why the stack cannot be read, or None where it can.

        Parameters
        ----------
        correct : bool
            Whether what resampling can correct is corrected.
        """
        for issue in sorted(self.issues, key=lambda issue: issue.id not in _GRAVEST):
            if issue.id in REFUSALS and not (correct and issue.id in CORRECTABLE):
                return REFUSALS[issue.id](name=self.name, detail=issue.detail)
        return None

    @property
    def grid(self) -> Grid:
        """The voxel grid; sheared where the gantry was tilted.

        Raises
        ------
        CTSuiteError
            SERIES-NO-POSITION, SERIES-NO-PIXEL-SPACING.
        """
        layout, spacing = self.layout, self.attributes.get("PixelSpacing")
        if layout is None:
            raise errors.NO_POSITION(name=self.name, detail="ImagePositionPatient is missing.")
        if spacing is None:
            raise errors.NO_PIXEL_SPACING(name=self.name, detail="PixelSpacing is missing.")
        step = layout.normal + layout.row * layout.lean[0] + layout.column * layout.lean[1]
        across = layout.spacing_mm or float(self.attributes.get("SliceThickness") or 1.0)
        matrix = np.eye(4)
        matrix[:3] = np.stack(
            [layout.row * spacing[1], layout.column * spacing[0], step * across, layout.origin], axis=1
        )
        shape = len(self.slices), self.attributes["Rows"], self.attributes["Columns"]
        return Grid.from_ijk_to_lps(matrix, shape)

    def facts(self) -> dict[str, Any]:
        """Return what a data profile is checked against."""
        if "facts" not in self._cached:
            self._cached["facts"] = self._facts()
        return dict(self._cached["facts"])

    def _facts(self) -> dict[str, Any]:
        facts = {key: value for key, value in self.attributes.items() if key not in _NOT_FACTS}
        for key in ("RescaleSlope", "RescaleIntercept"):
            if any(key not in one.attributes for one in self.slices):
                facts.pop(key, None)
        # a DICOM file without a class is as bad as one with an empty class, and must not pass as one without
        # a header
        facts.setdefault("SOPClassUID", "")
        bits = {one.attributes.get("BitsStored") for one in self.slices}
        if len(bits) > 1:
            facts["BitsStored"] = tuple(sorted(bits - {None}))
        facts["NumberOfSlices"] = len(self.slices)
        if self.layout is not None and len(self.slices) > 1:
            distance = self.layout.spacing_mm * float(np.hypot(1, np.linalg.norm(self.layout.lean)))
            if distance:
                facts["SliceSpacing"] = distance
        elif "SliceThickness" in facts:
            facts["SliceSpacing"] = facts["SliceThickness"]
        facts["SeriesIssues"] = tuple(dict.fromkeys(issue.id for issue in self.issues))
        facts["SeriesIssueDetails"] = {issue.id: _explained(issue) for issue in self.issues}
        facts["SeriesNotes"] = self.notes
        return facts


def _explained(issue: Issue) -> str:
    if issue.id not in CORRECTABLE:
        return issue.detail
    return Text(
        "{detail} Resampling corrects this when asked to (--correct on the command line).",
        detail=issue.detail,
    )


@dataclass(frozen=True, eq=False)
class Series:
    """The stacks of one SeriesInstanceUID.

    Attributes
    ----------
    uid : str
        SeriesInstanceUID; empty where the files have none.
    stacks : tuple of Stack
        The largest first.
    """

    uid: str
    stacks: tuple[Stack, ...]

    @property
    def name(self) -> str:
        """Name of the first stack."""
        return self.stacks[0].name
