"""What a reader of an image along a curve must know, as a table."""

from __future__ import annotations

import numpy as np

from ctsuite.core.curved_image import STRETCHED, VOLUME, CurvedImage
from ctsuite.core.grid import Float, Grid
from ctsuite.core.labels import Labels
from ctsuite.core.table import Column, Table
from ctsuite.core.units import DEGREE, MM, PERCENT
from ctsuite.ct.cpr.mask import ELSEWHERE, FOLDED, OUTSIDE
from ctsuite.ct.picture.view import letters

_RULER_MM = 10.0


def report(image: CurvedImage, grid: Grid, labels: Labels) -> Table:
    """Tell the length of the curve, how true lengths are, which side is which, and what is doubtful."""
    length = image.frame.length_mm
    middle, end = length / 2, (0.0 if image.frame.closed else length)
    shortest, longest = _ruler(image, grid)
    held = "along the curved surface" if image.kind == STRETCHED else "on the axis only"
    share = [100.0 * float((labels.array == each.value).mean()) for each in (FOLDED, ELSEWHERE, OUTSIDE)]
    return Table(
        (
            Column("Curve", None, (image.curve.name,)),
            Column("Length of the axis", MM, (image.axis_length_mm,)),
            Column("Rotation", DEGREE, (image.rotation_deg,)),
            Column("Lengths hold", None, (held,)),
            Column("10 mm along the picture are at least", MM, (shortest,)),
            Column("10 mm along the picture are at most", MM, (longest,)),
            Column("Right side at the start", None, (_side(image, 0.0),)),
            Column("Right side in the middle", None, (_side(image, middle),)),
            Column("Right side at the end", None, (_side(image, end),)),
            Column("Turned to close the ring", DEGREE, (image.frame.closing_twist_deg,)),
            Column("Folded", PERCENT, (share[0],)),
            Column("Shown in several places", PERCENT, (share[1],)),
            Column("Outside the volume", PERCENT, (share[2],)),
        ),
        "Curved reformation",
    )


def _ruler(image: CurvedImage, grid: Grid) -> tuple[float, float]:
    """True length of a short stretch along the picture, where it is least and most; 0 where folded."""
    s = np.linspace(0, image.frame.length_mm, 200)
    low, high = image.u_mm
    if image.kind == STRETCHED:
        return _RULER_MM, _RULER_MM
    across = [(u, v) for u in (low, high) for v in ((low, high) if image.kind == VOLUME else (0.0,))]
    stretch = np.stack([image.frame.stretch(_at(s, u, v)) for u, v in across])
    return _RULER_MM * max(float(stretch.min()), 0.0), _RULER_MM * float(stretch.max())


def _at(s: Float, u: float, v: float) -> Float:
    return np.stack([s, np.full_like(s, u), np.full_like(s, v)], axis=-1)


def _side(image: CurvedImage, s: float) -> str:
    return letters(image.frame.vectors(s)[2])
