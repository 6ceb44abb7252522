"""A named part of a phantom: its solids, its attenuation and its codes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, Code
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Segment
from ctsuite.core.transform import Transform
from ctsuite.phantom.shapes.path import Path
from ctsuite.phantom.shapes.shape import Float, Shape


@dataclass(frozen=True, eq=False)
class Structure:
    """One structure of a scene.

    Attributes
    ----------
    key, name : str
        Identifier, and what is shown to people.
    hu : float
        Attenuation in Hounsfield units.
    pieces : tuple of Shape
        Solids that may touch but not overlap, unless `additive` is false.
    label : int
        Label value; 0 is painted but is no region of its own.
    type, modifier, category : Code or None
        Coded property type, its laterality, and category.
    colour_rgb : tuple of float
        Display colour.
    bone : bool
        Whether it counts as bone in the totals.
    additive : bool
        Whether its volume is the sum of its pieces: false where pieces overlap or other structures take a
        part.
    components : int
        Number of separate parts.
    includes : tuple of str
        Structures that lie within its volume although they are labelled on their own.
    known_volume_mm3 : float or None
        Volume of the part in the scan where the scan cuts the structure and the cut volume has a formula.
    centrelines : tuple of Curve
        Its axis, or one for each branch.
    """

    key: str
    name: str
    hu: float
    pieces: tuple[Shape, ...]
    label: int = 0
    type: Code | None = None
    modifier: Code | None = None
    category: Code | None = ANATOMICAL_STRUCTURE
    colour_rgb: tuple[float, float, float] = (0.9, 0.8, 0.6)
    bone: bool = False
    additive: bool = True
    components: int = 1
    includes: tuple[str, ...] = ()
    known_volume_mm3: float | None = None
    centrelines: tuple[Curve, ...] = ()

    def placed(self, transform: Transform) -> Structure:
        """Return the structure moved by a similarity."""
        scale = float(np.cbrt(np.linalg.det(transform.matrix_lps[:3, :3])))
        curves = tuple(
            replace(
                curve,
                points_lps_mm=transform.apply(curve.points_lps_mm),
                radius_mm=None if curve.radius_mm is None else curve.radius_mm * scale,
            )
            for curve in self.centrelines
        )
        pieces = tuple(piece.placed(transform) for piece in self.pieces)
        return replace(self, pieces=pieces, centrelines=curves)

    @property
    def segment(self) -> Segment:
        """The structure as the description of a label value."""
        return Segment(self.label, self.name, self.category, self.type, self.colour_rgb)

    @property
    def bounds_mm(self) -> tuple[Float, Float]:
        """Lowest and highest corner (3,) of the box around all pieces."""
        boxes = [piece.bounds_mm for piece in self.pieces]
        return np.min([low for low, _ in boxes], axis=0), np.max([high for _, high in boxes], axis=0)

    def within(self, grid: Grid) -> bool:
        """Whether the grid holds the structure wholly."""
        low, high = self.bounds_mm
        corners = np.stack(np.meshgrid(*zip(low, high, strict=True), indexing="ij"), -1).reshape(-1, 3)
        return bool(grid.contains_lps(corners).all())

    def volume_mm3(self, grid: Grid) -> float | None:
        """Volume of the part that the grid holds, or None where it has no formula."""
        if self.known_volume_mm3 is not None:
            return self.known_volume_mm3
        if not self.additive or not self.within(grid):
            return None
        return sum(piece.volume_mm3 for piece in self.pieces)


def centreline(name: str, path: Path, radius_mm: Float | None = None, every_mm: float = 1.0) -> Curve:
    """Return a path as a curve with about one point a millimetre, its ends included."""
    count = max(2, int(np.ceil(path.length_mm / every_mm)) + 1)
    index = np.unique(np.rint(np.linspace(0, len(path.points_mm) - 1, count)).astype(int))
    return Curve(path.points_mm[index], radius_mm=None if radius_mm is None else radius_mm[index], name=name)
