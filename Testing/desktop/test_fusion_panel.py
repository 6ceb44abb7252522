"""Two images brought together through the panel: shown, adjusted by hand, registered."""

from __future__ import annotations

from collections.abc import Callable
from unittest import mock

import numpy as np
import slicer
from CTSuiteLib.Samples import sampleBody
from desktop_case import DesktopCase

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.runner import accept
from ctsuite.core.task import Task
from ctsuite.ct.registration.adjustment import Adjustment
from ctsuite.mrml import convert, fused
from ctsuite.mrml import volume as volumes


class TestFusionPanel(DesktopCase):
    """Chooses, presses and reads as a user does."""

    def setUp(self) -> None:
        """Begin with a phantom twice, the second one under a transform."""
        super().setUp()
        self.ui = self.panel("CTFusion")
        self.ui.registration.decide = accept
        volume = sampleBody(4.0).volume(Task())
        self.fixed, self.moving = (volumes.to_node(slicer.mrmlScene, volume) for _ in range(2))
        self.moving.SetName("moved")
        self.ui.images.fixedSelector.setCurrentNode(self.fixed)
        self.ui.images.movingSelector.setCurrentNode(self.moving)

    def composite(self) -> object:
        """What the red view shows."""
        return slicer.mrmlScene.GetNodeByID("vtkMRMLSliceCompositeNodeRed")

    def matrix(self) -> np.ndarray:
        """Where the moving image is now, LPS."""
        node = self.moving.GetParentTransformNode()
        return np.eye(4) if node is None else convert.from_node(node).matrix_lps

    def test_the_moving_image_lies_over_the_fixed_one(self) -> None:
        shown = self.composite()
        self.assertEqual(shown.GetBackgroundVolumeID(), self.fixed.GetID())
        self.assertEqual(shown.GetForegroundVolumeID(), self.moving.GetID())
        self.ui.images.opacitySlider.value = 30.0
        self.assertAlmostEqual(shown.GetForegroundOpacity(), 0.3)

    def test_the_difference_is_shown_and_left_again(self) -> None:
        box = self.ui.images.blendBox
        box.setCurrentIndex(box.findData(fused.DIFFERENCE))
        self.assertEqual(self.composite().GetCompositing(), 3)
        box.setCurrentIndex(box.findData(fused.BLENDED))
        self.assertEqual(self.composite().GetCompositing(), 0)

    def test_colours_belong_to_the_moving_image_alone(self) -> None:
        box = self.ui.images.colourBox
        self.assertGreater(box.count, 2)
        box.setCurrentIndex(1)
        self.assertEqual(self.moving.GetDisplayNode().GetColorNodeID(), box.itemData(1))
        self.assertNotEqual(self.fixed.GetDisplayNode().GetColorNodeID(), box.itemData(1))

    def test_the_image_moves_with_the_sliders_and_undo_brings_it_back(self) -> None:
        adjusting = self.ui.adjusting
        self.assertFalse(adjusting.undoButton.enabled)
        adjusting.sliders["shift_l"].value = 12.0
        self.assertAlmostEqual(self.matrix()[0, 3], 12.0)
        adjusting.undoButton.click()
        self.assertAlmostEqual(self.matrix()[0, 3], 0.0)
        adjusting.sliders["shift_s"].value = -7.0
        adjusting.sliders["turn_s"].value = 15.0
        adjusting.applyButton.click()
        self.assertEqual(adjusting.sliders["shift_s"].value, 0.0)
        kept = self.matrix()
        adjusting.sliders["scale"].value = 150.0
        adjusting.applyButton.click()
        self.assertAlmostEqual(float(np.linalg.det(self.matrix()[:3, :3])), 1.5**3, places=6)
        adjusting.undoButton.click()
        np.testing.assert_allclose(self.matrix(), kept, atol=1e-9)
        adjusting.undoButton.click()
        np.testing.assert_allclose(self.matrix(), np.eye(4), atol=1e-9)
        adjusting.redoButton.click()
        np.testing.assert_allclose(self.matrix(), kept, atol=1e-9)

    def test_turning_leaves_the_middle_of_the_fixed_image_where_it_is(self) -> None:
        bounds = np.zeros(6)
        self.fixed.GetRASBounds(bounds)
        middle = bounds.reshape(3, 2).mean(1) * (-1, -1, 1)
        self.ui.adjusting.sliders["turn_p"].value = 40.0
        np.testing.assert_allclose(self.matrix() @ [*middle, 1], [*middle, 1], atol=1e-6)

    def test_an_automatic_registration_brings_the_moved_image_back_and_is_adjusted_further(self) -> None:
        volume = sampleBody(4.0).volume(Task())
        change = Adjustment((6.0, -4.0, 3.0), (0.0, 0.0, 5.0), 1.0, volume.grid.centre_lps_mm).matrix()
        grid = Grid.from_ijk_to_lps(change @ volume.grid.ijk_to_lps, volume.grid.shape)
        moved = volume.with_array(volume.array, grid)
        slicer.mrmlScene.RemoveNode(self.moving)
        self.moving = volumes.to_node(slicer.mrmlScene, moved)
        self.ui.images.movingSelector.setCurrentNode(self.moving)
        self.ui.registration.choose("ct.register_rigid")
        self.assertTrue(self.ui.registration.runButton.enabled, self.ui.registration.runButton.toolTip)
        self.ui.registration.runButton.click()
        found = self.matrix()
        corners = volume.grid.corners_lps_mm()
        ends = np.c_[corners @ change[:3, :3].T + change[:3, 3], np.ones(len(corners))] @ found.T
        self.assertLess(float(np.linalg.norm(ends[:, :3] - corners, axis=1).max()), 1.0)
        adjusting = self.ui.adjusting
        adjusting.sliders["shift_l"].value = 2.0
        self.assertAlmostEqual(self.matrix()[0, 3] - found[0, 3], 2.0)
        self.screenshot("CTFusion", "CTFusion")
        adjusting.applyButton.click()
        adjusting.sliders["turn_s"].value = 10.0
        adjusting.applyButton.click()
        adjusting.sliders["scale"].value = 110.0
        adjusting.applyButton.click()
        turned = self.matrix()[:3, :3] @ np.linalg.inv(found[:3, :3])
        self.assertAlmostEqual(float(np.linalg.det(turned)), 1.1**3, places=6)
        self.assertAlmostEqual(float(np.trace(turned)) / 1.1, 1 + 2 * np.cos(np.radians(10.0)), places=6)
        for _ in range(3):
            adjusting.undoButton.click()
        np.testing.assert_allclose(self.matrix(), found, atol=1e-9)

    def refusal(self, choose: Callable[[], None]) -> str:
        """Code of the error that running the registration shows; nothing of it stays in the scene."""
        choose()
        before = slicer.mrmlScene.GetNumberOfNodes()
        shown: list[CTSuiteError] = []
        with mock.patch("CTSuiteLib.Errors.showError", side_effect=shown.append):
            self.ui.registration.runButton.click()
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodes(), before)
        self.assertFalse(self.ui.registration.undoButton.enabled)
        return shown[0].code if shown else ""

    def test_images_that_cannot_be_registered_are_refused_and_leave_the_scene_as_it_was(self) -> None:
        volume = sampleBody(4.0).volume(Task())
        matrix = np.array(volume.grid.ijk_to_lps)
        matrix[0, 3] += 4000.0
        away = Grid.from_ijk_to_lps(matrix, volume.grid.shape)
        even = volumes.to_node(slicer.mrmlScene, volume.with_array(np.zeros_like(volume.array)))
        far = volumes.to_node(slicer.mrmlScene, volume.with_array(volume.array, away))
        nothing = Labels(np.zeros(volume.grid.shape, np.uint8), volume.grid, (Segment(1, "Liver"),), "none")
        mask = convert.to_node(slicer.mrmlScene, nothing)
        self.ui.registration.choose("ct.register_rigid")

        def no_overlap() -> None:
            self.ui.images.movingSelector.setCurrentNode(far)
            self.ui.registration.form.parameters.start = "patient position"

        self.assertEqual(self.refusal(no_overlap), "REGISTRATION-NO-OVERLAP")
        self.assertEqual(
            self.refusal(lambda: self.ui.images.movingSelector.setCurrentNode(even)),
            "REGISTRATION-NOT-COMPARABLE",
        )
        self.ui.images.movingSelector.setCurrentNode(self.moving)
        self.assertEqual(
            self.refusal(lambda: self.ui.registration.inputs.choose("mask", mask)), "REGISTRATION-MASK-EMPTY"
        )

    def test_a_checkerboard_of_both_images_becomes_a_picture_in_the_scene(self) -> None:
        self.assertTrue(self.ui.comparison.runButton.enabled, self.ui.comparison.runButton.toolTip)
        self.ui.comparison.decide = accept
        before = slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLVectorVolumeNode")
        self.ui.comparison.runButton.click()
        self.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLVectorVolumeNode"), before + 1)
