"""What VTK would print, caught: it reaches the user as the cause of a coded error, not as a stray line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from vtkmodules.vtkCommonCore import vtkCommand, vtkLogger, vtkOutputWindow, vtkStringOutputWindow

_ORIGIN = re.compile(r"(ERROR: )?In \S+, line \d+\s+\w+ \(\w+\): (\w+::\w+( failed)?: )?")


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


def errors(messages: Any) -> tuple[str, ...]:
    """Return the errors in a collection of MRML messages, without the place in the program they come from."""
    found = (
        messages.GetNthMessageText(n)
        for n in range(messages.GetNumberOfMessages())
        if messages.GetNthMessageType(n) == vtkCommand.ErrorEvent
    )
    return tuple(" ".join(_ORIGIN.sub("", text).split()) for text in found)
