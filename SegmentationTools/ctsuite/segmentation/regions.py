"""Taking segments out of a segmentation one by one, and putting the edited ones back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter
from ctsuite.segmentation.errors import REGION_EMPTY

SEGMENT = Parameter("Segment", "Name of the segment to work on; empty for every segment.")
"""Description of the parameter by which the tools for segmentations choose segments."""


def masks(labels: Labels, name: str, task: Task) -> Iterator[tuple[Segment, Mask]]:
    """Iterate over the chosen segments with their masks (z, y, x).

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    chosen = labels.chosen(name)
    for n, segment in enumerate(chosen):
        task.progress(n / len(chosen), segment.name)
        mask = labels.mask(segment.value)
        if not mask.any():
            raise REGION_EMPTY(name=segment.name)
        yield segment, mask


def edited(labels: Labels, changed: Iterable[tuple[Segment, Mask]]) -> Labels:
    """Return the segmentation with other masks for some segments; no voxel of another segment is taken."""
    array = labels.array.copy()
    for segment, mask in changed:
        array[(array == segment.value) & ~mask] = 0
        array[mask & (array == 0)] = segment.value
    return Labels(array, labels.grid, labels.segments, labels.name)
