"""A diagram of values along a line, drawn without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float

DIAMETER, AREA = "Diameter (mm)", "Area (mm²)"
_COLOURS = ((31, 107, 172), (217, 95, 14), (44, 140, 70), (140, 60, 150))
_INK, _GRID, _MARK, _PAPER, _SHADE = (
    (40, 40, 40),
    (222, 222, 222),
    (190, 30, 30),
    (255, 255, 255),
    (245, 233, 214),
)
_FINER = 2  # drawn larger by this factor and averaged, so that edges are smooth
_LEFT, _RIGHT, _TOP, _BOTTOM, _BETWEEN = 78, 26, 90, 66, 34
_TEXT = 15
_TICKS = 6


@dataclass(frozen=True, eq=False)
class Line:
    """Values (n,) of one quantity; not a number where there is none, which leaves a gap."""

    name: str
    values: Float


@dataclass(frozen=True, eq=False)
class Panel:
    """Lines that share an axis of values."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Mark:
    """A place along the line that is marked with a short text."""

    at: float
    text: str


def diagram(
    title: str,
    along: Float,
    panels: Sequence[Panel],
    marks: Sequence[Mark] = (),
    legend: Sequence[str] = (),
    spans: Sequence[tuple[float, float]] = (),
    size: tuple[int, int] = (1000, 720),
) -> NDArray[np.uint8]:
    """Draw values over the way along a line.

    Parameters
    ----------
    title : str
        What stands above; characters that the font lacks are drawn as boxes.
    along : ndarray
        Way (n,) in mm.
    panels : sequence of Panel
        One above the other, the first one twice as high.
    marks : sequence of Mark
        Places along the line.
    legend : sequence of str
        What the marks mean.
    spans : sequence of tuple
        Stretches of the way that are shaded.
    size : tuple of int
        Width and height in pixels.

    Returns
    -------
    ndarray of uint8
        RGB (height, width, 3).
    """
    from PIL import Image, ImageDraw, ImageFont

    width, height = (_FINER * n for n in size)
    picture = Image.new("RGB", (width, height), _PAPER)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=_FINER * _TEXT)
    large = ImageFont.load_default(size=round(1.2 * _FINER * _TEXT))
    draw.text((_FINER * _LEFT, _FINER * 10), title, _INK, large)
    draw.text((_FINER * _LEFT, _FINER * 36), "    ".join(legend), _MARK, font)
    shares = np.array([2.0, *[1.0] * (len(panels) - 1)])
    room = height - _FINER * (_TOP + _BOTTOM + _BETWEEN * (len(panels) - 1))
    heights = shares / shares.sum() * room
    top = float(_FINER * _TOP)
    low, high = float(along[0]), float(max(along[-1], along[0] + 1.0))
    left, right = _FINER * _LEFT, width - _FINER * _RIGHT

    def column(way: Any) -> Any:
        return left + (np.asarray(way) - low) / (high - low) * (right - left)

    for number, (panel, tall) in enumerate(zip(panels, heights, strict=True)):
        bottom = top + float(tall)
        values = np.concatenate([line.values for line in panel.lines])
        top_value = float(np.nanmax(values)) if np.isfinite(values).any() else 1.0
        rows = ticks(0.0, 1.05 * top_value or 1.0)
        scale = (bottom - top) / rows[-1]
        for first, last in spans:
            draw.rectangle((column(first), top, column(last), bottom), _SHADE)
        for row in rows:
            y = bottom - row * scale
            draw.line((left, y, right, y), _GRID, _FINER)
            draw.text((left - _FINER * 8, y), f"{row:g}", _INK, font, "rm")
        for tick in ticks(low, high):
            if tick <= high:
                draw.line((column(tick), top, column(tick), bottom), _GRID, _FINER)
                if number == len(panels) - 1:
                    draw.text((column(tick), bottom + _FINER * 6), f"{tick:g}", _INK, font, "ma")
        for mark in marks:
            x = float(column(mark.at))
            draw.line((x, top, x, bottom), _MARK, _FINER)
            if number == 0:
                draw.text((x + _FINER * 4, top + _FINER * 2), mark.text, _MARK, font)
        for line, colour in zip(panel.lines, _COLOURS, strict=False):
            _curve(draw, column(along), bottom - line.values * scale, colour)
        draw.rectangle((left, top, right, bottom), outline=_INK, width=_FINER)
        _names(draw, font, panel, (right - _FINER * 10, bottom - _FINER * 24))
        _label(draw, font, (left, top - _FINER * 21), panel.title)
        top = bottom + _FINER * _BETWEEN
    draw.text(((left + right) / 2, height - _FINER * 26), "Position along the line (mm)", _INK, font, "ma")
    return np.asarray(picture.resize(size, Image.Resampling.BOX), dtype=np.uint8)


def ticks(low: float, high: float) -> Float:
    """Round numbers from below `low` to beyond `high`, about six of them."""
    raw = max(high - low, 1e-9) / _TICKS
    power = 10.0 ** np.floor(np.log10(raw))
    step = next(n for n in (1.0, 2.0, 2.5, 5.0, 10.0) if n * power >= raw) * power
    first, last = np.ceil(low / step - 1e-9), np.ceil(high / step - 1e-9)
    return np.asarray(np.arange(first, last + 1) * step) + 0.0  # no -0


def _label(draw: Any, font: Any, place: tuple[float, float], text: str) -> None:
    """Write a text in which ² stands for a raised 2, which the font lacks."""
    x, y = place
    for number, part in enumerate(text.split("²")):
        if number:
            draw.text((x, y - 0.15 * font.size), "2", _INK, font.font_variant(size=round(0.7 * font.size)))
            x += 0.42 * font.size
        draw.text((x, y), part, _INK, font)
        x += font.getlength(part)


def _curve(draw: Any, x: Float, y: Float, colour: tuple[int, int, int]) -> None:
    """Draw what is known of a curve; a single known place becomes a dot."""
    known = np.isfinite(y)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], known.astype(int), [0]])))
    for first, past in edges.reshape(-1, 2):
        if past - first == 1:
            r = 1.5 * _FINER
            draw.ellipse((x[first] - r, y[first] - r, x[first] + r, y[first] + r), colour)
        else:
            way = np.column_stack([x[first:past], y[first:past]])
            draw.line([tuple(p) for p in way.tolist()], colour, 2 * _FINER, "curve")


def _names(draw: Any, font: Any, panel: Panel, corner: tuple[float, float]) -> None:
    """Write the names of the lines into the lower right corner of a panel."""
    x, y = corner
    for line, colour in reversed(list(zip(panel.lines, _COLOURS, strict=False))):
        x -= font.getlength(line.name)
        draw.text((x, y), line.name, colour, font)
        x -= _FINER * 14
