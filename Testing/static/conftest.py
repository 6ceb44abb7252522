"""The source tree as the static tests see it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

FOLDERS = (
    "Common",
    "CTProcessing",
    "SegmentationTools",
    "MeasurementTools",
    "SpectralApps",
    "Security",
    "Apps",
)


@dataclass(frozen=True)
class Source:
    """One Python file of the repository."""

    path: Path
    root: Path

    @property
    def name(self) -> str:
        """Path below the root of the repository."""
        return self.path.relative_to(self.root).as_posix()

    @cached_property
    def text(self) -> str:
        """What is written in it."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree, by the grammar of the oldest Python that is supported."""
        return ast.parse(self.text, self.name, feature_version=(3, 10))

    @property
    def package(self) -> str | None:
        """Dotted name of the library package it belongs to, None for module folders, tests and scripts."""
        parts = self.path.relative_to(self.root).parts
        if parts[0] in FOLDERS and parts[1] == "ctsuite":
            return ".".join(parts[1:-1])
        return None

    @property
    def module_folder(self) -> bool:
        """Whether it is part of a scripted module of the desktop."""
        parts = self.path.relative_to(self.root).parts
        return parts[0] in FOLDERS and len(parts) > 2 and parts[1].startswith("CT")


@pytest.fixture(scope="session")
def tracked(repository: Path) -> list[Path]:
    """Every file of the repository, what git ignores left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("the source tree is not a git repository, so its files cannot be told from built ones")
    paths = [repository / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.fixture(scope="session")
def sources(tracked: list[Path], repository: Path) -> list[Source]:
    """Every Python file of the repository."""
    return [Source(path, repository) for path in tracked if path.suffix == ".py"]


@pytest.fixture(scope="session")
def product(sources: list[Source]) -> list[Source]:
    """The Python files that are installed: the library and the module folders."""
    return [source for source in sources if source.package is not None or source.module_folder]


@pytest.fixture(scope="session")
def docs(repository: Path) -> Iterator[Path]:
    """The folder of the manual, importable."""
    folder = repository / "Docs"
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def manual(docs: Path) -> ModuleType:
    """The package that makes the generated pages."""
    import_module("manual.sources")
    return import_module("manual")


@pytest.fixture(scope="session")
def translations(docs: Path) -> ModuleType:
    """The keeper of the translations."""
    return import_module("translations")


@pytest.fixture(scope="session")
def pages(docs: Path) -> dict[str, str]:
    """Every page of the manual as MyST Markdown by its path, generated and written by hand."""
    generate = import_module("generate")
    written = {n: p.read_text(encoding="utf-8") for n, p in generate.written().items() if n.endswith(".md")}
    return {**written, **generate.generated()}
