"""Every kind of bad input has a code of its own on the command line, and leaves nothing behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, MRImageStorage, generate_uid

from ctsuite.app.cli import main

SIZE, SLICES = 64, 8
Change = Callable[[Dataset, int], Any]


def _slice(k: int) -> Dataset:
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.SOPClassUID, data.SOPInstanceUID = CTImageStorage, generate_uid(entropy_srcs=["bad", str(k)])
    data.Modality, data.ImageType = "CT", ["ORIGINAL", "PRIMARY", "AXIAL"]
    data.PatientName, data.PatientID = "Phantom^Bad", "P1"
    data.StudyInstanceUID, data.SeriesInstanceUID, data.FrameOfReferenceUID = "1.2.3", "1.2.3.4", "1.2.3.5"
    data.SeriesNumber, data.InstanceNumber, data.SliceThickness = 1, k + 1, 2
    data.ImagePositionPatient, data.ImageOrientationPatient = [0, 0, 2 * k], [1, 0, 0, 0, 1, 0]
    data.PixelSpacing, data.Rows, data.Columns, data.SamplesPerPixel = [1, 1], SIZE, SIZE, 1
    data.PhotometricInterpretation = "MONOCHROME2"
    data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 16, 12, 11, 0
    data.RescaleSlope, data.RescaleIntercept, data.RescaleType = 1, -1024, "HU"
    data.PixelData = np.full((SIZE, SIZE), 1000 + k, "<u2").tobytes()
    data["PixelData"].VR = "OW"
    return data


@pytest.fixture
def series(tmp_path: Path) -> Callable[[Change], Path]:
    """Write a series; `change(data, k)` alters slice k, and leaves it out by returning False."""

    def write(change: Change) -> Path:
        folder = tmp_path / "series"
        folder.mkdir()
        for k in range(SLICES):
            data = _slice(k)
            if change(data, k) is not False:
                data.save_as(folder / f"{k:03}.dcm", enforce_file_format=True)
        return folder

    return write


@pytest.fixture
def ctsuite(capsys: Any, tmp_path: Path, monkeypatch: Any) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Run a command with ``--json`` and return its exit code and document."""
    monkeypatch.setenv("CTSUITE_CACHE_DIR", str(tmp_path / "cache"))

    def run(*words: Any) -> tuple[int, dict[str, Any]]:
        code = main([*map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def setting(**values: Any) -> Change:
    """Set attributes of every slice; None removes one."""

    def change(data: Dataset, k: int) -> None:
        for keyword, value in values.items():
            if value is None:
                del data[keyword]
            else:
                setattr(data, keyword, value)

    return change


def only(number: int, change: Change) -> Change:
    """Change one slice."""
    return lambda data, k: change(data, k) if k == number else None


def from_slice(number: int, **values: Any) -> Change:
    """Set attributes from one slice on."""
    return lambda data, k: setting(**values)(data, k) if k >= number else None


def rgb(data: Dataset, k: int) -> None:
    setting(SamplesPerPixel=3, PhotometricInterpretation="RGB", PlanarConfiguration=0)(data, k)
    setting(BitsAllocated=8, BitsStored=8, HighBit=7, PixelData=bytes(SIZE * SIZE * 3))(data, k)


def uneven(data: Dataset, k: int) -> None:
    data.ImagePositionPatient = [0, 0, 2 * k + (0.7 * (k - 4) if k > 4 else 0)]


def tilted(data: Dataset, k: int) -> None:
    data.ImagePositionPatient = [0, 0.6 * k, 2 * k]


READING = {
    "colour": (rgb, "SERIES-COLOUR"),
    "palette": (setting(PhotometricInterpretation="PALETTE COLOR"), "SERIES-COLOUR"),
    "YBR": (setting(PhotometricInterpretation="YBR_FULL_422", SamplesPerPixel=3), "SERIES-COLOUR"),
    "no pixel spacing": (setting(PixelSpacing=None), "SERIES-NO-PIXEL-SPACING"),
    "no position": (setting(ImagePositionPatient=None), "SERIES-NO-POSITION"),
    "no slope": (setting(RescaleSlope=None), "SERIES-NO-RESCALE"),
    "two patients": (from_slice(4, PatientID="P2", PatientName="Other"), "SERIES-SEVERAL-PATIENTS"),
    "slice missing": (only(3, lambda data, k: False), "SERIES-MISSING-SLICE"),
    "slice twice": (only(3, setting(ImagePositionPatient=[0, 0, 8])), "SERIES-DUPLICATE-POSITION"),
    "uneven": (uneven, "SERIES-UNEVEN-SPACING"),
    "short pixels": (only(2, setting(PixelData=bytes(100))), "SERIES-PIXEL-LENGTH"),
    "8 bits": (
        setting(BitsStored=8, HighBit=7, BitsAllocated=8, PixelData=bytes(SIZE * SIZE)),
        "SERIES-PIXEL-FORMAT",
    ),
}


@pytest.mark.parametrize(("change", "code"), READING.values(), ids=READING.keys())
def test_a_series_that_cannot_be_read_says_why_with_its_own_code(
    series: Any, ctsuite: Any, tmp_path: Path, change: Change, code: str
) -> None:
    folder = series(change)
    status, told = ctsuite("check", folder)
    assert (status, told["code"], told["verdict"]) == (3, code, "refused")
    findings = [one for each in told["series"] for one in each["findings"] if one["level"] == "must"]
    assert findings and all(one["keyword"] and one["message"] for one in findings)
    status, told = ctsuite(
        "run", "ct.resample_isotropic", "--in", f"volume={folder}", "--out", tmp_path / "out"
    )
    assert status in (2, 3) and not (tmp_path / "out").exists()
    assert told["code"] in (code, "SERIES-SEVERAL")


def test_a_cut_off_file_is_named(series: Any, ctsuite: Any) -> None:
    folder = series(lambda data, k: None)
    last = folder / "007.dcm"
    last.write_bytes(last.read_bytes()[:-1000])
    status, told = ctsuite("check", folder)
    assert (status, told["code"]) == (3, "SERIES-DAMAGED-PIXELS") and "007.dcm" in told["cause"]
    before_pixels = last.read_bytes().index(b"\xe0\x7f\x10\x00")
    for size in (before_pixels, 700):
        last.write_bytes(last.read_bytes()[:size])
        status, told = ctsuite("check", folder)
        assert status == 3 and told["damaged"][0]["code"] == "SERIES-TRUNCATED"


@pytest.mark.parametrize(
    ("change", "keyword"),
    [
        (setting(Modality="MR", SOPClassUID=MRImageStorage), "Modality"),
        (setting(ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"]), "SeriesIssues"),
        (tilted, "SeriesIssues"),
        (setting(BitsStored=11, HighBit=10), "BitsStored"),
    ],
    ids=["MR", "scout view", "tilt", "11 bits"],
)
def test_what_can_be_read_but_not_used_is_refused_by_the_requirements(
    series: Any, ctsuite: Any, change: Change, keyword: str
) -> None:
    status, told = ctsuite("check", series(change))
    assert (status, told["code"]) == (3, "DATA-REFUSED")
    assert keyword in [one["keyword"] for one in told["series"][0]["findings"] if one["level"] == "must"]


@pytest.mark.parametrize("change", [tilted, uneven])
def test_tilt_and_uneven_spacing_are_corrected_only_when_asked_and_said(
    series: Any, ctsuite: Any, tmp_path: Path, change: Change
) -> None:
    folder, out = series(change), tmp_path / "out"
    words = ("run", "ct.resample_isotropic", "--in", f"volume={folder}", "--out", out)
    status, told = ctsuite(*words)
    assert status == 3 and "--correct" in told["cause"] + told["remedy"]
    assert not out.exists()
    status, told = ctsuite(*words, "--correct")
    assert status == 0
    (said,) = told["record"]["inputs"]["volume"]["corrections"]
    assert "corrected by linear resampling" in said


def test_one_slice_is_no_volume(series: Any, ctsuite: Any, tmp_path: Path) -> None:
    folder = series(lambda data, k: k == 0)
    assert ctsuite("check", folder)[0] == 0
    status, told = ctsuite(
        "run", "ct.resample_isotropic", "--in", f"volume={folder}", "--out", tmp_path / "out"
    )
    assert (status, told["code"]) == (3, "DATA-REFUSED") and "NumberOfSlices" in told["cause"]
    assert not (tmp_path / "out").exists()


def test_monochrome_1_asks_and_keeps_the_hounsfield_units(series: Any, ctsuite: Any, tmp_path: Path) -> None:
    """The interpretation says how values are shown, not what they are (PS3.3 C.7.6.3.1.2)."""
    from ctsuite.ct.series.load import load

    folder = series(setting(PhotometricInterpretation="MONOCHROME1"))
    status, told = ctsuite("check", folder)
    assert (status, told["code"]) == (4, "DATA-RECOMMENDATION")
    assert "check that bone is bright" in told["cause"]
    assert ctsuite("check", folder, "--accept")[0] == 0
    array = load(folder, cache=False).array
    assert array[:, 0, 0].tolist() == [1000 + k - 1024 for k in range(SLICES)]


def test_nesting_a_thousand_deep_is_refused(tmp_path: Path, series: Any, ctsuite: Any) -> None:
    folder = series(lambda data, k: k == 0)
    (path,) = folder.iterdir()
    # ReferencedImageSequence of undefined length, written as bytes: no library writes it
    begin = b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff"
    end = b"\xfe\xff\x0d\xe0\0\0\0\0\xfe\xff\xdd\xe0\0\0\0\0"
    whole = path.read_bytes()
    at = whole.index(b"\x10\x00\x10\x00PN")
    path.write_bytes(whole[:at] + begin * 1000 + end * 1000 + whole[at:])
    with pytest.raises(RecursionError):
        pydicom.dcmread(path).to_json()
    status, told = ctsuite("check", folder)
    assert (status, told["code"]) == (3, "SERIES-TOO-DEEP")


def test_a_folder_without_images_says_so(tmp_path: Path, ctsuite: Any) -> None:
    (tmp_path / "empty" / "inner").mkdir(parents=True)
    status, told = ctsuite("check", tmp_path / "empty")
    assert (status, told["code"]) == (3, "SERIES-EMPTY")
    (tmp_path / "empty" / "text.dcm").write_text("Dear colleague")
    status, told = ctsuite("check", tmp_path / "empty")
    assert (status, told["code"]) == (3, "SERIES-NOT-DICOM")
