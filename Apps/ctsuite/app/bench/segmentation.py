"""All benchmarks of segmentation: connected parts, minimum cut, neural networks, evaluation."""

from __future__ import annotations

from importlib import import_module, resources

from ctsuite.app.bench.rows import Row
from ctsuite.core.task import Task

_START, _ENDING = "segmentation_", ".py"


def rows(task: Task) -> list[Row]:
    """Run every part that is installed, one after the other, and collect their rows."""
    names = sorted(file.name for file in resources.files("ctsuite.app.bench").iterdir())
    parts = [
        name.removesuffix(_ENDING) for name in names if name.startswith(_START) and name.endswith(_ENDING)
    ]
    found: list[Row] = []
    for number, part in enumerate(parts):
        own = task.part(number / len(parts), (number + 1) / len(parts))
        found += import_module(f"ctsuite.app.bench.{part}").rows(own)
    return found
