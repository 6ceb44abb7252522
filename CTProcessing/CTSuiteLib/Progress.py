"""Progress and cancelling of long work in the desktop."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import slicer
from slicer.i18n import tr as _

from ctsuite.core.task import Task

# Often enough to feel alive, seldom enough to cost nothing.
_INTERVAL_S = 0.05


@contextmanager
def progressShown(title: str) -> Iterator[Task]:
    """Show a progress dialog with a button to cancel, and give the task that drives it.

    The work runs in the main thread, as MRML demands; the dialog lives on the events handled in between.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED out of the work, when the user cancels.
    """
    dialog = slicer.util.createProgressDialog(
        labelText=title, windowTitle=_("CT Suite"), maximum=1000, autoClose=False, autoReset=False
    )
    last = 0.0

    def breathe() -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > _INTERVAL_S:
            last = now
            slicer.app.processEvents()

    def onProgress(fraction: float, message: str) -> None:
        dialog.value = round(1000 * fraction)
        dialog.labelText = f"{title}\n{message}" if message else title
        breathe()

    def cancelled() -> bool:
        breathe()
        return bool(dialog.wasCanceled)

    slicer.app.processEvents()
    try:
        yield Task(onProgress, cancelled)
    finally:
        dialog.close()
        dialog.deleteLater()
