"""Landmarks are brought together exactly, errors are measured, and too few landmarks are refused."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk
from scipy.spatial.transform import Rotation

from ctsuite.core.curve import Curve
from ctsuite.core.deformation import Deformation
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.ct.registration import evaluate, landmarks

KINDS = ("rigid", "similarity", "affine")
MOVING = np.random.default_rng(2).uniform(-80, 80, (7, 3))


def register(fixed: np.ndarray, moving: np.ndarray, kind: str):
    tool = landmarks.TOOL
    return tool.function(
        fixed_points=Curve(fixed),
        moving_points=Curve(moving),
        parameters=tool.parse({"kind": kind}),
        task=Task(),
    )


def truth(kind: str) -> Transform:
    linear = Rotation.from_euler("xyz", [40, -75, 130], degrees=True).as_matrix()
    if kind == "similarity":
        linear = 1.3 * linear
    if kind == "affine":
        linear = linear @ np.array([[1.2, 0.1, 0.0], [0.0, 0.8, -0.2], [0.05, 0.0, 1.1]])
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = linear, (30.0, -200.0, 1100.0)
    return Transform(matrix)


@pytest.mark.parametrize("kind", KINDS)
def test_landmarks_without_error_give_the_exact_transform(kind):
    made = register(truth(kind).apply(MOVING), MOVING, kind)
    np.testing.assert_allclose(made["transform"].matrix_lps, truth(kind).matrix_lps, atol=1e-9)
    assert made["report"].columns[2].values[-1] == 0


@pytest.mark.parametrize(
    ("kind", "itk"), [("rigid", sitk.VersorRigid3DTransform()), ("affine", sitk.AffineTransform(3))]
)
def test_landmarks_with_error_give_what_itk_gives(kind, itk):
    fixed = truth(kind).apply(MOVING) + np.random.default_rng(3).normal(0, 2.0, MOVING.shape)
    theirs = sitk.LandmarkBasedTransformInitializer(itk, fixed.ravel().tolist(), MOVING.ravel().tolist())
    expected = [theirs.TransformPoint(point.tolist()) for point in fixed]  # from fixed to moving
    if kind == "rigid":
        found = register(fixed, MOVING, kind)["transform"].to_moving(fixed)
    else:  # ITK makes the distances small in the moving image
        found = register(MOVING, fixed, kind)["transform"].apply(fixed)
    np.testing.assert_allclose(found, expected, atol=1e-4)


def test_a_mirrored_set_is_never_answered_by_a_reflection():
    mirrored = MOVING * (-1, 1, 1)
    made = register(mirrored, MOVING, "rigid")["transform"]
    assert np.linalg.det(made.matrix_lps) == pytest.approx(1.0)


def evaluated(transform: Transform, fixed: np.ndarray, moving: np.ndarray):
    tool = evaluate.TOOL
    return tool.function(
        transform=transform,
        fixed_points=Curve(fixed),
        moving_points=Curve(moving),
        parameters=tool.parse({}),
        task=Task(),
    )


def test_the_table_names_each_landmark_and_the_mean_and_largest_distance():
    fixed = np.add(MOVING, (3.0, 0, 0))
    fixed[2] += (0, 4.0, 0)
    made = evaluated(Transform(np.eye(4)), fixed, MOVING)
    rows = {row[0]: row[1:] for row in made["report"].rows()}
    assert rows["1"] == (3.0, 3.0) and rows["3"] == (5.0, 5.0) and rows["largest"] == (5.0, 5.0)
    assert rows["mean"][1] == pytest.approx((6 * 3 + 5) / 7, abs=1e-3)
    assert rows["root mean square"][1] == pytest.approx(np.sqrt((6 * 9 + 25) / 7), abs=1e-3)
    assert made["deformation"] is None


def test_a_deformation_is_evaluated_with_its_folding():
    grid = Grid.axial((4, 4, 4), (60.0, 60.0, 60.0), (-90.0, -90.0, -90.0))
    shift = np.broadcast_to((5.0, 0.0, 0.0), (4, 4, 4, 3))
    bent = Deformation(np.eye(4), displacements_mm=shift, grid=grid)
    made = evaluated(bent, MOVING, np.add(MOVING, (5.0, 0, 0)))
    assert made["report"].columns[1].values[0] == 5.0 and made["report"].columns[2].values[-1] == 0
    assert made["deformation"].columns[5].values == (0.0,)


@pytest.mark.parametrize(
    ("fixed", "kind", "code"),
    [
        (MOVING[:5], "rigid", "REGISTRATION-POINTS-UNEQUAL"),
        (MOVING[:2], "rigid", "REGISTRATION-POINTS-FEW"),
        (MOVING[:3], "affine", "REGISTRATION-POINTS-FEW"),
        (np.outer(np.arange(5.0), [1, 2, 3]), "rigid", "REGISTRATION-POINTS-DEGENERATE"),
        (np.zeros((5, 3)), "similarity", "REGISTRATION-POINTS-DEGENERATE"),
        (MOVING[:5] * (1, 1, 0), "affine", "REGISTRATION-POINTS-DEGENERATE"),
    ],
    ids=["unequal", "two", "three for affine", "one line", "one place", "one plane for affine"],
)
def test_landmarks_that_do_not_suffice_are_refused(fixed, kind, code):
    moving = MOVING[:6] if code.endswith("UNEQUAL") else fixed
    with pytest.raises(CTSuiteError) as caught:
        register(fixed, moving, kind)
    assert caught.value.code == code
