"""Bringing regions from the grid of a network back to that of the series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.grid import Float

_EXACT = 1e-3


@dataclass(frozen=True)
class Placing:
    """How a grid whose axes run along those of the series lies in it.

    Attributes
    ----------
    axes : tuple of int
        For each axis (i, j, k) of the series, the axis of the other grid that runs along it.
    scale, offset : ndarray of float
        Index of the other grid along that axis, of an index of the series: ``scale * index + offset``.
    """

    axes: tuple[int, int, int]
    scale: Float
    offset: Float

    @classmethod
    def between(cls, size: tuple[int, ...], affine: Float, job: Mapping[str, Any]) -> Placing | None:
        """Return how the grid of the network lies, or None if its axes are turned.

        Parameters
        ----------
        size : tuple of int
            Size (i, j, k) of the grid of the network.
        affine : ndarray
            4x4 map of its indices to RAS mm.
        job : Mapping
            ``affine`` of the series.
        """
        onto = np.linalg.inv(affine) @ np.asarray(job["affine"], dtype=float)
        linear = np.abs(onto[:3, :3])
        axes = linear.argmax(axis=0)
        strongest = linear.max(axis=0)
        if sorted(axes) != [0, 1, 2]:
            return None
        # over the whole grid the other axes must not move it by a noticeable part of a voxel
        stray = (linear.sum(axis=0) - strongest) * np.asarray(job["shape"][::-1])
        if (stray > 0.05).any():
            return None
        scale = np.array([onto[axes[n], n] for n in range(3)])
        return cls((int(axes[0]), int(axes[1]), int(axes[2])), scale, onto[axes, 3])

    @property
    def is_exact(self) -> bool:
        """Whether voxels of both grids coincide."""
        whole = np.abs(self.offset - np.rint(self.offset)).max() < _EXACT
        return bool(whole and np.abs(np.abs(self.scale) - 1).max() < _EXACT)

    def copy(self, regions: NDArray[Any], out: NDArray[Any]) -> None:
        """Write the regions (i, j, k) of an exact grid into the series (z, y, x); around them is 0."""
        turned = regions.transpose(self.axes)
        signs = np.rint(self.scale).astype(int)
        turned = turned[tuple(slice(None, None, sign) for sign in signs)]
        into, of = [], []
        for n, (sign, offset) in enumerate(zip(signs, np.rint(self.offset).astype(int), strict=True)):
            # index of the series at which the first plane of `turned` lies
            first = -offset if sign > 0 else offset - turned.shape[n] + 1
            start, stop = max(first, 0), min(first + turned.shape[n], out.shape[2 - n])
            into.append(slice(start, max(stop, start)))
            of.append(slice(start - first, max(stop, start) - first))
        if any(part.start > 0 or part.stop < out.shape[2 - n] for n, part in enumerate(into)):
            out[...] = 0
        target, source = out[tuple(into[::-1])], turned[tuple(of)].transpose(2, 1, 0)

        def work(a: int, b: int) -> None:
            target[a:b] = source[a:b]

        parallel.over(target.shape[0], work)

    def spread(self, scores: NDArray[np.float32], cut: float, masks: bool, out: NDArray[Any]) -> None:
        """Choose the regions of the series (z, y, x) from channels (c, i, j, k) of another grid."""
        from ctsuite.segmentation.bundle.kernels import blend

        z, y, x = self.axes[::-1]
        turned = np.ascontiguousarray(scores.transpose(0, 1 + z, 1 + y, 1 + x))
        scale, offset = self.scale[::-1].copy(), self.offset[::-1].copy()
        out[...] = 0
        parallel.over(out.shape[0], lambda a, b: blend.spread(turned, scale, offset, cut, masks, out, a, b))
