"""Errors of measurement."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

POINT_COUNT = define(
    "MEASUREMENT-POINT-COUNT",
    Kind.REFUSED,
    "{title} needs {needed} points, but {count} are given.",
    "A point is missing, or there is one too many.",
    "Place {needed} points.",
)
POINTS_COINCIDE = define(
    "MEASUREMENT-POINTS-COINCIDE",
    Kind.REFUSED,
    "Two points of {title} lie in the same place.",
    "Points {first} and {second} are less than a thousandth of a millimetre apart, so there is no direction.",
    "Move one of the points.",
)
POINTS_INVALID = define(
    "MEASUREMENT-POINTS-INVALID",
    Kind.REFUSED,
    "A point of {title} is not a position.",
    "A coordinate is infinite or not a number.",
    "Place the point again.",
)
SEGMENT_UNKNOWN = define(
    "MEASUREMENT-SEGMENT-UNKNOWN",
    Kind.REFUSED,
    "There is no segment called {segment}.",
    "The name is misspelt or the segment was deleted.",
    "Use one of: {known}.",
)
SEGMENT_EMPTY = define(
    "MEASUREMENT-SEGMENT-EMPTY",
    Kind.REFUSED,
    "{segment} is empty.",
    "The segment has no voxel or the surface no triangle, so there is nothing to measure.",
    "Segment the structure first, or choose another segment.",
)
