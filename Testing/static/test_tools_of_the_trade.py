"""The linter, the formatter's line length and the strict type check of the core."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest


def run(module: str, *arguments: str, folder: Path) -> None:
    """Run a checker that must be content; skipped where it is not installed."""
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not installed (extra [test])")
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_linter_has_nothing_to_say(repository: Path) -> None:
    run("ruff", "check", "--no-cache", "--output-format=concise", ".", folder=repository)


def test_the_core_passes_the_strict_type_check(repository: Path) -> None:
    run("mypy", folder=repository)
