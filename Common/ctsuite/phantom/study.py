"""Writing a phantom as a DICOM study with its truth beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctsuite.core.fileio import atomic_directory
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.phantom.boundary import Case
from ctsuite.phantom.dicom.header import Encoding, Identity
from ctsuite.phantom.dicom.writer import write_slices
from ctsuite.phantom.kinds import make


@dataclass(frozen=True)
class StudyFiles:
    """Where a written study lies."""

    folder: Path
    dicom: Path
    truth: Path
    slices: int


def write_study(
    folder: str | Path, name: str, values: Mapping[str, Any] | None = None, task: Task | None = None
) -> StudyFiles:
    """Write a phantom as ``dicom/`` with one CT image a slice, and ``truth.json`` beside it.

    Parameters
    ----------
    folder : path
        A new or empty folder; nothing appears in it until everything is written.
    name : str
        Kind of phantom.
    values : Mapping or None
        Its parameters by name, as texts or values.
    task : Task or None
        Told the progress.

    Raises
    ------
    CTSuiteError
        As :func:`~ctsuite.phantom.kinds.make`, RUN-CANCELLED, OUTPUT-EXISTS, OUTPUT-NOT-WRITABLE,
        OUTPUT-DISK-FULL.
    """
    task = task or Task()
    phantom = make(name, values)
    with atomic_directory(folder) as work:
        (work / "dicom").mkdir()
        if isinstance(phantom, Case):
            files = phantom.write_into(work / "dicom", task)
        else:
            volume = phantom.volume(task.part(0, 0.9))
            files = write_volume(work / "dicom", volume, phantom.identity, task.part(0.9, 1))
        text = json.dumps(phantom.truth(), indent=1, ensure_ascii=False)
        (work / "truth.json").write_text(text + "\n", encoding="utf-8")
        task.progress(1.0, "Done")
    home = Path(folder)
    return StudyFiles(home, home / "dicom", home / "truth.json", len(files))


def write_volume(folder: Path, volume: Volume, identity: Identity, task: Task | None = None) -> list[Path]:
    """Write a volume of whole Hounsfield units into an existing folder, 12 bits unsigned.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    encoding = Encoding()
    slices = (encoding.stored(slice_) for slice_ in volume.array)
    return write_slices(folder, slices, volume.grid, identity, encoding, task)
