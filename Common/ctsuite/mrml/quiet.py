"""What VTK would print, caught: it reaches the user as the cause of a coded error, not as a stray line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from vtkmodules.vtkCommonCore import vtkLogger, vtkOutputWindow, vtkStringOutputWindow


@contextmanager
def quiet() -> Iterator[Callable[[], str]]:
    """Catch the messages of VTK and MRML inside the block; the callable gives them as one line."""
    window, verbosity = vtkOutputWindow.GetInstance(), vtkLogger.GetCurrentVerbosityCutoff()
    caught = vtkStringOutputWindow()
    vtkOutputWindow.SetInstance(caught)
    # VTK writes each message to its log as well, which goes to standard error.
    vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_OFF)
    try:
        yield lambda: " ".join((caught.GetOutput() or "").split())
    finally:
        vtkOutputWindow.SetInstance(window)
        vtkLogger.SetStderrVerbosity(verbosity)
