"""The required platform (clause 4.1.2): what must be there, what is optional, and the manual of each part.

The manuals of the required parts are part of the manual of this suite.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from ctsuite.core.errors_core import PART_MISSING


@dataclass(frozen=True)
class Part:
    """One part of the platform.

    Attributes
    ----------
    id : str
        Name by which tools ask for it.
    title : str
        Name shown to people.
    distribution : str
        Python distribution; ``python`` is the interpreter.
    minimum : str
        Oldest version that works.
    required : bool
        Whether the suite does nothing useful without it.
    purpose, install : str
        What it is for and how it is installed.
    manual_name, manual_url : str
        Title and address of its manual.
    module : str
        Module that proves its presence where it is not installed as a distribution.
    """

    id: str
    title: str
    distribution: str
    minimum: str
    required: bool
    purpose: str
    install: str
    manual_name: str
    manual_url: str
    module: str = ""

    def found(self) -> str | None:
        """The version that is there, or None."""
        if self.distribution == "python":
            return ".".join(map(str, sys.version_info[:3]))
        try:
            return version(self.distribution)
        except PackageNotFoundError:
            # desktop 3D Slicer brings VTK and its own classes as modules without an installed distribution
            return "unknown version" if self.module and find_spec(self.module) else None

    def missing(self) -> str | None:
        """What is wrong in words ("it is not installed", "version 1.0 is installed"), or None."""
        there = self.found()
        if there is None:
            return "it is not installed"
        if _numbers(there) and _numbers(there) < _numbers(self.minimum):
            return f"version {there} is installed"
        return None


@lru_cache(maxsize=1)
def parts() -> dict[str, Part]:
    """The manifest of the platform by id."""
    text = (resources.files("ctsuite.core") / "platform.json").read_text(encoding="utf-8")
    return {item["id"]: Part(**item) for item in json.loads(text)["parts"]}


def require(ids: tuple[str, ...]) -> None:
    """Make sure that parts are there.

    Raises
    ------
    CTSuiteError
        PLATFORM-PART-MISSING names the first that is missing or too old, and its manual.
    """
    for id_ in ids:
        part = parts()[id_]
        problem = part.missing()
        if problem:
            raise PART_MISSING(
                part=part.title,
                needed=f"{part.minimum} or newer",
                found=problem,
                purpose=part.purpose,
                install=part.install,
                manual_name=part.manual_name,
                distribution=part.distribution,
            )


def check_start() -> None:
    """Make sure that every required part is there.

    Raises
    ------
    CTSuiteError
        PLATFORM-PART-MISSING.
    """
    require(tuple(part.id for part in parts().values() if part.required))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", text.split("+")[0])[:3])
