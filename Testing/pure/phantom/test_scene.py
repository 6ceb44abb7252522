"""Scenes sampled on grids: attenuation, noise and labels."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.phantom.kinds import make
from ctsuite.phantom.noise import add_noise
from ctsuite.phantom.phantom import Phantom

QUIET = {"noise_hu": 0.0, "pixel_spacing_mm": 1.1, "slice_spacing_mm": 1.7}


@pytest.mark.parametrize("kind", ["sphere", "box", "rod", "two-bones", "tube"])
def test_the_attenuation_above_the_surroundings_adds_up_to_the_volume(kind: str) -> None:
    phantom = make(kind, QUIET)
    image = phantom.scene.render(phantom.grid)
    structures = phantom.scene.structures
    above = (image - phantom.scene.background_hu).sum(dtype=float) * phantom.grid.voxel_volume_mm3
    true = sum(s.volume_mm3(phantom.grid) * (s.hu - phantom.scene.background_hu) for s in structures)
    assert above == pytest.approx(true, rel=0.003)


@pytest.mark.parametrize("kind", ["sphere", "box", "rod", "two-bones", "tube"])
def test_labels_cover_the_true_volume(kind: str) -> None:
    phantom = make(kind, QUIET)
    labels = phantom.labels()
    for structure in phantom.scene.structures:
        true = structure.volume_mm3(phantom.grid) / 1000
        assert labels.volume_ml(structure.label) == pytest.approx(true, rel=0.03)
        assert labels.segment(structure.name).type == structure.type


def test_a_phantom_stands_off_the_axes_and_the_voxels_are_anisotropic() -> None:
    phantom = make("rod", {"noise_hu": 0})
    start, end = phantom.scene.structures[0].centrelines[0].points_lps_mm
    along = np.abs(end - start) / np.linalg.norm(end - start)
    assert along.max() < 0.99 and along.min() > 0.05
    assert phantom.grid.spacing_mm[2] != phantom.grid.spacing_mm[0]


def test_the_same_seed_gives_the_same_noise_and_another_one_does_not() -> None:
    first, again, other = (make("sphere", {"seed": seed}).volume().array for seed in (3, 3, 4))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("correlation_mm", [0.0, 1.2])
def test_noise_has_the_standard_deviation_asked_for(correlation_mm: float) -> None:
    image = np.zeros((256, 256), np.float32)
    noise = add_noise(image, 20.0, (1, 2), correlation_mm, (0.9, 0.7))
    assert noise.std() == pytest.approx(20.0, rel=0.05)
    assert abs(noise.mean()) < 1.5
    neighbours = np.corrcoef(noise[:, :-1].ravel(), noise[:, 1:].ravel())[0, 1]
    # blurring by a Gaussian of width s leaves the correlation exp(-d^2 / 4 s^2) at the distance d
    assert neighbours == pytest.approx(np.exp(-(0.9**2) / (4 * 1.2**2)) if correlation_mm else 0.0, abs=0.03)


def test_noise_leaves_the_mean_of_a_body_unchanged() -> None:
    phantom = make("sphere", {"noise_hu": 30.0})
    labels, volume = phantom.labels(), phantom.volume()
    from scipy.ndimage import binary_erosion

    core = binary_erosion(labels.mask(1), iterations=3)
    assert volume.array[core].mean() == pytest.approx(400.0, abs=1.0)
    assert volume.array[core].std() == pytest.approx(30.0, rel=0.05)


def test_the_ramp_holds_every_value_of_its_range() -> None:
    volume = make("ramp").volume()
    assert np.array_equal(np.unique(volume.array), np.arange(-1024, 3072))


def test_rendering_stops_when_cancelled(hips: Phantom) -> None:
    steps = []

    def cancelled() -> bool:
        steps.append(1)
        return len(steps) > 3

    with pytest.raises(CTSuiteError) as caught:
        hips.volume(Task(cancelled=cancelled))
    assert caught.value.code == "RUN-CANCELLED"


def test_progress_runs_from_begin_to_end_without_going_back() -> None:
    seen: list[float] = []
    make("sphere").volume(Task(on_progress=lambda fraction, _: seen.append(fraction)))
    assert seen == sorted(seen) and seen[0] == 0.0 and 0.9 < seen[-1] <= 1.0
