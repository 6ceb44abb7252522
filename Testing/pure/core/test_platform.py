"""The manifest of the required platform names what is missing, and its manual (4.1.2)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ctsuite.core import platform
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.platform import Part, check_start, parts, require


@pytest.fixture
def part() -> Part:
    """An entry of the manifest."""
    return parts()["numpy"]


def test_the_machine_that_runs_the_tests_has_the_required_parts() -> None:
    check_start()


@pytest.mark.parametrize("id_", parts())
def test_every_part_says_what_it_is_for_how_to_get_it_and_where_its_manual_is(id_: str) -> None:
    part = parts()[id_]
    assert part.title and part.purpose and part.install.endswith(".") and part.manual_name
    assert part.manual_url.startswith("https://")
    assert re.fullmatch(r"\d+(\.\d+)*", part.minimum)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"distribution": "no-such-distribution"}, "it is not installed"),
        ({"minimum": "999.1"}, "999.1 or newer is needed, but version"),
    ],
    ids=["missing", "too old"],
)
def test_a_missing_or_old_part_is_named_with_its_manual(
    change: dict[str, str], words: str, part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "parts", lambda: {part.id: replace(part, **change)})
    with pytest.raises(CTSuiteError) as refusal:
        check_start()
    error = refusal.value
    assert error.code == "PLATFORM-PART-MISSING" and words in error.message and "NumPy" in error.message
    assert part.manual_name in error.remedy and part.install in error.remedy and part.purpose in error.cause


def test_an_optional_part_is_missed_only_by_what_needs_it(
    part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    optional = replace(part, required=False, distribution="no-such-distribution")
    monkeypatch.setattr(platform, "parts", lambda: {part.id: optional})
    check_start()
    with pytest.raises(CTSuiteError):
        require((part.id,))


@pytest.mark.parametrize(
    ("there", "fits"), [("1.26", True), ("1.9", False), ("2.0.0rc1", True), ("1.26.0+cpu", True)]
)
def test_versions_are_compared_by_number(
    there: str, fits: bool, part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "version", lambda distribution: there)
    assert (replace(part, minimum="1.26").missing() is None) == fits


def test_a_part_that_is_there_as_a_module_only_is_not_missing():
    from dataclasses import replace

    from ctsuite.core.platform import parts

    bundled = replace(parts()["numpy"], distribution="no-such-distribution", module="numpy")
    assert bundled.missing() is None
    assert replace(bundled, module="no_such_module").missing() == "it is not installed"
