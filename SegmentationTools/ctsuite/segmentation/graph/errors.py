"""The errors of graph-based segmentation."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NOTHING_INSIDE = define(
    "GRAPH-NOTHING-INSIDE",
    Kind.FAILED,
    "Nothing but the seed points would lie inside.",
    "The CT numbers around the seeds inside are no more like them than like those outside.",
    "Place more seed points on the region and outside it, or lower the smoothness.",
)
PRIOR_UNMET = define(
    "GRAPH-PRIOR-UNMET",
    Kind.REFUSED,
    "The region does not have the expected shape: its match score is {score:.2f}, and {limit:.2f} is needed.",
    "The shape '{prior}' is not met in: {features}.",
    "Move the seed points, choose another shape or none, or lower the smallest match score.",
)
PRIOR_SIZE = define(
    "GRAPH-PRIOR-SIZE",
    Kind.USAGE,
    "The smallest volume {smallest:g} mL is above the largest volume {largest:g} mL.",
    "No region can have such a volume.",
    "Change one of the two values.",
)
