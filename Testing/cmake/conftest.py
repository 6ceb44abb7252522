"""Both builds of the source tree in a temporary folder, and the scripts of the build as modules."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

STUB = Path(__file__).with_name("slicer-stub")


def load(path: Path) -> ModuleType:
    """A script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Build:
    """A configured build tree.

    Parameters
    ----------
    source, folder : Path
        The source tree and the folder of the build tree.
    options : str
        Options for the configuration.
    """

    def __init__(self, source: Path, folder: Path, *options: str) -> None:
        self.folder = folder
        self.run("cmake", "-S", str(source), "-B", ".", *options)

    def run(self, *command: str) -> str:
        """Run a command in the build tree; its output is what a failing test shows."""
        self.folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}"
        return done.stdout

    def cache(self, name: str) -> str:
        """The value of a variable in the cache."""
        lines = (self.folder / "CMakeCache.txt").read_text().splitlines()
        return next(line.partition("=")[2] for line in lines if line.startswith(f"{name}:"))

    def tests(self) -> set[str]:
        """Names of the tests registered with CTest."""
        listed = json.loads(self.run("ctest", "--show-only=json-v1"))
        return {test["name"] for test in listed["tests"]}


@pytest.fixture(scope="session")
def lists(repository: Path) -> ModuleType:
    """The script that compares the lists of files with the disk."""
    return load(repository / "Testing" / "cmake" / "lists.py")


@pytest.fixture(scope="session")
def runtime_script(repository: Path) -> ModuleType:
    """The script that makes the embedded runtime."""
    return load(repository / "Common" / "CMake" / "runtime.py")


@pytest.fixture(scope="session")
def cmake() -> None:
    """Skips where there is no CMake of the version that the presets need."""
    program = shutil.which("cmake")
    if program is None:
        pytest.skip("cmake is not installed")
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    version = told.split()[2]
    if tuple(map(int, version.split(".")[:2])) < (3, 25):
        pytest.skip(f"cmake {version} is older than 3.25")


@pytest.fixture(scope="session")
def standalone(cmake: None, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build on the embedded runtime, configured only."""
    return Build(repository, tmp_path_factory.mktemp("standalone"))


@pytest.fixture(scope="session")
def extension(cmake: None, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build as an extension, against the stub; no compiler is needed for it."""
    folder = tmp_path_factory.mktemp("extension")
    build = Build(repository, folder, f"-DSlicer_DIR={STUB}", "-DCTSUITE_LANGUAGES=NONE")
    build.run("cmake", "--build", ".", "--parallel", "2")
    return build
