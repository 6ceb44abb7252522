"""Saving a scene as one file (.mrb) that other programs can open, whole or not at all."""

from __future__ import annotations

import contextlib
import re
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from xml.parsers import expat

from slicer import vtkMRMLMessageCollection

from ctsuite.core.fileio import atomic_file
from ctsuite.core.task import Task
from ctsuite.mrml import identification as identity
from ctsuite.mrml.errors import SAVE_FAILED
from ctsuite.mrml.messages import errors, quiet

_CHUNK = 1 << 22
_ROOM = 1 << 20
_BARE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)")
_COMPRESSED = {".nrrd", ".h5", ".mrb", ".png", ".jpg"}


def save_mrb(
    scene: Any,
    path: str | Path,
    task: Task | None = None,
    identification: bool = True,
) -> None:
    """Save a scene.

    Parameters
    ----------
    scene : vtkMRMLScene
        What.
    path : str or Path
        The .mrb file; replaced where it exists.
    task : Task or None
        Progress and cancelling.
    identification : bool
        False leaves out what the subject hierarchy says of patient and study, the DICOM UIDs, dates and
        descriptions, and refuses to save where another text of the scene names the patient. The scene itself
        is as before afterwards.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL, MRML-SAVE-FAILED, MRML-IDENTIFICATION-LEFT, RUN-CANCELLED.
        Nothing is left half written then, and an earlier file is kept.
    """
    path, task = Path(path), task or Task()
    task.progress(0.0, "Saving the scene")
    with atomic_file(path) as work, tempfile.TemporaryDirectory(prefix=".", dir=work.parent) as name:
        folder = Path(name).resolve() / (path.stem.strip(" .") or "scene")
        folder.mkdir()
        with contextlib.nullcontext() if identification else identity.neutral_names(scene):
            _write(scene, folder, path)
        task.progress(0.6)
        if not identification:
            identity.remove(scene, folder)
        _pack(folder, work, task.part(0.6, 1.0))
    task.progress(1.0)


def _write(scene: Any, folder: Path, path: Path) -> None:
    messages = vtkMRMLMessageCollection()
    with quiet() as heard:
        done = scene.SaveSceneToSlicerDataBundleDirectory(str(folder), None, messages)
    # Some writers of MRML do not notice a full disk; where there is no room left for a small file, there was
    # none.
    room = folder / "room"
    room.write_bytes(bytes(_ROOM))
    room.unlink()
    if not done:
        reason = " ".join(errors(messages)) or heard() or "A part of the scene could not be written."
        raise SAVE_FAILED(path=str(path), reason=reason)
    for description in folder.rglob("*.mrml"):
        _mend(description, path)


def _mend(description: Path, path: Path) -> None:
    """MRML writes an "&" in a file name as it is; a scene that is no XML could never be opened again."""
    data = description.read_bytes()
    mended = _BARE_AMPERSAND.sub(b"&amp;", data)
    if mended != data:
        description.write_bytes(mended)
    try:
        expat.ParserCreate().Parse(mended, True)
    except expat.ExpatError as error:
        reason = f"A name or text in the scene holds characters that cannot be stored ({error})."
        raise SAVE_FAILED.caused_by(error, path=str(path), reason=reason) from error


def _pack(folder: Path, work: Path, task: Task) -> None:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    total = sum(file.stat().st_size for file in files) or 1
    done = 0
    with zipfile.ZipFile(work, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo.from_file(file, file.relative_to(folder.parent))
            entry.compress_type = zipfile.ZIP_STORED if file.suffix in _COMPRESSED else zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(entry, "w") as sink:
                while chunk := source.read(_CHUNK):
                    task.progress(done / total, "Saving the scene")
                    sink.write(chunk)
                    done += len(chunk)
