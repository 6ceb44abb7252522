"""Series over time: each phase in one folder is named, and can be chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pydicom import Dataset

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.ct.series.index import index
from ctsuite.ct.series.read import read


@pytest.mark.parametrize(
    ("keyword", "values"),
    [("TemporalPositionIdentifier", (1, 2, 3)), ("NominalPercentageOfCardiacPhase", (0.0, 40.0, 75.0)),
     ("TriggerTime", (0.0, 310.0, 620.0)), ("AcquisitionNumber", (4, 5, 6))],
)  # fmt: skip
def test_each_phase_of_a_series_in_time_is_named_and_can_be_chosen(
    write: Callable[..., list[Path]], tmp_path: Path, keyword: str, values: tuple[float, ...]
) -> None:
    def three_phases(data: Dataset, k: int) -> None:
        setattr(data, keyword, values[k % 3])
        data.ImagePositionPatient = [-10, -20, 30 + 2 * (k // 3)]

    write(15, three_phases)
    found = index(tmp_path, cache=False)
    stacks = found.stacks
    assert [stack.part for stack in stacks] == [f"{keyword} {value}" for value in values]
    with pytest.raises(CTSuiteError) as caught:
        found.choose()
    assert caught.value.code == "SERIES-SEVERAL"
    assert all(f"{keyword} {value}" in caught.value.cause for value in values)
    third = read(found.choose(f"{stacks[0].id}#3"), Task())
    assert third.name.endswith(f"{keyword} {values[2]}")
    # the slices were written one phase after the other at each height
    np.testing.assert_array_equal(third.array[:, 0, 0], [100 * k - 500 for k in (2, 5, 8, 11, 14)])
