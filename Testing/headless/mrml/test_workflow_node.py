"""The state of a workflow stays in the scene, whatever it says, through saving, opening and importing."""

from __future__ import annotations

import json

import pytest

from ctsuite.core.errors import CTSuiteError

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.mrml import convert
from ctsuite.mrml.runtime import create_scene, load_mrb, save_mrb
from ctsuite.mrml.workflow_node import load_state, load_states, save_state

STATE = {"note": "a <b> & \"c\" 'd' %20 %3B; | ^ : \\ 中文 \n\t end ", "n": [1, 2.5, None]}


@pytest.fixture
def nodes(scene, volume, labels, length, region_volume):
    """Nodes by the name of their artefact; one artefact has two."""
    study = convert.to_node(scene, volume)
    measured = tuple(convert.to_node(scene, m, beside=study) for m in (length, region_volume))
    return {
        "study volume": study,
        "bone: left; 50%": convert.to_node(scene, labels),
        "measurements": measured,
    }


def _check(stored):
    assert json.loads(stored.state_json) == STATE
    assert [node.GetName() for node in stored.artefacts["study volume"]] == ["CT 3"]
    assert [node.GetName() for node in stored.artefacts["bone: left; 50%"]] == ["Segments"]
    assert [n.GetName() for n in stored.artefacts["measurements"]] == ["Fracture gap", "Bone volume"]


def test_state_and_artefacts_are_found_again(scene, nodes):
    save_state(scene, "orthopaedic", json.dumps(STATE), nodes)
    (stored,) = load_states(scene)
    assert stored.workflow == "orthopaedic"
    _check(stored)


def test_they_survive_a_scene_file(scene, nodes, tmp_path):
    save_state(scene, "orthopaedic", json.dumps(STATE, ensure_ascii=False, indent=2), nodes)
    save_mrb(scene, tmp_path / "scene.mrb")
    _check(load_state(load_mrb(tmp_path / "scene.mrb"), "orthopaedic"))


def test_they_survive_an_import_that_gives_every_node_a_new_identifier(scene, nodes, volume, tmp_path):
    save_state(scene, "orthopaedic", json.dumps(STATE), nodes)
    folder = tmp_path / "scene"
    folder.mkdir()
    assert scene.SaveSceneToSlicerDataBundleDirectory(str(folder), None)
    other = create_scene()
    taken = convert.to_node(other, volume.with_array(volume.array, name="Taken"))
    other.SetURL(str(folder / "scene.mrml"))
    assert other.Import()
    stored = load_state(other, "orthopaedic")
    _check(stored)
    assert stored.artefacts["study volume"][0].GetID() != taken.GetID()


def test_storing_again_replaces_the_state_of_the_same_workflow(scene, nodes):
    first = save_state(scene, "a", '{"n": 1}', nodes)
    assert save_state(scene, "a", '{"n": 2}', {"only": nodes["study volume"]}) is first
    stored = load_state(scene, "a")
    assert json.loads(stored.state_json) == {"n": 2}
    assert set(stored.artefacts) == {"only"}


def test_workflows_are_kept_apart(scene):
    save_state(scene, "a", '{"n": 1}', {})
    save_state(scene, "b", '{"n": 2}', {})
    assert [stored.workflow for stored in load_states(scene)] == ["a", "b"]
    assert json.loads(load_state(scene, "b").state_json) == {"n": 2}
    assert load_state(scene, "c") is None


def test_an_artefact_whose_node_was_deleted_is_absent(scene, nodes):
    save_state(scene, "a", "{}", nodes)
    scene.RemoveNode(nodes["study volume"])
    scene.RemoveNode(nodes["measurements"][0])
    artefacts = load_state(scene, "a").artefacts
    assert set(artefacts) == {"bone: left; 50%", "measurements"}
    assert [node.GetName() for node in artefacts["measurements"]] == ["Bone volume"]


@pytest.mark.parametrize("damage", ["", "{", "[1]", "null", '"text"', "[" * 100_000])
def test_a_damaged_state_is_named_and_not_guessed(scene, damage):
    node = save_state(scene, "a", "{}", {})
    node.SetParameter("state", damage)
    with pytest.raises(CTSuiteError) as caught:
        load_states(scene)
    assert caught.value.code == "WORKFLOW-STATE-UNREADABLE"


def test_damaged_names_of_artefacts_are_named(scene):
    node = save_state(scene, "a", "{}", {})
    node.SetParameter("artefacts", "7")
    with pytest.raises(CTSuiteError) as caught:
        load_state(scene, "a")
    assert caught.value.code == "WORKFLOW-STATE-UNREADABLE"


def test_nodes_of_other_scripted_modules_are_left_alone(scene):
    other = scene.AddNewNodeByClass("vtkMRMLScriptedModuleNode", "theirs")
    other.SetModuleName("SomethingElse")
    other.SetParameter("workflow", "a")
    assert load_states(scene) == ()
    save_state(scene, "a", "{}", {})
    assert other.GetParameterCount() == 1


def test_text_that_is_not_json_is_a_defect_of_the_caller(scene):
    with pytest.raises(ValueError):
        save_state(scene, "a", "not json", {})
    assert load_states(scene) == ()
