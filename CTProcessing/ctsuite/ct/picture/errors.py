"""Errors of pictures."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NOTHING = define(
    "PICTURE-NOTHING",
    Kind.REFUSED,
    "The results hold nothing that a picture can show.",
    "The tool delivered neither an image, segments, surfaces, curves nor measurements with a place.",
    "Leave --picture out; the values are in the output folder.",
)
NO_GRAPHICS = define(
    "PICTURE-NO-GRAPHICS",
    Kind.FAILED,
    "Three-dimensional pictures cannot be drawn on this computer.",
    "No OpenGL 3.2 driver was found, neither for a screen nor for drawing without one.",
    "Install a graphics driver, or the software one (on Debian: apt install libegl1 libgl1 libosmesa6).",
)
