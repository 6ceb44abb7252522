"""Which markups and segments belong to which image of a folder of cases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ctsuite.ct.series.plain import is_plain
from ctsuite.workflows.measuring.errors import NO_CASES

_MARKUPS = (".mrk.json", ".json")
_SEGMENTS = (".seg.nrrd", ".seg.nhdr", ".nii.gz", ".nrrd", ".nii", ".mha", ".dcm")
_IMAGES = (".nii.gz", ".nrrd", ".nii", ".mha", ".dcm")


@dataclass(frozen=True)
class Case:
    """One case: its name, its image, and its markups and segments where there are any."""

    name: str
    image: Path
    markups: Path | None
    segments: Path | None


def cases(images: Path, markups: Path | None, segments: Path | None) -> tuple[Case, ...]:
    """Pair the images of a folder (folders of DICOM files, or files) with what is measured on them.

    Images with neither markups nor segments of their name are left out.

    Raises
    ------
    CTSuiteError
        MEASURE-NO-CASES.
    """
    ours = _named(images, _IMAGES, folders=True)
    drawn = {} if markups is None else _named(markups, _MARKUPS)
    regions = {} if segments is None else _named(segments, _SEGMENTS)
    found = tuple(
        Case(name, path, drawn.get(name), regions.get(name))
        for name, path in sorted(ours.items())
        if name in drawn or name in regions
    )
    if not found:
        raise NO_CASES(path=str(images), other=str(markups or segments))
    return found


def _named(folder: Path, endings: tuple[str, ...], folders: bool = False) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        ending = next((one for one in endings if path.name.lower().endswith(one)), "")
        if path.is_dir() and folders:
            found[path.name] = path
        elif path.is_file() and ending and (not folders or is_plain(path) or ending == ".dcm"):
            found.setdefault(path.name[: -len(ending)], path)
    return found
