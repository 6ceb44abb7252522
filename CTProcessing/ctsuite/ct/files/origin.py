"""The origin of a derived volume in its image file: what the series was like that it was made from.

NRRD and MetaImage hold texts beside the voxels; NIfTI does not. Facts of the acquisition say nothing about
the patient.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ctsuite.core.volume import ACQUIRED_PIXEL_SPACING, ACQUIRED_SLICE_SPACING, ORIGIN

_KEY = "CTSuite."
_MM = (ACQUIRED_PIXEL_SPACING, ACQUIRED_SLICE_SPACING)


def put(image: Any, attributes: Mapping[str, Any]) -> None:
    """Note the origin that stands in the attributes of a volume, where there is one, on an image."""
    for key in ORIGIN:
        if key in attributes:
            image.SetMetaData(
                _KEY + key, " ".join(f"{value:.10g}" for value in np.atleast_1d(attributes[key]))
            )


def take(image: Any) -> dict[str, Any]:
    """Return the origin noted on an image; one that is not whole or makes no sense counts as none."""
    found: dict[str, Any] = {}
    for key in ORIGIN:
        words = image.GetMetaData(_KEY + key).split() if image.HasMetaDataKey(_KEY + key) else []
        try:
            values = tuple(float(word) if key in _MM else int(word) for word in words)
        except ValueError:
            return {}
        count = 2 if key == ACQUIRED_PIXEL_SPACING else 1
        if len(values) != count or not all(np.isfinite(value) and value > 0 for value in values):
            return {}
        found[key] = values if count == 2 else values[0]
    return found
