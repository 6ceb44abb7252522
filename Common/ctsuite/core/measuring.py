"""The description of a measurement, from which tools, manual, budgets of uncertainty and exchange are made.

A measurement is a described pure function, as a tool is: :class:`Measure` says what is measured and how, and
its ``value`` works it out. The tool that takes the inputs from a user calls it and wraps the value with
:meth:`Measure.measured`, so that every measured value carries its sensitivity and can be worked out again at
other anchors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import Code
from ctsuite.core.measurement import Measurement
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.units import Unit


class View(Enum):
    """Where a measurement may be taken."""

    PLANAR = "slice view"
    SPACE = "3-D view"
    CURVED = "image along a curve"


FLAT = frozenset({View.PLANAR})
RIGID = frozenset({View.PLANAR, View.SPACE})
BENT = frozenset({View.CURVED})


@dataclass(frozen=True, eq=False)
class Measure:
    """What is measured.

    Attributes
    ----------
    id : str
        Stable identifier; the `kind` of the values.
    name, tooltip : str
        Name on screen and one sentence that says what is measured in the body.
    unit : Unit
        Unit of the value, with its UCUM code.
    quantity : Code
        DICOM code of the quantity.
    formula : str
        How the value is worked out, as a formula.
    views : frozenset of View
        Where it may be taken.
    anchor_rule : str
        What the anchors are and how they are placed.
    value : callable
        ``value(anchors, ...)`` with anchors (..., n, 3) in LPS mm gives (...) in `unit`. Where the value is
        not that of anchors, ``value(...)`` of what it is taken from.
    sensitivity : callable
        Called as `value` for one set of anchors (n, 3); gives the :class:`Sensitivity`.
    """

    id: str
    name: str
    tooltip: str
    unit: Unit
    quantity: Code
    formula: str
    views: frozenset[View]
    anchor_rule: str
    value: Callable[..., Any]
    sensitivity: Callable[..., Sensitivity]

    def measured(
        self,
        value: float,
        anchors_lps_mm: NDArray[Any],
        source: str,
        method: str,
        sensitivity: Sensitivity | None = None,
        model: Callable[[NDArray[Any]], NDArray[Any]] | None = None,
        name: str = "",
        unit: Unit | None = None,
    ) -> Measurement:
        """Wrap a value.

        Parameters
        ----------
        value : float
            The value, in `unit`.
        anchors_lps_mm : ndarray
            Anchors (n, 3) in LPS mm.
        source, method : str
            As in :class:`Measurement`.
        sensitivity, model
            As in :class:`Measurement`.
        name : str
            Name to be shown; that of the measure where empty.
        unit : Unit or None
            Unit where it depends on the image; that of the measure where None.
        """
        anchors = np.asarray(anchors_lps_mm, dtype=float)
        return Measurement(
            self.id,
            name or self.name,
            float(value),
            unit or self.unit,
            self.quantity,
            anchors,
            source,
            method,
            sensitivity,
            model,
        )
