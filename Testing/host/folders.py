"""Where the scripted modules of the repository are."""

from __future__ import annotations

from pathlib import Path


def module_folders(repository: Path) -> tuple[Path, ...]:
    """Return every folder of desktop code: modules, and the package they share. All begin with ``CT``."""
    return tuple(sorted(folder for folder in repository.glob("*/CT*") if folder.is_dir()))


def modules(repository: Path) -> tuple[Path, ...]:
    """Return the file of every scripted module: the one named like its folder."""
    files = (folder / f"{folder.name}.py" for folder in module_folders(repository))
    return tuple(file for file in files if file.is_file())


def sources(repository: Path) -> tuple[Path, ...]:
    """Return every Python file of the desktop code."""
    return tuple(file for folder in module_folders(repository) for file in sorted(folder.rglob("*.py")))
