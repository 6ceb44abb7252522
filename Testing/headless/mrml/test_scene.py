"""A scene of the runtime has what nodes rely on, and goes when nobody holds it."""

from __future__ import annotations

import gc

import pytest

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from slicer import vtkMRMLSubjectHierarchyNode

from ctsuite.core.errors import CTSuiteError
from ctsuite.mrml import convert
from ctsuite.mrml.messages import quiet
from ctsuite.mrml.runtime import create_scene


@pytest.mark.parametrize(
    "class_name",
    [
        "vtkMRMLSegmentationNode",
        "vtkMRMLMarkupsLineNode",
        "vtkMRMLMarkupsClosedCurveNode",
        "vtkMRMLVolumePropertyNode",
        "vtkMRMLGPURayCastVolumeRenderingDisplayNode",
        "vtkMRMLTableNode",
        "vtkMRMLTextNode",
        "vtkMRMLSequenceBrowserNode",
        "vtkMRMLCropVolumeParametersNode",
        "vtkMRMLPlotChartNode",
        "vtkMRMLColorTableNode",
    ],
)
def test_the_classes_that_scene_files_use_are_known(scene, class_name):
    assert scene.IsNodeClassRegistered(class_name)


def test_colours_units_and_hierarchy_are_there(scene):
    assert scene.GetNodeByID("vtkMRMLColorTableNodeGrey")
    assert scene.GetNodeByID("vtkMRMLUnitNodeApplicationLength").GetSuffix() == "mm"
    assert scene.GetNumberOfNodesByClass("vtkMRMLSubjectHierarchyNode") == 1


def test_a_scene_is_freed_with_its_last_reference(volume, labels):
    scene, gone = create_scene(), []
    scene.AddObserver("DeleteEvent", lambda *_: gone.append(True))
    convert.to_node(scene, labels, beside=convert.to_node(scene, volume))
    del scene
    gc.collect()
    assert gone


def test_scenes_do_not_share_nodes(volume):
    first, second = create_scene(), create_scene()
    convert.to_node(first, volume)
    assert second.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode") == 0


def test_making_a_scene_says_nothing(capfd):
    create_scene()
    assert capfd.readouterr() == ("", "")


def test_a_value_that_has_no_node_is_named(scene):
    with pytest.raises(CTSuiteError) as caught:
        convert.to_node(scene, {"a": 1})
    assert caught.value.code == "MRML-VALUE-KIND"


@pytest.mark.parametrize("class_name", ["vtkMRMLTextNode", "vtkMRMLMarkupsROINode"])
def test_a_node_that_has_no_value_is_named(scene, class_name):
    with pytest.raises(CTSuiteError) as caught:
        convert.from_node(scene.AddNewNodeByClass(class_name, "a note"))
    assert caught.value.code == "MRML-NODE-KIND"
    assert "a note" in caught.value.message


def test_no_node_is_named():
    with pytest.raises(CTSuiteError) as caught:
        convert.from_node(None)
    assert caught.value.code == "MRML-NODE-KIND"


def test_a_node_can_be_filled_by_what_it_was_made_of_and_nothing_else(
    scene, volume, labels, surface, curve, transform, table, length, region_volume
):
    values = (volume, labels, surface, curve, transform, table, length, region_volume)
    for value in values:
        node = convert.to_node(scene, value)
        assert [convert.holds(node, other) for other in values] == [other is value for other in values]
        assert type(convert.from_node(node)) is type(value)


def test_messages_of_vtk_are_caught_and_not_printed(capfd):
    with quiet() as heard:
        vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(None)
        assert "Invalid scene" in heard()
    assert capfd.readouterr() == ("", "")
    vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(None)
    assert "Invalid scene" in capfd.readouterr().err
