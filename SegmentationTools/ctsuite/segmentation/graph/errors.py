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
WALK_UNSOLVED = define(
    "GRAPH-WALK-UNSOLVED",
    Kind.FAILED,
    "The probabilities were not found within {steps} steps.",
    "The image around the seeds is very large, or its contrast sensitivity very low.",
    "Choose a smaller margin or a larger contrast, and run again.",
)
BOX_TOO_LARGE = define(
    "GRAPH-BOX-TOO-LARGE",
    Kind.REFUSED,
    "The box around the seed points holds {voxels} voxels; {most} are the most for a random walk.",
    "The seed points lie far apart, or the margin is large.",
    "Move the seed points closer, choose a smaller margin, or use the graph cut, which has no such limit.",
)
