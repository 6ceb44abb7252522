"""What the files know of a volume that Slicer's own DICOM module loaded.

Slicer keeps on such a node only which files it came from. The attributes that data requirements ask for
are read from these files when they are first needed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import slicer

from ctsuite.core.task import Task
from ctsuite.ct.series.index import index
from ctsuite.mrml import attributes


def fileOfInstance(uid: str) -> str:
    """Return the file of an instance in Slicer's DICOM database; empty where it is not there."""
    return slicer.dicomDatabase.fileForInstance(uid) or ""


def describeFromFiles(node: Any, task: Task, find: Callable[[str], str] = fileOfInstance) -> None:
    """Give a volume node the attributes of its DICOM files, where it does not have them yet.

    Parameters
    ----------
    node : vtkMRMLScalarVolumeNode
        The node.
    task : Task
        Progress and cancelling.
    find : callable
        Returns the file of an instance.

    Raises
    ------
    CTSuiteError
        What finding the series in its files raises.
    """
    instances = (node.GetAttribute(attributes.INSTANCE_UIDS) or "").split()
    if node.GetAttribute(attributes.NODE_ATTRIBUTE) or not instances:
        return
    files = [file for file in map(find, instances) if file]
    if files:
        stack = index(files, task, cache=False).choose(modality=None)
        attributes.write(node, stack.facts())
