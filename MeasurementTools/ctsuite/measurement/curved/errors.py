"""Errors of measuring in images along a curve."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NOT_CURVED = define(
    "MEASUREMENT-NOT-CURVED",
    Kind.REFUSED,
    "{title} cannot be measured on {name}: it was not drawn along a curve.",
    "Only an image along a curve, such as a curved planar reformation (CPR), has an axis to measure along.",
    "Choose the curved image, or use the measurement of the same kind for ordinary images.",
)
FOLDED = define(
    "MEASUREMENT-FOLDED",
    Kind.REFUSED,
    "{title} cannot be measured here: {part} lies where the image is folded.",
    "The image reaches beyond the centre of the bend there, and shows the same place of the patient again.",
    "Make the image narrower, turn it about its axis, or measure on the original image.",
)
SEVERAL_PLACES = define(
    "MEASUREMENT-SEVERAL-PLACES",
    Kind.REFUSED,
    "{title} cannot be measured here: {part} is shown in several places of the image.",
    "The curve comes back to this place of the patient, so it is not clear which part of it is meant.",
    "Make the image narrower, shorten the curve, or measure on the original image.",
)
AWAY_FROM_AXIS = define(
    "MEASUREMENT-AWAY-FROM-AXIS",
    Kind.REFUSED,
    "Point {number} of {title} lies beside the part of the patient that belongs to the axis.",
    "It is more than {width:g} mm away from the axis, or before its start or beyond its end.",
    "Place the point nearer to the axis, or make a wider image.",
)
ALONG_AXIS = define(
    "MEASUREMENT-ALONG-AXIS",
    Kind.REFUSED,
    "The line of {title} runs more along the axis than across it.",
    "Its ends are {along:.1f} mm apart along the axis, but only {across:.1f} mm across it.",
    "Place both ends in one cross-section, or use a length.",
)
NOT_ONE_SECTION = define(
    "MEASUREMENT-NOT-ONE-SECTION",
    Kind.REFUSED,
    "The outline of {title} does not lie in one cross-section.",
    "Its points are up to {off:.2f} mm apart along the axis, which is more than {most:.2f} mm.",
    "Draw the outline in one slice of the straightened volume.",
)
NO_SECTION = define(
    "MEASUREMENT-NO-SECTION",
    Kind.REFUSED,
    "{title} cannot be measured on {name}: the picture shows only one line of each cross-section.",
    "An outline in a curved picture lies along the axis and encloses no cross-section.",
    "Make a straightened volume of the same curve and draw the outline in one of its slices.",
)
