"""A measured value with its unit, meaning and where it was taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import Code
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.uncertainty import Uncertainty, stated
from ctsuite.core.units import Unit


def _no_anchors() -> NDArray[Any]:
    return np.empty((0, 3))


@dataclass(frozen=True, eq=False)
class Measurement:
    """One measured value.

    Attributes
    ----------
    kind : str
        Identifier of what was measured, such as ``length`` or ``volume``.
    name : str
        What is shown to people.
    value : float
        The value in `unit`.
    unit : Unit
        Its unit.
    quantity : Code
        DICOM code of the quantity.
    anchors_lps_mm : ndarray
        Points (n, 3) in LPS mm between or at which the value was taken; empty where there are none.
    source : str
        The data it was taken from.
    method : str
        How it was taken, one sentence.
    sensitivity : Sensitivity or None
        How the value answers to small changes of what it was taken from; None where that is not known.
    model : callable or None
        The value as a function of the anchors: takes (..., n, 3) in LPS mm and returns (...) in `unit`. None
        where the anchors only mark the place.
    uncertainty : Uncertainty or None
        How sure the value is; None where nobody worked it out.
    """

    kind: str
    name: str
    value: float
    unit: Unit
    quantity: Code
    anchors_lps_mm: NDArray[Any] = field(default_factory=_no_anchors)
    source: str = ""
    method: str = ""
    sensitivity: Sensitivity | None = None
    model: Callable[[NDArray[Any]], NDArray[Any]] | None = None
    uncertainty: Uncertainty | None = None

    @property
    def stated(self) -> str:
        """The value with its uncertainty and unit, such as "60.3 ± 1.1 mm"."""
        return stated(self.value, self.unit, self.uncertainty)

    def as_dict(self) -> dict[str, Any]:
        """Return the measurement for a JSON document."""
        return {
            "kind": self.kind,
            "name": self.name,
            "value": float(self.value),
            "unit": self.unit.symbol,
            "unit_code": self.unit.code.as_dict(),
            "code": self.quantity.as_dict(),
            "anchors_lps_mm": np.asarray(self.anchors_lps_mm, dtype=float).tolist(),
            "source": self.source,
            "method": self.method,
            "uncertainty": None if self.uncertainty is None else self.uncertainty.as_dict(),
        }
