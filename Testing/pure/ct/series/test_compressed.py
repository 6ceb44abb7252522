"""Compressed pixels: decoded exactly, in processes that may break."""

from __future__ import annotations

import builtins
import io
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pydicom
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image
from pydicom import Dataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.uid import RLELossless

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.ct.series import rle
from ctsuite.ct.series.codestream import jpeg, jpeg_2000
from ctsuite.ct.series.decode import FrameFormat, decode
from ctsuite.ct.series.decoders import Decoders, Stopped
from ctsuite.ct.series.index import index
from ctsuite.ct.series.read import read
from ctsuite.ct.series.stack import Stack
from ctsuite.ct.series.syntaxes import RLE

StackOf = Callable[..., Stack]
LOSSLESS = ("J2KR", "JLSL", "JPLL", "RLE")
J2K = "1.2.840.10008.1.2.4.90"


def known(count: int) -> np.ndarray:
    """Hounsfield units that the writer of the fixtures stores."""
    k, j, i = np.mgrid[:count, :6, :8]
    return 100 * k + 10 * j + i - 500


def frame_of(path: Path) -> tuple[bytes, FrameFormat]:
    """The compressed frame of a file, with what its header says."""
    data = pydicom.dcmread(path)
    form = FrameFormat(
        data.file_meta.TransferSyntaxUID,
        data.Rows,
        data.Columns,
        data.BitsStored,
        data.PixelRepresentation == 1,
    )
    return next(generate_frames(data.PixelData, number_of_frames=1)), form


def words(frame: bytes, form: FrameFormat) -> np.ndarray:
    """Decode a frame in this process."""
    return np.frombuffer(decode(frame, form), "<i2" if form.signed else "<u2").reshape(
        form.rows, form.columns
    )


def to_rle(data: Dataset, k: int) -> None:
    """Compress a slice run by run."""
    data.compress(RLELossless, encoding_plugin="pydicom")


def as_jpeg_2000(pixels: np.ndarray, signed: bool = False) -> bytes:
    """A lossless codestream of 16 bits a pixel; `signed` sets the flag of ISO/IEC 15444-1 A.5.1."""
    buffer = io.BytesIO()
    Image.fromarray(pixels.astype("<u2")).save(buffer, "JPEG2000", irreversible=False, no_jp2=True)
    stream = bytearray(buffer.getvalue())
    if signed:
        stream[42] |= 0x80
    return bytes(stream)


def to_jpeg_2000(data: Dataset, k: int) -> None:
    """Compress a slice as JPEG 2000."""
    stored = np.frombuffer(data.PixelData, "<u2").reshape(data.Rows, data.Columns)
    data.PixelData = encapsulate([as_jpeg_2000(stored)])
    data["PixelData"].VR = "OB"
    data.file_meta.TransferSyntaxUID = J2K


def error_of(action: Callable[[], Any]) -> CTSuiteError:
    """The error that an action ends with."""
    with pytest.raises(CTSuiteError) as caught:
        action()
    return caught.value


@pytest.mark.data
def test_lossless_files_of_one_image_are_equal_pixel_by_pixel(data: Callable[[str], Path]) -> None:
    images = {name: words(*frame_of(data(f"dicom_oddities/wg04/CT1_{name}.dcm"))) for name in LOSSLESS}
    for name, image in images.items():
        assert np.array_equal(image, images["JLSL"]), name
    volumes = [
        read(index(data(f"dicom_oddities/wg04/CT1_{name}.dcm"), cache=False).choose()).array
        for name in LOSSLESS
    ]
    padded = images["JLSL"] == -2000
    assert padded.any()
    for volume in volumes:
        assert np.array_equal(volume[0], np.where(padded, -1024, images["JLSL"] - 1024))


