"""Errors of curved planar reformation."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

CURVE_OUTSIDE = define(
    "CPR-OUTSIDE",
    Kind.REFUSED,
    "{curve} leaves the image: {mm:.1f} of {length:.1f} mm lie outside.",
    "Nothing was scanned there. The picture would be empty in those parts.",
    "Shorten the curve, choose one that was drawn in this series, or allow parts outside.",
)
CURVE_CROSSES = define(
    "CPR-CROSSES",
    Kind.REFUSED,
    "{curve} crosses itself, {first:.1f} mm and {second:.1f} mm from its start.",
    "Two places of the picture would show the same point of the patient, and neither could be told from the "
    "other. A ring that meets itself at its ends only is no crossing.",
    "Move the points so that the curve goes one way, or draw one part of it.",
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
