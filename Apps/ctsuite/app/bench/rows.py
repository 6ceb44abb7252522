"""What a benchmark reports: one row a case."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

LIMIT = "limit"


@dataclass(frozen=True)
class Row:
    """One case of a benchmark.

    Attributes
    ----------
    case, size : str
        What was done, on how much data.
    ours_s, peer_s : float
        Seconds; for an absolute goal `peer` is ``limit`` and `peer_s` the limit itself.
    peer : str
        What it was compared with.
    ours_peak_mb, peer_peak_mb : float or None
        Memory above what the process held before, in 2^20 bytes.
    goal : float or None
        The highest ratio that is good enough; None for a row that only informs.
    measured : float or None
        The ratio where it is not that of the seconds (memory for example).
    """

    case: str
    size: str
    ours_s: float
    peer: str
    peer_s: float
    ours_peak_mb: float | None = None
    peer_peak_mb: float | None = None
    goal: float | None = None
    measured: float | None = None

    @property
    def ratio(self) -> float:
        """Ours divided by the peer's, or by the limit."""
        return self.ours_s / self.peer_s if self.measured is None else self.measured

    @property
    def holds(self) -> bool | None:
        """Whether the goal is met; None without a goal."""
        return None if self.goal is None else self.ratio <= self.goal

    def as_dict(self) -> dict[str, Any]:
        """Return the row for a JSON document."""
        values = dataclasses.asdict(self)
        values.pop("measured")
        return {**values, "ratio": self.ratio, "holds": self.holds}
