"""Scanned vessels whose form is known at every place, and what the tools find in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ctsuite.core import runner
from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.labels import Labels
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.phantom.kinds import make
from ctsuite.phantom.phantom import Phantom

FREE = runner.Context(decide=runner.accept)


@dataclass(frozen=True)
class Vessel:
    """A scanned vessel with its line."""

    phantom: Phantom
    volume: Volume
    labels: Labels
    line: Curve

    @property
    def frame(self) -> CurvedFrame:
        return CurvedFrame.along(self.line)

    @property
    def voxel_mm(self) -> float:
        return float(np.mean(self.labels.grid.spacing_mm))

    @property
    def length_mm(self) -> float:
        """The length by construction."""
        return float(self.phantom.scene.gauges[0].value)

    def radius_at(self, s_mm) -> np.ndarray:
        way = np.linspace(0, self.length_mm, len(self.line.points_lps_mm))
        return np.interp(s_mm, way, self.line.radius_mm)

    def inputs(self, border: str) -> dict:
        """The inputs of a tool that finds the border in the segment, in the image, or in both."""
        known = {"segment": {"labels"}, "image": {"volume"}, "both": {"labels", "volume"}}[border]
        given = {"labels": self.labels, "volume": self.volume}
        return {"curve": self.line, **{name: given[name] for name in known}}


@lru_cache(maxsize=16)
def vessel(kind: str, spacing: tuple[float, float] = (0.7, 1.0), **values: float) -> Vessel:
    """A vessel that runs obliquely through the voxels."""
    scan = {"pixel_spacing_mm": spacing[0], "slice_spacing_mm": spacing[1], "noise_hu": 15.0}
    phantom = make(kind, {**scan, **values})
    (line,) = next(s.centrelines for s in phantom.scene.structures if s.key in ("vessel", "tube"))
    return Vessel(phantom, phantom.volume(), phantom.labels(), line)


def run(tool: Tool, inputs: dict, **values: object) -> dict:
    """Run a tool on the one path and return its outputs."""
    return dict(runner.run(tool, inputs, values, FREE).outputs)


def columns(table) -> dict[str, np.ndarray]:
    """The columns of a table by name; not a number where there is no value."""
    return {
        c.name: np.array([np.nan if v is None else v for v in c.values], dtype=None) for c in table.columns
    }


def values(outputs: dict) -> dict[str, float]:
    """The measured values by name."""
    return {m.name: m.value for m in outputs["measurements"]}
