"""Images along a curve: to the patient and back, isometry, doubtful parts, and what a volume keeps."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.curved import Status
from ctsuite.core.curved_image import (
    CURVED_REFORMATION,
    SPATIAL_TRANSFORM,
    STRAIGHTENED,
    STRETCHED,
    VOLUME,
    CurvedImage,
)
from ctsuite.core.errors import CTSuiteError

KINDS = (STRAIGHTENED, STRETCHED, VOLUME)


def winding(height: float = 120.0) -> Curve:
    z = np.linspace(0, height, 90)
    return Curve(np.stack([14 * np.sin(z / 18), 9 * np.cos(z / 25), -z], -1), name="Winding")


def positions(image: CurvedImage, spacing: float) -> NDArray[np.float64]:
    grid = image.grid(spacing)
    k, j, i = np.indices(grid.shape)
    return grid.index_to_lps(np.stack([i, j, k], -1))


@pytest.fixture(params=KINDS)
def image(request: pytest.FixtureRequest) -> CurvedImage:
    return CurvedImage.of_curve(winding(), request.param, 16.0, rotation_deg=30.0)


def test_positions_come_back_from_the_patient(image: CurvedImage) -> None:
    placed = positions(image, 2.0)
    found = image.from_lps(image.to_lps(placed))
    assert found.unique.mean() > 0.99
    np.testing.assert_allclose(image.positions(found.suv_mm)[found.unique], placed[found.unique], atol=1e-3)


def test_nothing_is_mirrored(image: CurvedImage) -> None:
    """The derivatives of the patient's position by x, y, z of the image are right-handed."""
    middle = positions(image, 2.0).reshape(-1, 3).mean(axis=0)
    steps = [image.to_lps(middle + 0.01 * e) - image.to_lps(middle - 0.01 * e) for e in np.eye(3)]
    assert np.linalg.det(np.stack(steps, -1)) > 0


@pytest.mark.parametrize("kind", [STRAIGHTENED, STRETCHED])
def test_the_right_side_is_the_patients_left_at_the_start(kind: str) -> None:
    image = CurvedImage.of_curve(winding(), kind, 16.0)
    step = image.to_lps([1.0, 0.0, 0.0]) - image.to_lps([0.0, 0.0, 0.0])
    assert step[0] > 0.7
    behind = image.rotated(180.0)
    step = behind.to_lps([1.0, 0.0, 0.0]) - behind.to_lps([0.0, 0.0, 0.0])
    assert step[0] < -0.7


def test_every_length_in_a_stretched_image_is_true() -> None:
    image = CurvedImage.of_curve(winding(), STRETCHED, 30.0, rotation_deg=70.0)
    random = np.random.default_rng(2)
    low, high = image.u_mm
    for _ in range(20):
        x, y = random.uniform(low, high, 2), random.uniform(0, image.frame.length_mm, 2)
        path = np.stack([x, y, 0 * x], -1)
        drawn = np.linalg.norm(path[1] - path[0])
        fine = image.to_lps(np.linspace(path[0], path[1], 3000))
        true = np.linalg.norm(np.diff(fine, axis=0), axis=1).sum()
        assert true == pytest.approx(drawn, rel=1e-3)
        assert image.path_length_mm(path) == pytest.approx(true, rel=1e-3)


def test_the_whole_curve_lies_on_a_stretched_surface_with_its_length() -> None:
    image = CurvedImage.of_curve(winding(), STRETCHED, 10.0, rotation_deg=40.0)
    found = image.from_lps(winding().points_lps_mm)
    assert found.unique.all()
    assert np.abs(found.suv_mm[:, 2]).max() < 0.01
    drawn = np.linalg.norm(np.diff(image.positions(found.suv_mm), axis=0), axis=1).sum()
    assert drawn == pytest.approx(image.axis_length_mm, rel=1e-3)


def test_lengths_beside_the_axis_of_a_straightened_image_are_not_those_on_screen() -> None:
    angle = np.linspace(0, 2.5, 80)
    image = CurvedImage.of_curve(
        Curve(60 * np.stack([np.sin(angle), np.cos(angle), 0 * angle], -1)), width_mm=20
    )
    drawn = [[7.0, 60.0, 0.0], [7.0, 90.0, 0.0]]
    shown = {round(image.rotated(turn).path_length_mm(drawn), 1) for turn in (90.0, -90.0)}
    assert {round(image.rotated(turn).path_length_mm(drawn), 1) for turn in (0.0, 180.0)} | shown == {
        26.5,
        30.0,
        33.5,
    }


