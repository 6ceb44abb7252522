"""Runs of the centreline tools on vessels whose course is known, and how far the results are off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.spatial import cKDTree

from ctsuite.core import runner
from ctsuite.core.curve import Curve
from ctsuite.core.labels import Labels
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.phantom.kinds import make
from ctsuite.phantom.phantom import Phantom

SPACING = {"pixel_spacing_mm": 0.7, "slice_spacing_mm": 1.0}
VOXEL_MM = (0.7 + 0.7 + 1.0) / 3
FREE = runner.Context(decide=runner.accept)


@dataclass(frozen=True)
class Course:
    """A true centreline as a fine table."""

    points_mm: np.ndarray
    radius_mm: np.ndarray
    way_mm: np.ndarray

    @classmethod
    def of(cls, curve: Curve) -> Course:
        chords = np.r_[0, np.cumsum(np.linalg.norm(np.diff(curve.points_lps_mm, axis=0), axis=1))]
        fine = np.linspace(0, chords[-1], 40 * len(chords))
        points = CubicSpline(chords, curve.points_lps_mm)(fine)
        way = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
        return cls(points, np.interp(fine, chords, curve.radius_mm), way)

    def off(self, curve: Curve) -> tuple[np.ndarray, np.ndarray]:
        """Distance of each point of a curve, and how much too large its radius is."""
        away, nearest = cKDTree(self.points_mm).query(curve.points_lps_mm)
        return away, np.asarray(curve.radius_mm) - self.radius_mm[nearest]

    def length_between(self, first, last) -> float:
        """Way along the course between the feet of two points."""
        feet = cKDTree(self.points_mm).query([first, last])[1]
        return float(np.ptp(self.way_mm[feet]))


@lru_cache(maxsize=16)
def scanned(kind: str, **values: float) -> tuple[Phantom, Volume, Labels]:
    """A phantom at 0.7 x 0.7 x 1 mm with its image and label map."""
    phantom = make(kind, {**SPACING, "noise_hu": 20.0, **values})
    return phantom, phantom.volume(), phantom.labels()


def course(phantom: Phantom, number: int = 0) -> Course:
    """The course of the first vessel of a phantom."""
    return Course.of(phantom.scene.structures[0].centrelines[number])


def ends(phantom: Phantom, aside_mm: float = 0.0) -> Curve:
    """Points a little inside of both ends of the first vessel, moved off its middle."""
    points = phantom.scene.structures[0].centrelines[0].points_lps_mm
    return Curve(points[[3, -4]] + aside_mm * np.array([0.7, 0.4, -0.6]), name="Points")


def run(tool: Tool, inputs: dict, **values: object) -> dict:
    """Run a tool on the one path and return its outputs."""
    return dict(runner.run(tool, inputs, values, FREE).outputs)


def cells(table) -> dict[str, tuple]:
    """The columns of a table by name."""
    return {column.name: column.values for column in table.columns}
