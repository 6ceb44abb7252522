"""The airway tree: trachea, main, lobar and segmental bronchi."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.phantom.anatomy.parts import Parts
from ctsuite.phantom.anatomy.terms import painted, single
from ctsuite.phantom.gauge import angle, distance
from ctsuite.phantom.shapes.round_cone import RoundCone

_WALL_MM = 1.3
_LUMEN_HU, _WALL_HU, _VESSEL_HU = -1000.0, 40.0, 45.0

# name: parent, end, radius at the end; a branch begins where its parent ends, a little narrower
_TREE: dict[str, tuple[str | None, tuple[float, float, float], float]] = {
    "trachea": (None, (-3, 2, 482), 8.0),
    "right_main": ("trachea", (-35, 8, 450), 6.6),
    "left_main": ("trachea", (46, -4, 451), 5.8),
    "right_upper": ("right_main", (-60, 2, 478), 4.4),
    "right_lower": ("right_main", (-54, 20, 408), 4.6),
    "left_upper": ("left_main", (68, -10, 474), 4.2),
    "left_lower": ("left_main", (66, 18, 406), 4.4),
    "right_upper_anterior": ("right_upper", (-80, -30, 498), 2.8),
    "right_upper_posterior": ("right_upper", (-80, 26, 512), 2.8),
    "right_lower_anterior": ("right_lower", (-82, -14, 374), 2.8),
    "right_lower_posterior": ("right_lower", (-66, 40, 362), 2.8),
    "left_upper_anterior": ("left_upper", (84, -34, 486), 2.7),
    "left_upper_posterior": ("left_upper", (82, 20, 508), 2.7),
    "left_lower_anterior": ("left_lower", (88, -10, 370), 2.7),
    "left_lower_posterior": ("left_lower", (80, 42, 360), 2.7),
}
_TOP_MM, _TOP_RADIUS_MM = (0.0, -7.0, 612.0), 9.0


@dataclass(frozen=True, eq=False)
class Branch:
    """One straight tapering branch."""

    name: str
    parent: str | None
    start_mm: np.ndarray
    end_mm: np.ndarray
    start_radius_mm: float
    end_radius_mm: float

    @property
    def title(self) -> str:
        """Name for people."""
        words = self.name.replace("_", " ")
        return words if self.parent is None else f"{words} bronchus"


def branches() -> dict[str, Branch]:
    """The tree, parents before their children."""
    made: dict[str, Branch] = {}
    for name, (parent, end, radius) in _TREE.items():
        start = np.array(_TOP_MM) if parent is None else made[parent].end_mm
        wide = _TOP_RADIUS_MM if parent is None else min(0.9 * made[parent].end_radius_mm, 1.25 * radius)
        made[name] = Branch(name, parent, start, np.array(end, dtype=float), wide, radius)
    return made


def airways() -> Parts:
    """Return walls, accompanying vessels and lumen.

    Branches overlap where they join, so the tree has no volume in the truth; lengths, angles and centrelines
    are.
    """
    tree = branches()
    parts = Parts()
    lumen = [_cone(branch, 0.0) for branch in tree.values()]
    walls = [_cone(branch, _WALL_MM) for branch in tree.values()]
    vessels = [_vessel(branch) for branch in tree.values() if branch.end_radius_mm < 5]
    curves = tuple(_axis(branch) for branch in tree.values())
    parts.structures = [
        painted("airway_walls", _WALL_HU, *walls),
        painted("pulmonary_vessels", _VESSEL_HU, *vessels),
        single("airway", _LUMEN_HU, *lumen, additive=False, centrelines=curves),
    ]
    for branch in tree.values():
        parts.gauges.append(
            distance(
                f"airway_{branch.name}_length",
                f"Length of the {branch.title}",
                branch.start_mm,
                branch.end_mm,
            )
        )
        pair = [child for child in tree.values() if child.parent == branch.name]
        if pair:
            ends = [child.end_mm for child in pair]
            parts.gauges.append(
                angle(
                    f"airway_{branch.name}_angle",
                    f"Bifurcation angle of the {branch.title}",
                    branch.end_mm,
                    *ends,
                )
            )
    parts.landmarks["carina"] = tree["trachea"].end_mm
    return parts


def _axis(branch: Branch) -> Curve:
    radii = np.array([branch.start_radius_mm, branch.end_radius_mm])
    return Curve(np.array([branch.start_mm, branch.end_mm]), radius_mm=radii, name=branch.title.capitalize())


def _cone(branch: Branch, wall_mm: float) -> RoundCone:
    return RoundCone(
        branch.start_mm, branch.end_mm, branch.start_radius_mm + wall_mm, branch.end_radius_mm + 0.7 * wall_mm
    )


def _vessel(branch: Branch) -> RoundCone:
    """The artery beside a bronchus, running on into the lung."""
    along = branch.end_mm - branch.start_mm
    aside = np.cross(along, (0, 0, 1.0))
    aside *= (branch.start_radius_mm + branch.end_radius_mm + 1.5) / np.linalg.norm(aside)
    return RoundCone(
        branch.start_mm + aside, branch.end_mm + 0.25 * along + aside, branch.start_radius_mm, 1.8
    )
