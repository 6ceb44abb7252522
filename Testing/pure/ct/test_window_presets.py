"""Every window preset can be looked up where it was taken from."""

from __future__ import annotations

import re

import pytest

from ctsuite.ct.presets import PRESETS, SOURCES

# centre and width as the article gives them, by its own names
ARTICLE = {
    "brain": (40, 80),
    "stroke (one of two)": (40, 40),
    "temporal bones": (600, 2800),
    "lungs": (-600, 1500),
    "mediastinum": (50, 350),
    "abdomen, soft tissues": (50, 400),
    "liver": (30, 150),
    "spine, soft tissues": (50, 250),
}


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_has_a_source_with_an_address(name):
    source, called = SOURCES[name]
    assert re.search(r"https://\S+$", source) and called


def test_presets_have_the_values_of_their_source():
    taken = {called: PRESETS[name] for name, (source, called) in SOURCES.items() if "Radiopaedia" in source}
    assert {called: taken[called] for called in ARTICLE} == ARTICLE
    centre, width = PRESETS["soft tissue"]
    assert 20 <= centre <= 60 and 350 <= width <= 400, "the article gives a range"
