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
COLLINEAR = define(
    "MEASUREMENT-COLLINEAR",
    Kind.REFUSED,
    "The points of {title} lie on one line.",
    "Points on one line span no plane, and the legs of an angle at them have no corner.",
    "Move one of the points.",
)
LINE_ACROSS_PLANE = define(
    "MEASUREMENT-LINE-ACROSS-PLANE",
    Kind.REFUSED,
    "Line {number} of {title} runs straight across the chosen plane.",
    "Seen in that plane the line is a point and has no direction.",
    "Choose the other plane, or place the line again.",
)
CURVED_IMAGE = define(
    "MEASUREMENT-CURVED-IMAGE",
    Kind.REFUSED,
    "{title} cannot be measured on {name}: it was drawn along a curve.",
    "In this image ({kind}) a straight line is none in the patient, so that a ruler would be wrong.",
    "Measure on the original image, or use a tool made for images along a curve.",
)
NOT_CALIBRATED = define(
    "MEASUREMENT-NOT-CALIBRATED",
    Kind.REFUSED,
    "{title} cannot be measured on {name}: its pixels have no size in the patient.",
    "The image is a screenshot or photograph, or says nothing of the distance of its pixels.",
    "Measure on the original series of the scanner.",
)
OTHER_FRAME = define(
    "MEASUREMENT-OTHER-FRAME",
    Kind.REFUSED,
    "The points of {title} were placed on another examination than {name}.",
    "They belong to another frame of reference, so that the same numbers are another place in the patient.",
    "Place the points on this image, or register both images first.",
)
OUTSIDE = define(
    "MEASUREMENT-OUTSIDE",
    Kind.REFUSED,
    "Point {number} of {title} lies outside of {name}.",
    "There is no image at that place; the point may belong to another series.",
    "Place the point inside the image.",
)
PLANE_UNCLEAR = define(
    "MEASUREMENT-PLANE-UNCLEAR",
    Kind.REFUSED,
    "Two corners do not say in which plane {title} lies.",
    "They lie in different slices of the image along each of its axes.",
    "Place both corners in one slice, or three corners one after the other.",
)
NOT_CLOSED = define(
    "MEASUREMENT-NOT-CLOSED",
    Kind.REFUSED,
    "The outline of {title} is not closed.",
    "Only a closed outline has an inside.",
    "Use a closed curve, or end the outline where it began.",
)
NOT_FLAT = define(
    "MEASUREMENT-NOT-FLAT",
    Kind.REFUSED,
    "The outline of {title} does not lie in a plane.",
    "A point is {off} mm off the plane of the others, which is more than half a voxel.",
    "Place all points in one slice.",
)
SELF_CROSSING = define(
    "MEASUREMENT-SELF-CROSSING",
    Kind.REFUSED,
    "The outline of {title} crosses itself.",
    "What is inside of such an outline is not clear, and its area would be wrong.",
    "Draw the outline again without a loop.",
)
REGION_EMPTY = define(
    "MEASUREMENT-REGION-EMPTY",
    Kind.REFUSED,
    "{title} holds no voxel.",
    "The region is smaller than the distance of the voxels.",
    "Make the region larger.",
)
