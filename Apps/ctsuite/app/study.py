"""The study that a command works on, from its arguments."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ctsuite.app.errors import INPUT_PATH
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.series.load import load


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments that say which data are meant and how they are taken."""
    add_choice(parser)
    parser.add_argument(
        "--correct",
        action="store_true",
        help="correct gantry tilt and uneven spacing by resampling; it is recorded",
    )


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments that say which series is meant and what is accepted."""
    parser.add_argument(
        "--series",
        metavar="UID",
        action=_Joined,
        help="series to use where there are several; for one of several inputs NAME=UID (repeatable)",
    )
    parser.add_argument(
        "--modality",
        metavar="CT",
        action=_Joined,
        help="modality of data without DICOM header; it is recorded; for one of several inputs NAME=MR "
        "(repeatable, or several with commas between them)",
    )
    parser.add_argument("--accept", action="store_true", help="continue when recommendations are not met")


class _Joined(argparse.Action):
    """An option that may be repeated; what it was given is put together with commas."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Take one more text."""
        before = getattr(namespace, self.dest)
        setattr(namespace, self.dest, values if before is None else f"{before},{values}")


def existing(path: Path) -> Path:
    """Return a path that exists.

    Raises
    ------
    CTSuiteError
        CLI-INPUT-PATH.
    """
    if not path.exists():
        raise INPUT_PATH(path=str(path))
    return path


def volume(path: Path, arguments: argparse.Namespace, task: Task, name: str = "") -> Volume:
    """Read the volume that the arguments mean.

    Parameters
    ----------
    path : Path
        Where it lies.
    arguments : Namespace
        The arguments of the command.
    task : Task
        Progress and cancelling.
    name : str
        Name of the input, where there are several.

    Raises
    ------
    CTSuiteError
        CLI-INPUT-PATH, and what reading raises.
    """
    series, modality = meant(arguments.series, name), meant(arguments.modality, name)
    return load(existing(path), task, series, modality, arguments.correct)


def meant(text: str | None, name: str) -> str | None:
    """Return what a text such as ``CT,moving=MR`` says for the input of that name, or None."""
    found = None
    for part in (text or "").split(","):
        key, sign, value = part.partition("=")
        if not sign:
            found = key.strip() or found
        elif key.strip() == name:
            return value.strip()
    return found
