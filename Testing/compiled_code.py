"""Compiled code that is older than what was compiled into it.

numba keeps compiled functions beside their source and compiles them anew when that file changes, but not when
a function changes that they call from another file: after an update of the sources such a caller would go on
with the old code, without a word. So the kept code of such callers is removed before tests are run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_CALLED = re.compile(r"^from (ctsuite\.\S+) import ", re.MULTILINE)
_KEPT = re.compile(r"(\.\d+)?\.nb[ci]$")


def remove_stale(repository: Path) -> list[Path]:
    """Remove compiled code that was kept before a kernel it calls was changed; return the files removed."""
    files = repository.glob("*/ctsuite/**/kernels/*.py")
    kernels = {".".join(path.relative_to(repository).with_suffix("").parts[1:]): path for path in files}
    removed: list[Path] = []
    for name, path in kernels.items():
        changed = max((_time(kernels[one]) for one in _called(name, kernels)), default=0.0)
        functions: dict[str, list[Path]] = {}
        for one in (path.parent / "__pycache__").glob(f"{path.stem}.*.nb[ci]"):
            functions.setdefault(_KEPT.sub("", one.name), []).append(one)
        for kept in functions.values():
            if any(_time(one) < changed for one in kept):
                removed += kept
    for one in removed:
        one.unlink(missing_ok=True)
    return removed


def _called(name: str, kernels: dict[str, Path]) -> Iterator[str]:
    """The kernels that one calls, and those that these call."""
    for called in _CALLED.findall(kernels[name].read_text(encoding="utf-8")):
        if called in kernels:
            yield called
            yield from _called(called, kernels)


def _time(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0
