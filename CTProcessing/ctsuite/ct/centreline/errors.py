"""Errors of centrelines."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NOTHING_GIVEN = define(
    "CENTRELINE-NOTHING-GIVEN",
    Kind.USAGE,
    "There is nothing to find a centreline in.",
    "Neither a segment nor an image with points was given.",
    "Give a segmentation, or an image and at least two points in the vessel.",
)
FEW_POINTS = define(
    "CENTRELINE-FEW-POINTS",
    Kind.REFUSED,
    "A centreline needs at least two points. Given: {count}.",
    "Points that fall into the same voxel count once. A segment can do without points, an image cannot.",
    "Place one point near each end of the vessel, and more between them where it winds.",
)
SEED_OUTSIDE = define(
    "CENTRELINE-POINT-OUTSIDE",
    Kind.REFUSED,
    "Point {number} lies outside the image.",
    "Its place is {place} mm (L, P, S), which no voxel covers.",
    "Move the point into the vessel. Check that the points belong to this series.",
)
SEED_NOT_IN_SEGMENT = define(
    "CENTRELINE-POINT-NOT-IN-SEGMENT",
    Kind.REFUSED,
    "Point {number} does not lie in {segment}.",
    "The nearest voxel of the segment is {away} mm away.",
    "Move the point into the segment, or choose the segment that holds it.",
)
SEED_NO_LUMEN = define(
    "CENTRELINE-POINT-NO-LUMEN",
    Kind.REFUSED,
    "Point {number} does not lie in what was asked for ({lumen}).",
    "Around it the image has {found} HU and the surroundings {around} HU. Blood with contrast medium has at "
    "least 100 HU, the air of an airway at most -700 HU, and both stand out from what is around them.",
    "Move the point into the middle of the vessel, or choose the other kind of lumen.",
)
UNCONNECTED = define(
    "CENTRELINE-UNCONNECTED",
    Kind.REFUSED,
    "Point {number} is not connected with the point before it.",
    "The lumen between them is interrupted, or they lie in separate parts of the segment.",
    "Place both points in one vessel, or close the gap in the segment first.",
)
EMPTY = define(
    "CENTRELINE-EMPTY",
    Kind.REFUSED,
    "{name} holds no voxel to find a centreline in.",
    "The segment is empty.",
    "Segment the vessel first, or choose another segment.",
)
TOO_SMALL = define(
    "CENTRELINE-TOO-SMALL",
    Kind.REFUSED,
    "{name} is too small for a centreline.",
    "It consists of {count} voxels that make no line of at least two.",
    "Choose a larger segment.",
)