@pytest.mark.data
@pytest.mark.parametrize(
    "name",
    [
        *(f"wg04/CT1_{name}" for name in (*LOSSLESS, "JLSN", "J2KI")),
        "pydicom/693_J2KR",
        "pydicom/JPEG-LL",
        *(
            f"transfer_syntaxes/1.2.840.10008.1.2.{end}"
            for end in ("4.57", "4.70", "4.80", "4.81", "4.90", "5")
        ),
    ],
)
def test_frames_decode_as_with_pydicom(data: Callable[[str], Path], name: str) -> None:
    path = data(f"dicom_oddities/{name}.dcm")
    frame, form = frame_of(path)
    ours = words(frame, form)
    reference = pydicom.dcmread(path)
    reference.pixel_array_options(decoding_plugin="pydicom" if form.syntax == RLE else "gdcm")
    lossy = name.endswith("J2KI")
    # two versions of OpenJPEG round lossy frames differently
    assert np.abs(ours.astype(int) - reference.pixel_array).max() <= (1 if lossy else 0)


@pytest.mark.parametrize("compress", [to_rle, to_jpeg_2000])
def test_a_compressed_series_is_read_exactly(
    stack_of: StackOf, compress: Callable[[Dataset, int], None]
) -> None:
    volume = read(stack_of(9, compress))
    assert np.array_equal(volume.array, known(9))
    assert volume.facts()["SeriesNotes"] == ("compressed",)


def test_frames_of_several_fragments_are_put_together(stack_of: StackOf) -> None:
    def scattered(data: Dataset, k: int) -> None:
        stored = np.frombuffer(data.PixelData, "<u2").reshape(data.Rows, data.Columns)
        data.PixelData = encapsulate([as_jpeg_2000(stored)], fragments_per_frame=3)
        data["PixelData"].VR = "OB"
        data.file_meta.TransferSyntaxUID = J2K

    assert np.array_equal(read(stack_of(3, scattered)).array, known(3))


def multi_frame(data: Dataset, pixels: np.ndarray, **how: Any) -> None:
    """Make an enhanced multi-frame image of a slice."""
    count = len(pixels)
    data.SOPClassUID = "1.2.840.10008.5.1.4.1.1.2.1"
    data.NumberOfFrames = count
    data.PerFrameFunctionalGroupsSequence = []
    for z in range(count):
        position, measures, orientation, values = Dataset(), Dataset(), Dataset(), Dataset()
        position.ImagePositionPatient = [-10, -20, 30 + 2 * z]
        measures.PixelSpacing = [0.7, 0.5]
        orientation.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
        values.RescaleSlope, values.RescaleIntercept, values.RescaleType = 1, -1024, "HU"
        group = Dataset()
        group.PlanePositionSequence, group.PixelMeasuresSequence = [position], [measures]
        group.PlaneOrientationSequence, group.PixelValueTransformationSequence = [orientation], [values]
        data.PerFrameFunctionalGroupsSequence.append(group)
    for keyword in ("PixelSpacing", "ImagePositionPatient", "ImageOrientationPatient", "RescaleSlope"):
        delattr(data, keyword)
    frames = [as_jpeg_2000(frame + 1024) for frame in pixels]
    data.PixelData = encapsulate(frames, **how)
    data["PixelData"].VR = "OB"
    data.file_meta.TransferSyntaxUID = J2K


@pytest.mark.parametrize("how", [{"has_bot": False}, {"fragments_per_frame": 2, "has_bot": True}])
def test_frames_of_a_compressed_multi_frame_image_are_found(stack_of: StackOf, how: dict[str, Any]) -> None:
    volume = read(stack_of(1, lambda data, k: multi_frame(data, known(5), **how)))
    assert np.array_equal(volume.array, known(5))
    assert volume.grid.spacing_mm == (0.5, 0.7, 2.0)


def test_fragments_that_belong_to_no_frame_are_damage(stack_of: StackOf) -> None:
    stack = stack_of(1, lambda data, k: multi_frame(data, known(5), fragments_per_frame=2, has_bot=False))
    assert stack.has("wrong-length")
    assert error_of(lambda: read(stack)).code == "SERIES-PIXEL-LENGTH"


