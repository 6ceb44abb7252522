"""Handing a CT to another program as NIfTI, and reading back its label map."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk

from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.table import Column, Table
from ctsuite.core.terminology.entries import recognised
from ctsuite.core.units import ML
from ctsuite.core.volume import Volume
from ctsuite.segmentation.external.errors import NOTHING, RESULT, TILTED

_FAST = 1
_TOLERANCE_MM = 0.1  # NIfTI holds places as 32-bit numbers, and directions as a rotation
_HEADER, _OFFSET_AT = 348, 108
_MOST_EXTENSION = 2**24
_NAMED = re.compile(
    r'<Label\s[^>]*?Key="(\d+)"[^>]*>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</Label>', re.DOTALL
)


def write(volume: Volume, path: Path, program: str) -> None:
    """Write a volume as NIfTI, in HU; nothing of the patient stands in it.

    Raises
    ------
    CTSuiteError
        EXTERNAL-TILTED.
    """
    grid = volume.grid
    if not grid.is_orthogonal:
        raise TILTED(name=volume.name, program=program)
    image: Any = sitk.GetImageFromArray(np.ascontiguousarray(volume.array))
    image.SetSpacing(grid.spacing_mm)
    image.SetOrigin(grid.origin_lps_mm)
    image.SetDirection([value for row in grid.direction_lps for value in row])
    sitk.WriteImage(image, str(path), useCompression=True, compressionLevel=_FAST)


def read(path: Path, volume: Volume, names: Mapping[int, str], program: str) -> Labels:
    """Read the label map that a program made of a volume.

    Parameters
    ----------
    path : Path
        NIfTI file.
    volume : Volume
        What the program was given; the result has its grid.
    names : Mapping of int to str
        Names by value, in the words of the program. Those of the list of labels get their codes.
    program : str
        What it is called in messages.

    Raises
    ------
    CTSuiteError
        EXTERNAL-RESULT, EXTERNAL-NOTHING.
    """
    try:
        image: Any = sitk.ReadImage(str(path))
    except RuntimeError as error:
        reason = Text("Its file {file} is damaged.", file=path.name)
        raise RESULT.caused_by(error, program=program, reason=reason) from error
    array = sitk.GetArrayFromImage(image)
    if array.shape != volume.grid.shape or image.GetNumberOfComponentsPerPixel() != 1:
        reason = Text(
            "It has the size {found}, the series has {given}.",
            found=image.GetSize(),
            given=volume.grid.shape[::-1],
        )
        raise RESULT(program=program, reason=reason)
    rows: Any = tuple(map(tuple, np.array(image.GetDirection()).reshape(3, 3)))
    apart = volume.grid.difference(
        Grid(array.shape, image.GetSpacing(), image.GetOrigin(), rows), _TOLERANCE_MM
    )
    if apart is not None:
        raise RESULT(program=program, reason=Text("It lies elsewhere: {apart}.", apart=apart))
    whole = np.rint(array).astype(np.uint16)
    if not np.array_equal(whole, array):
        raise RESULT(program=program, reason=Text("It holds values that are no labels."))
    present = [int(value) for value in np.unique(whole) if value]
    if not present:
        raise NOTHING(program=program, name=volume.name)
    kind = np.uint8 if present[-1] <= np.iinfo(np.uint8).max else np.uint16
    segments = tuple(_segment(value, names.get(value, "")) for value in present)
    return Labels(whole.astype(kind), volume.grid, segments, f"{volume.name}: {program}")


def names_inside(path: Path) -> dict[int, str]:
    """Return the names by value that stand in the header of a NIfTI file; empty where there are none."""
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as stream:
            header = stream.read(_HEADER)
            order = "<" if int.from_bytes(header[:4], "little") == _HEADER else ">"
            offset = int(np.frombuffer(header, f"{order}f4", 1, _OFFSET_AT)[0])
            told = stream.read(min(max(offset - _HEADER, 0), _MOST_EXTENSION))
    except (OSError, EOFError, ValueError):
        return {}
    text = told.decode("utf-8", "replace")
    return {int(value): name.strip() for value, name in _NAMED.findall(text)}


def report(labels: Labels) -> Table:
    """Return the volume of each region, and whether its label has a code."""
    counts = np.bincount(labels.array.ravel())
    millilitres = labels.grid.voxel_volume_mm3 / 1000.0
    rows = [
        (
            one.name,
            float(counts[one.value]) * millilitres,
            "" if one.type is None else f"{one.type.value} {one.type.scheme}",
        )
        for one in labels.segments
    ]
    heads = (("Region", None), ("Volume", ML), ("Code", None))
    columns = zip(heads, zip(*rows, strict=True), strict=True)
    return Table(tuple(Column(head, unit, tuple(values)) for (head, unit), values in columns), labels.name)


def _segment(value: int, name: str) -> Segment:
    entry = recognised(name) if name else None
    if entry is None:
        return Segment(value, name.replace("_", " ") or Text("Region {number}", number=value))
    return Segment(value, entry.name, entry.category, entry.type, entry.colour_rgb, entry.modifier)
