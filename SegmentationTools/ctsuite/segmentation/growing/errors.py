"""The errors of region growing and of everything else that starts at seed points."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

SEEDS_MISSING = define(
    "GROW-SEEDS-MISSING",
    Kind.USAGE,
    "There is no {role} seed point.",
    "The list of seed points is empty or was not given.",
    "Place at least one {role} seed point.",
)
SEED_BEYOND = define(
    "GROW-SEED-BEYOND",
    Kind.REFUSED,
    "The {role} seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm is not in {name}.",
    "The point belongs to another series, or was placed beside the image.",
    "Move the point into the image, or delete it.",
)
SEED_IN_AIR = define(
    "GROW-SEED-IN-AIR",
    Kind.REFUSED,
    "The {role} seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm lies in air.",
    "Around it the mean is {mean:.0f} HU, and the region that is looked for is not air.",
    "Move the point onto the region. To segment air, use Connected threshold with limits that include it.",
)
SEED_OFF_LIMITS = define(
    "GROW-SEED-OFF-LIMITS",
    Kind.REFUSED,
    "The {role} seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm is off the limits.",
    "No voxel around it lies between {lower:.0f} and {upper:.0f} HU; the mean there is {mean:.0f} HU.",
    "Move the point onto the region, or change the limits.",
)
SEEDS_CLASH = define(
    "GROW-SEEDS-CLASH",
    Kind.REFUSED,
    "The seed points {first} and {second} lie on the same voxel but belong to different regions.",
    "A voxel can belong to one region only.",
    "Move or delete one of the two points.",
)
REGIONS_TOO_FEW = define(
    "GROW-REGIONS-TOO-FEW",
    Kind.USAGE,
    "Seeds for two regions at least are needed, but there are seeds for {count}.",
    "Regions grow against each other; one alone would fill the whole image.",
    "Give a second list of seed points, or a second segment of seeds, such as for the surroundings.",
)
