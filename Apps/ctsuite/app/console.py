"""What the command line prints: the result on standard output, everything else on standard error."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

import numpy as np

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.i18n import Text, say
from ctsuite.core.task import Task

_BAR = 24


class Console:
    """Prints for people, or one JSON document.

    Parameters
    ----------
    as_json : bool
        Print the result as one JSON document.
    language : str
        One of ``ctsuite.core.i18n.LANGUAGES``.
    """

    def __init__(self, as_json: bool = False, language: str = "en") -> None:
        self.as_json, self.language = as_json, language
        self._cancelled = False
        self._shown = 0.0
        self._live = sys.stderr.isatty()

    def text(self, text: str) -> str:
        """Return a text in the language of the console."""
        return say(text, self.language)

    def say(self, text: str = "") -> None:
        """Print a line for people; on standard error when standard output is for the JSON document."""
        print(self.text(text), file=sys.stderr if self.as_json else sys.stdout)

    def result(self, document: Any) -> None:
        """Print the JSON document, where one was asked for."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, indent=1, default=_plain))

    def failure(self, error: CTSuiteError, document: Mapping[str, Any] | None = None) -> None:
        """Print an error with what to do about it."""
        told = error.as_dict(self.language)
        print(f"{told['message']} [{told['code']}]", file=sys.stderr)
        heads = {"cause": Text("Cause"), "remedy": Text("Remedy"), "manual": Text("Manual")}
        for name, head in heads.items():
            print(f"  {self.text(head)}: {told[name]}", file=sys.stderr)
        self.result({**told, **(document or {})})

    def task(self) -> Task:
        """Return a task that draws a progress bar and can be cancelled with Ctrl-C."""
        return Task(self._progress, lambda: self._cancelled)

    @contextmanager
    def cancellable(self) -> Iterator[None]:
        """Turn the first Ctrl-C (or termination) into an orderly cancel; a second one ends at once."""

        def cancel(number: int, frame: FrameType | None) -> None:
            if self._cancelled:
                raise KeyboardInterrupt
            self._cancelled = True

        before = {number: signal.signal(number, cancel) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _progress(self, fraction: float, message: str) -> None:
        now = time.monotonic()
        if not self._live or (now - self._shown < 0.1 and fraction < 1.0):
            return
        self._shown = now
        filled = round(_BAR * fraction)
        told = self.text(message)
        line = f"[{'#' * filled}{'.' * (_BAR - filled)}] {fraction:4.0%} {told[:46]:46}"
        print(f"\r{line}", end="\n" if fraction >= 1.0 else "", file=sys.stderr, flush=True)


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)
