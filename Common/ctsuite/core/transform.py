"""A linear map between two frames of the patient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.errors_core import GEOMETRY_SINGULAR
from ctsuite.core.grid import Float, apply_matrix


@dataclass(frozen=True, eq=False)
class Transform:
    """A linear transform of points, LPS mm to LPS mm.

    Attributes
    ----------
    matrix_lps : ndarray
        4x4 homogeneous matrix that maps points of the moving image to the fixed one.
    name : str
        What is shown to people.

    Raises
    ------
    CTSuiteError
        GEOMETRY-SINGULAR when the matrix has no inverse.
    """

    matrix_lps: NDArray[Any]
    name: str = "Transform"

    def __post_init__(self) -> None:
        matrix = np.asarray(self.matrix_lps, dtype=float)
        if matrix.shape != (4, 4) or not np.isfinite(matrix).all() or abs(np.linalg.det(matrix)) < 1e-9:
            raise GEOMETRY_SINGULAR(name=self.name, reason="its matrix has no inverse")

    def apply(self, points: ArrayLike) -> Float:
        """Map points (..., 3)."""
        return apply_matrix(np.asarray(self.matrix_lps, dtype=float), points)

    def to_moving(self, points: ArrayLike) -> Float:
        """Map points (..., 3) of the fixed image to the moving one, the way in which images are resampled."""
        return apply_matrix(np.linalg.inv(self.matrix_lps), points)

    def inverse(self) -> Transform:
        """Return the map the other way round."""
        return Transform(np.linalg.inv(self.matrix_lps), f"{self.name} (inverse)")
