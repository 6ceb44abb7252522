"""Errors of registration."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NO_OVERLAP = define(
    "REGISTRATION-NO-OVERLAP",
    Kind.REFUSED,
    "{fixed} and {moving} do not overlap enough to be compared.",
    "Only {share} % of the region lies inside the other image; at least {least} % are needed.",
    "Start from another initialisation, give an initial transform from landmarks, or choose images of the "
    "same region.",
)
NOT_COMPARABLE = define(
    "REGISTRATION-NOT-COMPARABLE",
    Kind.REFUSED,
    "{name} shows nothing that could be compared.",
    "All of its values in the region are the same.",
    "Choose another image, or a mask that holds structures.",
)
MASK_EMPTY = define(
    "REGISTRATION-MASK-EMPTY",
    Kind.REFUSED,
    "The mask {name} has no voxel.",
    "Nothing is left in which the images could be compared.",
    "Segment the region of interest first, or leave the mask out.",
)
FRAMES_DIFFER = define(
    "REGISTRATION-FRAMES-DIFFER",
    Kind.REFUSED,
    "{fixed} and {moving} have different frames of reference.",
    "FrameOfReferenceUID (0020,0052) is {first} in one and {second} in the other, so the same position means "
    "different places.",
    "Register the images first and give the transform.",
)
COUNTS_DIFFER = define(
    "REGISTRATION-POINTS-UNEQUAL",
    Kind.USAGE,
    "There are {fixed} fixed and {moving} moving landmarks.",
    "Landmarks are pairs: the first belongs to the first, the second to the second, and so on.",
    "Place the same number of landmarks in both, in the same order.",
)
TOO_FEW = define(
    "REGISTRATION-POINTS-FEW",
    Kind.REFUSED,
    "{count} landmarks do not determine a transform of the kind '{kind}'.",
    "At least {needed} pairs are needed.",
    "Place more landmarks, or choose a simpler kind.",
)
DEGENERATE = define(
    "REGISTRATION-POINTS-DEGENERATE",
    Kind.REFUSED,
    "The landmarks do not determine a transform of the kind '{kind}'.",
    "They lie {shape}, so a rotation or scaling of the rest of space stays undetermined.",
    "Place landmarks further apart that do not lie {shape}.",
)
SURFACE_EMPTY = define(
    "REGISTRATION-SURFACE-EMPTY",
    Kind.REFUSED,
    "{name} has no triangle.",
    "A surface without triangles has no place to be brought into line.",
    "Make the surface again from its segment.",
)
NOT_LINEAR = define(
    "REGISTRATION-NOT-LINEAR",
    Kind.REFUSED,
    "{name} is deformable and cannot be used here.",
    "Only a linear transform can be the start of a registration.",
    "Choose the linear transform that the deformable registration began with.",
)
ENGINE_FAILED = define(
    "REGISTRATION-ENGINE-FAILED",
    Kind.FAILED,
    "elastix could not register {fixed} and {moving}.",
    "{reason}",
    "Start from a better initial transform, or use the registration of CTSuite.",
)
