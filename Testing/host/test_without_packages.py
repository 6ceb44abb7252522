"""The modules open and work on plain data without any package that a desktop Slicer does not bring."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from host import api, folders

pytestmark = pytest.mark.skipif(not api.available(), reason=api.missing_reason())

REPOSITORY = Path(__file__).resolve().parents[2]
ABSENT = (
    "gdcm",
    "highdicom",
    "jpeg_ls",
    "monai",
    "nibabel",
    "numba",
    "openpyxl",
    "reportlab",
    "torch",
    "uncertainties",
)

_PROGRAM = """
import sys
sys.path.insert(0, {testing!r})
from host import desktop, proxy
desktop.start()

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {absent!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

for name in [name for name in sys.modules if name.split(".")[0] in {absent!r}]:
    del sys.modules[name]
sys.meta_path.insert(0, Absent())

from pathlib import Path
names = desktop.load_modules(Path({repository!r}))
import slicer
for name in names:
    slicer.util.getModuleWidget(name)
from CTSuiteLib.Samples import loadSample
from ctsuite.core.task import Task
panel = slicer.util.getModuleWidget("CTDataCheck").panel
node = loadSample(slicer.mrmlScene, Task(), voxel_mm=4.0)
panel.source.volumeButton.checked = True
panel.source.volumeSelector.setCurrentNode(node)
panel.checkButton.click()
print(names, panel.logic.found.verdict.text, proxy.slot_errors)
"""


def test_every_module_opens_without_packages_that_slicer_does_not_bring() -> None:
    program = _PROGRAM.format(testing=str(REPOSITORY / "Testing"), absent=ABSENT, repository=str(REPOSITORY))
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    names = tuple(path.stem for path in folders.modules(REPOSITORY))
    assert len(names) >= 4
    assert done.stdout.splitlines()[-1] == f"{names} compatible []"
