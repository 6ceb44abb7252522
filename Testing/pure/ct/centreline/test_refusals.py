"""Input that no centreline can be found in is refused under its own code."""

from __future__ import annotations

import numpy as np
import pytest
from vessel_truth import ends, run, scanned

pytest.importorskip("numba", reason="the kernels need numba")

from ctsuite.core import runner
from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.centreline import line, tree

GRID = Grid((40, 30, 30), (0.7, 0.7, 1.0), (5.0, 6.0, 7.0))


def points(*indices) -> Curve:
    return Curve(GRID.index_to_lps(indices), name="Points")


def two_rods() -> np.ndarray:
    mask = np.zeros(GRID.shape, bool)
    mask[2:38, 5:11, 5:11] = mask[2:38, 19:25, 19:25] = True
    return mask


def labels(mask=None) -> Labels:
    return Labels.from_mask(two_rods() if mask is None else mask, GRID, Segment(1, "Vessel"))


def image(inside=340) -> Volume:
    return Volume(np.where(two_rods(), inside, 50).astype(np.int16), GRID, name="Image")


LOW, HIGH, OTHER, BESIDE, FAR = (7, 7, 5), (7, 7, 35), (21, 21, 35), (15, 15, 20), (99, 7, 5)


@pytest.mark.parametrize(
    ("tool", "inputs", "code"),
    [
        (line.TOOL, {}, "CENTRELINE-NOTHING-GIVEN"),
        (line.TOOL, {"points": points(LOW, HIGH)}, "CENTRELINE-NOTHING-GIVEN"),
        (line.TOOL, {"volume": image()}, "CENTRELINE-FEW-POINTS"),
        (line.TOOL, {"volume": image(), "points": points(LOW)}, "CENTRELINE-FEW-POINTS"),
        (line.TOOL, {"volume": image(), "points": points(LOW, LOW)}, "CENTRELINE-FEW-POINTS"),
        (line.TOOL, {"labels": labels(), "points": points(LOW)}, "CENTRELINE-FEW-POINTS"),
        (line.TOOL, {"volume": image(), "points": points(LOW, FAR)}, "CENTRELINE-POINT-OUTSIDE"),
        (line.TOOL, {"labels": labels(), "points": points(LOW, FAR)}, "CENTRELINE-POINT-OUTSIDE"),
        (tree.TOOL, {"labels": labels(), "points": points(FAR)}, "CENTRELINE-POINT-OUTSIDE"),
        (line.TOOL, {"volume": image(), "points": points(LOW, BESIDE)}, "CENTRELINE-POINT-NO-LUMEN"),
        (line.TOOL, {"volume": image(-1000), "points": points(LOW, HIGH)}, "CENTRELINE-POINT-NO-LUMEN"),
        (line.TOOL, {"volume": image(90), "points": points(LOW, HIGH)}, "CENTRELINE-POINT-NO-LUMEN"),
        (line.TOOL, {"labels": labels(), "points": points(LOW, BESIDE)}, "CENTRELINE-POINT-NOT-IN-SEGMENT"),
        (tree.TOOL, {"labels": labels(), "points": points(BESIDE)}, "CENTRELINE-POINT-NOT-IN-SEGMENT"),
        (line.TOOL, {"volume": image(), "points": points(LOW, OTHER)}, "CENTRELINE-UNCONNECTED"),
        (line.TOOL, {"labels": labels(), "points": points(LOW, OTHER)}, "CENTRELINE-UNCONNECTED"),
        (line.TOOL, {"labels": labels(np.zeros(GRID.shape, bool))}, "CENTRELINE-EMPTY"),
        (tree.TOOL, {"labels": labels(np.zeros(GRID.shape, bool))}, "CENTRELINE-EMPTY"),
    ],
)
def test_input_without_a_line_is_refused(tool, inputs, code):
    with pytest.raises(CTSuiteError) as refused:
        tool.function(**inputs, parameters=tool.parse({}), task=Task())
    assert refused.value.code == code
    assert "unknown)" not in refused.value.message + refused.value.cause + refused.value.remedy


def test_a_single_voxel_is_too_small():
    mask = np.zeros(GRID.shape, bool)
    mask[5, 5, 5] = True
    for tool in (line.TOOL, tree.TOOL):
        with pytest.raises(CTSuiteError) as refused:
            tool.function(labels=labels(mask), parameters=tool.parse({}), task=Task())
        assert refused.value.code == "CENTRELINE-TOO-SMALL"


def test_an_unknown_segment_is_named():
    with pytest.raises(CTSuiteError) as refused:
        run(line.TOOL, {"labels": labels()}, segment="Vein")
    assert refused.value.code == "SEGMENT-UNKNOWN"


def test_the_point_that_is_wrong_is_named_by_its_number():
    with pytest.raises(CTSuiteError) as refused:
        run(line.TOOL, {"labels": labels(), "points": points(LOW, HIGH, BESIDE)})
    assert "Point 3" in refused.value.message


def test_a_run_can_be_cancelled_while_it_searches():
    phantom, volume, _ = scanned("tortuous-vessel", noise_hu=20.0)
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 6

    with pytest.raises(CTSuiteError) as stopped:
        line.TOOL.function(
            volume=volume,
            points=ends(phantom),
            parameters=line.TOOL.parse({}),
            task=Task(cancelled=cancelled),
        )
    assert stopped.value.code == "RUN-CANCELLED"


def test_progress_rises_to_the_end():
    _, volume, labels_ = scanned("vessel-tree", noise_hu=20.0)
    told: list[float] = []
    context = runner.Context(decide=runner.accept, task=Task(on_progress=lambda done, _: told.append(done)))
    runner.run(tree.TOOL, {"labels": labels_, "volume": volume}, None, context)
    assert told == sorted(told)
    assert len(told) > 10 and told[-1] > 0.9


def test_any_small_heap_of_voxels_gives_lines_or_a_refusal():
    random = np.random.default_rng(0)
    for _ in range(40):
        mask = random.random(random.integers(1, 12, 3)) < random.uniform(0.05, 0.9)
        grid = Grid(mask.shape, tuple(random.uniform(0.3, 5, 3)))
        heap = Labels.from_mask(mask, grid, Segment(1, "Heap"))
        for tool in (line.TOOL, tree.TOOL):
            try:
                made = tool.function(labels=heap, parameters=tool.parse({}), task=Task())
            except CTSuiteError as error:
                assert error.code in ("CENTRELINE-EMPTY", "CENTRELINE-TOO-SMALL")
                continue
            for curve in made.get("curves", (made.get("curve"),)):
                assert np.isfinite(curve.points_lps_mm).all()
                assert (curve.radius_mm > 0).all()
