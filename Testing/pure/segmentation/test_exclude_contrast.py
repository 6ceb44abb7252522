"""Taking contrast-filled vessels out of bone, on drawn scenes and on real series."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from ctsuite.segmentation import exclude_contrast, threshold

TOOL = exclude_contrast.TOOL


def bone_of(run, volume):
    return run(threshold.TOOL, volume=volume, preset="bone")["labels"]


def removed_ml(report) -> float:
    rows = {row[0]: row[3] for row in report.rows()}
    return rows["Contrast medium"]


@pytest.fixture(params=[(1.0, 1.0, 1.0), (0.6, 0.6, 1.2)], ids=["1 mm", "0.6 mm"])
def chest(request, drawing):
    """An aorta with a branch, touching a vertebra with cortex and uneven marrow; a rib; noise of 20 HU."""
    spacing = request.param
    shape = tuple(int(size / step) for size, step in zip((50, 60, 70), spacing[::-1], strict=True))
    scene = drawing(shape, spacing)
    vertebra = scene.fill(scene.rod((10, 0, 0), 15), 900)
    marrow = scene.rod((10, 0, 0), 13)
    texture = gaussian_filter(np.random.default_rng(5).normal(0, 1, shape), [1.5 / s for s in spacing[::-1]])
    scene.values[marrow] = 340 + 70 * (texture / texture.std())[marrow]
    rib = scene.fill(scene.rod((28, 15, 0), 4), 800)
    aorta = scene.rod((-16.6, 0, 0), 11.2) & ~vertebra
    branch = scene.rod((-16.6, -15, 0), 3, axis=1, half=12) & ~vertebra & ~aorta
    scene.fill(aorta | branch, 400)
    return scene, vertebra | rib, aorta, branch


def test_aorta_and_branch_are_taken_out_and_bone_is_kept(run, chest):
    scene, bone, aorta, branch = chest
    volume = scene.volume(noise=20)
    labels = bone_of(run, volume)
    made = run(TOOL, volume=volume, labels=labels)
    before, after = labels.mask(1), made["labels"].mask(1)
    assert np.count_nonzero(after & aorta) <= 0.02 * np.count_nonzero(before & aorta)
    assert np.count_nonzero(after & branch) <= 0.1 * np.count_nonzero(before & branch)
    assert np.count_nonzero(after & bone) >= 0.98 * np.count_nonzero(before & bone)


def test_the_report_says_where_and_how_much(run, chest):
    scene, _, aorta, _ = chest
    volume = scene.volume(noise=20)
    labels = bone_of(run, volume)
    made = run(TOOL, volume=volume, labels=labels)
    rows = list(made["report"].rows())
    core = next(row for row in rows if row[0] == "Core of contrast medium")
    assert core[6:8] == pytest.approx((-16.6, 0), abs=2.0)
    gone = np.count_nonzero(labels.mask(1) & ~made["labels"].mask(1))
    assert removed_ml(made["report"]) == pytest.approx(gone * labels.grid.voxel_volume_mm3 / 1000)
    assert removed_ml(made["report"]) > 0.9 * aorta.sum() * labels.grid.voxel_volume_mm3 / 1000


def test_the_aorta_of_a_child_is_taken_out_on_coarse_voxels(run, drawing):
    scene = drawing((16, 40, 44), (2.0, 2.0, 2.0))
    bone = scene.fill(scene.rod((14, 0, 0), 13), 900)
    aorta = scene.rod((-18, 0, 0), 7.5)
    scene.fill(aorta, 340)
    volume = scene.volume(noise=12)
    labels = bone_of(run, volume)
    made = run(TOOL, volume=volume, labels=labels)
    before, after = labels.mask(1), made["labels"].mask(1)
    assert np.count_nonzero(before & aorta) > 500
    assert np.count_nonzero(after & aorta) <= 0.05 * np.count_nonzero(before & aorta)
    assert np.count_nonzero(after & bone) == np.count_nonzero(before & bone)


def test_nothing_is_taken_out_where_there_is_no_contrast_medium(run, chest):
    scene, _, aorta, branch = chest
    scene.fill(aorta | branch, 45)
    volume = scene.volume(noise=20)
    labels = bone_of(run, volume)
    made = run(TOOL, volume=volume, labels=labels)
    assert np.array_equal(made["labels"].array, labels.array)
    assert removed_ml(made["report"]) == 0


def test_a_single_even_body_is_a_phantom_and_stays(run, drawing):
    scene = drawing()
    scene.fill(scene.ball((0, 0, 0), 14), 400)
    volume = scene.volume(noise=10)
    labels = bone_of(run, volume)
    made = run(TOOL, volume=volume, labels=labels)
    assert np.array_equal(made["labels"].array, labels.array)


def test_an_even_body_with_hardly_anything_else_stays_and_the_report_says_why(run, drawing):
    scene = drawing()
    scene.fill(scene.ball((0, 0, 0), 14), 400)
    scene.fill(scene.ball((15, 15, 15), 3), 900)
    volume = scene.volume(noise=10)
    labels = bone_of(run, volume)
    made = run(TOOL, volume=volume, labels=labels)
    assert np.array_equal(made["labels"].array, labels.array)
    assert any("without bone" in row[0] for row in made["report"].rows())


def test_even_bones_without_cortex_as_phantoms_have_them_stay(run, drawing):
    scene = drawing((40, 60, 70))
    for centre, radius, value in (((-18, 0, 0), 11, 381), ((14, -8, 0), 12, 413), ((8, 20, 0), 5, 395)):
        scene.fill(scene.rod(centre, radius), value)
    volume = scene.volume(noise=12)
    labels = bone_of(run, volume)
    made = run(TOOL, volume=volume, labels=labels)
    assert np.array_equal(made["labels"].array, labels.array)


def test_metal_is_kept(run, chest):
    scene, *_ = chest
    implant = scene.fill(scene.rod((10, 0, 0), 6), 2800)
    volume = scene.volume(noise=20)
    made = run(TOOL, volume=volume, labels=bone_of(run, volume))
    assert made["labels"].mask(1)[implant].all()


@pytest.mark.data
@pytest.mark.parametrize("name", ["torso", "cranium"])
def test_real_series_without_arterial_contrast_keep_all_their_bone(run, series, name):
    volume = series(name)
    labels = bone_of(run, volume)
    made = run(TOOL, volume=volume, labels=labels)
    assert np.array_equal(made["labels"].array, labels.array)
