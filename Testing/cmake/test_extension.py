"""Configure, build, install and package as an extension of 3D Slicer."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy
import pytest

SHARED_FOLDER = Path("lib/Slicer-5.13/qt-scripted-modules")
OWN_NAMES = {"ctsuite"}
FORBIDDEN = {"Testing", "Security", "utils", "main"}


@pytest.fixture(scope="module")
def installed(extension: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shared folder of Slicer after the installation of the extension."""
    prefix = tmp_path_factory.mktemp("Slicer")
    extension.run("cmake", "--install", ".", "--prefix", str(prefix))
    return prefix / SHARED_FOLDER


@pytest.fixture(scope="module")
def sources(lists: ModuleType, repository: Path) -> dict[str, Path]:
    """Every file that belongs into the shared folder, by its path there."""
    own = {"CTSuite.json": repository / "CTSuite.json"}
    folders = [*lists.package_folders(repository), *lists.module_folders(repository)]
    return own | {name: folder / name for folder in folders for name in lists.installed_files(folder)}


def _files(folder: Path) -> set[str]:
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if path.suffix != ".pyc" and ".dist-info" not in path.parts[0]}


def test_every_source_and_nothing_else_is_installed(installed: Path, sources: dict[str, Path]) -> None:
    assert _files(installed) == set(sources)


def test_every_installed_file_is_byte_for_byte_its_source(installed: Path, sources: dict[str, Path]) -> None:
    for name, source in sources.items():
        assert (installed / name).read_bytes() == source.read_bytes(), name


def test_nothing_installed_can_clash_with_another_extension(installed: Path) -> None:
    for path in installed.rglob("*"):
        assert path.stem not in FORBIDDEN, path
    for path in [*installed.iterdir(), *installed.glob("Resources/*/*")]:
        own = path.stem.startswith("CT") or path.stem.partition("-")[0] in OWN_NAMES
        assert own or path.name in {"Resources", "__pycache__"}, f"{path.name} carries no prefix of the suite"


def test_python_imports_the_suite_from_the_installed_tree_alone(installed: Path, standalone: Any) -> None:
    # Without "site" no .pth file of a development installation is read.
    code = f"""
import sys
sys.path[:0] = [{str(installed)!r}, {str(Path(numpy.__file__).parents[1])!r}]
import ctsuite.core.runner, ctsuite.core.grid
from importlib.metadata import version
print(ctsuite.core.runner.__file__, version("ctsuite"))
"""
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.split() == [
        str(installed / "ctsuite/core/runner.py"),
        standalone.cache("CMAKE_PROJECT_VERSION"),
    ], done.stderr


def test_the_archive_for_the_extensions_manager_holds_the_installed_tree(
    extension: Any, sources: dict[str, Path]
) -> None:
    extension.run("cpack")
    (archive,) = extension.folder.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {Path(*Path(name).parts[1:]).as_posix() for name in tar.getnames()}
    assert {(SHARED_FOLDER / name).as_posix() for name in sources} <= names
    assert "share/Slicer-5.13/CTSuite.s4ext" in names


def test_the_same_tests_are_registered_with_and_without_slicer(
    standalone: Any, extension: Any, lists: ModuleType, repository: Path
) -> None:
    modules = [folder.name for folder in lists.module_folders(repository)]
    generic = {f"py_nomainwindow_qSlicer{name}ModuleGenericTest" for name in modules}
    inside_slicer = {"py_CTDesktopTest", *generic}
    assert extension.tests() - inside_slicer == standalone.tests() - {"desktop"}
    assert inside_slicer <= extension.tests()
    assert "desktop" in standalone.tests()


def test_every_folder_with_tests_is_registered(standalone: Any, repository: Path) -> None:
    tests = (path.relative_to(repository / "Testing") for path in (repository / "Testing").rglob("test_*.py"))
    assert {path.parts[0] for path in tests} <= standalone.tests()


def test_the_extensions_manager_is_told_what_the_extension_is(extension: Any) -> None:
    description = (extension.folder / "CTSuite.s4ext").read_text()
    assert "contributors CTSuite developers\n" in description
    assert "depends NA\n" in description


def test_the_pictures_of_the_catalogue_are_in_the_repository(extension: Any, repository: Path) -> None:
    description = (extension.folder / "CTSuite.s4ext").read_text().splitlines()
    fields = dict(line.split(" ", 1) for line in description)
    urls = [fields["iconurl"], *fields["screenshoturls"].split()]
    missing = [url for url in urls if not (repository / url.partition("/raw/main/")[2]).is_file()]
    assert missing == []
