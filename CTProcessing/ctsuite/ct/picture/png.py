"""Pictures as PNG files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.fileio import atomic_file


def png_bytes(picture: NDArray[np.uint8]) -> bytes:
    """Encode an RGB picture (height, width, 3) as PNG."""
    from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkIOImage import vtkPNGWriter

    height, width, _ = picture.shape
    image = vtkImageData()
    image.SetDimensions(width, height, 1)
    pixels = np.ascontiguousarray(picture[::-1]).reshape(-1, 3)
    image.GetPointData().SetScalars(numpy_to_vtk(pixels, deep=True))
    writer = vtkPNGWriter()
    writer.WriteToMemoryOn()
    writer.SetInputData(image)
    writer.Write()
    return bytes(vtk_to_numpy(writer.GetResult()))


def write_png(picture: NDArray[np.uint8], path: str | Path) -> None:
    """Write an RGB picture to a file.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    data = png_bytes(picture)
    with atomic_file(path) as temporary:
        temporary.write_bytes(data)
