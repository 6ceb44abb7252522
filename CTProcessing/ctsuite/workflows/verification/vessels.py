"""The scans on which measurements are verified: vessels along courses with formulas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from ctsuite.core.codes import CONTRAST_VESSEL
from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.phantom.dicom.header import Identity, volume_attributes
from ctsuite.phantom.scan import ScanParameters, fitting_grid
from ctsuite.phantom.scene import Scene
from ctsuite.phantom.shapes.sweep import Sweep
from ctsuite.phantom.structure import Structure
from ctsuite.workflows.verification.courses import Course, arc, helix, winding

BLOOD_HU, TISSUE_HU = 340.0, 55.0
_SCAN = ScanParameters(pixel_spacing_mm=0.6, slice_spacing_mm=0.8)
_RADIUS_MM = 4.0
_NARROWING, _NARROW_MM = 0.7, 16.0


@dataclass(frozen=True, eq=False)
class Vessel:
    """A vessel of round cross-sections.

    Attributes
    ----------
    course : Course
        Its axis.
    beside_mm : float
        How far beside the axis rulers are laid; beyond, the bend would fold the image.
    narrowed : bool
        Whether its middle has lost 70 % of its diameter.
    """

    course: Course
    beside_mm: float
    narrowed: bool = False

    @property
    def name(self) -> str:
        """What is shown to people."""
        return self.course.name

    def radius(self, s_mm: ArrayLike) -> Float:
        """Radius in mm at arc lengths; in the narrow part it falls and rises like a cosine."""
        s = np.asarray(s_mm, dtype=float)
        if not self.narrowed:
            return np.full(s.shape, _RADIUS_MM)
        away = np.abs(s - self.course.length_mm / 2) / (_NARROW_MM / 2)
        lost = _NARROWING * np.where(away < 1, (1 + np.cos(np.pi * away)) / 2, 0)
        return np.asarray(_RADIUS_MM * (1 - lost))

    @cached_property
    def finest_mm(self) -> float:
        """Length of the shortest edge of a voxel."""
        return min(_SCAN.pixel_spacing_mm, _SCAN.slice_spacing_mm)

    def scan(self, task: Task | None = None) -> Volume:
        """Return the CT of the vessel in soft tissue, without noise, as read from a DICOM series.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        path = self.course.path()
        radius = self.radius(path.arc_mm)
        vessel = Structure("vessel", "Vessel", BLOOD_HU, (Sweep(path, radius, radius),), 1, CONTRAST_VESSEL)
        low, high = vessel.bounds_mm
        grid = fitting_grid(low - 2 * _RADIUS_MM, high + 2 * _RADIUS_MM, _SCAN)
        scene = Scene(self.name, (vessel,), background_hu=TISSUE_HU)
        identity = Identity.of("verification", {"name": self.name})
        return scene.volume(grid, attributes=volume_attributes(identity, grid), task=task)


VESSELS: tuple[Callable[[], Vessel], ...] = (
    lambda: Vessel(arc(60.0, 90.0), 7.0),
    lambda: Vessel(arc(30.0, 150.0), 7.0),
    lambda: Vessel(helix(40.0, 60.0, 0.75), 7.0),
    lambda: Vessel(winding(90.0, 9.0, "Tortuous vessel"), 5.0),
    lambda: Vessel(winding(90.0, 9.0, "Vessel with stenosis of 70 %"), 5.0, narrowed=True),
)
"""Every vessel that measurements are verified on; made when asked for, so that importing costs nothing."""
