"""Opening a scene file (.mrb): unpacked under guard into a temporary folder, then read."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

from slicer import vtkMRMLMessageCollection, vtkMRMLScene

from ctsuite.core.task import Task
from ctsuite.mrml.errors import BUNDLE_UNREADABLE
from ctsuite.mrml.messages import errors, quiet
from ctsuite.mrml.scene import create_scene
from ctsuite.mrml.unpack import unpack

LIMIT_BYTES = 16 << 30
_UNKNOWN_CLASS = "Failed to CreateNodeByClass"
_LOG = logging.getLogger(__name__)


def load_mrb(path: str | Path, task: Task | None = None, limit_bytes: int = LIMIT_BYTES) -> vtkMRMLScene:
    """Open a scene file.

    Parameters
    ----------
    path : str or Path
        The .mrb file.
    task : Task or None
        Progress and cancelling.
    limit_bytes : int
        How much may be unpacked.

    Returns
    -------
    vtkMRMLScene
        A new scene; nothing of it is left on disk.

    Raises
    ------
    CTSuiteError
        MRML-BUNDLE-UNREADABLE, MRML-BUNDLE-UNSAFE, MRML-BUNDLE-TOO-LARGE, OUTPUT-DISK-FULL (of the temporary
        folder), RUN-CANCELLED.
    """
    path, task = Path(path), task or Task()
    with tempfile.TemporaryDirectory(prefix="ctsuite-") as name:
        folder = Path(name).resolve()
        unpack(path, folder, limit_bytes, task.part(0.0, 0.5))
        # Sequences bring scene descriptions of their own, further down.
        descriptions = sorted(folder.rglob("*.mrml"), key=lambda file: (len(file.parts), file.name))
        if not descriptions:
            raise BUNDLE_UNREADABLE(path=str(path), reason="It holds no scene description (.mrml).")
        task.progress(0.5, "Reading the scene")
        scene = _import(path, descriptions[0])
    task.progress(1.0)
    return scene


def _import(path: Path, description: Path) -> vtkMRMLScene:
    scene = create_scene()
    scene.SetURL(str(description))
    messages = vtkMRMLMessageCollection()
    with quiet() as heard:
        done = scene.Import(messages)
    found = errors(messages)
    severe = [error for error in found if not error.startswith(_UNKNOWN_CLASS)]
    if severe or (not done and not found):
        reason = " ".join(severe) or heard() or "Its scene description is damaged."
        raise BUNDLE_UNREADABLE(path=str(path), reason=reason)
    for error in found:
        _LOG.warning("%s: an item was passed over, which only an extension of Slicer knows. %s", path, error)
    _forget_files(scene)
    return scene


def _forget_files(scene: vtkMRMLScene) -> None:
    """The unpacked files are gone; a later save must name its files by the nodes."""
    for n in range(scene.GetNumberOfNodesByClass("vtkMRMLStorageNode")):
        storage = scene.GetNthNodeByClass(n, "vtkMRMLStorageNode")
        storage.ResetFileNameList()
        storage.SetFileName(None)
    scene.SetURL("")
    scene.SetRootDirectory("")
    scene.SetStorableNodesModifiedSinceRead()
