"""All benchmarks of measuring: statistics of segments, and what else is installed."""

from __future__ import annotations

from importlib import import_module, resources

from ctsuite.app.bench.rows import Row
from ctsuite.core.task import Task

_PREFIX = "measurement_"


def rows(task: Task) -> list[Row]:
    """Run every part that is installed, one after the other, and collect their rows."""
    files = (file.name for file in resources.files(__package__).iterdir())
    parts = sorted(name[:-3] for name in files if name.startswith(_PREFIX) and name.endswith(".py"))
    found: list[Row] = []
    for number, part in enumerate(parts):
        module = import_module(f"{__package__}.{part}")
        found += module.rows(task.part(number / len(parts), (number + 1) / len(parts)))
    return found
