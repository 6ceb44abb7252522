"""Curved pictures and straightened volumes: values, doubtful parts, and what they say of themselves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import CurvedImage
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.i18n import say
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.cpr import planar, straighten
from ctsuite.ct.derived import write_series

SLOPE = np.array([7.0, -5.0, 3.0])


def field(points: np.ndarray) -> np.ndarray:
    """A linear function of the position: linear interpolation reproduces it."""
    return points @ SLOPE + 40


@pytest.fixture(scope="session")
def volume() -> Volume:
    turn = np.radians(12)
    axes = (
        (float(np.cos(turn)), float(-np.sin(turn)), 0.0),
        (float(np.sin(turn)), float(np.cos(turn)), 0.0),
        (0.0, 0.0, 1.0),
    )
    grid = Grid((50, 80, 90), (0.9, 0.9, 1.5), (-30.0, -44.0, -40.0), axes)
    k, j, i = np.indices(grid.shape)
    values = field(grid.index_to_lps(np.stack([i, j, k], -1))).astype(np.float32)
    known = {
        "Modality": "CT",
        "FrameOfReferenceUID": "1.2.3",
        "ImagePositionPatient": (0.0, 0.0, 0.0),
        "SOPInstanceUIDs": ("1", "2"),
    }
    return Volume(values, grid, attributes=known, name="Ramp")


@pytest.fixture(scope="session")
def curve(volume: Volume) -> Curve:
    """A gentle bend through the middle."""
    z = np.linspace(-25, 25, 40)
    middle = np.array(volume.grid.centre_lps_mm)
    return Curve(middle + np.stack([6 * np.sin(z / 16), 5 * np.cos(z / 18), z], -1), name="Bend")


def run(tool: Any, volume: Volume, curve: Curve, **values: Any) -> dict[str, Any]:
    return dict(
        tool.TOOL.function(volume=volume, curve=curve, parameters=tool.TOOL.parse(values), task=Task())
    )


def places(volume: Volume) -> np.ndarray:
    """Where the samples of a curved image lie in the patient, by its attributes alone."""
    image = CurvedImage.of(volume.attributes)
    assert image is not None
    k, j, i = np.indices(volume.grid.shape)
    return image.to_lps(volume.grid.index_to_lps(np.stack([i, j, k], -1)))


def value(result: dict[str, Any], name: str) -> Any:
    return next(column.values[0] for column in result["report"].columns if column.name == name)


CASES = {
    "straightened": (planar, {"rotation": 33.0}),
    "stretched": (planar, {"kind": "stretched", "rotation": -20.0}),
    "from the other end": (planar, {"reverse": True}),
    "volume": (straighten, {"rotation": 10.0, "spacing": 1.5}),
}


@pytest.fixture(params=CASES, ids=str)
def result(request: pytest.FixtureRequest, volume: Volume, curve: Curve) -> dict[str, Any]:
    tool, values = CASES[request.param]
    return run(tool, volume, curve, width=20.0, **values)


def test_every_sample_has_the_value_of_its_place(result: dict[str, Any]) -> None:
    made = result["volume"]
    assert made.array.size > 500
    inside = result["labels"].array != 3
    assert inside.all()
    np.testing.assert_allclose(made.array, field(places(made)), atol=2e-3)


def test_a_result_says_that_and_how_it_is_bent(result: dict[str, Any], volume: Volume) -> None:
    known = result["volume"].attributes
    assert known["SpatialTransform"]
    assert "CPR" in known[BADGE] or "Straightened" in known[BADGE]
    assert "lengths hold" in known[BADGE]
    for untrue in ("FrameOfReferenceUID", "ImagePositionPatient", "SOPInstanceUIDs"):
        assert untrue in volume.attributes and untrue not in known


def test_a_result_is_not_bent_again_and_not_written_as_a_series(
    result: dict[str, Any], curve: Curve, tmp_path: Any
) -> None:
    with pytest.raises(CTSuiteError) as caught:
        run(planar, result["volume"], curve)
    assert caught.value.code == "CPR-TWICE"
    with pytest.raises(CTSuiteError) as caught:
        write_series(result["volume"], tmp_path / "series")
    assert caught.value.code == "DERIVED-BENT"
    assert not (tmp_path / "series").exists()


@pytest.mark.parametrize(
    ("projection", "reduce"), [("maximum", np.max), ("minimum", np.min), ("mean", np.mean)]
)
def test_a_slab_projects_what_lies_across_the_picture(
    volume: Volume, curve: Curve, projection: str, reduce: Any
) -> None:
    made = run(planar, volume, curve, width=12.0, thickness=6.0, projection=projection)["volume"]
    image = CurvedImage.of(made.attributes)
    assert image is not None
    sheets = 7  # the least number at or below 0.9 mm apart
    depth = ((np.arange(sheets) + 0.5) / sheets - 0.5) * 6.0
    k, j, i = np.indices(made.grid.shape)
    flat = made.grid.index_to_lps(np.stack([i, j, k], -1))
    values = [field(image.to_lps(flat + np.array([0.0, 0.0, each]))) for each in depth]
    np.testing.assert_allclose(made.array, reduce(values, axis=0), atol=2e-3)
    assert "Slab of 6.0 mm" in made.attributes[BADGE]


def test_whole_numbers_stay_whole_numbers_and_outside_is_air_and_marked(volume: Volume, curve: Curve) -> None:
    whole = volume.with_array(np.rint(volume.array).astype(np.int16))
    longer = Curve(np.vstack([curve.points_lps_mm, curve.points_lps_mm[-1] + np.array([0.0, 0.0, 40.0])]))
    result = run(planar, whole, longer, width=10.0, outside=True)
    made, labels = result["volume"], result["labels"]
    assert made.array.dtype == np.int16
    outside = labels.array == 3
    assert 0.1 < outside.mean() < 0.6
    np.testing.assert_array_equal(outside, ~volume.grid.contains_lps(places(made)))
    assert (made.array[outside] == -1024).all() and (made.array[~outside] > -1024).all()
    assert value(result, "Outside the volume") == pytest.approx(100 * outside.mean())


def test_the_other_end_is_at_the_top_on_request(volume: Volume, curve: Curve) -> None:
    first = places(run(planar, volume, curve, width=4.0)["volume"])[0, 0].mean(axis=0)
    last = places(run(planar, volume, curve, width=4.0, reverse=True)["volume"])[0, 0].mean(axis=0)
    np.testing.assert_allclose(first, curve.points_lps_mm[0], atol=0.1)
    np.testing.assert_allclose(last, curve.points_lps_mm[-1], atol=0.1)


def tight_bend(volume: Volume) -> Curve:
    angle = np.linspace(0, np.pi, 40)
    middle = np.array(volume.grid.centre_lps_mm)
    return Curve(middle + 9 * np.stack([np.cos(angle), 0 * angle, np.sin(angle)], -1))


def test_what_lies_beyond_the_centre_of_a_bend_is_marked_as_folded(volume: Volume) -> None:
    bend = tight_bend(volume)
    result = run(planar, volume, bend, width=30.0)
    image = CurvedImage.of(result["volume"].attributes)
    assert image is not None
    folded = result["labels"].array == 1
    assert 0.05 < folded.mean() < 0.5
    # truth: where walking down the picture moves against the run of the curve
    lps = places(result["volume"])[0]
    walk = np.gradient(lps, axis=0)
    tangent = image.frame.vectors(np.arange(lps.shape[0]) * result["volume"].grid.spacing_mm[1])[1]
    against = (walk * tangent[:, None]).sum(-1) < 0
    inner = slice(2, -2)
    assert (folded[0][inner] == against[inner]).mean() > 0.98
    assert value(result, "10 mm along the picture are at least") == 0.0


def test_doubts_of_a_straightened_volume_are_those_of_its_samples(volume: Volume) -> None:
    result = run(straighten, volume, tight_bend(volume), width=24.0, spacing=1.0)
    labels: Labels = result["labels"]
    image = CurvedImage.of(result["volume"].attributes)
    assert image is not None
    k, j, i = np.indices(labels.grid.shape)
    folded, _ = image.doubtful(labels.grid.index_to_lps(np.stack([i, j, k], -1)))
    assert ((labels.array == 1) == folded).mean() > 0.9
    assert result["volume"].grid.shape == labels.grid.shape


def test_the_report_tells_length_and_sides(volume: Volume, curve: Curve) -> None:
    result = run(planar, volume, curve, width=20.0)
    assert value(result, "Length of the axis") == pytest.approx(curve.length_mm, rel=2e-3)
    assert value(result, "Right side at the start").startswith("L")
    assert value(
        run(planar, volume, curve, width=20.0, rotation=180.0), "Right side at the start"
    ).startswith("R")
    low = value(result, "10 mm along the picture are at least")
    high = value(result, "10 mm along the picture are at most")
    assert low < 10.0 < high


def test_the_badge_can_be_said_in_chinese(volume: Volume, curve: Curve) -> None:
    made = run(planar, volume, curve, width=20.0, rotation=45.0)["volume"]
    chinese = say(made.attributes[BADGE], "zh-CN")
    assert "45.0" in chinese and chinese != str(made.attributes[BADGE])


def test_a_curve_elsewhere_is_refused(volume: Volume, curve: Curve) -> None:
    away = Curve(curve.points_lps_mm + 500.0, name="Elsewhere")
    with pytest.raises(CTSuiteError) as caught:
        run(planar, volume, away)
    assert caught.value.code == "CPR-OUTSIDE"
    assert caught.value.values["mm"] == pytest.approx(curve.length_mm, rel=2e-3)
    with pytest.raises(CTSuiteError):
        run(planar, volume, away, outside=True)


@pytest.mark.parametrize("kind", ["straightened", "stretched"])
def test_a_curve_that_leaves_the_volume_is_refused_unless_parts_outside_are_allowed(
    volume: Volume, kind: str
) -> None:
    up = np.array([0.0, 0.0, 1.0])
    top = volume.grid.centre_lps_mm + 25 * 1.5 * up
    inside, leaves = (Curve(np.array([top - 30 * up, top + end * up])) for end in (-0.1, 30))
    assert value(run(planar, volume, inside, kind=kind), "Outside the volume") == 0.0
    with pytest.raises(CTSuiteError, match=r"30\.. of 60\.0 mm lie outside") as caught:
        run(planar, volume, leaves, kind=kind)
    assert caught.value.code == "CPR-OUTSIDE"
    allowed = run(planar, volume, leaves, kind=kind, outside=True)
    assert value(allowed, "Outside the volume") == pytest.approx(50.0, abs=3.0)


def eight(volume: Volume, lift_mm: float) -> Curve:
    """A figure of eight that passes over itself at a distance."""
    t = np.linspace(0.1, 2 * np.pi - 0.3, 80)
    lift = lift_mm * (t - np.pi) / np.pi
    points = np.stack([16 * np.sin(t), lift, 8 * np.sin(2 * t)], -1)
    return Curve(points - points.mean(axis=0) + volume.grid.centre_lps_mm, name="Eight")


@pytest.mark.parametrize("tool", [planar, straighten])
def test_a_curve_that_crosses_itself_is_refused(volume: Volume, tool: Any) -> None:
    points = np.array([[-20.0, 0, -14], [16, 0, 14], [18, 0, -12], [-20, 0, 16]])
    crossing = Curve(points + volume.grid.centre_lps_mm, name="Loop")
    with pytest.raises(CTSuiteError) as caught:
        run(tool, volume, crossing, width=4.0)
    assert caught.value.code == "CPR-CROSSES"
    frame = CurvedImage.of_curve(crossing).frame
    met = frame.vectors([caught.value.values["first"], caught.value.values["second"]])[0]
    assert np.linalg.norm(met[1] - met[0]) <= 0.09
    assert caught.value.values["second"] - caught.value.values["first"] > 30


def test_a_curve_that_only_passes_over_itself_is_drawn(volume: Volume) -> None:
    assert run(planar, volume, eight(volume, 2.0), width=4.0)["volume"].array.size > 0


@pytest.mark.parametrize("closed", [False, True])
def test_a_ring_that_meets_itself_at_its_ends_is_drawn(volume: Volume, closed: bool) -> None:
    angle = np.linspace(0, 2 * np.pi, 41)
    ring = 18 * np.stack([np.cos(angle), 0 * angle, np.sin(angle)], -1) + volume.grid.centre_lps_mm
    made = run(planar, volume, Curve(ring, closed), width=4.0)
    assert value(made, "Length of the axis") == pytest.approx(2 * np.pi * 18, rel=1e-3)


def test_too_many_samples_are_refused_before_they_are_made(volume: Volume, curve: Curve) -> None:
    with pytest.raises(CTSuiteError) as caught:
        run(straighten, volume, curve, width=400.0, spacing=0.05)
    assert caught.value.code == "CPR-LARGE"


def test_thick_slices_work(curve: Curve) -> None:
    grid = Grid((14, 60, 60), (1.0, 1.0, 5.0), (-20.0, -30.0, -40.0))
    k, j, i = np.indices(grid.shape)
    thick = Volume(field(grid.index_to_lps(np.stack([i, j, k], -1))).astype(np.float32), grid)
    centred = Curve(curve.points_lps_mm - curve.points_lps_mm.mean(axis=0) + grid.centre_lps_mm)
    made = run(planar, thick, centred, width=16.0)
    assert (made["labels"].array == 0).all()
    np.testing.assert_allclose(made["volume"].array, field(places(made["volume"])), atol=2e-3)
