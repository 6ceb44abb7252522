"""Volumes as image files."""

from __future__ import annotations

from pathlib import Path

from ctsuite.core.curved_image import SPATIAL_TRANSFORM
from ctsuite.core.volume import Volume
from ctsuite.ct.files import origin
from ctsuite.ct.files.errors import CURVED
from ctsuite.ct.files.images import image_of, write_image


def write_volume(volume: Volume, path: Path) -> None:
    """Write the voxels of a volume, with unit and origin where the format can hold them (NRRD, MetaImage).

    DICOM attributes are left out, because such files travel without the care that patient data need.

    Raises
    ------
    CTSuiteError
        FILE-CURVED, FILE-TILTED, OUTPUT-DISK-FULL, OUTPUT-NOT-WRITABLE.
    """
    if SPATIAL_TRANSFORM in volume.attributes and path.suffix.lower() != ".nrrd":
        raise CURVED(name=volume.name, format=path.suffix)
    image = image_of(volume.array, volume.grid)
    image.SetMetaData("Unit", volume.unit.ucum)
    origin.put(image, volume.attributes)
    write_image(image, path, volume.name)
