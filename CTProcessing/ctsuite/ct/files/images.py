"""Images in files, through SimpleITK, with what a hostile or cut-off file can do fenced in.

What was measured of the library and is met here: a NIfTI file is written to a full disk, and read when it is
cut off, without an error; NIfTI drops the shear of a tilted gantry.
"""

from __future__ import annotations

import errno
import gzip
import re
import shutil
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.fileio import atomic_file
from ctsuite.core.grid import Grid
from ctsuite.ct.files.errors import DAMAGED, OVERSIZED, TILTED
from ctsuite.ct.files.headers import refuse_hostile

_BEST_COMPRESSION = 1032  # of deflate; a file that claims more is made to fill the memory
_FULL = 1 << 16
_BYTES = {"8": 1, "16": 2, "32": 4, "64": 8}


def read_image(path: Path) -> Any:
    """Read an image file.

    Returns
    -------
    SimpleITK.Image
        Three dimensions; may have several components.

    Raises
    ------
    CTSuiteError
        FILE-DAMAGED, FILE-DETACHED, FILE-OVERSIZED.
    """
    import SimpleITK

    refuse_hostile(path)
    reader = SimpleITK.ImageFileReader()
    reader.SetFileName(str(path))
    try:
        reader.ReadImageInformation()
        if reader.GetDimension() not in (2, 3):
            raise DAMAGED(
                path=str(path), reason=f"It has {reader.GetDimension()} dimensions instead of three."
            )
        claimed = _claimed(reader)
        held = path.stat().st_size
        if claimed > held * _BEST_COMPRESSION:
            reason = f"It claims {claimed / 1e6:.0f} MB of voxels, but has {held} bytes."
            raise OVERSIZED(path=str(path), reason=reason)
        if _is_nifti(path) and not _complete(path, claimed):
            raise DAMAGED(path=str(path), reason="It is cut off.")
        image = reader.Execute()
    except RuntimeError as error:
        raise DAMAGED(path=str(path), reason=_last_line(error)) from error
    return SimpleITK.JoinSeries(image) if image.GetDimension() == 2 else image


def write_image(image: Any, path: Path, name: str) -> None:
    """Write an image file, whole or not at all.

    Parameters
    ----------
    image : SimpleITK.Image
        Three dimensions.
    path : Path
        Its ending tells the format.
    name : str
        What the image is called in messages.

    Raises
    ------
    CTSuiteError
        FILE-TILTED, OUTPUT-DISK-FULL, OUTPUT-NOT-WRITABLE.
    """
    import SimpleITK

    if _is_nifti(path) and not grid_of(image).is_orthogonal:
        raise TILTED(name=name, format="NIfTI")
    with atomic_file(path) as temporary:
        try:
            SimpleITK.WriteImage(image, str(temporary), useCompression=True)
        except RuntimeError as error:
            full = shutil.disk_usage(temporary.parent).free < _FULL or "No space left" in str(error)
            raise OSError(errno.ENOSPC if full else errno.EIO, _last_line(error)) from error
        size = image.GetNumberOfPixels() * image.GetSizeOfPixelComponent()
        if _is_nifti(path) and not _complete(temporary, size):
            raise OSError(errno.ENOSPC, "the file was cut off")


def grid_of(image: Any) -> Grid:
    """Where the voxels of an image lie.

    Raises
    ------
    CTSuiteError
        GEOMETRY-SINGULAR.
    """
    x, y, z = image.GetSize()
    direction = np.array(image.GetDirection()).reshape(3, 3)
    return Grid((z, y, x), image.GetSpacing(), image.GetOrigin(), tuple(map(tuple, direction)))  # type: ignore[arg-type]


def image_of(array: NDArray[Any], grid: Grid) -> Any:
    """Make an image of an array (z, y, x) on its grid."""
    import SimpleITK

    image = SimpleITK.GetImageFromArray(np.ascontiguousarray(array))
    image.SetSpacing(grid.spacing_mm)
    image.SetOrigin(grid.origin_lps_mm)
    image.SetDirection([value for row in grid.direction_lps for value in row])
    return image


def _claimed(reader: Any) -> int:
    """Bytes of voxels that a header promises."""
    import SimpleITK

    bits = re.search(r"\d+", SimpleITK.GetPixelIDValueAsString(reader.GetPixelID()))
    claimed = (_BYTES.get(bits.group(), 8) if bits else 8) * int(reader.GetNumberOfComponents())
    for count in reader.GetSize():
        claimed *= int(count)
    return claimed


def _is_nifti(path: Path) -> bool:
    return ".nii" in [suffix.lower() for suffix in path.suffixes[-2:]]


def _complete(path: Path, size: int) -> bool:
    """Whether a NIfTI file holds at least as many bytes, after decompression."""
    if not path.name.lower().endswith(".gz"):
        return path.stat().st_size >= size
    total = 0
    try:
        with gzip.open(path, "rb") as stream:
            while part := stream.read(1 << 22):
                total += len(part)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return False
    return total >= size


def _last_line(error: BaseException) -> str:
    """What the library says, without the place in its sources."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[-1] if lines else type(error).__name__).removeprefix("Reason: ")
