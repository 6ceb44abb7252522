"""Packages that Slicer does not bundle: asked for when they are first needed, not when a module opens."""

from __future__ import annotations

import slicer
from slicer.i18n import tr as _

from ctsuite.core import platform

_BROUGHT_BY_SLICER = ("python", "slicer-core", "vtk")


def missingPackages(ids: tuple[str, ...]) -> list[str]:
    """Return a requirement for each part of the platform that is missing and can be installed.

    Parameters
    ----------
    ids : tuple of str
        Parts as tools name them in ``requires``.
    """
    wanted = (platform.parts()[id_] for id_ in ids if id_ not in _BROUGHT_BY_SLICER)
    return [f"{part.distribution}>={part.minimum}" for part in wanted if part.missing()]


def ensurePackages(ids: tuple[str, ...]) -> None:
    """Install what is missing, with the user's consent and with progress.

    Raises
    ------
    CTSuiteError
        PLATFORM-PART-MISSING when the user declined, or when the installation did not help.
    """
    missing = missingPackages(ids)
    if missing:
        _install(missing)
    platform.require(tuple(id_ for id_ in ids if id_ not in _BROUGHT_BY_SLICER))


def _install(requirements: list[str]) -> None:
    try:
        from slicer import packaging
    except ImportError:  # Slicer before 5.12
        question = _("These Python packages are needed: {packages}. Install them now?")
        if slicer.util.confirmOkCancelDisplay(question.format(packages=", ".join(requirements))):
            slicer.util.pip_install(requirements)
        return
    try:
        packaging.pip_ensure(requirements, requester="CT Suite")
    except RuntimeError:  # how Slicer says that the user declined
        return
