"""Moving a network over an image in overlapping tiles, with positions and weights as MONAI has them.

Of the sums of the output only those planes are kept in memory that further tiles will change, as many as a
tile has; what is done goes on at once as regions or as mean channels.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel

_SMALLEST_WEIGHT = 1e-3
CONSTANT, GAUSSIAN = "constant", "gaussian"
_LONGEST_AXIS_STEP = 16

Size = tuple[int, int, int]


@dataclass(frozen=True)
class Plan:
    """How tiles lie.

    Attributes
    ----------
    tile : tuple of int
        Size (i, j, k) of a tile; 0 or less stands for the whole image.
    overlap : tuple of float
        Share of a tile that the next one covers again, along each axis.
    mode : str
        ``constant`` or ``gaussian`` weights.
    sigma_scale : float
        Standard deviation of the Gaussian weights, as a share of the tile.
    batch : int
        Tiles at a time.
    padding, cval : str, float
        How an image smaller than a tile is filled up.
    """

    tile: Size
    overlap: tuple[float, float, float] = (0.25, 0.25, 0.25)
    mode: str = CONSTANT
    sigma_scale: float = 0.125
    batch: int = 1
    padding: str = "constant"
    cval: float = 0.0

    def fitted(self, size: Size) -> Size:
        """The size of a tile for an image of some size."""
        tile = [one if one > 0 else whole for one, whole in zip(self.tile, size, strict=True)]
        return tile[0], tile[1], tile[2]

    def smaller(self, size: Size) -> Plan | None:
        """The same with its longest axis halved, or None where it is too short already."""
        tile = list(self.fitted(size))
        axis = int(np.argmax(tile))
        half = tile[axis] // 2 // _LONGEST_AXIS_STEP * _LONGEST_AXIS_STEP
        if half < 2 * _LONGEST_AXIS_STEP:
            return None
        tile[axis] = half
        values = {**self.__dict__, "tile": tuple(tile), "batch": 1}
        return Plan(**values)


class Sink(Protocol):
    """Takes the sums of planes that no further tile changes."""

    def take(self, first: int, past: int, total: NDArray[np.float32], count: NDArray[np.float32]) -> None:
        """Take the planes `first` to `past` of the image.

        Parameters
        ----------
        first, past : int
            Planes; plane i stands at index ``i % n`` of the sums.
        total, count : ndarray of float32
            Sums of the weighted channels (c, n, j, k), and of the weights (n, j, k).
        """
        ...


@dataclass
class Regions:
    """Keeps the region of each voxel."""

    size: Size
    cut: float
    masks: bool
    kind: type = np.uint8

    def __post_init__(self) -> None:
        self.array: NDArray[Any] = np.empty(self.size, self.kind)

    def take(self, first: int, past: int, total: NDArray[np.float32], count: NDArray[np.float32]) -> None:
        """Choose the region of each voxel."""
        from ctsuite.segmentation.bundle.kernels import blend

        def work(a: int, b: int) -> None:
            blend.choose(total, count, self.cut, self.masks, self.array, first + a, first + b)

        parallel.over(past - first, work)


@dataclass
class Scores:
    """Keeps the mean channels."""

    size: Size

    def __post_init__(self) -> None:
        self.array: NDArray[np.float32] = np.empty((0, *self.size), np.float32)

    def take(self, first: int, past: int, total: NDArray[np.float32], count: NDArray[np.float32]) -> None:
        """Divide by the weights."""
        if not self.array.size:
            self.array = np.empty((total.shape[0], *self.size), np.float32)

        def work(a: int, b: int) -> None:
            for plane in range(first + a, first + b):
                place = plane % len(count)
                np.divide(total[:, place], count[place], out=self.array[:, plane])

        parallel.over(past - first, work)


def starts(size: int, tile: int, overlap: float) -> list[int]:
    """Return where tiles begin along one axis.

    The distance is that of MONAI: at least 1, the whole where the tile covers the axis; the last tile ends
    with the axis.
    """
    if tile >= size:
        return [0]
    step = max(int(tile * (1 - overlap)), 1)
    count = math.ceil((size - tile) / step) + 1
    return [min(n * step, size - tile) for n in range(count)]


def weights(tile: Size, mode: str, sigma_scale: float) -> NDArray[np.float32]:
    """Return the weights (i, j, k) of a tile: 1, or a Gaussian, never below one thousandth."""
    if mode == CONSTANT:
        return np.ones(tile, np.float32)
    made = np.ones((1, 1, 1), np.float32)
    for axis, size in enumerate(tile):
        place = np.arange(size, dtype=np.float32) - np.float32((size - 1) / 2)
        along = np.exp(place**2 / np.float32(-2 * (size * sigma_scale) ** 2))
        made = made * along.reshape([-1 if n == axis else 1 for n in range(3)])
    return np.maximum(made, max(float(made.min()), _SMALLEST_WEIGHT)).astype(np.float32)


def positions(size: Size, tile: Size, overlap: Sequence[float]) -> list[Size]:
    """Return the begin (i, j, k) of every tile, in the order in which MONAI takes them."""
    along = [starts(s, t, o) for s, t, o in zip(size, tile, overlap, strict=True)]
    return [(i, j, k) for i, j, k in itertools.product(*along)]


def slide(
    image: Any,
    network: Callable[[Any], Any],
    plan: Plan,
    sink: Sink,
    report: Callable[[float], None] = lambda fraction: None,
) -> None:
    """Move a network over an image.

    Parameters
    ----------
    image : torch.Tensor
        Shape (c, i, j, k), not smaller than a tile along any axis.
    network : callable
        Tiles (n, c, i, j, k) to channels (n, c', i, j, k), both tensors; the result on the processor.
    plan : Plan
        How tiles lie.
    sink : Sink
        Takes what is done.
    report : callable
        Told after each tile which share is done.
    """
    import torch

    size: Size = tuple(image.shape[1:])
    tile = plan.fitted(size)
    places = positions(size, tile, plan.overlap)
    slab: Slab | None = None
    done = 0
    for group in _batches(places, plan.batch):
        given = torch.stack([image[(slice(None), *_box(place, tile))] for place in group])
        found = network(given)
        for place, channels in zip(group, found, strict=True):
            if slab is None:
                slab = Slab(channels.shape[0], size, plan, sink)
            slab.add(place, channels.numpy())
            done += 1
            report(done / len(places))
    if slab is not None:
        slab.finish()


class Slab:
    """The sums of those planes that tiles still change.

    Parameters
    ----------
    channels : int
        Channels of the output.
    size : tuple of int
        Size (i, j, k) of the image.
    plan : Plan
        How tiles lie.
    sink : Sink
        Takes what is done.
    """

    def __init__(self, channels: int, size: Size, plan: Plan, sink: Sink) -> None:
        tile = plan.fitted(size)
        kept = (tile[0], *size[1:])
        # nothing is cleared: where no tile has been before, the first one sets the sums
        self._total = np.empty((channels, *kept), np.float32)
        self._count = np.empty(kept, np.float32)
        self._weight = weights(tile, plan.mode, plan.sigma_scale)
        self._flat = plan.mode == CONSTANT
        self._fresh = [_fresh(*one) for one in zip(size, tile, plan.overlap, strict=True)]
        self._sink, self._first = sink, 0

    def add(self, place: Size, tile: NDArray[np.float32]) -> None:
        """Add the output (c, i, j, k) of a tile; tiles come in the order of `positions`."""
        from ctsuite.segmentation.bundle.kernels import blend

        self._pass_on(place[0])
        i, j, k = (known[start] for known, start in zip(self._fresh, place, strict=True))

        def work(a: int, b: int) -> None:
            blend.add(tile, self._weight, self._flat, self._total, self._count, place, (i, j, k), a, b)

        parallel.over(tile.shape[1], work)

    def finish(self) -> None:
        """Pass the rest on."""
        self._pass_on(self._first + len(self._count))

    def _pass_on(self, past: int) -> None:
        if past > self._first:
            self._sink.take(self._first, past, self._total, self._count)
            self._first = past


def _fresh(size: int, tile: int, overlap: float) -> dict[int, int]:
    """For each begin of a tile along an axis, the index in it from which on the tiles before do not reach."""
    along = starts(size, tile, overlap)
    return {along[0]: 0, **{b: a + tile - b for a, b in itertools.pairwise(along)}}


def _batches(places: list[Size], size: int) -> Iterator[list[Size]]:
    """Groups of tiles that begin at the same plane, so that none comes too late."""
    for _, group in itertools.groupby(places, key=lambda place: place[0]):
        same = list(group)
        for n in range(0, len(same), max(size, 1)):
            yield same[n : n + max(size, 1)]


def _box(place: Size, tile: Sequence[int]) -> tuple[slice, slice, slice]:
    made = [slice(first, first + length) for first, length in zip(place, tile, strict=True)]
    return made[0], made[1], made[2]
