"""Tests never run compiled code that is older than the functions compiled into it."""

from __future__ import annotations

import os
from pathlib import Path

import compiled_code
import pytest

PACKAGE = "Part/ctsuite/part/kernels"


@pytest.fixture
def kept(tmp_path: Path) -> dict[str, Path]:
    """Compiled code of a caller, of the callee in between, and of the last one, all kept at time 100."""
    folder = tmp_path / PACKAGE
    (folder / "__pycache__").mkdir(parents=True)
    sources = {
        "caller": "from ctsuite.part.kernels.between import step\n",
        "between": "from numba import njit\n\nfrom ctsuite.part.kernels.last import add\n",
        "last": "from numba import njit\n",
    }
    found = {}
    for name, text in sources.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
        found[name] = folder / "__pycache__" / f"{name}.run-5.py311.1.nbc"
        index = found[name].with_name(f"{name}.run-5.py311.nbi")
        for path, time in ((folder / f"{name}.py", 50), (found[name], 100), (index, 200)):
            path.touch()
            os.utime(path, (time, time))
    return found


def test_what_calls_a_changed_function_is_compiled_anew(kept: dict[str, Path], tmp_path: Path) -> None:
    os.utime(tmp_path / PACKAGE / "last.py", (150, 150))
    removed = compiled_code.remove_stale(tmp_path)
    assert len(removed) == 4 and not any(path.exists() for path in removed)
    # numba itself sees that the file of the function has changed
    assert kept["last"].exists()
    assert not kept["caller"].exists() and not kept["between"].exists()


def test_what_calls_unchanged_functions_is_kept(kept: dict[str, Path], tmp_path: Path) -> None:
    os.utime(tmp_path / PACKAGE / "caller.py", (150, 150))
    assert compiled_code.remove_stale(tmp_path) == []
    assert all(path.exists() for path in kept.values())
