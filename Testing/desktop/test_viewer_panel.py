"""Looking at a CT through the panel: one window behind every field, slabs, functions with undo."""

from __future__ import annotations

from unittest import mock

import numpy as np
import slicer
from CTSuiteLib.Samples import sampleBody
from desktop_case import DesktopCase

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.runner import accept
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.crosshair import Crosshair
from ctsuite.ct.series.load import load
from ctsuite.ct.window import WindowState
from ctsuite.mrml import convert, display, slice_views, volume_rendering
from ctsuite.mrml import volume as volumes
from ctsuite.mrml.rendering_state import State


class TestViewerPanel(DesktopCase):
    """Chooses, presses and reads as a user does."""

    def setUp(self) -> None:
        """Begin with a real series in the scene."""
        super().setUp()
        self.ui = self.panel("CTViewer")
        self.ui.functions.decide = accept
        self.node = volumes.to_node(slicer.mrmlScene, load(self.data("ct_dicom/torso/")))
        self.ui.window.volumeSelector.setCurrentNode(self.node)

    def fields(self) -> tuple[float, ...]:
        """What the fields of the window say."""
        window = self.ui.window
        return tuple(
            slider.value
            for slider in (window.centreSlider, window.widthSlider, window.blackSlider, window.whiteSlider)
        )

    def choosePreset(self, name: str) -> None:
        """Choose a preset by its name."""
        box = self.ui.window.presetBox
        box.setCurrentIndex(box.findData(name))

    def test_a_preset_moves_every_field_and_the_views(self) -> None:
        self.choosePreset("bone")
        state = WindowState.preset("bone")
        self.assertEqual(self.fields(), (state.centre, state.width, state.lower, state.upper))
        self.assertEqual(display.window(self.node), (state.width, state.centre))

    def test_a_drag_in_a_view_moves_every_field(self) -> None:
        display.set_window(self.node, 333.0, 77.0)
        self.assertEqual(self.fields(), (77.0, 333.0, 77.0 - 166.5, 77.0 + 166.5))
        self.assertEqual(self.ui.window.presetBox.currentIndex, 0)
        lung = WindowState.preset("lung")
        display.set_window(self.node, lung.width, lung.centre)
        self.assertEqual(self.ui.window.presetBox.itemData(self.ui.window.presetBox.currentIndex), "lung")

    def test_black_and_white_move_centre_and_width(self) -> None:
        self.choosePreset("bone")
        self.ui.window.whiteSlider.value = 1000.0
        self.ui.window.blackSlider.value = -200.0
        self.assertEqual(self.fields(), (400.0, 1200.0, -200.0, 1000.0))
        self.assertEqual(display.window(self.node), (1200.0, 400.0))

    def test_a_window_beyond_the_usual_range_is_shown_as_it_is(self) -> None:
        display.set_window(self.node, 20000.0, 9000.0)
        self.assertEqual(self.fields(), (9000.0, 20000.0, -1000.0, 19000.0))

    def test_white_never_comes_below_black(self) -> None:
        self.choosePreset("bone")
        self.ui.window.whiteSlider.value = -2000.0
        width, _ = display.window(self.node)
        self.assertGreaterEqual(width, 1.0)

    def test_a_slab_is_shown_in_every_slice_view_and_taken_back(self) -> None:
        self.ui.planes.thicknessSlider.value = 20.0
        shown = list(slice_views.slice_nodes(slicer.mrmlScene))
        self.assertTrue(shown)
        for node in shown:
            self.assertTrue(node.GetSlabReconstructionEnabled())
            self.assertEqual(node.GetSlabReconstructionThickness(), 20.0)
        box = self.ui.planes.projectionBox
        box.setCurrentIndex(box.findData(slice_views.MEAN))
        self.assertEqual(slice_views.slab(slicer.mrmlScene), (20.0, slice_views.MEAN))
        self.ui.planes.resetButton.click()
        self.assertEqual(slice_views.slab(slicer.mrmlScene)[0], 0.0)

    def test_a_function_makes_new_items_which_can_be_taken_back(self) -> None:
        functions = self.ui.functions
        functions.choose("ct.mpr")
        self.assertTrue(functions.runButton.enabled, functions.runButton.toolTip)
        before = slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode")
        functions.runButton.click()
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode"), before + 1)
        functions.undoButton.click()
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode"), before)
        self.assertFalse(functions.undoButton.enabled)
        functions.redoButton.click()
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode"), before + 1)

    def test_a_function_without_its_input_says_what_is_missing(self) -> None:
        self.ui.functions.choose("ct.surface")
        self.assertFalse(self.ui.functions.runButton.enabled)
        self.assertIn("Segmentation", self.ui.functions.runButton.toolTip)

    def test_a_function_that_fails_leaves_the_scene_as_it_was(self) -> None:
        functions = self.ui.functions
        functions.choose("ct.mpr")
        before = slicer.mrmlScene.GetNumberOfNodes()
        shown: list[CTSuiteError] = []
        with (
            mock.patch("ctsuite.mrml.convert.to_node", side_effect=MemoryError),
            mock.patch("CTSuiteLib.Errors.showError", side_effect=shown.append),
        ):
            functions.runButton.click()
        self.assertEqual(len(shown), 1)
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodes(), before)
        self.assertFalse(functions.undoButton.enabled)

    def test_planes_turn_together_and_stay_at_right_angles(self) -> None:
        planes = self.ui.planes
        planes.planeBox.setCurrentIndex(planes.planeBox.findData("axial"))
        planes.angleBox.value = 30.0
        planes.turnButton.click()
        planes.planeBox.setCurrentIndex(planes.planeBox.findData("sagittal"))
        planes.turnButton.click()
        state = slice_views.crosshair(slicer.mrmlScene)
        expected = Crosshair().turned("axial", 30.0).turned("sagittal", 30.0)
        np.testing.assert_allclose(state.rotation_lps, expected.rotation_lps, atol=1e-9)
        self.assertIn("Oblique plane", self.badges())
        planes.resetButton.click()
        np.testing.assert_allclose(slice_views.crosshair(slicer.mrmlScene).rotation_lps, np.eye(3), atol=1e-9)

    def test_the_windows_of_the_series_are_offered_by_name(self) -> None:
        volume = load(self.data("ct_dicom/torso/"))
        named = {
            "WindowCenter": (40.0, 300.0),
            "WindowWidth": (400.0, 1500.0),
            "WindowCenterWidthExplanation": ("SOFT", "HARD"),
            "VOILUTFunction": "SIGMOID",
        }
        other = Volume(volume.array, volume.grid, attributes={**volume.attributes, **named})
        node = volumes.to_node(slicer.mrmlScene, other)
        self.ui.window.volumeSelector.setCurrentNode(node)
        box = self.ui.window.presetBox
        self.assertIn("HARD", box.itemText(box.findData("series: HARD")))
        box.setCurrentIndex(box.findData("series: HARD"))
        self.assertEqual(display.window(node), (1500.0, 300.0))
        self.assertIn("SIGMOID", self.ui.window.noticeLabel.text)
        self.ui.window.volumeSelector.setCurrentNode(self.node)
        self.assertEqual(self.ui.window.noticeLabel.text, "")

    def badges(self, name: str = "Red") -> str:
        """What a slice view says of itself once it is drawn."""
        view = slicer.app.layoutManager().sliceWidget(name).sliceView()
        view.renderWindow().Render()
        return str(view.toolTip)

    def test_a_view_says_what_makes_it_show_other_than_the_original(self) -> None:
        self.assertEqual(self.badges(), "")
        self.ui.planes.thicknessSlider.value = 20.0
        self.assertIn("Slab of 20.0 mm, maximum (MIP)", self.badges())
        self.ui.planes.thicknessSlider.value = 0.0
        self.assertEqual(self.badges(), "")

    def test_a_closed_scene_leaves_nothing_to_run(self) -> None:
        slicer.mrmlScene.Clear(0)
        self.assertFalse(self.ui.functions.runButton.enabled)
        self.assertFalse(self.ui.window.centreSlider.enabled)

    def test_the_panel_looks_like_a_module(self) -> None:
        self.choosePreset("bone")
        self.screenshot("CTViewer", "CTViewer")


