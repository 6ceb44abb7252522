"""Writing slices fast: the shared header is encoded once, the few elements that change are put between."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.phantom.dicom.header import (
    CT_IMAGE_STORAGE,
    EXPLICIT_LITTLE_ENDIAN,
    Encoding,
    Identity,
    common_header,
    decimal,
)
from ctsuite.phantom.dicom.uids import derived_uid

if TYPE_CHECKING:
    from pydicom import Dataset

_SOP_INSTANCE, _INSTANCE_NUMBER, _POSITION, _LOCATION = 0x00080018, 0x00200013, 0x00200032, 0x00201041
_PIXEL_DATA = 0x7FE00010
_IMPLEMENTATION = derived_uid("CTSuite", "phantom writer")


def write_slices(
    folder: Path,
    slices: Iterable[np.ndarray],
    grid: Grid,
    identity: Identity,
    encoding: Encoding,
    task: Task | None = None,
) -> list[Path]:
    """Write slices as single CT images.

    Parameters
    ----------
    folder : Path
        An existing folder; the caller makes the whole of it appear at once.
    slices : iterable of ndarray
        Stored values (y, x) of each slice, from the first k upwards.
    grid : Grid
        Geometry of the series.
    identity, encoding : Identity, Encoding
        Who it is and how values are stored.
    task : Task or None
        Told after every slice.

    Returns
    -------
    list of Path
        The files, in the order of the slices.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    OSError
        A file cannot be written.
    """
    task = task or Task()
    header = list(_encoded(common_header(identity, grid, encoding)))
    before_meta, after_meta = _meta()
    step = grid.index_to_lps([0, 0, 1]) - grid.index_to_lps([0, 0, 0])
    pixel_vr = b"OB" if encoding.bits_allocated == 8 else b"OW"
    pixels, previous = b"", None
    written = []
    for number, slice_ in enumerate(slices):
        task.progress(number / grid.shape[0], "Writing slices")
        uid = derived_uid(identity.series_uid, number)
        position = np.array(grid.origin_lps_mm) + number * step
        changing = {
            _SOP_INSTANCE: _element(_SOP_INSTANCE, b"UI", uid),
            _INSTANCE_NUMBER: _element(_INSTANCE_NUMBER, b"IS", str(number + 1)),
            _POSITION: _element(_POSITION, b"DS", "\\".join(decimal(round(float(v), 6)) for v in position)),
            _LOCATION: _element(_LOCATION, b"DS", decimal(round(float(position[2]), 6))),
        }
        if slice_ is not previous:
            raw = slice_.tobytes()
            raw += b"\0" * (len(raw) % 2)
            pixels = (
                struct.pack("<HH2sHI", _PIXEL_DATA >> 16, _PIXEL_DATA & 0xFFFF, pixel_vr, 0, len(raw)) + raw
            )
            previous = slice_
        body = [changing[part] if isinstance(part, int) else part for part in header]
        path = folder / f"CT{number + 1:05d}.dcm"
        path.write_bytes(b"".join([before_meta, _padded(uid.encode(), b"\0"), after_meta, *body, pixels]))
        written.append(path)
    return written


def _encoded(header: Dataset) -> Iterator[bytes | int]:
    """Yield the encoded stretches of a header, and the tags of the elements that go between them."""
    last = 0
    for tag in (_SOP_INSTANCE, _INSTANCE_NUMBER, _POSITION, _LOCATION):
        yield _bytes(header[last:tag])
        yield tag
        last = tag + 1
    yield _bytes(header[last:_PIXEL_DATA])


def _bytes(part: Dataset) -> bytes:
    from pydicom.filebase import DicomBytesIO
    from pydicom.filewriter import write_dataset

    stream = DicomBytesIO()
    stream.is_little_endian, stream.is_implicit_VR = True, False
    write_dataset(stream, part)
    return stream.getvalue()


def _meta() -> tuple[bytes, bytes]:
    """Return the preamble and file meta information before and after the SOP instance UID."""
    uid = derived_uid("any")
    after = _element(0x00020010, b"UI", EXPLICIT_LITTLE_ENDIAN) + _element(0x00020012, b"UI", _IMPLEMENTATION)
    after += _element(0x00020013, b"SH", "CTSUITE_PHANTOM")
    version = struct.pack("<HH2sHI", 2, 1, b"OB", 0, 2) + b"\0\1"
    body = version + _element(0x00020002, b"UI", CT_IMAGE_STORAGE) + _element(0x00020003, b"UI", uid)
    length = struct.pack("<HH2sHI", 2, 0, b"UL", 4, len(body) + len(after))
    return b"\0" * 128 + b"DICM" + length + body[: -len(_padded(uid.encode(), b"\0"))], after


def _element(tag: int, vr: bytes, text: str) -> bytes:
    value = _padded(text.encode("ascii"), b"\0" if vr == b"UI" else b" ")
    return struct.pack("<HH2sH", tag >> 16, tag & 0xFFFF, vr, len(value)) + value


def _padded(value: bytes, filler: bytes) -> bytes:
    return value + filler * (len(value) % 2)
