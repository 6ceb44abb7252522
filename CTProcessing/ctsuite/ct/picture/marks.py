"""What is written and drawn over a picture: letters, scale, badges and measurements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.measurement import Measurement
from ctsuite.ct.picture.canvas import AMBER, BLACK, CYAN, WHITE, YELLOW, Canvas, Colour
from ctsuite.ct.picture.text import drawable, shortened
from ctsuite.ct.picture.view import View

LETTER_SCALE = 1.35
_STROKE = 5.0
_BAR_PITCH = 7.0  # from one colour bar to the next, in heights of text


@dataclass(frozen=True)
class Badge:
    """A notice in the picture that says what is not plain image: its text, and the colour it explains."""

    text: str
    swatch: Colour | None = None


def draw_letters(canvas: Canvas, edges: tuple[str, str, str, str]) -> None:
    """Write the direction in the patient at the left, right, top and bottom edge."""
    left, right, top, bottom = edges
    margin, scale = 0.5 * canvas.unit, LETTER_SCALE
    middle = canvas.width / 2, canvas.height / 2
    canvas.text(left, margin, middle[1], AMBER, scale, (0.0, 0.5), bold=True)
    canvas.text(right, canvas.width - margin, middle[1], AMBER, scale, (1.0, 0.5), bold=True)
    canvas.text(top, middle[0], margin, AMBER, scale, (0.5, 0.0), bold=True)
    canvas.text(bottom, middle[0], canvas.bottom - margin, AMBER, scale, (0.5, 1.0), bold=True)


def draw_scale(canvas: Canvas, mm_per_pixel: float) -> None:
    """Draw a bar of a round length, at most a quarter of the picture wide, at the bottom left."""
    longest = 0.25 * canvas.width * mm_per_pixel
    decade = 10.0 ** np.floor(np.log10(longest))
    length_mm = max(step * decade for step in (1.0, 2.0, 5.0) if step * decade <= longest)
    unit = canvas.unit
    left, right = 0.8 * unit, 0.8 * unit + length_mm / mm_per_pixel
    row = canvas.bottom - unit
    canvas.line((left, row), (right, row), WHITE)
    canvas.taken.append((left, row - 0.3 * unit, right - left, 0.6 * unit))
    for column in (left, right):
        canvas.line((column, row - 0.3 * unit), (column, row + 0.3 * unit), WHITE)
    canvas.text(f"{length_mm:g} mm", left, row - 0.6 * unit, align=(0.0, 1.0))


def draw_lines(canvas: Canvas, lines: Sequence[str], right: bool = False) -> None:
    """Write lines of text from the top left (or right) corner down."""
    margin = 0.6 * canvas.unit
    for n, text in enumerate(lines):
        column = canvas.width - margin if right else margin
        canvas.text(text, column, margin + n * 1.25 * canvas.unit, align=(float(right), 0.0), bold=n == 0)


def draw_badges(canvas: Canvas, badges: Sequence[Badge], below: int) -> None:
    """Draw badges at the left, under `below` lines of text; one that is too wide is cut short."""
    unit = canvas.unit
    row = 0.6 * unit + below * 1.25 * unit + 0.3 * unit
    for badge in badges:
        indent = 1.4 * unit if badge.swatch else 0.5 * unit
        room = canvas.width - indent - 1.7 * unit
        text = shortened(badge.text, room, lambda part: canvas.text_size(part, 0.9)[0])
        width, height = canvas.text_size(text, 0.9)
        canvas.box(
            0.6 * unit, row, indent + width + 0.5 * unit, height + 0.5 * unit, (0.10, 0.10, 0.12), 0.72
        )
        if badge.swatch:
            canvas.box(unit, row + 0.25 * unit, 0.7 * unit, height, badge.swatch, 1.0)
        colour = WHITE if badge.swatch else AMBER
        canvas.text(text, 0.6 * unit + indent, row + 0.25 * unit, colour, 0.9)
        row += height + 0.75 * unit


def draw_colour_bar(
    canvas: Canvas, colours: NDArray[Any], marks: Sequence[str], title: str, number: int = 0
) -> None:
    """Draw at the bottom right which colour stands for which value.

    Parameters
    ----------
    canvas : Canvas
        The picture.
    colours : ndarray
        Colours (n, 3), 0 to 1, from the lowest value to the highest.
    marks : sequence of str
        Numbers, evenly spaced from the lowest to the highest.
    title : str
        What the numbers are, with their unit; stands above.
    number : int
        How many bars stand to the right of this one.
    """
    unit, scale = canvas.unit, 0.9
    high, wide = 7 * unit, round(0.8 * unit)
    right = canvas.width - 0.8 * unit - number * _BAR_PITCH * unit
    top = round(canvas.bottom - unit - high)
    rows = np.linspace(len(colours) - 1, 0, high)
    levels = np.stack([np.interp(rows, range(len(colours)), colours[:, n]) for n in range(3)], axis=-1)
    left = round(right - wide)
    canvas.box(left - 1, top - 1, wide + 2, high + 2, WHITE, 1.0)
    canvas.paint(np.repeat(levels[:, None], wide, axis=1), left, top)
    for n, text in enumerate(marks):
        row = top + high * (1 - n / (len(marks) - 1))
        canvas.line((left - 0.3 * unit, row), (left, row), WHITE, 1.0)
        canvas.text(text, left - 0.5 * unit, row, WHITE, scale, (1.0, 0.5))
    canvas.text(title, right, top - 0.8 * unit, WHITE, scale, (1.0, 1.0))


def draw_banner(canvas: Canvas, text: str, colour: Colour) -> None:
    """Draw a warning across the whole width at the bottom, made small enough to be read in full.

    What is drawn afterwards stays above it.
    """
    scale = min(1.0, 0.96 * canvas.width / max(canvas.text_size(text, bold=True)[0], 1))
    height = 1.7 * canvas.unit
    canvas.bottom = canvas.height - height
    canvas.box(0, canvas.bottom, canvas.width, height, colour, 0.92)
    middle = canvas.width / 2, canvas.height - height / 2
    canvas.text(text, *middle, WHITE, scale, (0.5, 0.5), bold=True)


def is_projected(view: View, measurements: Sequence[Measurement], reach_mm: float) -> bool:
    """Whether a point of a measurement lies further from the picture plane than `reach_mm`."""
    return any(bool((view.distance_mm(m.anchors_lps_mm) > reach_mm).any()) for m in measurements)


def draw_measurements(
    canvas: Canvas, view: View, measurements: Sequence[Measurement], reach_mm: float
) -> None:
    """Draw measurements with their anchors and, where nothing else is written, their values.

    Parameters
    ----------
    canvas : Canvas
        The picture.
    view : View
        Where it lies.
    measurements : sequence of Measurement
        Those without anchors are left out.
    reach_mm : float
        An anchor further from the plane makes the lines dashed.
    """
    drawn = []
    for measurement in measurements:
        if len(measurement.anchors_lps_mm):
            points = view.project(measurement.anchors_lps_mm)
            beyond = is_projected(view, [measurement], reach_mm)
            for start, end in pairwise(points):
                canvas.line(start, end, YELLOW, 0.11 * canvas.unit, beyond)
            for point in points:
                canvas.marker(point, YELLOW, 0.5 * canvas.unit)
            drawn.append((measurement, points))
    for measurement, points in drawn:
        _label(canvas, measurement, points)


def draw_curves(canvas: Canvas, view: View, curves: Sequence[Curve]) -> None:
    """Draw curves as they project onto the picture, each with a mark at its first point."""
    for curve in curves:
        points = view.project(curve.points_lps_mm)
        if curve.closed:
            points = np.vstack([points, points[:1]])
        # the halo of a shorter stroke would cover the one before it
        step = max(1, int(_STROKE / max(float(np.median(np.hypot(*np.diff(points, axis=0).T))), 1e-6)))
        points = np.vstack([points[:-1:step], points[-1:]])
        for start, end in pairwise(points):
            canvas.line(start, end, CYAN, 0.11 * canvas.unit)
        canvas.marker(points[0], CYAN, 0.5 * canvas.unit)


def _label(canvas: Canvas, measurement: Measurement, points: NDArray[np.float64]) -> None:
    """Write the value beside its graphic, or at the nearest free place and joined to it by a line."""
    value = measurement.stated
    text = f"{measurement.name}: {value}" if drawable(measurement.name) else value
    width, height = canvas.text_size(text)
    unit = canvas.unit
    gap = 0.9 * unit
    last, first = points[points[:, 0].argmax()], points[points[:, 0].argmin()]
    fits_right = last[0] + gap + width < canvas.width
    beside = last if fits_right else first
    column = last[0] + gap if fits_right else first[0] - gap - width
    column = float(np.clip(column, 2, max(canvas.width - width, 2)))
    lowest = canvas.bottom - height - 2.0
    home = float(np.clip(beside[1] - height / 2, 2, lowest))
    row = home
    for shift in (0.65 * height * n for k in range(80) for n in (k, -k)):
        row = home + shift
        if 2 <= row <= lowest and canvas.is_free(column, row - 0.3 * unit, width, height + 0.6 * unit):
            break
    if abs(row - home) > height:
        end = (column if fits_right else column + width, row + height / 2)
        canvas.line(beside, end, YELLOW, 1.0, dashed=True)
    canvas.box(column - 0.2 * unit, row - 0.15 * unit, width + 0.4 * unit, height + 0.3 * unit, BLACK, 0.5)
    canvas.text(text, column, row, YELLOW)
