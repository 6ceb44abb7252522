"""The processes that decode compressed frames, one for each thread that reads."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

from ctsuite.ct.series.decode import FrameFormat
from ctsuite.ct.series.worker import ANSWER, pack

# No frame of a CT takes a second; what takes this long never ends.
_PATIENCE_S = 60.0

# The folder that holds the package ctsuite.
_SUITE = str(Path(__file__).parents[3])

_BROKE_DOWN = "the decoder broke down over it"


class Stopped(Exception):
    """A frame could not be decoded; the text says why."""


class _Process:
    """One decoding process, used by one thread."""

    def __init__(self) -> None:
        # Starting must cost less than a few frames: the interpreter is told where everything lies, also the
        # suite itself, and spared looking for it (-S).
        paths = os.pathsep.join([_SUITE, *filter(None, sys.path)])
        environment = {**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-m", "ctsuite.ct.series.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.busy_since: float | None = None
        self.broken = False

    def decode(self, frame: bytes, form: FrameFormat, out: memoryview) -> None:
        self.busy_since = time.monotonic()
        try:
            self._send(pack(frame, form))
            head = bytearray(ANSWER.size)
            self._receive(memoryview(head))
            done, size = ANSWER.unpack(head)
            if done and size == len(out):
                self._receive(out)
                return
            text = bytearray(size)
            self._receive(memoryview(text))
            raise Stopped(text.decode("utf-8", "replace"))
        except OSError:
            self.broken = True
            raise Stopped(_BROKE_DOWN) from None
        finally:
            self.busy_since = None

    def _send(self, data: bytes) -> None:
        assert self._process.stdin is not None
        view = memoryview(data)
        while view:
            view = view[self._process.stdin.write(view) :]

    def _receive(self, out: memoryview) -> None:
        assert self._process.stdout is not None
        while out:
            count = self._process.stdout.readinto(out)  # type: ignore[attr-defined]
            if not count:
                raise BrokenPipeError
            out = out[count:]

    def kill(self) -> None:
        """End the process; a thread that waits for its answer gets `Stopped`."""
        self._process.kill()

    def close(self) -> None:
        """End the process and give back what it holds; no thread may be using it."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()


class Decoders:
    """Decoding processes, started as threads ask for them and ended with the block."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._all: list[_Process] = []

    def __enter__(self) -> Decoders:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._all:
            process.close()

    def decode(self, frame: bytes, form: FrameFormat, out: memoryview) -> None:
        """Decode a frame into `out` (2 * rows * columns bytes).

        Raises
        ------
        Stopped
            With the reason.
        """
        process: _Process | None = getattr(self._own, "process", None)
        if process is None:
            process = self._own.process = _Process()
            self._all.append(process)
        try:
            process.decode(frame, form, out)
        finally:
            if process.broken:
                self._own.process = None

    def kill_stuck(self, patience_s: float = _PATIENCE_S) -> None:
        """End the processes that have been at one frame for longer than that; their threads get `Stopped`."""
        limit = time.monotonic() - patience_s
        for process in self._all:
            since = process.busy_since
            if since is not None and since <= limit:
                process.kill()
