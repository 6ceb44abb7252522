"""Measurements as plain fields, and back: what is kept of them in scenes and files."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from ctsuite.core.codes import Code
from ctsuite.core.measurement import Measurement
from ctsuite.core.uncertainty import BudgetLine, Uncertainty
from ctsuite.core.units import Unit


def fields_of(measurement: Measurement) -> dict[str, Any]:
    """Return what is kept of a measurement beside its points, for a JSON text."""
    # how a value answers to changes lives as long as its run, and anchors are the points of the node
    fields = asdict(replace(measurement, sensitivity=None, model=None))
    for left_out in ("anchors_lps_mm", "sensitivity", "model"):
        del fields[left_out]
    return fields


def of_fields(fields: dict[str, Any], **changed: Any) -> Measurement:
    """Make a measurement of what :func:`fields_of` gave; other fields, such as anchors, are given by name.

    Raises
    ------
    ValueError, TypeError, KeyError
        The fields are damaged.
    """
    made: dict[str, Any] = {"unit": Unit(**fields["unit"]), "quantity": Code(**fields["quantity"])}
    uncertainty = fields.get("uncertainty")
    if uncertainty is not None:
        lines = tuple(BudgetLine(**line) for line in uncertainty["lines"])
        assumptions = tuple(uncertainty["assumptions"])
        made["uncertainty"] = Uncertainty(**{**uncertainty, "lines": lines, "assumptions": assumptions})
    return Measurement(**{**fields, **made, **changed})
