"""The ``ctsuite`` command.

Exit codes: 0 done, 2 wrong usage, 3 refused (data, permission, order), 4 only recommendations unmet,
5 failed for another named reason, 130 cancelled.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import Any

from ctsuite.app.commands import COMMANDS
from ctsuite.app.console import Console
from ctsuite.app.errors import UNEXPECTED
from ctsuite.app.parser import Parser, language_of
from ctsuite.core import platform, provenance
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.errors_core import CANCELLED
from ctsuite.core.fileio import write_error
from ctsuite.core.i18n import LANGUAGES


def parser(language: str = "en") -> Parser:
    """Return the parser of the whole command, from which the manual's reference is made."""
    common = Parser(add_help=False)
    common.add_argument("--json", action="store_true", help="print one JSON document on standard output")
    common.add_argument("--debug", action="store_true", help="show the technical details of an error")
    common.add_argument(
        "--language",
        choices=tuple(LANGUAGES),
        default=language,
        help="language of messages and reports; usually that of the environment "
        "(CTSUITE_LANGUAGE, LC_ALL, LC_MESSAGES, LANG)",
    )
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
            command.NAME,
            help=command.HELP,
            description=command.HELP,
            parents=[common],
            conflict_handler="resolve",
        )
        command.add_arguments(made, common)
    main_parser.put_into(language)
    return main_parser


def main(argv: Sequence[str] | None = None, cancelled: bool = False) -> int:
    """Run the command and return its exit code; no traceback reaches the user unless asked for.

    Parameters
    ----------
    argv : sequence of str or None
        The words after the name of the command; None for those that the process was started with.
    cancelled : bool
        Whether the user wanted to end it before it could listen.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    language = language_of(words)
    console = Console("--json" in words, language)
    try:
        if cancelled:
            raise KeyboardInterrupt
        arguments = parser(language).parse_args(words)
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
