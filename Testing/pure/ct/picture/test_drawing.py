"""Text, lines, numbers and PNG files."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.figures import value_text
from ctsuite.core.units import DEGREE, HU, ML, MM, MM3, ONE, PERCENT
from ctsuite.ct.picture import png_bytes, write_png
from ctsuite.ct.picture.canvas import Canvas
from ctsuite.ct.picture.marks import draw_colour_bar
from ctsuite.ct.picture.text import drawable, text_mask


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (45.234, MM, "45.2 mm"),
        (4.526, MM, "4.53 mm"),
        (0.0004, MM, "0.0004 mm"),
        (0.0, MM, "0.00 mm"),
        (123.456, ML, "123.5 mL"),
        (1.2345, ML, "1.23 mL"),
        (89.96, DEGREE, "90.0°"),
        (-1024.4, HU, "-1024 HU"),
        (12345.6, MM3, "12346 mm³"),
        (3.14159, ONE, "3.142"),
        (50.0, PERCENT, "50.0%"),
        (float("nan"), MM, "not a number mm"),
    ],
)
def test_a_value_has_the_digits_that_suit_its_unit(value, unit, expected):
    assert value_text(value, unit) == expected


def test_text_of_every_kind_has_ink():
    for text in ("45.2 mm", "12.5°", "mm²", "Grösse", "骨"):
        assert text_mask(text, 20).max() > 0.9
    assert drawable("45.2 mm² ± 1 – 12.5°")
    assert not drawable("骨")


def test_dollar_signs_are_no_formula():
    assert text_mask("$a$", 20).shape[1] > text_mask("a", 20).shape[1]


def test_a_line_covers_its_points_and_nothing_far_from_it():
    canvas = Canvas(np.zeros((60, 80), np.float32))
    canvas.line((10, 10), (60, 40), (1.0, 1.0, 1.0), 3.0)
    picture = canvas.image()
    assert picture[10, 10].min() > 200
    assert picture[25, 35].min() > 200
    assert picture[50, 10].max() == 0


@pytest.mark.parametrize("end", [(1e9, 5.0), (float("nan"), 1.0), (-500.0, -700.0)])
def test_a_line_that_leaves_the_picture_does_no_harm(end):
    canvas = Canvas(np.zeros((30, 40), np.float32))
    canvas.line((10, 10), end, (1.0, 1.0, 1.0))
    canvas.text("outside", 500, -300)
    assert canvas.image().shape == (30, 40, 3)


def test_a_png_file_holds_the_same_pixels(tmp_path):
    picture = np.random.default_rng(1).integers(0, 256, (13, 17, 3)).astype(np.uint8)
    write_png(picture, tmp_path / "picture.png")
    assert (np.asarray(Image.open(tmp_path / "picture.png")) == picture).all()
    assert (np.asarray(Image.open(io.BytesIO(png_bytes(picture)))) == picture).all()


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CTSuiteError) as caught:
        write_png(np.zeros((2, 2, 3), np.uint8), tmp_path / "file" / "picture.png")
    assert caught.value.code == "OUTPUT-NOT-WRITABLE"


def test_a_colour_bar_runs_from_the_lowest_colour_at_its_foot_to_the_highest_with_its_numbers():
    canvas = Canvas(np.zeros((300, 300)))
    ramp = np.linspace(0, 1, 5)
    draw_colour_bar(canvas, np.stack([ramp, 0 * ramp, 1 - ramp], axis=1), ["0", "5", "10"], "Distance (mm)")
    picture = canvas.image().astype(int)
    red, green, blue = np.moveaxis(picture, 2, 0)
    rows, columns = np.nonzero((red + blue > 250) & (green < 3) & (red + blue < 260))
    assert columns.min() > 270 and rows.max() > 280  # the lower right corner
    middle = round(columns.mean())
    assert picture[rows.max(), middle].tolist() == [0, 0, 255]
    assert picture[rows.min(), middle].tolist() == [255, 0, 0]
    assert abs(picture[round(rows.mean()), middle, 0] - 127) < 4
    for row in (rows.min(), rows.mean(), rows.max()):  # a number stands beside each end and the middle
        beside = picture[max(round(row) - 6, 0) : round(row) + 7, columns.min() - 30 : columns.min() - 5]
        assert (beside.min(axis=2) > 150).any()
    assert (picture[: rows.min() - 4].min(axis=2) > 150).any()  # the title above
