"""Pixels become Hounsfield units, exactly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest
import SimpleITK
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pydicom import Dataset, dcmread
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
)

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.core.units import HU, ONE
from ctsuite.ct.series.index import Index, index
from ctsuite.ct.series.load import load
from ctsuite.ct.series.read import read
from ctsuite.ct.series.stack import Stack
from ctsuite.ct.series.values import PADDING_HU, convert

Writer = Callable[..., list[Path]]
StackOf = Callable[..., Stack]


def known(count: int) -> np.ndarray:
    """Hounsfield units that the writer of the fixtures stores."""
    k, j, i = np.mgrid[:count, :6, :8]
    return 100 * k + 10 * j + i - 500


def error_code(action: Callable[[], Any]) -> str:
    """Code of the error that an action ends with."""
    with pytest.raises(CTSuiteError) as caught:
        action()
    return caught.value.code


@pytest.mark.data
@pytest.mark.parametrize("name", ["torso", "aorta_cta", "cranium", "siemens_j2k_blank_uids"])
def test_real_series_equal_what_simpleitk_reads(data: Callable[[str], Path], name: str) -> None:
    stack = index(data(f"ct_dicom/{name}"), cache=False).choose()
    volume = read(stack)
    image = SimpleITK.ReadImage([one.header.path for one in stack.slices])
    assert volume.array.dtype == np.int16
    assert np.array_equal(volume.array, SimpleITK.GetArrayViewFromImage(image))
    assert volume.grid.spacing_mm == pytest.approx(image.GetSpacing(), abs=1e-6)
    assert volume.grid.origin_lps_mm == pytest.approx(image.GetOrigin(), abs=1e-6)
    assert np.ravel(volume.grid.direction_lps) == pytest.approx(image.GetDirection(), abs=1e-6)


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "source"), [("torso", "torso_3mm.nii.gz"), ("aorta_cta", "aorta_cta_1p5mm.nii.gz")]
)
def test_real_series_equal_the_volume_they_were_made_from(
    data: Callable[[str], Path], name: str, source: str
) -> None:
    volume = load(data(f"ct_dicom/{name}"), cache=False)
    image = nibabel.load(data(f"ct_volumes/{source}"))
    stored = np.asarray(image.dataobj)
    matrix = np.linalg.inv(image.affine) @ volume.grid.ijk_to_ras
    index_map = np.rint(matrix).astype(int)
    assert np.abs(matrix - index_map).max() < 1e-3
    i, j, k = (
        np.arange(n) * index_map[a, a] + index_map[a, 3] for a, n in enumerate(volume.array.shape[::-1])
    )
    there = stored[np.ix_(i, j, k)].transpose(2, 1, 0)
    assert np.array_equal(volume.array, np.clip(there, -1024, 3071))


def test_the_known_series_is_read_exactly(stack_of: StackOf) -> None:
    volume = read(stack_of(5))
    assert volume.array.dtype == np.int16
    assert np.array_equal(volume.array, known(5))
    assert volume.unit is HU
    assert volume.name == "known series"
    assert volume.grid.spacing_mm == (0.5, 0.7, 2.0)
    assert volume.grid.origin_lps_mm == (-10, -20, 30)


@pytest.mark.parametrize(
    "syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian]
)
def test_every_uncompressed_syntax_gives_the_same_values(stack_of: StackOf, syntax: str) -> None:
    def change(data: Dataset, k: int) -> None:
        if syntax == ExplicitVRBigEndian:
            data.PixelData = np.frombuffer(data.PixelData, "<u2").astype(">u2").tobytes()
        data.file_meta.TransferSyntaxUID = syntax

    assert np.array_equal(read(stack_of(5, change)).array, known(5))


def test_attributes_identify_patient_study_and_instances(stack_of: StackOf) -> None:
    stack = stack_of(3)
    attributes = read(stack).attributes
    assert (attributes["PatientName"], attributes["PatientBirthDate"]) == ("Phantom^Known", "19700101")
    assert attributes["StudyDate"] == "20240101"
    assert attributes["SeriesInstanceUID"] == "1.2.3.4"
    uids = [dcmread(one.header.path).SOPInstanceUID for one in stack.slices]
    assert list(attributes["SOPInstanceUIDs"]) == uids
    assert attributes["SeriesIssues"] == ()


def test_instances_are_named_only_where_every_slice_has_a_uid(stack_of: StackOf) -> None:
    def change(data: Dataset, k: int) -> None:
        if k == 1:
            # pydicom copies it into the header of the file, where it must not be empty
            data.file_meta.MediaStorageSOPInstanceUID = data.SOPInstanceUID
            del data.SOPInstanceUID

    assert "SOPInstanceUIDs" not in read(stack_of(3, change)).attributes


def test_the_uids_of_the_slices_are_kept_but_are_no_facts(stack_of: StackOf) -> None:
    volume = read(stack_of(3))
    assert len(volume.attributes["SOPInstanceUIDs"]) == 3
    assert "SOPInstanceUIDs" not in volume.facts()


def test_progress_goes_up_to_one(stack_of: StackOf) -> None:
    told: list[float] = []
    read(stack_of(20), Task(lambda fraction, message: told.append(fraction)))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_reading_can_be_cancelled_in_the_middle(stack_of: StackOf) -> None:
    asked = iter([False, False, True])
    task = Task(cancelled=lambda: next(asked, True))
    stack = stack_of(60)
    assert error_code(lambda: read(stack, task)) == "RUN-CANCELLED"


# From stored words to values.


def rewritten(
    stored: np.ndarray, bits: int, signed: bool, high: int | None = None, **attributes: Any
) -> Callable[[Dataset, int], None]:
    """Give every slice these stored values."""

    def change(data: Dataset, k: int) -> None:
        data.BitsStored, data.HighBit = bits, bits - 1 if high is None else high
        data.PixelRepresentation = int(signed)
        data.PixelData = stored.astype("<u2").tobytes()
        for keyword, value in attributes.items():
            setattr(data, keyword, value[k] if isinstance(value, list) else value)

    return change


def ramp(low: int, high: int) -> np.ndarray:
    """A slice of values from `low` to `high`."""
    return np.linspace(low, high, 48).round().astype(np.int64).reshape(6, 8)


@pytest.mark.parametrize("bits", range(12, 17))
def test_signed_values_of_every_depth_are_exact(stack_of: StackOf, bits: int) -> None:
    stored = ramp(-(1 << (bits - 1)), (1 << (bits - 1)) - 1)
    mask = (1 << bits) - 1
    volume = read(stack_of(2, rewritten(stored & mask, bits, True, RescaleIntercept=0)))
    assert volume.array.dtype == np.int16
    assert np.array_equal(volume.array[1], stored)


@pytest.mark.parametrize("bits", range(12, 16))
def test_unsigned_values_of_every_depth_are_exact(stack_of: StackOf, bits: int) -> None:
    stored = ramp(0, (1 << bits) - 1)
    volume = read(stack_of(2, rewritten(stored, bits, False)))
    assert volume.array.dtype == np.int16
    assert np.array_equal(volume.array[0], stored - 1024)


def test_values_beyond_16_bits_become_floating_point_and_stay_exact(stack_of: StackOf) -> None:
    stored = ramp(0, 65535)
    volume = read(stack_of(2, rewritten(stored, 16, False, RescaleIntercept=-1024)))
    assert volume.array.dtype == np.float32
    assert np.array_equal(volume.array[0], stored - 1024)


def test_bits_beside_the_stored_ones_are_ignored(stack_of: StackOf) -> None:
    stored = ramp(0, 4095)
    volume = read(stack_of(2, rewritten(stored | 0xA000, 12, False)))
    assert np.array_equal(volume.array[0], stored - 1024)


@pytest.mark.parametrize("signed", [False, True])
def test_stored_bits_that_lie_higher_are_moved_down(stack_of: StackOf, signed: bool) -> None:
    stored = ramp(-2048, 2047) if signed else ramp(0, 4095)
    words = (stored & 0xFFF) << 3 | 0x8005
    volume = read(stack_of(2, rewritten(words, 12, signed, high=14, RescaleIntercept=0)))
    assert np.array_equal(volume.array[0], stored)


def test_each_slice_has_its_own_rescale(stack_of: StackOf) -> None:
    stored = ramp(0, 1000)
    change = rewritten(stored, 12, False, RescaleSlope=[1, 2, 3], RescaleIntercept=[-1000, 0, 7])
    volume = read(stack_of(3, change))
    assert volume.array.dtype == np.int16
    assert np.array_equal(volume.array, np.stack([stored - 1000, stored * 2, stored * 3 + 7]))


def test_a_fractional_rescale_gives_floating_point(stack_of: StackOf) -> None:
    stored = ramp(0, 4000)
    volume = read(stack_of(2, rewritten(stored, 12, False, RescaleSlope="0.25", RescaleIntercept="-1000.5")))
    assert volume.array.dtype == np.float32
    assert np.array_equal(volume.array[0], (stored * 0.25 - 1000.5).astype(np.float32))


def test_padding_becomes_air_and_is_not_rescaled(stack_of: StackOf) -> None:
    stored = ramp(0, 2000)
    stored[0] = -2000
    change = rewritten(stored, 16, True, RescaleIntercept=-24)

    def padded(data: Dataset, k: int) -> None:
        change(data, k)
        data.add_new(0x00280120, "SS", -2000)

    volume = read(stack_of(2, padded))
    assert (volume.array[0, 0] == PADDING_HU).all()
    assert np.array_equal(volume.array[0, 1:], stored[1:] - 24)


def test_padding_does_not_decide_whether_values_fit(stack_of: StackOf) -> None:
    stored = ramp(0, 2000)
    stored[0] = -32768
    change = rewritten(stored, 16, True, RescaleIntercept=-1024)

    def padded(data: Dataset, k: int) -> None:
        change(data, k)
        data.add_new(0x00280120, "SS", -32768)

    volume = read(stack_of(2, padded))
    assert volume.array.dtype == np.int16
    assert (volume.array[0, 0] == PADDING_HU).all()


def test_a_range_of_padding_becomes_air(stack_of: StackOf) -> None:
    stored = ramp(100, 2000)
    stored[0] = 3
    change = rewritten(stored, 12, False, PixelPaddingValue=0, PixelPaddingRangeLimit=5)
    assert (read(stack_of(2, change)).array[0, 0] == PADDING_HU).all()


def test_a_slice_that_is_all_padding_is_air(stack_of: StackOf) -> None:
    change = rewritten(ramp(7, 7), 12, False, PixelPaddingValue=7)
    assert (read(stack_of(2, change)).array == PADDING_HU).all()


@given(
    words=arrays(np.uint16, (3, 4)),
    stored=st.integers(1, 16),
    gap=st.integers(0, 15),
    signed=st.booleans(),
    slope=st.sampled_from([1, 2, -1, 0.5]),
    intercept=st.integers(-2000, 2000),
)
def test_values_follow_the_definition(
    words: np.ndarray, stored: int, gap: int, signed: bool, slope: float, intercept: int
) -> None:
    high = min(stored - 1 + gap, 15)
    attributes = {
        "BitsStored": stored,
        "HighBit": high,
        "PixelRepresentation": int(signed),
        "RescaleSlope": slope,
        "RescaleIntercept": intercept,
    }
    value = (words.astype(np.int64) >> (high + 1 - stored)) & ((1 << stored) - 1)
    if signed:
        value = np.where(value >= 1 << (stored - 1), value - (1 << stored), value)
    truth = value * slope + intercept
    out = np.empty(words.shape, np.float32)
    convert(words.copy(), attributes, out)
    assert np.array_equal(out, truth.astype(np.float32))
    if slope == int(slope) and np.abs(truth).max() < 32768:
        whole = words.copy().view(np.int16)
        convert(whole.view(np.uint16), attributes, whole)
        assert np.array_equal(whole, truth)


def test_other_modalities_have_no_unit_and_need_no_rescale(stack_of: StackOf) -> None:
    def to_mr(data: Dataset, k: int) -> None:
        data.Modality = "MR"
        del data.RescaleSlope, data.RescaleIntercept, data.RescaleType

    volume = read(stack_of(3, to_mr))
    assert volume.unit is ONE
    assert np.array_equal(volume.array, known(3) + 1024)


# What is not read.


def scout(data: Dataset, k: int) -> None:
    """Make a slice a colour image."""
    data.PhotometricInterpretation = "YBR_FULL_422"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (scout, "SERIES-COLOUR"),
        (lambda data, k: delattr(data, "PixelSpacing"), "SERIES-NO-PIXEL-SPACING"),
        (lambda data, k: delattr(data, "ImagePositionPatient"), "SERIES-NO-POSITION"),
        (lambda data, k: delattr(data, "RescaleSlope"), "SERIES-NO-RESCALE"),
        (lambda data, k: setattr(data, "PatientID", str(k)), "SERIES-SEVERAL-PATIENTS"),
        (lambda data, k: k != 2, "SERIES-MISSING-SLICE"),
        (lambda data, k: setattr(data, "ImagePositionPatient", [0, 0, k // 2]), "SERIES-DUPLICATE-POSITION"),
        (lambda data, k: setattr(data, "ImagePositionPatient", [0, 0, k * k]), "SERIES-UNEVEN-SPACING"),
        (
            lambda data, k: setattr(data, "ImagePositionPatient", [9 * (k == 2), 0, k]),
            "SERIES-SHIFTED-SLICE",
        ),
    ],
)
def test_what_would_give_wrong_values_is_refused_by_its_own_code(
    stack_of: StackOf, change: Callable[[Dataset, int], Any], code: str
) -> None:
    stack = stack_of(5, change)
    assert error_code(lambda: read(stack)) == code


def test_a_truncated_slice_is_refused(write: Writer, found: Callable[[], Index]) -> None:
    path = write(5)[2]
    path.write_bytes(path.read_bytes()[:-10])
    assert error_code(lambda: read(found().stacks[0])) == "SERIES-DAMAGED-PIXELS"


def test_a_file_that_changed_since_it_was_indexed_is_refused(stack_of: StackOf) -> None:
    stack = stack_of(5)
    os.utime(stack.slices[3].header.path, ns=(1, 1))
    assert error_code(lambda: read(stack)) == "SERIES-CHANGED"


def test_a_file_that_vanished_is_named(stack_of: StackOf) -> None:
    stack = stack_of(5)
    os.unlink(stack.slices[3].header.path)
    assert error_code(lambda: read(stack)) == "SERIES-UNREADABLE"


def test_too_little_memory_is_named(stack_of: StackOf, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any, **kwargs: Any) -> None:
        raise MemoryError

    stack = stack_of(5)
    monkeypatch.setattr("ctsuite.ct.series.read.np.empty", full)
    assert error_code(lambda: read(stack)) == "SERIES-OUT-OF-MEMORY"


_PEAK = """
import sys
from ctsuite.ct.series.index import index
from ctsuite.ct.series.read import read
def resident(field):
    with open("/proc/self/status") as stream:
        return next(int(line.split()[1]) for line in stream if line.startswith(field)) * 1024
stack = index(sys.argv[1], cache=False).choose()
open("/proc/self/clear_refs", "w").write("5")
before = resident("VmHWM")
array = read(stack).array
print((resident("VmHWM") - before) / array.nbytes)
"""


@pytest.mark.skipif(not os.path.exists("/proc/self/clear_refs"), reason="peak memory is told by Linux only")
def test_memory_stays_near_that_of_the_volume(write: Writer, tmp_path: Path) -> None:
    large = np.arange(512 * 512, dtype=np.uint16).reshape(512, 512) % 4096

    def enlarge(data: Dataset, k: int) -> None:
        data.Rows = data.Columns = 512
        data.PixelData = large.tobytes()

    write(60, enlarge)
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) <= 1.3
