"""The names and kinds that a real 3D Slicer offers to a scripted module, as introspected from one.

The introspection is two files, ``widgets.json.gz`` and ``names.json.gz``. They are found in the folder
named by the environment variable ``CTSUITE_SLICER_API``, or beside the repository in
``shared/slicer-api``. They are no part of the repository, so whatever needs them has to ask
:func:`available` first.
"""

from __future__ import annotations

import gzip
import json
import os
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

# The introspection did not touch methods that end an object or block, and leaves out names that end with "_".
# That they are there is seen on the slice view and the application, whose names were listed without a call.
_NOT_TOUCHED = dict.fromkeys(("close", "delete", "deleteLater", "exec", "exec_", "quit", "raise_"), "method")
_REPOSITORY = Path(__file__).resolve().parents[2]


def folder() -> Path:
    """Return where the introspection is expected."""
    named = os.environ.get("CTSUITE_SLICER_API")
    return Path(named) if named else _REPOSITORY.parent / "shared" / "slicer-api"


def available() -> bool:
    """Whether the introspection is there."""
    return all((folder() / name).is_file() for name in ("widgets.json.gz", "names.json.gz"))


def missing_reason() -> str:
    """Return why a test that needs the introspection is skipped."""
    return f"the introspection of a real Slicer is not at {folder()} (set CTSUITE_SLICER_API)"


def _read(name: str) -> Any:
    with gzip.open(folder() / name, "rt", encoding="utf-8") as file:
        return json.load(file)


@lru_cache(maxsize=1)
def classes() -> dict[str, dict[str, Any]]:
    """Classes that can be made without arguments: ``qt.QLabel`` to its properties, signals, methods."""
    return _read("widgets.json.gz")


@lru_cache(maxsize=1)
def names() -> dict[str, Any]:
    """Names of modules and of the members of well-known objects: ``slicer.util``, ``slicer.app``, ..."""
    return _read("names.json.gz")


@cache
def kinds(class_name: str) -> dict[str, str]:
    """Return the members of a class with their kind.

    Parameters
    ----------
    class_name : str
        Full name such as ``qt.QLabel`` or ``ctk.ctkSliderWidget``.

    Returns
    -------
    dict
        Member name to ``property``, ``signal``, ``method`` or ``enum``. A constant of an enum of the
        class is a ``constant``; PythonQt shows it on the class and on its objects.
    """
    entry = classes()[class_name]
    base = entry.get("extends")
    found = dict(kinds(base)) if base and base != class_name else dict(_NOT_TOUCHED)
    for name in entry.get("properties", ()):
        found[name] = "constant" if name[0].isupper() else "property"
    found.update(dict.fromkeys(entry.get("methods", ()), "method"))
    found.update(dict.fromkeys(entry.get("signals", ()), "signal"))
    found.update(dict.fromkeys(entry.get("enums", ()), "enum"))
    return found


@cache
def property_types(class_name: str) -> dict[str, str]:
    """Return the type name of each property of a class, its bases included."""
    entry = classes()[class_name]
    base = entry.get("extends")
    found = dict(property_types(base)) if base and base != class_name else {}
    return {**found, **entry.get("properties", {})}
