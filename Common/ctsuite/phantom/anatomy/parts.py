"""What each builder of a body part hands over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from ctsuite.phantom.gauge import Gauge
from ctsuite.phantom.shapes.shape import Float
from ctsuite.phantom.structure import Structure

LEFT, RIGHT = 1, -1
SIDES = (LEFT, RIGHT)


@dataclass
class Parts:
    """Structures in painting order, with the gauges and landmarks that belong to them."""

    structures: list[Structure] = field(default_factory=list)
    gauges: list[Gauge] = field(default_factory=list)
    landmarks: dict[str, Float] = field(default_factory=dict)

    def add(self, others: Iterable[Parts]) -> Parts:
        """Append the parts of others and return this."""
        for other in others:
            self.structures += other.structures
            self.gauges += other.gauges
            self.landmarks.update(other.landmarks)
        return self


class Chance:
    """Seeded variation of one body part; parts do not disturb each other's numbers."""

    def __init__(self, seed: int, part: str) -> None:
        self._generator = np.random.default_rng([seed, *part.encode()])

    def about(self, value: float, spread: float) -> float:
        """Return a number within `spread` of a value."""
        return value + spread * float(self._generator.uniform(-1, 1))

    def bone_hu(self) -> float:
        """Return an attenuation within 20 HU of 400."""
        return float(round(self.about(400, 20)))


def table(rows: dict[float, tuple[float, ...]], at: Float | float) -> Float:
    """Interpolate rows of numbers, keyed by height, smoothly: (n, columns) for heights (n,)."""
    from scipy.interpolate import PchipInterpolator

    heights = sorted(rows)
    return np.asarray(
        PchipInterpolator(heights, [rows[z] for z in heights])(np.clip(at, heights[0], heights[-1]))
    )


def mirrored(points: object, side: int) -> Float:
    """Return points (n, 3) given for the left on the side asked for."""
    return np.asarray(points, dtype=float) * (side, 1, 1)
