"""What a registration of images tells about itself."""

from __future__ import annotations

import numpy as np
from scipy.spatial.transform import Rotation

from ctsuite.core.i18n import Text
from ctsuite.core.table import Column, Table
from ctsuite.core.units import DEGREE, MM, ONE, PERCENT
from ctsuite.core.volume import Volume
from ctsuite.ct.registration.images import Found

_THICK_MM = 3.0


def report(found: Found, fixed: Volume, moving: Volume) -> Table:
    """Return the table of a linear registration: how alike the images are, and how far one was moved."""
    matrix = np.asarray(found.transform.matrix_lps, dtype=float)
    u, s, vt = np.linalg.svd(matrix[:3, :3])
    turn = np.degrees(np.linalg.norm(Rotation.from_matrix(u @ vt).as_rotvec()))
    centre = moving.grid.centre_lps_mm
    shift = float(np.linalg.norm(found.transform.apply(centre) - centre))
    return Table(
        (
            Column("Metric", None, (found.metric,)),
            Column("Cost", ONE, (round(found.cost, 6),)),
            Column("Overlap", PERCENT, (round(found.overlap * 100, 1),)),
            Column("Rotation", DEGREE, (round(float(turn), 3),)),
            Column("Shift of the centre", MM, (round(shift, 3),)),
            Column("Scale", PERCENT, (round(float(np.prod(s)) ** (1 / 3) * 100, 3),)),
            Column("Remark", None, (remark(fixed, moving),)),
        ),
        "Registration",
    )


def remark(fixed: Volume, moving: Volume) -> str:
    """Say which image has slices so far apart that the result is less exact across them."""
    says = [
        Text(
            "The slices of {name} lie {spacing} mm apart; across them the registration is less exact.",
            name=volume.name,
            spacing=f"{volume.grid.spacing_mm[2]:.3g}",
        )
        for volume in (fixed, moving)
        if volume.grid.spacing_mm[2] > _THICK_MM
    ]
    return Text.joined(says) if says else "none"
