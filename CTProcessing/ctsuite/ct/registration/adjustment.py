"""Moving a registration by hand: rotation about a centre, shift and scaling, with undo."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from scipy.spatial.transform import Rotation

from ctsuite.core.deformation import Deformation
from ctsuite.core.grid import Float, Grid
from ctsuite.core.transform import Transform

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Adjustment:
    """A change of a transform in the frame of the fixed image.

    Attributes
    ----------
    shift_mm : tuple of float
        Towards left, posterior and superior.
    turn_degrees : tuple of float
        About the axes that run to the left, to posterior and to superior, one after the other, each by the
        right-hand rule.
    scale : float
        Factor of size.
    centre_lps_mm : tuple of float
        Point that neither rotation nor scaling moves.
    """

    shift_mm: Vector = (0.0, 0.0, 0.0)
    turn_degrees: Vector = (0.0, 0.0, 0.0)
    scale: float = 1.0
    centre_lps_mm: Vector = (0.0, 0.0, 0.0)

    def matrix(self) -> Float:
        """4x4 map of a point before the change to the one after it."""
        linear = self.scale * Rotation.from_euler("xyz", self.turn_degrees, degrees=True).as_matrix()
        centre = np.array(self.centre_lps_mm)
        matrix = np.eye(4)
        matrix[:3, :3] = linear
        matrix[:3, 3] = centre - linear @ centre + self.shift_mm
        return matrix


def adjusted(transform: Transform, adjustment: Adjustment) -> Transform:
    """Return the transform followed by the change; a deformation is moved as a whole.

    Raises
    ------
    CTSuiteError
        GEOMETRY-SINGULAR.
    """
    change = adjustment.matrix()
    matrix = change @ transform.matrix_lps
    if isinstance(transform, Deformation):
        grid = Grid.from_ijk_to_lps(change @ transform.grid.ijk_to_lps, transform.grid.shape)
        return replace(transform, matrix_lps=matrix, grid=grid)
    return Transform(matrix, transform.name)


@dataclass
class Adjustments:
    """The state of adjusting by hand: where it began, and every change since, to undo and redo.

    Attributes
    ----------
    start : Transform
        The transform before the first change.
    """

    start: Transform
    _done: list[Transform] = field(default_factory=list)
    _undone: list[Transform] = field(default_factory=list)

    @property
    def current(self) -> Transform:
        """The transform as it is now."""
        return self._done[-1] if self._done else self.start

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._undone)

    def apply(self, adjustment: Adjustment) -> Transform:
        """Make a change; what was undone before is forgotten.

        Raises
        ------
        CTSuiteError
            GEOMETRY-SINGULAR; then nothing was changed.
        """
        made = adjusted(self.current, adjustment)
        self._done.append(made)
        self._undone.clear()
        return made

    def undo(self) -> Transform:
        """Take the last change back, if there is one."""
        if self._done:
            self._undone.append(self._done.pop())
        return self.current

    def redo(self) -> Transform:
        """Make the change again that was undone last, if there is one."""
        if self._undone:
            self._done.append(self._undone.pop())
        return self.current
