"""A view says what makes it show more or other than the original; one of the original says nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text, say
from ctsuite.core.volume import BADGE, Volume

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from vtkmodules.vtkCommonTransforms import vtkThinPlateSplineTransform

from ctsuite.mrml import badges, convert, display
from ctsuite.mrml.runtime import load_mrb, save_mrb

_GRID = Grid.axial((12, 30, 30), (2.0, 2.0, 5.0), (-29.0, -29.0, -27.5))


@pytest.fixture
def ct(scene):
    """An original series with its own grey scale."""
    array = np.random.default_rng(2).integers(-200, 300, _GRID.shape).astype(np.int16)
    return convert.to_node(scene, Volume(array, _GRID, name="CT 3"))


@pytest.fixture
def second(scene):
    """Another volume of the same place."""
    return convert.to_node(scene, Volume(np.full(_GRID.shape, 7, np.int16), _GRID, name="PET 4"))


@pytest.fixture
def view(scene, ct):
    """A slice view that shows the series, with the node that names its volumes."""
    node = scene.AddNewNodeByClass("vtkMRMLSliceNode")
    node.SetLayoutName("Red")
    node.SetOrientation("Axial")
    composite = scene.AddNewNodeByClass("vtkMRMLSliceCompositeNode")
    composite.SetLayoutName("Red")
    composite.SetBackgroundVolumeID(ct.GetID())
    return node, composite


@pytest.fixture
def space(scene):
    """A 3-D view."""
    return scene.AddNewNodeByClass("vtkMRMLViewNode")


def test_a_view_of_the_original_carries_no_badge(scene, view):
    assert badges.of_slice(scene, view[0]) == ()


def test_the_window_makes_no_badge_because_it_is_linear(scene, ct, view):
    display.set_window(ct, 100, 40)
    assert badges.of_slice(scene, view[0]) == ()


@pytest.mark.parametrize(
    ("kind", "said"),
    [(0, "minimum (MinIP)"), (1, "maximum (MIP)"), (2, "average"), (3, "ray sum")],
)
def test_a_slab_says_how_thick_it_is_and_what_it_shows(scene, view, kind, said):
    view[0].SetSlabReconstructionEnabled(True)
    view[0].SetSlabReconstructionThickness(20)
    view[0].SetSlabReconstructionType(kind)
    assert badges.of_slice(scene, view[0]) == (f"Slab of 20.0 mm, {said}",)


def test_an_oblique_plane_is_named_and_one_along_the_slices_is_not(scene, view):
    for orientation in ("Axial", "Coronal", "Sagittal"):
        view[0].SetOrientation(orientation)
        assert badges.of_slice(scene, view[0]) == ()
    sine, cosine = np.sin(0.2), np.cos(0.2)
    view[0].SetSliceToRASByNTP(0, sine, cosine, 1, 0, 0, 0, 0, 0, 0)
    assert badges.of_slice(scene, view[0]) == ("Oblique plane, values interpolated",)


def test_a_plane_along_an_oblique_acquisition_is_not_called_oblique(scene, volume):
    node = convert.to_node(scene, volume)
    view = scene.AddNewNodeByClass("vtkMRMLSliceNode")
    view.SetLayoutName("Green")
    composite = scene.AddNewNodeByClass("vtkMRMLSliceCompositeNode")
    composite.SetLayoutName("Green")
    composite.SetBackgroundVolumeID(node.GetID())
    assert badges.of_slice(scene, view) == ("Oblique plane, values interpolated",)
    view.RotateToVolumePlane(node)
    assert badges.of_slice(scene, view) == ()


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (0, "'PET 4' over 'CT 3', 40 % blended"),
        (1, "'PET 4' under 'CT 3', 40 % blended"),
        (2, "'PET 4' added to 'CT 3', 40 %"),
        (3, "'PET 4' subtracted from 'CT 3', 40 %"),
    ],
)
def test_a_fusion_names_both_series_and_the_blend(scene, second, view, way, said):
    view[1].SetForegroundVolumeID(second.GetID())
    view[1].SetForegroundOpacity(0.4)
    view[1].SetCompositing(way)
    assert badges.of_slice(scene, view[0]) == (said,)
    view[1].SetForegroundOpacity(0)
    assert badges.of_slice(scene, view[0]) == ()


def test_a_fusion_names_the_registration(scene, second, view, transform):
    view[1].SetForegroundVolumeID(second.GetID())
    view[1].SetForegroundOpacity(0.5)
    second.SetAndObserveTransformNodeID(convert.to_node(scene, transform).GetID())
    assert "'PET 4' is moved by transform 'Moved'" in badges.of_slice(scene, view[0])


def test_a_bent_volume_says_so(scene, ct, view):
    warp = scene.AddNewNodeByClass("vtkMRMLTransformNode", "Warp")
    warp.SetAndObserveTransformToParent(vtkThinPlateSplineTransform())
    ct.SetAndObserveTransformNodeID(warp.GetID())
    assert badges.of_slice(scene, view[0]) == ("'CT 3' is bent by transform 'Warp'",)


def test_colours_that_are_no_grey_scale_are_named(scene, ct, view):
    shown = ct.GetDisplayNode()
    shown.SetAndObserveColorNodeID("vtkMRMLColorTableNodeIron")
    assert badges.of_slice(scene, view[0]) == ("Colours of 'CT 3': Iron",)
    shown.SetAndObserveColorNodeID("vtkMRMLColorTableNodeInvertedGrey")
    assert badges.of_slice(scene, view[0]) == ("Colours of 'CT 3': InvertedGrey",)


def test_a_reversed_scale_and_a_threshold_are_named(scene, ct, view):
    shown = ct.GetDisplayNode()
    shown.InvertDisplayScalarRangeOn()
    assert badges.of_slice(scene, view[0]) == ("Colours of 'CT 3' run from high to low",)
    shown.InvertDisplayScalarRangeOff()
    shown.ApplyThresholdOn()
    shown.AutoThresholdOff()
    shown.SetThreshold(100, 250)
    assert badges.of_slice(scene, view[0]) == ("'CT 3' is hidden outside 100 to 250",)


def test_a_grey_scale_that_newer_slicers_bend_is_named():
    class Display:
        def GetWindowMappingMethod(self):
            return self.method

        def GetWindowMappingMethodAsString(self, method):
            return ("Linear", "Log")[method]

        def IsA(self, _):
            return True

        def GetColorNode(self):
            return None

        def GetInvertDisplayScalarRange(self):
            return False

        def GetApplyThreshold(self):
            return False

    class Node:
        def GetDisplayNode(self):
            return shown

        def GetName(self):
            return "CT 3"

    shown = Display()
    shown.method = 0
    assert list(badges._grey_map(Node(), "en")) == []
    shown.method = 1
    assert list(badges._grey_map(Node(), "en")) == ["Grey scale of 'CT 3' is not linear: Log"]


def test_a_label_overlay_is_named(scene, labels, view):
    from ctsuite.mrml import labelmap

    node = labelmap.to_node(scene, labels)
    view[1].SetLabelVolumeID(node.GetID())
    view[1].SetLabelOpacity(0.6)
    assert badges.of_slice(scene, view[0]) == ("Label overlay: 'Segments', 60 %",)


def test_segments_over_the_image_are_named_unless_hidden(scene, labels, view):
    node = convert.to_node(scene, labels)
    shown = node.GetDisplayNode()
    assert badges.of_slice(scene, view[0]) == ("Overlay: Bone | 骨: left, Vessel",)
    shown.SetSegmentVisibility(node.GetSegmentation().GetNthSegmentID(0), False)
    assert badges.of_slice(scene, view[0]) == ("Overlay: Vessel",)
    shown.AddViewNodeID("vtkMRMLSliceNodeElsewhere")
    assert badges.of_slice(scene, view[0]) == ()


def test_the_outline_of_an_altered_surface_is_named_in_slices(scene, surface, view):
    display.show_model(convert.to_node(scene, surface), (1.0, 0.0, 0.0))
    assert badges.of_slice(scene, view[0]) == (
        "Overlay: outline of 'Hull'",
        "Surface 'Hull' differs from its region: smoothing, hole filling",
    )


def test_a_derived_volume_says_what_it_is_wherever_it_is_shown(scene, ct, second, view):
    badges.mark(second, "Curved reformation along 'Aorta'")
    assert badges.of_slice(scene, view[0]) == ()
    view[1].SetBackgroundVolumeID(second.GetID())
    assert badges.of_slice(scene, view[0]) == ("Curved reformation along 'Aorta'",)
    view[1].SetBackgroundVolumeID(ct.GetID())
    view[1].SetForegroundVolumeID(second.GetID())
    view[1].SetForegroundOpacity(1.0)
    assert badges.of_slice(scene, view[0])[0] == "Curved reformation along 'Aorta'"
    badges.mark(second, None)
    assert badges.marked(second) == ""


def test_what_a_pure_function_says_of_its_volume_reaches_the_view_and_comes_back(scene, view):
    made = Volume(np.zeros(_GRID.shape, np.int16), _GRID, attributes={BADGE: "Difference"}, name="D")
    node = convert.to_node(scene, made)
    view[1].SetBackgroundVolumeID(node.GetID())
    assert badges.of_slice(scene, view[0]) == ("Difference",)
    assert convert.from_node(node).attributes[BADGE] == "Difference"


def test_a_resampled_volume_names_the_acquired_spacing(scene, view):
    acquired = Volume(np.zeros(_GRID.shape, np.int16), _GRID, name="CT")
    coarse = replace(_GRID, shape=(6, 15, 15), spacing_mm=(4.0, 4.0, 10.0))
    node = convert.to_node(scene, acquired.with_array(np.zeros((6, 15, 15), np.int16), coarse))
    view[1].SetBackgroundVolumeID(node.GetID())
    assert badges.of_slice(scene, view[0]) == ("Resampled; acquired with 2.00 x 2.00 x 5.00 mm",)


def test_a_badge_survives_saving_whatever_its_characters(scene, ct, tmp_path):
    said = "CPR: 'Aorta; left', 100 % | 曲面重建 <&>"
    badges.mark(ct, said)
    save_mrb(scene, tmp_path / "case.mrb")
    opened = load_mrb(tmp_path / "case.mrb")
    node = opened.GetFirstNodeByName("CT 3")
    assert badges.marked(node) == said
    assert badges.of_node(node) == (said,)


def test_a_badge_that_was_kept_is_given_in_chinese_with_its_values(scene, ct, tmp_path):
    text = Text("Downsampled for display: blocks of {n} x {n} x {n} voxels averaged", n=2)
    badges.mark(ct, text)
    save_mrb(scene, tmp_path / "case.mrb")
    node = load_mrb(tmp_path / "case.mrb").GetFirstNodeByName("CT 3")
    assert badges.marked(node) == text
    assert badges.marked(node, "zh-CN") == say(text, "zh-CN") != text
    node.SetAttribute(badges.ATTRIBUTE, "Something else")
    assert badges.marked(node, "zh-CN") == "Something else"


def test_badges_are_given_in_chinese(scene, view):
    view[0].SetSlabReconstructionEnabled(True)
    view[0].SetSlabReconstructionThickness(5)
    view[0].SetSlabReconstructionType(1)
    (said,) = badges.of_slice(scene, view[0], "zh-CN")
    assert "5.0 mm" in said
    assert "MIP" in said
    assert any("\u4e00" <= character <= "\u9fff" for character in said)


def test_a_space_view_of_an_unaltered_surface_carries_no_badge(scene, surface, space):
    display.show_model(convert.to_node(scene, replace(surface, alterations=())), (1.0, 1.0, 1.0))
    assert badges.of_space(scene, space) == ()


def test_a_space_view_names_altered_surfaces_and_colours_by_value(scene, surface, space):
    node = convert.to_node(scene, surface)
    display.show_model(node, (1.0, 1.0, 1.0))
    node.GetDisplayNode().SetScalarVisibility(True)
    node.GetDisplayNode().SetActiveScalarName("distance")
    assert badges.of_space(scene, space) == (
        "Surface 'Hull' differs from its region: smoothing, hole filling",
        "Colours of 'Hull' show: distance",
    )
    node.GetDisplayNode().SetVisibility(False)
    assert badges.of_space(scene, space) == ()


def test_a_space_view_says_when_slicer_smoothed_the_surface_of_segments(scene, labels, space):
    node = convert.to_node(scene, labels)
    assert badges.of_space(scene, space) == ()
    display.show_segmentation(node)
    assert badges.of_space(scene, space) == ("Surface 'Segments' differs from its region: smoothing",)
    node.GetSegmentation().SetConversionParameter("Smoothing factor", "0")
    assert badges.of_space(scene, space) == ()