def test_the_attributes_of_a_volume_hold_the_whole_mapping(image: CurvedImage) -> None:
    again = CurvedImage.of(json.loads(json.dumps(image.attributes())))
    assert again is not None
    placed = positions(image, 4.0)
    np.testing.assert_array_equal(again.to_lps(placed), image.to_lps(placed))
    assert image.attributes()[SPATIAL_TRANSFORM].startswith(("curved planar", "straightened volume"))


def test_a_volume_that_is_not_bent_has_no_mapping() -> None:
    assert CurvedImage.of({"Modality": "CT"}) is None


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "{",
        "[]",
        "{}",
        '{"kind": "other", "points_lps_mm": [[0,0,0],[1,1,1]], "closed": false}',
        '{"kind": "stretched", "points_lps_mm": [[0,0,0],[1,1,1]], "closed": false, "rotation_deg": "left"}',
        '{"kind": "stretched", "points_lps_mm": [[0,0,0],[1,1,1]], "closed": false, "colour": 1}',
    ],
)
def test_a_damaged_mapping_is_refused(text: str | None) -> None:
    kept = {
        SPATIAL_TRANSFORM: "straightened volume",
        **({CURVED_REFORMATION: text} if text is not None else {}),
    }
    with pytest.raises(CTSuiteError) as caught:
        CurvedImage.of(kept)
    assert caught.value.code == "CURVE-MAPPING-UNREADABLE"


def test_beyond_the_centre_of_a_bend_an_image_is_folded_and_before_it_doubtful() -> None:
    """A ring of radius 20: from the centre on, what is shown is shown from the other side, too."""
    angle = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    ring = Curve(20 * np.stack([np.cos(angle), np.sin(angle), 0 * angle], -1), closed=True)
    image = CurvedImage.of_curve(ring, width_mm=50.0, rotation_deg=180.0)
    s, v = 30.0, image.frame.vectors(30.0)
    inwards = -v[0] / np.linalg.norm(v[0])
    turned = image.rotated(180.0 + np.degrees(np.arctan2(inwards @ v[3], inwards @ v[2])))
    depth = np.array([-10.0, 5.0, 14.0, 16.0, 19.0, 21.0, 24.0])
    folded, elsewhere = turned.doubtful(np.stack([depth, 0 * depth + s, 0 * depth], -1))
    np.testing.assert_array_equal(folded, depth > 20)
    # the far side of the ring is 40 away: within 25 mm of the axis there from 15 mm on
    np.testing.assert_array_equal(elsewhere, (depth > 15) & (depth < 20))


def test_a_slab_is_folded_where_either_of_its_faces_is() -> None:
    angle = np.linspace(0, 1.5, 60)
    arc = Curve(20 * np.stack([np.cos(angle), np.sin(angle), 0 * angle], -1))
    for slab, expected in ((10.0, False), (50.0, True)):
        image = CurvedImage.of_curve(arc, width_mm=4.0, rotation_deg=90.0, slab_mm=slab)
        folded, _ = image.doubtful([[0.0, 15.0, 0.0]])
        assert bool(folded[0]) is expected


@pytest.mark.parametrize(
    ("width", "slab"), [(0.0, 0.0), (-5.0, 0.0), (np.nan, 0.0), (10.0, -1.0), (10.0, np.inf)]
)
def test_no_width_is_refused(width: float, slab: float) -> None:
    with pytest.raises(CTSuiteError) as caught:
        CurvedImage.of_curve(winding(), STRAIGHTENED, width, slab_mm=slab)
    assert caught.value.code == "CURVE-NO-WIDTH"


def test_a_straight_curve_can_be_stretched_and_points_beside_its_surface_are_outside() -> None:
    image = CurvedImage.of_curve(Curve(np.array([[0.0, 0, 0], [0, 0, -80]])), STRETCHED, 20.0)
    np.testing.assert_allclose(image.to_lps([5.0, 30.0, 0.0]), [5.0, 0.0, -30.0], atol=1e-9)
    status = image.from_lps([[5.0, 0.1, -30.0], [5.0, 4.0, -30.0], [15.0, 0.0, -30.0]]).status
    assert list(status) == [Status.UNIQUE, Status.OUTSIDE, Status.OUTSIDE]


def test_a_ring_can_be_stretched_though_it_comes_back() -> None:
    angle = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    ring = Curve(20 * np.stack([np.cos(angle), 0 * angle, np.sin(angle)], -1), closed=True)
    image = CurvedImage.of_curve(ring, STRETCHED, 10.0)
    # the width is the normal of the ring
    assert image.frame.length_mm == pytest.approx(2 * np.pi * 20, rel=1e-3)
    assert image.from_lps(image.to_lps(positions(image, 2.0))).unique.all()