# Decoding of single frames.


@pytest.mark.parametrize(("signed_stream", "signed"), [(False, False), (True, True), (False, True)])
def test_the_sign_of_jpeg_2000_is_followed(signed_stream: bool, signed: bool) -> None:
    pixels = np.array([[0, 1, 40000, 65535], [32767, 32768, 5, 6]])
    form = FrameFormat(J2K, 2, 4, 16, signed)
    # the level shift makes an unsigned sample v of a signed stream v - 32768
    stream = as_jpeg_2000(pixels ^ 0x8000 if signed_stream else pixels, signed_stream)
    truth = pixels.astype("<u2").view("<i2") if signed else pixels
    assert np.array_equal(words(stream, form), truth)


@given(arrays(np.uint16, (7, 9), elements=st.sampled_from([0, 1, 255, 256, 65535])))
def test_run_length_frames_are_decoded_as_they_were(pixels: np.ndarray) -> None:
    assert rle.decode(run_lengths(pixels), pixels.size) == pixels.astype("<u2").tobytes()


def run_lengths(pixels: np.ndarray) -> bytes:
    """Encode pixels as PS3.5 annex G says."""
    segments = []
    for plane in (pixels.ravel() >> 8, pixels.ravel() & 255):
        coded, at, values = bytearray(), 0, plane.tolist()
        while at < len(values):
            run = 1
            while at + run < len(values) and values[at + run] == values[at] and run < 128:
                run += 1
            coded += bytes([257 - run, values[at]]) if run > 1 else bytes([0, values[at]])
            at += run
        segments.append(bytes(coded) + bytes(len(coded) % 2))
    offsets = [64, 64 + len(segments[0])]
    return struct.pack("<16I", 2, *offsets, *[0] * 13) + b"".join(segments)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda frame: b"",
        lambda frame: frame[:30],
        lambda frame: frame[:-3],
        lambda frame: struct.pack("<I", 3) + frame[4:],
        lambda frame: frame[:8] + struct.pack("<I", 2**31) + frame[12:],
        lambda frame: frame[:4] + struct.pack("<I", 0) + frame[8:],
    ],
)
def test_a_spoilt_run_length_frame_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    pixels = np.arange(63, dtype=np.uint16).reshape(7, 9)
    with pytest.raises(ValueError, match=r"."):
        rle.decode(spoil(run_lengths(pixels)), 63)


@pytest.mark.data
@pytest.mark.parametrize("name", LOSSLESS)
def test_a_frame_of_another_size_than_announced_never_meets_its_decoder(
    data: Callable[[str], Path], name: str
) -> None:
    frame, form = frame_of(data(f"dicom_oddities/wg04/CT1_{name}.dcm"))
    with pytest.raises(ValueError, match=r"512 x 512 pixels|of 524288 bytes|524800 bytes"):
        decode(frame, form._replace(rows=1025))


