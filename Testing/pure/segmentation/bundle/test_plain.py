"""The transforms that are computed without MONAI give its values to the last bit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from ctsuite.segmentation.bundle import build, card, plain

ADD = {"_target_": "EnsureChannelFirstd", "keys": "image"}
ENSURE = {"_target_": "EnsureTyped", "keys": "image"}
SCALE = {"_target_": "ScaleIntensityRanged", "keys": "image", "a_min": -1000, "a_max": 400.5}


def affine(*columns: tuple[float, float, float]) -> np.ndarray:
    """A 4x4 map whose axes run along the columns."""
    made = np.eye(4)
    made[:3, :3] = np.array(columns).T
    made[:3, 3] = 12.5, -40.25, 7.0
    return made


AFFINES = [
    affine((0.7, 0, 0), (0, 0.8, 0), (0, 0, 2.5)),
    affine((-0.7, 0, 0), (0, -0.8, 0), (0, 0, 2.5)),
    affine((0, -0.7, 0), (0, 0, -0.8), (2.5, 0, 0)),
    affine((0.6, 0.35, 0.1), (-0.3, 0.7, -0.2), (-0.4, 0.3, 2.4)),
]


@pytest.fixture
def values() -> np.ndarray:
    """CT numbers (i, j, k) as MONAI's reader gives them."""
    return np.random.default_rng(3).integers(-1100, 2000, (9, 7, 11)).astype(np.float32)


def by_monai(steps: list[dict[str, Any]], values: np.ndarray, onto: np.ndarray) -> Any:
    from monai.bundle import ConfigParser
    from monai.data import MetaTensor

    meta = {"original_channel_dim": float("nan"), "space": "RAS"}
    given: Any = {"image": MetaTensor(torch.from_numpy(values.copy()), torch.tensor(onto), meta)}
    for step in ConfigParser({"steps": steps}).get_parsed_content("steps"):
        given = step(given)
    return given["image"]


def here(steps: list[dict[str, Any]], values: np.ndarray, onto: np.ndarray) -> plain.Image:
    given: dict[str, Any] = {"image": plain.Image(values.copy(), onto)}
    for item in steps:
        step = plain.made(item["_target_"], {key: one for key, one in item.items() if key != "_target_"})
        given = given if step is None else step(given)
    return given["image"]


@pytest.mark.parametrize("onto", AFFINES, ids=["straight", "turned round", "permuted", "oblique"])
@pytest.mark.parametrize(
    "steps",
    [
        [ADD, {**SCALE, "b_min": -1, "b_max": 1, "clip": True}],
        [{**SCALE, "b_min": 0.0, "b_max": 1.0}, {"_target_": "EnsureChannelFirstD", "keys": ["image"]}],
        [ADD, {**SCALE}],
        [ADD, {"_target_": "NormalizeIntensityd", "keys": "image", "subtrahend": 73.1, "divisor": 0.3}],
        [ADD, {"_target_": "Orientationd", "keys": "image", "axcodes": "RAS"}],
        [ADD, {"_target_": "OrientationDict", "keys": "image", "axcodes": "LPS"}, ENSURE],
        [
            ADD,
            {"_target_": "Orientationd", "keys": "image", "axcodes": "SAL"},
            {**SCALE, "b_min": 0, "b_max": 1},
        ],
    ],
)
def test_values_and_place_are_those_of_monai(steps, onto, values) -> None:
    theirs, ours = by_monai(steps, values, onto), here(steps, values, onto)
    np.testing.assert_array_equal(ours.as_tensor().numpy(), theirs.as_tensor().numpy())
    np.testing.assert_allclose(ours.affine, theirs.affine.numpy(), atol=1e-9)


@pytest.mark.parametrize(
    "item",
    [
        {"_target_": "Spacingd", "keys": "image", "pixdim": [1, 1, 1]},
        {**SCALE, "keys": ["image", "label"]},
        {**SCALE, "a_max": -1000},
        {**SCALE, "clip": True},
        {**SCALE, "dtype": "float64"},
        {"_target_": "Orientationd", "keys": "image", "axcodes": "RAX"},
        {"_target_": "Orientationd", "keys": "image", "as_closest_canonical": True},
        {"_target_": "NormalizeIntensityd", "keys": "image", "nonzero": True},
        {"_target_": "NormalizeIntensityd", "keys": "image", "subtrahend": [1], "divisor": [2]},
        {"_target_": "AsDiscreted", "keys": "pred", "to_onehot": 3},
        {"_target_": "KeepLargestConnectedComponentd", "keys": "pred"},
        {"_target_": "SlidingWindowInferer", "roi_size": [9, 9, 9], "with_coord": True},
        {"_target_": "SlidingWindowInferer"},
        {"_target_": "EnsureTyped", "keys": "image", "dtype": "float16"},
    ],
)
def test_what_is_not_known_is_left_to_monai(item) -> None:
    with pytest.raises(plain.Unknown):
        plain.made(item["_target_"], {key: one for key, one in item.items() if key != "_target_"})


def test_a_bundle_of_torchscript_needs_no_monai_and_gives_the_same_plan(bundle) -> None:
    made = card.read(bundle("tissue"))
    parts = build.simplest(made)
    theirs = build.Harmless(made.config, made.folder, torch.device("cpu"))
    assert parts is not None
    assert build.plan(parts.get("inferer")) == build.plan(theirs.get("inferer"))


def test_weights_without_their_network_need_monai(bundle) -> None:
    assert build.simplest(card.read(bundle())) is None


def test_a_bundle_that_needs_trust_is_never_built_without_it(bundle) -> None:
    def change(inference: dict, metadata: dict) -> None:
        inference["preprocessing"]["transforms"].append({"_target_": "scripts.own.Own"})

    assert build.simplest(card.read(bundle("tissue", change=change))) is None


@pytest.mark.parametrize("change", [None, {"sigmoid": True}])
def test_both_ways_find_the_same_regions(bundle, inferred, monkeypatch, change) -> None:
    folder = bundle("tissue")
    array, _ = inferred(folder)
    monkeypatch.setattr(build, "simplest", lambda bundle, device=None: None)
    again, _ = inferred(folder)
    np.testing.assert_array_equal(array, again)
