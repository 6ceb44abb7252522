"""Words by which a patient can be recognised are found in texts, and short ones are not looked for."""

from __future__ import annotations

import pytest

from ctsuite.core.identity import holds, words

FACTS = {"PatientName": "Quixote^Alonso", "PatientID": "LM-1605", "PatientBirthDate": "19470929"}


def test_words_are_name_parts_number_and_birth_date():
    assert words(FACTS) == ("Quixote^Alonso", "LM-1605", "19470929", "Quixote", "Alonso")


@pytest.mark.parametrize("name", ["", "^^", "Li^A", None])
def test_what_is_too_short_is_no_word(name):
    assert not any(len(word) < 3 for word in words({"PatientName": name, "PatientID": "120"}))


def test_a_short_name_in_another_script_is_a_word():
    assert "王伟" in words({"PatientName": "Wang^Wei=王伟"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CT of QUIXOTE", True),
        ("alonso_2", True),
        ("Quixotery of alonsos", False),
        ("(lm-1605)", True),
        ("", False),
    ],
)
def test_words_are_found_whole_and_in_any_case(text, found):
    assert holds(text, words(FACTS)) is found
