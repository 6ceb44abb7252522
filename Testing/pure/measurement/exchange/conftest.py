"""A small series that is measured, and values on it."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core import runner
from ctsuite.core.curve import Curve
from ctsuite.core.labels import Labels, Segment
from ctsuite.ct.series.index import index
from ctsuite.ct.series.read import read
from ctsuite.measurement.exchange.group import Group
from ctsuite.measurement.tools import TOOLS
from ctsuite.phantom.study import write_study

OF_POINTS = {
    "measurement.length": [[-10.2, 0, 0], [11.3, 4, 2]],
    "measurement.angle": [[-10, 0, 0], [0.1, 0.2, 0], [10, 0.3, 0]],
    "measurement.point": [[1, 2, 3]],
    "measurement.roi": [[-8, -6, 0], [9, 7, 0]],
}


@pytest.fixture(scope="session")
def stack(tmp_path_factory):
    """The series that is measured."""
    return index(write_study(tmp_path_factory.mktemp("measured") / "sphere", "sphere").dicom, False).choose()


@pytest.fixture(scope="session")
def series(stack):
    """Its volume."""
    return read(stack)


@pytest.fixture(scope="session")
def ball(series):
    """A segment of it."""
    array = (series.array > series.array.mean()).astype(np.uint8)
    return Labels(array, series.grid, (Segment(1, "球"),))


@pytest.fixture(scope="session")
def groups(series):
    """Values of every shape: two points, an interval, one point, several values."""
    known = {tool.id: tool for tool in TOOLS}
    middle = np.array(series.grid.centre_lps_mm)
    found = []
    for letter, (id_, points) in zip("ABCD", OF_POINTS.items(), strict=True):
        curve = Curve(middle + np.array(points, float), name=f"=病灶 {letter}")
        context = runner.Context(decide=runner.accept)
        result = runner.run(known[id_], {"points": curve, "volume": series}, None, context)
        found.append(Group(letter, curve.name, result.outputs["measurements"], id_))
    return tuple(found)
