"""Every name of Qt, CTK and Slicer in the module folders exists in a real Slicer, as the kind it is used."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from host import api, folders, usage

REPOSITORY = Path(__file__).resolve().parents[2]
FILES = (*folders.sources(REPOSITORY), *sorted((REPOSITORY / "Common" / "ctsuite" / "mrml").rglob("*.py")))

pytestmark = pytest.mark.skipif(not api.available(), reason=api.missing_reason())


@pytest.fixture
def own_modules() -> frozenset[str]:
    """Lower-case names of the modules of the repository."""
    return frozenset(path.stem.lower() for path in folders.modules(REPOSITORY))


def test_there_are_module_files_to_check() -> None:
    assert {file.stem for file in folders.sources(REPOSITORY)} >= {"CTDataCheck", "CTWorkflows"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(REPOSITORY)))
def test_every_slicer_name_exists(file: Path, own_modules: frozenset[str]) -> None:
    assert [str(problem) for problem in usage.check(file, own_modules)] == []


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("qt.QPushBotton('x')", "qt has no 'QPushBotton'"),
        ("ctk.ctkCollapsableButton()", "ctk has no 'ctkCollapsableButton'"),
        ("slicer.util.errorDisplai('x')", "slicer.util has no 'errorDisplai'"),
        ("slicer.app.layoutManger()", "slicer.app has no 'layoutManger'"),
        ("slicer.mrmlScene.AddNod(n)", "slicer.mrmlScene has no 'AddNod'"),
        ("slicer.vtkMRMLVolumNode()", "slicer has no 'vtkMRMLVolumNode'"),
        ("slicer.modules.ctnothing", "slicer.modules has no 'ctnothing'"),
        ("qt.QFrame.Hline", "qt.QFrame has no 'Hline'"),
        ("qt.QLabel.text", "is a property of its objects"),
        ("from slicer.parameterNodeWrapper import Lable", "has no 'Lable'"),
        ("b = qt.QPushButton('x'); b.text()", "is a property and cannot be called"),
        ("b = qt.QPushButton('x'); b.clicked = f", "is a signal and cannot be set"),
        ("b = ctk.ctkSliderWidget(); b.setMinimum(1)", "has no 'setMinimum'"),
        ("self.n = slicer.mrmlScene.AddNewNodeByClass('vtkMRMLTextNode'); self.n.SetTekst('')", "'SetTekst'"),
    ],
)
def test_a_wrong_name_or_kind_is_found(tmp_path: Path, code: str, complaint: str) -> None:
    file = tmp_path / "Wrong.py"
    file.write_text(f"import qt, ctk, slicer\n{code}\n", encoding="utf-8")
    problems = [str(problem) for problem in usage.check(file)]
    assert len(problems) == 1 and complaint in problems[0], problems


def test_right_names_are_not_complained_about(tmp_path: Path) -> None:
    file = tmp_path / "Right.py"
    file.write_text(
        "import qt, ctk, slicer\nfrom slicer.util import VTKObservationMixin\n"
        "b = qt.QPushButton('x')\nb.text = b.toolTip\nb.clicked.connect(print)\nb.setText('y')\n"
        "s = ctk.ctkSliderWidget()\ns.minimum = 1\nslicer.mrmlScene.AddNode(None)\n"
        "w = qt.QFrame()\nw.frameShape = qt.QFrame.HLine\nslicer.modules.ctdatacheck\n"
        "def one(layout):\n    layout.addLayout(b)\n"
        "def two():\n    layout = qt.QFormLayout()\n    layout.addRow(b)\n",
        encoding="utf-8",
    )
    assert usage.check(file, frozenset({"ctdatacheck"})) == []
