"""How segments are seen, read from one line of text: ``Aorta = 30 #ff0000; Ribs = 0``."""

from __future__ import annotations

import re

from ctsuite.core.labels import Labels
from ctsuite.ct.rendering.colouring import Paint
from ctsuite.ct.rendering.errors import PAINT

_FORM = re.compile(
    r"\s*(?P<name>.+?)\s*=\s*(?P<percent>\d+(?:\.\d+)?)\s*%?\s*(?P<colour>#[0-9a-fA-F]{6})?\s*"
)


def paints(labels: Labels, text: str) -> dict[int, Paint]:
    """Return label value to how the segment is seen; what the text does not name is opaque in its own colour.

    Parameters
    ----------
    labels : Labels
        The segments.
    text : str
        Parts ``name = percent``, each with a colour ``#rrggbb`` where wished, separated by semicolons.

    Raises
    ------
    CTSuiteError
        RENDERING-SEGMENT-LOOK, SEGMENT-UNKNOWN.
    """
    found = {segment.value: Paint(segment.colour_rgb) for segment in labels.segments}
    for part in filter(str.strip, text.split(";")):
        match = _FORM.fullmatch(part)
        if match is None or float(match["percent"]) > 100:
            raise PAINT(text=part.strip())
        for segment in labels.chosen(match["name"]):
            rgb = _rgb(match["colour"]) if match["colour"] else segment.colour_rgb
            found[segment.value] = Paint(rgb, float(match["percent"]) / 100)
    return found


def _rgb(text: str) -> tuple[float, float, float]:
    red, green, blue = (int(text[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue
