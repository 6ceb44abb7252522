"""The base of every desktop test: the same under a real Slicer and under the stand-in."""

from __future__ import annotations

import os
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any, ClassVar

import listed_data
import slicer

SCREENSHOTS = Path(
    os.environ.get("CTSUITE_SCREENSHOTS") or listed_data.REPOSITORY / "build" / "screenshots" / "desktop"
)


class DesktopCase(unittest.TestCase):
    """Begins with an empty scene and fresh panels; fails when a slot raised something.

    Attributes
    ----------
    folder : Path
        A temporary folder of this test.
    """

    ran: ClassVar[int] = 0

    def setUp(self) -> None:
        """Empty the scene."""
        slicer.mrmlScene.Clear(0)
        made = tempfile.TemporaryDirectory(prefix="ctsuite-desktop-")
        self.addCleanup(made.cleanup)
        self.folder = Path(made.name)
        self._raisedBefore = len(slotErrors())

    def tearDown(self) -> None:
        """Look at what the slots raised."""
        DesktopCase.ran += 1
        self.assertEqual(slotErrors()[self._raisedBefore :], [])

    def data(self, name: str) -> Path:
        """Return test data by their name in the manifest; the test is skipped where there are none."""
        if listed_data.root() is None:
            self.skipTest(listed_data.missing_reason())
        return listed_data.find(name)

    def panel(self, module: str) -> Any:
        """Return the panel of a module."""
        return slicer.util.getModuleWidget(module).panel

    def screenshot(self, module: str, name: str) -> Path:
        """Save a picture of a module's panel, under the stand-in in a window like Slicer's with its views."""
        path = SCREENSHOTS / f"{name}.png"
        loaded = slicer.util.getModule(module)
        if inSlicer():
            path.parent.mkdir(parents=True, exist_ok=True)
            slicer.app.processEvents()
            slicer.util.getModuleWidget(module).parent.grab().save(str(path))
        else:
            from host import frame, views

            frame.grab(loaded, path, views.pictures(slicer.mrmlScene))
        self.assertGreater(path.stat().st_size, 10_000)
        return path


def inSlicer() -> bool:
    """Whether this is a real Slicer."""
    return type(slicer.app).__module__ != "host.application"


def slotErrors() -> list[str]:
    """What slots raised so far; a real Slicer prints it and keeps nothing."""
    proxy = sys.modules.get("host.proxy")
    return proxy.slot_errors if proxy is not None else []
