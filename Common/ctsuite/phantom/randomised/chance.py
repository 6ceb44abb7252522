"""Random numbers from ranges that are disjoint for training and for testing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Span:
    """A range of sizes of a deviation: up to `usual` in training, from there on in held-out bodies."""

    least: float
    usual: float
    beyond: float


class Draw:
    """Seeded numbers for one body.

    Attributes
    ----------
    random : numpy.random.Generator
        Where the numbers come from.
    held_out : bool
        Whether sizes come from beyond what training sees.
    """

    def __init__(self, seed: int, purpose: str, held_out: bool) -> None:
        self.random = np.random.default_rng([seed, int(held_out), *purpose.encode()])
        self.held_out = held_out

    def size(self, span: Span) -> float:
        """Return a size of the range that is open to this body."""
        low, high = (span.usual, span.beyond) if self.held_out else (span.least, span.usual)
        return float(self.random.uniform(low, high))

    def sign(self) -> float:
        """Return 1 or -1."""
        return float(self.random.choice((-1.0, 1.0)))

    def factor(self, span: Span) -> float:
        """Return a factor 1 + size or its inverse."""
        return float((1 + self.size(span)) ** self.sign())

    def between(self, low: float, high: float) -> float:
        """Return an even number of a range that training and testing share."""
        return float(self.random.uniform(low, high))

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in a share of all bodies."""
        return bool(self.random.random() < share)

    def direction(self) -> np.ndarray:
        """Return a unit vector (3,)."""
        vector = self.random.normal(size=3)
        return np.asarray(vector / np.linalg.norm(vector))
