"""Bad input is refused in the panels, too: by its code, the scene unchanged, undo working."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest import mock

import numpy as np
import slicer
from CTSuiteLib.Samples import sampleBody
from desktop_case import DesktopCase
from vtk import vtkMatrix4x4

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.runner import accept
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.volume import BADGE
from ctsuite.mrml import convert


class BadInputCase(DesktopCase):
    """Runs a function that is refused, between one that works and taking that one back."""

    section: Any

    def setUp(self) -> None:
        """Begin with a phantom in the scene."""
        super().setUp()
        self.volume = sampleBody(4.0).volume(Task())
        self.node = self.put(self.volume)

    def put(self, value: Any) -> Any:
        """Put a value into the scene."""
        return convert.to_node(slicer.mrmlScene, value)

    def nodes(self) -> list[str]:
        """Identifiers of the nodes of the scene."""
        scene = slicer.mrmlScene
        return [scene.GetNthNode(n).GetID() for n in range(scene.GetNumberOfNodes())]

    def refused(self, tool: str, inputs: dict[str, Any], set_values: Callable[[Any], None]) -> str:
        """Run a tool that must fail, and return the code; nothing in the scene may have changed."""
        self.section.choose(tool)
        for name, node in inputs.items():
            self.section.inputs.choose(name, node)
        set_values(self.section.form.parameters)
        self.assertTrue(self.section.runButton.enabled, self.section.runButton.toolTip)
        before, shown = self.nodes(), []
        with mock.patch("CTSuiteLib.Errors.showError", side_effect=shown.append):
            self.section.runButton.click()
        self.assertEqual(self.nodes(), before)
        self.assertEqual(len(shown), 1, "nothing was refused")
        self.assertIsInstance(shown[0], CTSuiteError)
        return str(shown[0].code)

    def refuse_between(
        self, cases: list[tuple[str, str, dict[str, Any], dict[str, Any]]], works: tuple[str, dict[str, Any]]
    ) -> None:
        """Run what works, then every case, then take back what worked: only its results may go."""
        before = self.nodes()
        self.section.choose(works[0])
        for name, node in works[1].items():
            self.section.inputs.choose(name, node)
        self.section.runButton.click()
        made = self.nodes()
        self.assertGreater(len(made), len(before))
        for code, tool, inputs, values in cases:
            with self.subTest(code=code, tool=tool, values=values):

                def set_values(form: Any, values: dict[str, Any] = values) -> None:
                    for name, value in values.items():
                        setattr(form, name, value)

                self.assertEqual(self.refused(tool, inputs, set_values), code)
                self.assertTrue(self.section.undoButton.enabled)
                self.assertFalse(self.section.redoButton.enabled)
        self.section.undoButton.click()
        kept = set(self.nodes())
        self.assertEqual(kept, set(before) | (kept - set(made)))
        self.assertFalse(self.section.undoButton.enabled)
        self.section.redoButton.click()
        self.assertEqual(set(self.nodes()), set(made))


class TestBadInputOfViewer(BadInputCase):
    """Curves, slabs, masks and thick slices in the module that shows the CT."""

    def setUp(self) -> None:
        """Open the module."""
        super().setUp()
        self.section = self.panel("CTViewer").functions
        self.section.decide = accept

    def curve(self, name: str, *offsets_mm: tuple[float, float, float]) -> Any:
        """A curve about the middle of the phantom."""
        return self.put(Curve(np.array(self.volume.grid.centre_lps_mm) + np.array(offsets_mm), name=name))

    def test_bad_curves_slabs_and_masks_are_refused_by_their_code(self) -> None:
        ct = {"volume": self.node}
        good = self.curve("good", (0, 0, -20), (4, 0, 0), (0, 0, 20))
        curves = {
            "CURVE-TOO-SHORT": [self.curve("one", (0, 0, 0)), self.curve("same", *[(0, 0, 0)] * 3)],
            "CPR-OUTSIDE": [self.curve("leaves", (0, 0, 0), (0, 0, 900))],
            "CPR-CROSSES": [self.curve("crosses", (-20, 0, -20), (20, 0, 20), (20, 0, -20), (-20, 0, 20))],
        }
        empty = self.put(
            Labels(
                np.zeros(self.volume.grid.shape, np.uint8), self.volume.grid, (Segment(1, "Liver"),), "none"
            )
        )
        cases: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
            (code, tool, {**ct, "curve": node}, {})
            for code, nodes in curves.items()
            for node in nodes
            for tool in ("ct.cpr", "ct.straighten")
        ]
        cases.append(("SURFACE-EMPTY", "ct.surface", {"labels": empty, **ct}, {}))
        self.refuse_between(cases, ("ct.cpr", {**ct, "curve": good}))

    def test_a_slab_without_thickness_cannot_be_asked_for(self) -> None:
        self.section.choose("ct.slab_mip")
        self.section.inputs.choose("volume", self.node)
        values = {**self.section.form.values(), "thickness": 0.0}
        before, shown = self.nodes(), []
        with (
            mock.patch.object(self.section.form, "values", return_value=values),
            mock.patch("CTSuiteLib.Errors.showError", side_effect=shown.append),
        ):
            self.section.runButton.click()
        self.assertEqual([error.code for error in shown], ["PARAMETER-RANGE"])
        self.assertEqual(self.nodes(), before)

    def test_slices_of_five_mm_are_cut_and_the_result_says_so(self) -> None:
        grid = Grid(self.volume.grid.shape, (2.0, 2.0, 5.0))
        thick = self.put(replace(self.volume, grid=grid))
        before = set(self.nodes())
        self.section.choose("ct.mpr")
        self.section.inputs.choose("volume", thick)
        self.section.form.parameters.plane = "coronal"
        with mock.patch("CTSuiteLib.Errors.showError", side_effect=lambda error: self.fail(str(error))):
            self.section.runButton.click()
        made = [slicer.mrmlScene.GetNodeByID(each) for each in self.nodes() if each not in before]
        cut = next(node for node in made if node.IsA("vtkMRMLScalarVolumeNode"))
        self.assertIn("5 mm apart", str(convert.from_node(cut).attributes[BADGE]))


class TestBadInputOfFusion(BadInputCase):
    """Transforms, frames of reference and images apart in the module that brings images together."""

    def setUp(self) -> None:
        """Open the module."""
        super().setUp()
        self.panel("CTFusion")
        self.ui = self.panel("CTFusion")
        self.section = self.ui.registration
        self.section.decide = accept

    def test_bad_transforms_and_images_apart_are_refused_by_their_code(self) -> None:
        volume = self.volume
        shift = np.eye(4)
        shift[0, 3] = 4000.0
        away = self.put(
            volume.with_array(
                volume.array, Grid.from_ijk_to_lps(shift @ volume.grid.ijk_to_lps, volume.grid.shape)
            )
        )
        same = self.put(volume)
        singular = self.put(Transform(np.eye(4)))
        matrix = singular.GetMatrixTransformToParent() or vtkMatrix4x4()
        matrix.SetElement(2, 2, 0.0)
        singular.SetMatrixTransformToParent(matrix)
        other = volume.with_array(volume.array)
        framed = [
            self.put(replace(other, attributes={**volume.attributes, "FrameOfReferenceUID": uid}))
            for uid in ("1.2.3", "1.2.4")
        ]
        pair = {"fixed": self.node, "moving": away}
        cases: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
            ("REGISTRATION-NO-OVERLAP", "ct.register_rigid", pair, {"start": "patient position"}),
            ("GEOMETRY-SINGULAR", "ct.resample_to", {**pair, "moving": same, "transform": singular}, {}),
            (
                "REGISTRATION-FRAMES-DIFFER",
                "ct.resample_to",
                {"fixed": framed[0], "moving": framed[1], "transform": None},
                {},
            ),
        ]
        self.refuse_between(cases, ("ct.register_rigid", {"fixed": self.node, "moving": same}))
