"""Opening a scene file (.mrb): unpacked under guard into a temporary folder, then read."""

from __future__ import annotations

import tempfile
from pathlib import Path

from slicer import vtkMRMLMessageCollection, vtkMRMLScene

from ctsuite.core.task import Task
from ctsuite.mrml.errors import BUNDLE_UNREADABLE
from ctsuite.mrml.quiet import quiet
from ctsuite.mrml.scene import create_scene
from ctsuite.mrml.unpack import unpack

LIMIT_BYTES = 16 << 30


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
    if not done or messages.GetNumberOfMessagesOfType("ErrorEvent"):
        reason = " ".join(messages.GetAllMessagesAsString().split()) or heard()
        raise BUNDLE_UNREADABLE(path=str(path), reason=reason or "Its scene description is damaged.")
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
