"""A scene with the grid, noise and identity under which it is scanned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.phantom.dicom.header import Identity, volume_attributes
from ctsuite.phantom.scene import Scene
from ctsuite.phantom.truth import truth_of


@dataclass(frozen=True, eq=False)
class Phantom:
    """What a kind of phantom builds from its parameters.

    Attributes
    ----------
    kind : str
        Name of the kind.
    scene : Scene
        Structures in LPS mm.
    grid : Grid
        Where it is sampled.
    parameters : Mapping
        All parameters, as they stand in the truth; they also seed the identifiers.
    noise_hu, noise_correlation_mm, seed : float, float, int
        The noise.
    body_part : str
        Body Part Examined.
    """

    kind: str
    scene: Scene
    grid: Grid
    parameters: Mapping[str, Any] = field(default_factory=dict)
    noise_hu: float = 0.0
    noise_correlation_mm: float = 0.0
    seed: int = 0
    body_part: str = "PELVIS"

    @property
    def identity(self) -> Identity:
        """Patient, study and series of the phantom."""
        return Identity.of(self.kind, self.parameters, self.body_part)

    def volume(self, task: Task | None = None) -> Volume:
        """Return the scan as a volume that equals the DICOM series read back.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        return self.scene.volume(
            self.grid,
            self.noise_hu,
            self.seed,
            self.noise_correlation_mm,
            volume_attributes(self.identity, self.grid),
            task,
        )

    def labels(self, task: Task | None = None) -> Labels:
        """Return the true label map.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        return self.scene.labels(self.grid, task)

    def truth(self) -> dict[str, Any]:
        """Return the truth as it is written to ``truth.json``."""
        return truth_of(self.scene, self.grid, self.kind, self.parameters, self.identity)
