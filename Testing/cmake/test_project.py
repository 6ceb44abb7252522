"""Facts of the project stand in one place each, and the files that describe it agree."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TO_BE_FILLED_IN = "-".join(("to", "be", "filled", "in"))
# In pieces, so that this file does not name them.
REGISTRIES = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("debian", "org"))]


@pytest.fixture(scope="module")
def tracked(repository: Path) -> dict[str, str]:
    """Every text file under version control, by its path."""
    if shutil.which("git") is None or not (repository / ".git").exists():
        pytest.skip("not a git checkout: the files of the project cannot be told from others")
    command = ["git", "-C", str(repository), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    paths = {name: repository / name for name in names if name and (repository / name).is_file()}
    contents = {name: path.read_bytes() for name, path in paths.items()}
    return {name: content.decode() for name, content in contents.items() if b"\0" not in content}


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    """The table [project] of pyproject.toml."""
    tomllib = pytest.importorskip("tomllib", reason="tomllib came with Python 3.11")
    text = (repository / "pyproject.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["project"]
    return table


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    """The English README."""
    return (repository / "README.md").read_text(encoding="utf-8")


def test_cmake_has_the_version_of_pyproject(standalone: Any, project: dict[str, Any]) -> None:
    assert standalone.cache("CMAKE_PROJECT_VERSION") == project["version"]


def test_the_changelog_begins_with_the_version(repository: Path, project: dict[str, Any]) -> None:
    text = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", text, re.MULTILINE)[0] == project["version"]


def test_the_catalogue_entry_has_the_fields_of_the_extensions_index(repository: Path) -> None:
    entry = json.loads((repository / "CTSuite.json").read_text())
    assert {"$schema", "category", "scm_url"} <= set(entry)
    optional = {"build_dependencies", "build_subdirectory", "enabled", "scm_revision", "scm_type", "tier"}
    assert set(entry) - {"$schema", "category", "scm_url"} <= optional


def test_what_is_to_be_filled_in_stands_in_one_place(tracked: dict[str, str]) -> None:
    assert [name for name, text in tracked.items() if TO_BE_FILLED_IN in text] == ["CTSuite.json"]


def test_no_file_names_the_host_of_a_registry(tracked: dict[str, str]) -> None:
    assert [(name, host) for name, text in tracked.items() for host in REGISTRIES if host in text] == []


def test_everything_that_is_installed_is_pinned(repository: Path, project: dict[str, Any]) -> None:
    lines = (repository / "constraints.txt").read_text().splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    pinned = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}
    extras = project["optional-dependencies"].values()
    for wanted in map(Requirement, [*project["dependencies"], *(line for extra in extras for line in extra)]):
        version = pinned.get(canonicalize_name(wanted.name))
        assert version is not None, f"{wanted.name} has no pin in constraints.txt"
        assert wanted.specifier.contains(version), f"{wanted} does not allow the pin {version}"


def test_the_readme_commands_are_presets(repository: Path, readme: str) -> None:
    presets = json.loads((repository / "CMakePresets.json").read_text())
    named = {preset["name"] for preset in presets["workflowPresets"]}
    commands = re.findall(r"^cmake --workflow --preset (\w+)$", readme, re.MULTILINE)
    assert set(commands) == named == {"demo", "test"}


def test_the_command_lines_of_the_readme_are_understood(readme: str) -> None:
    from ctsuite.app.cli import parser
    from ctsuite.workflows import catalogue

    lines = re.findall(r"^ctsuite (.*)$", readme, re.MULTILINE)
    parsed = [parser().parse_args(shlex.split(line)) for line in lines]
    assert len(parsed) >= 5
    for arguments in parsed:
        if arguments.command == "run":
            tool = catalogue.tool(arguments.tool)
            tool.parse(dict(pair.split("=", 1) for pair in arguments.values))
            assert {pair.partition("=")[0] for pair in arguments.inputs} <= {
                port.name for port in tool.inputs
            }


def test_both_readmes_give_the_same_commands(repository: Path, readme: str) -> None:
    chinese = (repository / "README.zh_CN.md").read_text(encoding="utf-8")
    blocks = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
    assert blocks.findall(readme) == blocks.findall(chinese)


def test_continuous_integration_installs_what_the_readme_names(repository: Path, readme: str) -> None:
    assert len(re.findall(r"^apt-get install .*$", readme, re.MULTILINE)) == 1
    script = (repository / ".ci" / "run").read_text()
    assert "README.md" in script
    assert "cmake --workflow --preset test" in script
