"""Peak memory of the functions of seeing the CT, each in a process of its own.

A function may add as much memory as its input takes, so that two volumes hold everything. What is measured is
the whole tool with its defaults, result included. Surfaces and registrations are compared with the memory of
their peers (ct_surface.py, ct_registration.py); they stand here for information, as does making voxels
isotropic, whose result alone may be larger than its input.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from ctsuite.app.bench.ct_surface import bones_of_trunk
from ctsuite.app.bench.measure import MEGABYTE, Measured, Work, measure
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume

_SIZE = (200, 512, 512)
_SPACING_MM = (0.7, 0.7, 1.0)
_BONE_HU = 226
_HERE = __name__
# module of the tool, what it gets, what is set, whether the goal holds for it
_CASES: dict[str, tuple[str, tuple[str, ...], dict[str, Any], bool]] = {
    "window and level": ("window", ("volume",), {}, True),
    "plane (MPR)": ("mpr", ("volume",), {"turn": 25, "tilt": -20}, True),
    "slab projection (MIP)": ("slab", ("volume",), {"whole": True}, True),
    "stack of planes": (
        "mpr_stack",
        ("volume",),
        {"plane": "coronal", "spacing": 1.0, "distance": 0.7},
        True,
    ),
    "curved slab": ("curved_slab", ("volume", "curve"), {"thickness": 20}, True),
    "curved reformation (CPR)": ("cpr.planar", ("volume", "curve"), {}, True),
    "straightened volume": ("cpr.straighten", ("volume", "curve"), {}, True),
    "fusion": ("fusion", ("volume", "second"), {}, True),
    "resampling onto another image": ("registration.resample", ("moving", "fixed", "transform"), {}, True),
    "volume rendering": ("rendering.tool", ("volume",), {"size": 200}, True),
    "volume rendering of segments": ("rendering.tool", ("volume", "labels"), {"size": 200}, True),
    "isotropic resampling": ("resample", ("volume",), {}, False),
    "surface of a segment": ("surface", ("labels", "volume"), {}, False),
    "rigid registration": ("registration.rigid", ("fixed", "moving"), {}, False),
}


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        The memory of each function and its input together, of twice that of its input.
    """
    found = []
    for number, (case, (_, names, _, bound)) in enumerate(_CASES.items()):
        task.progress(number / len(_CASES), case)
        ours = measure(f"{_HERE}:work", case)
        found.append(_row(case, names, ours, 1.0 if bound else None))
    return found


def _row(case: str, names: tuple[str, ...], ours: Measured, goal: float | None) -> Row:
    voxels = float(np.prod(_SIZE))
    bytes_each = {"labels": 1, "curve": 0, "transform": 0}
    given_mb = sum(voxels * bytes_each.get(name, 2) for name in names) / MEGABYTE
    peak_mb = given_mb + ours.peak_mb
    share = peak_mb / (2 * given_mb)
    size = " x ".join(map(str, _SIZE))
    return Row(f"memory: {case}", size, ours.seconds, LIMIT, ours.seconds, peak_mb, 2 * given_mb, goal, share)


def work(case: str) -> Work:
    """Prepare one function; what is compiled is compiled before, on a small volume."""
    module, names, values, _ = _CASES[case]
    tool = import_module(f"ctsuite.ct.{module}").TOOL
    parameters = tool.parse(values)

    def given(slices: int, size: int) -> dict[str, Any]:
        made = _inputs(slices, size)
        return {name: made[name]() for name in names}

    def run(inputs: dict[str, Any]) -> Any:
        return tool.function(**inputs, parameters=parameters, task=Task())

    run(given(24, 64))
    inputs = given(_SIZE[0], _SIZE[1])
    return Work(lambda: run(inputs), lambda made: sorted(made))


def _inputs(slices: int, size: int) -> dict[str, Callable[[], Any]]:
    """What functions get, each made when it is asked for."""
    grid = Grid((slices, size, size), _SPACING_MM)

    def array() -> Any:
        # about the spine, so that a small volume holds bone as well
        top, left = (_SIZE[1] - size) * 7 // 10, (_SIZE[2] - size) // 2
        return np.ascontiguousarray(bones_of_trunk(slices)[:, top : top + size, left : left + size])

    def volume() -> Volume:
        return Volume(array(), grid, name="Trunk")

    def labels() -> Labels:
        return Labels.from_mask(array() > _BONE_HU, grid, Segment(1, "Bone"))

    def curve() -> Curve:
        t = np.linspace(0.1, 0.9, 60)
        place = np.stack([0.5 + 0.2 * np.cos(6 * t), 0.5 + 0.2 * np.sin(6 * t), 0 * t + 0.5], -1)
        return Curve(grid.index_to_lps(place * (np.array(grid.shape[::-1]) - 1)), name="Course")

    return {
        "volume": volume,
        "second": volume,
        "fixed": volume,
        "moving": volume,
        "labels": labels,
        "curve": curve,
        "transform": lambda: Transform(np.eye(4)),
    }
