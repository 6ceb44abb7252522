"""The engine of rigid, similarity and affine registration of images.

The cost at the points is minimised from coarse to fine with its exact gradient. All parameters are in
millimetres: a rotation or stretch counts as the way it moves a typical point. Points, order of sums and
starting places are the same in every run, and so is the result.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial.transform import Rotation

from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.ct.registration.comparison import Comparison, Convergence
from ctsuite.ct.registration.descent import descend

RIGID, SIMILARITY, AFFINE = "rigid", "similarity", "affine"
FREEDOM = {RIGID: 6, SIMILARITY: 7, AFFINE: 12}

_STEP = 1e-4
_MOST_ITERATIONS = 60
_FIRST_STEP = 0.5  # in voxels


@dataclass(frozen=True, eq=False)
class Motion:
    """A way to change a 4x4 map by a few parameters in mm, all zero for no change.

    Attributes
    ----------
    kind : str
        RIGID, SIMILARITY or AFFINE.
    base : ndarray
        The map that is changed.
    centre : ndarray
        Point (3,) after the map about which it is turned and stretched.
    radius_mm : float
        Typical distance of a point from the centre.
    """

    kind: str
    base: Float
    centre: Float
    radius_mm: float

    def matrix(self, parameters: Float) -> Float:
        """Return the changed map: first three parameters shift, the others turn and stretch."""
        change = np.asarray(parameters[3:]) / self.radius_mm
        linear = (
            np.eye(3) + change.reshape(3, 3)
            if self.kind == AFFINE
            else Rotation.from_rotvec(change[:3]).as_matrix()
        )
        if self.kind == SIMILARITY:
            linear = linear * np.exp(change[3])
        matrix = np.eye(4)
        matrix[:3, :3] = linear
        matrix[:3, 3] = self.centre - linear @ self.centre + parameters[:3]
        return np.asarray(matrix @ self.base)

    def slopes(self, parameters: Float) -> Float:
        """Derivative (n, 3, 4) of the map by each parameter, by central differences of a smooth function."""
        found = []
        for step in np.eye(FREEDOM[self.kind]) * _STEP:
            found.append((self.matrix(parameters + step) - self.matrix(parameters - step))[:3] / (2 * _STEP))
        return np.array(found)


def motion(kind: str, base: Float, points: Float) -> Motion:
    """Return the change of a map about the centre of the mapped points."""
    mapped = points @ base[:3, :3].T + base[:3, 3]
    centre = mapped.mean(axis=0)
    radius = float(np.sqrt(((mapped - centre) ** 2).sum(axis=1).mean()))
    return Motion(kind, base, centre, max(radius, 1.0))


def minimise(
    comparison: Comparison,
    kind: str,
    base: Float,
    spacing_mm: float,
    convergence: Convergence,
    task: Task,
    still_mm: float,
    curvature: Float | None = None,
    iterations: int = _MOST_ITERATIONS,
) -> tuple[Float, float, Float]:
    """Return the best map near `base`, its cost, and its curvature for a finer level.

    Parameters
    ----------
    comparison : Comparison
        What is compared.
    kind : str
        RIGID, SIMILARITY or AFFINE.
    base : ndarray
        4x4 map from fixed to moving points in LPS mm.
    spacing_mm : float
        Voxel size of the level, for the curve.
    convergence : Convergence
        Gets the cost of each iteration.
    task : Task
        Progress and cancelling.
    still_mm : float
        Motion of a typical point in one step that ends the search.
    curvature : ndarray or None
        What a search on a coarser level returned.
    iterations : int
        The most iterations.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    change = motion(kind, base, comparison.points)

    def cost(parameters: Float) -> tuple[float, Float]:
        task.check()
        value, by_map = comparison.linear(change.matrix(parameters))
        return value, np.einsum("nij,ij->n", change.slopes(parameters), by_map)

    def note(value: float) -> None:
        convergence.add(kind, spacing_mm, value)
        task.progress(min(len(convergence.rows) / iterations, 0.95), f"{spacing_mm:g} mm: cost {value:.5f}")

    start = np.zeros(FREEDOM[kind])
    first_step = _FIRST_STEP * spacing_mm
    found, value, curved = descend(cost, start, first_step, still_mm, iterations, note, curvature)
    return change.matrix(found), value, curved
