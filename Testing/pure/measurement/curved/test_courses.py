"""The courses of many lines at once are those of each."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import STRAIGHTENED, CurvedImage
from ctsuite.measurement.curved.course import surface_course, surface_courses


@pytest.mark.parametrize("step_mm", [0.5, 3.0, 500.0])
def test_the_courses_of_many_lines_are_those_of_each(step_mm: float) -> None:
    t = np.linspace(0, 120, 90)
    axis = Curve(np.stack([14 * np.sin(t / 18), 9 * np.cos(t / 25), -t], -1))
    image = CurvedImage.of_curve(axis, STRAIGHTENED, 40.0)
    random = np.random.default_rng(2)
    lines = [random.uniform([-5, 5, 0], [5, 110, 0], (2 + number % 4, 3)) for number in range(9)]
    for line, course in zip(lines, surface_courses(image, lines, step_mm), strict=True):
        np.testing.assert_allclose(course, surface_course(image, line, step_mm), atol=1e-9)
