"""How slices are sorted into stacks, and which oddities are named."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom import Dataset
from pydicom.uid import ExplicitVRBigEndian

from ctsuite.ct.series.index import Index
from ctsuite.ct.series.stack import Stack

Writer = Callable[..., list[Path]]
StackOf = Callable[..., Stack]
Found = Callable[[], Index]


def issues(stack: Stack) -> tuple[str, ...]:
    """Ids of the issues of a stack, as the data profile sees them."""
    named: tuple[str, ...] = stack.facts()["SeriesIssues"]
    return named


def detail(stack: Stack, issue: str) -> str:
    """What is said about one issue."""
    said: str = stack.facts()["SeriesIssueDetails"][issue]
    return said


def height(stack: Stack) -> list[float]:
    """Third coordinate of every slice, in order."""
    return [one.attributes["ImagePositionPatient"][2] for one in stack.slices]


def set_height(data: Dataset, z: float) -> None:
    """Move a slice along the body."""
    data.ImagePositionPatient = [-10, -20, z]


def rotated(data: Dataset, k: int, degrees: float) -> None:
    """Turn slice k of a stack, positions included, about the x axis."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    data.ImageOrientationPatient = [1, 0, 0, 0, round(c, 6), round(s, 6)]
    data.ImagePositionPatient = [-10, round(-s * 2 * k, 6), round(c * 2 * k, 6)]


def test_an_even_stack_has_no_issue(stack_of: StackOf) -> None:
    stack = stack_of(5)
    assert issues(stack) == ()
    assert stack.facts()["SliceSpacing"] == 2.0
    assert stack.facts()["NumberOfSlices"] == 5


def test_slices_are_ordered_by_position_whatever_their_number(stack_of: StackOf) -> None:
    stack = stack_of(5, lambda data, k: setattr(data, "InstanceNumber", [4, 1, 5, 2, 3][k]))
    assert height(stack) == [30, 32, 34, 36, 38]


def test_slices_whose_columns_point_forward_are_ordered_downwards(stack_of: StackOf) -> None:
    stack = stack_of(4, lambda data, k: setattr(data, "ImageOrientationPatient", [1, 0, 0, 0, -1, 0]))
    assert height(stack) == [36, 34, 32, 30]
    assert np.linalg.det(np.array(stack.grid.direction_lps)) == pytest.approx(1)


def test_an_oblique_stack_is_not_taken_for_a_tilted_one(stack_of: StackOf) -> None:
    stack = stack_of(6, lambda data, k: rotated(data, k, 20))
    assert issues(stack) == ()
    assert stack.grid.spacing_mm == pytest.approx((0.5, 0.7, 2.0), abs=1e-5)
    assert stack.grid.is_orthogonal


def test_positions_rounded_to_a_hundredth_are_even(stack_of: StackOf) -> None:
    stack = stack_of(40, lambda data, k: set_height(data, round(k * 0.6258, 2)))
    assert issues(stack) == ()
    assert stack.facts()["SliceSpacing"] == pytest.approx(0.6258, abs=3e-4)


def test_a_missing_slice_is_named_with_its_place(stack_of: StackOf) -> None:
    stack = stack_of(7, lambda data, k: k != 3)
    assert issues(stack) == ("missing-slice",)
    assert "1 slice is missing" in detail(stack, "missing-slice")
    assert "between slice 3 (34.00 mm) and slice 4 (38.00 mm)" in detail(stack, "missing-slice")


def test_missing_slices_are_counted(stack_of: StackOf) -> None:
    stack = stack_of(12, lambda data, k: k not in (3, 4, 8))
    assert "3 slices are missing: 2 between" in detail(stack, "missing-slice")


def test_the_middle_of_three_slices_missing_leaves_two_that_are_even(stack_of: StackOf) -> None:
    assert issues(stack_of(3, lambda data, k: k != 1)) == ()


def test_a_duplicate_position_is_named(stack_of: StackOf) -> None:
    stack = stack_of(5, lambda data, k: set_height(data, [30, 32, 32, 34, 36][k]))
    assert issues(stack) == ("duplicate-position",)
    assert "slices 2 and 3 at 32.00 mm" in detail(stack, "duplicate-position")


def test_a_copied_file_is_a_duplicate_position(write: Writer, found: Found) -> None:
    path = write(5)[2]
    path.with_name("copy.dcm").write_bytes(path.read_bytes())
    assert issues(found().stacks[0]) == ("duplicate-position",)


