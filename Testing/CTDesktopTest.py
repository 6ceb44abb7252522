"""Runs the folder ``desktop`` with pytest inside desktop 3D Slicer, started by Slicer's own test runner."""

import sys
import unittest
from importlib.util import find_spec
from pathlib import Path


class _Passed:
    """Counts the tests that really ran, since pytest is content when every test was skipped."""

    def __init__(self) -> None:
        self.count = 0

    def pytest_runtest_logreport(self, report) -> None:
        self.count += report.when == "call" and report.passed


class CTDesktopTest(unittest.TestCase):
    """The suite as one case: it fails when a test fails, and when none was collected or none ran."""

    def test_the_desktop_suite_passes(self) -> None:
        if find_spec("pytest") is None:
            self.fail(f"pytest is missing: install it with '{sys.executable} -m pip install pytest'")
        import pytest

        passed = _Passed()
        folder = str(Path(__file__).with_name("desktop"))
        code = pytest.main([folder, "-p", "no:cacheprovider"], plugins=[passed])
        self.assertEqual(code, pytest.ExitCode.OK)
        self.assertGreater(passed.count, 0, "no test ran")
