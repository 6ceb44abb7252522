"""Which side of the patient is where, beside a picture along a curve."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import STRAIGHTENED, STRETCHED, VOLUME, CurvedImage
from ctsuite.core.grid import Grid
from ctsuite.ct.picture.canvas import Canvas
from ctsuite.ct.picture.curved import draw_sides
from ctsuite.ct.picture.marks import draw_lines
from ctsuite.ct.picture.view import Plane

SIZE = (400, 400)


class Listening(Canvas):
    """A canvas that remembers what is written on it, and where: text to column and row."""

    def __init__(self) -> None:
        super().__init__(np.zeros(SIZE[::-1]))
        self.written: list[tuple[str, float, float]] = []

    def text(self, text: str, column: float, row: float, *args: Any, **more: Any) -> None:
        self.written.append((text, column, row))
        super().text(text, column, row, *args, **more)


@pytest.fixture
def canvas() -> Listening:
    return Listening()


def bend() -> Curve:
    """A quarter of a circle from the head down, then to the left of the patient."""
    angle = np.radians(np.linspace(0, 90, 31))
    return Curve(60 * np.stack([1 - np.cos(angle), 0 * angle, -np.sin(angle)], -1))


def drawn(canvas: Canvas, image: CurvedImage, plane: str = "coronal") -> Grid:
    grid = image.grid(1.0)
    axes = Plane.of(grid, "axial" if image.kind != VOLUME else plane)
    draw_sides(canvas, axes.view(grid, 0, SIZE), image, grid)
    return grid


def test_the_sides_are_named_at_the_top_in_the_middle_and_at_the_bottom(canvas: Listening) -> None:
    drawn(canvas, CurvedImage.of_curve(bend(), STRAIGHTENED, 20.0))
    ordered = sorted(canvas.written, key=lambda one: one[2])
    left = [text for text, column, _ in ordered if column < SIZE[0] / 2]
    right = [text for text, column, _ in ordered if column > SIZE[0] / 2]
    # straight down the left of the patient is on the right; having turned to the left, the head is
    assert right[0] == "L" and set(right[1]) == {"L", "S"} and right[2] == "S"
    assert left[0] == "R" and set(left[1]) == {"R", "I"} and left[2] == "I"


def test_behind_the_curve_the_sides_are_exchanged(canvas: Listening) -> None:
    drawn(canvas, CurvedImage.of_curve(bend(), STRAIGHTENED, 20.0, rotation_deg=180.0))
    top = sorted(canvas.written, key=lambda one: one[2])[:2]
    assert [text for text, *_ in sorted(top, key=lambda one: one[1])] == ["L", "R"]


def test_the_sides_of_a_stretched_picture_do_not_change(canvas: Listening) -> None:
    drawn(canvas, CurvedImage.of_curve(bend(), STRETCHED, 20.0))
    assert {"".join(sorted(text)) for text, column, _ in canvas.written if column > SIZE[0] / 2} == {"LS"}


def test_a_cross_section_has_a_letter_at_each_edge(canvas: Listening) -> None:
    image = CurvedImage.of_curve(bend(), VOLUME, 20.0)
    drawn(canvas, image, "axial")
    right, down = image.frame.vectors(0.0)[2:4]
    assert right @ (1.0, 0.0, 0.0) > 0.99 and abs(down[1]) > 0.99
    first, last = ("A", "P") if down[1] > 0 else ("P", "A")
    assert [text for text, *_ in canvas.written] == ["R", "L", first, last]


def test_letters_keep_clear_of_what_is_written(canvas: Listening) -> None:
    draw_lines(canvas, ["a long line of text", "and another one"])
    before = list(canvas.taken)
    drawn(canvas, CurvedImage.of_curve(bend(), STRAIGHTENED, 60.0))
    for x, y, width, height in canvas.taken[len(before) :]:
        for left, top, wide, high in before:
            assert x >= left + wide or x + width <= left or y >= top + high - 4 or y + height <= top
