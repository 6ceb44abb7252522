"""A workflow kept in a scene goes on after the scene was saved and opened again, with nothing lost."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.codes import LENGTH
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.profile import Finding
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.core.workflow import Engine, Status
from ctsuite.workflows.catalogue import workflow
from ctsuite.workflows.data_check import DataCheck

pytest.importorskip("slicer", reason="needs the slicer-core runtime")

from ctsuite.mrml.runtime import create_scene, load_mrb, save_mrb
from ctsuite.workflows.scene_artefacts import SceneArtefacts


@pytest.fixture
def planning():
    return workflow("orthopaedic")


@pytest.fixture
def grid() -> Grid:
    return Grid.axial((4, 5, 6), (1.0, 1.5, 2.0), (10.0, -20.0, 30.0))


@pytest.fixture
def volume(grid) -> Volume:
    array = np.arange(120, dtype=np.int16).reshape(4, 5, 6)
    return Volume(array, grid, attributes={"Modality": "CT", "SOPClassUID": "1.2"}, name="series")


@pytest.fixture
def bone(grid) -> Labels:
    mask = np.zeros((4, 5, 6), bool)
    mask[1:3, 1:4, 2:5] = True
    return Labels.from_mask(mask, grid, Segment(1, "Bone"))


def test_everything_is_there_again_after_saving_and_opening(planning, volume, bone, tmp_path):
    scene = create_scene()
    kept = SceneArtefacts(scene, planning)
    engine = Engine(planning, kept.__contains__, kept.state, kept.store)
    kept["ct"] = volume
    engine.finish("study", "tester")
    finding = Finding("should", "SliceSpacing", "0018,0088", 4.0, "at most 3 mm", "Because.")
    kept["data check"] = DataCheck("workflow.orthopaedic", "Orthopaedic planning", (finding,))
    engine.finish("check", "tester", note="accepted")
    kept["bone"] = bone
    ends = np.array([[10.0, -20.0, 30.0], [13.0, -16.0, 30.0]])
    kept["measurements"] = (Measurement("length", "Gap", 5.0, MM, LENGTH, ends),) * 2
    engine.next()
    save_mrb(scene, tmp_path / "scene.mrb")

    again = SceneArtefacts(load_mrb(tmp_path / "scene.mrb"), planning)
    assert again.state == engine.state
    assert again.state.current == "check" and again.state.steps["check"].status is Status.DONE
    np.testing.assert_array_equal(again["ct"].array, volume.array)
    assert again["ct"].grid.matches(volume.grid)
    np.testing.assert_array_equal(again["bone"].mask(1), bone.mask(1))
    assert again["data check"] == kept["data check"]
    assert [(m.name, m.value) for m in again["measurements"]] == [("Gap", 5.0)] * 2
    assert set(again) == {"ct", "data check", "bone", "measurements"}


def test_an_edit_in_the_scene_is_what_the_next_step_gets(planning, volume, bone, grid):
    scene = create_scene()
    kept = SceneArtefacts(scene, planning)
    kept["ct"], kept["bone"] = volume, bone
    (node,) = kept.nodes("bone")
    smaller = np.zeros((4, 5, 6), bool)
    smaller[1, 1, 2] = True
    kept["bone"] = Labels.from_mask(smaller, grid, Segment(1, "Bone"))
    assert kept.nodes("bone") == (node,), "the same node is filled again"
    assert kept["bone"].array.sum() == 1


def test_an_artefact_whose_node_was_deleted_is_absent(planning, volume):
    scene = create_scene()
    kept = SceneArtefacts(scene, planning)
    kept["ct"] = volume
    scene.RemoveNode(kept.nodes("ct")[0])
    assert "ct" not in kept and list(kept) == []
    with pytest.raises(KeyError):
        kept["ct"]


def test_removing_an_artefact_removes_its_nodes(planning, volume):
    scene = create_scene()
    kept = SceneArtefacts(scene, planning)
    kept["ct"] = volume
    del kept["ct"]
    assert scene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode") == 0
    with pytest.raises(KeyError):
        del kept["ct"]
