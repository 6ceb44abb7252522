"""A test image that holds every value of the display range, for windowing."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Annotated, Any

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter
from ctsuite.core.units import HU, MM
from ctsuite.core.volume import Volume
from ctsuite.phantom.dicom.header import Identity, volume_attributes
from ctsuite.phantom.truth import FORMAT, VERSION, grid_of


@dataclass(frozen=True)
class RampParameters:
    """A ramp of one HU a pixel, row by row."""

    first_hu: Annotated[
        int, Parameter("First value", "Attenuation of the first pixel.", HU, minimum=-1024, maximum=3000)
    ] = -1024
    last_hu: Annotated[
        int, Parameter("Last value", "Attenuation that the ramp goes up to.", HU, minimum=-1000, maximum=3071)
    ] = 3071
    slices: Annotated[int, Parameter("Slices", "Number of equal slices.", minimum=1, maximum=100)] = 3
    pixel_spacing_mm: Annotated[
        float, Parameter("Pixel size", "Distance of pixel centres.", MM, 0.1, 4.0)
    ] = 1.0


@dataclass(frozen=True, eq=False)
class Ramp:
    """A volume whose pixels rise by one HU from the first to the last, row after row, then start anew.

    It answers what :class:`~ctsuite.phantom.phantom.Phantom` answers.
    """

    settings: RampParameters = field(default_factory=RampParameters)
    kind: str = "ramp"

    @property
    def parameters(self) -> dict[str, Any]:
        """All parameters."""
        return asdict(self.settings)

    @property
    def grid(self) -> Grid:
        """64 x 64 pixels or what the ramp needs."""
        count = max(self.settings.last_hu - self.settings.first_hu + 1, 1)
        side = max(64, int(np.ceil(np.sqrt(count))))
        spacing = self.settings.pixel_spacing_mm
        return Grid.axial((self.settings.slices, side, side), (spacing, spacing, 1.5), (-31.5, 12.25, -100.0))

    @property
    def identity(self) -> Identity:
        """Patient, study and series of the phantom."""
        return Identity.of(self.kind, self.parameters)

    def volume(self, task: Task | None = None) -> Volume:
        """Return the ramp; `task` is not needed, it takes no time."""
        slices, rows, columns = self.grid.shape
        count = max(self.settings.last_hu - self.settings.first_hu + 1, 1)
        ramp = self.settings.first_hu + np.arange(rows * columns) % count
        image = np.broadcast_to(ramp.reshape(rows, columns).astype(np.int16), (slices, rows, columns)).copy()
        return Volume(image, self.grid, attributes=volume_attributes(self.identity, self.grid), name="Ramp")

    def labels(self, task: Task | None = None) -> Labels:
        """Return one region that is the whole image."""
        return Labels(np.ones(self.grid.shape, np.uint8), self.grid, (Segment(1, "Ramp"),), "Ramp")

    def truth(self) -> dict[str, Any]:
        """Return the truth as it is written to ``truth.json``."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "kind": self.kind,
            "parameters": self.parameters,
            "coordinates": "LPS, mm",
            "grid": grid_of(self.grid),
            "dicom": self.identity.as_dict(),
            "background_hu": None,
            "structures": [],
            "measurements": [],
            "landmarks": [],
            "totals": None,
            "extents": None,
        }
