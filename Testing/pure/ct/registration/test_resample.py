"""Resampling puts every value where the transform says, as ITK does, and refuses frames that do not match."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
from scipy.spatial.transform import Rotation

from ctsuite.core.deformation import Deformation
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.units import ONE
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.files import read, write
from ctsuite.ct.files.images import image_of
from ctsuite.ct.registration import resample
from ctsuite.ct.registration.warp import warped

pytest.importorskip("numba", reason="needs the compiled loops")

TURN = Rotation.from_euler("xyz", [12, -9, 25], degrees=True).as_matrix()
MOVING_GRID = Grid((14, 18, 20), (1.1, 1.3, 2.0), (5.0, -8.0, 40.0), tuple(map(tuple, TURN)))
FIXED_GRID = Grid.axial((12, 16, 17), (1.5, 1.2, 2.1), (0.0, 0.0, 38.0))


@pytest.fixture(scope="module")
def moving() -> Volume:
    array = np.random.default_rng(1).integers(-900, 900, MOVING_GRID.shape).astype(np.int16)
    return Volume(array, MOVING_GRID, attributes={"Modality": "CT", "FrameOfReferenceUID": "1.2"}, name="M")


@pytest.fixture(scope="module")
def fixed() -> Volume:
    array = np.zeros(FIXED_GRID.shape, np.int16)
    return Volume(array, FIXED_GRID, attributes={"Modality": "CT", "FrameOfReferenceUID": "3.4"}, name="F")


@pytest.fixture(scope="module")
def linear() -> Transform:
    matrix = np.eye(4)
    matrix[:3, :3] = 1.05 * Rotation.from_euler("xyz", [-4, 6, 9], degrees=True).as_matrix()
    matrix[:3, 3] = (2.0, 3.0, -1.5)
    return Transform(matrix, "linear")


@pytest.fixture(scope="module")
def bent(linear) -> Deformation:
    grid = Grid.axial((8, 9, 10), (4.0, 4.0, 4.0), (-4.0, -4.0, 34.0))
    field = np.random.default_rng(2).normal(0, 1.0, (8, 9, 10, 3))
    return Deformation(linear.matrix_lps, "bent", displacements_mm=field, grid=grid)


def itk_transform(transform: Transform) -> sitk.Transform:
    if isinstance(transform, Deformation):
        field = image_of(transform.total_displacements(), transform.grid)
        return sitk.DisplacementFieldTransform(sitk.Cast(field, sitk.sitkVectorFloat64))
    made = sitk.AffineTransform(3)
    back = np.linalg.inv(transform.matrix_lps)
    made.SetMatrix(back[:3, :3].ravel().tolist())
    made.SetTranslation(back[:3, 3].tolist())
    return made


@pytest.mark.parametrize("which", ["linear", "bent"])
@pytest.mark.parametrize(
    ("name", "itk"), [("linear", sitk.sitkLinear), ("nearest", sitk.sitkNearestNeighbor)]
)
def test_values_lie_where_itk_puts_them(which, name, itk, moving, request):
    transform = request.getfixturevalue(which)
    made = warped(moving.array.astype(np.float32), MOVING_GRID, transform, FIXED_GRID, name, -5000.0)
    image = image_of(moving.array.astype(np.float32), MOVING_GRID)
    reference = image_of(np.zeros(FIXED_GRID.shape, np.float32), FIXED_GRID)
    theirs = sitk.Resample(image, reference, itk_transform(transform), itk, -5000.0)
    expected = sitk.GetArrayFromImage(theirs)
    # the rim of half a voxel is judged within rounding, so values there are not compared
    inside = (made > -5000) & (expected > -5000)
    off = np.abs(made - expected)[inside]
    assert inside.mean() > 0.3 and ((made > -5000) != (expected > -5000)).mean() < 0.01
    assert np.quantile(off, 0.995) < 0.1 if name == "linear" else (off > 0).mean() < 0.005


def test_cubic_interpolation_reproduces_a_parabola_and_keeps_whole_numbers():
    grid = Grid.axial((12, 12, 12), (1.0, 1.0, 1.0))
    z, y, x = np.indices(grid.shape).astype(float)
    array = (x**2 + 2 * y * z - 3 * y).astype(np.float32)
    shift = Transform(np.array([[1.0, 0, 0, -0.3], [0, 1, 0, 0.4], [0, 0, 1, 0.2], [0, 0, 0, 1]]))
    made = warped(array, grid, shift, grid, "cubic")[3:-3, 3:-3, 3:-3]
    expected = ((x + 0.3) ** 2 + 2 * (y - 0.4) * (z - 0.2) - 3 * (y - 0.4))[3:-3, 3:-3, 3:-3]
    np.testing.assert_allclose(made, expected, atol=1e-3)
    whole = warped(array.astype(np.int16), grid, shift, grid, "cubic")[3:-3, 3:-3, 3:-3]
    assert whole.dtype == np.int16 and np.abs(whole - expected).max() < 2.0


def run(moving, fixed, transform=None, labels=None, **values):
    tool = resample.TOOL
    return tool.function(
        moving=moving,
        fixed=fixed,
        transform=transform,
        labels=labels,
        parameters=tool.parse(values),
        task=Task(),
    )


def test_the_result_says_where_it_comes_from(moving, fixed, linear, bent):
    made = run(moving, fixed, linear)["volume"]
    assert made.grid == FIXED_GRID and made.attributes["FrameOfReferenceUID"] == "3.4"
    assert made.attributes["DerivationDescription"] == (
        "M resampled onto F by the linear transform linear, linear interpolation"
    )
    assert "deformable" in run(moving, fixed, bent)["volume"].attributes[BADGE]
    assert made.attributes["AcquiredPixelSpacing"] == (1.3, 1.1)
    assert made.array.min() == -1024  # outside is air


def test_segments_go_along_and_keep_their_values(moving, fixed, linear):
    array = (np.random.default_rng(3).random(MOVING_GRID.shape) > 0.5) * np.uint8(7)
    labels = Labels(array, MOVING_GRID, (Segment(7, "Seven"),))
    made = run(moving, fixed, linear, labels, interpolation="cubic")["labels"]
    assert made.grid == FIXED_GRID and made.segments == labels.segments
    assert set(np.unique(made.array)) == {0, 7}


def test_images_of_different_frames_are_refused_with_the_tag_and_both_values(moving, fixed):
    with pytest.raises(CTSuiteError) as caught:
        run(moving, fixed)
    assert caught.value.code == "REGISTRATION-FRAMES-DIFFER"
    assert all(text in caught.value.cause for text in ("(0020,0052)", "1.2", "3.4"))
    absent = replace(moving, attributes={})
    with pytest.raises(CTSuiteError, match="different frames"):
        run(absent, fixed)
    together = replace(moving, attributes={"FrameOfReferenceUID": "3.4"})
    assert run(together, fixed)["volume"].grid == FIXED_GRID


def test_images_that_do_not_meet_are_refused(moving, fixed):
    away = Transform(np.array([[1.0, 0, 0, 900], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]))
    with pytest.raises(CTSuiteError) as caught:
        run(moving, fixed, away)
    assert caught.value.code == "REGISTRATION-NO-OVERLAP"


def test_outside_an_image_that_is_no_ct_there_is_nothing(moving, fixed, linear):
    other = Volume(np.abs(moving.array), MOVING_GRID, ONE, {"Modality": "MR"}, "MR")
    assert run(other, fixed, linear)["volume"].array.min() == 0


def test_a_deformation_comes_back_from_its_file(bent, tmp_path):
    for ending in (".nrrd", ".mha"):
        again = read(write(bent, tmp_path, f"bent{ending}"), Transform)
        places = bent.grid.index_to_lps(np.random.default_rng(4).uniform(0, 7, (20, 3)))
        np.testing.assert_allclose(again.to_moving(places), bent.to_moving(places), atol=1e-4)


def test_a_plain_image_is_no_deformation(moving, tmp_path):
    path = write(moving, tmp_path, "ct.nrrd")
    with pytest.raises(CTSuiteError) as caught:
        read(path, Transform)
    assert caught.value.code == "FILE-WRONG-KIND"
