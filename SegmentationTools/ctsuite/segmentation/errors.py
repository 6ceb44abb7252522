"""The errors of segmentation."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

THRESHOLD_EMPTY = define(
    "SEGMENT-THRESHOLD-EMPTY",
    Kind.FAILED,
    "{name} has no region between {lower:g} and {upper:g} HU.",
    "{reason}",
    "Check the limits against the CT numbers under the pointer, or keep smaller parts.",
)
REGION_EMPTY = define(
    "SEGMENT-EMPTY",
    Kind.REFUSED,
    "{name} holds no voxel.",
    "There is nothing in the segment to work on.",
    "Choose another segment, or segment the region first.",
)
NOTHING_LEFT = define(
    "SEGMENT-NOTHING-LEFT",
    Kind.FAILED,
    "Nothing of {name} would be left.",
    "All of the region is joined to the seed points by bridges wider than {bridge:g} mm.",
    "Move the seed points, or raise the bridge width so that the parts are told apart. Nothing was changed.",
)
SEED_OUTSIDE = define(
    "SEGMENT-SEED-OUTSIDE",
    Kind.REFUSED,
    "Seed point {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm does not lie on the region.",
    "No voxel of {name} is within {reach:g} mm of it.",
    "Move the point onto the part that is to be excluded, or delete it.",
)
SEEDS_MISSING = define(
    "SEGMENT-SEEDS-MISSING",
    Kind.USAGE,
    "There is no seed point.",
    "The list of seed points is empty.",
    "Place at least one point on each structure that is to be excluded.",
)
EXCLUDED_ALL = define(
    "SEGMENT-EXCLUDED-ALL",
    Kind.FAILED,
    "Nothing of {name} would be left.",
    "All of it lies where it is excluded.",
    "Check the side or region that is kept. Nothing was changed.",
)
POINTS_COUNT = define(
    "SEGMENT-POINTS-COUNT",
    Kind.USAGE,
    "{needed} points are needed, {given} are given.",
    "Fewer do not say where to cut, more contradict each other.",
    "Place {needed} points.",
)
POINTS_IN_LINE = define(
    "SEGMENT-POINTS-IN-LINE",
    Kind.REFUSED,
    "The three points lie on one line.",
    "Through a line there are many planes.",
    "Move one of the points away from the line of the other two.",
)
CUT_SIDE = define(
    "SEGMENT-CUT-SIDE",
    Kind.REFUSED,
    "The plane has no side towards '{side}'.",
    "It runs almost straight in this direction, so it cannot be said which side is meant.",
    "Choose a direction across the plane.",
)
SMOOTHED_AWAY = define(
    "SEGMENT-SMOOTHED-AWAY",
    Kind.FAILED,
    "Nothing of {name} would be left.",
    "All of it is thinner than a smoothing of {size:g} mm can keep.",
    "Choose a smaller size, or keep thin structures. Nothing was changed.",
)
TOO_FEW_VALUES = define(
    "SEGMENT-TOO-FEW-VALUES",
    Kind.FAILED,
    "{name} cannot be divided into {classes} classes.",
    "There are fewer different CT numbers than classes between {lower:g} and {upper:g} HU.",
    "Widen the range of CT numbers, or choose fewer classes.",
)
BODY_MISSING = define(
    "SEGMENT-BODY-MISSING",
    Kind.FAILED,
    "No body is found in {name}.",
    "A body is tissue thicker than 12 mm with air around it; here is none, or tissue fills the whole image.",
    "Check the series. Where tissue fills the image there is no table to remove.",
)
EDIT_POINTS = define(
    "SEGMENT-EDIT-POINTS",
    Kind.REFUSED,
    "No point lies inside {name}.",
    "The list of points is empty, or all of them lie outside the volume.",
    "Place at least one point in a view of the volume.",
)
EDIT_POLYGON = define(
    "SEGMENT-EDIT-POLYGON",
    Kind.REFUSED,
    "The outline {name} encloses nothing.",
    "It has {count} points, which lie on a line or are fewer than three.",
    "Place at least three points around what is meant.",
)
LABEL_START = define(
    "SEGMENT-LABEL-START",
    Kind.USAGE,
    "The count cannot begin with '{first}'.",
    "{count} vertebrae were found, and the names are: {known}.",
    "Give the name of the uppermost vertebra that is in the image, or leave it empty.",
)
LABEL_EMPTY = define(
    "SEGMENT-LABEL-EMPTY",
    Kind.USAGE,
    "The new label is empty.",
    "A segment without a name cannot be told from others.",
    "Choose a label of the list, or write one.",
)
