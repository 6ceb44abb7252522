"""The images of a series as a measurement report names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from ctsuite.core.grid import Float
from ctsuite.ct.series.stack import Stack
from ctsuite.measurement.exchange.errors import SOURCE_INCOMPLETE
from ctsuite.measurement.exchange.report_write import Image
from ctsuite.segmentation.dicom.source import repair

_PLACE = ("ImagePositionPatient", "ImageOrientationPatient")


def images_of(stack: Stack) -> tuple[tuple[Image, ...], Float, tuple[str, ...]]:
    """Return the slices of a series, the direction across them, and what was put right in their headers.

    The files stay as they are; what is put right is in the copies of their headers.

    Raises
    ------
    CTSuiteError
        REPORT-SOURCE-INCOMPLETE.
    """
    import pydicom

    headers: dict[str, Any] = {}
    notes: dict[str, None] = {}
    images = []
    for one in stack.slices:
        for keyword in _PLACE:
            if not one.attributes.get(keyword):
                raise SOURCE_INCOMPLETE(keyword=keyword)
        path = str(one.header.path)
        if path not in headers:
            headers[path] = pydicom.dcmread(Path(path), stop_before_pixels=True)
            notes.update(dict.fromkeys(repair(headers[path])))
        header = headers[path]
        many = int(header.get("NumberOfFrames") or 1) > 1
        place = np.array([float(v) for v in one.attributes["ImagePositionPatient"]])
        images.append(Image(header, place, one.frame + 1 if many else None))
    row, column = np.array([float(v) for v in stack.slices[0].attributes["ImageOrientationPatient"]]).reshape(
        2, 3
    )
    return tuple(images), np.cross(row, column), tuple(notes)
