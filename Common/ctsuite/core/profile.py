"""Data requirements of a function, as data, and the check of a series against them.

A profile is a JSON file in the ``profiles`` folder of the package whose functions use it::

    {"id": "...", "title": "...", "extends": "id of another profile or null",
     "rules": [{"fact": "PixelSpacing", "tag": "0028,0030", "level": "must",
                "minimum": 0.1, "maximum": 4.0, "step": 0.001, "unit": "mm", "reason": "..."}]}

A rule states one of ``minimum``/``maximum`` (numbers, each component of a tuple is checked), ``one_of``
(allowed values), ``none_of`` (values that must not occur in a list) or ``present``. A rule of an extending
profile replaces the rule of the same fact, level and form. An absent fact breaks only a rule with
``"present": true``; ``dicom`` rules are left out for data that have no DICOM header.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.util import find_spec
from typing import Any, SupportsFloat

from ctsuite.core.errors_core import PROFILE_UNKNOWN
from ctsuite.core.i18n import Text
from ctsuite.core.units import limits_in_words

PACKAGES = (
    "ctsuite.core",
    "ctsuite.ct",
    "ctsuite.segmentation",
    "ctsuite.measurement",
    "ctsuite.spectral",
    "ctsuite.workflows",
)
FIVE_RANGES = ("PixelSpacing", "Rows", "Columns", "SliceSpacing", "NumberOfSlices", "BitsStored")


@dataclass(frozen=True)
class Rule:
    """One requirement on one fact."""

    fact: str
    level: str
    reason: str
    tag: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    unit: str = ""
    one_of: tuple[Any, ...] = ()
    none_of: tuple[Any, ...] = ()
    present: bool = False
    dicom: bool = False

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        if self.one_of:
            allowed = str(self.one_of[0])
            for value in self.one_of[1:]:
                allowed = Text("{first} or {second}", first=allowed, second=str(value))
            return allowed
        if self.none_of:
            return Text("none of: {values}", values=", ".join(map(str, self.none_of)))
        return limits_in_words(self.minimum, self.maximum, self.unit) or Text("a value")


@dataclass(frozen=True)
class Profile:
    """The data requirements of a tool or workflow."""

    id: str
    title: str
    rules: tuple[Rule, ...]
    extends: str | None = None

    def range(self, fact: str) -> Rule | None:
        """Return the rule that limits a fact to a range and refuses beyond it, if there is one."""
        for rule in self.rules:
            if rule.fact == fact and rule.level == "must" and rule.minimum is not None:
                return rule
        return None


@dataclass(frozen=True)
class Finding:
    """A requirement that is not met.

    Attributes
    ----------
    level : str
        ``must`` refuses, ``should`` asks.
    fact, tag : str, str or None
        Keyword and DICOM tag.
    found : Any
        The value in the data; None where it is absent.
    allowed : str
        What is allowed.
    reason : str
        Why it is required.
    detail : str
        Where and how much, in one sentence; empty where the value says it all.
    """

    level: str
    fact: str
    tag: str | None
    found: Any
    allowed: str
    reason: str
    detail: str = ""

    @property
    def message(self) -> str:
        """The finding in one or two sentences."""
        keyword = f"{self.fact} ({self.tag})" if self.tag else self.fact
        found = show(self.found)
        if self.detail:
            # a list of everything that must not occur would hide what did
            return Text(
                "{keyword}: found {found}. {detail} {reason}",
                keyword=keyword,
                found=found,
                detail=self.detail,
                reason=self.reason,
            )
        return Text(
            "{keyword}: found {found}, allowed {allowed}. {reason}",
            keyword=keyword,
            found=found,
            allowed=self.allowed,
            reason=self.reason,
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the finding for a JSON document, which is the same in every language."""
        return {
            "level": self.level,
            "keyword": self.fact,
            "tag": self.tag,
            "found": self.found,
            "allowed": self.allowed,
            "reason": self.reason,
            "detail": self.detail,
            "message": self.message,
        }


