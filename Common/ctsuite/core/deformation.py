"""A map between two frames of the patient that bends space: a linear part and a field of displacements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from ctsuite.core.errors_core import GEOMETRY_SINGULAR
from ctsuite.core.grid import Float, Grid, apply_matrix
from ctsuite.core.transform import Transform

_MOST_STEPS = 100
_CLOSE_MM = 1e-4
_NOT_FOUND_MM = 1e-2


@dataclass(frozen=True, eq=False)
class Deformation(Transform):
    """A transform of points, LPS mm to LPS mm, that is not linear.

    A point x of the fixed image lies at ``inverse(matrix_lps) x + u(x)`` of the moving one, where u is
    interpolated linearly; beyond its grid the displacements at the border go on. That direction is the exact
    one, as it is the one in which images are resampled; :meth:`apply` solves it for x.

    Attributes
    ----------
    matrix_lps : ndarray
        4x4 linear part, from moving to fixed points.
    name : str
        What is shown to people.
    displacements_mm : ndarray
        u at the voxels of the grid, shape (z, y, x, 3), LPS.
    grid : Grid
        Where the displacements lie, in the frame of the fixed image.

    Raises
    ------
    CTSuiteError
        GEOMETRY-SINGULAR when the linear part has no inverse, or the field is not one of finite numbers on
        the grid.
    """

    displacements_mm: NDArray[Any] = field(kw_only=True)
    grid: Grid = field(kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        found = self.displacements_mm.shape
        if found != (*self.grid.shape, 3):
            reason = f"its displacements have the shape {found}, its grid {self.grid.shape}"
            raise GEOMETRY_SINGULAR(name=self.name, reason=reason)
        if not np.isfinite(self.displacements_mm).all():
            raise GEOMETRY_SINGULAR(name=self.name, reason="some displacements are not numbers")

    def to_moving(self, points: ArrayLike) -> Float:
        """Map points (..., 3) of the fixed image to the moving one."""
        fixed = np.asarray(points, dtype=float)
        return apply_matrix(np.linalg.inv(self.matrix_lps), fixed) + self.displacement(fixed)

    def displacement(self, points: ArrayLike) -> Float:
        """Displacements u (..., 3) in mm at points (..., 3) of the fixed image."""
        wanted = np.asarray(points, dtype=float)
        index = self.grid.lps_to_index(wanted.reshape(-1, 3))[:, ::-1].T
        parts = [
            ndimage.map_coordinates(self.displacements_mm[..., n], index, np.float64, order=1, mode="nearest")
            for n in range(3)
        ]
        return np.stack(parts, axis=-1).reshape(wanted.shape)

    def apply(self, points: ArrayLike) -> Float:
        """Map points (..., 3) of the moving image to the fixed one; NaN where none is found.

        Solved by repeated substitution, x = matrix (y - u(x)), until it moves by less than 0.0001 mm. That
        needs displacements that change by less than their distance; where the field folds there are several
        answers, of which one is given.
        """
        moving = np.asarray(points, dtype=float)
        matrix = np.asarray(self.matrix_lps, dtype=float)
        fixed = apply_matrix(matrix, moving)
        step = np.zeros(fixed.shape[:-1])
        for _ in range(_MOST_STEPS):
            better = apply_matrix(matrix, moving - self.displacement(fixed))
            step = np.linalg.norm(better - fixed, axis=-1)
            fixed = better
            if step.max(initial=0.0) < _CLOSE_MM:
                break
        fixed[step > _NOT_FOUND_MM] = np.nan
        return fixed

    def total_displacements(self) -> Float:
        """Ways (z, y, x, 3) in mm from the voxels of the grid to the moving image, linear part included."""
        nodes = _voxels(self.grid)
        return self.to_moving(nodes) - nodes

    def inverse(self) -> Deformation:
        """Return the map the other way round, on a grid of the moving image as fine as this one.

        Raises
        ------
        CTSuiteError
            GEOMETRY-SINGULAR where the field bends so much that its inverse is not found.
        """
        back = np.linalg.inv(self.matrix_lps)
        grid = self._grid_of_moving()
        nodes = _voxels(grid)
        displacements = self.apply(nodes) - apply_matrix(np.asarray(self.matrix_lps, dtype=float), nodes)
        if np.isnan(displacements).any():
            raise GEOMETRY_SINGULAR(name=self.name, reason="it bends so much that its inverse is not found")
        return Deformation(
            back, f"{self.name} (inverse)", displacements_mm=displacements.astype(np.float32), grid=grid
        )

    def _grid_of_moving(self) -> Grid:
        """An upright grid that holds everything this field reaches, as fine as its own grid."""
        reached = self.to_moving(_voxels(self.grid)).reshape(-1, 3)
        low, high = reached.min(axis=0), reached.max(axis=0)
        spacing = self.grid.finest_spacing_mm
        x, y, z = (int(n) for n in np.ceil((high - low) / spacing) + 1)
        return Grid((z, y, x), (spacing, spacing, spacing), tuple(low.tolist()))


def _voxels(grid: Grid) -> Float:
    """Centres (z, y, x, 3) of the voxels of a grid in LPS mm."""
    k, j, i = np.indices(grid.shape)
    return grid.index_to_lps(np.stack([i, j, k], axis=-1))
