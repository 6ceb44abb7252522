"""The commands of ``ctsuite``, one module each with NAME, HELP, add_arguments and execute."""

from __future__ import annotations

from ctsuite.app.commands import (
    bench,
    bundle,
    check,
    demo,
    evaluate,
    export,
    follow_up,
    measure,
    run,
    sample,
    tools,
    verify,
    workflow,
)

COMMANDS = (
    check,
    tools,
    run,
    measure,
    follow_up,
    bundle,
    evaluate,
    export,
    workflow,
    sample,
    demo,
    verify,
    bench,
)
