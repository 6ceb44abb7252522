"""Series at the limits: the headers hold what their names promise."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.profile import Profile, Rule
from ctsuite.phantom.boundary import ACCEPT, DEFAULT_LIMITS, REFUSE, Case, Limits, boundary_cases, limits_of
from ctsuite.phantom.kinds import boundary_case

CASES = {case.name: case for case in boundary_cases()}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_the_headers_are_as_promised_and_only_one_fact_is_at_its_limit(case: Case, tmp_path: Path) -> None:
    files = case.write(tmp_path / "series")
    first, last = pydicom.dcmread(files[0]), pydicom.dcmread(files[-1])
    assert len(files) == case.facts["NumberOfSlices"]
    assert (first.Rows, first.Columns) == (case.facts["Rows"], case.facts["Columns"])
    assert [float(v) for v in first.PixelSpacing] == [case.facts["PixelSpacing"]] * 2
    assert first.BitsStored == case.facts["BitsStored"] and first.HighBit == first.BitsStored - 1
    assert first.PixelRepresentation == int(case.encoding.signed)
    if len(files) > 1:
        rise = last.ImagePositionPatient[2] - first.ImagePositionPatient[2]
        assert rise / (len(files) - 1) == pytest.approx(case.facts["SliceSpacing"], abs=1e-9)
    for fact, limit in DEFAULT_LIMITS.items():
        inside = limit.minimum <= case.facts[fact] <= limit.maximum
        assert inside or (fact == case.fact and case.expectation == REFUSE)


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("bits")])
def test_rescaling_gives_the_attenuation_back(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    header = pydicom.dcmread(case.write(tmp_path / "series")[0])
    hu = header.pixel_array * float(header.RescaleSlope) + float(header.RescaleIntercept)
    np.testing.assert_allclose(hu, case.slice_hu(), atol=float(header.RescaleSlope) / 2)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.expectation == ACCEPT])
def test_what_is_to_be_accepted_passes_the_dicom_validator(name: str, tmp_path: Path, dciodvfy: Path) -> None:
    case = CASES[name]
    small = replace(case, facts={**case.facts, "NumberOfSlices": min(case.facts["NumberOfSlices"], 2)})
    for file in small.write(tmp_path / "series"):
        done = subprocess.run([dciodvfy, file], capture_output=True, text=True, check=False, timeout=60)
        assert "CTImage" in done.stdout + done.stderr
        assert "Error" not in done.stdout + done.stderr


def test_every_range_has_both_ends_accepted_and_a_step_beyond_refused() -> None:
    for fact, limit in DEFAULT_LIMITS.items():
        mine = {case.facts[fact]: case.expectation for case in CASES.values() if case.fact == fact}
        assert mine[limit.minimum] == mine[limit.maximum] == ACCEPT
        assert mine[round(limit.maximum + limit.step, 6)] == REFUSE
        below = round(limit.minimum - limit.step, 6)
        assert below == 0 or mine[below] == REFUSE


def test_signed_and_unsigned_and_eight_bits_are_covered() -> None:
    stored = {(c.facts["BitsStored"], c.encoding.signed): c.expectation for c in CASES.values()}
    assert {stored[bits, signed] for bits in (12, 16) for signed in (False, True)} == {ACCEPT}
    assert stored[8, False] == REFUSE
    assert CASES["bits-stored-8"].encoding.bits_allocated == 8


def test_the_ranges_of_a_profile_are_taken() -> None:
    rules = (
        Rule("NumberOfSlices", "must", "", minimum=3, maximum=50, step=1),
        Rule("SliceSpacing", "must", "", minimum=0.5, maximum=5.0, step=0.1),
        Rule("Rows", "should", "", minimum=100, maximum=200),
    )
    limits = limits_of(Profile("test", "Test", rules))
    assert limits["NumberOfSlices"] == Limits(3, 50, 1)
    assert limits["Rows"] == DEFAULT_LIMITS["Rows"], "a recommendation refuses nothing"
    cases = {case.name: case for case in boundary_cases(limits)}
    assert cases["slice-count-below-minimum"].facts["NumberOfSlices"] == 2
    assert cases["slice-spacing-above-maximum"].facts["SliceSpacing"] == pytest.approx(5.1)
    assert all(case.facts["NumberOfSlices"] >= 2 for case in cases.values())


def test_a_case_is_found_by_name_and_an_unknown_one_is_refused_with_similar_names() -> None:
    assert boundary_case("rows-maximum").facts["Rows"] == 1024
    with pytest.raises(CTSuiteError) as caught:
        boundary_case("row-maximum")
    assert caught.value.code == "PHANTOM-CASE-UNKNOWN" and "rows-maximum" in caught.value.remedy
