"""Which parts of a skeleton look like vertebrae and which like ribs.

Nothing depends on the size of the patient. Vertebrae are the longest chain of compact parts that stand over
one another and change little in size from one to the next; a part is compact when its volume is more than
1.6 % of the cube of the diagonal of its box, and it is lower than it is wide or deep. A rib is not compact,
lies beside the chain, is smaller than the largest vertebra, and begins at it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

from ctsuite.core.labels import Labels

Points = NDArray[np.float64]

_COMPACT = 0.016  # volume over the cube of the diagonal of the box: vertebrae above, ribs below
_LOW = 0.85  # height over width or depth, at most
_NEXT_SIZE, _NEXT_HEIGHT = 1.6, 1.8  # ratio of neighbours, at most
_NEXT_APART = (0.4, 2.2)  # distance of neighbours along S, in heights
_NEXT_ASIDE, _NEXT_BEFORE = 0.4, 0.6  # shift of neighbours along L and P, in diagonals
_RIB_ASIDE, _RIB_REACH, _RIB_LENGTH = 0.25, 0.6, 0.5  # in mean diagonals of vertebrae
_MOST_POINTS = 4000


@dataclass(frozen=True, eq=False)
class Part:
    """One segment as points of its border: LPS mm (n, 3); its centre, its box, its volume in mL.

    `cut` says whether it touches the first or last slice, so that part of it may be missing.
    """

    value: int
    border: Points
    centre: Points
    low: Points
    high: Points
    volume_ml: float
    cut: bool

    @property
    def extent(self) -> Points:
        """Size of the box along L, P, S in mm."""
        return self.high - self.low

    @property
    def diagonal(self) -> float:
        """Diagonal of the box in mm."""
        return float(np.linalg.norm(self.extent))

    @property
    def compact(self) -> bool:
        """Whether the part fills much of its box."""
        is_solid = float(self.extent.min()) > 0
        return is_solid and self.volume_ml * 1000.0 > _COMPACT * self.diagonal**3


def parts(labels: Labels) -> list[Part]:
    """Return the segments that hold voxels."""
    boxes = ndimage.find_objects(labels.array)
    found = []
    for segment in labels.segments:
        box = boxes[segment.value - 1] if segment.value <= len(boxes) else None
        if box is None:
            continue
        mask = np.pad(labels.array[box] == segment.value, 1)
        inner = mask & ~ndimage.binary_erosion(mask)
        start = np.array([part.start - 1 for part in box])
        border = labels.grid.index_to_lps((np.argwhere(inner) + start)[:, ::-1].astype(float))
        step = max(1, len(border) // _MOST_POINTS)
        cut = box[0].start == 0 or box[0].stop == labels.array.shape[0]
        volume = float(np.count_nonzero(mask)) * labels.grid.voxel_volume_mm3 / 1000.0
        found.append(
            Part(segment.value, border[::step], border.mean(0), border.min(0), border.max(0), volume, cut)
        )
    return found


def vertebrae(found: list[Part]) -> list[Part]:
    """Return the parts that look like vertebrae, uppermost first."""
    low = [part for part in found if part.compact and part.extent[2] <= _LOW * float(part.extent[:2].max())]
    low.sort(key=lambda part: -float(part.centre[2]))
    length = [1] * len(low)
    before = [-1] * len(low)
    for n, part in enumerate(low):
        for m in range(n):
            if length[m] + 1 > length[n] and _follows(low[m], part):
                length[n], before[n] = length[m] + 1, m
    chain: list[Part] = []
    place = int(np.argmax(length)) if low else -1
    while place >= 0:
        chain.append(low[place])
        place = before[place]
    return chain[::-1]


def ribs(found: list[Part], column: list[Part]) -> list[tuple[Part, Points]]:
    """Return the parts that look like ribs, with their points (3,) nearest to the column in LPS mm."""
    if not column:
        return []
    size, largest = mean_size(column), max(part.volume_ml for part in column)
    tree = cKDTree(np.concatenate([part.border for part in column]))
    middle = float(np.median([part.centre[0] for part in column]))
    result = []
    for part in found:
        aside = abs(float(part.centre[0]) - middle) >= _RIB_ASIDE * size
        long = part.diagonal >= _RIB_LENGTH * size
        if part.compact or not aside or not long or part.volume_ml > largest:
            continue
        distance, _ = tree.query(part.border)
        if distance.min() <= _RIB_REACH * size:
            result.append((part, part.border[int(np.argmin(distance))]))
    return result


def mean_size(column: list[Part]) -> float:
    """Mean diagonal of vertebrae in mm."""
    return float(np.mean([part.diagonal for part in column]))


def _follows(upper: Part, lower: Part) -> bool:
    """Whether a part can be the vertebra below another."""
    apart = np.abs(lower.centre - upper.centre)
    size, height = (upper.diagonal + lower.diagonal) / 2, (upper.extent[2] + lower.extent[2]) / 2
    sizes, heights = lower.diagonal / upper.diagonal, lower.extent[2] / max(upper.extent[2], 1e-6)
    alike = (
        upper.cut
        or lower.cut
        or (1 / _NEXT_SIZE <= sizes <= _NEXT_SIZE and 1 / _NEXT_HEIGHT <= heights <= _NEXT_HEIGHT)
    )
    return bool(
        alike
        and _NEXT_APART[0] * height <= apart[2] <= _NEXT_APART[1] * height
        and apart[0] <= _NEXT_ASIDE * size
        and apart[1] <= _NEXT_BEFORE * size
    )
