"""Data requirements are data: each form of rule refuses what it should and nothing else."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctsuite.core import profile as profile_module
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.profile import Profile, Rule, check, load, profiles, show

SPACING = Rule("PixelSpacing", "must", "Why.", "0028,0030", minimum=0.1, maximum=4.0, step=0.001, unit="mm")


def found(rule: Rule, value: object, **facts: object) -> list[object]:
    """What a single rule finds wrong with a value."""
    return [finding.found for finding in check(Profile("p", "P", (rule,)), {rule.fact: value, **facts})]


@pytest.mark.parametrize(
    "value", [0.1, 4.0, 4, (0.1, 4.0), [1.0, 2.0], np.float32(2), np.int64(3), Fraction(1, 2)]
)
def test_a_value_inside_the_limits_ends_included_is_no_finding(value: object) -> None:
    assert not found(SPACING, value)


@pytest.mark.parametrize(
    "value", [0.099, 4.001, (1.0, 4.001), (0.05, 1.0), float("nan"), float("inf"), "1.0", ("1", "1")]
)
def test_a_value_outside_the_limits_or_no_number_is_a_finding(value: object) -> None:
    assert len(found(SPACING, value)) == 1


@given(st.floats(-10, 10))
def test_a_range_is_refused_exactly_outside_its_limits(value: float) -> None:
    assert bool(found(SPACING, value)) == (not 0.1 - 1e-6 <= value <= 4.0 + 1e-6)


@pytest.mark.parametrize(("minimum", "maximum", "bad"), [(1, None, 0), (None, 1, 2)])
def test_a_limit_on_one_side_leaves_the_other_open(minimum, maximum, bad) -> None:
    rule = Rule("KVP", "must", "Why.", minimum=minimum, maximum=maximum)
    assert (
        found(rule, bad) == [bad] and not found(rule, 1) and not found(rule, 1e9 if maximum is None else -1e9)
    )


def test_one_of_a_list_is_allowed_and_nothing_else() -> None:
    rule = Rule("Modality", "must", "Why.", one_of=("CT", "PT"))
    assert not found(rule, "CT") and found(rule, "MR") == ["MR"] and found(rule, ("CT",)) == [("CT",)]


def test_what_must_not_occur_is_named_out_of_the_list_in_which_it_occurs() -> None:
    rule = Rule("SeriesIssues", "must", "Why.", none_of=("missing-slice", "truncated", "colour"))
    assert not found(rule, ()) and not found(rule, ("gantry-tilt",))
    assert found(rule, ("gantry-tilt", "truncated")) == ["truncated"]
    assert found(rule, ("truncated", "missing-slice")) == [("truncated", "missing-slice")]
    assert found(rule, "colour") == ["colour"]


@pytest.mark.parametrize("nothing", [None, "", (), []])
def test_an_absent_fact_breaks_only_a_rule_that_asks_for_its_presence(nothing: object) -> None:
    assert not found(SPACING, nothing)
    asked = Rule("PixelSpacing", "must", "Why.", minimum=0.1, maximum=4.0, present=True)
    assert len(found(asked, nothing)) == 1
    assert len(check(Profile("p", "P", (asked,)), {})) == 1


def test_rules_about_the_header_are_left_out_for_data_that_have_none() -> None:
    rule = Rule("RescaleSlope", "must", "Why.", present=True, dicom=True)
    assert not found(rule, None)
    assert len(found(rule, None, SOPClassUID="1.2.840.10008.5.1.4.1.1.2")) == 1


def test_refusals_come_before_recommendations() -> None:
    asks = Rule("KVP", "should", "Why.", maximum=140)
    refuses = Rule("Rows", "must", "Why.", maximum=1024)
    findings = check(Profile("p", "P", (asks, refuses)), {"KVP": 150, "Rows": 2048})
    assert [finding.level for finding in findings] == ["must", "should"]


def test_a_finding_names_keyword_tag_value_and_what_is_allowed() -> None:
    (finding,) = check(Profile("p", "P", (SPACING,)), {"PixelSpacing": (5.0, 0.33333333)})
    assert finding.message == "PixelSpacing (0028,0030): found 5, 0.333333, allowed 0.1 to 4 mm. Why."
    assert json.loads(json.dumps(finding.as_dict())) == {
        "level": "must",
        "keyword": "PixelSpacing",
        "tag": "0028,0030",
        "found": [5.0, 0.33333333],
        "allowed": "0.1 to 4 mm",
        "reason": "Why.",
        "detail": "",
        "message": finding.message,
    }


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (SPACING, "0.1 to 4 mm"),
        (Rule("KVP", "must", "", minimum=70), "at least 70"),
        (Rule("KVP", "must", "", maximum=140, unit="kV"), "at most 140 kV"),
        (Rule("Modality", "must", "", one_of=("CT", "PT")), "CT or PT"),
        (Rule("SeriesIssues", "must", "", none_of=("a", "b")), "none of: a, b"),
        (Rule("PatientID", "must", "", present=True), "a value"),
    ],
)
def test_what_is_allowed_is_said_in_words(rule: Rule, words: str) -> None:
    assert rule.allowed == words


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "nothing"), ("", "an empty value"), ((), "nothing"), (0.1 + 0.2, "0.3"), (("A", 1.0), "A, 1")],
)
def test_values_are_written_for_people(value: object, shown: str) -> None:
    assert show(value) == shown


@pytest.fixture
def profile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that holds only the profiles written there."""
    package = tmp_path / "site" / "profilepackage"
    (package / "profiles").mkdir(parents=True)
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(package.parent))
    monkeypatch.setattr(profile_module, "PACKAGES", ("profilepackage", "ctsuite.not_installed"))
    profiles.cache_clear()
    yield package / "profiles"
    profiles.cache_clear()


