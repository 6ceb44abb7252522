"""Vertebrae and ribs get their numbers by shape and order, on a phantom and on a real series."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.ct.files.labels import read_labels
from ctsuite.phantom.body import BodyParameters, body
from ctsuite.segmentation.labelling.recognise import Parameters, recognise

# numbers of TotalSegmentator's 117 classes
_TOTAL = {
    **{26 + n: f"Vertebra L{5 - n + 1}" for n in range(1, 6)},
    **{31 + n: f"Vertebra T{12 - n + 1}" for n in range(1, 13)},
    **{91 + n: f"Left rib {n}" for n in range(1, 13)},
    **{103 + n: f"Right rib {n}" for n in range(1, 13)},
}


_TOTAL_OTHER_BONES = (25, 26, *range(69, 79), 91, 116, 117)
_OTHER_BONES = ("Sacrum", "Sternum", "Left hip bone", "Right hip bone", "Left femur", "Right femur")


@cache
def _trunk() -> Labels:
    parameters = BodyParameters(region="trunk", pixel_spacing_mm=2.5, slice_spacing_mm=2.5)
    whole = body(parameters).labels(Task())
    bones = tuple(s for s in whole.segments if series(s.name) or s.name in _OTHER_BONES)
    array = np.where(np.isin(whole.array, [s.value for s in bones]), whole.array, 0).astype(whole.array.dtype)
    return Labels(array, whole.grid, bones)


@pytest.fixture
def trunk() -> Labels:
    """The bones of a phantom with its truth."""
    return _trunk()


def nameless(labels: Labels, without: tuple[str, ...] = ()) -> tuple[Labels, dict[int, str]]:
    """Segments in random order without names and codes, and the names they should get."""
    rng = np.random.default_rng(3)
    truth = {s.value: s.name for s in labels.segments if s.name not in without}
    values = rng.permutation(list(truth))
    table = np.zeros(max(s.value for s in labels.segments) + 1, np.uint16)
    table[values] = np.arange(1, len(values) + 1)
    segments = tuple(Segment(n, f"Part {n}") for n in range(1, len(values) + 1))
    wanted = {n: truth[int(value)] for n, value in enumerate(values, 1)}
    return Labels(table[labels.array], labels.grid, segments), wanted


def series(name: str) -> bool:
    """Whether a name is of a vertebra or a rib."""
    return name.startswith("Vertebra ") or " rib " in name


def compared(labels: Labels, wanted: dict[int, str], **settings: Any) -> tuple[list[Any], list[Any]]:
    """Pairs (found, wanted) of the series, and the wrong ones of everything."""
    result = recognise(labels, Parameters(**settings), Task())["labels"]
    pairs = [(s.name, wanted[s.value]) for s in result.segments]
    wrong = [(found, name) for found, name in pairs if series(found) and found != name]
    return [(f, n) for f, n in pairs if series(n)], wrong


def test_every_vertebra_and_rib_of_a_phantom_is_named_among_the_other_bones(trunk: Labels) -> None:
    labels, wanted = nameless(trunk)
    pairs, wrong = compared(labels, wanted)
    assert len(pairs) == 17 + 24
    assert [pair for pair in pairs if pair[0] != pair[1]] == [] and wrong == []


def test_the_number_of_an_absent_rib_is_skipped(trunk: Labels) -> None:
    labels, wanted = nameless(trunk, ("Left rib 11", "Right rib 5"))
    pairs, wrong = compared(labels, wanted)
    assert [pair for pair in pairs if pair[0] != pair[1]] == [] and wrong == []


def test_the_codes_of_the_list_come_with_the_label(trunk: Labels) -> None:
    labels, _ = nameless(trunk)
    result = recognise(labels, Parameters(), Task())["labels"]
    truth = {s.name: s for s in trunk.segments}
    named = [s for s in result.segments if series(s.name)]
    assert named
    for segment in named:
        assert segment.type == truth[segment.name].type


def test_a_sixth_lumbar_vertebra_is_counted_where_it_is_added(trunk: Labels) -> None:
    """The lowest six vertebrae without any rib, standing on the sacrum, are L1 to L6."""
    keep = [
        s for s in trunk.segments if s.name in ("Sacrum", "Vertebra T12") or s.name.startswith("Vertebra L")
    ]
    array = np.where(np.isin(trunk.array, [s.value for s in keep]), trunk.array, 0).astype(trunk.array.dtype)
    few = Labels(array, trunk.grid, tuple(keep))
    shift = {f"Vertebra L{n}": f"Vertebra L{n + 1}" for n in range(1, 6)} | {"Vertebra T12": "Vertebra L1"}
    labels, wanted = nameless(few)
    sacrum = next(value for value, name in wanted.items() if name == "Sacrum")
    segments = tuple(replace(s, name="sacrum") if s.value == sacrum else s for s in labels.segments)
    labels = Labels(labels.array, labels.grid, segments)
    result = recognise(labels, Parameters(add="L6"), Task())["labels"]
    for segment in result.segments:
        assert segment.name == shift.get(wanted[segment.value], wanted[segment.value])


def test_a_count_that_nothing_settles_changes_no_name_unless_the_first_is_given(trunk: Labels) -> None:
    keep = tuple(s for s in trunk.segments if s.name in ("Vertebra T6", "Vertebra T7", "Vertebra T8"))
    array = np.where(np.isin(trunk.array, [s.value for s in keep]), trunk.array, 0).astype(trunk.array.dtype)
    labels, wanted = nameless(Labels(array, trunk.grid, keep))
    result = recognise(labels, Parameters(), Task())
    assert [s.name for s in result["labels"].segments] == [s.name for s in labels.segments]
    assert "not certain" in " ".join(result["report"].columns[2].values)
    named = recognise(labels, Parameters(first="T6"), Task())["labels"]
    assert {s.value: s.name for s in named.segments} == wanted
    with pytest.raises(CTSuiteError) as error:
        recognise(labels, Parameters(first="L4"), Task())
    assert error.value.code == "SEGMENT-LABEL-START"


def bones_of(path: Any) -> tuple[Labels, dict[int, str]]:
    """The bones of a reference segmentation, without names."""
    read = read_labels(path)
    bones = {*_TOTAL, *_TOTAL_OTHER_BONES} & set(np.unique(read.array).tolist())
    segments = tuple(Segment(value, _TOTAL.get(value, f"Other {value}")) for value in sorted(bones))
    return nameless(Labels(read.array, read.grid, segments))


def test_the_vertebrae_of_a_real_series_are_numbered_as_in_its_reference(data: Any) -> None:
    """Four vertebrae, two of them cut by the end of the image, and the ribs whose heads are in it."""
    pairs, wrong = compared(*bones_of(data("references/abdomen_sm_3mm_totalseg117.nii.gz")))
    assert wrong == []
    right = {found for found, name in pairs if found == name}
    assert {f"Vertebra {level}" for level in ("T11", "T12", "L1", "L2")} <= right
    assert {"Left rib 12", "Right rib 12"} <= right


def test_where_every_vertebra_is_cut_by_the_image_no_number_is_guessed(data: Any) -> None:
    _, wrong = compared(*bones_of(data("references/siemens_j2k_totalseg.nii.gz")))
    assert wrong == []
