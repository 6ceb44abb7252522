"""Curved frames against curves whose truth is known: both maps, lengths and doubtful places."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame, Status
from ctsuite.core.errors import CTSuiteError
from ctsuite.phantom.vessels import TortuousParameters, tortuous_phantom

Float = NDArray[np.float64]


def arc(radius: float, degrees: float, step_mm: float = 2.0, closed: bool = False) -> Curve:
    """A circular arc in an oblique plane."""
    count = int(np.radians(degrees) * radius / step_mm) + 1
    angle = np.radians(degrees) * np.linspace(0, 1, count, endpoint=not closed)
    one, two = np.array([0.6, 0.0, 0.8]), np.array([0.0, 1.0, 0.0])
    return Curve(radius * (np.cos(angle)[:, None] * one + np.sin(angle)[:, None] * two), closed)


def helix(radius: float = 40.0, pitch: float = 60.0, turns: float = 2.0) -> Curve:
    angle = 2 * np.pi * turns * np.linspace(0, 1, int(130 * turns) + 1)
    rise = pitch * angle / (2 * np.pi)
    return Curve(np.stack([radius * np.cos(angle), radius * np.sin(angle), rise], -1))


def vessel() -> tuple[Curve, float]:
    """The course of a winding phantom vessel, and its length by quadrature."""
    scene = tortuous_phantom(TortuousParameters()).scene
    (curve,) = next(each.centrelines for each in scene.structures if each.centrelines)
    return curve, next(each.measurement.value for each in scene.gauges)


def inside_tube(frame: CurvedFrame, radius: float, count: int = 4000) -> Float:
    """Coordinates anywhere in a tube, the ends included."""
    random = np.random.default_rng(7)
    s = random.uniform(0, frame.length_mm, count)
    s[:20], s[20:40] = 0.0, frame.length_mm
    away, angle = radius * np.sqrt(random.random(count)), random.uniform(0, 2 * np.pi, count)
    return np.stack([s, away * np.cos(angle), away * np.sin(angle)], -1)


CURVES = {
    "arc of radius 60": (arc(60, 170), 60 * np.radians(170), 50.0),
    "arc of radius 30": (arc(30, 180), 30 * np.pi, 28.0),
    "helix": (helix(), 2 * np.hypot(2 * np.pi * 40, 60), 29.0),
    "winding vessel": (*vessel(), 12.0),
}


@pytest.fixture(params=CURVES, ids=str)
def known(request: pytest.FixtureRequest) -> tuple[CurvedFrame, float, float]:
    curve, length, radius = CURVES[request.param]
    return CurvedFrame.along(curve, rotation_deg=25.0), length, radius


def test_the_axis_is_as_long_as_the_curve(known) -> None:
    frame, length, _ = known
    assert frame.length_mm == pytest.approx(length, rel=1e-4)


def test_the_parameter_of_the_axis_is_its_arc_length(known) -> None:
    frame, _, _ = known
    s = np.linspace(0, frame.length_mm, 4001)
    steps = np.linalg.norm(np.diff(frame.vectors(s)[0], axis=0), axis=1)
    np.testing.assert_allclose(steps, s[1], rtol=2e-4)


def test_inverse_and_forward_agree_wherever_a_point_is_unique(known) -> None:
    frame, _, radius = known
    suv = inside_tube(frame, radius)
    found = frame.inverse(frame.forward(suv), radius + 1e-6)
    assert found.unique.mean() > 0.97
    assert (found.status != Status.OUTSIDE).all()
    np.testing.assert_allclose(found.suv_mm[found.unique], suv[found.unique], atol=1e-3)


def test_no_point_is_unique_that_a_fine_search_finds_twice(known) -> None:
    """The truth is a search over the whole axis in steps of 0.01 mm, refined by nothing."""
    frame, _, radius = known
    radius *= 1.4
    points = frame.forward(inside_tube(frame, radius, 400))
    fine = np.arange(0, frame.length_mm + 0.01, 0.01)
    place, tangent = frame.vectors(np.minimum(fine, frame.length_mm))[:2]
    found = frame.inverse(points, radius)
    for point, status in zip(points, found.status, strict=True):
        height = ((point - place) * tangent).sum(axis=1)
        crossing = np.flatnonzero((height[:-1] >= 0) != (height[1:] >= 0))
        near = np.linalg.norm(point - place[crossing], axis=1)
        if status == Status.UNIQUE:
            assert (near < radius - 0.05).sum() <= 1


def test_the_jacobian_is_the_derivative_of_the_forward_map(known) -> None:
    frame, _, radius = known
    suv = inside_tube(frame, radius, 200)
    suv[:, 0] = np.clip(suv[:, 0], 0.01, frame.length_mm - 0.01)
    h = 1e-4
    steps = [(frame.forward(suv + h * e) - frame.forward(suv - h * e)) / (2 * h) for e in np.eye(3)]
    np.testing.assert_allclose(frame.jacobian(suv), np.stack(steps, -1), atol=2e-4)
    np.testing.assert_allclose(np.linalg.det(frame.jacobian(suv)), frame.stretch(suv), atol=1e-9)
    np.testing.assert_allclose(np.linalg.det(frame.metric(suv)), frame.stretch(suv) ** 2, atol=1e-6)


@pytest.mark.parametrize(("radius", "outer", "inner"), [(60.0, 33.5, 26.5), (30.0, 37.0, 23.0)])
def test_a_ruler_beside_the_axis_has_its_true_length(radius: float, outer: float, inner: float) -> None:
    frame = CurvedFrame.along(arc(radius, 150))
    middle = frame.length_mm / 2
    place, _, across, _, _ = frame.vectors(middle)
    # turned so that the first direction points away from the centre of the arc
    centred = frame.rotated(np.degrees(np.arctan2(place @ frame.vectors(middle)[3], place @ across)))
    for away, expected in ((7.0, outer), (-7.0, inner)):
        path = [[middle - 15, away, 0], [middle + 15, away, 0]]
        assert centred.path_length_mm(path) == pytest.approx(expected, rel=1e-3)


def test_a_path_across_everything_is_as_long_as_its_fine_polyline(known) -> None:
    frame, _, radius = known
    path = inside_tube(frame, radius, 60)[40:46]
    fine = np.concatenate([np.linspace(a, b, 4000) for a, b in pairwise(path)])
    truth = np.linalg.norm(np.diff(frame.forward(fine), axis=0), axis=1).sum()
    assert frame.path_length_mm(path) == pytest.approx(truth, rel=1e-4)


def test_the_frame_neither_turns_nor_flips_on_a_flat_s_bend() -> None:
    x = np.linspace(0, 200, 101)
    frame = CurvedFrame.along(Curve(np.stack([30 * np.sin(x / 25), 0 * x, x], -1)), up_lps=(0, 1, 0))
    across = frame.vectors(np.linspace(0, frame.length_mm, 500))[2]
    np.testing.assert_allclose(across, np.broadcast_to([0.0, 1.0, 0.0], across.shape), atol=1e-9)


def test_the_frame_turns_about_a_helix_as_the_torsion_says() -> None:
    """The Frenet normal turns by the torsion: what does not turn falls behind by its integral."""
    radius, pitch = 40.0, 60.0
    frame = CurvedFrame.along(helix(radius, pitch))
    rise = pitch / (2 * np.pi)
    torsion = rise / (radius**2 + rise**2)
    s = np.array([0.2, 0.8]) * frame.length_mm
    _, _, u, v, bend = frame.vectors(s)
    angle = np.arctan2((bend * v).sum(1), (bend * u).sum(1))
    expected = torsion * (s[1] - s[0])
    assert np.mod(angle[1] - angle[0] - expected + np.pi, 2 * np.pi) - np.pi == pytest.approx(0, abs=2e-3)


def test_a_ring_closes_and_says_how_much_it_was_turned() -> None:
    angle = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    bent = np.stack([30 * np.cos(angle), 30 * np.sin(angle), 12 * np.sin(2 * angle + 0.4)], -1)
    bent[:, 0] += 6 * np.cos(3 * angle)
    frame = CurvedFrame.along(Curve(bent, closed=True))
    ends = frame.vectors(np.array([1e-7, frame.length_mm - 1e-7]))
    for each in ends:
        np.testing.assert_allclose(each[0], each[1], atol=1e-4)
    assert abs(frame.closing_twist_deg) > 0.5
    suv = inside_tube(frame, 8.0, 2000)
    suv[:, 0] %= frame.length_mm
    found = frame.inverse(frame.forward(suv), 8.0 + 1e-6)
    assert found.unique.mean() > 0.99
    apart = np.abs(found.suv_mm - suv)[found.unique]
    apart[:, 0] = np.minimum(apart[:, 0], frame.length_mm - apart[:, 0])
    assert apart.max() < 0.01


def test_rotation_turns_from_the_first_direction_to_the_second() -> None:
    frame = CurvedFrame.along(helix())
    s = np.linspace(0, frame.length_mm, 20)
    _, tangent, first, second, _ = frame.vectors(s)
    _, _, turned, _, _ = frame.rotated(90.0).vectors(s)
    np.testing.assert_allclose(turned, second, atol=1e-9)
    np.testing.assert_allclose(np.cross(tangent, first), second, atol=1e-9)


def test_the_centre_of_a_bend_and_what_lies_beyond_is_never_unique() -> None:
    frame = CurvedFrame.along(arc(30, 360, closed=True))
    centre = frame.vectors(np.linspace(0, frame.length_mm, 100, endpoint=False))[0].mean(axis=0)
    normal = np.array([-0.8, 0.0, 0.6])
    points = centre + np.linspace(-5, 5, 11)[:, None] * normal
    assert (frame.inverse(points, 40.0).status == Status.AMBIGUOUS).all()
    assert len(frame.places(centre + 0.5, 40.0)) == 2


def test_a_crossing_is_flagged_and_lists_both_places() -> None:
    t = np.linspace(-0.5, np.pi + 0.5, 160)
    frame = CurvedFrame.along(Curve(np.stack([60 * np.sin(2 * t), 60 * np.sin(t), 0 * t], -1)))
    near = frame.inverse([[0.0, 0.0, 0.0], [1.0, 0.5, 2.0]], 8.0)
    assert (near.status == Status.AMBIGUOUS).all()
    assert np.isnan(near.suv_mm).all()
    places = frame.places([1.0, 0.5, 2.0], 8.0)
    assert len(places) == 2
    np.testing.assert_allclose(frame.forward(places), [[1.0, 0.5, 2.0]] * 2, atol=1e-8)


def test_points_beyond_the_tube_and_unknown_points_are_outside() -> None:
    frame = CurvedFrame.along(arc(60, 90))
    away = frame.forward([[20.0, 12.0, 0.0], [-3.0, 0.0, 0.0], [frame.length_mm + 3, 1.0, 1.0]])
    points = np.vstack([away, [[np.nan, 0, 0]], [[np.inf, 0, 0]]])
    assert (frame.inverse(points, 10.0).status == Status.OUTSIDE).all()


def test_smoothing_takes_short_sways_away_and_keeps_long_bends() -> None:
    smooth = arc(60, 150, 1.0)
    noise = np.random.default_rng(3).normal(0, 0.4, smooth.points_lps_mm.shape)
    noise[[0, -1]] = 0.0  # ends stay where they are
    rough = Curve(smooth.points_lps_mm + noise)
    plain, kept = CurvedFrame.along(rough), CurvedFrame.along(rough, smoothing_mm=40.0)
    truth = 60 * np.radians(150)
    assert plain.length_mm > 1.05 * truth
    assert kept.length_mm == pytest.approx(truth, rel=5e-3)
    middle = kept.vectors(np.linspace(0.1, 0.9, 50) * kept.length_mm)[0]
    assert np.abs(np.linalg.norm(middle, axis=1) - 60).max() < 0.5


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ([], "CURVE-TOO-SHORT"),
        ([[1.0, 2, 3]], "CURVE-TOO-SHORT"),
        ([[1.0, 2, 3]] * 5, "CURVE-TOO-SHORT"),
        ([[1.0, 2, 3], [4, np.nan, 6]], "CURVE-NOT-NUMBERS"),
        ([[1.0, 2, 3], [4, np.inf, 6]], "CURVE-NOT-NUMBERS"),
    ],
)
def test_a_curve_that_is_none_is_refused(points: list[list[float]], code: str) -> None:
    with pytest.raises(CTSuiteError) as caught:
        CurvedFrame.along(Curve(np.array(points).reshape(-1, 3)))
    assert caught.value.code == code


def test_a_direction_along_the_curve_is_refused() -> None:
    with pytest.raises(CTSuiteError) as caught:
        CurvedFrame.along(Curve(np.array([[0.0, 0, 0], [0, 0, 9]])), up_lps=(0, 0, 1))
    assert caught.value.code == "CURVE-UP-ALONG"


def test_repeated_points_count_once() -> None:
    points = arc(60, 90).points_lps_mm
    frame = CurvedFrame.along(Curve(np.repeat(points, 3, axis=0)))
    assert frame.length_mm == pytest.approx(60 * np.pi / 2, rel=1e-5)


def test_two_points_make_a_straight_frame() -> None:
    frame = CurvedFrame.along(Curve(np.array([[0.0, 0, 0], [0, 0, 50]])))
    np.testing.assert_allclose(frame.forward([10.0, 3.0, 4.0]), [3.0, 4.0, 10.0], atol=1e-9)
    np.testing.assert_allclose(frame.inverse([3.0, 4.0, 10.0], 5.1).suv_mm, [10.0, 3.0, 4.0], atol=1e-9)


def test_a_place_is_followed_when_its_point_moves_a_little(known) -> None:
    frame = known[0]
    suv = inside_tube(frame, 6.0, 500)
    points = frame.forward(suv)
    moved = points + np.random.default_rng(3).normal(0, 0.3, points.shape)
    found = frame.near(moved, suv[:, 0])
    np.testing.assert_allclose(frame.forward(found), moved, atol=1e-8)
    assert np.abs(found - suv).max() < 5.0


def test_a_point_beyond_the_centre_of_a_bend_is_not_followed() -> None:
    frame = CurvedFrame.along(arc(10.0, 120.0))
    middle = frame.length_mm / 2
    place, _, _, _, bend = frame.vectors(middle)
    inwards = bend / np.linalg.norm(bend)
    assert np.isnan(frame.near(place + 12.0 * inwards, middle)).all()
    assert np.isfinite(frame.near(place + 8.0 * inwards, middle)).all()


def test_many_paths_have_the_lengths_that_each_has_alone(known) -> None:
    frame = known[0]
    paths = inside_tube(frame, 6.0, 200).reshape(50, 4, 3)
    lengths = frame.path_lengths_mm(paths)
    np.testing.assert_allclose(lengths, [frame.path_length_mm(path) for path in paths], rtol=1e-12)
