"""What made a result: tool, parameters, versions and hashes of the inputs."""

from __future__ import annotations

import dataclasses
import hashlib
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from ctsuite.core.profile import Finding

_PACKAGES = ("numpy", "scipy", "SimpleITK", "vtk", "pydicom", "python-gdcm", "slicer-core", "numba")


@dataclass(frozen=True)
class RunRecord:
    """The record of one run of a tool.

    Attributes
    ----------
    tool : str
        Identifier of the tool.
    parameters : Mapping
        Every parameter, defaults included.
    inputs : Mapping
        Port to ``{"type", "name", "sha256"}``, and ``"corrections"`` where the data were corrected by
        resampling.
    versions : Mapping
        Package to version.
    started, finished : str
        ISO 8601, UTC.
    user : str
        Who ran it.
    findings : tuple of Finding
        Requirements that were not met.
    accepted : bool
        Whether the user chose to continue in spite of unmet recommendations.
    """

    tool: str
    parameters: Mapping[str, Any]
    inputs: Mapping[str, Any]
    versions: Mapping[str, str]
    started: str
    finished: str
    user: str
    findings: tuple[Finding, ...] = ()
    accepted: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return the record for a JSON document."""
        fields = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        return {**fields, "findings": [finding.as_dict() for finding in self.findings]}


def now() -> str:
    """The current time, ISO 8601 in UTC."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")


@lru_cache(maxsize=1)
def versions() -> Mapping[str, str]:
    """Versions of the suite, of Python and of the libraries that compute."""
    found = {"ctsuite": suite_version(), "python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def suite_version() -> str:
    """Version of CTSuite; the source tree without installation says so."""
    try:
        return version("ctsuite")
    except PackageNotFoundError:
        return "source tree"


def digest(value: Any) -> str:
    """SHA-256 of a pure type: every array with its type and shape, every other field as text.

    Descriptive DICOM attributes do not take part: the same voxels on the same grid have the same digest,
    whatever the byte order they were stored in.
    """
    state = hashlib.sha256()
    _feed(state, value)
    return state.hexdigest()


def _feed(state: Any, value: Any) -> None:
    if isinstance(value, np.ndarray):
        ordered = np.ascontiguousarray(value, value.dtype.newbyteorder("<"))
        state.update(f"{ordered.dtype.str}{value.shape}".encode())
        state.update(ordered.reshape(-1).view(np.uint8).data)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in ("attributes", "name", "sensitivity", "model"):
                state.update(field.name.encode())
                _feed(state, getattr(value, field.name))
    elif isinstance(value, Mapping):
        _feed(state, [(key, value[key]) for key in sorted(value)])
    elif isinstance(value, (tuple, list)):
        state.update(f"[{len(value)}".encode())
        for item in value:
            _feed(state, item)
    else:
        state.update(f"{value!r};".encode())
