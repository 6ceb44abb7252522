"""All benchmarks of seeing the CT: curved reformations, slabs, surfaces, registration and centrelines."""

from __future__ import annotations

from importlib import import_module

from ctsuite.app.bench.rows import Row
from ctsuite.core.task import Task

PARTS = ("ct_cpr", "ct_slab", "ct_surface", "ct_registration", "ct_centreline")


def rows(task: Task) -> list[Row]:
    """Run every part, one after the other, and collect their rows."""
    found: list[Row] = []
    for number, name in enumerate(PARTS):
        part = task.part(number / len(PARTS), (number + 1) / len(PARTS))
        found += import_module(f"ctsuite.app.bench.{name}").rows(part)
    return found
