"""A digest is the same for the same data and different for anything else."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from ctsuite.core.codes import BONE
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.profile import Finding
from ctsuite.core.provenance import RunRecord, digest, now, suite_version, versions
from ctsuite.core.surface import Surface
from ctsuite.core.volume import Volume

ARRAYS = hnp.arrays(st.sampled_from(["i2", "u1", "f4", "f8", "?"]), hnp.array_shapes(min_dims=1, max_side=4))
NESTED = st.recursive(st.integers(0, 99) | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3))


@given(ARRAYS)
def test_equal_arrays_have_one_digest_however_they_lie_in_memory(array: np.ndarray) -> None:
    turned = np.asfortranarray(array)
    swapped = array.astype(array.dtype.newbyteorder(">"))
    strided = np.stack([array, array], axis=-1)[..., 0]
    assert digest(array) == digest(turned) == digest(swapped) == digest(strided)


@given(ARRAYS, ARRAYS)
def test_different_arrays_have_different_digests(first: np.ndarray, second: np.ndarray) -> None:
    assume(first.dtype != second.dtype or first.shape != second.shape or first.tobytes() != second.tobytes())
    assert digest(first) != digest(second)


@given(NESTED, NESTED)
def test_values_that_only_look_alike_when_written_in_a_row_differ(first: object, second: object) -> None:
    assert (digest(first) == digest(second)) == (first == second)


@pytest.mark.parametrize(
    ("first", "second"), [((1, 23), (12, 3)), (((1,), 2), ((1, 2),)), ({"a": 1}, {"a1": ""})]
)
def test_the_structure_of_a_value_takes_part(first: object, second: object) -> None:
    assert digest(first) != digest(second)


def test_the_digest_of_a_volume_tells_voxels_grid_and_unit_but_not_its_header() -> None:
    grid = Grid.axial((2, 3, 4), (1, 1, 1))
    volume = Volume(np.arange(24, dtype=np.int16).reshape(2, 3, 4), grid, attributes={"KVP": 120}, name="a")
    same = Volume(volume.array.copy(), replace(grid), attributes={"KVP": 80}, name="b")
    assert digest(volume) == digest(same)
    moved = Volume(volume.array, Grid.axial((2, 3, 4), (1, 1, 1), (0, 0, 1e-6)))
    other = volume.array.copy()
    other[1, 2, 3] += 1
    assert len({digest(volume), digest(moved), digest(volume.with_array(other))}) == 3


def test_the_digest_of_a_volume_does_not_change_between_releases() -> None:
    volume = Volume(np.arange(8, dtype="<i2").reshape(2, 2, 2), Grid.axial((2, 2, 2), (0.5, 0.5, 1)))
    assert digest(volume) == "ba7281c0a3b6a6d244a4726143dbc25dde4b14cb9d4307cd7d094845b0fbd9b6"


def test_every_pure_type_has_a_digest() -> None:
    grid = Grid.axial((1, 1, 2), (1, 1, 1))
    values = [
        Labels.from_mask(np.ones((1, 1, 2), bool), grid, Segment(1, "bone", None, BONE)),
        Surface(np.zeros((3, 3)), np.array([[0, 1, 2]]), scalars={"distance": np.zeros(3)}),
        Curve(np.zeros((2, 3)), radius_mm=np.ones(2)),
        None,
    ]
    assert len({digest(value) for value in values}) == len(values)


def test_a_record_is_one_json_document() -> None:
    finding = Finding("should", "SliceThickness", "0018,0050", 5.0, "at most 3 mm", "Finer is better.")
    record = RunRecord("a.b", {"x": 1}, {}, versions(), now(), now(), "ada", (finding,), True)
    shown = json.loads(json.dumps(record.as_dict()))
    assert shown["findings"][0]["keyword"] == "SliceThickness" and shown["accepted"] is True
    assert shown["started"].endswith("+00:00") and shown["user"] == "ada"


def test_the_versions_name_the_suite_and_what_computes() -> None:
    assert {"ctsuite", "python", "numpy", "scipy"} <= set(versions())
    assert versions()["ctsuite"] == suite_version() and versions()["numpy"] == np.__version__
