"""Deformable transforms as images of displacements (NRRD, MetaImage), as ITK and 3D Slicer read them.

A voxel at x holds the way in LPS mm from the point x of the fixed image to its place in the moving one. The
linear part is in it; beyond the grid nothing is known of it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ctsuite.core.deformation import Deformation
from ctsuite.ct.files.errors import WRONG_KIND
from ctsuite.ct.files.images import grid_of, image_of, read_image, write_image

ENDINGS = (".nrrd", ".mha")


def write_deformation(deformation: Deformation, path: Path) -> None:
    """Write the displacements from the fixed to the moving image, in single precision.

    Raises
    ------
    CTSuiteError
        OUTPUT-DISK-FULL, OUTPUT-NOT-WRITABLE.
    """
    image = image_of(deformation.total_displacements().astype(np.float32), deformation.grid)
    write_image(image, path, deformation.name)


def read_deformation(path: Path) -> Deformation:
    """Read displacements from the fixed to the moving image.

    Raises
    ------
    CTSuiteError
        FILE-DAMAGED, FILE-DETACHED, FILE-OVERSIZED, FILE-WRONG-KIND, GEOMETRY-SINGULAR.
    """
    import SimpleITK

    image = read_image(path)
    if image.GetNumberOfComponentsPerPixel() != 3:
        found = f"an image of {image.GetNumberOfComponentsPerPixel()} values a voxel"
        raise WRONG_KIND(path=str(path), expected="Transform", found=found, known=", ".join(ENDINGS))
    field = SimpleITK.GetArrayFromImage(image)
    return Deformation(np.eye(4), path.stem, displacements_mm=field, grid=grid_of(image))
