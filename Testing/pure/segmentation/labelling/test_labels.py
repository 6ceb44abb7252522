"""Labels come from a list with codes, or are any text."""

from __future__ import annotations

import re

import numpy as np
import pytest
from pydicom.sr._concepts_dict import concepts

from ctsuite.core.codes import LEFT, RIGHT
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.terminology.entries import entries, named, recognised
from ctsuite.phantom.body import BodyParameters, body
from ctsuite.segmentation.labelling.recognise import Parameters as Finding
from ctsuite.segmentation.labelling.recognise import recognise
from ctsuite.segmentation.labelling.rename import Parameters, relabelled, rename
from ctsuite.segmentation.labelling.series import levels

BUNDLE = ("lungs", "airways", "bone", "vessels", "heart", "liver", "kidneys", "spleen")


@pytest.fixture
def two_ribs() -> Labels:
    """Two segments with two voxels."""
    array = np.zeros((2, 2, 2), np.uint8)
    array[0, 0, 0], array[1, 1, 1] = 1, 2
    grid = Grid.from_ijk_to_lps(np.eye(4), array.shape)
    return Labels(array, grid, (Segment(1, "Left rib 10"), Segment(2, "Left rib 11")))


def test_the_list_covers_everything_that_is_named_automatically() -> None:
    names = {entry.name for entry in entries()}
    assert {f"Vertebra {level}" for level in levels(add=("T13", "L6"))} <= names
    assert {f"{side} rib {n}" for side in ("Left", "Right") for n in range(1, 14)} <= names
    for name in BUNDLE:
        assert recognised(name) is not None, name


def test_no_name_of_the_list_stands_there_twice() -> None:
    assert len({entry.name for entry in entries()}) == len(entries())


def test_the_codes_of_the_vertebrae_are_those_of_the_dicom_dictionary() -> None:
    """S1, which the dictionary lacks, is a code of SNOMED CT; T13 and L6 are our own."""
    dictionary = {
        value: meaning
        for found in concepts["SCT"].values()
        for value, (meaning, *_) in found.items()
        if re.fullmatch(r"[CTL]\d+ vertebra", meaning)
    }
    own = {entry.type.value: entry.type.meaning for entry in entries() if entry.name.startswith("Vertebra ")}
    assert len(dictionary) == 24
    assert dictionary.items() <= own.items()
    assert {own[value] for value in own.keys() - dictionary.keys()} == {
        "S1 vertebra",
        "T13 vertebra",
        "L6 vertebra",
    }


def test_no_code_that_has_a_side_already_is_given_another() -> None:
    dictionary = {value: name for name, found in concepts["SCT"].items() for value in found}
    sided = {entry.type.value for entry in entries() if entry.modifier is not None}
    assert not [dictionary[v] for v in sided if re.search("Left|Right", dictionary.get(v, ""))]


@pytest.mark.parametrize(("label", "side"), [("Left kidney", LEFT), ("femur_right", RIGHT), ("Liver", None)])
def test_a_label_brings_its_side_and_a_free_text_takes_it_away(label, side) -> None:
    sided = relabelled(Segment(1, "Region"), label)
    assert sided.modifier == side
    assert relabelled(sided, "anything").modifier is None


def test_the_list_says_what_the_phantom_says() -> None:
    parameters = BodyParameters(region="trunk", pixel_spacing_mm=5.0, slice_spacing_mm=5.0)
    for segment in body(parameters).labels(Task()).segments:
        entry = named(segment.name)
        assert entry is not None, segment.name
        assert entry.type == segment.type


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("vertebrae_L1", "Vertebra L1"),
        ("rib_left_5", "Left rib 5"),
        ("Lungs", "Lung"),
        ("kidney_right", "Right kidney"),
        ("hip_left", "Left hip bone"),
        ("airways", "Airways"),
        ("urinary_bladder", "Urinary bladder"),
        ("lung_middle_lobe_right", "Middle lobe of right lung"),
        ("lung_upper_lobe_left", "Left upper lobe of lung"),
        ("iliac_vena_right", "Right common iliac vein"),
        ("autochthon_left", "Left deep muscle of back"),
        ("clavicula_right", "Right clavicle"),
        ("my favourite organ", None),
        ("", None),
    ],
)
def test_what_models_write_is_known_and_nothing_is_guessed(written: str, meant: str | None) -> None:
    entry = recognised(written)
    assert (entry.name if entry else None) == meant


def test_a_rib_becomes_the_twelfth_although_the_eleventh_is_absent(two_ribs: Labels) -> None:
    result = rename(two_ribs, Parameters("Left rib 11", "Left rib 12"), Task())["labels"]
    assert [s.name for s in result.segments] == ["Left rib 10", "Left rib 12"]
    assert result.segments[1].type == named("Left rib 12").type
    np.testing.assert_array_equal(result.array, two_ribs.array)


def test_a_number_may_stand_twice_and_any_text_is_a_label(two_ribs: Labels) -> None:
    twice = rename(two_ribs, Parameters("Left rib 11", "Left rib 10"), Task())["labels"]
    assert [s.name for s in twice.segments] == ["Left rib 10", "Left rib 10"]
    free = rename(two_ribs, Parameters("Left rib 11", "  bifid  rib "), Task())["labels"]
    assert free.segments[1].name == "bifid rib" and free.segments[1].type is None


def test_an_empty_label_is_refused(two_ribs: Labels) -> None:
    with pytest.raises(CTSuiteError) as error:
        rename(two_ribs, Parameters("Left rib 11", "  "), Task())
    assert error.value.code == "SEGMENT-LABEL-EMPTY"


def test_names_of_a_model_get_codes_and_unknown_ones_stay(two_ribs: Labels) -> None:
    segments = (Segment(1, "liver"), Segment(2, "thing"))
    result = recognise(Labels(two_ribs.array, two_ribs.grid, segments), Finding(), Task())
    assert [s.name for s in result["labels"].segments] == ["Liver", "thing"]
    assert result["labels"].segments[0].type.value == "10200004"
    assert result["report"].columns[2].values == ("by its name", "not recognised, unchanged")
