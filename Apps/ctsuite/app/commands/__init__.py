"""The commands of ``ctsuite``, one module each with NAME, HELP, add_arguments and execute."""

from __future__ import annotations

from ctsuite.app.commands import bench, check, demo, evaluate, export, run, sample, tools, workflow

COMMANDS = (check, tools, run, evaluate, export, workflow, sample, demo, bench)
