"""Linear registration of images recovers the motion of a phantom, and refuses what cannot be registered."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.deformation import Deformation
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.runner import Context, run
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.units import ONE
from ctsuite.core.volume import Volume
from ctsuite.ct.registration import affine, rigid
from ctsuite.ct.registration.comparison import Comparison
from ctsuite.ct.registration.images import prepared
from ctsuite.ct.registration.linear import AFFINE, FREEDOM
from ctsuite.ct.registration.linear import motion as change_of
from ctsuite.ct.registration.metric import METRICS
from ctsuite.ct.registration.samples import Region, points
from ctsuite.ct.registration.warp import warped

pytest.importorskip("numba", reason="needs the compiled loops")


def register(tool, fixed, moving, mask=None, initial=None, task=None, **values):
    return tool.function(
        fixed=fixed,
        moving=moving,
        parameters=tool.parse(values),
        task=task or Task(),
        mask=mask,
        initial=initial,
    )


def row(table) -> dict:
    return {column.name: column.values[0] for column in table.columns}


def refused(tool, *data, **values) -> str:
    with pytest.raises(CTSuiteError) as caught:
        register(tool, *data, **values)
    return caught.value.code


@pytest.mark.parametrize("metric", METRICS)
def test_a_known_rigid_motion_is_recovered(head, moved_head, truth, metric, target_errors, angle_error):
    made = register(rigid.TOOL, head, moved_head, metric=metric)
    assert target_errors(made["transform"], truth).max() < 0.2
    assert angle_error(made["transform"], truth) < 0.1
    cost = made["curve"].columns[3].values
    assert cost[-1] < cost[0] and set(made["curve"].columns[1].values) == {1.5, 3.0, 6.0}


def test_the_same_input_gives_the_same_result_to_the_last_digit(head, moved_head):
    first, again = (register(rigid.TOOL, head, moved_head)["transform"] for _ in range(2))
    np.testing.assert_array_equal(first.matrix_lps, again.matrix_lps)


def test_the_transform_points_from_the_moving_to_the_fixed_image(head, moved_head, truth):
    found = register(rigid.TOOL, head, moved_head)["transform"]
    inside = (slice(12, -12), slice(15, -15), slice(15, -15))

    def difference(transform: Transform) -> float:
        made = warped(moved_head.array, moved_head.grid, transform, head.grid, outside=-1000.0)
        return float(np.abs(made.astype(float) - head.array)[inside].mean())

    assert difference(found) < 1.05 * difference(truth.inverse())
    assert difference(found) < 0.4 * difference(found.inverse())


def test_a_large_motion_is_found_without_any_hint(head, scan, motion, target_errors):
    far = motion((25.0, -20.0, 15.0), (40.0, -30.0, 25.0))
    low = np.add(head.grid.origin_lps_mm, (40.0, -30.0, 25.0))
    grid = Grid(head.grid.shape, head.grid.spacing_mm, tuple(low))
    made = register(rigid.TOOL, head, scan(far, grid, 3, frame="9.9"))
    assert target_errors(made["transform"], far).max() < 0.2


def test_ct_and_mr_are_brought_together_within_a_voxel(head, mr_scan, truth, target_errors):
    turned = motion_of_grid()
    image = mr_scan(truth, turned)
    made = register(rigid.TOOL, head, image)
    assert row(made["report"])["Metric"] == "mutual information"
    assert target_errors(made["transform"], truth).max() < min(turned.spacing_mm)


def motion_of_grid() -> Grid:
    """An oblique grid of other voxels than the CT has."""
    from scipy.spatial.transform import Rotation

    direction = Rotation.from_euler("xyz", [8, -4, 12], degrees=True).as_matrix()
    spacing, shape = np.array([1.2, 1.2, 2.0]), (52, 84, 84)
    middle = np.array([18.0, -40.0, 155.0])
    origin = middle - direction @ (spacing * (np.array(shape[::-1]) - 1) / 2)
    return Grid(shape, tuple(spacing), tuple(origin), tuple(map(tuple, direction)))


def test_an_affine_registration_recovers_size_and_a_similarity_too(head, scan, motion, target_errors):
    grown = motion((4.0, 3.0, -5.0), (3.0, 5.0, -4.0), 1.06)
    image = scan(grown, seed=4)
    for kind in ("similarity", "affine"):
        made = register(affine.TOOL, head, image, kind=kind)
        assert target_errors(made["transform"], grown).max() < 0.25
        assert row(made["report"])["Scale"] == pytest.approx(100 / 1.06, abs=0.1)


def test_slices_five_millimetres_apart_work_and_are_named(head, scan, truth, target_errors):
    size = head.grid.shape[0] * head.grid.spacing_mm[2]
    grid = Grid((int(size / 5), *head.grid.shape[1:]), (0.9, 0.9, 5.0), head.grid.origin_lps_mm)
    made = register(rigid.TOOL, head, scan(truth, grid, 5))
    assert target_errors(made["transform"], truth).max() < 0.5
    assert "5 mm" in row(made["report"])["Remark"]
    assert row(register(rigid.TOOL, head, head)["report"])["Remark"] == "none"


def test_only_the_mask_is_compared(head, moved_head, truth, target_errors, head_scene):
    disturbed = moved_head.array.copy()
    disturbed[:, :, :30] = 1500  # a foreign body that is not in the mask
    k, j, i = np.indices(head.grid.shape)
    centre = np.mean([head_scene.landmarks[key] for key in ("bone", "organ")], axis=0)
    near = np.linalg.norm(head.grid.index_to_lps(np.stack([i, j, k], -1)) - centre, axis=-1) < 26
    mask = Labels.from_mask(near, head.grid, Segment(1, "Region"))
    made = register(rigid.TOOL, head, moved_head.with_array(disturbed), mask=mask)
    assert target_errors(made["transform"], truth)[:2].max() < 0.2


def test_a_given_transform_is_where_the_search_begins(head, scan, motion, target_errors):
    upside = motion((0.0, 0.0, 170.0), (5.0, 5.0, 5.0))
    image = scan(upside, seed=6)
    near = Transform(motion((0.0, 0.0, 165.0), (2.0, 2.0, 2.0)).inverse().matrix_lps)
    assert target_errors(register(rigid.TOOL, head, image, initial=near)["transform"], upside).max() < 0.2


@pytest.mark.parametrize("metric", METRICS)
def test_the_gradient_is_the_derivative_of_the_cost(head, moved_head, metric):
    pair = prepared(head, moved_head, None, metric, Task())
    comparison = Comparison(pair.fixed_levels[1], pair.moving_levels[1], points(pair.region, 4000), metric)
    change = change_of(AFFINE, np.eye(4), comparison.points)
    at = np.random.default_rng(3).normal(0, 1.0, FREEDOM[AFFINE])
    _, by_map = comparison.linear(change.matrix(at))
    slopes = np.einsum("nij,ij->n", change.slopes(at), by_map)
    step = 1e-4
    for n, unit in enumerate(np.eye(FREEDOM[AFFINE])):
        up, down = (comparison.linear(change.matrix(at + sign * step * unit))[0] for sign in (1, -1))
        assert slopes[n] == pytest.approx((up - down) / (2 * step), rel=0.05, abs=2e-5)


def test_points_are_spread_evenly_inside_the_region_and_off_the_voxels():
    grid = Grid.axial((20, 30, 40), (1.0, 1.0, 1.0))
    mask = np.zeros(grid.shape, bool)
    mask[5:15, 10:20, 10:30] = True
    found = points(Region(mask, grid), 2000)
    i, j, k = np.rint(grid.lps_to_index(found)).astype(int).T
    assert mask[k, j, i].all() and 1800 < len(found) < 2200
    np.testing.assert_allclose(found.mean(axis=0), [19.5, 14.5, 9.5], atol=0.15)
    np.testing.assert_allclose(found.std(axis=0), np.array([20, 10, 10]) / np.sqrt(12), rtol=0.03)
    assert len(points(Region(mask & (np.indices(grid.shape).sum(0) == 15 + 10 + 10), grid), 10)) >= 1


def test_images_that_do_not_overlap_are_refused(head):
    away = Grid(head.grid.shape, head.grid.spacing_mm, tuple(np.add(head.grid.origin_lps_mm, 500.0)))
    other = replace(head, grid=away)
    assert refused(rigid.TOOL, head, other, start="patient position") == "REGISTRATION-NO-OVERLAP"


def test_an_image_without_anything_in_it_is_refused(head):
    empty = head.with_array(np.zeros_like(head.array))
    assert refused(rigid.TOOL, head, empty) == "REGISTRATION-NOT-COMPARABLE"
    assert refused(rigid.TOOL, empty, head) == "REGISTRATION-NOT-COMPARABLE"


def test_an_empty_mask_and_one_without_the_segment_are_refused(head, moved_head):
    empty = Labels(np.zeros(head.grid.shape, np.uint8), head.grid, (Segment(1, "Region"),))
    assert refused(rigid.TOOL, head, moved_head, mask=empty) == "REGISTRATION-MASK-EMPTY"
    assert refused(rigid.TOOL, head, moved_head, mask=empty, segment="Liver") == "SEGMENT-UNKNOWN"


def test_a_deformable_start_is_refused(head, moved_head):
    grid = Grid.axial((2, 2, 2), (9.0, 9.0, 9.0))
    bent = Deformation(np.eye(4), displacements_mm=np.zeros((2, 2, 2, 3)), grid=grid)
    assert refused(rigid.TOOL, head, moved_head, initial=bent) == "REGISTRATION-NOT-LINEAR"


def test_a_registration_reports_progress_and_can_be_cancelled(head, moved_head):
    seen: list[float] = []

    def note(fraction: float, message: str) -> None:
        seen.append(fraction)

    task = Task(note, lambda: len(seen) > 8)
    assert refused(rigid.TOOL, head, moved_head, task=task) == "RUN-CANCELLED"
    assert seen == sorted(seen) and seen[-1] > 0


def test_the_other_image_may_be_mr_or_pet_and_nothing_else(head):
    def outcome(modality: str) -> str:
        other = Volume(head.array, head.grid, ONE, {"Modality": modality}, modality)
        with pytest.raises(CTSuiteError) as caught:
            run(rigid.TOOL, {"fixed": head, "moving": other}, {}, Context(task=Task(cancelled=lambda: True)))
        return caught.value.code

    assert [outcome(modality) for modality in ("MR", "PT", "US")] == [
        "RUN-CANCELLED",
        "RUN-CANCELLED",
        "DATA-REFUSED",
    ]
