"""A scene saved without identification does not say who the patient is, anywhere in its bytes."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.codes import VOLUME
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.measurement import Measurement
from ctsuite.core.units import ML
from ctsuite.core.volume import Volume
from ctsuite.ct.series.load import load

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


@pytest.fixture
def described(scene, volume, labels):
    """A series that is called by its description, as loaded series are, with results that repeat the name."""
    name = "Sancho 50% dose; 2nd try"
    header = {**volume.attributes, "SeriesDescription": name, "Manufacturer": "Alonso scanners"}
    study = convert.to_node(scene, Volume(volume.array, volume.grid, attributes=header, name=name))
    segments = replace(labels, name=f"{name} (display)")
    figure = Measurement("volume", "Bone: volume", 5.0, ML, VOLUME, source=f"{name}: Bone")
    nodes = [convert.to_node(scene, value, beside=study) for value in (segments, figure)]
    state = {"step": 3, "records": [{"inputs": {"volume": {"name": f"{name} (display)"}}}], "note": name}
    workflow_node.save_state(scene, "orthopaedic", json.dumps(state), {"study": study})
    return scene, [study, *nodes]


@pytest.mark.parametrize("text", ["Sancho", "2nd try", "Alonso scanners", "Trauma", "Abdomen 2.5"])
def test_descriptions_and_makers_named_like_the_patient_are_left_out(described, tmp_path, text):
    scene, _ = described
    save_mrb(scene, tmp_path / "case.mrb", identification=False)
    assert text not in _everything(tmp_path / "case.mrb")


def test_what_was_called_by_a_description_has_a_neutral_name_and_opens_again(described, volume, tmp_path):
    scene, _ = described
    save_mrb(scene, tmp_path / "case.mrb", identification=False)
    again = load_mrb(tmp_path / "case.mrb")
    study = convert.from_node(again.GetFirstNodeByName("CT 1"))
    np.testing.assert_array_equal(study.array, volume.array)
    assert "Manufacturer" not in study.attributes
    assert study.attributes["ConvolutionKernel"] == "B30f"
    assert again.GetFirstNodeByName("CT 1 (display)") is not None
    assert convert.from_node(again.GetFirstNodeByName("Bone: volume")).source == "CT 1: Bone"
    state = json.loads(workflow_node.load_state(again, "orthopaedic").state_json)
    assert state == {
        "step": 3,
        "records": [{"inputs": {"volume": {"name": "CT 1 (display)"}}}],
        "note": "CT 1",
    }


def test_the_open_scene_keeps_its_names_even_when_the_save_fails(described, tmp_path):
    scene, nodes = described
    before = [node.GetName() for node in nodes], workflow_node.load_state(scene, "orthopaedic").state_json
    save_mrb(scene, tmp_path / "case.mrb", identification=False)
    nodes[0].SetName("CT of Quixote")
    with pytest.raises(CTSuiteError):
        save_mrb(scene, tmp_path / "other.mrb", identification=False)
    nodes[0].SetName(before[0][0])
    assert before == (
        [node.GetName() for node in nodes],
        workflow_node.load_state(scene, "orthopaedic").state_json,
    )
    assert "Sancho" in convert.from_node(nodes[2]).source


def test_a_uid_in_a_typed_name_refuses_the_save(scene, grid, surface, tmp_path):
    header = {"Modality": "CT", "StudyInstanceUID": "1.2.840.5", "SeriesInstanceUID": "1.2.840.5.6"}
    convert.to_node(scene, Volume(np.zeros(grid.shape, np.int16), grid, attributes=header))
    convert.to_node(scene, surface).SetName("of 1.2.840.5.6")
    with pytest.raises(CTSuiteError) as caught:
        save_mrb(scene, tmp_path / "case.mrb", identification=False)
    assert caught.value.code == "MRML-IDENTIFICATION-LEFT"


@pytest.mark.data
@pytest.mark.parametrize("name", ["cranium", "torso", "aorta_cta"])
def test_real_series_are_saved_without_a_trace_of_what_identifies_them(scene, data, tmp_path, name):
    volume = load(data(f"ct_dicom/{name}"), cache=False)
    facts = volume.attributes
    convert.to_node(scene, volume)
    convert.to_node(scene, volume.with_array(volume.array, name=f"{volume.name} (isotropic)"))
    secret = [facts[key] for key in ("PatientName", "PatientID", "SeriesDescription", "StudyInstanceUID")]
    secret += [facts["SeriesInstanceUID"], facts["SOPInstanceUIDs"][0], facts["SOPInstanceUIDs"][-1]]
    save_mrb(scene, tmp_path / "with.mrb")
    assert all(text in _everything(tmp_path / "with.mrb") for text in secret)
    save_mrb(scene, tmp_path / "without.mrb", identification=False)
    assert not any(text in _everything(tmp_path / "without.mrb") for text in secret)
