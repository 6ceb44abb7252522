"""Measurements are placed, listed, changed, hidden, deleted and copied through the panel."""

from __future__ import annotations

import numpy as np
import slicer
from CTMeasurementLib.ViewLabels import ViewLabels
from CTSuiteLib.Samples import sampleBody
from desktop_case import DesktopCase

from ctsuite.core.anchors import AnchorRule
from ctsuite.core.curved_image import SPATIAL_TRANSFORM
from ctsuite.core.grid import lps_to_ras
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.runner import accept
from ctsuite.core.task import Task
from ctsuite.mrml import attributes, convert
from ctsuite.mrml import measurement_graphics as graphics
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import volume as volumes


class TestMeasurementPanel(DesktopCase):
    """Presses buttons and clicks points as a user does."""

    @classmethod
    def setUpClass(cls) -> None:
        """Make the phantom once."""
        cls.volume = sampleBody(4.0).volume(Task())

    def setUp(self) -> None:
        """Begin with a phantom in the scene."""
        super().setUp()
        self.ui = self.panel("CTMeasurement")
        self.ui.decide = self.ui.functions.decide = accept
        self.node = volumes.to_node(slicer.mrmlScene, self.volume)
        self.ui.data.volumeSelector.setCurrentNode(self.node)
        self.ui.place.severalBox.checked = False
        self.ui.results.filterEdit.text = ""
        self.table = self.ui.results.table

    def tearDown(self) -> None:
        """Leave no points to be placed."""
        self.ui.placing.stop()
        self.settle()
        super().tearDown()

    def at(self, *away: float) -> np.ndarray:
        """A place beside the middle of the phantom, LPS mm."""
        return np.array(self.volume.grid.centre_lps_mm) + away

    def click(self, *places: np.ndarray) -> object:
        """Click points in a view while a measurement is placed, and return it."""
        node = self.ui.placing.node
        for place in places:
            node.AddControlPointWorld(*lps_to_ras(place))
        self.settle()
        return node

    @staticmethod
    def settle() -> None:
        """Let happen what was put off until the present event is over."""
        for _ in range(3):
            slicer.app.processEvents()

    def ruler(self, length: float = 30.0) -> object:
        """Place a ruler."""
        self.ui.place.buttons["measurement.length"].click()
        return self.click(self.at(0, 0, 0), self.at(length, 0, 0))

    def column(self, number: int) -> list[str]:
        """The texts of a column."""
        return [self.table.widget.item(row, number).text() for row in range(self.table.widget.rowCount)]

    def mode(self) -> int:
        """What the next click in a view does."""
        return slicer.app.applicationLogic().GetInteractionNode().GetCurrentInteractionMode()

    def test_every_button_says_what_is_measured_in_which_unit_and_how_points_are_anchored(self) -> None:
        self.assertGreaterEqual(len(self.ui.place.buttons), 9)
        for id_, button in self.ui.place.buttons.items():
            self.assertIn("point", button.toolTip.lower(), id_)
            self.assertGreater(button.toolTip.count("<br>"), 2, id_)
            self.assertRegex(button.toolTip, r"Unit: \S", id_)
        self.assertIn("Unit: mm", self.ui.place.buttons["measurement.length"].toolTip)

    def test_a_ruler_is_placed_and_stands_in_the_table_with_its_uncertainty(self) -> None:
        node = self.ruler()
        self.assertEqual(self.column(0), ["A"])
        self.assertRegex(self.column(2)[0], r"^30(\.0+)?$")
        self.assertRegex(self.column(3)[0], r"^± \d")
        self.assertEqual(self.column(4), ["mm"])
        self.assertEqual(self.column(5), [self.node.GetName()])
        self.assertEqual(marks.mark_of(node), "A")
        self.assertNotEqual(self.mode(), slicer.vtkMRMLInteractionNode.Place)
        self.assertFalse(self.ui.place.buttons["measurement.length"].checked)

    def test_several_are_placed_until_it_is_stopped_and_an_incomplete_one_is_taken_away(self) -> None:
        self.ui.place.severalBox.checked = True
        first = self.ruler()
        second = self.click(self.at(0, 10, 0), self.at(20, 10, 0))
        self.assertIsNot(first, second)
        self.assertEqual(self.column(0), ["A", "B"])
        third = self.click(self.at(0, 20, 0))
        self.ui.place.stopButton.click()
        self.settle()
        self.assertFalse(slicer.mrmlScene.IsNodePresent(third))
        self.assertEqual(self.column(0), ["A", "B"])
        self.assertNotEqual(self.mode(), slicer.vtkMRMLInteractionNode.Place)

    def test_leaving_place_mode_with_esc_ends_placing(self) -> None:
        self.ui.place.buttons["measurement.cobb"].click()
        node = self.click(self.at(0, 0, 0))
        interaction = slicer.app.applicationLogic().GetInteractionNode()
        interaction.SetCurrentInteractionMode(interaction.ViewTransform)
        self.settle()
        self.assertFalse(slicer.mrmlScene.IsNodePresent(node))
        self.assertIsNone(self.ui.placing.node)

    def test_a_curve_takes_points_until_it_is_stopped_and_more_later(self) -> None:
        self.ui.place.buttons["measurement.curve_length"].click()
        node = self.click(self.at(0, 0, 0), self.at(20, 5, 0), self.at(40, 0, 0))
        self.assertIs(self.ui.placing.node, node)
        self.ui.place.stopButton.click()
        before = float(self.column(2)[0])
        self.table.widget.selectRow(0)
        self.ui.results.addButton.click()
        self.click(self.at(60, 5, 0))
        self.assertGreater(float(self.column(2)[0]), before + 15)

    def test_a_region_has_a_row_for_each_value_and_its_outline_and_histogram(self) -> None:
        self.ui.place.buttons["measurement.roi"].click()
        self.ui.place.form.parameters.shape = "rectangle"
        node = self.click(self.at(0, 0, 0), self.at(20, 30, 0))
        self.assertEqual(self.column(0), ["A"] * 5)
        self.assertIn("area", self.column(1)[4])
        self.assertEqual(float(self.column(2)[4]), 600.0)
        (outline,) = graphics.companions(node)
        self.assertEqual(outline.GetNumberOfControlPoints(), 4)
        self.table.widget.selectRow(0)
        self.assertEqual(len(self.ui.results.tables.tables), 2)

    def test_a_moved_point_changes_the_row_at_once(self) -> None:
        node = self.ruler()
        node.InvokeEvent(node.PointStartInteractionEvent)
        node.SetNthControlPointPositionWorld(1, *lps_to_ras(self.at(0, 44, 0)))
        self.assertEqual(round(float(self.column(2)[0]), 1), 44.0)
        node.InvokeEvent(node.PointEndInteractionEvent)
        self.assertEqual(round(float(self.column(2)[0]), 1), 44.0)

    def test_rows_are_sorted_filtered_and_renamed(self) -> None:
        for length in (30.0, 10.0, 20.0):
            self.ruler(length)
        self.table.sortBy(2)
        self.assertEqual(self.column(0), ["B", "C", "A"])
        self.table.sortBy(2)
        self.assertEqual(self.column(0), ["A", "C", "B"])
        self.table.sortBy(0)
        self.table.widget.item(1, 1).setText("Femur")
        self.assertEqual(self.column(1)[1], "Femur")
        self.ui.results.filterEdit.text = "fem"
        self.assertEqual(self.column(0), ["B"])
        self.assertEqual(marks.marked(slicer.mrmlScene)[1].GetName(), "Femur")

    def test_the_value_is_hidden_and_shown_with_its_graphic(self) -> None:
        node = self.ruler()
        self.table.widget.selectRow(0)
        self.ui.results.showButton.click()
        self.assertFalse(node.GetDisplayNode().GetVisibility())
        self.assertEqual(self.column(6), ["hidden"])
        self.table.widget.selectRow(0)
        self.ui.results.showButton.click()
        self.assertTrue(node.GetDisplayNode().GetVisibility())

    def test_a_locked_measurement_cannot_be_dragged(self) -> None:
        node = self.ruler()
        self.table.widget.selectRow(0)
        self.ui.results.lockButton.click()
        self.assertTrue(node.GetLocked())
        self.assertEqual(self.column(6), ["locked"])

    def test_a_deleted_measurement_comes_back_with_its_letters_value_and_outline(self) -> None:
        self.ruler()
        self.ui.place.buttons["measurement.roi"].click()
        region = self.click(self.at(0, 0, 0), self.at(20, 30, 0))
        before = [self.column(number) for number in range(7)]
        self.table.choose(region)
        self.ui.results.deleteButton.click()
        self.assertEqual(self.column(0), ["A"])
        self.assertFalse(slicer.mrmlScene.IsNodePresent(region))
        self.ui.results.undoButton.click()
        self.assertEqual([self.column(number) for number in range(7)], before)
        self.assertEqual(len(graphics.companions(region)), 1)
        region.SetNthControlPointPositionWorld(1, *lps_to_ras(self.at(30, 30, 0)))
        self.assertNotEqual(self.column(2), before[2])
        self.assertFalse(self.ui.results.undoButton.enabled)

    def test_jumping_centres_the_slices_on_the_measurement(self) -> None:
        self.ruler()
        view = slicer.mrmlScene.GetNodeByID("vtkMRMLSliceNodeRed")
        view.JumpSliceByOffsetting(0, 0, float(self.at(0, 0, 40)[2]))
        self.table.widget.selectRow(0)
        self.ui.results.jumpButton.click()
        centre = [view.GetSliceToRAS().GetElement(row, 3) for row in range(3)]
        np.testing.assert_allclose(centre, lps_to_ras(self.at(15, 0, 0)), atol=1e-6)

    def test_the_table_is_copied_with_tabs(self) -> None:
        self.ruler()
        self.ui.results.copyButton.click()
        lines = slicer.app.clipboard().text().split("\n")
        self.assertEqual(len(lines), 2)
        self.assertEqual(lines[1].split("\t")[0], "A")
        self.assertEqual(lines[1].split("\t")[4], "mm")

    def test_the_pointer_on_a_row_lights_the_graphic_and_the_other_way_round(self) -> None:
        node, other = self.ruler(), self.ruler(20.0)
        display = node.GetDisplayNode()
        self.table.onEntered(0, 1)
        self.assertTrue(display.HasActiveComponent())
        self.table.onEntered(1, 1)
        self.assertFalse(display.HasActiveComponent())
        self.assertTrue(other.GetDisplayNode().HasActiveComponent())
        display.SetActiveComponent(display.ComponentLine, 0)
        lit = self.table.widget.item(0, 1).background().color()
        self.assertGreater(lit.alpha(), 0)
        display.SetActiveComponent(display.ComponentNone, -1)
        self.assertEqual(self.table.widget.item(0, 1).background().color().alpha(), 0)

    def test_the_budget_of_the_chosen_value_is_shown(self) -> None:
        self.ruler()
        self.table.widget.selectRow(0)
        self.assertGreaterEqual(self.ui.results.tables.tables[0].rowCount, 2)
        self.assertIn("coverage factor 2", self.ui.results.notes.text)

    def test_the_rule_for_points_in_3d_is_chosen_and_stated_in_the_table(self) -> None:
        data = self.ui.data
        data.anchorBox.setCurrentIndex(1)
        self.assertIs(data.rule(), AnchorRule.VERTEX)
        self.assertEqual(data.told.text, AnchorRule.VERTEX.sentence())
        data.anchorBox.setCurrentIndex(0)
        self.assertIn("exactly where", data.told.text)
        self.ruler()
        self.assertIn("plane of the slice", self.table.widget.item(0, 2).toolTip())

    def test_ordinary_rulers_are_refused_on_an_image_along_a_curve_with_the_reason(self) -> None:
        curved = volumes.to_node(slicer.mrmlScene, self.volume)
        known = {**attributes.read(curved), SPATIAL_TRANSFORM: "straightened volume"}
        attributes.write(curved, known)
        self.ui.data.volumeSelector.setCurrentNode(curved)
        button = self.ui.place.buttons["measurement.length"]
        self.assertFalse(button.enabled)
        self.assertIn("along a curve", button.toolTip)
        self.assertTrue(self.ui.place.buttons["measurement.curved_axis_length"].enabled)
        self.ui.data.volumeSelector.setCurrentNode(self.node)
        self.assertTrue(button.enabled)
        self.assertFalse(self.ui.place.buttons["measurement.curved_axis_length"].enabled)
        button.click()
        node = self.ui.placing.node
        modified = node.StartModify()
        node.AddControlPointWorld(0, 0, 0)
        node.SetNthControlPointAssociatedNodeID(0, curved.GetID())
        node.EndModify(modified)
        self.ui.live.measure(node)
        self.settle()
        self.assertFalse(slicer.mrmlScene.IsNodePresent(node))
        self.assertEqual(self.column(0), [])

    def test_a_ruler_of_slicer_gets_its_letters_and_row(self) -> None:
        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsLineNode")
        for place in (self.at(0, 0, 0), self.at(25, 0, 0)):
            node.AddControlPointWorld(*lps_to_ras(place))
        self.settle()
        self.assertEqual(self.column(0), ["A"])
        self.assertEqual(round(float(self.column(2)[0]), 3), 25.0)
        slicer.mrmlScene.RemoveNode(node)
        self.assertEqual(self.column(0), [])

    def test_segments_are_measured_through_the_functions(self) -> None:
        bone = Labels((self.volume.array > 300).astype(np.uint8), self.volume.grid, (Segment(1, "Bone"),))
        segments = convert.to_node(slicer.mrmlScene, bone)
        self.ui.functions.choose("measurement.segment_statistics")
        self.ui.functions.offer(segments, "labels")
        self.assertTrue(self.ui.functions.runButton.enabled, self.ui.functions.runButton.toolTip)
        self.ui.functions.runButton.click()
        self.assertGreater(len(set(self.column(0))), 3)
        self.assertTrue(all("Bone" in name for name in self.column(1)))
        before = self.column(0)
        self.ui.functions.undoButton.click()
        self.assertEqual(self.column(0), [])
        self.ui.functions.redoButton.click()
        self.settle()
        self.assertEqual(self.column(0), before)

    def test_the_panel_lets_go_of_a_scene_that_is_closed(self) -> None:
        self.ruler()
        slicer.mrmlScene.Clear(0)
        self.assertEqual(self.column(0), [])
        self.assertFalse(self.ui.place.buttons["measurement.length"].enabled)

    def test_labels_of_slicer_are_shown_in_the_saved_scene_only(self) -> None:
        node = self.ruler()
        scene = slicer.mrmlScene
        self.assertFalse(node.GetDisplayNode().GetPropertiesLabelVisibility())
        scene.InvokeEvent(scene.StartSaveEvent)
        self.assertTrue(node.GetDisplayNode().GetPropertiesLabelVisibility())
        scene.InvokeEvent(scene.EndSaveEvent)
        self.assertFalse(node.GetDisplayNode().GetPropertiesLabelVisibility())

    def test_the_panel_is_pictured(self) -> None:
        self.ruler()
        self.ui.place.buttons["measurement.roi"].click()
        self.click(self.at(0, 0, 0), self.at(20, 30, 0))
        self.table.widget.selectRow(0)
        self.ui.results.budget.collapsed = False
        self.screenshot("CTMeasurement", "CTMeasurement")

    def test_labels_are_drawn_into_the_views_of_the_desktop(self) -> None:
        self.ruler()
        view = slicer.app.layoutManager().sliceWidget("Red").sliceView()
        node = view.mrmlSliceNode()
        node.JumpSliceByOffsetting(*lps_to_ras(self.at(0, 0, 0)))
        labels = ViewLabels()
        labels.begin(node, view)
        labels.update(node, view)
        (text,) = drawn_texts(view)
        self.assertRegex(text, r"^A  30\.?\d* ± \d")
        node.JumpSliceByOffsetting(*lps_to_ras(self.at(0, 0, 60)))
        labels.update(node, view)
        self.assertEqual(drawn_texts(view), [])


def drawn_texts(view: object) -> list[str]:
    """The labels that are seen in a view."""
    found = []
    for renderer in view.renderWindow().GetRenderers():
        for actor in renderer.GetActors2D():
            if (
                actor.IsA("vtkTextActor")
                and actor.GetVisibility()
                and actor.GetInput().strip().startswith("A")
            ):
                found.append(actor.GetInput().strip())
    return found
