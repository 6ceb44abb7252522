"""The errors of benchmarks."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

RESULTS_DIFFER = define(
    "BENCH-RESULTS-DIFFER",
    Kind.FAILED,
    "The results of '{case}' are not those of {peer}.",
    "What both programs made of the same data differs.",
    "Speed means nothing until the results agree; report this as a defect.",
)
WORK_FAILED = define(
    "BENCH-WORK-FAILED",
    Kind.FAILED,
    "The work that was to be measured failed.",
    "{reason}",
    "Check that there is room in the temporary folder and that all parts of the benchmark are installed.",
)
