"""The compatibility profile beside a bundle (``ctsuite.json``): what it may be used for.

Clauses 4.1.3 and 4.3.2.2.5 ask for limits that are checked, and for states that exclude a patient, such as a
resection or an implant: those cannot be seen in the data, so the user must confirm them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ctsuite.core.codes import Code
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Segment
from ctsuite.core.profile import Profile, Rule
from ctsuite.core.volume import Volume
from ctsuite.segmentation.bundle.distribution import Distribution
from ctsuite.segmentation.bundle.errors import UNREADABLE

FILE = "ctsuite.json"
_KNOWN = (
    "format", "about", "keep_largest", "labels", "requirements", "excluded", "distribution", "results"
)  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """What a region may look like in the result; what it does not say is not judged.

    Attributes
    ----------
    volume_ml : tuple of float or None
        Smallest and largest volume.
    parts : int or None
        Most connected parts of at least 1 mL.
    border : float or None
        Largest share of its surface voxels that lie on the border of the series.
    dice_real : float or None
        Dice on real cases, for the report.
    level : str
        ``check`` marks it, ``refuse`` leaves it out.
    """

    volume_ml: tuple[float, float] | None = None
    parts: int | None = None
    border: float | None = None
    dice_real: float | None = None
    level: str = "check"


@dataclass(frozen=True)
class Requirements:
    """What stands in ``ctsuite.json``; empty where there is none."""

    profile: Profile | None = None
    excluded: tuple[str, ...] = ()
    distribution: Distribution = field(default_factory=Distribution)
    segments: Mapping[int, Segment] = field(default_factory=dict)
    keep_largest: Mapping[str, int] = field(default_factory=dict)
    results: Mapping[str, Expected] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, bundle: str) -> Requirements:
        """Read it.

        Raises
        ------
        CTSuiteError
            BUNDLE-UNREADABLE.
        """
        if not path.is_file():
            return cls()
        try:
            return cls._from(json.loads(path.read_text(encoding="utf-8-sig")), bundle)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            reason = f"{path.name}: {error}"
            raise UNREADABLE.caused_by(error, bundle=bundle, reason=reason) from error

    @classmethod
    def _from(cls, values: Mapping[str, Any], bundle: str) -> Requirements:
        unknown = sorted(set(values) - set(_KNOWN))
        if unknown:
            raise ValueError(f"unknown: {', '.join(unknown)}")
        if values.get("format") != 1:
            raise ValueError("format must be 1")
        rules = tuple(map(_rule, values.get("requirements", ())))
        segments = {int(item["value"]): _segment(item) for item in values.get("labels", ())}
        return cls(
            Profile(f"bundle.{bundle}", bundle, rules) if rules else None,
            tuple(str(item["text"]) for item in values.get("excluded", ())),
            Distribution.from_dict(values.get("distribution", {})),
            segments,
            {str(name): int(count) for name, count in values.get("keep_largest", {}).items()},
            {str(name): _expected(item) for name, item in values.get("results", {}).items()},
        )

    def as_dict(self) -> dict[str, Any]:
        """Return what is shown of it."""
        rules = self.profile.rules if self.profile else ()
        return {
            "limits": [
                {"fact": rule.fact, "level": rule.level, "allowed": rule.allowed, "reason": rule.reason}
                for rule in rules
            ],
            "excluded": list(self.excluded),
            "accuracy": {
                name: expected.dice_real
                for name, expected in self.results.items()
                if expected.dice_real is not None
            },
        }


def facts(volume: Volume) -> dict[str, Any]:
    """Return the facts of a volume with its field of view along the axes of the array, in mm."""
    z, y, x = volume.grid.shape
    sizes = [count * spacing for count, spacing in zip((x, y, z), volume.grid.spacing_mm, strict=True)]
    return {**volume.facts(), **{f"FieldOfView{axis}": size for axis, size in zip("XYZ", sizes, strict=True)}}


def _rule(item: Mapping[str, Any]) -> Rule:
    lists = {name: tuple(item[name]) for name in ("one_of", "none_of") if name in item}
    rule = Rule(**{**item, **lists})
    if rule.level not in ("must", "should"):
        raise ValueError(f"the level of {rule.fact} must be 'must' or 'should'")
    return rule


def _segment(item: Mapping[str, Any]) -> Segment:
    category, kind = (Code(*item[name]) if name in item else None for name in ("category", "type"))
    red, green, blue = map(float, item.get("colour", (0.9, 0.8, 0.6)))
    return Segment(int(item["value"]), str(item["name"]), category, kind, (red, green, blue))


def _expected(item: Mapping[str, Any]) -> Expected:
    made = Expected(**item)
    if made.level not in ("check", "refuse"):
        raise ValueError("the level of a result must be 'check' or 'refuse'")
    if made.volume_ml is None:
        return made
    low, high = map(float, made.volume_ml)
    return Expected((low, high), made.parts, made.border, made.dice_real, made.level)


def states(requirements: Requirements) -> str:
    """Return the excluded states as one text."""
    return Text.joined(requirements.excluded)
