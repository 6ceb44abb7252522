"""Runs the folder ``desktop`` inside desktop 3D Slicer, started by Slicer's own test runner.

Nothing but the standard library is needed there. The run fails when a test fails, when none was
collected and when none ran.
"""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

TESTING = Path(__file__).resolve().parent


def load_tests(
    loader: unittest.TestLoader, tests: unittest.TestSuite, pattern: str | None
) -> unittest.TestSuite:
    """Collect the tests of the folder; unittest calls this."""
    folder = TESTING / "desktop"
    for path in (TESTING, folder):
        sys.path.insert(0, str(path))
    suite = loader.discover(str(folder), pattern="test_*.py", top_level_dir=str(folder))
    collected = suite.countTestCases()

    def check_that_tests_ran() -> None:
        from desktop_case import DesktopCase

        assert collected > 0, f"no test was collected in {folder}"
        assert DesktopCase.ran > 0, "every test was skipped"

    suite.addTest(unittest.FunctionTestCase(check_that_tests_ran))
    return suite
