"""Decoding one compressed frame into 16-bit words, whatever its transfer syntax.

Size, number of components and completeness are checked first, so that a decoder never meets a frame other
than the one that the header announces. Every decoding process loads this module before its first frame, so
what only some frames need is imported where it is used.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from typing import Any, NamedTuple

from ctsuite.ct.series import codestream, rle
from ctsuite.ct.series.syntaxes import JPEG_2000, RLE


class FrameFormat(NamedTuple):
    """What the header says of a frame of one 16-bit sample a pixel."""

    syntax: str
    rows: int
    columns: int
    stored: int
    signed: bool


def decode(frame: bytes, form: FrameFormat) -> bytes:
    """Decode a frame.

    Returns
    -------
    bytes
        ``2 * rows * columns`` bytes, little endian, as they would be stored uncompressed.

    Raises
    ------
    ValueError, RuntimeError, OSError
        The frame cannot be decoded, or is not what the header announces.
    """
    if form.syntax == RLE:
        return rle.decode(frame, form.rows * form.columns)
    is_jpeg_2000 = form.syntax in JPEG_2000
    size = codestream.jpeg_2000(frame) if is_jpeg_2000 else codestream.jpeg(frame)
    if (size.rows, size.columns) != (form.rows, form.columns):
        raise ValueError(
            f"it is {size.columns} x {size.rows} pixels, where the header says {form.columns} x {form.rows}"
        )
    if size.components != 1 or size.precision > 16:
        raise ValueError(f"it has {size.components} components of {size.precision} bits")
    if is_jpeg_2000 and _pillow_has_jpeg_2000():
        words = _jpeg_2000(frame, form, size)
    else:
        words = _library()(frame, form)
    if len(words) != 2 * form.rows * form.columns:
        raise ValueError(f"it became {len(words)} bytes, where {2 * form.rows * form.columns} are needed")
    return words


def _jpeg_2000(frame: bytes, form: FrameFormat, size: codestream.FrameSize) -> bytes:
    """Decode with Pillow, whose OpenJPEG is the fastest at hand, and undo the scaling that Pillow applies."""
    from PIL import Image

    with Image.open(io.BytesIO(frame), formats=("JPEG2000",)) as image:
        if image.mode == "I;16" and not size.signed and not form.signed:
            # exact: the values are multiples of that power of two
            scale = 0.5 ** (16 - size.precision)
            return image.point(lambda value: value * scale).tobytes()
        image.load()
        return _signed_words(image, form, size)


def _signed_words(image: Any, form: FrameFormat, size: codestream.FrameSize) -> bytes:
    """Undo the scaling where signs or 8 bits a sample make it more than a division."""
    import numpy as np

    narrow = image.mode == "L"
    raw = np.frombuffer(image.tobytes(), "u1" if narrow else "<u2")
    words = raw.astype("<u2") >> ((8 if narrow else 16) - size.precision)
    if size.signed:
        words -= np.uint16(1 << (size.precision - 1))
    elif form.signed:
        # a common slip of writers: signed values in a codestream that says it is unsigned
        fill = 16 - size.precision
        words = ((words << fill).view("<i2") >> fill).view("<u2")
    return words.tobytes()


def _pillow_has_jpeg_2000() -> bool:
    try:
        from PIL import features
    except ImportError:
        return False
    return bool(features.check("jpg_2000"))


def _library() -> Callable[[bytes, FrameFormat], bytes]:
    """Return the decoder of everything else: GDCM, or SimpleITK where GDCM is not installed."""
    try:
        import gdcm  # noqa: F401
    except ImportError:
        return _with_simpleitk
    return _with_gdcm


def _with_gdcm(frame: bytes, form: FrameFormat) -> bytes:
    import gdcm

    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(frame)
    fragments = gdcm.SequenceOfFragments.New()
    fragments.AddFragment(fragment)
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetValue(fragments.__ref__())
    image = gdcm.Image()
    image.SetNumberOfDimensions(2)
    image.SetDimensions((form.columns, form.rows, 1))
    image.SetDataElement(element)
    mono = gdcm.PhotometricInterpretation(gdcm.PhotometricInterpretation.MONOCHROME2)
    image.SetPhotometricInterpretation(mono)
    image.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.GetTSType(form.syntax)))
    image.SetPixelFormat(gdcm.PixelFormat(1, 16, form.stored, form.stored - 1, int(form.signed)))
    buffer = image.GetBuffer()
    if buffer is None:
        raise ValueError("the decoder reports an error")
    # GDCM hands bytes over as text
    decoded: bytes = buffer.encode("utf-8", "surrogateescape")
    return decoded


def _with_simpleitk(frame: bytes, form: FrameFormat) -> bytes:
    """Decode through a file that holds the frame and nothing that was not checked."""
    import tempfile

    import numpy as np
    import SimpleITK
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.encaps import encapsulate
    from pydicom.uid import CTImageStorage, generate_uid

    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = form.syntax
    data.SOPClassUID, data.SOPInstanceUID = CTImageStorage, generate_uid()
    data.Rows, data.Columns, data.SamplesPerPixel = form.rows, form.columns, 1
    data.BitsAllocated, data.BitsStored, data.HighBit = 16, form.stored, form.stored - 1
    data.PixelRepresentation, data.PhotometricInterpretation = int(form.signed), "MONOCHROME2"
    data.PixelData = encapsulate([frame])
    data["PixelData"].VR, data["PixelData"].is_undefined_length = "OB", True
    handle, name = tempfile.mkstemp(suffix=".dcm")
    os.close(handle)
    try:
        data.save_as(name, enforce_file_format=True)
        reader = SimpleITK.ImageFileReader()
        reader.SetImageIO("GDCMImageIO")
        reader.SetFileName(name)
        # the array is a view of the image, which must outlive it
        image = reader.Execute()
        pixels = SimpleITK.GetArrayViewFromImage(image)
        return np.ascontiguousarray(pixels.astype("<i2" if form.signed else "<u2")).tobytes()
    finally:
        os.unlink(name)
