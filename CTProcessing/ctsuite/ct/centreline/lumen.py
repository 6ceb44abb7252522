"""The voxels of a vessel or airway, numbered, with their depth below the wall."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float, Grid
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.task import Task

_BATCH = 200_000
_FACES = ((-1, 0, 0), (1, 0, 0), (0, -1, 0), (0, 1, 0), (0, 0, -1), (0, 0, 1))
_STEPS = [(i, j, k) for k in (-1, 0, 1) for j in (-1, 0, 1) for i in (-1, 0, 1) if (i, j, k) != (0, 0, 0)]


@dataclass(frozen=True, eq=False)
class Lumen:
    """A region of a grid, cut out with one empty voxel around it.

    Attributes
    ----------
    grid : Grid
        The grid of the cut.
    start_ijk : tuple of int
        Index of its first voxel in the whole grid; may be -1.
    bits, before : ndarray
        The mask of the cut, see :mod:`~ctsuite.ct.centreline.kernels.bitmap`.
    voxels : ndarray of int64
        Flat index (n,) of each voxel of the region in the cut, ascending.
    """

    grid: Grid
    start_ijk: tuple[int, int, int]
    bits: NDArray[np.uint64]
    before: NDArray[np.int32]
    voxels: NDArray[np.int64]

    @classmethod
    def of(cls, mask: Mask, grid: Grid) -> Lumen:
        """Number the voxels of a mask (z, y, x), which must hold at least one."""
        from ctsuite.ct.centreline.kernels.bitmap import counts

        box = bounding_box(mask)
        assert box is not None
        part = np.pad(mask[box], 1)
        start = tuple(cut.start - 1 for cut in box[::-1])
        flat = np.packbits(part.reshape(-1), bitorder="little")
        bits = np.zeros(-(-len(flat) // 8) * 8, np.uint8)
        bits[: len(flat)] = flat
        words = bits.view(np.uint64)
        origin = tuple(grid.index_to_lps(start).tolist())
        return cls(
            Grid(part.shape, grid.spacing_mm, origin, grid.direction_lps),
            start,
            words,
            counts(words),
            np.flatnonzero(part.reshape(-1)),
        )

    @cached_property
    def steps_ijk(self) -> NDArray[np.int64]:
        """The 26 steps to neighbours (26, 3), ordered i, j, k."""
        return np.array(_STEPS)

    @cached_property
    def steps(self) -> NDArray[np.int64]:
        """The 26 steps to neighbours (26,) as differences of flat indices."""
        return self.steps_ijk @ self._strides

    @cached_property
    def step_mm(self) -> NDArray[np.float32]:
        """Length (26,) of each step."""
        ways = self.steps_ijk @ self.grid.ijk_to_lps[:3, :3].T
        return np.asarray(np.linalg.norm(ways, axis=1), np.float32)

    @property
    def _strides(self) -> NDArray[np.int64]:
        _, rows, columns = self.grid.shape
        return np.array([1, columns, columns * rows])

    def places_mm(self, nodes: NDArray[Any]) -> Float:
        """Centres (n, 3) of numbered voxels in LPS mm."""
        k, j, i = np.unravel_index(self.voxels[nodes], self.grid.shape)
        return self.grid.index_to_lps(np.stack([i, j, k], axis=-1))

    def node_at(self, point_mm: Float) -> int:
        """Number of the voxel that holds a point (3,), or -1 where it is none of the region."""
        index = np.floor(self.grid.lps_to_index(point_mm) + 0.5).astype(int)
        if (index < 0).any() or (index >= self.grid.shape[::-1]).any():
            return -1
        flat = int(index @ self._strides)
        node = int(np.searchsorted(self.voxels, flat))
        return node if node < len(self.voxels) and self.voxels[node] == flat else -1

    def depths_mm(self, task: Task) -> NDArray[np.float32]:
        """Distance (n,) of each voxel's centre to the nearest point where the region's border is crossed.

        The border lies half-way between a voxel of the region and a neighbour that is none. Each voxel is
        told the border points that its neighbours know, so now and then it misses a nearer one by up to half
        a voxel; that moves no more than the first guess of a line.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        from ctsuite.ct.centreline.kernels.march import spread_depth, start_depth

        count = len(self.voxels)
        matrix = self.grid.ijk_to_lps[:3, :3]
        faces_ijk = np.array(_FACES)
        faces, face_mm = faces_ijk @ self._strides, np.linalg.norm(faces_ijk @ matrix.T, axis=1)
        depth, source = np.full(count, np.inf, np.float32), np.empty(count, np.int64)
        heap, place = np.empty(count, np.int32), np.full(count, -1, np.int32)
        size = start_depth(self.bits, self.before, self.voxels, faces, face_mm, depth, source, heap, place)
        done = 0
        while size:
            task.progress(done / count, "measuring the depth")
            size = spread_depth(
                self.bits, self.before, self.voxels, self.grid.shape, matrix, self.steps, faces_ijk, depth,
                source, heap, place, size, _BATCH,
            )  # fmt: skip
            done += _BATCH
        return depth


