"""The benchmark of measuring compares equal work: every side finds the same of each segment."""

from __future__ import annotations

import pytest

from ctsuite.app.bench import measurement_statistics as benchmark
from ctsuite.app.bench.measure import Measured
from ctsuite.core.errors import CTSuiteError

pytest.importorskip("vtkmodules", reason="needs VTK")
pytest.importorskip("SimpleITK", reason="needs SimpleITK")


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(benchmark, "_SIZE", 96)
    return "40"


def test_every_side_finds_the_same_of_each_segment(small):
    sides = (benchmark.ours, benchmark.simpleitk, benchmark.scipy, benchmark.slicer)
    works = [side(small) for side in sides]
    found = [work.compared(work.run()) for work in works]
    assert len(found[0]) == 100 and all(each == found[0] for each in found[1:])
    assert len({row[0] for row in found[0]}) > 20


def test_results_that_differ_end_the_benchmark():
    runs = [[Measured(1.0, 1.0, digest)] for digest in ("a", "b")]
    with pytest.raises(CTSuiteError) as caught:
        benchmark._row(40, runs[0], "VTK", runs[1], 0.1)
    assert caught.value.code == "BENCH-RESULTS-DIFFER"
