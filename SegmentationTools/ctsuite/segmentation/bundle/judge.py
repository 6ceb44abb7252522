"""What is done with the regions of a network: the largest parts are kept, and each region is judged.

A network always delivers something. A region whose volume, number of parts or place at the border of the
series is not what the compatibility profile expects is marked, or left out, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.components import find
from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Segment
from ctsuite.core.masks import bounding_box
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.units import ML, ONE
from ctsuite.segmentation.bundle.requirements import Expected

_NOTABLE_ML = 1.0
_RELIABLE_DICE = 0.7  # below it a region is never given as plausible
PLAUSIBLE, CHECK, LEFT_OUT, ABSENT = "plausible", "check", "left out", "not found"
NOT_JUDGED = "not judged"
_COLUMNS = (
    ("Region", None),
    ("Volume", ML),
    ("Parts", ONE),
    ("Smaller parts left out", ML),
    ("Verdict", None),
    ("Reason", None),
    ("Dice on real cases", ONE),
)


class Judged:
    """Regions with the report on them.

    Parameters
    ----------
    array : ndarray of unsigned int
        Regions (z, y, x); altered in place.
    grid : Grid
        Where they lie.
    """

    def __init__(self, array: NDArray[Any], grid: Grid) -> None:
        self.array, self.grid = array, grid
        self._rows: list[tuple[Any, ...]] = []
        self.present: list[Segment] = []

    def look_at(
        self,
        segments: Iterable[Segment],
        keep: Mapping[str, int],
        expected: Mapping[str, Expected],
        task: Task,
    ) -> None:
        """Keep the largest parts, and judge region by region."""
        listed = list(segments)
        voxels = self._voxels()
        for number, segment in enumerate(listed):
            task.progress(number / len(listed), segment.name)
            wanted, limits = keep.get(segment.name), expected.get(segment.name)
            if not voxels[segment.value]:
                self._row(segment, 0.0, 0, "", ABSENT, limits)
            elif wanted is None and limits is None:  # parts of a large region take long to find
                volume = float(voxels[segment.value]) * self.grid.voxel_volume_mm3 / 1000.0
                self.present.append(segment)
                self._row(segment, volume, None, "", NOT_JUDGED, None)
            else:
                self._region(segment, wanted, limits)

    def table(self, name: str) -> Table:
        """The report."""
        columns = list(zip(*self._rows, strict=True)) or [()] * len(_COLUMNS)
        return Table(
            tuple(
                Column(head, unit, tuple(column))
                for head, unit, column in zip(*zip(*_COLUMNS, strict=True), columns, strict=True)
            ),
            name,
        )

    def _voxels(self) -> NDArray[np.int64]:
        """How often each value occurs."""
        found = np.zeros(np.iinfo(self.array.dtype).max + 1, np.int64)
        for plane in self.array:
            counts = np.bincount(plane.ravel())
            found[: len(counts)] += counts
        return found

    def _region(self, segment: Segment, keep: int | None, expected: Expected | None) -> None:
        mask = self.array == segment.value
        parts = find(mask)
        millilitres = self.grid.voxel_volume_mm3 / 1000.0
        lost = 0.0
        if keep is not None and parts.count > keep:
            wanted = np.zeros(parts.count + 1, bool)
            wanted[parts.largest_first()[:keep]] = True
            lost = float(parts.voxels[~wanted].sum()) * millilitres
            kept = parts.mask(wanted)
            self.array[mask & ~kept] = 0
            mask, parts = kept, find(kept)
        volume = float(parts.voxels.sum()) * millilitres
        notable = int((parts.voxels[1:] * millilitres >= _NOTABLE_ML).sum())
        reasons = list(_reasons(mask, volume, notable, expected)) if expected is not None else []
        verdict = CHECK if reasons else NOT_JUDGED if expected is None else PLAUSIBLE
        if reasons and expected is not None and expected.level == "refuse":
            self.array[mask] = 0
            verdict = LEFT_OUT
        else:
            self.present.append(segment)
        self._row(segment, volume, parts.count, Text.joined(reasons), verdict, expected, lost)

    def _row(
        self,
        segment: Segment,
        volume: float,
        parts: int | None,
        reason: str,
        verdict: str,
        expected: Expected | None,
        lost: float = 0.0,
    ) -> None:
        known = expected.dice_real if expected is not None else None
        self._rows.append((segment.name, volume, parts, lost, verdict, reason, known))


def _reasons(mask: NDArray[np.bool_], volume: float, notable: int, expected: Expected) -> Iterator[str]:
    if expected.volume_ml is not None and not expected.volume_ml[0] <= volume <= expected.volume_ml[1]:
        low, high = expected.volume_ml
        yield Text(
            "Its volume of {volume:.0f} mL is unusual ({low:g} to {high:g} mL).",
            volume=volume,
            low=low,
            high=high,
        )
    if expected.parts is not None and notable > expected.parts:
        yield Text("It lies in {count} parts, where {most} are usual.", count=notable, most=expected.parts)
    if expected.border is not None:
        share = border_share(mask)
        if share > expected.border:
            yield Text("It is cut off: {share:.0f} % of its surface lies on the border.", share=100 * share)
    if expected.dice_real is not None and expected.dice_real < _RELIABLE_DICE:
        yield Text("On real cases its Dice was only {dice:.2f}; take it for a hint.", dice=expected.dice_real)


def border_share(mask: NDArray[np.bool_]) -> float:
    """Return which share of the surface voxels of a region (z, y, x) lies on the border of the array."""
    box = bounding_box(mask)
    if box is None:
        return 0.0
    inside = mask[box]
    surface = _surface(inside)
    border = np.zeros(inside.shape, bool)
    for axis, (part, size) in enumerate(zip(box, mask.shape, strict=True)):
        view = np.moveaxis(border, axis, 0)
        if part.start == 0:
            view[0] = True
        if part.stop == size:
            view[-1] = True
    return float(np.count_nonzero(surface & border) / max(np.count_nonzero(surface), 1))


def _surface(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The voxels of a region with a neighbour across a face outside of it; beyond the array is outside."""
    inner = mask.copy()
    for axis in range(mask.ndim):
        view, of = np.moveaxis(inner, axis, 0), np.moveaxis(mask, axis, 0)
        view[1:] &= of[:-1]
        view[:-1] &= of[1:]
        view[0] = view[-1] = False
    made: NDArray[np.bool_] = mask & ~inner
    return made
