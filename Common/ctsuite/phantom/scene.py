"""A phantom: structures in LPS mm that can be sampled on any grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume
from ctsuite.phantom.gauge import Gauge
from ctsuite.phantom.noise import add_noise
from ctsuite.phantom.raster import fill
from ctsuite.phantom.shapes.shape import Float
from ctsuite.phantom.structure import Structure

AIR_HU = -1000.0


@dataclass(frozen=True, eq=False)
class Scene:
    """Structures painted one after the other, later ones over earlier ones.

    Attributes
    ----------
    name : str
        What is shown to people.
    structures : tuple of Structure
        From the outermost to the innermost.
    gauges : tuple of Gauge
        True lengths and angles.
    landmarks : Mapping
        Name to point (3,) in mm.
    background_hu : float
        Attenuation where no structure is.
    """

    name: str
    structures: tuple[Structure, ...]
    gauges: tuple[Gauge, ...] = ()
    landmarks: Mapping[str, Float] = field(default_factory=dict)
    background_hu: float = AIR_HU

    def placed(self, transform: Transform) -> Scene:
        """Return the scene moved, turned and scaled by a similarity."""
        return Scene(
            self.name,
            tuple(structure.placed(transform) for structure in self.structures),
            tuple(gauge.placed(transform) for gauge in self.gauges),
            {name: transform.apply(point) for name, point in self.landmarks.items()},
            self.background_hu,
        )

    def structure(self, key: str) -> Structure:
        """Return a structure by its key.

        Raises
        ------
        KeyError
            There is none.
        """
        for structure in self.structures:
            if structure.key == key:
                return structure
        raise KeyError(key)

    def render(self, grid: Grid, task: Task | None = None) -> NDArray[np.float32]:
        """Return the noise-free attenuation (z, y, x) in HU, with partial volume.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        image = np.full(grid.shape, self.background_hu, np.float32)
        flat = image.reshape(-1)
        for number, structure in enumerate(self.structures):
            (task or Task()).progress(number / len(self.structures), structure.name)
            for where, share in fill(structure.pieces, grid):
                if share is None:
                    image[where] = structure.hu
                else:
                    flat[where] += share * (structure.hu - flat[where])
        return image

    def volume(
        self,
        grid: Grid,
        noise_hu: float = 0.0,
        seed: int = 0,
        correlation_mm: float = 0.0,
        attributes: Mapping[str, object] | None = None,
        task: Task | None = None,
    ) -> Volume:
        """Return the scene as a CT volume of whole Hounsfield units.

        Parameters
        ----------
        noise_hu : float
            Standard deviation of the noise.
        seed : int
            Of the noise.
        correlation_mm : float
            Width (standard deviation) of the in-plane blur that makes the noise grainy; 0 is white noise.
        attributes : Mapping or None
            DICOM attributes of the volume.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        task = task or Task()
        image = self.render(grid, task.part(0, 0.9))
        whole = np.empty(grid.shape, np.int16)
        for number in range(grid.shape[0]):
            task.progress(0.9 + 0.1 * number / grid.shape[0], "Noise")
            noisy = add_noise(image[number], noise_hu, (seed, number), correlation_mm, grid.spacing_mm[:2])
            np.rint(np.clip(noisy, -1024, 3071), out=noisy)
            whole[number] = noisy
        return Volume(whole, grid, attributes=attributes or {}, name=self.name)

    def labels(self, grid: Grid, task: Task | None = None) -> Labels:
        """Return the structures as a label map: a voxel belongs to what fills at least half of it.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        labelled = [structure for structure in self.structures if structure.label]
        array = np.zeros(grid.shape, np.uint8 if max(s.label for s in labelled) < 256 else np.uint16)
        flat = array.reshape(-1)
        for number, structure in enumerate(labelled):
            (task or Task()).progress(number / len(labelled), structure.name)
            for where, share in fill(structure.pieces, grid):
                if share is None:
                    array[where] = structure.label
                else:
                    flat[where[share >= 0.5]] = structure.label
        return Labels(array, grid, tuple(structure.segment for structure in labelled), self.name)
