"""Ending a program that was started here, with everything that it started itself."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from typing import Any


def end(process: subprocess.Popen[Any]) -> None:
    """End a process and its children, and close its pipes; it must lead a session of its own.

    On Windows the children are found by the tree of processes, as long as their parent still runs.
    """
    if os.name == "nt":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            with suppress(OSError):
                subprocess.run(tree, capture_output=True, check=False)
            process.kill()
    else:
        with suppress(OSError):  # also where it ended by itself: what it started may go on
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
