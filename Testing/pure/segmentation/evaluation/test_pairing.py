"""Which regions are compared, and label maps whose files keep the voxels in another order."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk

from ctsuite.core.codes import Code
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.segmentation.evaluation.pairing import BY_CODE, BY_NAME, BY_VALUE, on_grid, pairs
from ctsuite.segmentation.evaluation.tables import figures_of, summary, table
from ctsuite.segmentation.evaluation.tool import TOOL

LIVER = Code("10200004", "SCT", "Liver")


def labels(*segments: Segment) -> Labels:
    array = np.zeros((3, 4, 5), np.uint8)
    for n, segment in enumerate(segments):
        array[:, n] = segment.value
    return Labels(array, Grid(array.shape, (1, 1, 2)), segments, "made")


def test_regions_are_paired_by_name_value_or_code():
    ours = labels(Segment(1, "Liver", type=LIVER), Segment(2, "Spleen"))
    theirs = labels(Segment(2, "liver "), Segment(1, "Hepar", type=LIVER))
    by_name = pairs(ours, theirs, BY_NAME)
    assert [(p.name, p.reference, p.result) for p in by_name] == [
        ("Liver", 1, 2),
        ("Spleen", 2, None),
        ("Hepar", None, 1),
    ]
    assert [(p.reference, p.result) for p in pairs(ours, theirs, BY_VALUE)] == [(1, 1), (2, 2)]
    assert next((p.reference, p.result) for p in pairs(ours, theirs, BY_CODE)) == (1, 1)


def test_other_names_are_said_which_belong_together(run):
    ours, theirs = labels(Segment(1, "Liver")), labels(Segment(1, "Hepar"))
    with pytest.raises(CTSuiteError) as error:
        pairs(ours, theirs)
    assert error.value.code == "EVALUATION-NOTHING-COMMON" and "Hepar" in error.value.cause
    (found,) = figures_of(run(TOOL, reference=ours, labels=theirs, renamed="hepar = Liver")["report"])
    assert (found.name, found.dice) == ("Liver", 1.0)
    with pytest.raises(CTSuiteError) as error:
        run(TOOL, reference=ours, labels=theirs, renamed="hepar")
    assert error.value.code == "EVALUATION-RENAMED"


def test_two_regions_of_one_name_are_refused():
    with pytest.raises(CTSuiteError) as error:
        pairs(labels(Segment(1, "Rib"), Segment(2, "rib")), labels(Segment(1, "Rib")))
    assert error.value.code == "EVALUATION-NAMES-TWICE"


@pytest.mark.parametrize("axes", ["RAS", "SAL", "PIR", "LPS"])
def test_voxels_in_another_order_are_put_right_as_simpleitk_does(axes):
    random = np.random.default_rng(2)
    image = sitk.GetImageFromArray(random.integers(0, 3, (4, 5, 6)).astype(np.uint8))
    image.SetSpacing((0.7, 0.8, 2.0))
    image.SetOrigin((10.0, -20.0, 30.0))
    turned = sitk.DICOMOrient(image, axes)
    one, other = (labels_of(each) for each in (image, turned))
    back = on_grid(other, one.grid)
    assert np.array_equal(back.array, one.array) and back.grid == one.grid


def labels_of(image) -> Labels:
    array = sitk.GetArrayFromImage(image)
    direction = np.array(image.GetDirection()).reshape(3, 3)
    grid = Grid(array.shape, image.GetSpacing(), image.GetOrigin(), tuple(map(tuple, direction)))
    return Labels(array, grid, (Segment(1, "A"), Segment(2, "B")))


@pytest.mark.parametrize(
    "grid",
    [
        Grid((3, 4, 5), (1, 1, 2), (0.5, 0, 0)),
        Grid((3, 4, 6), (1, 1, 2)),
        Grid((3, 4, 5), (1, 1.1, 2)),
        Grid((3, 4, 5), (1, 1, 2), direction_lps=((0.8, -0.6, 0), (0.6, 0.8, 0), (0, 0, 1))),
    ],
)
def test_other_voxels_are_refused_with_how_they_differ(grid):
    other = Labels(np.zeros(grid.shape, np.uint8), grid, (Segment(1, "A"),), "other")
    with pytest.raises(CTSuiteError) as error:
        on_grid(other, Grid((3, 4, 5), (1, 1, 2)))
    assert error.value.code == "EVALUATION-GRID" and "None" not in error.value.message


def test_the_differences_are_told_by_kind(run):
    ours, theirs = np.zeros((1, 2, 4), np.uint8), np.zeros((1, 2, 4), np.uint8)
    ours[0, 0], theirs[0, 0] = [1, 1, 2, 0], [1, 0, 1, 2]
    segments = Segment(1, "A"), Segment(2, "B")
    grid = Grid(ours.shape, (1, 1, 1))
    made = run(TOOL, reference=Labels(ours, grid, segments), labels=Labels(theirs, grid, segments))
    assert made["differences"].array[0, 0].tolist() == [0, 1, 3, 2]


def test_the_summary_counts_what_was_missed_and_drops_nothing():
    full, empty = labels(Segment(1, "A"), Segment(2, "B")), labels(Segment(1, "A"))
    empty.array[:] = 0
    cases = {}
    for name, result in (("one", full), ("two", empty)):
        made = TOOL.function(reference=full, labels=result, parameters=TOOL.parse({}), task=Task())
        cases[name] = figures_of(made["report"])
    found = {column.name: column.values for column in summary(cases).columns}
    assert found["Region"] == ("A", "B", "All regions")
    assert found["Number"] == (2, 2, 4) and found["Missed"] == (1, 1, 2)
    assert found["Dice, mean"] == (0.5, 0.5, 0.5)
    assert found["HD95, largest"] == (np.inf,) * 3 and found["HD95, median"] == (np.inf,) * 3
    assert len(next(iter(table(cases).columns)).values) == 4
