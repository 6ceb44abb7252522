"""Which file of one folder belongs to which of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ctsuite.ct.files.labels import ENDINGS
from ctsuite.workflows.evaluation.errors import EVALUATION_FOLDERS, EVALUATION_NO_CASES, EVALUATION_TWO_FILES
from ctsuite.workflows.segmentations import DICOM_ENDING

_ENDINGS = (*ENDINGS, DICOM_ENDING)


@dataclass(frozen=True)
class Case:
    """One case: its name, and the files of reference and result (None where there is none)."""

    name: str
    reference: Path | None
    result: Path | None


def cases(reference: Path, result: Path) -> tuple[Case, ...]:
    """Pair two files, or the label maps of two folders that have the same name below their folder.

    The ending does not matter: ``a/case1.nii.gz`` belongs to ``b/case1.seg.nrrd``.

    Raises
    ------
    CTSuiteError
        EVALUATION-FOLDERS, EVALUATION-NO-CASES, EVALUATION-TWO-FILES.
    """
    if reference.is_dir() != result.is_dir():
        raise EVALUATION_FOLDERS(reference=str(reference), result=str(result))
    if not reference.is_dir():
        return (Case("", reference, result),)
    ours, theirs = (_label_maps(folder) for folder in (reference, result))
    if not ours:
        raise EVALUATION_NO_CASES(path=str(reference), known=", ".join(_ENDINGS))
    names = sorted({*ours, *theirs})
    return tuple(Case(name, ours.get(name), theirs.get(name)) for name in names)


def _label_maps(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path, name in _named(folder):
        if name in found:
            raise EVALUATION_TWO_FILES(case=name, first=str(found[name]), second=str(path))
        found[name] = path
    return found


def _named(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        ending = next((one for one in _ENDINGS if path.name.lower().endswith(one)), None)
        if ending is not None and path.is_file():
            yield path, str(path.relative_to(folder).as_posix())[: -len(ending)]
