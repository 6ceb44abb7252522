"""The benchmark of series: its data are CT, its rows are honest."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ctsuite.app.bench import measure as measure_module
from ctsuite.app.bench import series
from ctsuite.app.bench.measure import Measured, best, digest, measure
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.profile import check, load
from ctsuite.core.task import Task
from ctsuite.ct.series.index import index
from ctsuite.ct.series.read import read


def test_a_row_compares_seconds_and_meets_its_goal_or_not() -> None:
    row = Row("load", "3", 1.0, "peer", 4.0, goal=0.3)
    assert row.ratio == 0.25
    assert row.holds is True
    assert Row("load", "3", 2.0, "peer", 4.0, goal=0.3).holds is False
    assert Row("load", "3", 2.0, "peer", 4.0).holds is None


def test_a_row_is_printed_with_the_agreed_names() -> None:
    row = Row("memory", "3", 1.0, LIMIT, 1.0, 120.0, 150.0, 1.0, measured=0.8)
    assert row.as_dict() == {
        "case": "memory",
        "size": "3",
        "ours_s": 1.0,
        "peer": "limit",
        "peer_s": 1.0,
        "ratio": 0.8,
        "ours_peak_mb": 120.0,
        "peer_peak_mb": 150.0,
        "goal": 1.0,
        "holds": True,
    }


def test_equal_results_have_equal_digests() -> None:
    array = np.arange(12, dtype=np.int16).reshape(3, 4)
    assert digest(array) == digest(array.copy())
    assert digest(array) != digest(array.astype(np.int32))
    assert digest(array) != digest(array.reshape(4, 3))
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


def test_the_fastest_run_counts() -> None:
    assert best([Measured(2.0, 1.0, "a"), Measured(1.0, 3.0, "a")]).peak_mb == 3.0


@pytest.mark.parametrize(
    ("seconds", "turns"),
    [([1.0, 1.02, 3.0, 3.0], 3), ([3.0, 2.0, 1.0, 1.01, 9.0], 4), ([9.0, 7.0, 5.0, 3.0, 1.0, 0.5], 5)],
)
def test_a_fastest_run_that_nothing_confirms_is_measured_again(
    monkeypatch: pytest.MonkeyPatch, seconds: list[float], turns: int
) -> None:
    left = iter(seconds)
    monkeypatch.setattr(measure_module, "measure", lambda work: Measured(next(left), 1.0, work))
    (found,) = measure_module.interleave(3, ("work",), most=5)
    assert [one.seconds for one in found] == seconds[:turns]


def test_results_that_differ_end_the_benchmark() -> None:
    with pytest.raises(CTSuiteError) as caught:
        series._same("load", "peer", [Measured(1.0, 1.0, "a"), Measured(1.0, 1.0, "b")])
    assert caught.value.code == "BENCH-RESULTS-DIFFER"


def test_work_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CTSuiteError) as caught:
        measure("ctsuite.app.bench.series:load_ours", str(tmp_path / "nowhere"))
    assert caught.value.code == "BENCH-WORK-FAILED"
    assert "does not exist" in caught.value.cause


@pytest.mark.parametrize("name", ["JPEG 2000", "RLE"])
def test_the_data_are_ct_and_compressing_them_loses_nothing(tmp_path: Path, name: str) -> None:
    series.write_series(tmp_path / "plain", 4, 96)
    series.compress(tmp_path / "plain", tmp_path / "packed", series._COMPRESSED[name])
    plain, packed = (index(tmp_path / kind, cache=False).choose() for kind in ("plain", "packed"))
    assert check(load("ct.base"), plain.facts()) == ()
    assert packed.facts()["SeriesNotes"] == ("compressed",)
    assert np.array_equal(read(packed).array, read(plain).array)
    assert read(plain).array.std() > 300


def test_series_are_as_many_as_asked_for(tmp_path: Path) -> None:
    series.write_series(tmp_path / "many", 12, 64, files_per_series=4)
    assert [len(stack.slices) for stack in index(tmp_path, cache=False).stacks] == [4, 4, 4]


def test_loading_is_compared_with_the_peer_in_processes_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(series, "_SHORT_REPEATS", 1)
    monkeypatch.setattr(series, "_SIZE", 64)
    speed, memory = series._uncompressed(tmp_path / "load", 5, Task())
    assert (speed.peer, speed.goal) == ("SimpleITK", 0.3)
    assert (memory.peer, memory.goal) == (LIMIT, 1.0)
    assert speed.ours_s > 0 and speed.peer_s > 0
    assert not (tmp_path / "load").exists()
