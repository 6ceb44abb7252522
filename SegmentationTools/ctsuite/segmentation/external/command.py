"""Running the command of another program: progress from what it prints, a longest time, cancelling.

The program is the user's own, so it runs with the user's environment. It gets a folder of its own, and its
whole family of processes is ended when it is cancelled or takes too long.
"""

from __future__ import annotations

import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

from ctsuite.core.i18n import Text
from ctsuite.core.task import Task
from ctsuite.segmentation.child import end
from ctsuite.segmentation.external.errors import FAILED, MISSING, TIME

_POLL_SECONDS = 0.1
_BLOCK = 4096
_PERCENT = re.compile(rb"(\d{1,3})%")
_LINE_ENDS = re.compile(rb"[\r\n]+")
_SHOWN = 120
_LAST_WORDS = 400


def find(command: str, given: str = "") -> Path | None:
    """Return where a command lies, or None.

    Parameters
    ----------
    command : str
        Its name.
    given : str
        Path that the user has set; empty to search the path of the system and the folder of this Python.
    """
    if given:
        path = Path(given).expanduser()
        return path if path.is_file() and os.access(path, os.X_OK) else None
    beside = os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
    found = shutil.which(command, path=beside)
    return None if found is None else Path(found)


def require(program: str, command: str, given: str = "") -> Path:
    """Return where a command lies.

    Raises
    ------
    CTSuiteError
        EXTERNAL-MISSING.
    """
    found = find(command, given)
    if found is None:
        raise MISSING(program=program, command=given or command)
    return found


def absent(program: str, command: str) -> str | None:
    """Say that a command is not there, for the panel; None where it is."""
    if find(command) is not None:
        return None
    return Text(
        "{program} was not found on this computer: install it, or give its path as 'Command'.",
        program=program,
    )


def run(program: str, arguments: list[str], folder: Path, minutes: float, task: Task) -> None:
    """Run a command to its end.

    Parameters
    ----------
    program : str
        What it is called in messages.
    arguments : list of str
        Path of the command, and what is given to it.
    folder : Path
        Where it runs.
    minutes : float
        Longest time.
    task : Task
        Told what it prints; cancelling ends it and all that it started.

    Raises
    ------
    CTSuiteError
        EXTERNAL-FAILED, EXTERNAL-TIME, RUN-CANCELLED.
    """
    try:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            start_new_session=os.name != "nt",
        )
    except OSError as error:
        raise FAILED.caused_by(error, program=program, reason=error.strerror or str(error)) from error
    try:
        last = _listen(process, program, minutes, task)
        code = process.wait()
    finally:
        end(process)
    if code:
        reason = Text("It ended with exit code {code}. {last}", code=code, last=last)
        raise FAILED(program=program, reason=reason)


def _listen(process: subprocess.Popen[bytes], program: str, minutes: float, task: Task) -> str:
    """Pass on what is printed until the end; return the last words."""
    assert process.stdout is not None
    lines: queue.Queue[bytes | None] = queue.Queue()
    threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True).start()
    until = time.monotonic() + 60 * minutes
    heard, last = _Heard(), ""
    while True:
        task.check()
        if time.monotonic() > until:
            raise TIME(program=program, minutes=minutes)
        try:
            line = lines.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            if process.poll() is None:
                continue
            return last  # it ended, but something that it started still holds its output
        if line is None:
            return last
        shown = line.decode("utf-8", "replace").strip()
        # a bar that was interrupted stands on the same line as what follows it
        words = shown.rpartition("]")[2].strip() if _PERCENT.search(line) else shown
        last = words[-_LAST_WORDS:] or last
        task.progress(heard.fraction(line), shown[:_SHOWN])


def _pump(stream: IO[bytes], lines: queue.Queue[bytes | None]) -> None:
    """Put what is printed into the queue; a bar that is drawn again and again is a line each time."""
    rest = b""
    while block := os.read(stream.fileno(), _BLOCK):
        *whole, rest = _LINE_ENDS.split(rest + block)
        for line in filter(None, whole):
            lines.put(line)
    if rest:
        lines.put(rest)
    lines.put(None)


class _Heard:
    """How much is done, from bars in per cent; each takes half of the rest, as their number is unknown."""

    def __init__(self) -> None:
        self._done, self._last = 0, 0

    def fraction(self, line: bytes) -> float:
        """Share of all, 0 to 1, after one more line."""
        found = _PERCENT.findall(line)
        if found:
            now = min(int(found[-1]), 100)
            self._done += now < self._last
            self._last = now
        return float(1 - 0.5 ** (self._done + self._last / 100))
