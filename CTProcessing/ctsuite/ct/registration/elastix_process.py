"""Starting the process of elastix, following its metric, and ending it when the work is cancelled."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.ct.registration.elastix_worker import FIELD, FIXED, JOB, LOG, MASK, MOVING

WORKER = "ctsuite.ct.registration.elastix_worker"
_SUITE = str(Path(__file__).parents[3])  # the folder that holds the package ctsuite
_POLL_SECONDS = 0.1
_SAID = "said"
_DESCRIBED = re.compile(r"Description: (?:ITK ERROR: )?(?:\w+\(0x[0-9a-f]+\): )?(.+)")
_LAST_WORDS = 500

Placed = tuple[NDArray[Any], Grid]


class Failed(Exception):
    """elastix ended without a result; the text says why."""


def search(
    fixed: Placed,
    moving: Placed,
    mask: Placed | None,
    field: Grid,
    spacing_mm: float,
    resolutions: int,
    iterations: int,
    settings: Mapping[str, tuple[str, ...]],
    task: Task,
) -> tuple[NDArray[np.float32], list[float]]:
    """Let elastix search B-splines in a process of its own.

    Parameters
    ----------
    fixed, moving, mask : tuple
        Array (z, y, x) and its grid.
    field : Grid
        Where the displacements are wanted.
    spacing_mm : float
        Distance of the control points.
    resolutions, iterations : int
        How many resolutions, and how many steps on each.
    settings : Mapping
        Further settings of elastix by name.
    task : Task
        Progress; cancelling ends the process at once.

    Returns
    -------
    field : ndarray
        Displacements (z, y, x, 3) in mm from fixed to moving points.
    costs : list of float
        The metric after each step.

    Raises
    ------
    Failed
        elastix could not do it.
    CTSuiteError
        RUN-CANCELLED.
    """
    with tempfile.TemporaryDirectory(prefix="ctsuite-elastix-") as name:
        folder = Path(name)
        job: dict[str, Any] = {
            "resolutions": resolutions,
            "spacing": spacing_mm,
            "settings": {"MaximumNumberOfIterations": (str(iterations),), **settings},
            FIELD: {**_place(field), "size": field.shape[::-1]},
        }
        for file, placed in ((FIXED, fixed), (MOVING, moving), (MASK, mask)):
            if placed is not None:
                np.save(folder / file, placed[0])
                job[file] = _place(placed[1])
        (folder / JOB).write_text(json.dumps(job), encoding="utf-8")
        _wait(folder, resolutions * iterations, task)
        return np.load(folder / FIELD), list(_costs(folder))


def _wait(folder: Path, steps: int, task: Task) -> None:
    with (folder / _SAID).open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", WORKER, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([_SUITE, *filter(None, sys.path)])},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            seen = 0
            while process.poll() is None:
                time.sleep(_POLL_SECONDS)
                task.check()
                costs = list(_costs(folder))
                if len(costs) > seen:
                    seen = len(costs)
                    task.progress(seen / steps, f"elastix: cost {costs[-1]:.5f}")
        finally:
            process.kill()
            process.wait()
        if not (folder / FIELD).exists():
            raise Failed(reason(folder) or f"exit code {process.returncode}")


def reason(folder: Path) -> str:
    """What elastix wrote last about an error, or else what its process said last (its words, in English)."""
    log, said = (_read(folder / name) for name in (LOG, _SAID))
    described = _DESCRIBED.findall(log)
    lines = [line.strip() for line in said.split("\n") if line.strip()]
    return str([*lines[-1:], *described][-1])[-_LAST_WORDS:] if lines or described else ""


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def _costs(folder: Path) -> Iterator[float]:
    """The metric after each step, from the tables that elastix writes, one for each resolution."""
    tables = sorted(folder.glob("IterationInfo.*.R*.txt"), key=lambda path: int(path.suffixes[-2][2:]))
    for path in tables:
        for line in _read(path).split("\n")[1:-1]:
            columns = line.split()
            if len(columns) > 1:
                yield float(columns[1])


def _place(grid: Grid) -> dict[str, Any]:
    return {
        "spacing": [float(n) for n in grid.spacing_mm],
        "origin": [float(n) for n in grid.origin_lps_mm],
        "direction": np.asarray(grid.direction_lps, dtype=float).tolist(),
    }
