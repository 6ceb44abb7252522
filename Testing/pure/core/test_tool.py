"""A tool's description is read from one place, and no bad value comes past it."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.labels import Labels
from ctsuite.core.tool import Field, NoParameters, Parameter, Port, Tool, measurements_port, texts
from ctsuite.core.volume import Volume

BAD = [
    ("lower", "abc", "PARAMETER-TYPE"),
    ("lower", "", "PARAMETER-TYPE"),
    ("lower", None, "PARAMETER-TYPE"),
    ("lower", [1], "PARAMETER-TYPE"),
    ("lower", True, "PARAMETER-TYPE"),
    ("lower", "nan", "PARAMETER-TYPE"),
    ("lower", math.nan, "PARAMETER-TYPE"),
    ("lower", -1000.5, "PARAMETER-RANGE"),
    ("lower", "3000.1", "PARAMETER-RANGE"),
    ("reach", "inf", "PARAMETER-TYPE"),
    ("reach", -math.inf, "PARAMETER-TYPE"),
    ("reach", "1e999", "PARAMETER-TYPE"),
    ("rounds", "2.5", "PARAMETER-TYPE"),
    ("rounds", 2.5, "PARAMETER-TYPE"),
    ("rounds", math.inf, "PARAMETER-TYPE"),
    ("rounds", False, "PARAMETER-TYPE"),
    ("rounds", 0, "PARAMETER-RANGE"),
    ("rounds", "11", "PARAMETER-RANGE"),
    ("closed", "maybe", "PARAMETER-TYPE"),
    ("closed", 2, "PARAMETER-TYPE"),
    ("closed", None, "PARAMETER-TYPE"),
    ("plane", "sagittal", "PARAMETER-CHOICE"),
    ("plane", "Axial", "PARAMETER-CHOICE"),
    ("plane", 1, "PARAMETER-TYPE"),
    ("lowest", 1, "PARAMETER-UNKNOWN"),
]
GOOD = [
    ("lower", "-1000", -1000.0),
    ("lower", 3000, 3000.0),
    ("lower", np.float32(0.5), 0.5),
    ("rounds", "10", 10),
    ("rounds", 3.0, 3),
    ("rounds", np.int16(4), 4),
    ("closed", "No", False),
    ("closed", "true", True),
    ("closed", np.True_, True),
    ("closed", 0, False),
    ("plane", "coronal", "coronal"),
    ("note", "", ""),
]


@pytest.mark.parametrize(("name", "value", "code"), BAD)
def test_a_bad_value_is_refused_by_its_own_code(tool: Tool, name: str, value: object, code: str) -> None:
    with pytest.raises(CTSuiteError) as refusal:
        tool.parse({name: value})
    error = refusal.value
    assert error.code == code and error.kind.value == 2
    assert "unknown)" not in error.message + error.cause + error.remedy, (
        "every value of the message is filled in"
    )


@pytest.mark.parametrize(("name", "value", "expected"), GOOD)
def test_a_good_value_gets_the_type_of_its_field(
    tool: Tool, name: str, value: object, expected: object
) -> None:
    parsed = getattr(tool.parse({name: value}), name)
    assert parsed == expected and type(parsed) is type(expected)


def test_what_is_not_named_keeps_its_default(tool: Tool) -> None:
    assert tool.parse({}) == tool.parameters()
    assert tool.parse({"rounds": 5}) == replace(tool.parameters(), rounds=5)


@given(st.floats(allow_nan=True, allow_infinity=True), st.sampled_from([repr, float]))
def test_a_number_is_accepted_exactly_when_it_lies_in_the_range(value: float, spell) -> None:
    field = Field("lower", float, 0.0, Parameter("Lower limit", "Smallest.", minimum=-10, maximum=10))
    try:
        accepted = field.convert(spell(value)) == value
    except CTSuiteError as error:
        assert error.code in ("PARAMETER-RANGE", "PARAMETER-TYPE")
        accepted = False
    assert accepted == (-10 <= value <= 10)


@pytest.mark.parametrize(
    ("minimum", "maximum", "words"), [(0, None, "at least 0"), (None, 5, "at most 5"), (0.5, 5, "0.5 to 5")]
)
def test_the_range_is_told_in_words(minimum, maximum, words) -> None:
    field = Field("size", float, 1.0, Parameter("Size", "How big.", minimum=minimum, maximum=maximum))
    with pytest.raises(CTSuiteError) as refusal:
        field.convert(-1 if maximum is None else 99)
    assert words in refusal.value.remedy and "inf" not in refusal.value.message + refusal.value.remedy


def test_the_ends_of_a_range_are_accepted(tool: Tool) -> None:
    assert tool.parse({"lower": -1000}).lower == -1000 and tool.parse({"lower": 3000}).lower == 3000


def test_the_description_is_one_json_document_with_the_promised_members(tool: Tool) -> None:
    shown = json.loads(json.dumps(tool.describe()))
    assert {
        "id",
        "title",
        "summary",
        "group",
        "clauses",
        "inputs",
        "outputs",
        "parameters",
        "profile",
        "risk_note",
        "permission",
        "manual",
    } <= set(shown)
    assert shown["inputs"][0] | {"name": "volume", "type": "Volume", "label": "CT"} == shown["inputs"][0]
    lower = {p["name"]: p for p in shown["parameters"]}["lower"]
    assert lower == {
        "name": "lower",
        "label": "Lower limit",
        "tooltip": "Smallest CT number.",
        "type": "float",
        "unit": "HU",
        "range": [-1000, 3000],
        "choices": None,
        "default": 100.0,
    }
    assert shown["manual"] == "user/tools/test.threshold.html"


def test_every_text_on_screen_is_listed_for_translation(tool: Tool) -> None:
    listed = set(texts(replace(tool, anchor_rule="Nearest vertex.")))
    assert {
        "Threshold",
        "Finds what is bright.",
        "Test",
        "Motion is not detected.",
        "CT",
        "The series.",
        "Region",
        "Lower limit",
        "Smallest CT number.",
        "axial",
        "coronal",
        "Nearest vertex.",
    } <= listed


def test_a_tool_without_parameters_refuses_any(tool: Tool) -> None:
    bare = replace(tool, parameters=NoParameters)
    assert bare.parse({}) == NoParameters() and bare.fields == ()
    with pytest.raises(CTSuiteError) as refusal:
        bare.parse({"x": 1})
    assert refusal.value.code == "PARAMETER-UNKNOWN"


def test_a_port_accepts_its_type_only(volume: Volume) -> None:
    assert Port("a", Volume, "A", "One.").accepts(volume)
    assert not Port("a", Labels, "A", "One.").accepts(volume)
    assert not Port("a", Volume, "A", "One.").accepts(None)
    assert Port("a", Volume, "A", "One.", optional=True).accepts(None)
    many = Port("a", Volume, "A", "Some.", many=True)
    assert many.accepts((volume, volume)) and many.accepts([]) and not many.accepts(volume)
    assert not many.accepts((volume, None)) and measurements_port("Values.").many
