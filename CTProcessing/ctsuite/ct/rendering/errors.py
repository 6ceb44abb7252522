"""Errors of volume rendering."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

PAINT = define(
    "RENDERING-SEGMENT-LOOK",
    Kind.USAGE,
    "'{text}' does not say how a segment is seen.",
    "Each part is the name of a segment, an equals sign, an opacity in percent and, where wished, a colour.",
    "Write it like 'Aorta = 30 #ff0000; Ribs = 0'.",
)
NOTHING_SEEN = define(
    "RENDERING-NOTHING",
    Kind.REFUSED,
    "There is nothing to draw.",
    "The segments have no voxel, and what belongs to no segment is not to be seen.",
    "Segment a structure first, or give the rest an opacity.",
)
CROPPED_AWAY = define(
    "RENDERING-CROPPED",
    Kind.USAGE,
    "The box cuts everything away.",
    "What is cut off at the {one} and at the {other} side together is the whole volume.",
    "Cut off less at one of these sides.",
)
