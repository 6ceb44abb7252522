"""Drawings of what is measured, as SVG: the anchors of an example, and what lies between them.

They hold no words, so that they serve every language: orientation letters, and the symbol of the formula.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from manual.examples import Example

WIDTH, HEIGHT, MARGIN = 480, 320, 44
LETTERS = (("R", "L"), ("A", "P"), ("I", "S"))
GREY, RED, BLUE = "#8a94a0", "#c8321e", "#1f5fa8"
Points = NDArray[Any]


class Sheet:
    """A drawing whose plane is one of the patient.

    Parameters
    ----------
    example : Example
        What is to be drawn.
    """

    def __init__(self, example: Example) -> None:
        self.axes = example.axes
        self.anchors = np.asarray(example.measurement.anchors_lps_mm, dtype=float)
        self.outlines = example.outlines_lps_mm
        # to the right lies L or P; P and I lie below
        self._signs = np.array([1.0, 1.0 if self.axes[1] == 1 else -1.0])
        everything = np.concatenate([self.anchors, *self.outlines])[:, self.axes] * self._signs
        low, high = everything.min(axis=0), everything.max(axis=0)
        room = np.array([WIDTH, HEIGHT]) - 2 * MARGIN
        self.scale = float(np.min(room / np.maximum(high - low, 1e-6)))
        self._middle = (low + high) / 2
        self.parts: list[str] = []

    def at(self, places: Points) -> Points:
        """Where places (..., 3) in LPS mm lie on the sheet (..., 2)."""
        seen = np.asarray(places, dtype=float)[..., self.axes] * self._signs
        return np.asarray((seen - self._middle) * self.scale + np.array([WIDTH, HEIGHT]) / 2)

    def path(
        self, seen: Points, colour: str, width: float = 2.0, dashed: bool = False, end: str = ""
    ) -> None:
        """Draw a line through points (n, 2) of the sheet; `end` is "Z" for a closed one."""
        steps = " L".join(f"{x:.1f} {y:.1f}" for x, y in seen)
        dashes = ' stroke-dasharray="6 4"' if dashed else ""
        self.parts.append(
            f'<path d="M{steps}{end}" fill="none" stroke="{colour}" stroke-width="{width}"{dashes}/>'
        )

    def fill(self, seen: Points) -> None:
        """Fill what points (n, 2) of the sheet enclose."""
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in seen)
        self.parts.append(f'<polygon points="{corners}" fill="{RED}" fill-opacity="0.18"/>')

    def dots(self) -> None:
        """Draw the anchors, numbered where they are few."""
        seen = self.at(self.anchors)
        for number, (x, y) in enumerate(seen, 1):
            self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{BLUE}"/>')
            if 1 < len(seen) <= 9:
                self.text((x, y), str(number), BLUE, 13, (7, -7))

    def text(
        self, place: Any, words: str, colour: str = RED, size: int = 20, off: tuple[int, int] = (-6, 7)
    ) -> None:
        """Write at a place (2,) of the sheet, or some pixels off it."""
        x, y = np.asarray(place, dtype=float) + off
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="{size}" '
            f'font-family="sans-serif">{escape(words)}</text>'
        )

    def beside(self, seen: Points, words: str) -> None:
        """Write a symbol beside the middle of a line (n, 2) of the sheet."""
        middle, along = seen[len(seen) // 2 - 1 : len(seen) // 2 + 1].mean(axis=0), seen[-1] - seen[0]
        across = np.array([along[1], -along[0]]) / max(float(np.linalg.norm(along)), 1.0)
        across = across if across[0] >= 0 else -across
        self.text(middle + 16 * across, words, off=(0, 5))

    def arc(self, corner: Points, first: Points, second: Points, words: str) -> None:
        """Mark the angle at a corner (2,) between two directions (2,) of the sheet."""
        start = np.arctan2(first[1], first[0])
        turn = (np.arctan2(second[1], second[0]) - start + np.pi) % (2 * np.pi) - np.pi
        ways = start + turn * np.linspace(0, 1, 25)
        ring = np.stack([np.cos(ways), np.sin(ways)], -1)
        self.path(corner + 34 * ring, RED)
        self.text(corner + 50 * ring[12], words)

    def svg(self) -> str:
        """The whole drawing, with the letters of the directions at its borders."""
        (left, right), (one, other) = LETTERS[self.axes[0]], LETTERS[self.axes[1]]
        top, bottom = (one, other) if self.axes[1] == 1 else (other, one)
        for place, letter in (
            ((6, HEIGHT / 2), left),
            ((WIDTH - 18, HEIGHT / 2), right),
            ((WIDTH / 2 - 5, 18), top),
            ((WIDTH / 2 - 5, HEIGHT - 6), bottom),
        ):
            self.text(place, letter, GREY, 16, (0, 0))
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}">'
        return "\n".join([head, '<rect width="100%" height="100%" fill="#fff"/>', *self.parts, "</svg>", ""])


def _line(sheet: Sheet, symbol: str) -> None:
    """Straight legs through the anchors."""
    seen = sheet.at(sheet.anchors)
    sheet.path(seen, RED)
    sheet.beside(seen, symbol)


def _smooth(sheet: Sheet, symbol: str) -> None:
    """The smooth curve through the anchors."""
    way = np.arange(len(sheet.anchors))
    curve = CubicSpline(way, sheet.anchors)(np.linspace(0, way[-1], 120))
    seen = sheet.at(curve)
    sheet.path(seen, RED)
    sheet.beside(seen, symbol)


def _chord(sheet: Sheet, symbol: str) -> None:
    """A curve and the straight way between its ends."""
    _smooth(sheet, symbol)
    sheet.path(sheet.at(sheet.anchors[[0, -1]]), RED, dashed=True)


def _angle(sheet: Sheet, symbol: str) -> None:
    """An angle at the second of three anchors."""
    first, corner, second = seen = sheet.at(sheet.anchors)
    sheet.path(seen, RED)
    sheet.arc(corner, first - corner, second - corner, symbol)


def _lines(sheet: Sheet, symbol: str) -> None:
    """Two lines of two anchors each, and their angle where they, drawn on, would meet."""
    a, b, c, d = sheet.at(sheet.anchors)
    for line in ((a, b), (c, d)):
        sheet.path(np.array(line), RED)
    # the second direction is brought to the end of the first
    u, v = b - a, d - c
    v = v if u @ v >= 0 else -v
    sheet.path(np.array([a, a + 0.8 * np.linalg.norm(u) * v / np.linalg.norm(v)]), RED, 1.2, dashed=True)
    sheet.arc(a, u, v, symbol)


def _neck(sheet: Sheet, symbol: str) -> None:
    """Two lines of two anchors each, the first against its direction, as of neck and shaft."""
    head, neck, above, below = seen = sheet.at(sheet.anchors)
    sheet.path(seen[:2], RED)
    sheet.path(seen[2:], RED)
    sheet.path(np.array([neck, neck + below - above]), RED, 1.2, dashed=True)
    sheet.arc(neck, head - neck, below - above, symbol)


def _axis(sheet: Sheet, symbol: str) -> None:
    """Hip, knee and ankle, and how far the knee lies off the line from the first to the last."""
    hip, knee, ankle = seen = sheet.at(sheet.anchors)
    sheet.path(seen, GREY)
    sheet.path(seen[[0, 2]], RED, 1.2, dashed=True)
    along = (ankle - hip) / np.linalg.norm(ankle - hip)
    across = np.array([knee, hip + along * ((knee - hip) @ along)])
    sheet.path(across, RED)
    sheet.beside(across, symbol)


def _legs(sheet: Sheet, symbol: str) -> None:
    """Two lines of three anchors each."""
    for seen in np.split(sheet.at(sheet.anchors), len(sheet.anchors) // 3):
        sheet.path(seen, RED)
        sheet.beside(seen, symbol)


def _pelvis(sheet: Sheet, symbol: str) -> None:
    """The end plate of the sacrum, and the line from its middle to the hips."""
    right, left, back, front = sheet.at(sheet.anchors)
    hips, plate = (right + left) / 2, (back + front) / 2
    across = (front - back)[::-1] * [-1, 1]
    across = across if across[1] > 0 else -across
    for line in ((back, front), (hips, plate)):
        sheet.path(np.array(line), RED)
    level = front[0] - back[0]
    if symbol.startswith("PI"):
        sheet.path(np.array([plate, plate + 2.5 * across]), RED, 1.2, dashed=True)
        sheet.arc(plate, across, hips - plate, symbol)
    elif symbol.startswith("PT"):
        sheet.path(np.array([hips, [hips[0], plate[1]]]), RED, 1.2, dashed=True)
        sheet.arc(hips, plate - hips, np.array([0.0, -1.0]), symbol)
    else:
        sheet.path(np.array([back, back + np.array([2.0 * level, 0])]), RED, 1.2, dashed=True)
        sheet.arc(back, front - back, np.array([level, 0.0]), symbol)


def _plane(sheet: Sheet, symbol: str) -> None:
    """A plane through three anchors, and the fourth above its foot."""
    a, b, c, p = sheet.anchors
    normal = np.cross(b - a, c - a)
    normal /= np.linalg.norm(normal)
    foot = p - normal * ((p - a) @ normal)
    sheet.path(sheet.at(np.array([a, b, c])), GREY, 3, end="Z")
    seen = sheet.at(np.array([p, foot]))
    sheet.path(seen, RED)
    sheet.beside(seen, symbol)


def _ring(sheet: Sheet, symbol: str) -> None:
    """What the anchors enclose."""
    seen = sheet.at(sheet.anchors)
    sheet.fill(seen)
    sheet.path(seen, RED, end="Z")
    sheet.text(seen.mean(axis=0), symbol)


def _same_area(sheet: Sheet, symbol: str) -> None:
    """The circle of the area that the anchors enclose."""
    seen = sheet.at(sheet.anchors)
    x, y = (seen - seen.mean(axis=0)).T
    area = abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2
    sheet.fill(seen)
    _circle(sheet, seen.mean(axis=0), float(np.sqrt(area / np.pi)), symbol)


def _inscribed(sheet: Sheet, symbol: str) -> None:
    """The circle of which the anchors are opposite places."""
    seen = sheet.at(sheet.anchors)
    _circle(sheet, seen.mean(axis=0), float(np.linalg.norm(seen[1] - seen[0])) / 2, symbol)


def _circle(sheet: Sheet, middle: Points, radius: float, symbol: str) -> None:
    turn = np.linspace(0, 2 * np.pi, 97)
    sheet.path(middle + radius * np.stack([np.cos(turn), np.sin(turn)], -1), RED)
    across = middle + np.array([[-radius, 0], [radius, 0]])
    sheet.path(across, RED, 1.2, dashed=True)
    sheet.text(middle, symbol, off=(-6, -8))


def _ellipse(sheet: Sheet, symbol: str) -> None:
    """The ellipse between two opposite corners."""
    corners = sheet.at(sheet.anchors)
    turn = np.linspace(0, 2 * np.pi, 97)
    half = np.abs(corners[1] - corners[0]) / 2
    seen = corners.mean(axis=0) + half * np.stack([np.cos(turn), np.sin(turn)], -1)
    sheet.fill(seen)
    sheet.path(seen, RED)
    sheet.path(_rectangle(*corners), GREY, 1.2, dashed=True, end="Z")
    sheet.text(corners.mean(axis=0), symbol)


def _box(sheet: Sheet, symbol: str) -> None:
    """The box between two opposite corners, its depth drawn obliquely."""
    first, second = sheet.at(sheet.anchors)
    front = _rectangle(first, second)
    back = front + np.array([26, -26])
    sheet.fill(front)
    for seen in (front, back):
        sheet.path(seen, RED, end="Z")
    for one, other in zip(front, back, strict=True):
        sheet.path(np.array([one, other]), RED)
    sheet.text((first + second) / 2, symbol)


def _rectangle(first: Points, second: Points) -> Points:
    return np.array([first, (second[0], first[1]), second, (first[0], second[1])])


def _whole(sheet: Sheet, symbol: str) -> None:
    """All of what is outlined."""
    seen = sheet.at(sheet.outlines[0])
    sheet.fill(seen)
    sheet.text(seen.mean(axis=0), symbol, off=(10, -10))


def _two_parts(sheet: Sheet, symbol: str) -> None:
    """Two segments, one within the other."""
    _whole(sheet, symbol)
    sheet.path(sheet.at(sheet.outlines[1]), RED, dashed=True)


def _place(sheet: Sheet, symbol: str) -> None:
    """A single place."""
    sheet.text(sheet.at(sheet.anchors)[0], symbol, off=(10, -10))


def _along(sheet: Sheet, symbol: str) -> None:
    """The part of a curve between the places nearest to the first and the last anchor."""
    curve, ends = _between(sheet)
    seen = sheet.at(curve)
    sheet.path(seen, RED, 3)
    for anchor, place in zip(sheet.anchors[[0, -1]], ends, strict=True):
        sheet.path(sheet.at(np.array([anchor, place])), BLUE, 1.2, dashed=True)
    sheet.beside(seen, symbol)


def _surface(sheet: Sheet, symbol: str) -> None:
    """A line beside a curve, whose distance from it changes evenly from the first anchor to the last."""
    curve, ends = _between(sheet)
    shares = np.linspace(0, 1, len(curve))[:, None]
    first, last = sheet.anchors[[0, -1]] - ends
    seen = sheet.at(curve + (1 - shares) * first + shares * last)
    sheet.path(seen, RED, 3)
    sheet.beside(seen, symbol)


def _between(sheet: Sheet) -> tuple[Points, Points]:
    curve = sheet.outlines[0]
    first, last = (int(np.argmin(np.linalg.norm(curve - a, axis=1))) for a in sheet.anchors[[0, -1]])
    return curve[first : last + 1], curve[[first, last]]


def _at_axis(sheet: Sheet, symbol: str) -> None:
    """An angle between the places of a curve that are nearest to three anchors."""
    curve = sheet.outlines[0]
    places = np.array([curve[np.argmin(np.linalg.norm(curve - a, axis=1))] for a in sheet.anchors])
    first, corner, second = seen = sheet.at(places)
    sheet.path(seen, RED)
    sheet.arc(corner, first - corner, second - corner, symbol)


def _two_widths(sheet: Sheet, symbol: str) -> None:
    """The narrowest width, its symbol below, and that of the reference, its symbol above."""
    widths = np.split(sheet.at(sheet.anchors), 2)
    for seen, name, down in zip(widths, symbol.split(), (20, -8), strict=True):
        sheet.path(seen, RED)
        sheet.text(seen.mean(axis=0), name, off=(-6, down))


FORMS: dict[str, tuple[Callable[[Sheet, str], None], str]] = {
    "point": (_place, "h"),
    "curve length": (_smooth, "L"),
    "angle": (_angle, "α"),
    "angle of lines": (_lines, "α"),
    "Cobb angle": (_lines, "α"),
    "distance from plane": (_plane, "d"),
    "area": (_ellipse, "A"),
    "volume of region": (_box, "V"),
    "volume": (_whole, "V"),
    "mean": (_ellipse, "m"),
    "standard deviation": (_ellipse, "s"),
    "minimum": (_ellipse, "min h"),
    "maximum": (_ellipse, "max h"),
    "length along axis": (_along, "L"),
    "length along curved surface": (_surface, "L"),
    "area across axis": (_ring, "A"),
    "angle at axis": (_at_axis, "α"),
    "equivalent diameter": (_same_area, "D"),
    "inscribed diameter": (_inscribed, "d"),
    "cross-section area": (_ring, "A"),
    "diameter stenosis": (_two_widths, "d D"),
    "area stenosis": (_two_widths, "a A"),
    "stenosis (NASCET)": (_two_widths, "d D"),
    "stenosis (ECST)": (_two_widths, "d D"),
    "vessel length": (_smooth, "L"),
    "bend": (_lines, "β"),
    "tortuosity": (_chord, "L"),
    "neck-shaft angle": (_neck, "α"),
    "femoral anteversion": (_lines, "α"),
    "hip-knee-ankle angle": (_angle, "α"),
    "mechanical axis deviation": (_axis, "d"),
    "leg length": (_legs, "L"),
    "length of the right leg": (_legs, "L"),
    "length of the left leg": (_legs, "L"),
    "leg length difference": (_legs, "L"),
    "lordosis": (_lines, "α"),
    "kyphosis": (_lines, "α"),
    "change of volume": (_two_parts, "Δ"),
    "volume doubling time": (_two_parts, "T"),
    "ejection fraction": (_two_parts, "EF"),
    "stroke volume": (_two_parts, "SV"),
    "agatston score": (_whole, "S"),
    "calcium volume": (_whole, "V"),
    "calcium mass": (_whole, "m"),
    "bone mineral density": (_whole, "ρ"),
    "pelvic incidence": (_pelvis, "PI"),
    "pelvic tilt": (_pelvis, "PT"),
    "sacral slope": (_pelvis, "SS"),
}
"""How each measure is drawn, with its symbol; a straight line where none is named."""


def drawing(kind: str, example: Example, symbol: str) -> str:
    """Draw a measure: the outlines of its example, what is measured, and the anchors above all."""
    sheet = Sheet(example)
    for outline in example.outlines_lps_mm:
        sheet.path(sheet.at(outline), GREY)
    form, own = FORMS.get(kind, (_line, symbol))
    form(sheet, own)
    sheet.dots()
    return sheet.svg()
