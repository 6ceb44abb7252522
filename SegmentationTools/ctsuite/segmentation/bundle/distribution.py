"""Whether an image is like those that a network was made for, judged by its CT numbers before a run.

Two things are looked at: where the peaks of the histogram lie (air and soft tissue, which a shift of the
scale or another modality moves), and how the voxels are shared among ranges of CT numbers, which a cropped
field of view, another region of the body or another phase of contrast medium changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.i18n import Text

_BIN_HU = 10
_LOWEST_HU, _HIGHEST_HU = -1500, 4000
_AIR_BELOW_HU = -500
_LIKELY_AIR_SHARE = 0.005
_SAMPLES = 4_000_000
_SMOOTH_BINS = 5


@dataclass(frozen=True)
class Finding:
    """What is unlike, and whether it forbids a run."""

    text: str
    refuses: bool


@dataclass(frozen=True)
class Distribution:
    """What the images of the training looked like.

    Attributes
    ----------
    air_hu, soft_tissue_hu : tuple of float or None
        Where the peaks of air and of soft tissue may lie, in HU.
    edges_hu : tuple of float
        Ends of the ranges of CT numbers; empty where they are not compared.
    low, high : tuple of float
        Between which shares (0 to 1) of all voxels within the ends each range may have.
    warn, refuse : float
        From which sum of deviations on it is asked, and refused.
    """

    air_hu: tuple[float, float] | None = None
    soft_tissue_hu: tuple[float, float] | None = None
    edges_hu: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    warn: float = 0.1
    refuse: float = 0.35

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Distribution:
        """Make it from the part ``distribution`` of ``ctsuite.json``.

        Raises
        ------
        ValueError
            A name is unknown, or the numbers do not fit together.
        """
        _only(values, ("air_hu", "soft_tissue_hu", "histogram"))
        histogram = values.get("histogram", {})
        _only(histogram, ("edges_hu", "low", "high", "warn", "refuse"))
        made = cls(
            _pair(values.get("air_hu")),
            _pair(values.get("soft_tissue_hu")),
            *(tuple(map(float, histogram.get(name, ()))) for name in ("edges_hu", "low", "high")),
            float(histogram.get("warn", cls.warn)),
            float(histogram.get("refuse", cls.refuse)),
        )
        count = max(len(made.edges_hu) - 1, 0)
        if {len(made.low), len(made.high)} != {count} or list(made.edges_hu) != sorted(set(made.edges_hu)):
            raise ValueError("histogram: edges_hu must rise, with one low and one high for each range")
        return made

    def findings(self, array: NDArray[Any]) -> tuple[Finding, ...]:
        """Compare an image (z, y, x) in HU with the training; what is unlike, in words."""
        values = _sample(array)
        found = [*self._air(values), *self._soft_tissue(values), *self._shares(values)]
        return tuple(found)

    def score(self, array: NDArray[Any]) -> float:
        """Sum of what the shares of the ranges lie outside of their limits, 0 (alike) to 2."""
        shares = fractions(_sample(array), self.edges_hu)
        return float((np.maximum(self.low - shares, 0) + np.maximum(shares - self.high, 0)).sum())

    def _air(self, values: NDArray[Any]) -> list[Finding]:
        if self.air_hu is None:
            return []
        place = _peak(values, _LOWEST_HU, _AIR_BELOW_HU, _LIKELY_AIR_SHARE)
        if place is None:
            text = Text("There is no air in the image; the values may be no CT numbers, or it is cropped.")
            return [Finding(text, True)]
        return _placed(Text("air"), place, self.air_hu)

    def _soft_tissue(self, values: NDArray[Any]) -> list[Finding]:
        if self.soft_tissue_hu is None:
            return []
        place = _peak(values, _AIR_BELOW_HU, _HIGHEST_HU, 0.0)
        if place is None:
            return [Finding(Text("There is no soft tissue in the image."), True)]
        return _placed(Text("soft tissue"), place, self.soft_tissue_hu)

    def _shares(self, values: NDArray[Any]) -> list[Finding]:
        if not self.edges_hu:
            return []
        score = self.score(values)
        if score <= self.warn:
            return []
        shares = fractions(values, self.edges_hu)
        beyond = np.maximum(np.asarray(self.low) - shares, shares - np.asarray(self.high))
        worst = int(np.argmax(beyond))
        text = Text(
            "The CT numbers are shared otherwise: {share:.0f} % lie between {lower:g} and {upper:g} HU, "
            "where {low:.0f} to {high:.0f} % are usual (deviation {score:.2f}, "
            "asked above {warn:g}, refused above {refuse:g}).",
            share=100 * shares[worst],
            lower=self.edges_hu[worst],
            upper=self.edges_hu[worst + 1],
            low=100 * self.low[worst],
            high=100 * self.high[worst],
            score=score,
            warn=self.warn,
            refuse=self.refuse,
        )
        return [Finding(text, score > self.refuse)]


def fractions(array: NDArray[Any], edges_hu: Sequence[float]) -> NDArray[np.float64]:
    """Return how the voxels between the first and the last edge are shared among the ranges; the sum is 1.

    Parameters
    ----------
    array : ndarray
        CT numbers, any shape.
    edges_hu : sequence of float
        Ends of the ranges, rising, in HU.
    """
    counts, _ = np.histogram(_sample(array), np.asarray(edges_hu, dtype=float))
    return np.asarray(counts / max(counts.sum(), 1), dtype=np.float64)


def _placed(what: str, place: float, allowed: tuple[float, float]) -> list[Finding]:
    if allowed[0] <= place <= allowed[1]:
        return []
    text = Text(
        "The peak of {what} lies at {place:.0f} HU, where {low:g} to {high:g} HU are usual; the scale may be "
        "shifted.",
        what=what,
        place=place,
        low=allowed[0],
        high=allowed[1],
    )
    return [Finding(text, True)]


def _peak(values: NDArray[Any], lower: float, upper: float, at_least: float) -> float | None:
    """Place of the highest peak of the smoothed histogram within limits, in HU."""
    inside = values[(values >= lower) & (values < upper)]
    if inside.size <= at_least * values.size:
        return None
    counts, edges = np.histogram(inside, np.arange(lower, upper + _BIN_HU, _BIN_HU))
    smooth = np.convolve(counts, np.ones(_SMOOTH_BINS) / _SMOOTH_BINS, mode="same")
    return float(edges[int(np.argmax(smooth))] + _BIN_HU / 2)


def _sample(array: NDArray[Any]) -> NDArray[Any]:
    """At most a few million of the voxels, in a regular pattern of all three directions."""
    if array.size <= _SAMPLES:
        return array.reshape(-1)
    step = int(np.ceil((array.size / _SAMPLES) ** (1 / array.ndim)))
    return array[(slice(None, None, step),) * array.ndim].reshape(-1)


def _pair(values: Any) -> tuple[float, float] | None:
    if values is None:
        return None
    low, high = map(float, values)
    return low, high


def _only(values: Mapping[str, Any], known: Sequence[str]) -> None:
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise ValueError(f"unknown: {', '.join(unknown)}")
