"""The errors of exchanging measurements."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NOTHING = define(
    "REPORT-NOTHING",
    Kind.REFUSED,
    "There is no measured value to report.",
    "A structured report without a value says nothing, and archives refuse it.",
    "Measure something first.",
)
SOURCE_INCOMPLETE = define(
    "REPORT-SOURCE-INCOMPLETE",
    Kind.REFUSED,
    "The measurements cannot be filed with their series.",
    "An image of the series has no {keyword}.",
    "Export the series again from the archive with all identifiers, or write tables and markups only.",
)
DAMAGED = define(
    "REPORT-DAMAGED",
    Kind.REFUSED,
    "The structured report in {path} cannot be read.",
    "{reason}",
    "Send or export it again from its source.",
)
NOT_A_REPORT = define(
    "REPORT-WRONG-CLASS",
    Kind.REFUSED,
    "{path} holds no structured report of measurements.",
    "It is {found}.",
    "Give a DICOM measurement report (template 1500).",
)
UNIT_UNKNOWN = define(
    "REPORT-UNIT",
    Kind.REFUSED,
    "The report in {path} holds a value in a unit that is not known: {unit}.",
    "Another program wrote it; a value without its unit would be misunderstood.",
    "Read that value in the program that wrote it.",
)
NOT_PAIRED = define(
    "FOLLOW-UP-NO-PAIR",
    Kind.REFUSED,
    "No measurement of the one date belongs to one of the other.",
    "Measurements belong together when name and kind are the same, and no name occurs on both dates.",
    "Give what is the same the same name on both dates.",
)
AMBIGUOUS = define(
    "FOLLOW-UP-AMBIGUOUS",
    Kind.REFUSED,
    "There are {count} measurements of the kind '{kind}' called '{name}' on one date.",
    "With one name for several, it is not clear which of them belong together.",
    "Give each its own name.",
)
