"""The errors that making a phantom can meet."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

KIND_UNKNOWN = define(
    "PHANTOM-KIND-UNKNOWN",
    Kind.USAGE,
    "There is no phantom called {kind}.",
    "The name is misspelt.",
    "Use one of: {known}.",
)
CASE_UNKNOWN = define(
    "PHANTOM-CASE-UNKNOWN",
    Kind.USAGE,
    "There is no boundary case called {case}.",
    "The name is misspelt, or the limits have no such end.",
    "Use one of: {known}.",
)
TOO_LARGE = define(
    "PHANTOM-TOO-LARGE",
    Kind.USAGE,
    "The phantom would have {columns} x {rows} x {slices} voxels.",
    "A slice has at most {side} pixels along a side, and a phantom at most {most} million voxels.",
    "Choose a coarser spacing, a smaller scale or a smaller region.",
)