@pytest.mark.parametrize("heights", [[0, 2, 4.3, 6, 8], [0, 2, 4, 7, 10], [0, 1, 3, 6, 10]])
def test_uneven_spacing_is_named(stack_of: StackOf, heights: list[float]) -> None:
    stack = stack_of(5, lambda data, k: set_height(data, heights[k]))
    assert issues(stack) == ("uneven-spacing",)
    assert "mm" in detail(stack, "uneven-spacing")


def test_a_spacing_that_drifts_is_uneven(stack_of: StackOf) -> None:
    assert issues(stack_of(40, lambda data, k: set_height(data, k * 1.0 + 0.002 * k * k))) == (
        "uneven-spacing",
    )


@pytest.mark.parametrize("degrees", [-15.0, 2.0, 12.0])
def test_a_tilted_gantry_is_named_with_its_angle(stack_of: StackOf, degrees: float) -> None:
    stack = stack_of(20, step=(0, 2 * math.tan(math.radians(degrees)), 2))
    assert issues(stack) == ("gantry-tilt",)
    assert f"{abs(degrees):.2f} degrees" in detail(stack, "gantry-tilt")
    assert not stack.grid.is_orthogonal
    assert stack.grid.index_to_lps([0, 0, 19]) == pytest.approx(
        stack.slices[19].attributes["ImagePositionPatient"], abs=1e-4
    )
    assert stack.facts()["SliceSpacing"] == pytest.approx(2 / math.cos(math.radians(degrees)), abs=1e-4)


def test_a_slice_beside_the_others_is_named(stack_of: StackOf) -> None:
    def shift(data: Dataset, k: int) -> None:
        data.ImagePositionPatient = [-10 + 3 * (k == 6), -20, 30 + 2 * k]

    stack = stack_of(12, shift)
    assert issues(stack) == ("shifted-slice",)
    assert "slice 7 by 3.00 mm" in detail(stack, "shifted-slice")


def crop(data: Dataset) -> None:
    """Take the last column off a slice."""
    pixels = np.frombuffer(data.PixelData, "<u2").reshape(data.Rows, data.Columns)
    data.Columns -= 1
    data.PixelData = pixels[:, :-1].tobytes()


def test_another_size_within_a_series_is_named(write: Writer, found: Found) -> None:
    write(6, lambda data, k: crop(data) if k == 5 else None)
    stacks = found().stacks
    assert [len(stack.slices) for stack in stacks] == [5, 1]
    assert all("mixed-size" in issues(stack) for stack in stacks)
    assert "7 and 8" in detail(stacks[0], "mixed-size")


def test_another_orientation_within_a_series_is_named(write: Writer, found: Found) -> None:
    write(6, lambda data, k: setattr(data, "ImageOrientationPatient", [1, 0, 0, 0, 0, -1]) if k > 3 else None)
    stacks = found().stacks
    assert [len(stack.slices) for stack in stacks] == [4, 2]
    assert all("mixed-orientation" in issues(stack) for stack in stacks)


def test_rounding_of_the_orientation_does_not_split_a_stack(stack_of: StackOf) -> None:
    stack = stack_of(5, lambda data, k: setattr(data, "ImageOrientationPatient", [1, 1e-5 * k, 0, 0, 1, 0]))
    assert issues(stack) == ()


def test_another_frame_of_reference_within_a_series_is_named(write: Writer, found: Found) -> None:
    write(6, lambda data, k: setattr(data, "FrameOfReferenceUID", f"1.2.{k // 3}"))
    assert "mixed-frame-of-reference" in issues(found().stacks[0])


def test_a_localizer_is_a_stack_of_its_own(write: Writer, found: Found) -> None:
    def first_is_scout(data: Dataset, k: int) -> None:
        if k == 0:
            data.ImageType = ["ORIGINAL", "PRIMARY", "LOCALIZER"]
            data.ImageOrientationPatient = [1, 0, 0, 0, 0, -1]

    write(6, first_is_scout)
    slices, scout = found().stacks
    assert issues(slices) == ()
    assert issues(scout) == ("localizer",)
    assert found().choose() is not None
    assert not found().choose().is_localizer


