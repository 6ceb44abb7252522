"""How a value answers to small changes of what it was measured from (GUM, coefficients of sensitivity)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def _none() -> NDArray[Any]:
    return np.zeros((0, 3))


def _zeros() -> NDArray[Any]:
    return np.zeros(3)


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """Partial derivatives of a value.

    Attributes
    ----------
    anchors : ndarray
        By the coordinates of the anchors (n, 3), in units of the value a mm. Not a number where the value has
        a bend, as an angle of 180 degrees has: there only a Monte Carlo calculation holds.
    spacing : ndarray
        By a common factor on the spacing along i, j and k (3,), in units of the value: a spacing that is too
        large by the part f changes the value by f times this.
    slice_thickness : float
        By the slice thickness where it enters the formula on its own, in units of the value a mm.
    boundary : float
        By moving the border of a segment or region outwards, in units of the value a mm.
    image : float
        By one value of the image, where the value is that of a single voxel; 0 for a mean, in which the
        rounding of many voxels cancels out.
    """

    anchors: NDArray[Any] = field(default_factory=_none)
    spacing: NDArray[Any] = field(default_factory=_zeros)
    slice_thickness: float = 0.0
    boundary: float = 0.0
    image: float = 0.0

    @classmethod
    def of_points(
        cls, points: ArrayLike, gradient: ArrayLike, direction_lps: ArrayLike | None = None
    ) -> Sensitivity:
        """Make the sensitivity of a value that depends on differences of points only.

        With the coordinates c = D⁻¹ p along the axes of the image, a factor on the spacing of axis k moves a
        point by dₖ cₖ, so that the derivative is Σ (g · dₖ) cₖ over the points.

        Parameters
        ----------
        points : array_like
            Anchors (n, 3), in mm.
        gradient : array_like
            Derivative by each coordinate (n, 3).
        direction_lps : array_like or None
            Directions of i, j and k as columns (3, 3); those of the patient where None.
        """
        places, slopes = np.asarray(points, dtype=float), np.asarray(gradient, dtype=float)
        axes = np.eye(3) if direction_lps is None else np.asarray(direction_lps, dtype=float)
        along = np.linalg.solve(axes, (places - places[0]).T).T
        return cls(slopes, ((slopes @ axes) * along).sum(axis=0))
