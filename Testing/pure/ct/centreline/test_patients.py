"""On real series the line stays inside of the reference lumen."""

from __future__ import annotations

import numpy as np
import pytest
from vessel_truth import cells, run

pytest.importorskip("numba", reason="the kernels need numba")

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct import files
from ctsuite.ct.centreline import line, tree


@pytest.fixture(scope="module")
def chest(data) -> Volume:
    """CT angiography of a dissected aorta."""
    return files.read(data("ct_dicom/aorta_cta"), Volume)


@pytest.fixture(scope="module")
def aorta(data) -> Labels:
    """The reference of the whole aorta."""
    return files.read(data("references/aorta_cta/aorta.nii.gz"), Labels)


@pytest.fixture(scope="module")
def true_lumen(data) -> Labels:
    """The reference of the true lumen."""
    return files.read(data("references/aorta_cta/aorta_true_lumen.nii.gz"), Labels)


def share_inside(curve: Curve, labels: Labels, value: int = 1) -> float:
    i, j, k = np.rint(labels.grid.lps_to_index(curve.points_lps_mm)).astype(int).T
    return float((labels.array[k, j, i] == value).mean())


def middle_of_slice(labels: Labels, k: int, front: bool) -> np.ndarray:
    """Middle of the front (ascending) or back (descending) part of a segment in a slice, LPS mm."""
    rows, columns = np.nonzero(labels.array[k])
    half = (rows.min() + rows.max()) / 2
    part = rows < half if front else rows >= half
    return labels.grid.index_to_lps([np.median(columns[part]), np.median(rows[part]), k])


def test_the_line_between_two_points_stays_in_the_lumen_around_the_arch(chest, aorta, true_lumen):
    both = Labels(
        ((aorta.array > 0) & (true_lumen.array > 0)).astype(np.uint8), aorta.grid, true_lumen.segments
    )
    points = Curve(
        np.stack([middle_of_slice(both, 100, True), middle_of_slice(both, 66, False)]), name="Points"
    )
    made = run(line.TOOL, {"volume": chest, "points": points})
    curve = made["curve"]
    assert share_inside(curve, true_lumen) == 1.0
    # the two references disagree by a voxel or two where the true lumen is thin
    assert share_inside(curve, aorta) > 0.95
    assert curve.points_lps_mm[:, 2].max() > points.points_lps_mm[:, 2].max() + 40  # over the arch
    assert 150 < curve.length_mm < 260


def test_the_line_of_the_segmented_aorta_stays_inside_of_it_from_end_to_end(chest, aorta):
    for inputs in ({"labels": aorta}, {"labels": aorta, "volume": chest}):
        curve = run(line.TOOL, inputs)["curve"]
        assert share_inside(curve, aorta) == 1.0
        assert 340 < curve.length_mm < 400
        assert 8 < np.mean(curve.radius_mm) < 16


@pytest.mark.parametrize(
    ("value", "vessel"), [(52, "aorta"), (63, "inferior vena cava"), (64, "portal vein")]
)
def test_lines_of_abdominal_vessels_stay_inside_of_them(data, value, vessel):
    labels = files.read(data("references/abdomen_sm_3mm_totalseg117.nii.gz"), Labels)
    name = next(segment.name for segment in labels.segments if segment.value == value)
    curve = run(line.TOOL, {"labels": labels}, segment=name)["curve"]
    assert share_inside(curve, labels, value) > 0.97, vessel
    assert curve.length_mm > 60


def test_blood_without_contrast_medium_is_refused_in_an_image(data):
    volume = files.read(data("ct_volumes/abdomen_sm_3mm.nii.gz"), Volume)
    labels = files.read(data("references/abdomen_sm_3mm_totalseg117.nii.gz"), Labels)
    k, j, i = np.nonzero(labels.array == 63)
    ends = [np.median([i[k == s], j[k == s], k[k == s]], axis=1) for s in (k.min() + 1, k.max() - 1)]
    with pytest.raises(CTSuiteError) as refused:
        line.TOOL.function(
            volume=volume,
            points=Curve(labels.grid.index_to_lps(ends)),
            parameters=line.TOOL.parse({}),
            task=Task(),
        )
    assert refused.value.code == "CENTRELINE-POINT-NO-LUMEN"


def test_the_tree_of_the_aorta_with_its_branches_divides_at_each_of_them(data, aorta):
    whole = aorta.array > 0
    branches = ("brachiocephalic_trunk", "common_carotid_artery_left", "subclavian_artery_left")
    for name in branches:
        whole |= files.read(data(f"references/aorta_cta/{name}.nii.gz"), Labels).array > 0
    labels = Labels(whole.astype(np.uint8), aorta.grid, aorta.segments)
    made = run(tree.TOOL, {"labels": labels}, shortest=8.0)
    table = cells(made["branches"])
    assert len(made["curves"]) >= 4
    assert table["Comes from"].count("none") == 1
    for curve in made["curves"]:
        assert share_inside(curve, labels) > 0.97
