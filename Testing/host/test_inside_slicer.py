"""What CTest runs inside a real Slicer needs no pytest, and fails when no test ran."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from host import api

pytestmark = pytest.mark.skipif(not api.available(), reason=api.missing_reason())

REPOSITORY = Path(__file__).resolve().parents[2]

# What Slicer's own runner does, in a process without pytest.
_RUN = """
import sys, unittest
sys.path[:0] = [{testing!r}]
from host import desktop
desktop.start()
from pathlib import Path
desktop.load_modules(Path({repository!r}))
sys.path.insert(0, {folder!r})
suite = unittest.TestLoader().loadTestsFromName("CTDesktopTest")
assert "pytest" not in sys.modules
if {count}:
    print(suite.countTestCases())
else:
    sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())
"""


def run(folder: Path, count: bool = False) -> subprocess.CompletedProcess[str]:
    """Run or count the tests of a folder as Slicer does."""
    program = _RUN.format(
        testing=str(REPOSITORY / "Testing"), repository=str(REPOSITORY), folder=str(folder), count=count
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


@pytest.fixture
def testing(tmp_path: Path) -> Path:
    """A copy of the runner beside an empty folder of desktop tests."""
    (tmp_path / "desktop").mkdir()
    for name in ("CTDesktopTest.py", "listed_data.py", "desktop/desktop_case.py"):
        shutil.copy(REPOSITORY / "Testing" / name, tmp_path / name)
    return tmp_path


def test_every_desktop_test_is_collected() -> None:
    files = sorted((REPOSITORY / "Testing" / "desktop").glob("test_*.py"))
    written = sum(file.read_text(encoding="utf-8").count("    def test_") for file in files)
    done = run(REPOSITORY / "Testing", count=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.splitlines()[-1]) == written + 1


def test_a_folder_without_tests_fails(testing: Path) -> None:
    done = run(testing)
    assert done.returncode == 1 and "no test was collected" in done.stderr


def test_a_folder_where_every_test_is_skipped_fails(testing: Path) -> None:
    (testing / "desktop" / "test_skipped.py").write_text(
        "from desktop_case import DesktopCase\n"
        "class Skipped(DesktopCase):\n"
        "    def setUp(self):\n        self.skipTest('nothing there')\n"
        "    def test_it(self):\n        self.fail()\n",
        encoding="utf-8",
    )
    done = run(testing)
    assert done.returncode == 1 and "every test was skipped" in done.stderr


def test_a_folder_with_a_passing_test_passes(testing: Path) -> None:
    (testing / "desktop" / "test_fine.py").write_text(
        "from desktop_case import DesktopCase\n"
        "class Fine(DesktopCase):\n    def test_it(self):\n        self.assertTrue(True)\n",
        encoding="utf-8",
    )
    done = run(testing)
    assert done.returncode == 0, done.stderr
