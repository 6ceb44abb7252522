"""Patient, study and series stand in the subject hierarchy as Slicer's own DICOM plug-in puts them there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.volume import Volume

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from slicer import vtkMRMLSubjectHierarchyNode

from ctsuite.mrml import convert, volume
from ctsuite.mrml.subject_hierarchy import place_beside


@pytest.fixture
def tree(scene):
    """The hierarchy of the scene."""
    return vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)


def _levels(tree, node):
    """Study and patient item above a node."""
    item = tree.GetItemByDataNode(node)
    return tree.GetItemAncestorAtLevel(item, "Study"), tree.GetItemAncestorAtLevel(item, "Patient")


def _with(given: Volume, **changed) -> Volume:
    return Volume(given.array, given.grid, given.unit, {**given.attributes, **changed}, given.name)


def test_the_items_have_names_and_uids_as_the_plug_in_gives_them(scene, tree, volume):
    node = convert.to_node(scene, volume)
    study, patient = _levels(tree, node)
    assert tree.GetItemName(patient) == "Quixote^Alonso (LM-1605)"
    assert tree.GetItemName(study) == "Trauma (20240229)"
    assert tree.GetItemUID(patient, "DICOM") == "LM-1605"
    assert tree.GetItemUID(study, "DICOM") == "1.2.3"
    series = tree.GetItemByUID("DICOM", "1.2.3.4")
    assert tree.GetItemDataNode(series) is node
    assert tree.GetItemParent(series) == study and tree.GetItemParent(study) == patient
    assert tree.GetItemParent(patient) == tree.GetSceneItemID()
    assert tree.GetItemUID(series, "DICOMInstanceUID").split()[0] == "1.2.3.4.0"


def test_the_headers_are_item_attributes(scene, tree, volume):
    study, patient = _levels(tree, convert.to_node(scene, volume))
    series = tree.GetItemByUID("DICOM", "1.2.3.4")
    assert tree.GetItemAttribute(patient, "DICOM.PatientName") == "Quixote^Alonso"
    assert tree.GetItemAttribute(patient, "DICOM.PatientBirthDate") == "19470929"
    assert tree.GetItemAttribute(study, "DICOM.StudyDate") == "20240229"
    assert tree.GetItemAttribute(series, "DICOM.Modality") == "CT"
    assert tree.GetItemAttribute(series, "DICOM.SeriesDescription") == "Abdomen 2.5"


def test_what_the_plug_in_makes_up_is_not_read_back(scene, tree, grid):
    bare = {"StudyInstanceUID": "1.2", "SeriesInstanceUID": "1.2.3"}
    node = convert.to_node(scene, Volume(np.zeros(grid.shape, np.int16), grid, attributes=bare))
    study, patient = _levels(tree, node)
    assert tree.GetItemName(patient) == "No name (Patient-1.2)"
    assert tree.GetItemName(study) == "No study description"
    assert dict(convert.from_node(node).attributes) == bare


def test_a_second_series_of_a_study_joins_it(scene, tree, volume):
    first = convert.to_node(scene, volume)
    second = convert.to_node(scene, _with(volume, SeriesInstanceUID="1.2.3.5", PatientName="Someone^Else"))
    assert _levels(tree, first) == _levels(tree, second)
    assert tree.GetItemAttribute(_levels(tree, second)[1], "DICOM.PatientName") == "Quixote^Alonso"


def test_another_study_of_the_patient_gets_a_study_of_its_own(scene, tree, volume):
    first = convert.to_node(scene, volume)
    other = _with(volume, StudyInstanceUID="1.2.8", SeriesInstanceUID="1.2.8.1", StudyDate="20250101")
    second = convert.to_node(scene, other)
    assert _levels(tree, first)[1] == _levels(tree, second)[1]
    assert tree.GetItemName(_levels(tree, second)[0]) == "Trauma (20250101)"


def test_two_patients_are_kept_apart(scene, tree, volume):
    first = convert.to_node(scene, volume)
    uids = {
        "StudyInstanceUID": "9.2",
        "SeriesInstanceUID": "9.2.1",
        "PatientID": "SP-1",
        "PatientName": "Panza",
    }
    second = convert.to_node(scene, _with(volume, **uids))
    assert _levels(tree, first)[1] != _levels(tree, second)[1]
    assert convert.from_node(second).attributes["PatientName"] == "Panza"
    assert convert.from_node(first).attributes["PatientName"] == "Quixote^Alonso"


def test_a_volume_made_from_a_series_stands_under_the_study_without_claiming_the_series(scene, tree, volume):
    first = convert.to_node(scene, volume)
    derived = convert.to_node(scene, replace(volume, name="Resampled"))
    assert _levels(tree, derived) == _levels(tree, first)
    assert tree.GetItemDataNode(tree.GetItemByUID("DICOM", "1.2.3.4")) is first
    assert convert.from_node(derived).attributes["PatientID"] == "LM-1605"
    assert convert.from_node(derived).attributes["Modality"] == "CT"


def test_filling_a_node_again_does_not_add_items(scene, tree, volume):
    node = convert.to_node(scene, volume)
    count = tree.GetNumberOfItems()
    convert.to_node(scene, volume, node)
    assert tree.GetNumberOfItems() == count


@pytest.mark.parametrize("missing", ["StudyInstanceUID", "SeriesInstanceUID"])
def test_data_without_uids_stand_at_the_top(scene, tree, volume, missing):
    node = convert.to_node(scene, _with(volume, **{missing: " "}))
    assert tree.GetItemParent(tree.GetItemByDataNode(node)) == tree.GetSceneItemID()


def test_every_result_stands_under_the_study_it_belongs_to(
    scene, tree, volume, labels, surface, curve, transform, table, length, region_volume
):
    study = convert.to_node(scene, volume)
    for value in (labels, surface, curve, transform, table, length, region_volume):
        node = convert.to_node(scene, value, beside=study)
        assert _levels(tree, node) == _levels(tree, study), value


def test_a_result_without_a_study_stands_at_the_top(scene, tree, surface):
    node = convert.to_node(scene, surface)
    assert tree.GetItemParent(tree.GetItemByDataNode(node)) == tree.GetSceneItemID()


def test_placing_again_moves_the_item(scene, tree, volume, surface):
    node = convert.to_node(scene, surface)
    place_beside(scene, node, convert.to_node(scene, volume))
    assert tree.GetItemName(_levels(tree, node)[1]) == "Quixote^Alonso (LM-1605)"


def test_a_volume_that_is_in_no_scene_has_no_hierarchy(scene, grid):
    from slicer import vtkMRMLScalarVolumeNode

    node = vtkMRMLScalarVolumeNode()
    volume.set_image(node, np.zeros(grid.shape, np.int16), grid)
    assert dict(volume.from_node(node).attributes) == {}


def test_characters_that_would_break_a_scene_file_are_replaced(scene, tree, volume):
    node = convert.to_node(scene, _with(volume, StudyDescription="Hip | left\x07\x1b"))
    assert tree.GetItemAttribute(_levels(tree, node)[0], "DICOM.StudyDescription") == "Hip / left"