class TestRendering(DesktopCase):
    """Volume rendering through the panel, on a phantom with two segments."""

    def setUp(self) -> None:
        """Begin with a phantom, its labels, and its rendering."""
        super().setUp()
        self.ui = self.panel("CTViewer")
        self.section = self.ui.rendering
        phantom = sampleBody(4.0)
        self.node = volumes.to_node(slicer.mrmlScene, phantom.volume(Task()))
        self.segments = convert.to_node(slicer.mrmlScene, phantom.labels(Task()))
        self.ui.window.volumeSelector.setCurrentNode(self.node)
        self.section.segmentsSelector.setCurrentNode(self.segments)
        self.section.showBox.checked = True

    def state(self) -> State:
        """What the scene says."""
        return volume_rendering.find(slicer.mrmlScene, self.node).state

    def test_the_rendering_comes_and_goes_with_its_box(self) -> None:
        self.assertIsNotNone(volume_rendering.find(slicer.mrmlScene, self.node))
        self.section.showBox.checked = False
        self.assertIsNone(volume_rendering.find(slicer.mrmlScene, self.node))

    def test_one_segment_is_painted_on_its_own_and_undo_brings_it_back(self) -> None:
        before = self.state()
        first, second = list(self.section.segmentRows.rows)[:2]
        _, slider = self.section.segmentRows.rows[first]
        slider.value = 20.0
        self.assertAlmostEqual(self.state().paints[first].opacity, 0.2)
        self.assertEqual(self.state().paints[second], before.paints[second])
        self.section.undoButton.click()
        self.assertEqual(self.state(), before)
        self.assertAlmostEqual(slider.value, 100 * before.paints[first].opacity)
        self.assertFalse(self.section.undoButton.enabled)

    def test_look_and_shift_are_kept_in_the_scene(self) -> None:
        box = self.section.lookBox
        box.setCurrentIndex(box.findData("lung"))
        self.section.shiftSlider.value = 50.0
        self.assertEqual((self.state().look, self.state().shift_hu), ("lung", 50.0))

    def test_a_box_crops_and_is_taken_away_again(self) -> None:
        self.section.cropBox.checked = True
        self.assertTrue(volume_rendering.find(slicer.mrmlScene, self.node).display.GetCroppingEnabled())
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLMarkupsROINode"), 1)
        self.section.cropBox.checked = False
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLMarkupsROINode"), 0)

    def test_shadows_are_drawn_in_every_view(self) -> None:
        views = slicer.util.getNodesByClass("vtkMRMLViewNode")
        self.assertTrue(views)
        self.section.shadowsBox.checked = True
        self.assertTrue(all(view.GetShadowsVisibility() for view in views))
        self.section.refresh()
        self.assertTrue(self.section.shadowsBox.checked)
        self.section.shadowsBox.checked = False
        self.assertFalse(any(view.GetShadowsVisibility() for view in views))

    def test_the_section_looks_like_a_module(self) -> None:
        self.section.widget.collapsed = False
        self.ui.planes.widget.collapsed = True
        self.screenshot("CTViewer", "CTViewer-rendering")
        self.section.widget.collapsed = True
        self.ui.planes.widget.collapsed = False
