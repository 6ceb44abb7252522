"""Compare the lists of files that CMake and pip install with the files on disk, or write them anew.

    python Testing/cmake/lists.py           names every difference; exit code 1 if there is one
    python Testing/cmake/lists.py --write   brings the lists up to date

Packages are the folders ``<Folder>/ctsuite/<package>``; ``<Folder>/CT*Lib`` is code that several modules
share; modules are the folders ``<Folder>/<Module>`` that hold a ``<Module>.py``. The lists are
``PYTHON_SCRIPTS`` and ``PYTHON_RESOURCES`` in the CMakeLists.txt of the folder, ``packages`` and
``package-dir`` in pyproject.toml.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGES = "packages = ["
PACKAGE_DIR = "[tool.setuptools.package-dir]"


def package_folders(repository: Path) -> list[Path]:
    """Folders that hold a part of the namespace package ``ctsuite``."""
    return sorted(path.parent for path in repository.glob("[A-Z]*/ctsuite"))


def module_folders(repository: Path) -> list[Path]:
    """Folders of the scripted modules of 3D Slicer."""
    scripts = repository.glob("[A-Z]*/CT*/CT*.py")
    return sorted(path.parent for path in scripts if path.stem == path.parent.name)


def packages(repository: Path) -> dict[str, Path]:
    """Every package by its dotted name."""
    folders = package_folders(repository)
    found = sorted(path.parent for folder in folders for path in folder.glob("ctsuite/**/__init__.py"))
    return {".".join(path.relative_to(repository).parts[1:]): path for path in found}


def installed_files(folder: Path) -> list[str]:
    """Files that are installed from a folder of packages or of a module, relative to it."""
    if (folder / "ctsuite").is_dir():
        parts = ["ctsuite", *(path.name for path in folder.glob("CT*Lib"))]
    else:
        parts = [f"{folder.name}.py", f"{folder.name}Lib", f"{folder.name}Effects", "Resources"]
    paths = [path for part in parts for path in [folder / part, *(folder / part).rglob("*")]]
    files = (path for path in paths if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path.relative_to(folder).as_posix() for path in files)


def up_to_date(repository: Path) -> Iterator[tuple[Path, str]]:
    """Every file that holds a list, and the text that it should have."""
    for folder in [*package_folders(repository), *module_folders(repository)]:
        lists = folder / "CMakeLists.txt"
        if not lists.is_file():
            raise SystemExit(f"{lists} is missing: write it like its neighbours and add its folder there")
        text, files = lists.read_text(encoding="utf-8"), installed_files(folder)
        for name, is_script in (("PYTHON_SCRIPTS", True), ("PYTHON_RESOURCES", False)):
            lines = "".join(f"  {file}\n" for file in files if file.endswith(".py") is is_script)
            text = _replace(text, f"set({name}\n", "  )\n", lines, lists)
        yield lists, text
    project, found = repository / "pyproject.toml", packages(repository)
    text = project.read_text(encoding="utf-8")
    text = _replace(text, f"{PACKAGES}\n", "]\n", "".join(f'  "{name}",\n' for name in found), project)
    roots = {name: path.relative_to(repository) for name, path in found.items() if name.count(".") == 1}
    lines = "".join(f'"{name}" = "{path.as_posix()}"\n' for name, path in roots.items())
    yield project, _replace(text, f"{PACKAGE_DIR}\n", "\n", lines, project)


def _replace(text: str, start: str, end: str, lines: str, file: Path) -> str:
    """The text with other lines between the line ``start`` and the next line ``end``."""
    pattern = re.compile(rf"(^{re.escape(start)})(.*?)(^{re.escape(end)})", re.DOTALL | re.MULTILINE)
    replaced, count = pattern.subn(lambda match: match[1] + lines + match[3], text)
    if count != 1:
        raise SystemExit(f"{file}: expected one list that starts with {start.strip()!r}")
    return replaced


def differences(repository: Path) -> list[str]:
    """One sentence for each entry that is missing in a list or has no file."""
    found = []
    for path, wanted in up_to_date(repository):
        has, should = path.read_text(encoding="utf-8").splitlines(), wanted.splitlines()
        name = path.relative_to(repository).as_posix()
        found += [f"{name} does not list {line.strip()}" for line in should if line not in has]
        found += [f"{name} lists {line.strip()}, but it is gone" for line in has if line not in should]
        if not found and has != should:
            found.append(f"{name} lists its files in another order")
    return found


def orphans(repository: Path) -> list[str]:
    """Python files in a folder of packages that no package holds."""
    known = set(packages(repository).values())
    files = (path for folder in package_folders(repository) for path in folder.glob("ctsuite/**/*.py"))
    return [f"{path.relative_to(repository)} is in no package" for path in files if path.parent not in known]


def main() -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(description="Compare the lists of installed files with the disk.")
    parser.add_argument("--write", action="store_true", help="bring the lists up to date")
    if parser.parse_args().write:
        for path, text in up_to_date(REPOSITORY):
            path.write_text(text, encoding="utf-8")
    found = [*differences(REPOSITORY), *orphans(REPOSITORY)]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
