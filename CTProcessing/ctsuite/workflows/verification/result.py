"""What verification found: tables of every measurement and of the largest errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ctsuite.core import provenance
from ctsuite.core.i18n import Text
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.units import DEGREE, MM2, PERCENT
from ctsuite.workflows.verification.checks import (
    ANGLE_DEG,
    AREA_PART,
    DIAMETER_VOXELS,
    LENGTH_PART,
    WIDE_VOXELS,
    Check,
    checks,
)
from ctsuite.workflows.verification.vessels import VESSELS, Vessel

TITLE = "Verification of measurements in curved images"
_SMALLEST = 1e-4
_YES, _NO = Text("yes"), Text("no")


@dataclass(frozen=True)
class Verification:
    """Every measurement with its truth.

    Attributes
    ----------
    checks : tuple of Check
        In the order in which they were made.
    finest_mm : float
        Shortest edge of a voxel of the scans.
    """

    checks: tuple[Check, ...]
    finest_mm: float

    @property
    def holds(self) -> bool:
        """Whether every error is within the declared accuracy."""
        return all(check.holds for check in self.checks)

    @property
    def failed(self) -> tuple[Check, ...]:
        """The measurements that are not within it."""
        return tuple(check for check in self.checks if not check.holds)

    def groups(self) -> Iterator[tuple[Check, ...]]:
        """Iterate over the measurements of one kind on one phantom."""
        keys = dict.fromkeys((check.vessel, check.quantity, check.image) for check in self.checks)
        for key in keys:
            yield tuple(c for c in self.checks if (c.vessel, c.quantity, c.image) == key)

    def summary(self) -> Table:
        """Return one row for each kind of measurement on each phantom, with the largest error."""
        groups = list(self.groups())
        worst = [max(group, key=lambda check: abs(check.error) / check.allowed) for group in groups]
        columns = (
            Column("Phantom", None, tuple(check.vessel for check in worst)),
            Column("Measurement", None, tuple(check.quantity for check in worst)),
            Column("Image", None, tuple(check.image for check in worst)),
            Column("Number", None, tuple(len(group) for group in groups)),
            Column("Declared accuracy", None, tuple(map(self.declared, worst))),
            Column("Largest error", None, tuple(map(_error_text, worst))),
            Column(
                "Of what is allowed",
                PERCENT,
                tuple(100 * abs(check.error) / check.allowed for check in worst),
            ),
            Column("Holds", None, tuple(_YES if all(c.holds for c in group) else _NO for group in groups)),
        )
        return Table(columns, "Accuracy")

    def details(self) -> Table:
        """Return one row for each measurement."""
        all_ = self.checks
        columns = (
            Column("Phantom", None, tuple(check.vessel for check in all_)),
            Column("Measurement", None, tuple(check.quantity for check in all_)),
            Column("Image", None, tuple(check.image for check in all_)),
            Column("Place", None, tuple(check.place for check in all_)),
            Column("Unit", None, tuple(check.unit.symbol for check in all_)),
            Column("True", None, tuple(check.true for check in all_)),
            Column("On screen", None, tuple(check.on_screen for check in all_)),
            Column("Found", None, tuple(check.found for check in all_)),
            Column("Error", None, tuple(check.error for check in all_)),
            Column("Allowed", None, tuple(check.allowed for check in all_)),
            Column("Holds", None, tuple(_YES if check.holds else _NO for check in all_)),
        )
        return Table(columns, "Measurements")

    def declared(self, check: Check) -> str:
        """Say the declared accuracy of a measurement."""
        if check.unit == DEGREE:
            return f"{ANGLE_DEG:g}°"
        if check.unit == MM2:
            return Text(
                "{percent:g} %, from {voxels} voxels of diameter", percent=100 * AREA_PART, voxels=WIDE_VOXELS
            )
        if check.allowed == DIAMETER_VOXELS * self.finest_mm:
            return Text("{voxels:g} voxels ({mm:.2f} mm)", voxels=DIAMETER_VOXELS, mm=check.allowed)
        return f"{100 * LENGTH_PART:g} %"

    def as_dict(self) -> dict[str, Any]:
        """Return what was found for a JSON document."""
        return {
            "title": TITLE,
            "holds": self.holds,
            "declared": {
                "length_percent": 100 * LENGTH_PART,
                "diameter_voxels": DIAMETER_VOXELS,
                "area_percent": 100 * AREA_PART,
                "area_least_diameter_voxels": WIDE_VOXELS,
                "angle_deg": ANGLE_DEG,
                "voxel_mm": self.finest_mm,
            },
            "summary": self.summary().as_dict(),
            "measurements": self.details().as_dict(),
            "versions": provenance.versions(),
            "generated": provenance.now(),
        }


def _error_text(check: Check) -> str:
    if abs(check.error) < _SMALLEST:
        return Text("below {value:g} {unit}", value=_SMALLEST, unit=check.unit.symbol)
    return f"{check.error:+.2g} {check.unit.symbol}"


def verify(task: Task, vessels: Sequence[Vessel] = ()) -> Verification:
    """Make every measurement on every phantom, or on those that are given.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED, and what the tools raise.
    """
    chosen = vessels or [make() for make in VESSELS]
    found: list[Check] = []
    for number, vessel in enumerate(chosen):
        found += checks(vessel, task.part(number / len(chosen), (number + 1) / len(chosen)))
    task.progress(1.0, "done")
    return Verification(tuple(found), min(vessel.finest_mm for vessel in chosen))
