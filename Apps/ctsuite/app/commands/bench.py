"""``ctsuite bench``: speed and memory against a named peer, both in the same run."""

from __future__ import annotations

import argparse
from importlib import import_module, resources

from ctsuite.app.console import Console
from ctsuite.app.errors import BENCH_PEER_MISSING, BENCH_UNKNOWN
from ctsuite.core.i18n import Text

NAME = "bench"
HELP = "Compare speed and memory with other software on the same data."
_NO_BENCHMARK = {"__init__", "ct_slices", "errors", "measure", "rows"}


def names() -> tuple[str, ...]:
    """Return the names of the benchmarks: the modules of ``ctsuite.app.bench``."""
    stems = (file.name.removesuffix(".py") for file in resources.files("ctsuite.app.bench").iterdir())
    return tuple(
        sorted(
            stem
            for stem in stems
            if stem.isidentifier() and stem not in _NO_BENCHMARK and stem != "__pycache__"
        )
    )


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("name", metavar="NAME", help=Text("one of: {known}", known=", ".join(names())))
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Run the benchmark and print a row a case."""
    if arguments.name not in names():
        raise BENCH_UNKNOWN(name=arguments.name, known=", ".join(names()))
    try:
        rows = import_module(f"ctsuite.app.bench.{arguments.name}").rows(console.task())
    except ModuleNotFoundError as error:
        raise BENCH_PEER_MISSING(package=error.name) from error
    console.say(
        f"{'case':34} {'size':>18} {'ours s':>9} {'peer':>22} {'peer s':>9} {'ratio':>7} {'goal':>6}  holds"
    )
    for row in rows:
        goal = "" if row.goal is None else f"{row.goal:.3g}"
        holds = {True: "yes", False: "NO", None: ""}[row.holds]
        console.say(
            f"{row.case:34} {row.size:>18} {row.ours_s:9.3f} {row.peer:>22} {row.peer_s:9.3f} "
            f"{row.ratio:7.3f} {goal:>6}  {holds}"
        )
    console.result([row.as_dict() for row in rows])
    return 0
