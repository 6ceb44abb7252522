"""The errors of evaluating segmentations."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

EVALUATION_GRID = define(
    "EVALUATION-GRID",
    Kind.REFUSED,
    "{labels} does not lie on the voxels of the reference: {difference}.",
    "Figures of agreement count voxel by voxel; resampling one of them would change what is measured.",
    "Make both on the same series, or resample one of them on purpose and say so with the figures.",
)
EVALUATION_TILTED = define(
    "EVALUATION-TILTED",
    Kind.REFUSED,
    "{labels} lies on a grid whose axes are not at right angles.",
    "The gantry was tilted; distances between surfaces are measured along rows at right angles.",
    "Correct the tilt when the series is read, segment it then, and compare those.",
)
EVALUATION_NAMES_TWICE = define(
    "EVALUATION-NAMES-TWICE",
    Kind.REFUSED,
    "{labels} has two regions that are both taken for '{segment}'.",
    "It cannot be known which of them is compared.",
    "Rename one of them, or match regions by label value.",
)
EVALUATION_NOTHING_COMMON = define(
    "EVALUATION-NOTHING-COMMON",
    Kind.REFUSED,
    "The two segmentations have no region of the same {way}.",
    "The reference has: {reference}. The result has: {result}.",
    "Match the regions in another way (name, label value, code), or say which names belong together.",
)
EVALUATION_RENAMED = define(
    "EVALUATION-RENAMED",
    Kind.USAGE,
    "'{word}' does not say which names belong together.",
    "A pair of names is written RESULT=REFERENCE.",
    "Write for example: liver=Liver, lung_left=Left lung.",
)
