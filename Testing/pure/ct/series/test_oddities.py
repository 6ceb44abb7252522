"""Every odd file of the test data is read or refused with a reason, and none breaks anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.profile import check, load
from ctsuite.ct.series.index import index
from ctsuite.ct.series.read import read

ODDITIES = {
    "pydicom/693_J2KR": "read",
    "pydicom/693_UNCI": "read",
    "pydicom/693_UNCR": "read",
    "pydicom/JPEG-LL": "SERIES-NO-POSITION",
    "pydicom/eCT_Supplemental": "read",
    "pydicom/emri_small_big_endian": "SERIES-NO-PIXEL-SPACING",
    "pydicom/emri_small_jpeg_2k_lossless_too_short": "SERIES-DAMAGED-PIXELS",
    "pydicom/liver": "SERIES-PIXEL-FORMAT",
    "pydicom/liver_nonbyte_aligned": "SERIES-PIXEL-FORMAT",
    "pydicom/mlut_18": "SERIES-NO-PIXEL-SPACING",
    "pydicom/parametric_map_float": "SERIES-NO-PIXELS",
    "pydicom/vlut_04": "SERIES-NO-PIXEL-SPACING",
    "transfer_syntaxes/1.2.840.10008.1.2.1.99": "read",
    "transfer_syntaxes/1.2.840.10008.1.2.2": "SERIES-COLOUR",
    "transfer_syntaxes/1.2.840.10008.1.2.4.57": "read",
    "transfer_syntaxes/1.2.840.10008.1.2.4.70": "read",
    "transfer_syntaxes/1.2.840.10008.1.2.4.80": "SERIES-NO-POSITION",
    "transfer_syntaxes/1.2.840.10008.1.2.4.81": "read",
    "transfer_syntaxes/1.2.840.10008.1.2.4.90": "SERIES-NO-POSITION",
    "transfer_syntaxes/1.2.840.10008.1.2.5": "SERIES-NO-POSITION",
    "wg04/CT1_J2KI": "read",
    "wg04/CT1_J2KR": "read",
    "wg04/CT1_JLSL": "read",
    "wg04/CT1_JLSN": "read",
    "wg04/CT1_JPLL": "read",
    "wg04/CT1_RLE": "read",
}


@pytest.mark.data
@pytest.mark.parametrize("name", ODDITIES)
def test_each_file_is_read_or_refused_with_its_reason(data: Callable[[str], Path], name: str) -> None:
    try:
        stack = index(data(f"dicom_oddities/{name}.dcm"), cache=False).choose(modality=None)
        volume = read(stack)
    except CTSuiteError as error:
        assert error.code == ODDITIES[name]
        assert error.message and error.cause and error.remedy
        return
    assert ODDITIES[name] == "read"
    assert volume.array.dtype in (np.int16, np.float32)
    assert volume.array.max() > volume.array.min()


@pytest.mark.data
def test_the_list_of_oddities_is_complete(data_root: Path) -> None:
    files = (data_root / "dicom_oddities").rglob("*.dcm")
    assert {f"{path.parent.name}/{path.stem}" for path in files} == set(ODDITIES)


@pytest.mark.data
def test_no_odd_file_that_is_not_a_whole_ct_passes_the_base_profile(data: Callable[[str], Path]) -> None:
    profile = load("ct.base")
    for stack in index(data("dicom_oddities"), cache=False).stacks:
        if stack.modality != "CT" or stack.issues:
            findings = check(profile, stack.facts())
            assert any(one.level == "must" for one in findings), stack.summary


@pytest.mark.data
def test_an_enhanced_ct_keeps_its_own_unit(data: Callable[[str], Path]) -> None:
    path = data("dicom_oddities/pydicom/eCT_Supplemental.dcm")
    volume = read(index(path, cache=False).choose())
    assert volume.unit.ucum == "1"
    assert volume.array.shape == (2, 512, 512)
    stored = np.fromfile(path, "<u2", offset=4326).reshape(2, 512, 512).astype(int)
    # columns point to the back and rows to the right, so the slice that is stored first is the higher one
    assert np.array_equal(volume.array, stored[::-1] - 1024)


SEEDS = (
    "dicom_oddities/pydicom/eCT_Supplemental.dcm",
    "dicom_oddities/wg04/CT1_RLE.dcm",
    "dicom_oddities/wg04/CT1_J2KI.dcm",
    "dicom_oddities/transfer_syntaxes/1.2.840.10008.1.2.1.99.dcm",
    "dicom_oddities/pydicom/emri_small_big_endian.dcm",
    "ct_dicom/torso/IM0001.dcm",
    "ct_dicom/liver_3slice/01.dcm",
)


@pytest.mark.data
@pytest.mark.parametrize("seed", SEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    changes=st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 255)), min_size=1, max_size=12),
    cut=st.none() | st.integers(0, 200_000),
)
def test_altered_bytes_give_a_header_or_a_coded_error(
    data: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
    seed: str,
    changes: list[tuple[int, int]],
    cut: int | None,
) -> None:
    content = bytearray(data(seed).read_bytes())
    for place, value in changes:
        content[place % len(content)] = value
    path = tmp_path_factory.getbasetemp() / "altered.dcm"
    path.write_bytes(content[:cut])
    found = index(path, cache=False)
    assert len(found.files) + len(found.rejected) == 1
    for stack in found.stacks:
        stack.facts()
        if stack.slices[0].header.encapsulated:
            continue  # decoders have tests of their own, starting their processes would take too long
        try:
            read(stack)
        except CTSuiteError as error:
            assert error.message and error.cause and error.remedy
