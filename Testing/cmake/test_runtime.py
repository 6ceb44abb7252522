"""The script that makes the embedded runtime."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source tree as far as the runtime depends on it."""
    folder = tmp_path / "source"
    folder.mkdir()
    for name in ("pyproject.toml", "constraints.txt"):
        (folder / name).write_text("")
    return folder


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """Where the runtime goes."""
    return tmp_path / "runtime"


@pytest.fixture
def steps(runtime_script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The costly steps that were taken, none of which is really done."""
    taken: list[str] = []

    def create(folder: Path, **_options: object) -> None:
        folder.mkdir(exist_ok=True)
        taken.append("create")

    monkeypatch.setattr(runtime_script.venv, "create", create)
    monkeypatch.setattr(runtime_script, "install", lambda _runtime, _source, *what: taken.append(what[0]))
    return taken


INSTALL = ["setuptools", "--no-build-isolation"]


def test_the_first_run_creates_and_installs(
    runtime_script: ModuleType, source: Path, runtime: Path, steps: list[str]
) -> None:
    runtime_script.make(source, runtime)
    assert steps == ["create", *INSTALL]


def test_a_second_run_has_nothing_to_do(
    runtime_script: ModuleType, source: Path, runtime: Path, steps: list[str]
) -> None:
    runtime_script.make(source, runtime)
    steps.clear()
    runtime_script.make(source, runtime)
    assert steps == []


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_other_packages_are_installed_into_the_same_environment(
    runtime_script: ModuleType, source: Path, runtime: Path, steps: list[str], changed: str
) -> None:
    runtime_script.make(source, runtime)
    steps.clear()
    (source / changed).write_text("numpy==2.4.6\n")
    runtime_script.make(source, runtime)
    assert steps == INSTALL


def test_another_interpreter_begins_anew(
    runtime_script: ModuleType, source: Path, runtime: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime_script.make(source, runtime)
    steps.clear()
    monkeypatch.setattr(runtime_script.sys, "version", "3.99")
    runtime_script.make(source, runtime)
    assert steps == ["create", *INSTALL]


def test_an_installation_that_failed_is_taken_up_again(
    runtime_script: ModuleType, source: Path, runtime: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError("no network")

    with monkeypatch.context() as patch:
        patch.setattr(runtime_script, "install", fail)
        with pytest.raises(OSError, match="no network"):
            runtime_script.make(source, runtime)
    steps.clear()
    runtime_script.make(source, runtime)
    assert steps == INSTALL
