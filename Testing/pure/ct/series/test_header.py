"""What is read from one header, and what no header can do to the program."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pydicom
import pytest
from pydicom import Dataset
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
)

from ctsuite.core.errors import CTSuiteError
from ctsuite.ct.series.header import FileHeader, scan
from ctsuite.ct.series.tags import ATTRIBUTES, IDENTITY

Writer = Callable[..., list[Path]]


def refusal(path: Path) -> str:
    """Code with which a file is refused."""
    with pytest.raises(CTSuiteError) as caught:
        scan(str(path))
    assert str(path) in caught.value.message
    assert caught.value.cause and caught.value.remedy
    return caught.value.code


def in_syntax(data: Dataset, syntax: str) -> None:
    """Have a data set written in another transfer syntax."""
    data.file_meta.TransferSyntaxUID = syntax


def element(tag: int, vr: bytes, value: bytes, length: int | None = None) -> bytes:
    """An explicit little endian element."""
    size = len(value) if length is None else length
    head = struct.pack("<HH", tag >> 16, tag & 0xFFFF) + vr
    if vr in (b"SQ", b"OB", b"OW", b"UN"):
        return head + b"\0\0" + struct.pack("<I", size) + value
    return head + struct.pack("<H", size) + value


def insert(path: Path, extra: bytes) -> None:
    """Put bytes between the header and the pixels of a file."""
    content = path.read_bytes()
    at = content.index(b"\xe0\x7f\x10\x00OW")
    path.write_bytes(content[:at] + extra + content[at:])


def items(depth: int, defined: bool) -> bytes:
    """Sequences nested that deep."""
    if not defined:
        sequence = b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff"
        item = b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
        ends = b"\xfe\xff\x0d\xe0\0\0\0\0" + b"\xfe\xff\xdd\xe0\0\0\0\0"
        return (sequence + item) * depth + ends * depth
    nested = b""
    for _ in range(depth):
        nested = element(0x00081140, b"SQ", b"\xfe\xff\x00\xe0" + struct.pack("<I", len(nested)) + nested)
    return nested


def same(ours: Any, theirs: Any) -> bool:
    """Whether a value of ours is that of pydicom, which gives a single value where there is only one."""
    several = list(theirs) if isinstance(theirs, pydicom.multival.MultiValue) else [theirs]
    if isinstance(ours, tuple):
        return len(ours) == len(several) and all(map(same, ours, several))
    if isinstance(ours, str):
        return ours in (str(several[0]), "\\".join(map(str, several)))
    return ours == float(several[0])


@pytest.mark.data
@pytest.mark.parametrize(
    "name",
    ["torso", "aorta_cta", "cranium", "liver_3slice", "siemens_j2k_blank_uids"],
)
def test_attributes_of_real_files_are_those_that_pydicom_reads(
    data: Callable[[str], Path], name: str
) -> None:
    for path in sorted(data(f"ct_dicom/{name}").iterdir())[:3]:
        ours = scan(str(path), identity=True).attributes
        theirs = pydicom.dcmread(path, stop_before_pixels=True)
        for tag, attribute in ATTRIBUTES.items():
            value = theirs[tag].value if tag in theirs else None
            if value in (None, ""):
                assert ours.get(attribute.keyword, "") == ""
            else:
                assert same(ours[attribute.keyword], value), attribute.keyword


@pytest.mark.parametrize(
    "syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian]
)
def test_every_way_of_writing_elements_gives_the_same_attributes(write: Writer, syntax: str) -> None:
    plain = scan(str(write(1)[0]))
    other = scan(str(write(1, lambda data, k: in_syntax(data, syntax))[0]))
    assert other.attributes == {**plain.attributes, "TransferSyntaxUID": syntax}
    assert other.length == plain.length


def test_a_file_without_preamble_and_meta_group_is_read(write: Writer) -> None:
    path = write(1)[0]
    plain = scan(str(path))
    content = path.read_bytes()
    path.write_bytes(content[content.index(b"\x08\x00\x08\x00CS") :])
    assert scan(str(path)).attributes == plain.attributes


def test_a_file_that_says_implicit_but_is_explicit_is_read(write: Writer) -> None:
    path = write(1)[0]
    content = path.read_bytes()
    explicit, implicit = b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2\0\0\0"
    assert content.count(explicit) == 1
    path.write_bytes(content.replace(explicit, implicit))
    assert scan(str(path)).attributes["Rows"] == 6


def test_the_pixels_are_found_where_they_are(write: Writer) -> None:
    path = write(1)[0]
    header = scan(str(path))
    assert path.read_bytes()[header.offset :][: header.length] == pydicom.dcmread(path).PixelData


def test_long_private_elements_and_sequences_are_jumped_over(write: Writer) -> None:
    path = write(1)[0]
    insert(
        path,
        element(0x00290010, b"LO", b"VENDOR") + element(0x00291010, b"OB", bytes(300_000)) + items(5, False),
    )
    header = scan(str(path))
    assert header.attributes["Columns"] == 8
    assert path.read_bytes()[header.offset :] == pydicom.dcmread(path).PixelData


def test_an_element_across_the_end_of_what_was_read_first_is_read(write: Writer) -> None:
    path = write(1)[0]
    plain, content = scan(str(path)), path.read_bytes()
    at = content.index(b"\x10\x00\x10\x00PN")
    for end in range(at, plain.offset + 30, 22):
        padding = element(0x00090010, b"UN", bytes(8192 - 12 - end))
        path.write_bytes(content[:at] + padding + content[at:])
        header = scan(str(path))
        assert header.attributes == plain.attributes
        assert header.offset == plain.offset + len(padding)


def test_an_icon_in_the_header_is_not_taken_for_the_image(write: Writer) -> None:
    def add_icon(data: Dataset, k: int) -> None:
        icon = Dataset()
        icon.Rows = icon.Columns = 64
        icon.BitsAllocated = 8
        icon.PixelData = bytes(64 * 64)
        icon["PixelData"].VR = "OB"
        data.IconImageSequence = [icon]

    header = scan(str(write(1, add_icon)[0]))
    assert (header.attributes["Rows"], header.length) == (6, 96)


@pytest.mark.parametrize(
    ("character_set", "text"),
    [
        ("GB18030", "胸部平扫^王"),
        ("ISO_IR 192", "胸部平扫^王"),
        ("ISO_IR 100", "Schädel^Jürgen"),
        (["", "ISO 2022 IR 87"], "Yamada^Tarou=山田^太郎"),
        (["", "ISO 2022 IR 149"], "Hong^Gildong=洪^吉洞=홍^길동"),
    ],
)
def test_names_in_other_scripts_are_decoded(write: Writer, character_set: str, text: str) -> None:
    def rename(data: Dataset, k: int) -> None:
        data.SpecificCharacterSet = character_set
        data.PatientName = text

    assert scan(str(write(1, rename)[0]), identity=True).attributes["PatientName"] == text


def test_text_in_an_unknown_character_set_is_still_text(write: Writer) -> None:
    path = write(1)[0]
    path.write_bytes(path.read_bytes().replace(b"known series", b"s\xe4ri\x1be \xff1234"))
    assert scan(str(path)).attributes["SeriesDescription"].startswith("säri")


def test_name_and_birth_date_are_not_kept_but_tell_patients_apart(write: Writer) -> None:
    def renamed(data: Dataset, k: int) -> None:
        data.PatientName = ["Phantom^Known", "PHANTOM^known^^", "Somebody^Else"][k]

    headers = [scan(str(path)) for path in write(3, renamed)]
    kept = [str(header.attributes) for header in headers]
    assert not any("hantom" in text or "1970" in text for text in kept)
    assert not any(one.keyword in headers[0].attributes for one in IDENTITY.values())
    keys = [header.attributes["PatientKey"] for header in headers]
    assert keys[0] == keys[1] != keys[2]


def test_a_text_file_named_like_an_image_is_no_dicom(tmp_path: Path) -> None:
    path = tmp_path / "report.dcm"
    path.write_text("This is a report about a CT.\n" * 100)
    assert refusal(path) == "SERIES-NOT-DICOM"


def test_an_empty_file_is_no_dicom(tmp_path: Path) -> None:
    path = tmp_path / "empty.dcm"
    path.touch()
    assert refusal(path) == "SERIES-NOT-DICOM"


def test_a_file_cut_off_in_its_header_is_truncated(write: Writer) -> None:
    path = write(1)[0]
    content = path.read_bytes()
    path.write_bytes(content[:700])
    assert refusal(path) in ("SERIES-TRUNCATED", "SERIES-WRONG-LENGTH")


def test_a_file_cut_off_in_its_pixels_keeps_its_place_but_is_damaged(write: Writer) -> None:
    path = write(1)[0]
    path.write_bytes(path.read_bytes()[:-10])
    header = scan(str(path))
    assert header.damage[0] == "truncated"
    assert "86 of 96 bytes" in header.damage[1]


@pytest.mark.parametrize("length", [10, 400])
def test_a_wrong_length_of_the_pixels_is_damage(write: Writer, length: int) -> None:
    path = write(1)[0]
    content = path.read_bytes()
    at = content.index(b"\xe0\x7f\x10\x00OW") + 8
    path.write_bytes(content[:at] + struct.pack("<I", length) + content[at + 4 :] + bytes(400))
    assert scan(str(path)).damage[0] == "wrong-length"


def test_a_length_beyond_the_end_of_the_file_is_wrong(write: Writer) -> None:
    path = write(1)[0]
    insert(path, element(0x00291010, b"OB", b"", length=0x7FFFFFFE))
    assert refusal(path) == "SERIES-WRONG-LENGTH"


def test_a_huge_length_of_a_wanted_value_is_wrong_and_nothing_is_allocated(write: Writer) -> None:
    path = write(1, lambda data, k: in_syntax(data, ImplicitVRLittleEndian))[0]
    content = path.read_bytes()
    at = content.index(struct.pack("<HHI", 0x0028, 0x1054, 2))
    path.write_bytes(content[: at + 4] + struct.pack("<I", 0x7FFFFFF0) + content[at + 8 :])
    assert refusal(path) == "SERIES-WRONG-LENGTH"


@pytest.mark.parametrize("defined", [True, False])
def test_sequences_nested_1000_deep_are_refused(write: Writer, defined: bool) -> None:
    path = write(1)[0]
    insert(path, items(1000, defined))
    assert refusal(path) == "SERIES-TOO-DEEP"


def test_sequences_nested_as_deep_as_real_ones_are_read(write: Writer) -> None:
    path = write(1)[0]
    insert(path, items(20, True) + items(20, False))
    assert scan(str(path)).attributes["Rows"] == 6


def test_a_sequence_longer_than_what_encloses_it_is_wrong(write: Writer) -> None:
    path = write(1)[0]
    inner = element(0x00081140, b"SQ", b"\xfe\xff\x00\xe0\x40\0\0\0" + bytes(8))
    insert(
        path,
        b"\x08\x00\x15\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0" + struct.pack("<I", len(inner)) + inner,
    )
    assert refusal(path) in ("SERIES-WRONG-LENGTH", "SERIES-TRUNCATED")


def test_a_header_without_end_is_refused(write: Writer) -> None:
    path = write(1)[0]
    insert(path, element(0x00291010, b"LO", b"") * 1_100_000)
    assert refusal(path) == "SERIES-HEADER-TOO-LARGE"


def test_a_compressed_header_that_swells_without_end_is_refused(write: Writer) -> None:
    path = write(1, lambda data, k: in_syntax(data, DeflatedExplicitVRLittleEndian))[0]
    content = path.read_bytes()
    start = content.index(b"1.2.840.10008.1.2.1.99") + 22
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = deflater.compress(element(0x00091010, b"OB", bytes(66 * 2**20))) + deflater.flush()
    path.write_bytes(content[:start] + bomb)
    assert len(bomb) < 2**20
    assert refusal(path) == "SERIES-HEADER-TOO-LARGE"


@pytest.mark.parametrize(
    ("old", "new", "keyword"),
    [
        (b"-10.0\\-20.0\\30.0", b"-10.0\\-20.0\\nan ", "ImagePositionPatient"),
        (b"-10.0\\-20.0\\30.0", b"-10.0\\-20.0     ", "ImagePositionPatient"),
        (b"0.7\\0.5 ", b"0,7\\0,5 ", "PixelSpacing"),
    ],
)
def test_a_number_that_is_none_is_named(write: Writer, old: bytes, new: bytes, keyword: str) -> None:
    path = write(1)[0]
    content = path.read_bytes()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new))
    with pytest.raises(CTSuiteError) as caught:
        scan(str(path))
    assert caught.value.code == "SERIES-BAD-VALUE"
    assert keyword in caught.value.cause


def test_a_value_that_is_not_needed_may_be_nonsense(write: Writer) -> None:
    path = write(1)[0]
    content = path.read_bytes()
    at = content.index(b"\x18\x00\x50\x00DS") + 8
    path.write_bytes(content[:at] + b"thin"[: len(b"2.0 ")] + content[at + 4 :])
    assert "SliceThickness" not in scan(str(path)).attributes


def test_an_image_without_rows_is_refused(write: Writer) -> None:
    assert refusal(write(1, lambda data, k: delattr(data, "Rows"))[0]) == "SERIES-BAD-VALUE"


def test_a_report_is_a_dicom_file_without_an_image(write: Writer) -> None:
    def to_report(data: Dataset, k: int) -> None:
        del data.PixelData, data.Rows, data.Columns
        data.Modality, data.SOPClassUID = "SR", "1.2.840.10008.5.1.4.1.1.88.11"

    assert refusal(write(1, to_report)[0]) == "SERIES-NO-PIXELS"


def test_an_image_whose_pixels_are_missing_is_cut_off(write: Writer) -> None:
    """Left out without a word, it would only be missed where a slice follows it."""

    def cut(data: Dataset, k: int) -> None:
        del data.PixelData

    assert refusal(write(1, cut)[0]) == "SERIES-TRUNCATED"


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "pipe.dcm"
    os.mkfifo(path)
    assert refusal(path) == "SERIES-NOT-A-FILE"


def test_an_unreadable_file_is_named(write: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(1)[0]

    def denied(*args: Any, **kwargs: Any) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("builtins.open", denied)
    assert refusal(path) == "SERIES-UNREADABLE"


@pytest.mark.data
def test_frames_of_a_multi_frame_image_have_their_own_positions(data: Callable[[str], Path]) -> None:
    header: FileHeader = scan(str(data("dicom_oddities/pydicom/eCT_Supplemental.dcm")))
    assert [frame["ImagePositionPatient"][2] for frame in header.frames] == [-159.0, -149.0]
    assert {frame["RescaleIntercept"] for frame in header.frames} == {-1024.0}
    assert header.frames[0]["PixelSpacing"] == (0.388672, 0.388672)
