"""What VTK would print, caught, so that it reaches the user as the cause of a coded error and not as a stray line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from vtkmodules.vtkCommonCore import vtkOutputWindow, vtkStringOutputWindow


@contextmanager
def quiet() -> Iterator[Callable[[], str]]:
    """Catch the messages of VTK and MRML inside the block; the callable gives them as one line."""
    before = vtkOutputWindow.GetInstance()
    caught = vtkStringOutputWindow()
    vtkOutputWindow.SetInstance(caught)
    try:
        yield lambda: " ".join((caught.GetOutput() or "").split())
    finally:
        vtkOutputWindow.SetInstance(before)