@pytest.mark.data
@pytest.mark.parametrize("name", ["J2KR", "JLSL", "JPLL", "RLE"])
def test_a_frame_that_is_cut_off_is_refused(data: Callable[[str], Path], name: str) -> None:
    frame, form = frame_of(data(f"dicom_oddities/wg04/CT1_{name}.dcm"))
    with pytest.raises(ValueError, match=r"cut off|holds"):
        decode(frame[: len(frame) // 2], form)


@pytest.mark.data
def test_codestreams_say_how_large_they_are(data: Callable[[str], Path]) -> None:
    frame, _ = frame_of(data("dicom_oddities/wg04/CT1_J2KR.dcm"))
    assert jpeg_2000(frame) == (512, 512, 1, 16, True)
    for name in ("JLSL", "JPLL"):
        frame, _ = frame_of(data(f"dicom_oddities/wg04/CT1_{name}.dcm"))
        assert jpeg(frame) == (512, 512, 1, 16, False)


@pytest.mark.data
@pytest.mark.parametrize("name", ["J2KR", "JLSL", "JPLL"])
@pytest.mark.parametrize("absent", [("PIL",), ("PIL", "gdcm")])
def test_each_library_gives_the_same(
    data: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, name: str, absent: tuple[str, ...]
) -> None:
    frame, form = frame_of(data(f"dicom_oddities/wg04/CT1_{name}.dcm"))
    with_all = words(frame, form)
    real = builtins.__import__

    def without(module: str, *args: Any, **kwargs: Any) -> Any:
        if module in absent:
            raise ImportError(module)
        return real(module, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert np.array_equal(words(frame, form), with_all)


# What may go wrong while reading.


def spoilt(data: Dataset, k: int) -> None:
    """Compress a slice, and spoil the third."""
    to_jpeg_2000(data, k)
    if k == 2:
        frame = bytearray(next(generate_frames(data.PixelData, number_of_frames=1)))
        frame[20:40] = bytes(20)
        data.PixelData = encapsulate([bytes(frame)])


def test_a_frame_that_cannot_be_decoded_names_its_file(stack_of: StackOf) -> None:
    stack = stack_of(5, spoilt)
    error = error_of(lambda: read(stack))
    assert error.code == "SERIES-DECODE"
    assert stack.slices[2].header.path in error.message


@pytest.mark.data
@pytest.mark.parametrize("name", [*LOSSLESS, "J2KI"])
def test_altered_frames_are_decoded_or_refused(data: Callable[[str], Path], name: str) -> None:
    frame, form = frame_of(data(f"dicom_oddities/wg04/CT1_{name}.dcm"))
    random = np.random.default_rng(7)
    out = memoryview(bytearray(2 * form.rows * form.columns))
    refused = 0
    with Decoders() as decoders:
        for _ in range(12):
            altered = bytearray(frame)
            reach = int(random.choice([80, 600, len(frame)]))
            for place in random.integers(0, reach, 6):
                altered[place] = int(random.integers(256))
            try:
                decoders.decode(bytes(altered), form, out)
            except Stopped as stopped:
                refused += 1
                assert str(stopped)
        decoders.decode(frame, form, out)
    assert refused
    assert np.array_equal(np.frombuffer(out, "<i2").reshape(512, 512), words(frame, form))


def test_a_decoder_that_breaks_down_takes_nothing_with_it() -> None:
    with Decoders() as decoders:
        frame = as_jpeg_2000(known(1)[0] + 1024)
        out = memoryview(bytearray(96))
        form = FrameFormat(J2K, 6, 8, 12, False)
        decoders.decode(frame, form, out)
        first = bytes(out)
        (process,) = decoders._all
        process.kill()
        with pytest.raises(Stopped, match="broke down"):
            decoders.decode(frame, form, out)
        decoders.decode(frame, form, out)
        assert bytes(out) == first


def test_a_decoder_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    popen = subprocess.Popen
    endless = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(subprocess, "Popen", lambda arguments, **options: popen(endless, **options))
    with Decoders() as decoders:
        threading.Timer(0.3, decoders.kill_stuck, (0.0,)).start()
        start = time.monotonic()
        with pytest.raises(Stopped, match="broke down"):
            decoders.decode(b"frame", FrameFormat(RLE, 1, 1, 16, False), memoryview(bytearray(2)))
        assert time.monotonic() - start < 30


def test_no_process_is_left_after_cancelling(stack_of: StackOf) -> None:
    asked = iter([False])
    task = Task(cancelled=lambda: next(asked, True))
    stack = stack_of(30, to_jpeg_2000)
    before = set(psutil.Process().children())
    assert error_of(lambda: read(stack, task)).code == "RUN-CANCELLED"
    assert set(psutil.Process().children()) == before
