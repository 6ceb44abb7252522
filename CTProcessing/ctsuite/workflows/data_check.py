"""The result of comparing a series with data requirements, as it is kept, shown and reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ctsuite.core.profile import Finding, profiles


@dataclass(frozen=True)
class DataCheck:
    """A data check that let the data pass.

    Attributes
    ----------
    profile, title : str
        Identifier and title of the requirements.
    findings : tuple of Finding
        Recommendations that are not met and were accepted.
    """

    profile: str
    title: str
    findings: tuple[Finding, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether unmet recommendations were accepted."""
        return bool(self.findings)

    @property
    def verdict(self) -> str:
        """``compatible``, or ``accepted`` in spite of findings."""
        return "accepted" if self.findings else "compatible"

    def as_dict(self) -> dict[str, Any]:
        """Return the check for a JSON document."""
        return {
            "profile": self.profile,
            "title": self.title,
            "verdict": self.verdict,
            "accepted": self.accepted,
            "findings": [finding.as_dict() for finding in self.findings],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> DataCheck:
        """Make the check from :meth:`as_dict`.

        What was allowed is a text that can be translated where the profile still says the same.
        """
        profile = profiles().get(data["profile"])
        allowed = {str(rule.allowed): rule.allowed for rule in profile.rules} if profile else {}
        findings = tuple(
            Finding(
                f["level"],
                f["keyword"],
                f["tag"],
                f["found"],
                allowed.get(f["allowed"], f["allowed"]),
                f["reason"],
                f.get("detail", ""),
            )
            for f in data["findings"]
        )
        return cls(data["profile"], data["title"], findings)