def write(folder: Path, id_: str, rules: list[dict[str, object]], extends: str | None = None) -> None:
    """Write a profile file."""
    content = {"id": id_, "title": id_.title(), "extends": extends, "rules": rules}
    (folder / f"{id_}.json").write_text(json.dumps(content), encoding="utf-8")


def test_an_extending_profile_replaces_the_rule_of_the_same_fact_and_keeps_the_others(
    profile_folder: Path,
) -> None:
    base = {"fact": "SliceSpacing", "level": "must", "minimum": 0.2, "maximum": 10.0, "reason": "Base."}
    modality = {"fact": "Modality", "level": "must", "one_of": ["CT"], "reason": "Base."}
    write(profile_folder, "base", [base, modality])
    advice = {"fact": "SliceSpacing", "level": "should", "maximum": 3.0, "reason": "Finer is better."}
    write(profile_folder, "middle", [{**base, "maximum": 5.0}, advice], "base")
    write(profile_folder, "fine", [{**base, "maximum": 1.0}], "middle")
    assert [(r.fact, r.level, r.maximum) for r in load("fine").rules] == [
        ("SliceSpacing", "must", 1.0),
        ("Modality", "must", None),
        ("SliceSpacing", "should", 3.0),
    ]
    assert load("base").range("SliceSpacing").maximum == 10.0
    assert load("fine").range("Rows") is None
    assert not check(load("fine"), {"Modality": "CT", "SliceSpacing": 1.0})
    assert [f.level for f in check(load("fine"), {"Modality": "CT", "SliceSpacing": 4.0})] == [
        "must",
        "should",
    ]


def test_an_unknown_profile_is_refused_with_the_known_ones(profile_folder: Path) -> None:
    write(profile_folder, "base", [])
    with pytest.raises(CTSuiteError) as refusal:
        load("bass")
    assert refusal.value.code == "PROFILE-UNKNOWN" and "base" in refusal.value.remedy


def test_every_installed_profile_is_readable_and_explains_itself() -> None:
    for profile in profiles().values():
        for rule in profile.rules:
            assert rule.level in ("must", "should"), (profile.id, rule.fact)
            assert rule.reason.endswith("."), (profile.id, rule.fact)
