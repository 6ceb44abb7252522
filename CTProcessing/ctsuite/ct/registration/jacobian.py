"""How much a deformation swells or shrinks space, and whether it folds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.core.deformation import Deformation
from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.core.table import Column, Table
from ctsuite.core.units import MM, ONE, PERCENT


@dataclass(frozen=True)
class Jacobian:
    """Summary of the determinant over the voxels of the field.

    Attributes
    ----------
    least, mean, largest : float
        Of the determinant; 1 keeps the volume, 0.5 halves it.
    folded_percent : float
        Share of voxels where it is not positive: there space is turned inside out.
    """

    least: float
    mean: float
    largest: float
    folded_percent: float


def determinants(deformation: Deformation) -> Float:
    """Determinant (z, y, x) of the derivative of the map to moving points, by central differences."""
    field = np.asarray(deformation.displacements_mm, dtype=np.float64)
    by_index = np.stack(
        [
            np.gradient(field, axis=axis) if field.shape[axis] > 1 else np.zeros_like(field)
            for axis in (2, 1, 0)
        ],
        axis=-1,
    )
    slopes = by_index @ deformation.grid.lps_to_ijk[:3, :3]
    return np.asarray(np.linalg.det(slopes + np.linalg.inv(deformation.matrix_lps)[:3, :3]))


def summary(deformation: Deformation) -> Jacobian:
    """Summarise the determinant."""
    found = determinants(deformation)
    return Jacobian(
        float(found.min()), float(found.mean()), float(found.max()), float((found <= 0).mean() * 100)
    )


def report(deformation: Deformation) -> Table:
    """Return the table that says whether a deformation can be trusted."""
    found = summary(deformation)
    size = np.linalg.norm(deformation.displacements_mm, axis=-1)
    says = (
        Text("The deformation folds. Do not use it where it does; make it stiffer.")
        if found.folded_percent > 0
        else Text("The deformation does not fold.")
    )
    return Table(
        (
            Column("Largest displacement", MM, (round(float(size.max()), 3),)),
            Column("Mean displacement", MM, (round(float(size.mean()), 3),)),
            Column("Least Jacobian", ONE, (round(found.least, 4),)),
            Column("Mean Jacobian", ONE, (round(found.mean, 4),)),
            Column("Largest Jacobian", ONE, (round(found.largest, 4),)),
            Column("Folded share", PERCENT, (round(found.folded_percent, 4),)),
            Column("Folding", None, (says,)),
        ),
        "Deformation",
    )
