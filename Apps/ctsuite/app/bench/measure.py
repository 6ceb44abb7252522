"""Time and memory of one piece of work, measured in a fresh process.

``python -m ctsuite.app.bench.measure MODULE:FUNCTION ARGUMENT...`` calls the function, which prepares the
work and returns it as a `Work`; that is then timed. Its result is reduced to a digest, so that two programs
can be compared without sending their results around.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ctsuite.app.bench.errors import WORK_FAILED

MEGABYTE = 2**20
# A best time counts once it was met twice: on a busy computer a lucky run of one side would decide otherwise.
_AGREEMENT = 1.05


@dataclass(frozen=True)
class Measured:
    """Seconds, memory above that of the prepared process in 2^20 bytes, and the digest of the result."""

    seconds: float
    peak_mb: float
    digest: str


class Work(NamedTuple):
    """What is timed, and what of its result is compared (taken after the clock has stopped)."""

    run: Callable[[], Any]
    compared: Callable[[Any], Any] = lambda result: result


def measure(work: str, *arguments: str) -> Measured:
    """Run ``MODULE:FUNCTION`` in a fresh process and measure what it returns."""
    command = [sys.executable, "-m", __name__, work, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise WORK_FAILED(reason=done.stderr.strip().rpartition("\n")[2] or work)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def interleave(repeats: int, *works: tuple[str, ...], most: int = 0) -> list[list[Measured]]:
    """Measure several works in turn, so that a change of the machine's mood meets all of them.

    Parameters
    ----------
    repeats : int
        Number of turns.
    works : tuple of str
        ``MODULE:FUNCTION`` and its arguments.
    most : int
        Up to how many turns, while the fastest two runs of a work differ by more than 5 %.

    Returns
    -------
    list of list of Measured
        All runs of each work.
    """
    found: list[list[Measured]] = [[] for _ in works]
    for turn in range(max(repeats, most)):
        if turn >= repeats and all(map(_is_settled, found)):
            break
        for results, work in zip(found, works, strict=True):
            results.append(measure(*work))
    return found


def _is_settled(results: list[Measured]) -> bool:
    fastest = sorted(one.seconds for one in results)[:2]
    return fastest[-1] <= _AGREEMENT * fastest[0]


def best(results: list[Measured]) -> Measured:
    """Return the fastest run, the one least disturbed by other programs."""
    return min(results, key=lambda one: one.seconds)


def digest(value: Any) -> str:
    """Reduce a result to 16 characters; equal results have equal digests."""
    if isinstance(value, np.ndarray):
        kind = f"{value.dtype.str}{value.shape}".encode()
        return hashlib.sha256(kind + np.ascontiguousarray(value).tobytes()).hexdigest()[:16]
    text = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _resident_mb(field: str) -> float:
    with open("/proc/self/status", encoding="ascii") as stream:
        return next(int(line.split()[1]) for line in stream if line.startswith(field)) / 1024


def _peak_mb() -> float:
    """Return the highest resident size so far; 0 where the platform does not tell."""
    with contextlib.suppress(OSError):
        return _resident_mb("VmHWM")
    with contextlib.suppress(ImportError):
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE
    return 0.0


def _children_peak_mb() -> float:
    """Return the highest resident size of any process that was started by this one and has ended."""
    with contextlib.suppress(ImportError):
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / MEGABYTE
    return 0.0


def _main(work: str, *arguments: str) -> None:
    module, _, function = work.partition(":")
    prepared: Work = getattr(importlib.import_module(module), function)(*arguments)
    with contextlib.suppress(OSError), open("/proc/self/clear_refs", "w", encoding="ascii") as stream:
        # forget the peak of the preparation
        stream.write("5")
    before = _peak_mb()
    start = time.perf_counter()
    result = prepared.run()
    seconds = time.perf_counter() - start
    peak = _peak_mb() - before + _children_peak_mb()
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "digest": digest(prepared.compared(result))}))


if __name__ == "__main__":
    _main(*sys.argv[1:])
