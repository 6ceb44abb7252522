"""Where the ``ctsuite`` command begins.

Loading the libraries takes a moment, in which Ctrl-C would end in a traceback. It is noted instead, and
obeyed as soon as the command can answer.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType


def main() -> int:
    """Run the command and return its exit code."""
    wanted: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        wanted.append(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, note)
    from ctsuite.app import cli

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    return cli.main(cancelled=bool(wanted))


if __name__ == "__main__":
    sys.exit(main())
