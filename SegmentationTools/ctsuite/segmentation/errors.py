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