@dataclass(frozen=True, eq=False)
class Ways:
    """The cheapest way from every voxel back to where the search started.

    Attributes
    ----------
    length_mm : ndarray of float32
        Length (n,) of the way; infinite where the search did not come.
    parent : ndarray of int8
        Step (n,) that led to each voxel; -1 at the start.
    """

    lumen: Lumen
    length_mm: NDArray[np.float32]
    parent: NDArray[np.int8]

    def back(self, node: int, taken: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """Voxels of the way from a voxel to the start, or up to and with the first one that is `taken`."""
        lumen = self.lumen
        found = [node]
        while self.parent[node] >= 0 and not (taken is not None and taken[node]):
            flat = int(lumen.voxels[node]) - int(lumen.steps[self.parent[node]])
            node = int(np.searchsorted(lumen.voxels, flat))
            found.append(node)
        return np.array(found)


def ways_from(lumen: Lumen, start: int, weight: NDArray[np.float32], task: Task, target: int = -1) -> Ways:
    """Search the cheapest way from a voxel to all others, or to one (Dijkstra over 26 neighbours).

    Parameters
    ----------
    weight : ndarray of float32
        Cost (n,) of a millimetre in each voxel.
    target : int
        Where the search may stop.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    from ctsuite.ct.centreline.kernels.heap import raise_item
    from ctsuite.ct.centreline.kernels.march import spread_cost

    count = len(lumen.voxels)
    cost, length = (np.full(count, np.inf, np.float32) for _ in range(2))
    parent = np.full(count, -1, np.int8)
    heap, place = np.empty(count, np.int32), np.full(count, -1, np.int32)
    cost[start] = length[start] = 0
    size = raise_item(heap, place, cost, 0, start)
    done = 0
    while size > 0:
        task.progress(done / count, "searching the way")
        size = spread_cost(
            lumen.bits, lumen.before, lumen.voxels, lumen.steps, lumen.step_mm, weight, cost, length, parent,
            heap, place, size, _BATCH, target,
        )  # fmt: skip
        done += _BATCH
    return Ways(lumen, length, parent)


def weights(depth_mm: NDArray[np.float32], widest_mm: float | None = None) -> NDArray[np.float32]:
    """Cost of a millimetre by depth: the inverse square, so that the way keeps to the middle.

    On a bend of radius B, a way that is off the middle of a tube of radius R by d costs
    ``(B - d) / (R - d)^2`` a radian, which is least at d = 0 for every B > R / 2: corners are not cut.

    Parameters
    ----------
    widest_mm : float or None
        Deeper is not better than this, and more than twice as deep is worse: what is so wide is not the
        vessel that was pointed at. Without it, deeper is always better.
    """
    depth = np.asarray(depth_mm, np.float32)
    scale = np.float32(widest_mm or float(depth.max()))
    near = np.minimum(depth, scale)
    far = np.maximum(depth / (2 * scale), 1)
    return np.asarray((scale / near) ** 2 * far**2, np.float32)
