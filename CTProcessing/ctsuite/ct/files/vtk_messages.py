"""What VTK complains about, kept from the terminal; some of its errors are reported nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def collected() -> Iterator[Any]:
    """Collect warnings and errors of VTK while the block runs; what is given has them as ``GetOutput()``."""
    from vtkmodules.vtkCommonCore import vtkLogger, vtkOutputWindow, vtkStringOutputWindow

    window, cutoff = vtkOutputWindow.GetInstance(), vtkLogger.GetCurrentVerbosityCutoff()
    collector = vtkStringOutputWindow()
    vtkOutputWindow.SetInstance(collector)
    vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_OFF)
    try:
        yield collector
    finally:
        vtkLogger.SetStderrVerbosity(cutoff)
        vtkOutputWindow.SetInstance(window)
