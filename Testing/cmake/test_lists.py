"""The lists of installed files and the files on disk."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

LISTS = "set(PYTHON_SCRIPTS\n{scripts}  )\n\nset(PYTHON_RESOURCES\n{resources}  )\n"
PROJECT = """[tool.setuptools]
packages = [
  "ctsuite.core",
]

[tool.setuptools.package-dir]
"ctsuite.core" = "Common/ctsuite/core"

"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A source tree of one package and one module, with lists that are up to date."""
    files = {
        "pyproject.toml": PROJECT,
        "Common/CMakeLists.txt": LISTS.format(
            scripts="  ctsuite/core/__init__.py\n", resources="  ctsuite/core/platform.json\n"
        ),
        "Common/ctsuite/core/__init__.py": "",
        "Common/ctsuite/core/platform.json": "{}",
        "View/CTView/CMakeLists.txt": LISTS.format(
            scripts="  CTView.py\n  CTViewLib/__init__.py\n", resources="  Resources/Icons/CTView.png\n"
        ),
        "View/CTView/CTView.py": "",
        "View/CTView/CTViewLib/__init__.py": "",
        "View/CTView/Resources/Icons/CTView.png": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_every_file_of_the_suite_is_listed(lists: ModuleType, repository: Path) -> None:
    found = [*lists.differences(repository), *lists.orphans(repository)]
    assert not found, "\n".join([*found, "python Testing/cmake/lists.py --write brings the lists up to date"])


def test_a_tree_with_true_lists_has_no_differences(lists: ModuleType, tree: Path) -> None:
    assert lists.differences(tree) == []
    assert lists.orphans(tree) == []


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("Common/ctsuite/core/grid.py", "Common/CMakeLists.txt does not list ctsuite/core/grid.py"),
        ("Common/ctsuite/core/a.json", "Common/CMakeLists.txt does not list ctsuite/core/a.json"),
        ("Common/ctsuite/mrml/__init__.py", 'pyproject.toml does not list "ctsuite.mrml",'),
        ("View/CTView/CTViewLib/form.py", "View/CTView/CMakeLists.txt does not list CTViewLib/form.py"),
        (
            "View/CTView/Resources/UI/CTView.ui",
            "View/CTView/CMakeLists.txt does not list Resources/UI/CTView.ui",
        ),
    ],
)
def test_a_file_that_no_list_names_is_told(lists: ModuleType, tree: Path, added: str, told: str) -> None:
    (tree / added).parent.mkdir(parents=True, exist_ok=True)
    (tree / added).write_text("")
    assert told in lists.differences(tree)


def test_a_listed_file_that_is_gone_is_told(lists: ModuleType, tree: Path) -> None:
    (tree / "Common/ctsuite/core/platform.json").unlink()
    assert lists.differences(tree) == [
        "Common/CMakeLists.txt lists ctsuite/core/platform.json, but it is gone"
    ]


def test_a_module_file_outside_every_package_is_told(lists: ModuleType, tree: Path) -> None:
    (tree / "Common/ctsuite/stray").mkdir()
    (tree / "Common/ctsuite/stray/one.py").write_text("")
    assert lists.orphans(tree) == ["Common/ctsuite/stray/one.py is in no package"]


def test_the_lists_are_written_from_the_disk(lists: ModuleType, tree: Path) -> None:
    (tree / "Common/ctsuite/core/profiles").mkdir()
    (tree / "Common/ctsuite/core/profiles/__init__.py").write_text("")
    for path, text in lists.up_to_date(tree):
        path.write_text(text)
    assert lists.differences(tree) == []
    assert '"ctsuite.core.profiles"' in (tree / "pyproject.toml").read_text()
