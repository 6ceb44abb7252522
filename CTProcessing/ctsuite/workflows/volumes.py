"""The volume of a segment by each of its definitions, and a warning where they differ.

Whole voxels count a voxel that the segment fills in part as if it were full. The measured volume counts each
voxel on the border by its filled part. The surface runs where a voxel is half filled, so that it leaves out
what fills less than half of the voxels across its thickness. The three agree for thick structures and part
where a structure is only one or two voxels thick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.measurement import Measurement
from ctsuite.core.surface import Surface
from ctsuite.core.table import Column, Table
from ctsuite.core.units import ML

# figures nearer to each other than this are one figure to a reader
_AGREE = 1.1
_MM3_PER_ML = 1000.0


@dataclass(frozen=True)
class Figures:
    """The volumes of one segment in mL, and the share of its voxels that lie in thin parts (0 to 1).

    A figure that was not determined is None.
    """

    segment: str
    whole_voxels_ml: float
    measured_ml: float | None
    surface_ml: float | None
    thin: float

    @property
    def differ(self) -> bool:
        """Whether the volume of the report and that of the surface differ by more than a tenth."""
        counted = self.whole_voxels_ml if self.measured_ml is None else self.measured_ml
        if self.surface_ml is None:
            return False
        least, most = sorted((counted, self.surface_ml))
        return most > _AGREE * least

    @property
    def warning(self) -> str:
        """What the reader must know of figures that differ."""
        parts: list[str] = [Text("{volume} mL as whole voxels", volume=f"{self.whole_voxels_ml:.0f}")]
        if self.measured_ml is not None:
            measured = f"{self.measured_ml:.0f}"
            parts.append(Text("{volume} mL by the filled part of each border voxel", volume=measured))
        if self.surface_ml is not None:
            parts.append(Text("{volume} mL inside the surface", volume=f"{self.surface_ml:.0f}"))
        return Text(
            "{segment}: its volume depends on how it is counted: {figures}. {share} % of its voxels lie in "
            "parts that are thinner than two voxels, such as a thin cortex; there, thickness, volume and "
            "surface are known to about one voxel only. Use thinner slices and smaller pixels if this "
            "matters.",
            segment=self.segment,
            figures=Text.joined(parts, ", "),
            share=f"{100 * self.thin:.0f}",
        )


def figures(
    labels: Labels, measurements: Sequence[Measurement], surfaces: Sequence[Surface]
) -> tuple[Figures, ...]:
    """Collect the volumes of every segment that is not empty.

    Parameters
    ----------
    labels : Labels
        The segments.
    measurements : sequence of Measurement
        Those of the kind ``volume`` named "segment: volume" count.
    surfaces : sequence of Surface
        Those named like a segment count.
    """
    measured = {
        m.name.partition(":")[0]: m.value for m in measurements if m.kind == "volume" and m.unit == ML
    }
    enclosed = {surface.name: surface.volume_mm3 / _MM3_PER_ML for surface in surfaces}
    found = []
    for segment in labels.segments:
        mask = labels.mask(segment.value)
        if mask.any():
            whole = labels.volume_ml(segment.value)
            name = segment.name
            found.append(Figures(name, whole, measured.get(name), enclosed.get(name), thin_share(mask)))
    return tuple(found)


def table(found: Sequence[Figures]) -> Table:
    """Put the volumes side by side, each definition a column."""
    return Table(
        (
            Column("Segment", None, tuple(f.segment for f in found)),
            Column("By the filled part of border voxels", ML, tuple(f.measured_ml for f in found)),
            Column("Inside the surface", ML, tuple(f.surface_ml for f in found)),
            Column("As whole voxels", ML, tuple(f.whole_voxels_ml for f in found)),
        ),
        "Volume by definition",
    )


def thin_share(mask: Mask) -> float:
    """Return the share of voxels (0 to 1) in parts that are thinner than two voxels in some direction.

    Those are the voxels that an opening with a block of 2 x 2 x 2 voxels removes.
    """
    box = bounding_box(mask, 1)
    if box is None:
        return 0.0
    inside = mask[box]
    opened = ndimage.binary_opening(inside, np.ones((2, 2, 2)))
    return 1.0 - float(np.count_nonzero(opened)) / float(np.count_nonzero(inside))
