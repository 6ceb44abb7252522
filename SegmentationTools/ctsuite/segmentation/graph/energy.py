"""The energy of a graph cut: evidence of each voxel and cost of each face, on blocks or voxels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Vector
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.task import Task
from ctsuite.segmentation.graph import model
from ctsuite.segmentation.graph.cut import HARD, INSIDE, OUTSIDE, smallest_cut

_SCALE = 100.0  # integers of the capacities for one natural unit of information
_MOST_NODES = 2_500_000


@dataclass(frozen=True, eq=False)
class Energy:
    """What is minimised: the sum of the evidence against each voxel's side and of the faces of the border.

    Attributes
    ----------
    evidence : ndarray of float32
        For each bin of CT numbers, how much they speak for inside.
    smoothness : float
        Cost of one face of a border in an even image, for cubic voxels.
    contrast_hu : float
        At this difference of two voxels the cost of their face has fallen to 0.61 of that.
    spacing_mm : tuple of float
        Along x, y, z.
    """

    evidence: NDArray[np.float32]
    smoothness: float
    contrast_hu: float
    spacing_mm: Vector

    @property
    def table(self) -> NDArray[np.float32]:
        """Capacity of a face by the difference in HU."""
        apart = np.arange(int(5 * self.contrast_hu) + 2)
        fall = np.exp(-0.5 * (apart / self.contrast_hu) ** 2)
        return np.asarray(_SCALE * self.smoothness * fall).astype(np.float32)

    @property
    def faces(self) -> tuple[float, float, float]:
        """Area of the faces across x, y, z, in units of those of a cube of the same volume."""
        x, y, z = self.spacing_mm
        area = (x * y * z) ** (2 / 3)
        return y * z / area, x * z / area, x * y / area

    def preference(self, values: NDArray[Any]) -> NDArray[np.float32]:
        """How much each voxel speaks for inside, in the integers of the capacities."""
        return np.asarray(self.evidence[model.bins(values)] * np.float32(_SCALE))


def minimise(image: NDArray[Any], hard: NDArray[np.uint8], energy: Energy, task: Task) -> Mask:
    """Return the region of the least energy.

    A large image is solved on blocks first, whose energy is that of their voxels together; the voxels near
    the border found are decided anew (H. Lombaert, Y. Sun, L. Grady, C. Xu: A multilevel banded graph cuts
    method for fast image segmentation, 2005).

    Parameters
    ----------
    image : ndarray of int16
        Values, shape (z, y, x).
    hard : ndarray of uint8
        1 and 2 where a voxel is fixed inside and outside, else 0.
    energy : Energy
        What is minimised.
    task : Task
        For progress and cancelling.
    """
    step = _step(image.shape)
    if step == 1:
        return _solve(image, hard, np.ones(image.shape, bool), hard == INSIDE, energy, task)
    coarse = _coarse(image, hard, energy, step, task.part(0, 0.5))
    box = bounding_box(coarse, 2)
    if box is None:
        return np.zeros(image.shape, bool)
    z, y, x = (
        slice(part.start * step, min(part.stop * step, size))
        for part, size in zip(box, image.shape, strict=True)
    )
    fine = coarse[box]
    for axis in range(3):
        fine = np.repeat(fine, step, axis=axis)
    fine = np.ascontiguousarray(fine[: z.stop - z.start, : y.stop - y.start, : x.stop - x.start])
    # the border may lie anywhere in the blocks on both sides of it
    band = ndimage.maximum_filter(fine, 2 * step + 1) & ~ndimage.minimum_filter(fine, 2 * step + 1)
    result = np.zeros(image.shape, bool)
    result[z, y, x] = _solve(image[z, y, x], hard[z, y, x], band, fine, energy, task.part(0.5, 1))
    return result


def _step(shape: tuple[int, ...]) -> int:
    step = 1
    while np.prod([-(-size // step) for size in shape]) > _MOST_NODES:
        step += 1
    return step


def _solve(
    image: NDArray[Any], hard: NDArray[np.uint8], open_: Mask, before: Mask, energy: Energy, task: Task
) -> Mask:
    """Decide the open voxels; the others stay as before."""
    state = np.where(open_, 0, np.where(before, INSIDE, OUTSIDE)).astype(np.uint8)
    preference = energy.preference(image[open_])
    result = before.copy()
    result[open_] = _cut(image, state, preference, hard[open_], energy, energy.faces, task)
    return result


def _cut(
    image: NDArray[Any],
    state: NDArray[np.uint8],
    preference: NDArray[np.float32],
    hard: NDArray[np.uint8],
    energy: Energy,
    faces: tuple[float, float, float],
    task: Task,
) -> Mask:
    whole = np.rint(preference).astype(np.int32)
    whole[hard == INSIDE] = HARD
    whole[hard == OUTSIDE] = -HARD
    return smallest_cut(image, state, whole, energy.table, faces, task).inside


def _coarse(image: NDArray[Any], hard: NDArray[np.uint8], energy: Energy, step: int, task: Task) -> Mask:
    """Solve on blocks of `step` voxels along each axis."""
    depth = -(-image.shape[0] // step)
    values, speaks, fixed = [], [], []
    for n in range(depth):
        task.progress(0.3 * n / depth, "Gathering blocks")
        layer = slice(n * step, (n + 1) * step)
        part = _padded(image[layer], step)
        total = _blocks(energy.preference(image[layer]), step).sum(axis=(0, 2, 4))
        values.append(np.rint(_blocks(part, step).mean(axis=(0, 2, 4))).astype(np.int16))
        speaks.append(total)
        # a seed fixes its block; a block with seeds of both kinds is left to the voxels
        kinds = [(_blocks(hard[layer] == kind, step)).any(axis=(0, 2, 4)) for kind in (INSIDE, OUTSIDE)]
        fixed.append(np.where(kinds[0] & ~kinds[1], INSIDE, np.where(kinds[1] & ~kinds[0], OUTSIDE, 0)))
    blocks, hard_blocks = np.stack(values), np.stack(fixed).astype(np.uint8)
    x, y, z = (face * step * step for face in energy.faces)
    inside = _cut(
        blocks,
        np.zeros(blocks.shape, np.uint8),
        np.stack(speaks).ravel(),
        hard_blocks.ravel(),
        energy,
        (x, y, z),
        task.part(0.3, 1),
    )
    return inside.reshape(blocks.shape)


def _padded(layer: NDArray[Any], step: int) -> NDArray[Any]:
    short = [(0, -size % step) for size in layer.shape[1:]]
    return np.pad(layer, [(0, 0), *short], mode="edge") if any(n for _, n in short) else layer


def _blocks(layer: NDArray[Any], step: int) -> NDArray[Any]:
    """View a layer as (z, rows, step, columns, step); blocks beyond the end repeat the last voxel."""
    full = _padded(layer, step)
    z, y, x = full.shape
    return full.reshape(z, y // step, step, x // step, step)