def show(value: Any) -> str:
    """Write a value for people."""
    if value is None:
        return Text("nothing")
    if isinstance(value, (tuple, list)):
        return ", ".join(show(v) for v in value) or Text("nothing")
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value) or Text("an empty value")


def check(profile: Profile, facts: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Compare the facts of a series with a profile.

    Parameters
    ----------
    profile : Profile
        The requirements.
    facts : Mapping
        DICOM keyword (or derived fact) to value. ``SeriesIssueDetails`` says what each of ``SeriesIssues``
        means here.

    Returns
    -------
    tuple of Finding
        What is not met, refusals first.
    """
    has_header = "SOPClassUID" in facts
    found = [
        Finding(
            rule.level, rule.fact, rule.tag, value, rule.allowed, rule.reason, _detail(rule, value, facts)
        )
        for rule in profile.rules
        if has_header or not rule.dicom
        for value in _broken(rule, facts)
    ]
    return tuple(sorted(found, key=lambda finding: finding.level != "must"))


def _detail(rule: Rule, value: Any, facts: Mapping[str, Any]) -> str:
    if rule.fact != "SeriesIssues":
        return ""
    details = facts.get("SeriesIssueDetails") or {}
    named = value if isinstance(value, tuple) else (value,)
    return Text.joined(details[issue] for issue in named if details.get(issue))


def _broken(rule: Rule, facts: Mapping[str, Any]) -> Iterator[Any]:
    value = facts.get(rule.fact)
    if value is None or (isinstance(value, (str, tuple, list)) and not value):
        if rule.present:
            yield value
        return
    if rule.one_of:
        if value not in rule.one_of:
            yield value
    elif rule.none_of:
        parts = value if isinstance(value, (tuple, list)) else (value,)
        hit = tuple(part for part in parts if part in rule.none_of)
        if hit:
            yield hit if len(hit) > 1 else hit[0]
    elif rule.minimum is not None or rule.maximum is not None:
        parts = value if isinstance(value, (tuple, list)) else (value,)
        # decimal strings are rounded: a limit of 0.2 mm must accept what a scanner wrote as 0.2
        low = -float("inf") if rule.minimum is None else rule.minimum - 1e-6
        high = float("inf") if rule.maximum is None else rule.maximum + 1e-6
        if not all(isinstance(part, SupportsFloat) and low <= float(part) <= high for part in parts):
            yield value


@lru_cache(maxsize=1)
def profiles() -> Mapping[str, Profile]:
    """Return every profile of the installed packages by id."""
    raw: dict[str, dict[str, Any]] = {}
    for package in PACKAGES:
        for data in _files(package):
            raw[data["id"]] = data
    return {id_: _make(raw, id_) for id_ in sorted(raw)}


def load(id_: str) -> Profile:
    """Return a profile.

    Raises
    ------
    CTSuiteError
        PROFILE-UNKNOWN.
    """
    known = profiles()
    if id_ not in known:
        raise PROFILE_UNKNOWN(profile=id_, known=", ".join(known))
    return known[id_]


def _files(package: str) -> Iterable[dict[str, Any]]:
    if find_spec(package) is None:
        return
    folder = resources.files(package) / "profiles"
    if folder.is_dir():
        for file in sorted(folder.iterdir(), key=lambda item: item.name):
            if file.name.endswith(".json"):
                yield json.loads(file.read_text(encoding="utf-8"))


def _make(raw: Mapping[str, dict[str, Any]], id_: str) -> Profile:
    data = raw[id_]
    rules: dict[tuple[str, str, str], Rule] = {}
    if data.get("extends"):
        rules = {_key(rule): rule for rule in _make(raw, data["extends"]).rules}
    for item in data["rules"]:
        lists = {name: tuple(item[name]) for name in ("one_of", "none_of") if name in item}
        rule = Rule(**{**item, **lists})
        rules[_key(rule)] = rule
    return Profile(id_, data["title"], tuple(rules.values()), data.get("extends"))


def _key(rule: Rule) -> tuple[str, str, str]:
    form = "list" if rule.one_of or rule.none_of else "range" if rule.allowed != "a value" else "present"
    return rule.fact, rule.level, form
