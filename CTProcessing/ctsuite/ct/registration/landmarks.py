"""Registration of landmark pairs in closed form.

Rigid and similarity: Umeyama S, Least-squares estimation of transformation parameters between two point
patterns, IEEE Transactions on Pattern Analysis and Machine Intelligence 13(4), 1991, 376-380; the rotation
equals that of Horn's unit quaternions (1987). Affine: linear least squares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.ct.registration.errors import COUNTS_DIFFER, DEGENERATE, TOO_FEW
from ctsuite.ct.registration.linear import AFFINE, RIGID, SIMILARITY
from ctsuite.ct.registration.target_error import distance_table

_NEEDED = {RIGID: 3, SIMILARITY: 3, AFFINE: 4}
_FLAT = 1e-3


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    kind: Annotated[
        str,
        Parameter(
            "Kind",
            "Rigid turns and shifts; similarity also scales; affine also stretches and shears.",
            choices=tuple(_NEEDED),
        ),
    ] = RIGID


def register_landmarks(
    fixed_points: Curve, moving_points: Curve, parameters: Parameters, task: Task
) -> dict[str, Any]:
    """Find the transform that brings landmarks onto their partners with the least squared distance.

    The distances that remain are the fiducial registration error (FRE). It says how well the landmarks fit,
    not how well the rest of the images does: that is the target registration error, measured on landmarks
    that took no part.

    Raises
    ------
    CTSuiteError
        REGISTRATION-POINTS-UNEQUAL, REGISTRATION-POINTS-FEW, REGISTRATION-POINTS-DEGENERATE.
    """
    fixed, moving = pairs(fixed_points, moving_points)
    matrix = fit(fixed, moving, parameters.kind)
    transform = Transform(matrix, f"{moving_points.name} to {fixed_points.name}")
    return {
        "transform": transform,
        "report": distance_table(fixed, moving, transform, "Fiducial registration error"),
    }


def pairs(fixed_points: Curve, moving_points: Curve) -> tuple[Float, Float]:
    """Return both sets of landmarks (n, 3) in LPS mm.

    Raises
    ------
    CTSuiteError
        REGISTRATION-POINTS-UNEQUAL.
    """
    fixed = np.asarray(fixed_points.points_lps_mm, dtype=float)
    moving = np.asarray(moving_points.points_lps_mm, dtype=float)
    if len(fixed) != len(moving):
        raise COUNTS_DIFFER(fixed=len(fixed), moving=len(moving))
    return fixed, moving


def fit(fixed: Float, moving: Float, kind: str) -> Float:
    """Return the 4x4 map from moving to fixed points (n, 3) with the least squared distance.

    Raises
    ------
    CTSuiteError
        REGISTRATION-POINTS-FEW, REGISTRATION-POINTS-DEGENERATE.
    """
    if len(fixed) < _NEEDED[kind]:
        raise TOO_FEW(count=len(fixed), kind=kind, needed=_NEEDED[kind])
    for points in (fixed, moving):
        _require_spread(points, kind)
    return affine(fixed, moving) if kind == AFFINE else umeyama(fixed, moving, kind == SIMILARITY)


def umeyama(fixed: Float, moving: Float, scaled: bool = False) -> Float:
    """Return the rigid map or similarity (4x4) from moving to fixed points, never a reflection."""
    here, there = fixed.mean(axis=0), moving.mean(axis=0)
    u, s, vt = np.linalg.svd((fixed - here).T @ (moving - there))
    signs = np.array([1.0, 1.0, np.sign(np.linalg.det(u @ vt))])
    matrix = np.eye(4)
    matrix[:3, :3] = u @ np.diag(signs) @ vt
    if scaled:
        matrix[:3, :3] *= (s @ signs) / ((moving - there) ** 2).sum()
    matrix[:3, 3] = here - matrix[:3, :3] @ there
    return matrix


def affine(fixed: Float, moving: Float) -> Float:
    """Return the affine map (4x4) from moving to fixed points by linear least squares."""
    here, there = fixed.mean(axis=0), moving.mean(axis=0)
    matrix = np.eye(4)
    matrix[:3, :3] = np.linalg.lstsq(moving - there, fixed - here, rcond=None)[0].T
    matrix[:3, 3] = here - matrix[:3, :3] @ there
    return matrix


def _require_spread(points: Float, kind: str) -> None:
    spread = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)
    if spread[1] <= _FLAT * spread[0] or spread[0] == 0:
        raise DEGENERATE(kind=kind, shape=Text("on one line"))
    if kind == AFFINE and spread[2] <= _FLAT * spread[0]:
        raise DEGENERATE(kind=kind, shape=Text("in one plane"))


TOOL = Tool(
    id="ct.register_landmarks",
    title="Landmark registration",
    summary="Finds the rigid, similarity or affine transform that brings pairs of landmarks together.",
    group="Registration",
    clauses=("4.3.2.3",),
    inputs=(
        Port("fixed_points", Curve, "Fixed landmarks", "Points in the fixed image, in order."),
        Port(
            "moving_points",
            Curve,
            "Moving landmarks",
            "The same places in the moving image, in the same order.",
        ),
    ),
    outputs=(
        Port("transform", Transform, "Transform", "From the moving to the fixed image."),
        Port("report", Table, "Fiducial registration error", "The distance of each pair before and after."),
    ),
    parameters=Parameters,
    function=register_landmarks,
    profile="ct.registration",
    risk="A wrong pair spoils the whole transform. Small distances of the landmarks do not prove that the "
    "rest fits: "
    "check places that took no part.",
    scope=Scope.CT_AND_OTHER,
    rigidity="Rigid; non-rigid (linear) with the kinds similarity and affine.",
)
