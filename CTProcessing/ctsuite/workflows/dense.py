"""A warning where an image holds metal, or what is as dense as metal."""

from __future__ import annotations

import numpy as np

from ctsuite.core import components
from ctsuite.core.i18n import Text
from ctsuite.core.volume import Volume
from ctsuite.ct.picture.view import point_text

# more than dense bone reaches; the upper end of tooth enamel lies above it too, as the warning says
DENSE_HU = 2500.0
# below this size a few noisy voxels would raise the warning
_SMALLEST_ML = 0.05
_MM3_PER_ML = 1000.0


def warning(volume: Volume) -> str | None:
    """Say how much of an image is as dense as metal, and where most of it lies.

    Streaks and blooming change the CT numbers around metal, so that a threshold takes in or loses bone there.

    Parameters
    ----------
    volume : Volume
        Image in HU.

    Returns
    -------
    str or None
        None where no connected part reaches the smallest size.
    """
    found = components.find(volume.array >= DENSE_HU)
    voxel_ml = float(np.prod(volume.grid.spacing_mm)) / _MM3_PER_ML
    parts = found.largest_first()
    parts = parts[found.voxels[parts] * voxel_ml >= _SMALLEST_ML]
    if not len(parts):
        return None
    place = volume.grid.index_to_lps(found.centres_index(parts[:1])[0])
    return Text(
        "{volume} mL of the image reach {limit} HU and more, most of it around {place}: metal, a filling or "
        "tooth enamel. Streaks and blooming change the CT numbers near it. Check the outline there on every "
        "slice.",
        volume=f"{float(found.voxels[parts].sum()) * voxel_ml:.1f}",
        limit=f"{DENSE_HU:.0f}",
        place=point_text(place),
    )
