"""Asking whether to go on when data do not meet a recommendation; the runner records the answer."""

from __future__ import annotations

import slicer
from slicer.i18n import tr as _

from ctsuite.core.profile import Finding, Profile
from CTSuiteLib.Translations import libraryText


def askToContinue(profile: Profile, findings: tuple[Finding, ...]) -> bool:
    """Ask the user; true means to go on. Has the form of ``ctsuite.core.runner.Decision``."""
    question = _("The data do not meet every recommendation of '{profile}'. Continue all the same?").format(
        profile=libraryText(profile.title)
    )
    reasons = "\n".join(f"• {libraryText(finding.message)}" for finding in findings)
    note = _("Your decision is recorded.")
    return bool(
        slicer.util.confirmOkCancelDisplay(f"{question}\n\n{reasons}\n\n{note}", windowTitle=_("CT Suite"))
    )
