"""From a path to a volume, whatever lies there."""

from __future__ import annotations

from pathlib import Path

from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.series.index import index
from ctsuite.ct.series.plain import is_plain, read_plain
from ctsuite.ct.series.read import read


def load(
    path: str | Path,
    task: Task | None = None,
    series: str | None = None,
    modality: str | None = None,
    correct: bool = False,
    cache: bool | str | Path = True,
) -> Volume:
    """Read the one series of a folder, or an image file.

    Parameters
    ----------
    path : path
        A folder, a DICOM file, a DICOMDIR, or a NRRD, NIfTI or MHA file.
    task : Task or None
        Progress and cancel.
    series : str or None
        Which series, where there are several; see `Index.choose`.
    modality : str or None
        What an image without a DICOM header shows; DICOM images say so themselves.
    correct : bool
        Whether tilt and uneven spacing are corrected by resampling.
    cache : bool or path
        See `index`.

    Raises
    ------
    CTSuiteError
        What `index`, `Index.choose`, `read` and `read_plain` raise.
    """
    task = task or Task()
    if is_plain(path):
        return read_plain(path, task, modality)
    stack = index(path, task.part(0.0, 0.3), cache).choose(series)
    return read(stack, task.part(0.3, 1.0), correct)
