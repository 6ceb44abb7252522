"""The sides of the patient beside a picture that was drawn along a curve.

Its directions change from row to row, so the letters of one side are written where they hold: at the top, in
the middle and at the bottom of the picture. A cross-section of a straightened volume is flat and has one
letter at each edge.
"""

from __future__ import annotations

import numpy as np

from ctsuite.core.curved_image import CurvedImage
from ctsuite.core.grid import Float, Grid
from ctsuite.ct.picture.canvas import AMBER, Canvas
from ctsuite.ct.picture.marks import LETTER_SCALE, draw_letters
from ctsuite.ct.picture.view import View, letters

_STEP_MM = 0.1


def draw_sides(canvas: Canvas, view: View, image: CurvedImage, grid: Grid) -> None:
    """Write the directions in the patient beside a picture along a curve.

    Parameters
    ----------
    canvas : Canvas
        The picture; what is written already stays clear.
    view : View
        Where it lies among the positions of the image.
    image : CurvedImage
        Leads from these positions to the patient.
    grid : Grid
        Samples of the image.
    """
    if grid.shape[0] > 1:
        middle = view.project(grid.centre_lps_mm)
        centre = view.origin_lps_mm + view.mm_per_pixel * (middle[0] * view.right + middle[1] * view.down)
        draw_letters(canvas, _edges(image, centre, view))
        return
    corners = grid.corners_lps_mm()
    low, high = corners.min(axis=0), corners.max(axis=0)
    for y in (low[1], (low[1] + high[1]) / 2, high[1]):
        left, right = _edges(image, np.array([0.0, np.clip(y, 0.0, image.frame.length_mm), 0.0]), view)[:2]
        (first, row), (last, _) = view.project([[low[0], y, 0.0], [high[0], y, 0.0]])
        _write(canvas, left, float(first), float(row), 1.0)
        _write(canvas, right, float(last), float(row), 0.0)


def _edges(image: CurvedImage, position: Float, view: View) -> tuple[str, str, str, str]:
    """Letters to the left, right, up and down of a position in the image."""
    steps = _STEP_MM * np.stack([-view.right, view.right, -view.down, view.down])
    there = image.to_lps(np.vstack([position + steps, position]))
    left, right, top, bottom = (letters(one - there[-1]) for one in there[:-1])
    return left, right, top, bottom


def _write(canvas: Canvas, text: str, column: float, row: float, side: float) -> None:
    """Write letters beside the picture where there is room, else at its edge, clear of what is written."""
    width, height = canvas.text_size(text, LETTER_SCALE, bold=True)
    gap = 0.5 * canvas.unit
    column = column - gap - width if side else column + gap
    column = float(np.clip(column, gap, canvas.width - gap - width))
    highest, lowest = gap, canvas.bottom - gap - height
    row = float(np.clip(row - height / 2, highest, lowest))
    inwards = 1.0 if row < canvas.height / 2 else -1.0
    while not canvas.is_free(column, row, width, height) and highest <= row + inwards * gap <= lowest:
        row += inwards * gap
    canvas.text(text, column, row, AMBER, LETTER_SCALE, bold=True)
