"""A scene saved without identification does not say who the patient is, anywhere in its bytes."""

from __future__ import annotations

import json
import zipfile

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.volume import Volume

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from slicer import vtkMRMLSubjectHierarchyNode

from ctsuite.mrml import convert, workflow_node
from ctsuite.mrml.runtime import create_scene, load_mrb, save_mrb

PLANTED = ("Quixote", "Alonso", "LM-1605", "19470929", "Toboso", "20240229", "Trauma", "1.2.3")


def _everything(path) -> str:
    """Names and contents of all entries as one text, whatever they are."""
    with zipfile.ZipFile(path) as archive:
        parts = [name.encode() + archive.read(name) for name in archive.namelist()]
    return b"\n".join(parts).decode("latin-1")


@pytest.fixture
def case(scene, volume, labels, length):
    """A study with results and a workflow."""
    study = convert.to_node(scene, volume)
    for value in (labels, length):
        convert.to_node(scene, value, beside=study)
    workflow_node.save_state(scene, "orthopaedic", '{"step": 3}', {"study": study})
    return scene


def test_with_identification_the_scene_says_who_it_is(case, tmp_path):
    save_mrb(case, tmp_path / "case.mrb")
    assert "Quixote^Alonso" in _everything(tmp_path / "case.mrb")


@pytest.mark.parametrize("text", PLANTED)
def test_without_it_no_byte_of_the_file_does(case, tmp_path, text):
    save_mrb(case, tmp_path / "case.mrb", identification=False)
    assert text not in _everything(tmp_path / "case.mrb")


def test_images_results_levels_and_technical_attributes_are_kept(case, volume, labels, tmp_path):
    save_mrb(case, tmp_path / "case.mrb", identification=False)
    again = load_mrb(tmp_path / "case.mrb")
    study = convert.from_node(again.GetFirstNodeByName("CT 3"))
    np.testing.assert_array_equal(study.array, volume.array)
    assert {key: study.attributes[key] for key in ("Modality", "KVP", "ImageType", "ConvolutionKernel")} == {
        key: volume.attributes[key] for key in ("Modality", "KVP", "ImageType", "ConvolutionKernel")
    }
    assert not {"PatientName", "PatientID", "StudyInstanceUID", "SOPInstanceUIDs"} & set(study.attributes)
    np.testing.assert_array_equal(convert.from_node(again.GetFirstNodeByName("Segments")).array, labels.array)
    tree = vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(again)
    item = tree.GetItemByDataNode(again.GetFirstNodeByName("Segments"))
    assert tree.GetItemName(tree.GetItemAncestorAtLevel(item, "Patient")) == "Patient"
    assert tree.GetItemName(tree.GetItemAncestorAtLevel(item, "Study")) == "Study"
    assert workflow_node.load_state(again, "orthopaedic").artefacts["study"][0].GetName() == "CT 3"


def test_the_open_scene_still_knows_the_patient(case, tmp_path):
    save_mrb(case, tmp_path / "case.mrb", identification=False)
    attributes = convert.from_node(case.GetFirstNodeByName("CT 3")).attributes
    assert attributes["PatientName"] == "Quixote^Alonso"


@pytest.mark.parametrize(
    "name", ["CT of QUIXOTE", "lm-1605", "born 19470929", "seen by alonso_2", "Quixote^Alonso"]
)
def test_a_name_that_someone_typed_refuses_the_save(case, surface, tmp_path, name):
    convert.to_node(case, surface).SetName(name)
    with pytest.raises(CTSuiteError) as caught:
        save_mrb(case, tmp_path / "case.mrb", identification=False)
    assert caught.value.code == "MRML-IDENTIFICATION-LEFT"
    assert not any(text.lower() in caught.value.message.lower() for text in PLANTED)
    assert list(tmp_path.iterdir()) == []
    save_mrb(case, tmp_path / "case.mrb")


def test_a_note_in_the_workflow_refuses_the_save(case, tmp_path):
    workflow_node.save_state(case, "orthopaedic", '{"note": "Mr. Quixote called"}', {})
    with pytest.raises(CTSuiteError) as caught:
        save_mrb(case, tmp_path / "case.mrb", identification=False)
    assert caught.value.code == "MRML-IDENTIFICATION-LEFT"


@pytest.mark.parametrize("name", ["王小明", "Müller^Jörg", 'O\'Neill^"Tip"', "Smith & Sons"])
def test_names_of_any_script_are_found_however_they_are_written(scene, grid, tmp_path, name):
    voxels = np.zeros(grid.shape, np.int16)
    header = {"PatientName": name, "StudyInstanceUID": "5.6", "SeriesInstanceUID": "5.6.7"}
    study = convert.to_node(scene, Volume(voxels, grid, attributes=header, name="CT"))
    save_mrb(scene, tmp_path / "clean.mrb", identification=False)
    workflow_node.save_state(scene, "a", '{"note": ' + json.dumps(f"for {name}.") + "}", {})
    with pytest.raises(CTSuiteError):
        save_mrb(scene, tmp_path / "note.mrb", identification=False)
    scene.RemoveNode(scene.GetFirstNodeByClass("vtkMRMLScriptedModuleNode"))
    study.SetName(f"CT {name}")
    with pytest.raises(CTSuiteError):
        save_mrb(scene, tmp_path / "name.mrb", identification=False)


def test_words_that_only_contain_a_name_are_no_find(case, surface, tmp_path):
    convert.to_node(case, surface).SetName("Quixotery of alonsos")
    save_mrb(case, tmp_path / "case.mrb", identification=False)


def test_short_numbers_are_not_looked_for(scene, grid, tmp_path):
    """A patient number 120 would be found in every scene with 120 kV."""
    header = {"PatientID": "120", "KVP": 120.0, "StudyInstanceUID": "5.6", "SeriesInstanceUID": "5.6.7"}
    convert.to_node(scene, Volume(np.zeros(grid.shape, np.int16), grid, attributes=header))
    save_mrb(scene, tmp_path / "case.mrb", identification=False)
    tree = vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(load_mrb(tmp_path / "case.mrb"))
    assert tree.GetItemByUID("DICOM", "120") == 0


def test_a_scene_without_a_patient_is_saved(tmp_path, surface):
    scene = create_scene()
    convert.to_node(scene, surface)
    save_mrb(scene, tmp_path / "case.mrb", identification=False)
    assert convert.from_node(load_mrb(tmp_path / "case.mrb").GetFirstNodeByName("Hull")).name == "Hull"
