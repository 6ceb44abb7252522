"""A scene saved as one file opens again with the same values; what cannot be saved leaves nothing behind."""

from __future__ import annotations

import json
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from slicer import vtkMRMLSubjectHierarchyNode

from ctsuite.mrml import convert, display, labelmap, workflow_node
from ctsuite.mrml.runtime import create_scene, load_mrb, save_mrb


@pytest.fixture
def full(scene, volume, labels, surface, curve, transform, table, length, region_volume):
    """A scene with a node of every kind and a workflow."""
    study = convert.to_node(scene, volume)
    for value in (labels, surface, curve, transform, table, length, region_volume):
        convert.to_node(scene, value, beside=study)
    labelmap.to_node(scene, labels, beside=study).SetName("Label map")
    display.set_window(study, 333.0, 22.0)
    workflow_node.save_state(scene, "orthopaedic", '{"step": 3}', {"study": study})
    return scene


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """Where temporary folders are made, to see that none is left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _value(scene, name):
    return convert.from_node(scene.GetFirstNodeByName(name))


def test_every_kind_of_value_is_the_same_again(
    full, volume, labels, surface, curve, transform, table, length, region_volume, tmp_path
):
    save_mrb(full, tmp_path / "case.mrb")
    again = load_mrb(tmp_path / "case.mrb")

    found = _value(again, "CT 3")
    np.testing.assert_array_equal(found.array, volume.array)
    assert found.array.dtype == volume.array.dtype
    assert found.grid.matches(volume.grid, 1e-9)
    assert found.unit == volume.unit
    assert dict(found.attributes) == {k: v for k, v in volume.attributes.items() if k != "InstitutionName"}
    assert display.window(again.GetFirstNodeByName("CT 3")) == (333.0, 22.0)

    for name in ("Segments", "Label map"):
        found = _value(again, name)
        np.testing.assert_array_equal(found.array, labels.array)
        assert found.grid.matches(labels.grid, 1e-9)
        assert [(s.value, s.name, s.category, s.type) for s in found.segments] == [
            (s.value, s.name, s.category, s.type) for s in labels.segments
        ]
        for a, b in zip(found.segments, labels.segments, strict=True):
            np.testing.assert_allclose(a.colour_rgb, b.colour_rgb, atol=1 / 255)

    found = _value(again, "Hull")
    np.testing.assert_array_equal(found.points_lps_mm, surface.points_lps_mm)
    np.testing.assert_array_equal(found.triangles, surface.triangles)
    np.testing.assert_array_equal(found.scalars["distance"], surface.scalars["distance"])
    assert found.alterations == surface.alterations

    found = _value(again, "Centreline")
    np.testing.assert_allclose(found.points_lps_mm, curve.points_lps_mm, atol=1e-9)
    np.testing.assert_allclose(found.radius_mm, curve.radius_mm, atol=1e-9)

    np.testing.assert_allclose(_value(again, "Moved").matrix_lps, transform.matrix_lps, atol=1e-12)
    assert _value(again, "Volumes") == table
    for measurement in (length, region_volume):
        found = _value(again, measurement.name)
        assert found.value == measurement.value
        assert found.as_dict() | {"anchors_lps_mm": 0} == measurement.as_dict() | {"anchors_lps_mm": 0}
        np.testing.assert_allclose(found.anchors_lps_mm, measurement.anchors_lps_mm, atol=1e-9)

    stored = workflow_node.load_state(again, "orthopaedic")
    assert json.loads(stored.state_json) == {"step": 3}
    assert stored.artefacts["study"][0] is again.GetFirstNodeByName("CT 3")


def test_the_hierarchy_is_the_same_again(full, tmp_path):
    save_mrb(full, tmp_path / "case.mrb")
    again = load_mrb(tmp_path / "case.mrb")
    tree = vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(again)
    study = tree.GetItemByUID("DICOM", "1.2.3")
    assert tree.GetItemName(study) == "Trauma (20240229)"
    assert tree.GetItemName(tree.GetItemParent(study)) == "Quixote^Alonso (LM-1605)"
    for name in ("CT 3", "Segments", "Hull", "Centreline", "Moved", "Volumes", "Fracture gap", "Bone volume"):
        assert tree.GetItemParent(tree.GetItemByDataNode(again.GetFirstNodeByName(name))) == study, name
    assert again.GetNumberOfNodesByClass("vtkMRMLSubjectHierarchyNode") == 1


def test_other_programs_read_the_voxels_at_the_same_place(full, volume, tmp_path):
    """An independent reader of the NRRD file inside, without any of our code."""
    save_mrb(full, tmp_path / "case.mrb")
    with zipfile.ZipFile(tmp_path / "case.mrb") as archive:
        archive.extract("case/Data/CT 3.nrrd", tmp_path)
    image = sitk.ReadImage(str(tmp_path / "case" / "Data" / "CT 3.nrrd"))
    np.testing.assert_array_equal(sitk.GetArrayFromImage(image), volume.array)
    for ijk in [(0, 0, 0), (13, 11, 9), (1, 2, 3)]:
        expected = volume.grid.index_to_lps(ijk)
        np.testing.assert_allclose(image.TransformIndexToPhysicalPoint(ijk), expected, atol=1e-6)


def test_a_scene_that_was_opened_can_be_saved_and_opened_again(full, labels, tmp_path):
    save_mrb(full, tmp_path / "first.mrb")
    save_mrb(load_mrb(tmp_path / "first.mrb"), tmp_path / "second.mrb")
    again = load_mrb(tmp_path / "second.mrb")
    np.testing.assert_array_equal(_value(again, "Segments").array, labels.array)
    assert again.GetNumberOfNodes() == full.GetNumberOfNodes()


def test_saving_leaves_the_scene_as_it_was(full, tmp_path):
    before = [full.GetNthNode(n).GetID() for n in range(full.GetNumberOfNodes())]
    save_mrb(full, tmp_path / "case.mrb")
    after = [full.GetNthNode(n).GetID() for n in range(full.GetNumberOfNodes())]
    assert [id_ for id_ in after if "Storage" not in id_] == [id_ for id_ in before if "Storage" not in id_]
    assert full.GetRootDirectory() != str(tmp_path)
    assert str(tmp_path) not in str(full.GetFirstNodeByName("CT 3").GetStorageNode().GetFileName())


@pytest.mark.parametrize("name", ["病例 1.mrb", "a b.c.mrb", " .mrb", "x" * 200 + ".mrb"])
def test_any_file_name_works(scene, surface, tmp_path, name):
    convert.to_node(scene, surface)
    save_mrb(scene, tmp_path / name)
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert len(_value(load_mrb(tmp_path / name), "Hull").points_lps_mm) == 4


@pytest.mark.parametrize(
    "name", ['a/b\\c:d*?"<>|%2e', "..", "名前", "x" * 300, "control\x01\x1f", "CON", "", "a & b &lt; '%20'"]
)
def test_any_node_name_works(scene, surface, tmp_path, name):
    convert.to_node(scene, replace(surface, name=name))
    save_mrb(scene, tmp_path / "case.mrb")
    with zipfile.ZipFile(tmp_path / "case.mrb") as archive:
        assert all(".." not in Path(entry).parts for entry in archive.namelist())
    models = load_mrb(tmp_path / "case.mrb").GetNodesByClass("vtkMRMLModelNode")
    assert models.GetNumberOfItems() == 1
    assert len(convert.from_node(models.GetItemAsObject(0)).triangles) == 4


def test_an_empty_scene_is_saved(scene, tmp_path):
    save_mrb(scene, tmp_path / "empty.mrb")
    assert load_mrb(tmp_path / "empty.mrb").GetNumberOfNodes() == scene.GetNumberOfNodes()


def test_missing_folders_are_made_and_an_earlier_file_replaced(scene, surface, tmp_path):
    path = tmp_path / "new" / "case.mrb"
    save_mrb(scene, path)
    convert.to_node(scene, surface)
    save_mrb(scene, path)
    assert _value(load_mrb(path), "Hull").name == "Hull"
    assert [file.name for file in path.parent.iterdir()] == ["case.mrb"]


def test_no_temporary_folder_is_left(full, tmp_path, temporary):
    save_mrb(full, tmp_path / "case.mrb")
    load_mrb(tmp_path / "case.mrb")
    assert list(temporary.iterdir()) == []
    assert sorted(file.name for file in tmp_path.iterdir()) == ["case.mrb", "temporary"]


def test_nothing_is_printed(full, tmp_path, capfd):
    save_mrb(full, tmp_path / "case.mrb")
    load_mrb(tmp_path / "case.mrb")
    assert capfd.readouterr() == ("", "")


def test_progress_runs_from_nothing_to_all(full, tmp_path):
    seen: list[float] = []
    task = Task(on_progress=lambda fraction, _: seen.append(fraction))
    save_mrb(full, tmp_path / "case.mrb", task)
    assert seen == sorted(seen) and (seen[0], seen[-1]) == (0.0, 1.0)
    seen.clear()
    load_mrb(tmp_path / "case.mrb", task)
    assert seen == sorted(seen) and (seen[0], seen[-1]) == (0.0, 1.0)


def _cancelled_after(steps: int) -> Task:
    asked = iter(range(10_000))
    return Task(cancelled=lambda: next(asked) >= steps)


@pytest.mark.parametrize("steps", [0, 1, 4])
def test_cancelling_a_save_leaves_nothing_and_keeps_an_earlier_file(full, tmp_path, temporary, steps):
    path = tmp_path / "case.mrb"
    path.write_bytes(b"earlier")
    with pytest.raises(CTSuiteError) as caught:
        save_mrb(full, path, _cancelled_after(steps))
    assert caught.value.code == "RUN-CANCELLED"
    assert path.read_bytes() == b"earlier"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["case.mrb", "temporary"]
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("steps", [0, 1, 6])
def test_cancelling_an_opening_leaves_nothing(full, tmp_path, temporary, steps):
    save_mrb(full, tmp_path / "case.mrb")
    with pytest.raises(CTSuiteError) as caught:
        load_mrb(tmp_path / "case.mrb", _cancelled_after(steps))
    assert caught.value.code == "RUN-CANCELLED"
    assert list(temporary.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 3 MiB, mounted for the test."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("slices", [14, 18, 23, 40])
def test_a_full_disk_is_named_and_an_earlier_file_kept(scene, volume, small_disk, slices):
    """It fills up while the scene is packed, before, and while MRML writes (and may not notice)."""
    noise = np.random.default_rng(0).integers(-30000, 30000, (slices, 256, 256)).astype(np.int16)
    convert.to_node(scene, volume.with_array(noise, Grid(noise.shape, (1.0, 1.0, 1.0))))
    (small_disk / "case.mrb").write_bytes(b"earlier")
    with pytest.raises(CTSuiteError) as caught:
        save_mrb(scene, small_disk / "case.mrb")
    assert caught.value.code == "OUTPUT-DISK-FULL"
    assert (small_disk / "case.mrb").read_bytes() == b"earlier"
    assert len(list(small_disk.iterdir())) == 1


def test_a_place_that_cannot_be_written_is_named(scene, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CTSuiteError) as caught:
        save_mrb(scene, tmp_path / "file" / "case.mrb")
    assert caught.value.code == "OUTPUT-NOT-WRITABLE"


def test_a_part_that_mrml_cannot_write_is_named(scene, surface, tmp_path):
    node = convert.to_node(scene, surface, beside=None)
    node.AddDefaultStorageNode()
    node.GetStorageNode().SetDefaultWriteFileExtension("nonsense")
    with pytest.raises(CTSuiteError) as caught:
        save_mrb(scene, tmp_path / "case.mrb")
    assert caught.value.code == "MRML-SAVE-FAILED"
    assert "Hull" in caught.value.cause
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_cannot_be_stored_refuses_the_save_instead_of_the_opening(scene, surface, tmp_path):
    convert.to_node(scene, surface).SetName("from elsewhere \x01")
    with pytest.raises(CTSuiteError) as caught:
        save_mrb(scene, tmp_path / "case.mrb")
    assert caught.value.code == "MRML-SAVE-FAILED"
    assert list(tmp_path.iterdir()) == []


def test_what_desktop_extensions_add_to_a_scene_is_passed_over_and_logged(full, tmp_path, caplog):
    """A scene of desktop Slicer holds nodes of classes that the libraries do not have."""
    save_mrb(full, tmp_path / "case.mrb")
    with zipfile.ZipFile(tmp_path / "case.mrb") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    added = b'<FancyPlan id="vtkMRMLFancyPlanNode1" name="plan"></FancyPlan></MRML>'
    files["case/case.mrml"] = files["case/case.mrml"].replace(b"</MRML>", added)
    with zipfile.ZipFile(tmp_path / "desktop.mrb", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    assert _value(load_mrb(tmp_path / "desktop.mrb"), "Hull").name == "Hull"
    assert "vtkMRMLFancyPlanNode" in caplog.text


def test_an_mrb_written_by_the_library_of_slicer_opens(full, labels, tmp_path):
    assert full.WriteToMRB(str(tmp_path / "theirs.mrb"))
    np.testing.assert_array_equal(_value(load_mrb(tmp_path / "theirs.mrb"), "Segments").array, labels.array)


def test_the_library_of_slicer_opens_what_we_wrote(full, labels, tmp_path):
    from slicer import vtkCacheManager, vtkDataIOManager

    save_mrb(full, tmp_path / "ours.mrb")
    scene, cache, manager = create_scene(), vtkCacheManager(), vtkDataIOManager()
    cache.SetRemoteCacheDirectory(str(tmp_path))
    manager.SetCacheManager(cache)
    scene.SetDataIOManager(manager)
    assert scene.ReadFromMRB(str(tmp_path / "ours.mrb"))
    np.testing.assert_array_equal(_value(scene, "Segments").array, labels.array)
    manager.SetCacheManager(None)
    scene.SetDataIOManager(None)
