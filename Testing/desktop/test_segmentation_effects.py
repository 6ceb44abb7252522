"""The effects of the Segment Editor: registered by the rules of Slicer, they change the chosen segment."""

from __future__ import annotations

from unittest import mock

import numpy as np
import slicer
from CTSegmentationEffects import EFFECTS, newEffect
from CTSegmentationLib.SeedsLogic import INSIDE, OUTSIDE, SeedsLogic
from CTSuiteLib.Samples import sampleBody
from desktop_case import DesktopCase

from ctsuite.core.labels import Labels, Segment
from ctsuite.core.runner import Context, accept, run
from ctsuite.core.task import Task
from ctsuite.mrml import convert
from ctsuite.mrml import volume as volumes


class TestSegmentationEffects(DesktopCase):
    """Chooses an effect, presses Apply, and looks at the segment."""

    @classmethod
    def setUpClass(cls) -> None:
        """Make the phantom once."""
        cls.volume = sampleBody(4.0).volume(Task())

    def setUp(self) -> None:
        """Begin with a CT and a segmentation of two segments, the second of which is edited."""
        super().setUp()
        scene = slicer.mrmlScene
        self.node = volumes.to_node(scene, self.volume)
        array = np.zeros(self.volume.grid.shape, np.uint8)
        array[1, 1, 1], array[2, 2, 2] = 1, 2
        labels = Labels(array, self.volume.grid, (Segment(1, "Other"), Segment(2, "Edited")))
        self.segments = convert.to_node(scene, labels, None, self.node)
        self.editor = scene.AddNewNodeByClass("vtkMRMLSegmentEditorNode")
        self.editor.SetAndObserveSegmentationNode(self.segments)
        self.editor.SetAndObserveSourceVolumeNode(self.node)
        self.editor.SetSelectedSegmentID(self.segments.GetSegmentation().GetNthSegmentID(1))
        self.seeds = SeedsLogic(scene, lambda: None)
        self.bone = np.unravel_index(int(np.argmax(self.volume.array)), self.volume.array.shape)

    def effect(self, name: str) -> object:
        """An active effect as a Segment Editor makes it: a copy of the registered one."""
        factory = slicer.qSlicerSegmentEditorEffectFactory.instance()
        (registered,) = (one for one in factory.registeredEffects() if one.name == name)
        made = registered.self().clone()
        self.addCleanup(made.self().cleanup)
        made.setParameterSetNode(self.editor)
        made.self().setupOptionsFrame()
        made.self().activate()
        made.self().decide = accept
        return made.self()

    def edited(self) -> np.ndarray:
        """The voxels of the chosen segment."""
        labels = convert.from_node(self.segments)
        return labels.mask(labels.segment("Edited").value)

    def at(self, index: object) -> np.ndarray:
        """Position (LPS, mm) of a voxel (z, y, x)."""
        return self.volume.grid.ijk_to_lps[:3] @ [*np.asarray(index)[::-1], 1.0]

    def expected(self, effect: object, **points: object) -> np.ndarray:
        """What the tool itself finds."""
        inputs = {"volume": self.volume}
        inputs.update({name: convert.from_node(node) for name, node in points.items()})
        result = run(effect.tool, inputs, effect.form.values(), Context(decide=accept))
        labels = result.outputs["labels"]
        return labels.mask(labels.segments[0].value)

    def test_every_effect_is_found_by_its_file_and_registered_once(self) -> None:
        factory = slicer.qSlicerSegmentEditorEffectFactory.instance()
        names = [one.name for one in factory.registeredEffects()]
        self.assertEqual(sorted(names), sorted(effect.effectName for effect in EFFECTS))
        for effect in EFFECTS:
            self.assertIs(type(newEffect(effect).self()), effect)
            self.assertIn(effect(mock.Mock()).tool.risk[:20], effect(mock.Mock()).helpText())

    def test_a_threshold_replaces_the_segment_and_reports_what_is_whole(self) -> None:
        effect = self.effect("CT threshold")
        effect.form.parameters.preset = "bone"
        effect.applyButton.click()
        expected = self.expected(effect)
        self.assertGreater(int(expected.sum()), 1000)
        np.testing.assert_array_equal(self.edited(), expected)
        self.assertEqual(effect.scriptedEffect.undoStates, 1)
        self.assertEqual(len(effect.tables.tables), 2)
        self.assertIn("Other", [one.name for one in convert.from_node(self.segments).segments])

    def test_what_is_found_is_added_where_that_is_chosen(self) -> None:
        effect = self.effect("CT threshold")
        effect.modeBox.currentIndex = 1
        effect.applyButton.click()
        self.assertTrue(self.edited()[2, 2, 2])
        self.assertEqual(int(self.edited().sum()), int(self.expected(effect).sum()) + 1)

    def test_what_is_found_is_taken_away_where_that_is_chosen(self) -> None:
        effect = self.effect("CT threshold")
        effect.applyButton.click()
        effect.form.parameters.preset, effect.form.parameters.lower = "custom", 300.0
        effect.modeBox.currentIndex = 2
        dense, before = self.expected(effect), self.edited()
        effect.applyButton.click()
        np.testing.assert_array_equal(self.edited(), before & ~dense)
        self.assertTrue(0 < int(self.edited().sum()) < int(before.sum()))

    def test_growth_starts_from_the_seeds_and_its_marks_are_no_part_of_the_segment(self) -> None:
        node = self.seeds.add(INSIDE, self.at(self.bone))
        effect = self.effect("CT leak-limited growth")
        self.assertEqual(effect.seeds.table.rowCount, 1)
        effect.applyButton.click()
        np.testing.assert_array_equal(self.edited(), self.expected(effect, inside=node))

    def test_a_graph_cut_takes_seeds_of_both_sides(self) -> None:
        inside = self.seeds.add(INSIDE, self.at(self.bone))
        outside = self.seeds.add(OUTSIDE, self.at(np.argwhere(np.abs(self.volume.array) < 60)[900]))
        effect = self.effect("CT graph cut")
        effect.applyButton.click()
        expected = self.expected(effect, inside=inside, outside=outside)
        np.testing.assert_array_equal(self.edited(), expected)

    def test_without_a_seed_the_segment_stays_and_the_message_says_why(self) -> None:
        before = self.edited()
        effect = self.effect("CT leak-limited growth")
        with mock.patch("slicer.util.errorDisplay") as shown:
            effect.applyButton.click()
        self.assertEqual(shown.call_count, 1)
        np.testing.assert_array_equal(self.edited(), before)
        self.assertEqual(effect.scriptedEffect.undoStates, 0)

    def test_an_effect_goes_on_after_the_scene_was_closed(self) -> None:
        effect = self.effect("CT threshold")
        effect.deactivate()
        slicer.mrmlScene.Clear(0)
        effect.activate()
        self.assertIsNotNone(
            slicer.mrmlScene.GetSingletonNode("CTSegmentationEffects", "vtkMRMLScriptedModuleNode")
        )
