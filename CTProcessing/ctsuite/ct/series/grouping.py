"""From files to series, and from series to stacks of slices that belong together."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from ctsuite.core.i18n import Text
from ctsuite.ct.series.geometry import Float, Issue, Layout, arrange, axes
from ctsuite.ct.series.header import BIG_ENDIAN, NATIVE, FileHeader
from ctsuite.ct.series.stack import Series, Slice, Stack
from ctsuite.ct.series.syntaxes import DECODABLE

# What tells repeated acquisitions and reconstructions within one series apart, the likeliest first.
DISCRIMINATORS = (
    "TemporalPositionIdentifier",
    "NominalPercentageOfCardiacPhase",
    "TriggerTime",
    "AcquisitionNumber",
    "StackID",
    "ImageType",
    "ConvolutionKernel",
    "KVP",
    "SliceThickness",
)
# No detector is wider: acquisitions up to this width are the rotations of one step-and-shoot scan.
WIDEST_ROTATION_MM = 160.0
_SAME_DIRECTION = 1e-3

# slices, how they lie, what must be known of them, and what tells them from other stacks of the series
_Built = tuple[list[Slice], Layout | None, list[Issue], str]

_MIXED = {
    "mixed-size": ("Rows", "Columns", "PixelSpacing"),
    "mixed-orientation": ("ImageOrientationPatient",),
    "mixed-frame-of-reference": ("FrameOfReferenceUID",),
    "mixed-kind": (
        "Modality",
        "SOPClassUID",
        "PhotometricInterpretation",
        "SamplesPerPixel",
        "BitsAllocated",
    ),
}
_PART = tuple(keyword for keywords in _MIXED.values() for keyword in keywords)


def group(headers: Iterable[FileHeader], damaged_folders: frozenset[str] = frozenset()) -> tuple[Series, ...]:
    """Sort files into series and stacks.

    Parameters
    ----------
    headers : iterable of FileHeader
        The files, in any order.
    damaged_folders : frozenset of str
        Folders in which a damaged DICOM file was found: their series may be incomplete.
    """
    found: dict[Hashable, list[FileHeader]] = {}
    for header in headers:
        found.setdefault(_series_key(header), []).append(header)
    taken = 0
    made = []
    for members in found.values():
        uid = str(members[0].attributes.get("SeriesInstanceUID", ""))
        if not uid:
            taken += 1
        made.append(_series(uid, uid or f"no-uid-{taken}", members, damaged_folders))
    return tuple(made)


def _series_key(header: FileHeader) -> Hashable:
    attributes = header.attributes
    uid = attributes.get("SeriesInstanceUID")
    if uid:
        return uid
    keys = ("FrameOfReferenceUID", "SeriesNumber", "SeriesDescription", "Modality")
    return os.path.dirname(header.path), *(attributes.get(key) for key in keys)


def _series(uid: str, id_: str, members: list[FileHeader], damaged_folders: frozenset[str]) -> Series:
    common = _patient_issues(members)
    if damaged_folders and any(os.path.dirname(member.path) in damaged_folders for member in members):
        common.append(
            Issue(
                "damaged-neighbour",
                Text("A damaged DICOM file lies beside the series and may belong to it."),
            )
        )
    parts = _parts([one for member in members for one in _slices(member)])
    common_to_parts = common + _mixed(parts)
    built: list[_Built] = []
    for (is_localizer, *_), slices in parts.items():
        if is_localizer:
            common_here = [*common, Issue("localizer", Text("The images are scout views, not slices."))]
        else:
            common_here = common_to_parts
        built.extend(_stacks(slices, common_here))
    built.sort(key=lambda item: -len(item[0]))
    stacks = tuple(
        Stack(
            id_ if index == 0 else f"{id_}#{index + 1}",
            tuple(slices),
            layout,
            tuple(issues),
            _notes(slices),
            part,
        )
        for index, (slices, layout, issues, part) in enumerate(built)
    )
    return Series(uid, stacks)


def _slices(header: FileHeader) -> list[Slice]:
    if not header.frames:
        return [Slice(header, 0, header.attributes)]
    return [Slice(header, n, {**header.attributes, **frame}) for n, frame in enumerate(header.frames)]


def _patient_issues(members: Sequence[FileHeader]) -> list[Issue]:
    ids = {member.attributes.get("PatientID", "") for member in members}
    keys = {member.attributes.get("PatientKey", "") for member in members}
    if len(ids) < 2 and len(keys) < 2:
        return []
    count = max(len(ids), len(keys))
    told = Text("The files carry the identity of {count} patients.", count=count)
    return [Issue("several-patients", told)]


def _parts(slices: Sequence[Slice]) -> dict[tuple[Any, ...], list[Slice]]:
    """Separate what can never be one stack: scouts, and other sizes, orientations or kinds of image."""
    directions: list[tuple[float, ...]] = []
    known: dict[Any, Any] = {None: None}
    parts: dict[tuple[Any, ...], list[Slice]] = {}
    for one in slices:
        attributes = one.attributes
        direction = attributes.get("ImageOrientationPatient")
        if direction not in known:
            known[direction] = _like(direction, directions)
        kind = attributes.get("ImageType", ())
        key: list[Any] = [len(kind) > 2 and kind[2] == "LOCALIZER", "ImagePositionPatient" in attributes]
        key.extend(attributes.get(keyword) for keyword in _PART)
        key[2 + _PART.index("ImageOrientationPatient")] = known[direction]
        parts.setdefault(tuple(key), []).append(one)
    return parts


def _like(direction: tuple[float, ...], directions: list[tuple[float, ...]]) -> tuple[float, ...]:
    """Return the first direction seen that is the same but for rounding."""
    for other in directions:
        if max(abs(a - b) for a, b in zip(direction, other, strict=True)) <= _SAME_DIRECTION:
            return other
    directions.append(direction)
    return direction


def _mixed(parts: Mapping[tuple[Any, ...], Sequence[Slice]]) -> list[Issue]:
    """Name what the placed, non-scout images of one series differ in."""
    placed = [key[2:] for key in parts if not key[0] and key[1]]
    issues = []
    for issue, keywords in _MIXED.items():
        for keyword in keywords:
            values = {key[_PART.index(keyword)] for key in placed}
            if len(values) > 1:
                shown = " and ".join(sorted(str(value) for value in values)[:3])
                told = Text("The images differ in {keyword}: {shown}.", keyword=keyword, shown=shown)
                issues.append(Issue(issue, told))
                break
    return issues


def _stacks(slices: list[Slice], common: list[Issue]) -> list[_Built]:
    """Arrange the slices of a part, as several stacks where it holds several acquisitions."""
    whole, layout = _ordered(slices)
    problems = _value_issues(slices)
    if layout is None:
        return [(whole, None, [*common, *problems, Issue("missing-position", _why_unplaced(slices))], "")]
    split = _split(whole, layout)
    if split is None:
        issues = [*common, *problems, *layout.issues, *_acquisition_issue(whole, layout)]
        return [(whole, layout, issues, "")]
    keyword, groups = split
    told = Text(
        "The series holds {count} stacks that differ in {keyword}.", count=len(groups), keyword=keyword
    )
    several = Issue("several-acquisitions", told)
    return [
        (
            members,
            part,
            [*common, *_value_issues(members), several, *part.issues],
            f"{keyword} {_shown(members[0].attributes.get(keyword))}",
        )
        for members, part in groups
    ]


def _shown(value: Any) -> str:
    """A value that tells a stack from the others, for people."""
    if isinstance(value, tuple):
        return "\\".join(map(str, value))
    return "-" if value is None else str(value)


def _ordered(slices: list[Slice]) -> tuple[list[Slice], Layout | None]:
    numbered = sorted(
        slices, key=lambda one: (one.attributes.get("InstanceNumber", 0), one.header.path, one.frame)
    )
    orientation = numbered[0].attributes.get("ImageOrientationPatient")
    directions = axes(orientation) if orientation else None
    if directions is None or "ImagePositionPatient" not in numbered[0].attributes:
        return numbered, None
    positions: Float = np.array([one.attributes["ImagePositionPatient"] for one in numbered], dtype=float)
    pixel = min(numbered[0].attributes.get("PixelSpacing") or (1.0,))
    order, layout = arrange(positions, *directions, pixel)
    return [numbered[index] for index in order.tolist()], layout


def _split(whole: list[Slice], layout: Layout) -> tuple[str, list[tuple[list[Slice], Layout]]] | None:
    """Split an irregular stack by what tells its acquisitions apart, if that makes it regular."""
    repeated = layout.has("duplicate-position")
    if not (repeated or layout.has("missing-slice") or layout.has("uneven-spacing")):
        return None
    for keyword in DISCRIMINATORS:
        values = [one.attributes.get(keyword) for one in whole]
        if not 1 < len(set(values)) <= len(whole) // 2:
            continue
        if not repeated:
            changes = [n for n in range(len(values) - 1) if values[n] != values[n + 1]]
            if changes != layout.irregular_steps or len(set(values)) != len(changes) + 1:
                continue
        members: dict[Any, list[Slice]] = {}
        for value, one in zip(values, whole, strict=True):
            members.setdefault(value, []).append(one)
        groups = []
        for part in members.values():
            ordered, part_layout = _ordered(part)
            assert part_layout is not None
            groups.append((ordered, part_layout))
        if not any(part_layout.has("duplicate-position") for _, part_layout in groups):
            return keyword, groups
    return None


def _acquisition_issue(slices: Sequence[Slice], layout: Layout) -> list[Issue]:
    """Tell acquisitions that were joined from the rotations of one step-and-shoot scan."""
    heights: dict[Any, list[float]] = {}
    for one, height in zip(slices, layout.heights_mm.tolist(), strict=True):
        heights.setdefault(one.attributes.get("AcquisitionNumber"), []).append(height)
    if len(heights) < 2 or max(max(h) - min(h) for h in heights.values()) <= WIDEST_ROTATION_MM:
        return []
    detail = Text(
        "The slices come from {count} acquisitions, between which the patient may have moved.",
        count=len(heights),
    )
    return [Issue("several-acquisitions", detail)]


def _why_unplaced(slices: Sequence[Slice]) -> str:
    attributes = slices[0].attributes
    if "ImagePositionPatient" not in attributes:
        return Text("ImagePositionPatient is missing in {count} images.", count=len(slices))
    if "ImageOrientationPatient" not in attributes:
        return Text("ImageOrientationPatient is missing in {count} images.", count=len(slices))
    return Text("ImageOrientationPatient is not a pair of perpendicular unit vectors.")


def _value_issues(slices: Sequence[Slice]) -> list[Issue]:
    """Name what is wrong with the images themselves, wherever they lie."""
    first = slices[0].attributes
    issues = []
    damaged: dict[str, list[FileHeader]] = {}
    for one in slices:
        if one.header.damage and one.frame == 0:
            damaged.setdefault(one.header.damage[0], []).append(one.header)
    for issue, headers in damaged.items():
        file = os.path.basename(headers[0].path)
        told = Text("One file is damaged, {file}: {reason}", file=file, reason=headers[0].damage[1])
        if len(headers) > 1:
            told = Text(
                "{count} files are damaged, the first is {file}: {reason}",
                count=len(headers),
                file=file,
                reason=headers[0].damage[1],
            )
        issues.append(Issue(issue, told))
    kind = first.get("PhotometricInterpretation", "")
    if first.get("SamplesPerPixel", 1) != 1 or not kind.startswith("MONOCHROME"):
        told = Text("Its pixels are stored as {kind}.", kind=kind or Text("an unnamed kind"))
        issues.append(Issue("colour", told))
    if "PixelSpacing" not in first or min(first["PixelSpacing"]) <= 0:
        issues.append(Issue("missing-pixel-spacing", Text("PixelSpacing is missing or not positive.")))
    if first.get("Modality") in ("CT", None, ""):
        unscaled = sum(_unscaled(one.attributes) for one in slices)
        if unscaled:
            told = Text("RescaleSlope or RescaleIntercept is missing or 0 in {count} images.", count=unscaled)
            issues.append(Issue("missing-rescale", told))
    syntaxes = {one.attributes["TransferSyntaxUID"] for one in slices}
    foreign = sorted(syntaxes - NATIVE - DECODABLE)
    if foreign:
        told = Text("The transfer syntax is {syntax}.", syntax=foreign[0])
        issues.append(Issue("unsupported-transfer-syntax", told))
    odd = next((one.attributes for one in slices if not _supported_pixels(one.attributes)), None)
    if odd is not None:
        keys = ("BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation")
        shown = ", ".join(f"{key} {odd.get(key, 'missing')}" for key in keys)
        told = Text("Found {shown}; 16 bits a pixel are needed.", shown=shown)
        issues.append(Issue("unsupported-pixel-format", told))
    return issues


def _unscaled(attributes: Mapping[str, Any]) -> bool:
    return not attributes.get("RescaleSlope") or "RescaleIntercept" not in attributes


def _supported_pixels(attributes: Mapping[str, Any]) -> bool:
    stored, high = attributes.get("BitsStored", 0), attributes.get("HighBit", -1)
    return (
        attributes.get("BitsAllocated") == 16
        and 1 <= stored <= 16
        and stored - 1 <= high <= 15
        and attributes.get("PixelRepresentation") in (0, 1)
    )


def _notes(slices: Sequence[Slice]) -> tuple[str, ...]:
    syntaxes = {one.attributes["TransferSyntaxUID"] for one in slices}
    rescales = {
        (one.attributes.get("RescaleSlope"), one.attributes.get("RescaleIntercept")) for one in slices
    }
    present = {
        "enhanced-multi-frame": any(one.header.frames for one in slices),
        "pixel-padding": any("PixelPaddingValue" in one.attributes for one in slices),
        "per-slice-rescale": len(rescales) > 1,
        "compressed": bool(syntaxes - NATIVE),
        "big-endian": BIG_ENDIAN in syntaxes,
    }
    return tuple(note for note, holds in present.items() if holds)
