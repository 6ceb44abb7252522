"""Every module of the suite opens, says what it is, and passes its own test."""

from __future__ import annotations

import os
from pathlib import Path

import listed_data
import qt
import slicer
from desktop_case import DesktopCase
from host import folders

MODULES = [path.stem for path in folders.modules(listed_data.REPOSITORY)]


class TestModules(DesktopCase):
    """What holds for every module."""

    def test_there_are_modules(self) -> None:
        self.assertLessEqual({"CTDataCheck", "CTWorkflows"}, set(MODULES))

    def test_every_module_says_what_it_is(self) -> None:
        for name in MODULES:
            with self.subTest(name):
                module = slicer.util.getModule(name)
                self.assertTrue(module.title.startswith("CT "))
                self.assertEqual(list(module.categories), ["CT Suite"])
                self.assertEqual(list(module.contributors), ["CTSuite developers"])
                self.assertIn("<a href=", module.helpText)
                self.assertTrue(module.acknowledgementText)

    def test_every_module_has_an_icon(self) -> None:
        for name in MODULES:
            with self.subTest(name):
                icon = slicer.util.getModule(name).icon
                self.assertFalse(icon.isNull())
                self.assertFalse(icon.pixmap(qt.QSize(32, 32)).isNull())

    def test_every_module_opens_and_can_be_left_and_entered(self) -> None:
        for name in MODULES:
            with self.subTest(name):
                widget = slicer.util.getModuleWidget(name)
                self.assertIsNotNone(widget.panel)
                self.assertTrue(widget.parent.findChildren("QPushButton"))

    def test_every_button_and_field_explains_itself(self) -> None:
        for name in MODULES:
            parent = slicer.util.getModuleWidget(name).parent
            for button in parent.findChildren("QPushButton"):
                with self.subTest(f"{name}: {button.text}"):
                    inside = button.parent().className() == "ctkDirectoryButton"
                    self.assertTrue(button.toolTip or inside)

    def test_a_module_file_is_short(self) -> None:
        for name in MODULES:
            path = Path(slicer.util.modulePath(name))
            self.assertLess(len(path.read_text(encoding="utf-8").splitlines()), 150, os.fspath(path))

    def test_every_module_passes_its_own_test(self) -> None:
        for name in MODULES:
            with self.subTest(name):
                slicer.util.getModule(name).widgetRepresentation()
                module = __import__(name)
                getattr(module, f"{name}Test")().runTest()

    def test_the_sample_is_offered(self) -> None:
        import SampleData

        sources = getattr(SampleData.SampleDataLogic, "sources", None)
        if sources is None:  # where a real Slicer keeps them
            sources = slicer.modules.sampleDataSources["CT Suite"]
        self.assertIn("CTSuitePhantom", [source.sampleName for source in sources])
