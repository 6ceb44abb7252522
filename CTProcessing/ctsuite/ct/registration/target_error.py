"""Distances of landmark pairs before and after a registration."""

from __future__ import annotations

import numpy as np

from ctsuite.core.grid import Float
from ctsuite.core.table import Column, Table
from ctsuite.core.transform import Transform
from ctsuite.core.units import MM


def distances(fixed: Float, moving: Float, transform: Transform) -> Float:
    """Distance (n,) in mm of each moved point to its fixed partner."""
    return np.asarray(np.linalg.norm(transform.apply(moving) - fixed, axis=1))


def distance_table(fixed: Float, moving: Float, transform: Transform, name: str) -> Table:
    """Return a row for each pair (n, 3), and rows for mean, root mean square and the largest distance.

    Before means both images as they lie in their own frames of reference.
    """
    before, after = np.linalg.norm(moving - fixed, axis=1), distances(fixed, moving, transform)
    return Table(
        (
            Column(
                "Landmark", None, (*map(str, range(1, len(fixed) + 1)), "mean", "root mean square", "largest")
            ),
            Column("Before", MM, _with_summary(before)),
            Column("After", MM, _with_summary(after)),
        ),
        name,
    )


def _with_summary(values: Float) -> tuple[float, ...]:
    whole = (values.mean(), np.sqrt((values**2).mean()), values.max())
    return tuple(round(float(value), 4) for value in (*values, *whole))
