"""Errors of clinical values."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

ONE_SEGMENT = define(
    "CLINICAL-ONE-SEGMENT",
    Kind.USAGE,
    "{labels} holds {count} segments, and {title} is worked out from one.",
    "It is not clear which of them is meant.",
    "Name it under Segment: {known}.",
)
DATE_MISSING = define(
    "CLINICAL-DATE-MISSING",
    Kind.USAGE,
    "The {which} date of {title} is missing or no date.",
    'What was given is "{given}", and without both dates there is no time to relate the growth to.',
    "Give the day of the examination as year-month-day, such as 2026-03-31.",
)
NO_INTERVAL = define(
    "CLINICAL-NO-INTERVAL",
    Kind.REFUSED,
    "The later examination is not after the earlier one: {days} days lie between them.",
    "The dates are the same or were given in the wrong order.",
    "Check the dates, and which segmentation belongs to which of them.",
)
NOT_EMPTIED = define(
    "CLINICAL-NOT-EMPTIED",
    Kind.REFUSED,
    "The volume at the end of the systole ({later} mL) is not below that at the end of the diastole "
    "({earlier} mL).",
    "The two segmentations were given in the wrong order, or one of them is wrong.",
    "Swap them, or correct the segmentation.",
)
SLICES_OUT_OF_RULE = define(
    "CLINICAL-SLICES-OUT-OF-RULE",
    Kind.REFUSED,
    "The slices of {name} do not suit calcium scoring: {thickness} mm thick, {increment} mm apart.",
    "The score is defined on slices of 2.5 to 3 mm without gap or overlap; on others it has another value.",
    "Use a series reconstructed for calcium scoring, or combine thin slices (Thin slices: combine).",
)
NOT_HU = define(
    "CLINICAL-NO-HU",
    Kind.REFUSED,
    "{title} cannot be measured on {name}: its values are not CT numbers.",
    "Its unit is {unit}; the limits and calibrations of this value hold for Hounsfield units.",
    "Use the CT series itself.",
)
NOT_CALIBRATED = define(
    "CLINICAL-NOT-CALIBRATED",
    Kind.REFUSED,
    "There is no calibration from which {title} could be worked out.",
    "{reason}.",
    "Give the line of a calibration with this scanner and tube voltage, or segment the rods of a calibration "
    "phantom that was scanned along; without either choose no calibration and get CT numbers only.",
)
