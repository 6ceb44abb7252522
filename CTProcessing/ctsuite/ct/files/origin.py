"""The origin of a derived volume in its image file: what it was made from, along which curve it was drawn.

NRRD and MetaImage hold texts beside the voxels; NIfTI does not, and MetaImage only short ones. Facts of the
acquisition say nothing about the patient. An image that was drawn along a curve must never come back as an
ordinary one, in which rulers would be wrong: its mapping is kept with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ctsuite.core.curved_image import CURVED_REFORMATION, SPATIAL_TRANSFORM, CurvedImage
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.volume import ACQUIRED_PIXEL_SPACING, ACQUIRED_SLICE_SPACING, BADGE, ORIGIN

_KEY = "CTSuite."
_MM = (ACQUIRED_PIXEL_SPACING, ACQUIRED_SLICE_SPACING)
_CURVED = (SPATIAL_TRANSFORM, CURVED_REFORMATION)


def put(image: Any, attributes: Mapping[str, Any]) -> None:
    """Note the origin that stands in the attributes of a volume, where there is one, on an image."""
    for key in ORIGIN:
        if key in attributes:
            image.SetMetaData(
                _KEY + key, " ".join(f"{value:.10g}" for value in np.atleast_1d(attributes[key]))
            )
    for key in _CURVED:
        if key in attributes:
            image.SetMetaData(_KEY + key, attributes[key])


def take(image: Any) -> dict[str, Any]:
    """Return the origin noted on an image.

    What is not whole or makes no sense of the series counts as none; that an image was drawn along a curve is
    kept even where its mapping cannot be read, so that nothing is measured in it.
    """
    return {**_series(image), **_curve(image)}


def _curve(image: Any) -> dict[str, Any]:
    found = {key: image.GetMetaData(_KEY + key) for key in _CURVED if image.HasMetaDataKey(_KEY + key)}
    try:
        drawn = CurvedImage.of(found)
    except CTSuiteError:
        return found
    return found if drawn is None else {**found, BADGE: drawn.badge}


def _series(image: Any) -> dict[str, Any]:
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
