"""``slicer.packaging``: which packages are there, and asking for those that are not.

Nothing is ever installed. What would have been is kept in :data:`requested`, and :data:`answer` is what
the user says.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement

requested: list[str] = []
answer = True


def pip_check(req: str | Requirement | list[str | Requirement], _seen: object = None) -> bool:
    """Whether requirements are met; extras are not followed."""
    return not _missing(req)


def pip_ensure(
    requirements: str | Requirement | list[str | Requirement],
    constraints: str | Path | None = None,
    skip_packages: list[str] | None = None,
    prompt_install: bool = True,
    prompt_restart: bool = True,
    requester: str | None = None,
    skip_in_testing: bool = True,
    show_progress: bool = True,
) -> list[str] | None:
    """Ask for what is missing.

    Raises
    ------
    RuntimeError
        The user declined.
    """
    missing = _missing(requirements)
    if missing and prompt_install and not answer:
        raise RuntimeError("User declined package installation")
    requested.extend(missing)
    return None


def _missing(requirements: str | Requirement | list[str | Requirement]) -> list[str]:
    listed = requirements if isinstance(requirements, list) else [requirements]
    made = [item if isinstance(item, Requirement) else Requirement(item) for item in listed]
    return [str(item) for item in made if not _met(item)]


def _met(requirement: Requirement) -> bool:
    if requirement.marker is not None and not requirement.marker.evaluate():
        return True
    try:
        return version(requirement.name) in requirement.specifier
    except PackageNotFoundError:
        return False
