"""Registration of CT with PET, of phases of contrast and of a follow-up; a known motion is the truth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.units import ONE
from ctsuite.core.volume import Volume
from ctsuite.ct.registration import rigid
from ctsuite.phantom.structure import Structure

pytest.importorskip("numba", reason="needs the compiled loops")

PET_VOXELS_MM = (4.0, 4.0, 4.0)
PET_FWHM_MM = 6.0
# activity in kBq/ml: little in the body, more where tissue is active, none of it in order of attenuation
UPTAKE = {"skin": 4.0, "fluid": 1.0, "organ": 16.0, "bone": 7.0, "rod": 2.0, "plate": 3.0}
CONTRAST_HU = {"organ": 310.0, "fluid": 45.0, "skin": 65.0}


def register(fixed: Volume, moving: Volume) -> dict:
    return rigid.TOOL.function(fixed=fixed, moving=moving, parameters=rigid.TOOL.parse({}), task=Task())


def with_values(scene, values: dict[str, float], background: float):
    """The same bodies, seen by another scanner or at another time."""
    return replace(
        scene,
        structures=tuple(replace(s, hu=values.get(s.key, s.hu)) for s in scene.structures),
        background_hu=background,
    )


def around(grid: Grid, spacing: tuple[float, float, float]) -> Grid:
    """A grid of other voxels with the same middle and about the same reach."""
    reach = np.array(grid.shape[::-1]) * grid.spacing_mm
    x, y, z = (int(n) for n in np.ceil(reach / spacing))
    origin = grid.centre_lps_mm - (np.array([x, y, z]) - 1) / 2 * spacing
    return Grid((z, y, x), spacing, tuple(origin))


def blurred(array: np.ndarray, grid: Grid, fwhm_mm: float) -> np.ndarray:
    return ndimage.gaussian_filter(array, fwhm_mm / 2.3548 / np.array(grid.spacing_mm[::-1]))


def counted(array: np.ndarray, per_unit: float, seed: int) -> np.ndarray:
    """Activity as it is counted: noise whose variance is the mean."""
    return np.random.default_rng(seed).poisson(np.maximum(array, 0) * per_unit) / per_unit


def pet(scene, truth, grid: Grid) -> Volume:
    """Uptake, smeared by the scanner and counted."""
    activity = with_values(scene, UPTAKE, 0.0).placed(truth).render(grid)
    array = counted(blurred(activity, grid, PET_FWHM_MM), 6.0, 11).astype(np.float32)
    return Volume(array, grid, ONE, {"Modality": "PT", "FrameOfReferenceUID": "7.8.9"}, "FDG PET")


def outline(scene, truth, grid: Grid) -> Volume:
    """The attenuation of a PET scanner's transmission scan: the outline and bone, very smeared and noisy."""
    known = {key: 9.6 for key in UPTAKE} | {"bone": 13.0}  # 1/m at 511 keV
    attenuation = with_values(scene, known, 0.0).placed(truth).render(grid)
    array = counted(blurred(attenuation, grid, 8.0), 4.0, 12).astype(np.float32)
    return Volume(array, grid, ONE, {"Modality": "PT", "FrameOfReferenceUID": "7.8.9"}, "PET attenuation")


@pytest.mark.parametrize("scanned", [pet, outline], ids=["uptake", "attenuation"])
def test_ct_and_pet_are_brought_together_within_a_voxel_of_the_pet(
    head, head_scene, motion, target_errors, scanned
):
    truth = motion((4.0, -3.0, 5.0), (7.0, -6.0, 5.0))
    image = scanned(head_scene, truth, around(head.grid, PET_VOXELS_MM))
    made = register(head, image)
    assert made["report"].columns[0].values == ("mutual information",)
    assert target_errors(made["transform"], truth).max() < min(PET_VOXELS_MM)


def test_phases_of_contrast_are_brought_together_as_exactly_as_equal_images(
    head, head_scene, motion, target_errors, angle_error
):
    truth = motion((3.0, -2.0, 4.0), (5.0, 4.0, -6.0))
    phase = with_values(head_scene, CONTRAST_HU, -1000.0).placed(truth)
    attributes = {"Modality": "CT", "FrameOfReferenceUID": "1.2.3"}
    arterial = replace(phase.volume(head.grid, 15.0, 9, attributes=attributes), name="arterial")
    found = register(head, arterial)["transform"]
    assert target_errors(found, truth).max() < 0.2
    assert angle_error(found, truth) < 0.1


def test_a_follow_up_with_a_grown_lesion_is_brought_onto_the_earlier_scan(
    head, head_scene, motion, target_errors, angle_error
):
    truth = motion((-5.0, 4.0, 6.0), (12.0, -9.0, 8.0))
    grown = tuple(_grown(one) if one.key == "organ" else one for one in head_scene.structures)
    later = replace(head_scene, structures=grown).placed(truth)
    attributes = {"Modality": "CT", "FrameOfReferenceUID": "9.9.9"}
    grid = around(head.grid, (0.8, 0.8, 1.5))
    image = replace(later.volume(grid, 22.0, 13, attributes=attributes), name="a year later")
    found = register(head, image)["transform"]
    assert target_errors(found, truth).max() < 0.2
    assert angle_error(found, truth) < 0.1


def _grown(structure: Structure) -> Structure:
    """The structure half as large again in every direction, about its own middle."""
    middle = np.mean(structure.bounds_mm, axis=0)
    matrix = np.diag([1.5, 1.5, 1.5, 1.0])
    matrix[:3, 3] = middle - 1.5 * middle
    return structure.placed(Transform(matrix))
