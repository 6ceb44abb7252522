"""Errors of curved planar reformation."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

CURVE_OUTSIDE = define(
    "CPR-OUTSIDE",
    Kind.REFUSED,
    "{percent:.0f} % of {curve} lies outside the image.",
    "At least half of a curve must lie inside the voxels, or the picture would be empty for the most part.",
    "Choose a curve that was drawn in this series, or shorten it.",
)
CPR_LARGE = define(
    "CPR-LARGE",
    Kind.REFUSED,
    "A curved image of {rows} x {columns} x {depth} samples is too large.",
    "At most {most} million samples are made.",
    "Choose larger pixels, or less width.",
)
CPR_TWICE = define(
    "CPR-TWICE",
    Kind.REFUSED,
    "{name} was drawn along a curve already.",
    "Its positions are not those of the patient, so a curve in the patient has no place in it.",
    "Use the series that it was made from.",
)
