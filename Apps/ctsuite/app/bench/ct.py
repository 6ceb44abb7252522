"""All benchmarks of seeing the CT: curved reformations, slabs, surfaces, registration, lines, memory."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from ctsuite.app.bench.rows import Row
from ctsuite.core.task import Task

PARTS = ("ct_cpr", "ct_slab", "ct_surface", "ct_registration", "ct_centreline", "ct_memory")


def rows(task: Task) -> list[Row]:
    """Run every part that is installed, one after the other, and collect their rows."""
    modules = [name for name in (f"ctsuite.app.bench.{part}" for part in PARTS) if find_spec(name)]
    found: list[Row] = []
    for number, name in enumerate(modules):
        part = task.part(number / len(modules), (number + 1) / len(modules))
        found += import_module(name).rows(part)
    return found
