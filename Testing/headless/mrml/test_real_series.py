"""A real abdomen goes through the scene, a scene file and the views."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, BONE
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.volume import Volume

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkFiltersCore import vtkMassProperties

from ctsuite.mrml import convert, display, views
from ctsuite.mrml.runtime import load_mrb, save_mrb

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def torso(data) -> Volume:
    """Read by an independent library from the DICOM files."""
    reader = sitk.ImageSeriesReader()
    reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(data("ct_dicom/torso"))))
    image = reader.Execute()
    direction = np.array(image.GetDirection()).reshape(3, 3)
    array = sitk.GetArrayFromImage(image).astype(np.int16)
    grid = Grid(array.shape, image.GetSpacing(), image.GetOrigin(), tuple(map(tuple, direction.tolist())))
    return Volume(array, grid, attributes={"Modality": "CT", "WindowWidth": 400.0, "WindowCenter": 40.0})


@pytest.fixture
def case(scene, torso):
    """The series and everything above 200 HU."""
    study = convert.to_node(scene, torso)
    bone = Segment(1, "Bone", ANATOMICAL_STRUCTURE, BONE, (0.95, 0.84, 0.57))
    labels = Labels.from_mask(torso.array > 200, torso.grid, bone, "Segments")
    return scene, convert.to_node(scene, labels, beside=study), labels


def test_voxels_places_and_segments_survive_a_scene_file(case, torso, tmp_path):
    scene, _, labels = case
    save_mrb(scene, tmp_path / "torso.mrb")
    again = load_mrb(tmp_path / "torso.mrb")
    volume = convert.from_node(again.GetFirstNodeByName(torso.name))
    np.testing.assert_array_equal(volume.array, torso.array)
    assert volume.grid.matches(torso.grid, 1e-9)
    found = convert.from_node(again.GetFirstNodeByName("Segments"))
    np.testing.assert_array_equal(found.array, labels.array)
    assert found.volume_ml(1) == labels.volume_ml(1)


def test_the_closed_surface_of_the_body_holds_the_volume_of_its_voxels(scene, torso):
    body = sitk.GetArrayFromImage(sitk.BinaryFillhole(sitk.GetImageFromArray((torso.array > -200) * 1)))
    labels = Labels.from_mask(body.astype(bool), torso.grid, Segment(1, "Body"))
    node = convert.to_node(scene, labels)
    node.GetSegmentation().SetConversionParameter("Smoothing factor", "0")
    node.CreateClosedSurfaceRepresentation()
    surface = vtkPolyData()
    node.GetClosedSurfaceRepresentation(node.GetSegmentation().GetNthSegmentID(0), surface)
    properties = vtkMassProperties()
    properties.SetInputData(surface)
    assert properties.GetVolume() / 1000 == pytest.approx(labels.volume_ml(1), rel=0.02)


def test_the_views_show_the_patient_the_right_way_round(case):
    """The spine lies behind the middle of the body, the liver on the patient's right."""
    scene, node, _ = case
    display.show_segmentation(node, surface=False)
    try:
        axial = views.slice_picture(scene, "Axial", (240, 200), ruler=False, letters=False, badges=False)
    except CTSuiteError as error:
        pytest.skip(error.cause)
    body = axial.max(axis=-1) > 40
    bone = (axial[..., 0].astype(int) - axial[..., 2] > 20) & body
    assert bone.any() and body.mean() > 0.3
    assert np.nonzero(bone)[0].mean() > np.nonzero(body)[0].mean(), "bone is behind the middle"
    high = views.slice_picture(scene, "Coronal", (240, 200), ruler=False, letters=False, badges=False)
    liver = high[: high.shape[0] // 3, :, 0]
    half = liver.shape[1] // 2
    assert liver[:, :half].mean() > liver[:, half:].mean(), "the liver is on the left of the picture"
