"""The regions of a bundle are those that MONAI finds with the same network and transforms."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.volume import Volume


def by_monai(volume: Volume, network: Any, inference: dict) -> np.ndarray:
    """Regions (z, y, x) by MONAI's own transforms, sliding window and inversion."""
    from monai.bundle import ConfigParser
    from monai.data import MetaTensor

    parser = ConfigParser(dict(inference))
    before = parser.get_parsed_content("preprocessing")
    after = parser.get_parsed_content("postprocessing")
    tensor = torch.from_numpy(np.ascontiguousarray(volume.array.astype(np.float32).T))
    affine = torch.tensor(volume.grid.ijk_to_ras)
    given: Any = {"image": MetaTensor(tensor, affine, {"original_channel_dim": float("nan"), "space": "RAS"})}
    for step in before.transforms[1:]:
        given = step(given)
    with torch.inference_mode():
        given["pred"] = parser.get_parsed_content("inferer")(given["image"][None], network)[0]
    for step in after.transforms[:-1]:
        given = step(given)
    return given["pred"][0].numpy().astype(np.uint8).T


@pytest.fixture
def configuration(bundle):
    """Keep what the configuration of a bundle became: ``configuration(change)``, then ``.inference``."""

    class Kept:
        def __init__(self, change: Any) -> None:
            self.change, self.inference = change, {}

        def __call__(self, inference: dict, metadata: dict) -> None:
            self.change(inference, metadata)
            self.inference = inference

    return Kept


def tiles(size: list[int], **values: Any) -> Any:
    return lambda inference, metadata: inference["inferer"].update(roi_size=size, **values)


@pytest.mark.parametrize(
    "change",
    [
        tiles([16, 16, 16]),
        tiles([16, 16, 16], mode="constant", overlap=0.5),
        tiles([12, 20, 8], sw_batch_size=3, overlap=[0.25, 0.5, 0.0]),
        tiles([40, 40, 40]),  # larger than the image
        tiles([16, 40, 16], padding_mode="replicate"),
        tiles([-1, 16, -1]),
    ],
)
def test_weights_of_a_unet_give_the_regions_that_monai_finds(
    bundle, inferred, ct, weights, configuration, change
):
    from monai.networks.nets import UNet

    kept = configuration(change)
    array, _ = inferred(bundle(change=kept))
    network = UNet(3, 1, 3, (4, 8), (2,), num_res_units=0).eval()
    network.load_state_dict(weights)
    assert len(np.unique(array)) == 3, "otherwise equality would say little"
    assert (array == by_monai(ct, network, kept.inference)).mean() > 0.9999


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_torchscript_finds_the_tissues_in_place(bundle, inferred, truth, form: str) -> None:
    array, about = inferred(bundle("tissue", form=form))
    assert (array == truth).all()
    assert about["device"] == "cpu"


def spaced(millimetres: list[float]) -> Any:
    def change(inference: dict, metadata: dict) -> None:
        inference["preprocessing"]["transforms"].insert(
            3, {"_target_": "Spacingd", "keys": "image", "pixdim": millimetres, "mode": "bilinear"}
        )

    return change


@pytest.mark.parametrize("spacing", [[3.0, 3.0, 3.0], [1.0, 2.0, 3.0], [4.0, 1.5, 6.0]])
def test_a_network_on_another_grid_finds_the_tissues_at_the_voxels_of_the_series(
    bundle, inferred, ct, truth, configuration, networks, spacing
) -> None:
    kept = configuration(spaced(spacing))
    array, _ = inferred(bundle("tissue", change=kept))
    expected = by_monai(ct, networks["tissue"](), kept.inference)
    assert (array == expected).mean() > 0.99
    assert (array == truth).mean() > 0.9


def test_a_cropped_image_is_put_back_where_it_was(bundle, inferred, truth) -> None:
    def change(inference: dict, metadata: dict) -> None:
        inference["preprocessing"]["transforms"].append(
            {"_target_": "CropForegroundd", "keys": "image", "source_key": "image", "margin": 1,
             "allow_smaller": True}
        )  # fmt: skip

    array, _ = inferred(bundle("tissue", change=change))
    assert (array == truth).all()


def masks(inference: dict, metadata: dict) -> None:
    inference["postprocessing"]["transforms"][0] = {
        "_target_": "Activationsd",
        "keys": "pred",
        "sigmoid": True,
    }
    inference["postprocessing"]["transforms"][2] = {
        "_target_": "AsDiscreted",
        "keys": "pred",
        "threshold": 0.5,
    }
    about = metadata["network_data_format"]["outputs"]["pred"]
    about.update(num_channels=2, channel_def={"0": "Soft tissue", "1": "Bone"})


@pytest.mark.parametrize("spacing", [None, [3.0, 3.0, 3.0]])
def test_channels_that_are_masks_become_regions_of_which_the_last_counts(bundle, inferred, truth, spacing):
    def change(inference: dict, metadata: dict) -> None:
        masks(inference, metadata)
        if spacing:
            spaced(spacing)(inference, metadata)

    array, _ = inferred(bundle("masks", change=change))
    assert (array == truth).mean() > (0.9 if spacing else 0.9999)


def test_of_several_outputs_the_one_with_the_described_channels_is_taken(bundle, inferred, truth) -> None:
    array, _ = inferred(bundle("several"))
    assert (array == truth).all()


def test_what_the_configuration_does_afterwards_is_done(bundle, inferred, ct, truth) -> None:
    def change(inference: dict, metadata: dict) -> None:
        inference["postprocessing"]["transforms"].insert(
            3, {"_target_": "LabelFilterd", "keys": "pred", "applied_labels": [2]}
        )

    array, _ = inferred(bundle("tissue", change=change))
    assert (array == np.where(truth == 2, 2, 0)).all()


def test_parts_that_the_configuration_keeps_are_told(bundle, inferred) -> None:
    def change(inference: dict, metadata: dict) -> None:
        inference["postprocessing"]["transforms"].insert(
            3,
            {
                "_target_": "KeepLargestConnectedComponentd",
                "keys": "pred",
                "applied_labels": [1],
                "num_components": 2,
            },
        )

    _, about = inferred(bundle("tissue", change=change))
    assert about["keep_largest"] == {"labels": [1], "parts": 2}


def test_another_number_of_channels_than_described_is_refused(bundle, inferred) -> None:
    def change(inference: dict, metadata: dict) -> None:
        metadata["network_data_format"]["outputs"]["pred"].update(num_channels=4)

    with pytest.raises(CTSuiteError) as raised:
        inferred(bundle("tissue", change=change))
    assert raised.value.code == "BUNDLE-CHANNELS"


def test_a_network_that_changes_the_size_is_refused(bundle, inferred) -> None:
    with pytest.raises(CTSuiteError) as raised:
        inferred(bundle("half"))
    assert raised.value.code == "BUNDLE-FAILED"


def test_sixteen_bit_extremes_do_no_harm(bundle, inferred) -> None:
    array = np.full((4, 20, 20), -32768, np.int16)
    array[:, 5:10] = 32767
    volume = Volume(array, Grid(array.shape, (1, 1, 1)))
    found, _ = inferred(bundle("tissue"), volume)
    assert (found == np.where(array > 0, 2, 0)).all()
