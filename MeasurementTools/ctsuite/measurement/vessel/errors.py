"""Errors of the measurement of vessels."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NOTHING_GIVEN = define(
    "VESSEL-NOTHING-GIVEN",
    Kind.USAGE,
    "There is nothing in which {title} could find the border of the vessel.",
    "Neither a segment of the vessel nor an image was given.",
    "Give a segmentation of the vessel, or the image.",
)
CURVE_LEAVES = define(
    "VESSEL-CURVE-LEAVES",
    Kind.REFUSED,
    "The line {name} leaves the vessel at {at} mm from its start.",
    "There it lies more than a voxel and a half outside of {region}, so that the vessel has no "
    "cross-section.",
    "Correct the line or the segment there, or shorten the line to the part that lies in the vessel.",
)
NOT_CLOSED = define(
    "VESSEL-NOT-CLOSED",
    Kind.REFUSED,
    "No cross-section along {name} can be measured.",
    "Each of them: {remarks}. A cross-section that is not closed is open to something else, or wider than "
    "{largest} mm.",
    "Look at the segment or the image across the line; set a larger Largest diameter for a wider vessel.",
)
REFERENCE_MISSING = define(
    "VESSEL-REFERENCE-MISSING",
    Kind.REFUSED,
    "There is no {side} reference for the stenosis.",
    "On this side of the narrowest place no cross-section could be measured at full width: {reason}.",
    "Lengthen the line, place the reference points by hand, or choose another reference.",
)
REFERENCE_ZERO = define(
    "VESSEL-REFERENCE-ZERO",
    Kind.REFUSED,
    "The reference diameter of the stenosis is zero.",
    "A share of nothing has no value. The vessel has no measurable width where the reference was taken.",
    "Place the reference points where the vessel is open, or correct the segment there.",
)
NO_WALL = define(
    "VESSEL-NO-WALL",
    Kind.REFUSED,
    "The thickness of the wall needs two different segments.",
    "Lumen and Outer segment name the same region, or the outer one adds nothing to the lumen.",
    "Choose the lumen and the segment of the wall, or that of the vessel with its wall.",
)
CLOSED_LINE = define(
    "VESSEL-CLOSED-LINE",
    Kind.REFUSED,
    "{title} needs a line with two ends, but {name} is closed.",
    "A ring has neither ends nor a direction of flow.",
    "Use an open curve.",
)
