"""The voxels that are drawn for a series with segments, kept so that one segment can be changed at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Float
from ctsuite.core.masks import Box
from ctsuite.core.task import Task
from ctsuite.ct.rendering.coding import Coding
from ctsuite.ct.rendering.colouring import NOTHING, REACH, Paint, colour
from ctsuite.ct.rendering.errors import NOTHING_SEEN
from ctsuite.ct.rendering.presets import Look, Points


class ColouredVolume:
    """A series in the colours of its segments, cropped to them where nothing else is seen.

    Parameters
    ----------
    values, labels : ndarray (z, y, x)
        CT numbers and label values.
    look : Look
        What is seen.
    paints : Mapping
        Label value to how it is seen, 0 for what belongs to no segment.
    reduction : int
        Voxels along each axis that are averaged to one for display.
    task : Task or None
        For progress and cancelling.
    part : tuple of slice or None
        Outside of which nothing is seen; the whole where None.

    Raises
    ------
    CTSuiteError
        RENDERING-NOTHING, RUN-CANCELLED.

    Attributes
    ----------
    array : ndarray of uint8 (z, y, x, 4)
        What is drawn; changed in place by :meth:`repaint`.
    coding : Coding
        Of the look.
    to_series : ndarray (4, 4)
        Map from indices (x, y, z) of the array to those of the series.
    """

    def __init__(
        self,
        values: NDArray[Any],
        labels: NDArray[Any],
        look: Look,
        paints: Mapping[int, Paint],
        reduction: int = 1,
        task: Task | None = None,
        part: Box | None = None,
    ) -> None:
        part = part or _whole(labels)
        if paints.get(NOTHING, Paint()).opacity <= 0:
            boxes = list(_boxes(labels).values())
            if not boxes:
                raise NOTHING_SEEN()
            part = _common(_around(boxes, _whole(labels)), part)
        self._values, self._labels = values[part], labels[part]
        if reduction > 1:
            self._values = averaged(self._values, reduction)
            half = reduction // 2
            z, y, x = self._values.shape
            self._labels = self._labels[half::reduction, half::reduction, half::reduction][:z, :y, :x]
        self._boxes = _boxes(self._labels)
        self._paints = dict(paints)
        self.coding = Coding.of(look)
        self.to_series = scaling(reduction, tuple(s.start for s in part[::-1]))
        self.array = np.empty((*self._values.shape, 4), np.uint8)
        colour(self._values, self._labels, self.coding, self._paints, self.array, None, task)

    def opacity(self) -> Points:
        """Opacity function over the codes, as VTK's ray caster wants it.

        For four bytes a voxel it looks an opacity up at ``code / 255``, in a table that it makes of the
        function between the smallest and the largest code that there are: so it is stretched to those two.
        """
        codes = self.array[..., 3]
        low, high = int(codes.min()), int(codes.max())
        if low == high:
            # a table needs a range; neither code is seen
            self.array[0, 0, 0, 3] = high = 1 if low == 0 else 0
            low, high = min(low, high), max(low, high)
        return tuple((low + code / 255 * (high - low), alpha) for code, alpha in self.coding.opacity)

    def repaint(self, paints: Mapping[int, Paint]) -> None:
        """Change how segments are seen, computing only what is around those that differ.

        The opacity of what belongs to no segment is not changed by this.
        """
        rest = self._paints.get(NOTHING, Paint())
        wanted = {**paints, NOTHING: rest}
        differing = [value for value in wanted if wanted[value] != self._paints.get(value)]
        self._paints = wanted
        for value in differing:
            box = self._boxes.get(value)
            if box is not None:
                near = _around([box], _whole(self._labels))
                colour(self._values, self._labels, self.coding, self._paints, self.array, near)


def averaged(values: NDArray[Any], reduction: int) -> NDArray[Any]:
    """Average blocks of voxels, of their number type; an incomplete block at an end is left out."""
    z, y, x = (max(n // reduction, 1) for n in values.shape)
    found = np.empty((z, y, x), values.dtype)
    for n in range(z):
        slab = values[n * reduction : (n + 1) * reduction, : y * reduction, : x * reduction]
        mean = slab.mean(axis=0, dtype=np.float32)
        if min(slab.shape) >= 1 and mean.shape == (y * reduction, x * reduction):
            mean = mean.reshape(y, reduction, x, reduction).mean(axis=(1, 3))
        found[n] = mean[:y, :x] if values.dtype.kind == "f" else np.rint(mean[:y, :x])
    return found


def scaling(reduction: int, first: tuple[int, ...]) -> Float:
    """Map from indices (x, y, z) of averaged blocks, the first of which begins at `first`, to voxels."""
    matrix = np.diag([float(reduction)] * 3 + [1.0])
    matrix[:3, 3] = np.array(first) + (reduction - 1) / 2
    return matrix


def _boxes(labels: NDArray[Any]) -> dict[int, Box]:
    signed = labels.view(labels.dtype.str.replace("u", "i")) if labels.dtype == np.uint16 else labels
    found = ndimage.find_objects(signed)
    return {value: box for value, box in enumerate(found, 1) if box is not None}


def _whole(labels: NDArray[Any]) -> Box:
    z, y, x = labels.shape
    return slice(0, z), slice(0, y), slice(0, x)


def _common(one: Box, other: Box) -> Box:
    """What two boxes have in common; one voxel of the second where that is nothing."""
    z, y, x = (
        slice(max(a.start, b.start), min(a.stop, b.stop))
        if max(a.start, b.start) < min(a.stop, b.stop)
        else slice(b.start, b.start + 1)
        for a, b in zip(one, other, strict=True)
    )
    return z, y, x


def _around(boxes: list[Box], whole: Box) -> Box:
    """The smallest box of all boxes and of what is near them."""
    z, y, x = (
        slice(
            max(min(b[axis].start for b in boxes) - REACH, 0),
            min(max(b[axis].stop for b in boxes) + REACH, whole[axis].stop),
        )
        for axis in range(3)
    )
    return z, y, x
