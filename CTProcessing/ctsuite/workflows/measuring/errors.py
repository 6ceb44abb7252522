"""The errors of measuring cases from files."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NOTHING_GIVEN = define(
    "MEASURE-NOTHING",
    Kind.USAGE,
    "It is not said what to measure.",
    "Neither markups nor segments were given.",
    "Add --markups, --segments or both.",
)
MARKUP_KIND = define(
    "MEASURE-MARKUP-KIND",
    Kind.REFUSED,
    "The markup {name} cannot be measured: it is of the type {type}.",
    "Lines, angles, curves, closed curves and points can be measured.",
    "Draw it as one of these, or name the tool with --tool.",
)
TOOL_UNFIT = define(
    "MEASURE-TOOL",
    Kind.USAGE,
    "{tool} does not measure markups.",
    "It needs other input than this.",
    "Use one of: {known}.",
)
NAME_UNKNOWN = define(
    "MEASURE-NAME",
    Kind.USAGE,
    "There is no markup called {name}.",
    "The name is misspelt, or it is in another file.",
    "Use one of: {known}.",
)
NO_CASES = define(
    "MEASURE-NO-CASES",
    Kind.REFUSED,
    "No image in {path} belongs to a case in {other}.",
    "An image and its markups or segments belong together when they have the same name, endings left out.",
    "Name both alike, such as scans/case1 and markups/case1.mrk.json.",
)
INCOMPLETE = define(
    "MEASURE-INCOMPLETE",
    Kind.FAILED,
    "{count} of {total} could not be measured.",
    "{reason}",
    "See the list of problems in {path}; everything else is complete.",
)
