"""Nodes are shown as asked."""

from __future__ import annotations

import pytest

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.mrml import convert, display


def test_the_window_is_set_and_read(scene, volume):
    node = convert.to_node(scene, volume)
    display.set_window(node, 350.5, -12.25)
    assert display.window(node) == (350.5, -12.25)
    assert not node.GetDisplayNode().GetAutoWindowLevel()


def test_the_windows_of_the_series_are_offered_and_the_first_shown(scene, volume):
    node = convert.to_node(scene, volume)
    shown = node.GetDisplayNode()
    assert display.window(node) == (400.0, 40.0)
    presets = range(shown.GetNumberOfWindowLevelPresets())
    assert [(shown.GetWindowPreset(n), shown.GetLevelPreset(n)) for n in presets] == [(400, 40), (1500, 300)]


def test_one_window_given_as_a_number_is_offered(scene, volume):
    node = convert.to_node(scene, volume)
    display.set_window_presets(node, 80.0, 35.0)
    assert node.GetDisplayNode().GetNumberOfWindowLevelPresets() == 1
    assert display.window(node) == (80.0, 35.0)


def test_without_a_window_nothing_is_changed(scene, volume):
    node = convert.to_node(scene, volume)
    display.set_window_presets(node, None, 35.0)
    assert display.window(node) == (400.0, 40.0)


def test_a_segmentation_is_shown_as_asked(scene, labels):
    node = convert.to_node(scene, labels)
    display.show_segmentation(node, fill=0.25, outline=0.75)
    shown = node.GetDisplayNode()
    assert (shown.GetOpacity2DFill(), shown.GetOpacity2DOutline(), shown.GetVisibility3D()) == (0.25, 0.75, 1)
    assert node.GetSegmentation().ContainsRepresentation("Closed surface")


def test_a_segmentation_can_be_shown_in_slices_alone(scene, labels):
    node = convert.to_node(scene, labels)
    display.show_segmentation(node, surface=False)
    assert not node.GetDisplayNode().GetVisibility3D()
    assert not node.GetSegmentation().ContainsRepresentation("Closed surface")


def test_a_model_is_shown_as_asked(scene, surface):
    node = convert.to_node(scene, surface)
    display.show_model(node, (0.1, 0.2, 0.3), 0.5)
    shown = node.GetDisplayNode()
    assert shown.GetColor() == (0.1, 0.2, 0.3)
    assert (shown.GetOpacity(), shown.GetVisibility2D()) == (0.5, 1)
