"""Three planes at right angles through one point: the linked crosshair of multiplanar reformation.

The state is one immutable value. Moving its point moves all three planes; turning the crosshair within one
plane turns the two others about that plane's normal, so the three stay at right angles whatever is done
(double oblique after two turns).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from ctsuite.core.grid import Float, Grid, lps_to_ras, ras_to_lps
from ctsuite.ct.planes import AXIAL, CORONAL, SAGITTAL, axes_of, plane_through

# columns: right, up and across of the slice views of 3D Slicer, in RAS
_SLICER = MappingProxyType(
    {
        AXIAL: np.array([[-1.0, 0, 0], [0, 1, 0], [0, 0, 1]]),
        CORONAL: np.array([[-1.0, 0, 0], [0, 0, 1], [0, 1, 0]]),
        SAGITTAL: np.array([[0.0, 0, -1], [-1, 0, 0], [0, 1, 0]]),
    }
)


@dataclass(frozen=True, eq=False)
class Crosshair:
    """Where the planes meet and how they are turned.

    Attributes
    ----------
    point_lps_mm : ndarray
        Where the planes meet, in LPS mm.
    rotation_lps : ndarray
        3x3 rotation from the planes of the patient to the planes of the crosshair, in LPS.
    """

    point_lps_mm: Float = field(default_factory=lambda: np.zeros(3))
    rotation_lps: Float = field(default_factory=lambda: np.eye(3))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Crosshair)
            and np.array_equal(self.point_lps_mm, other.point_lps_mm)
            and np.array_equal(self.rotation_lps, other.rotation_lps)
        )

    @classmethod
    def middle_of(cls, grid: Grid) -> Crosshair:
        """Return the crosshair in the middle of a volume, along the axes of the patient."""
        return cls(np.array(grid.centre_lps_mm))

    @classmethod
    def of_slices(cls, slice_to_ras: Mapping[str, ArrayLike]) -> Crosshair:
        """Return the crosshair of three slice views that meet in one point.

        Parameters
        ----------
        slice_to_ras : Mapping
            4x4 matrix by the name of the plane, as slice nodes of 3D Slicer have it.
        """
        normals, heights = [], []
        # coronal views of Slicer look along the front, the axis of LPS points to the back
        for plane, sign in ((SAGITTAL, 1.0), (CORONAL, -1.0), (AXIAL, 1.0)):
            matrix = np.asarray(slice_to_ras[plane], dtype=float)
            normal = ras_to_lps(matrix[:3, 2]) * sign
            normals.append(normal / np.linalg.norm(normal))
            heights.append(normals[-1] @ ras_to_lps(matrix[:3, 3]))
        across = np.array(normals)
        return cls(np.linalg.solve(across, np.array(heights)), _nearest_rotation(across.T))

    def axes(self, plane: str) -> Float:
        """Return right, down and across of the picture of a plane, as columns in LPS."""
        return np.asarray(self.rotation_lps @ axes_of(plane))

    def moved_to(self, point_lps_mm: ArrayLike) -> Crosshair:
        """Return the crosshair with its planes through another point."""
        return Crosshair(np.array(point_lps_mm, dtype=float), self.rotation_lps)

    def scrolled(self, plane: str, distance_mm: float) -> Crosshair:
        """Return the crosshair with one plane moved across itself: up, back, or to the right side."""
        return self.moved_to(self.point_lps_mm + self.axes(plane)[:, 2] * distance_mm)

    def turned(self, plane: str, degrees: float) -> Crosshair:
        """Return the crosshair turned within a plane, clockwise as its picture is seen.

        The plane itself stays; the lines in which the two others cut it turn by the angle.
        """
        axes = self.axes(plane)
        turn = np.radians(degrees)
        inner = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
        return Crosshair(self.point_lps_mm, _nearest_rotation(axes @ inner @ axes.T @ self.rotation_lps))

    def straightened(self) -> Crosshair:
        """Return the crosshair along the axes of the patient, at the same point."""
        return Crosshair(self.point_lps_mm)

    def slice_to_ras(self, plane: str) -> Float:
        """Return the 4x4 matrix that a slice node of 3D Slicer needs to show a plane."""
        matrix = np.eye(4)
        flip = np.diag([-1.0, -1.0, 1.0])
        matrix[:3, :3] = flip @ self.rotation_lps @ flip @ _SLICER[plane]
        matrix[:3, 3] = lps_to_ras(self.point_lps_mm)
        return matrix

    def grid(self, volume_grid: Grid, plane: str, spacing_mm: float = 0.0, thickness_mm: float = 0.0) -> Grid:
        """Return the one-slice grid of a plane, just large enough for its cut through a volume.

        Raises
        ------
        CTSuiteError
            MPR-OUTSIDE.
        """
        return plane_through(volume_grid, self.point_lps_mm, self.axes(plane), spacing_mm, thickness_mm)


def _nearest_rotation(matrix: Float) -> Float:
    """Take rounding out of a rotation, so that many small turns leave the planes at right angles."""
    u, _, v = np.linalg.svd(matrix)
    return np.asarray(u @ np.diag([1.0, 1.0, np.linalg.det(u @ v)]) @ v)
