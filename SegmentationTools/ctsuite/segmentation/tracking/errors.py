"""The errors of tracking."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

TRACHEA_MISSING = define(
    "TRACK-TRACHEA-MISSING",
    Kind.REFUSED,
    "No trachea was found in {name}.",
    "There is no tube of air in the upper middle of the body with lung on both sides of its lower end. The "
    "scan may not hold it, or may be of another part of the body.",
    "Place a seed point in the trachea or in a bronchus, and run again.",
)
SEED_NOT_AIR = define(
    "TRACK-SEED-NOT-AIR",
    Kind.REFUSED,
    "The seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm does not lie in an airway.",
    "Around it the mean is {mean:.0f} HU; the air of an airway is below {limit:.0f} HU.",
    "Move the point into the middle of the trachea or of a bronchus.",
)
SEED_NOT_BLOOD = define(
    "TRACK-SEED-NOT-BLOOD",
    Kind.REFUSED,
    "The seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm does not lie in a vessel with "
    "contrast medium.",
    "Around it the middle value is {mean:.0f} HU; at least {limit:.0f} HU are needed to tell blood from soft "
    "tissue, and no more than {most:.0f} HU, which only bone, calcium and metal have.",
    "Move the point into the middle of the vessel, or use a series with contrast medium.",
)
