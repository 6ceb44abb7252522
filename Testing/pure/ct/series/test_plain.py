"""Images without a DICOM header."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest
import SimpleITK

from ctsuite.core import profile
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.units import HU, ONE
from ctsuite.ct.series.load import load
from ctsuite.ct.series.plain import is_plain, read_plain


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Write an array (z, y, x) as an image file."""

    def write(name: str, array: np.ndarray, compress: bool = False) -> Path:
        image = SimpleITK.GetImageFromArray(array, isVector=False)
        if array.ndim == 3:
            image.SetSpacing((0.5, 0.7, 2.0))
            image.SetOrigin((-10.0, -20.0, 30.0))
            image.SetDirection((0, -1, 0, 1, 0, 0, 0, 0, 1))
        path = tmp_path / name
        SimpleITK.WriteImage(image, str(path), compress)
        return path

    return write


def numbers(dtype: Any = np.int16) -> np.ndarray:
    """Values that every type holds."""
    return (np.arange(4 * 5 * 6).reshape(4, 5, 6) % 120).astype(dtype)


def error_code(action: Callable[[], Any]) -> str:
    """Code of the error that an action ends with."""
    with pytest.raises(CTSuiteError) as caught:
        action()
    return caught.value.code


@pytest.mark.parametrize("name", ["a.nrrd", "a.mha", "a.nii", "a.nii.gz", "A.NRRD"])
def test_values_and_geometry_are_kept(save: Callable[..., Path], name: str) -> None:
    volume = load(save(name, numbers() * -9))
    assert volume.array.dtype == np.int16
    assert np.array_equal(volume.array, numbers() * -9)
    assert volume.grid.spacing_mm == pytest.approx((0.5, 0.7, 2.0))
    assert volume.grid.index_to_lps([1, 2, 3]) == pytest.approx((-11.4, -19.5, 36))
    assert volume.name == name[:1]


@pytest.mark.parametrize(
    ("dtype", "factor", "kept"),
    [
        (np.uint8, 1, np.int16),
        (np.int32, 100, np.int16),
        (np.int32, 1000, np.float32),
        (np.uint16, 500, np.float32),
        (np.float64, 1, np.int16),
        (np.float32, 0.5, np.float32),
    ],
)
def test_numbers_are_as_narrow_as_is_exact(
    save: Callable[..., Path], dtype: Any, factor: float, kept: Any
) -> None:
    array = (numbers(np.float64) * factor).astype(dtype)
    volume = load(save("a.nrrd", array))
    assert volume.array.dtype == kept
    assert np.array_equal(volume.array, array)


@pytest.mark.data
def test_a_real_volume_equals_what_nibabel_reads(data: Callable[[str], Path]) -> None:
    path = data("ct_volumes/torso_3mm.nii.gz")
    volume, image = load(path), nibabel.load(path)
    assert np.array_equal(volume.array, np.asarray(image.dataobj).transpose(2, 1, 0))
    assert volume.grid.ijk_to_ras == pytest.approx(image.affine, abs=1e-4)


def test_the_modality_is_unknown_until_the_operator_gives_it(save: Callable[..., Path]) -> None:
    base = profile.load("ct.base")
    path = save("a.nrrd", np.zeros((4, 64, 64), np.int16))
    unknown = read_plain(path)
    assert unknown.unit is ONE
    findings = profile.check(base, unknown.facts())
    assert [(one.level, one.fact) for one in findings] == [("should", "Modality")]
    given = read_plain(path, modality="CT")
    assert given.unit is HU
    assert given.attributes["ModalitySource"] == "given by the operator"
    assert profile.check(base, given.facts()) == ()
    other = read_plain(path, modality="MR")
    assert [one.level for one in profile.check(base, other.facts())] == ["must"]


def test_names_decide_what_is_plain() -> None:
    assert is_plain("x/y.nii.gz")
    assert not is_plain("x/y.dcm")
    assert not is_plain("x/nii")


def test_a_damaged_file_is_named(save: Callable[..., Path]) -> None:
    path = save("a.nii.gz", numbers())
    path.write_bytes(path.read_bytes()[:60])
    assert error_code(lambda: load(path)) == "SERIES-IMAGE-UNREADABLE"


@pytest.mark.parametrize("name", ["a.nrrd", "a.mha", "a.nii", "a.nii.gz"])
def test_a_text_file_with_such_a_name_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("no image\n")
    with pytest.raises(CTSuiteError) as caught:
        load(tmp_path / name)
    assert caught.value.code in ("SERIES-IMAGE-UNREADABLE", "SERIES-IMAGE-DETACHED")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert error_code(lambda: load(tmp_path / "a.nrrd")) == "SERIES-NOT-FOUND"


def test_a_picture_is_no_volume(save: Callable[..., Path]) -> None:
    assert error_code(lambda: load(save("a.nrrd", np.zeros((5, 6), np.int16)))) == "SERIES-IMAGE-SHAPE"


def test_a_series_of_volumes_is_no_volume(save: Callable[..., Path]) -> None:
    assert error_code(lambda: load(save("a.nrrd", np.zeros((3, 4, 5, 6), np.int16)))) == "SERIES-IMAGE-SHAPE"


def test_colours_are_no_volume(tmp_path: Path) -> None:
    image = SimpleITK.GetImageFromArray(np.zeros((4, 5, 6, 3), np.uint8), isVector=True)
    SimpleITK.WriteImage(image, str(tmp_path / "a.nrrd"))
    assert error_code(lambda: load(tmp_path / "a.nrrd")) == "SERIES-IMAGE-SHAPE"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("a.nrrd", b"encoding: raw", b"encoding: raw\ndata file: /etc/passwd"),
        ("a.nrrd", b"encoding: raw", b"encoding: raw\ndatafile: /etc/passwd"),
        ("a.mha", b"ElementDataFile = LOCAL", b"ElementDataFile = /etc/passwd"),
        ("a.mha", b"ElementDataFile = LOCAL", b"ElementDataFile=LIST"),
    ],
)
def test_a_header_that_names_another_file_is_refused(
    save: Callable[..., Path], name: str, old: bytes, new: bytes
) -> None:
    path = save(name, numbers())
    content = path.read_bytes()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new))
    assert error_code(lambda: load(path)) == "SERIES-IMAGE-DETACHED"
