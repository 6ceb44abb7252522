"""The ``ctsuite`` command.

Exit codes: 0 done, 2 wrong usage, 3 refused (data, permission, order), 4 only recommendations unmet,
5 failed for another named reason, 130 cancelled.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

from ctsuite.app.commands import COMMANDS
from ctsuite.app.console import Console
from ctsuite.app.errors import UNEXPECTED, USAGE
from ctsuite.core import platform, provenance
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.errors_core import CANCELLED
from ctsuite.core.fileio import write_error


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are coded errors."""

    def error(self, message: str) -> NoReturn:
        """Raise CLI-USAGE."""
        raise USAGE(reason=message, usage=self.format_usage().strip())


def parser() -> Parser:
    """Return the parser of the whole command, from which the manual's reference is made."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print one JSON document on standard output")
    common.add_argument("--debug", action="store_true", help="show the technical details of an error")
    main_parser = Parser(
        prog="ctsuite",
        description="CT image processing: check, segment, measure and report CT series.",
        epilog="Exit codes: 0 done, 2 wrong usage, 3 refused, 4 only recommendations unmet, 5 failed, "
        "130 cancelled.",
    )
    main_parser.add_argument("--version", action="version", version=f"ctsuite {provenance.suite_version()}")
    subparsers = main_parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    for command in COMMANDS:
        made = subparsers.add_parser(
            command.NAME, help=command.HELP, description=command.HELP, parents=[common]
        )
        command.add_arguments(made, common)
    return main_parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; no traceback reaches the user unless asked for."""
    words = list(sys.argv[1:] if argv is None else argv)
    console = Console(as_json="--json" in words)
    try:
        arguments = parser().parse_args(words)
        platform.check_start()
        with console.cancellable():
            code: int = arguments.execute(arguments, console)
        return code
    except BaseException as error:
        if "--debug" in words and not isinstance(error, SystemExit):
            traceback.print_exc()
        return _end(error, console)


def _end(error: BaseException, console: Console) -> int:
    if isinstance(error, SystemExit):
        return int(error.code or 0)
    named: Any = error
    if isinstance(error, KeyboardInterrupt):
        named = CANCELLED()
    elif isinstance(error, BrokenPipeError):
        sys.stderr.close()
        return 0
    elif isinstance(error, OSError) and error.filename:
        named = write_error(error, error.filename)
    elif not isinstance(error, CTSuiteError):
        named = UNEXPECTED.caused_by(error)
    details = named.values.get("details")
    console.failure(named, {"findings": details} if details else None)
    return int(named.kind.value)


if __name__ == "__main__":
    sys.exit(main())
