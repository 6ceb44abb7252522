"""A line through the patient, such as a centreline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Curve:
    """A polyline.

    Attributes
    ----------
    points_lps_mm : ndarray
        Points (n, 3) in LPS mm, in order.
    closed : bool
        Whether the last point is joined to the first.
    radius_mm : ndarray or None
        Radius (n,) of the structure at each point.
    name : str
        What is shown to people.
    frame_of_reference : str
        DICOM Frame of Reference UID of the positions; empty where it is not known.
    """

    points_lps_mm: NDArray[Any]
    closed: bool = False
    radius_mm: NDArray[Any] | None = None
    name: str = "Curve"
    frame_of_reference: str = ""

    def __post_init__(self) -> None:
        if self.points_lps_mm.ndim != 2 or self.points_lps_mm.shape[1] != 3:
            raise TypeError(f"points have the shape (n, 3), not {self.points_lps_mm.shape}")

    @property
    def length_mm(self) -> float:
        """Length of the polyline."""
        points = np.asarray(self.points_lps_mm, dtype=float)
        if self.closed:
            points = np.vstack([points, points[:1]])
        return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
