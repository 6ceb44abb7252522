"""Progress and cancelling of long work."""

from __future__ import annotations

from collections.abc import Callable

from ctsuite.core.errors_core import CANCELLED


class Task:
    """What long work reports to and asks whether to go on.

    Parameters
    ----------
    on_progress : callable
        Called with the fraction done (0 to 1) and a short message.
    cancelled : callable
        Asked often; when it answers true the work ends with RUN-CANCELLED.
    """

    def __init__(
        self,
        on_progress: Callable[[float, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._start, self._length = 0.0, 1.0

    def progress(self, fraction: float, message: str = "") -> None:
        """Report how much is done (0 to 1), and stop here when cancelling was asked for.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        self.check()
        if self._on_progress is not None:
            self._on_progress(self._start + self._length * min(max(fraction, 0.0), 1.0), message)

    def check(self) -> None:
        """Stop here when cancelling was asked for.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        if self._cancelled is not None and self._cancelled():
            raise CANCELLED()

    def part(self, start: float, end: float) -> Task:
        """Return a task whose 0 to 1 is the given stretch of this one."""
        piece = Task(self._on_progress, self._cancelled)
        piece._start = self._start + self._length * start
        piece._length = self._length * (end - start)
        return piece
