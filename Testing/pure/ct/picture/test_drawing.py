"""Text, lines, numbers and PNG files."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.units import DEGREE, HU, ML, MM, MM3, ONE, PERCENT
from ctsuite.ct.picture import png_bytes, write_png
from ctsuite.ct.picture.canvas import Canvas
from ctsuite.ct.picture.text import drawable, text_mask
from ctsuite.core.figures import value_text


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