def test_phases_in_one_series_become_stacks(write: Writer, found: Found) -> None:
    def two_phases(data: Dataset, k: int) -> None:
        data.TemporalPositionIdentifier = k % 2 + 1
        set_height(data, 30 + 2 * (k // 2))

    write(10, two_phases)
    stacks = found().stacks
    assert [height(stack) for stack in stacks] == [[30, 32, 34, 36, 38]] * 2
    assert all(issues(stack) == ("several-acquisitions",) for stack in stacks)
    assert "TemporalPositionIdentifier" in detail(stacks[0], "several-acquisitions")
    assert stacks[1].id == f"{stacks[0].id}#2"


def test_two_stretches_of_the_body_in_one_series_become_stacks(write: Writer, found: Found) -> None:
    def head_and_neck(data: Dataset, k: int) -> None:
        data.AcquisitionNumber = 1 + (k > 5)
        set_height(data, 30 + 2 * k + 20 * (k > 5))

    write(10, head_and_neck)
    assert [len(stack.slices) for stack in found().stacks] == [6, 4]
    assert all(issues(stack) == ("several-acquisitions",) for stack in found().stacks)


def test_a_missing_slice_of_a_step_and_shoot_scan_stays_a_missing_slice(stack_of: StackOf) -> None:
    def rotations(data: Dataset, k: int) -> bool:
        data.AcquisitionNumber = k // 2
        return k != 7

    assert issues(stack_of(16, rotations)) == ("missing-slice",)


def test_rotations_of_a_step_and_shoot_scan_are_one_acquisition(stack_of: StackOf) -> None:
    assert issues(stack_of(40, lambda data, k: setattr(data, "AcquisitionNumber", k // 8))) == ()


def test_long_acquisitions_joined_in_one_stack_are_named(stack_of: StackOf) -> None:
    stack = stack_of(110, lambda data, k: setattr(data, "AcquisitionNumber", k // 100), step=(0, 0, 3))
    assert issues(stack) == ("several-acquisitions",)
    assert "moved" in detail(stack, "several-acquisitions")


def test_two_patients_in_one_series_are_named(stack_of: StackOf) -> None:
    stack = stack_of(6, lambda data, k: setattr(data, "PatientID", f"P{k // 3}"))
    assert issues(stack) == ("several-patients",)


def test_two_names_under_one_patient_id_are_named(stack_of: StackOf) -> None:
    assert "several-patients" in issues(
        stack_of(6, lambda data, k: setattr(data, "PatientName", f"N{k // 3}"))
    )


@pytest.mark.parametrize(
    ("keyword", "issue"),
    [
        ("PixelSpacing", "missing-pixel-spacing"),
        ("ImagePositionPatient", "missing-position"),
        ("ImageOrientationPatient", "missing-position"),
        ("RescaleSlope", "missing-rescale"),
        ("RescaleIntercept", "missing-rescale"),
    ],
)
def test_a_missing_attribute_is_named_and_no_fact(stack_of: StackOf, keyword: str, issue: str) -> None:
    stack = stack_of(4, lambda data, k: delattr(data, keyword))
    assert issues(stack) == (issue,)
    assert keyword not in stack.facts()


def test_one_slice_without_rescale_makes_the_rescale_missing(stack_of: StackOf) -> None:
    stack = stack_of(4, lambda data, k: delattr(data, "RescaleSlope") if k == 2 else None)
    assert issues(stack) == ("missing-rescale",)
    assert "RescaleSlope" not in stack.facts()


def test_axes_that_are_not_perpendicular_are_no_orientation(stack_of: StackOf) -> None:
    stack = stack_of(4, lambda data, k: setattr(data, "ImageOrientationPatient", [1, 0, 0, 0.5, 1, 0]))
    assert issues(stack) == ("missing-position",)
    assert "perpendicular" in detail(stack, "missing-position")


@pytest.mark.parametrize("kind", ["RGB", "YBR_FULL_422", "PALETTE COLOR"])
def test_colour_is_named_by_the_header(stack_of: StackOf, kind: str) -> None:
    stack = stack_of(3, lambda data, k: setattr(data, "PhotometricInterpretation", kind))
    assert issues(stack) == ("colour",)
    assert kind in detail(stack, "colour")


def test_eight_bits_are_named(stack_of: StackOf) -> None:
    def to_bytes(data: Dataset, k: int) -> None:
        data.BitsAllocated, data.BitsStored, data.HighBit = 8, 8, 7
        data.PixelData = bytes(data.Rows * data.Columns)

    stack = stack_of(3, to_bytes)
    assert issues(stack) == ("unsupported-pixel-format",)
    assert stack.facts()["BitsAllocated"] == 8


def test_a_foreign_compression_is_named(stack_of: StackOf) -> None:
    def pretend(data: Dataset, k: int) -> None:
        from pydicom.encaps import encapsulate

        data.PixelData = encapsulate([b"\xff\xd8frame\xff\xd9"])
        data["PixelData"].VR = "OB"
        data.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.4.102"

    assert issues(stack_of(3, pretend)) == ("unsupported-transfer-syntax",)


def test_a_truncated_slice_stays_in_its_stack_and_is_named(write: Writer, found: Found) -> None:
    path = write(5)[4]
    path.write_bytes(path.read_bytes()[:-20])
    stack = found().stacks[0]
    assert len(stack.slices) == 5
    assert issues(stack) == ("truncated",)
    assert path.name in detail(stack, "truncated")


def test_a_damaged_file_beside_a_series_is_named(write: Writer, found: Found) -> None:
    path = write(5)[4]
    path.write_bytes(path.read_bytes()[:400])
    assert issues(found().stacks[0]) == ("damaged-neighbour",)


def test_what_is_unusual_but_handled_is_noted(stack_of: StackOf) -> None:
    def change(data: Dataset, k: int) -> None:
        data.PixelPaddingValue = 0
        data.RescaleIntercept = -1024 + k
        data.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
        data["PixelData"].VR = "OW"

    stack = stack_of(3, change)
    assert issues(stack) == ()
    assert stack.facts()["SeriesNotes"] == ("pixel-padding", "per-slice-rescale", "big-endian")


@pytest.mark.data
def test_blank_uids_do_not_hinder_grouping(data: Callable[[str], Path]) -> None:
    from ctsuite.ct.series.index import index

    (stack,) = index(data("ct_dicom/siemens_j2k_blank_uids"), cache=False).stacks
    assert len(stack.slices) == 20
    assert stack.id == "no-uid-1"
    assert stack.facts()["SOPClassUID"] == ""
    assert stack.facts()["SeriesNotes"] == ("compressed",)


@pytest.mark.data
def test_frames_of_an_enhanced_ct_are_slices(data: Callable[[str], Path]) -> None:
    from ctsuite.ct.series.index import index

    (stack,) = index(data("dicom_oddities/pydicom/eCT_Supplemental.dcm"), cache=False).stacks
    assert stack.facts()["SeriesNotes"] == ("enhanced-multi-frame",)
    assert stack.facts()["SliceSpacing"] == 10.0
    assert stack.grid.origin_lps_mm == pytest.approx((99.5, -301.5, -149.0))


def test_many_series_in_one_folder_are_kept_apart(write: Writer, found: Found) -> None:
    def unique(number: int) -> dict[str, Any]:
        return {"uid": f"1.2.3.{number}", "folder": "all"}

    for number in range(12):
        write(3, **unique(number))
    assert [len(series.stacks[0].slices) for series in found().series] == [3] * 12


def test_only_what_resampling_can_correct_says_how_to_ask_for_it(stack_of: StackOf) -> None:
    tilted = stack_of(6, step=(0.0, 0.6, 2.0), folder="series")
    assert "--correct" in tilted.facts()["SeriesIssueDetails"]["gantry-tilt"]
    assert tilted.refusal() is None


def test_a_stack_that_cannot_be_read_says_why_unless_it_is_to_be_corrected(stack_of: StackOf) -> None:
    def uneven(data: Dataset, k: int) -> None:
        data.ImagePositionPatient = [-10, -20, 30 + 2 * k + (0.7 * (k - 3) if k > 3 else 0)]

    stack = stack_of(8, uneven)
    refusal = stack.refusal()
    assert refusal is not None and refusal.code == "SERIES-UNEVEN-SPACING"
    assert "--correct" in refusal.remedy
    assert stack.refusal(correct=True) is None


def test_one_and_many_are_said_as_such(stack_of: StackOf) -> None:
    def shorten(data: Dataset, k: int) -> None:
        if k == 2:
            data.PixelData = data.PixelData[:-10]

    (issue,) = stack_of(5, shorten).issues
    assert issue.id == "wrong-length"
    assert issue.detail.startswith("One file is damaged, 1.2.3.4-002.dcm: ")
