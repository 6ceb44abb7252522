"""What is worked out each time that the pointer moves while a point is dragged.

All measurements of the scene are worked out anew, not only the one that is dragged: value, uncertainty, check
of linearity and the text that is shown, and for each the course in the body of a line in an image along a
curve. Drawing is not counted. The values are compared with those of the tools, one by one.
"""

from __future__ import annotations

import numpy as np

from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import Work, best, measure
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import STRAIGHTENED, CurvedImage
from ctsuite.core.grid import Float, Grid
from ctsuite.core.measurement import Measurement
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.measurement.curved.course import surface_courses
from ctsuite.measurement.tools import TOOLS
from ctsuite.measurement.uncertainty.conditions import Conditions, ScreenView
from ctsuite.measurement.uncertainty.evaluate import evaluate
from ctsuite.measurement.uncertainty.live import Live

_SIZES = (50, 100, 200)
_LIMIT_S = 0.016
_REPEATS = 5
_MOVES = 20
_HERE = __name__
_TOOLS = {tool.id.removeprefix("measurement."): tool for tool in TOOLS}
# of ten measurements: which, and through how many points
_KINDS = (
    *(("length", 2),) * 4,
    *(("angle", 3),) * 2,
    ("angle_of_lines", 4),
    ("cobb", 4),
    ("length", 8),
    ("curve_length", 6),
)
_CONDITIONS = Conditions(
    Grid((256, 256, 256), (0.7, 0.7, 1.0)), views=(ScreenView(mm_per_pixel=0.3, handle_pixels=8.0),)
)


def rows(task: Task) -> list[Row]:
    """Run the benchmark: 50, 100 and 200 measurements, and one line in an image along a curve."""
    found = []
    for number, count in enumerate(_SIZES):
        task.progress(number / (len(_SIZES) + 1), f"dragging among {count} measurements")
        _compare(count)
        mine = best([measure(f"{_HERE}:ours", str(count)) for _ in range(_REPEATS)])
        each, size = mine.seconds / _MOVES, f"{count} measurements"
        found.append(Row("one move of a dragged point", size, each, LIMIT, _LIMIT_S, mine.peak_mb, None, 1.0))
    mine = best([measure(f"{_HERE}:curved") for _ in range(_REPEATS)])
    each = mine.seconds / _MOVES
    case = "one move in an image along a curve"
    found.append(Row(case, "1 measurement", each, LIMIT, _LIMIT_S, mine.peak_mb, None, 1.0))
    return found


def ours(count: str) -> Work:
    """Follow moves of all points of the scene, once the code is loaded."""
    scene = _scene(int(count))
    live, image, lines = Live(scene, _CONDITIONS), _image(), _lines(int(count))
    moves = [[one.anchors_lps_mm + 0.1 * n for one in scene] for n in range(_MOVES)]

    def work() -> int:
        letters = 0
        for anchors in moves:
            shown = live.update(anchors)
            letters += sum(len(shown.text(n)) for n in range(len(scene)))
            surface_courses(image, lines)
        return letters

    work()
    return Work(work)


def curved() -> Work:
    """Follow moves of one line that is measured along the surface of a curved image."""
    image = _image()
    grid = image.grid(1.0)
    bent = Volume(np.zeros(grid.shape, np.int16), grid, attributes=image.attributes())
    tool, lines = _TOOLS["curved_surface_length"], _lines(1)
    found = tool.function(volume=bent, points=Curve(lines[0]), parameters=tool.parse({}), task=None)
    (one,) = found["measurements"]
    live = Live([one], Conditions(voxel_mm=1.0))

    def work() -> None:
        for n in range(_MOVES):
            live.update([one.anchors_lps_mm + 0.01 * n]).text(0)
            surface_courses(image, lines)

    work()
    return Work(work)


def _scene(count: int) -> list[Measurement]:
    random = np.random.default_rng(count)
    found = []
    for number in range(count):
        name, points = _KINDS[number % len(_KINDS)]
        steps = random.uniform(5, 30, (points, 3)) * random.choice([-1, 1], (points, 3))
        tool, curve = _TOOLS[name], Curve(np.cumsum(steps, axis=0))
        found += tool.function(points=curve, parameters=tool.parse({}), task=None)["measurements"]
    return found


def _image() -> CurvedImage:
    t = np.linspace(0, 120, 90)
    axis = Curve(np.stack([14 * np.sin(t / 18), 9 * np.cos(t / 25), -t], -1))
    return CurvedImage.of_curve(axis, STRAIGHTENED, 40.0)


def _lines(count: int) -> list[Float]:
    random = np.random.default_rng(count)
    return list(random.uniform([-5, 5, 0], [5, 110, 0], (count, 2, 3)))


def _compare(count: int) -> None:
    scene = _scene(count)
    shown = Live(scene, _CONDITIONS).update([one.anchors_lps_mm for one in scene])
    for number, one in enumerate(scene):
        rest = evaluate(one, _CONDITIONS)
        known = rest.uncertainty
        if known is None or shown.linear[number] != known.linear:
            raise RESULTS_DIFFER(case="one move of a dragged point", peer="the tools")
        if known.linear and shown.text(number) != rest.stated:
            raise RESULTS_DIFFER(case="one move of a dragged point", peer="the tools")
