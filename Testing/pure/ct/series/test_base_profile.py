"""The data requirements of a CT series, against real series and at their limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydicom import Dataset

from ctsuite.core import profile
from ctsuite.ct.series.geometry import Issue
from ctsuite.ct.series.index import index
from ctsuite.ct.series.stack import REFUSALS, Stack

StackOf = Callable[..., Stack]
BASE = profile.load("ct.base")
RANGES = [rule for rule in BASE.rules if rule.level == "must" and rule.minimum is not None]


def findings(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Level and fact of each finding."""
    return [(one.level, one.fact) for one in profile.check(BASE, facts)]


@pytest.fixture
def facts(stack_of: StackOf) -> dict[str, Any]:
    """Facts of a series that meets the profile."""

    def enlarge(data: Dataset, k: int) -> None:
        data.Rows = data.Columns = 64
        data.PixelData = bytes(64 * 64 * 2)

    return stack_of(3, enlarge).facts()


def test_a_series_that_meets_the_profile_has_no_finding(facts: dict[str, Any]) -> None:
    assert findings(facts) == []


@pytest.mark.data
@pytest.mark.parametrize("name", ["torso", "aorta_cta", "cranium", "liver_3slice"])
def test_real_series_have_no_finding(data: Callable[[str], Path], name: str) -> None:
    stack = index(data(f"ct_dicom/{name}"), cache=False).choose()
    assert profile.check(BASE, stack.facts()) == ()


@pytest.mark.data
def test_blank_uids_are_refused_with_what_was_found_and_what_is_allowed(data: Callable[[str], Path]) -> None:
    stack = index(data("ct_dicom/siemens_j2k_blank_uids"), cache=False).choose()
    found = profile.check(BASE, stack.facts())
    assert [(one.level, one.tag, one.found) for one in found] == [
        ("must", "0008,0016", ""),
        ("should", "0020,000D", ""),
        ("should", "0020,000E", ""),
    ]
    assert all("an empty value" in one.message for one in found)
    assert all("export the series from its source again" in one.message for one in found)
    assert "1.2.840.10008.5.1.4.1.1.2" in found[0].message


def test_what_is_wrong_with_a_stack_is_said_instead_of_all_that_might_be(facts: dict[str, Any]) -> None:
    """Twenty names of other faults would hide the one that was found, and where it is."""
    told = "1 slice is missing: 1 between slice 5 (8.00 mm) and slice 6 (12.00 mm)."
    facts = {**facts, "SeriesIssues": ("missing-slice",), "SeriesIssueDetails": {"missing-slice": told}}
    (finding,) = profile.check(BASE, facts)
    assert finding.detail == told
    assert finding.message.startswith(f"SeriesIssues: found missing-slice. {told} ")
    assert "localizer" not in finding.message
    assert finding.as_dict()["detail"] == told


def test_the_five_ranges_are_limited_and_say_their_step() -> None:
    assert {rule.fact for rule in RANGES} == set(profile.FIVE_RANGES)
    assert all(rule.step for rule in RANGES)


@pytest.mark.parametrize("rule", RANGES, ids=lambda rule: rule.fact)
def test_both_ends_are_accepted_and_one_step_outside_is_refused(
    facts: dict[str, Any], rule: profile.Rule
) -> None:
    assert rule.minimum is not None
    assert rule.maximum is not None
    assert rule.step is not None
    for value in (rule.minimum, rule.maximum):
        assert findings({**facts, rule.fact: value}) == []
    for value in (rule.minimum - rule.step, rule.maximum + rule.step):
        assert ("must", rule.fact) in findings({**facts, rule.fact: value})


@pytest.mark.parametrize(
    "fact",
    [
        "Modality",
        "SOPClassUID",
        "PhotometricInterpretation",
        "PixelSpacing",
        "ImagePositionPatient",
        "ImageOrientationPatient",
        "RescaleSlope",
        "RescaleIntercept",
        "BitsStored",
    ],
)
def test_what_is_missing_is_refused(facts: dict[str, Any], fact: str) -> None:
    assert ("must", fact) in findings({**facts, fact: ""})


@pytest.mark.parametrize(
    ("fact", "value", "level"),
    [
        ("Modality", "MR", "must"),
        ("SOPClassUID", "1.2.840.10008.5.1.4.1.1.7", "must"),
        ("PhotometricInterpretation", "RGB", "must"),
        ("PhotometricInterpretation", "MONOCHROME1", "should"),
        ("SamplesPerPixel", 3, "must"),
        ("BitsAllocated", 8, "must"),
        ("PixelSpacing", (0.5, 5.0), "must"),
        ("BitsStored", (8, 12), "must"),
        ("RescaleType", "US", "should"),
        ("FrameOfReferenceUID", "", "should"),
        ("GantryDetectorTilt", 12.0, "should"),
        ("LossyImageCompression", "01", "should"),
    ],
)
def test_other_values_are_refused_or_asked_about(
    facts: dict[str, Any], fact: str, value: Any, level: str
) -> None:
    assert (level, fact) in findings({**facts, fact: value})
    assert all(one[0] == level for one in findings({**facts, fact: value})) or level == "must"


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("ImageType", ("DERIVED", "SECONDARY")),
        ("ConvolutionKernel", "UNKNOWN"),
        ("SliceSpacing", 3.0),
        ("SliceThickness", 3.0),
        ("RescaleType", ""),
        ("PatientID", ""),
        ("SOPClassUID", "1.2.840.10008.5.1.4.1.1.2.2"),
    ],
)
def test_what_is_merely_unusual_is_no_finding(facts: dict[str, Any], fact: str, value: Any) -> None:
    assert findings({**facts, fact: value}) == []


@pytest.mark.parametrize(
    "issue", sorted({*REFUSALS, "gantry-tilt", "mixed-size", "mixed-orientation", "localizer"})
)
def test_every_issue_that_makes_wrong_shapes_is_refused(facts: dict[str, Any], issue: str) -> None:
    assert findings({**facts, "SeriesIssues": (Issue(issue, "").id,)}) == [("must", "SeriesIssues")]


@pytest.mark.parametrize("issue", ["several-acquisitions", "damaged-neighbour"])
def test_what_the_operator_can_judge_is_asked(facts: dict[str, Any], issue: str) -> None:
    assert findings({**facts, "SeriesIssues": (issue,)}) == [("should", "SeriesIssues")]
