"""The test set of 4.1.6: every function, with three compatible series and at both ends of the five ranges.

The cases are made from the function's own data requirements, so a requirement that changes is tested as
it now is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.profile import FIVE_RANGES, check, load
from ctsuite.ct.series.index import index
from ctsuite.phantom.boundary import REFUSE, Case, boundary_cases, limits_of
from ctsuite.workflows.catalogue import all_tools, all_workflows

FUNCTIONS = {**all_tools(), **all_workflows()}
PROFILES = sorted({function.profile for function in FUNCTIONS.values()})
COMPATIBLE = ("torso", "aorta_cta", "cranium")
each_profile = pytest.mark.parametrize("profile_id", PROFILES)


def facts_in(folder: Path) -> Mapping[str, Any] | None:
    """What the reader finds in a folder; None where it refuses the folder as a whole."""
    try:
        return index(folder, cache=False).choose().facts()
    except CTSuiteError:
        return None


@pytest.fixture(scope="session")
def facts_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Case], Mapping[str, Any] | None]:
    """What is read of the phantom of a case; functions with the same limits share it."""
    known: dict[tuple[Any, ...], Mapping[str, Any] | None] = {}

    def read(case: Case) -> Mapping[str, Any] | None:
        key = (*case.facts.values(), case.encoding)
        if key not in known:
            folder = tmp_path_factory.mktemp(case.name)
            case.write(folder)
            known[key] = facts_in(folder)
        return known[key]

    return read


@each_profile
def test_every_end_of_a_range_is_accepted_and_a_step_beyond_refused(
    profile_id: str, facts_of: Callable[[Case], Mapping[str, Any] | None]
) -> None:
    profile = load(profile_id)
    wrong = []
    for case in boundary_cases(limits_of(profile)):
        if profile.range(case.fact) is None:
            continue
        facts = facts_of(case)
        broken = [] if facts is None else [f.fact for f in check(profile, facts) if f.level == "must"]
        refused = facts is None or bool(broken)
        if refused != (case.expectation == REFUSE) or (broken and case.fact not in broken):
            wrong.append((case.summary, broken))
    assert not wrong


@pytest.mark.data
@each_profile
def test_three_series_meet_the_requirements_of_every_function(
    profile_id: str, data: Callable[[str], Path]
) -> None:
    profile = load(profile_id)
    for name in COMPATIBLE:
        facts = facts_in(data(f"ct_dicom/{name}"))
        assert facts is not None
        assert not [f.message for f in check(profile, facts) if f.level == "must"], name


def test_every_function_on_a_ct_is_covered_in_all_five_ranges() -> None:
    uncovered = {
        (id_, fact)
        for id_, function in FUNCTIONS.items()
        for fact in FIVE_RANGES
        if "Volume" in {port.type.__name__ for port in getattr(function, "inputs", ())}
        and load(function.profile).range(fact) is None
    }
    assert not uncovered
