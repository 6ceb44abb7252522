"""The body phantom: its truth, and that its parts do not spoil it."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest
from scipy.ndimage import label

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.volume import Volume
from ctsuite.phantom.body import BodyParameters, body
from ctsuite.phantom.phantom import Phantom
from ctsuite.phantom.raster import fill
from ctsuite.phantom.scene import Scene
from ctsuite.phantom.shapes.difference import Difference
from ctsuite.phantom.shapes.shape import Placed, Shape
from ctsuite.phantom.shapes.sweep import Sweep
from ctsuite.phantom.structure import Structure

BONE_HU = 226
SMALL = BodyParameters(region="hips", scale=0.4, pixel_spacing_mm=2.4, slice_spacing_mm=3.0)
# airways run into the lungs, iliac arteries begin in the aorta
WITHIN_OTHERS = ("airway", "iliac_left", "iliac_right")


def _hash(phantom: Phantom) -> str:
    return hashlib.sha256(phantom.volume().array.tobytes()).hexdigest()


def _share(structure: Structure, grid: Grid) -> np.ndarray:
    share = np.zeros(grid.shape, np.float32)
    for where, part in fill(structure.pieces, grid):
        if part is None:
            share[where] = 1
        else:
            share.reshape(-1)[where] = part
    return share


def _measured(phantom: Phantom) -> dict[str, float]:
    return {item["key"]: item["value"] for item in phantom.truth()["measurements"]}


def test_the_same_parameters_give_the_same_body_bit_for_bit() -> None:
    assert _hash(body(SMALL)) == _hash(body(SMALL))
    assert json.dumps(body(SMALL).truth()) == json.dumps(body(SMALL).truth())


def test_another_seed_gives_another_body_and_other_identifiers() -> None:
    first, other = body(SMALL), body(BodyParameters(**{**vars(SMALL), "seed": 1}))
    assert _measured(first) != _measured(other)
    assert first.identity.series_uid != other.identity.series_uid


def test_thresholding_finds_the_true_bone_volume(hips: Phantom, hips_volume: Volume) -> None:
    bone = hips_volume.array >= BONE_HU
    found = np.count_nonzero(bone) * hips.grid.voxel_volume_mm3 / 1000
    assert found == pytest.approx(hips.truth()["totals"]["bone_volume_ml"], rel=0.01)


def test_thresholding_finds_the_true_number_of_separate_bones(hips: Phantom, hips_image: np.ndarray) -> None:
    count = label(hips_image >= BONE_HU)[1]
    assert count == hips.truth()["totals"]["bone_components"] == 8


def test_thresholding_finds_the_true_extents(hips: Phantom, hips_image: np.ndarray) -> None:
    points = hips.grid.index_to_lps(np.argwhere(hips_image >= BONE_HU)[:, ::-1])
    extents = hips.truth()["extents"]["bones"]
    for axis, letter in enumerate("LP"):
        low, high = np.array(extents[letter]["anchors_lps_mm"])
        assert extents[letter]["value_mm"] == pytest.approx(high[axis] - low[axis], abs=1e-3)
        found = np.ptp(points[:, axis]) + hips.grid.spacing_mm[axis]
        assert found == pytest.approx(extents[letter]["value_mm"], abs=1.5 * hips.grid.spacing_mm[axis])
    assert extents["S"]["value_mm"] is None, "the scan ends in the thigh"


def test_every_volume_of_the_truth_is_met_by_the_label_map(hips: Phantom) -> None:
    labels = hips.labels()
    known = [item for item in hips.truth()["structures"] if item["volume_ml"] is not None]
    assert len(known) >= 8
    for item in known:
        assert labels.volume_ml(item["label"]) == pytest.approx(item["volume_ml"], rel=0.02), item["name"]


def test_a_femur_cut_by_the_scan_has_the_volume_of_its_part(hips: Phantom) -> None:
    for side in ("left", "right"):
        femur = hips.scene.structure(f"femur_{side}")
        assert not femur.within(hips.grid)
        counted = _share(femur, hips.grid).sum(dtype=float) * hips.grid.voxel_volume_mm3
        assert femur.volume_mm3(hips.grid) == pytest.approx(counted, rel=0.002)


def test_the_fracture_gap_and_the_neck_shaft_angle_are_in_the_truth(hips: Phantom) -> None:
    found = _measured(hips)
    assert found["fracture_gap"] == pytest.approx(4.0)
    for side in ("left", "right"):
        assert 120 < found[f"femur_{side}_neck_shaft_angle"] < 135
        axis = hips.scene.structure(f"femur_{side}").centrelines[0].points_lps_mm
        neck, shaft = axis[10] - axis[2], axis[-1] - axis[-40]
        cosine = -neck @ shaft / np.linalg.norm(neck) / np.linalg.norm(shaft)
        assert np.degrees(np.arccos(cosine)) == pytest.approx(
            found[f"femur_{side}_neck_shaft_angle"], abs=0.05
        )


def test_the_gap_is_seen_along_the_shaft(hips: Phantom) -> None:
    middle, shaft = (
        hips.scene.landmarks["fracture"],
        hips.scene.structure("femur_left").centrelines[0].points_lps_mm,
    )
    along = (shaft[-1] - shaft[-40]) / np.linalg.norm(shaft[-1] - shaft[-40])
    line = middle + np.linspace(-12, 12, 481)[:, None] * along
    fragments = hips.scene.structure("femur_left").pieces
    inside = np.min([piece.distance(line) for piece in fragments], axis=0) < 0
    assert np.count_nonzero(~inside) * 0.05 == pytest.approx(4.0, abs=0.1)


def test_landmarks_lie_in_the_structures_they_name(whole: Phantom) -> None:
    landmarks = {item["name"]: np.array([item["point_lps_mm"]]) for item in whole.truth()["landmarks"]}
    owners = {f"vertebra_{level}_centre": f"vertebra_{level}" for level in ("T1", "T7", "L1", "L5")}
    for side in ("left", "right"):
        owners[f"femur_{side}_head_centre"] = f"femur_{side}"
        owners[f"femur_{side}_shaft_middle"] = f"femur_{side}"
        owners[f"hip_{side}_crest"] = f"hip_{side}"
    owners["carina"] = "airway"
    for landmark, owner in owners.items():
        pieces = whole.scene.structure(owner).pieces
        assert min(float(piece.distance(landmarks[landmark])[0]) for piece in pieces) < 0, landmark


@pytest.fixture(scope="module")
def shares(whole: Phantom) -> dict[str, np.ndarray]:
    """How much of each voxel the structures fill that must not overlap, by key."""
    shared = {"skin", "fat", "muscle", *WITHIN_OTHERS}
    truth = [
        structure for structure in whole.scene.structures if structure.label and structure.key not in shared
    ]
    return {structure.key: _share(structure, whole.grid) for structure in truth}


def test_structures_of_the_truth_do_not_overlap(whole: Phantom, shares: dict[str, np.ndarray]) -> None:
    total = sum(shares.values(), np.zeros(whole.grid.shape, np.float32))
    over = np.clip(total - 1, 0, None).sum() * whole.grid.voxel_volume_mm3 / 1000
    # two rounded surfaces a few millimetres apart may share a voxel of 4 mm, but never more than fills it
    assert over < 0.05, f"{over:.2f} mL are claimed twice"


def test_bones_lie_in_muscle(whole: Phantom, shares: dict[str, np.ndarray]) -> None:
    soft = tuple(structure for structure in whole.scene.structures if not structure.bone)
    around = Scene("soft", soft).render(whole.grid)
    off = total = 0
    for bone in (structure for structure in whole.scene.structures if structure.bone):
        share = shares[bone.key]
        shell = around[(share > 0.02) & (share < 0.98)]
        off += np.count_nonzero((shell < 0) | (shell > 100))
        total += shell.size
    assert off < 0.02 * total


def test_no_solid_is_bent_more_than_its_section_allows(whole: Phantom) -> None:
    checked = 0
    for structure in whole.scene.structures:
        if not structure.label or not structure.additive:
            continue
        for piece in structure.pieces:
            sweep = _inner(piece)
            if isinstance(sweep, Sweep) and not sweep.path.is_straight:
                path = sweep.path
                bend = np.gradient(path.tangents, path.step_mm, axis=0)
                reach = np.hypot(
                    (bend * path.first).sum(1) * sweep.a_mm, (bend * path.second).sum(1) * sweep.b_mm
                )
                assert reach.max() < 0.97, structure.name
                checked += 1
    assert checked > 40


def _inner(shape: Shape) -> Shape:
    if isinstance(shape, Placed):
        return _inner(shape.shape)
    return _inner(shape.outer) if isinstance(shape, Difference) else shape


def test_the_airway_tree_has_four_generations_that_taper(whole: Phantom) -> None:
    lengths = [key for key in _measured(whole) if key.startswith("airway_") and key.endswith("_length")]
    assert len(lengths) == 14, "15 branches, of which the scan cuts the trachea"
    angles = [key for key in _measured(whole) if key.startswith("airway_") and key.endswith("_angle")]
    assert len(angles) == 7
    cones = whole.scene.structure("airway").pieces
    assert len(cones) == 1 + 2 + 4 + 8
    assert all(cone.shape.start_radius_mm > cone.shape.end_radius_mm for cone in cones)
    curves = {curve.name: curve for curve in whole.scene.structure("airway").centrelines}
    child = curves["Right lower posterior bronchus"].points_lps_mm[0]
    np.testing.assert_allclose(child, curves["Right lower bronchus"].points_lps_mm[1])


def test_the_aorta_has_a_centreline_of_its_length(whole: Phantom) -> None:
    curve = whole.scene.structure("aorta").centrelines[0]
    assert curve.length_mm == pytest.approx(_measured(whole)["aorta_length"], rel=1e-3)
    assert curve.radius_mm[0] > curve.radius_mm[-1]


def test_the_body_stands_off_axis_and_off_centre(whole: Phantom) -> None:
    points = {item["name"]: np.array(item["point_lps_mm"]) for item in whole.truth()["landmarks"]}
    heads = points["femur_left_head_centre"] - points["femur_right_head_centre"]
    assert np.all(np.abs(heads / np.linalg.norm(heads))[1:] > 0.02)
    spine = points["vertebra_T1_centre"] - points["vertebra_L5_centre"]
    assert np.all(np.abs(spine / np.linalg.norm(spine))[:2] > 0.02)
    low, high = whole.scene.structure("skin").bounds_mm
    assert np.all(np.abs((low + high)[:2] / 2 - np.array(whole.grid.centre_lps_mm[:2])) > 3)


@pytest.mark.parametrize(("region", "bones"), [("whole", 47), ("trunk", 47), ("chest", 38), ("hips", 7)])
def test_every_region_has_a_true_total_of_its_bones(region: str, bones: int) -> None:
    truth = body(BodyParameters(region=region, pixel_spacing_mm=3.0, slice_spacing_mm=4.0)).truth()
    assert truth["totals"]["bone_count"] == bones
    assert truth["totals"]["bone_volume_ml"] > 50


@pytest.mark.parametrize("region", ["chest", "hips"])
def test_the_total_of_a_region_is_what_its_bones_fill(region: str) -> None:
    phantom = body(BodyParameters(region=region, pixel_spacing_mm=2.0, slice_spacing_mm=2.5))
    bones = [structure for structure in phantom.scene.structures if structure.bone]
    filled = sum(_share(bone, phantom.grid).sum(dtype=float) for bone in bones)
    total = phantom.truth()["totals"]["bone_volume_ml"]
    assert filled * phantom.grid.voxel_volume_mm3 / 1000 == pytest.approx(total, rel=0.004)


def test_the_contrast_agent_brightens_blood_and_kidneys_but_not_bone() -> None:
    plain, bright = (body(BodyParameters(contrast=phase)).scene for phase in ("none", "arterial"))
    assert plain.structure("aorta").hu < 60 and bright.structure("aorta").hu > 300
    assert bright.structure("kidney_left").hu > plain.structure("kidney_left").hu + 100
    assert plain.structure("femur_left").hu == bright.structure("femur_left").hu


def test_bone_is_within_twenty_of_four_hundred_hounsfield_units(whole: Phantom) -> None:
    values = {structure.hu for structure in whole.scene.structures if structure.bone}
    assert min(values) >= 380 and max(values) <= 420 and len(values) > 3


def test_a_whole_femur_is_one_piece_without_a_fracture() -> None:
    phantom = body(BodyParameters(fracture_gap_mm=0.0))
    assert len(phantom.scene.structure("femur_left").pieces) == 1
    assert "fracture_gap" not in _measured(phantom)
    totals = phantom.truth()["totals"]
    assert totals["bone_components"] == totals["bone_count"]


def test_every_label_value_is_used_once(whole: Phantom) -> None:
    values = [structure.label for structure in whole.scene.structures if structure.label]
    assert len(values) == len(set(values)) and max(values) < 256
    codes = [item["type"] for item in whole.truth()["structures"]]
    assert all(code["CodingSchemeDesignator"] == "SCT" for code in codes)


def test_a_body_too_large_to_hold_is_refused() -> None:
    with pytest.raises(CTSuiteError) as caught:
        body(BodyParameters(scale=1.3, pixel_spacing_mm=0.3, slice_spacing_mm=0.3))
    assert caught.value.code == "PHANTOM-TOO-LARGE"
