"""Bundles as the public model zoo has them, made on the fly with tiny networks, and a CT to run them on."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import yaml

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.segmentation.bundle import inference
from ctsuite.segmentation.bundle import run as bundle_run

UNET = {
    "_target_": "UNet",
    "spatial_dims": 3,
    "in_channels": 1,
    "out_channels": 3,
    "channels": [4, 8],
    "strides": [2],
    "num_res_units": 0,
}
INFERENCE = {
    "imports": ["$import glob"],
    "bundle_root": "/somewhere/else",
    "device": "$torch.device('cuda:0' if torch.cuda.is_available() else 'cpu')",
    "datalist": "$list(sorted(glob.glob('/*.nii.gz')))",
    "network_def": UNET,
    "network": "$@network_def.to(@device)",
    "preprocessing": {
        "_target_": "Compose",
        "transforms": [
            {"_target_": "LoadImaged", "keys": "image"},
            {"_target_": "EnsureChannelFirstd", "keys": "image"},
            {"_target_": "Orientationd", "keys": "image", "axcodes": "RAS"},
            {"_target_": "ScaleIntensityRanged", "keys": "image", "a_min": -1000, "a_max": 1000, "b_min": -1,
             "b_max": 1, "clip": True},
        ],
    },
    "inferer": {"_target_": "SlidingWindowInferer", "roi_size": [16, 16, 16], "overlap": 0.25,
                "sw_batch_size": 2, "mode": "gaussian"},
    "postprocessing": {
        "_target_": "Compose",
        "transforms": [
            {"_target_": "Activationsd", "keys": "pred", "softmax": True},
            {"_target_": "Invertd", "keys": "pred", "transform": "@preprocessing", "orig_keys": "image",
             "nearest_interp": False},
            {"_target_": "AsDiscreted", "keys": "pred", "argmax": True},
            {"_target_": "SaveImaged", "keys": "pred", "output_dir": "/nowhere"},
        ],
    },
    "evaluator": {"_target_": "SupervisedEvaluator", "network": "@network"},
    "evaluating": ["$setattr(torch.backends.cudnn, 'benchmark', True)", "$@evaluator.run()"],
}  # fmt: skip
METADATA = {
    "version": "0.1.0",
    "monai_version": "1.4.0",
    "pytorch_version": "2.4.0",
    "numpy_version": "1.26.4",
    "name": "Tiny",
    "task": "Test",
    "description": "Tells air, soft tissue and bone apart.",
    "authors": "Nobody",
    "copyright": "None",
    "network_data_format": {
        "inputs": {"image": {"type": "image", "modality": "CT", "num_channels": 1}},
        "outputs": {
            "pred": {
                "type": "image",
                "format": "segmentation",
                "num_channels": 3,
                "channel_def": {"0": "background", "1": "Soft tissue", "2": "Bone"},
            }
        },
    },
}


class Tissue(torch.nn.Module):
    """Channels whose highest is air, soft tissue or bone, from values that were scaled by 1/1000."""

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        """Channels (n, 3, ...)."""
        return torch.cat([-0.5 - image, 0.1 - (image + 0.1).abs(), image - 0.2], 1)


class Masks(torch.nn.Module):
    """Two masks, one for each channel, of soft tissue and of bone."""

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        """Channels (n, 2, ...)."""
        return torch.cat([image + 0.5, image - 0.25], 1) * 10


class Several(torch.nn.Module):
    """Delivers more than the segmentation."""

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """One channel of something, and the three of the segmentation."""
        return image, torch.cat([-0.5 - image, 0.1 - (image + 0.1).abs(), image - 0.2], 1)


class Half(torch.nn.Module):
    """Delivers less than it is given."""

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        """Every second voxel along each axis."""
        return torch.cat([image, image, image], 1)[..., ::2, ::2, ::2]


NETWORKS = {"tissue": Tissue, "masks": Masks, "several": Several, "half": Half}


class Maker:
    """Writes bundles."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def __call__(
        self,
        network: str | None = None,
        *,
        change: Callable[[dict, dict], None] = lambda inference, metadata: None,
        form: str = "json",
        beside: Mapping[str, Any] | None = None,
        state: Any = None,
    ) -> Path:
        """Make a bundle of a TorchScript network, or of the weights of the network in its configuration."""
        self._count += 1
        folder = self._folder / f"bundle{self._count}"
        for name in ("configs", "models", "docs"):
            (folder / name).mkdir(parents=True)
        inference, metadata = copy.deepcopy(INFERENCE), copy.deepcopy(METADATA)
        change(inference, metadata)
        text = yaml.safe_dump(inference) if form == "yaml" else json.dumps(inference)
        (folder / f"configs/inference.{form}").write_text(text)
        (folder / "configs/metadata.json").write_text(json.dumps(metadata))
        (folder / "LICENSE").write_text("Apache-2.0")
        (folder / "docs/README.md").write_text("# Tiny\n")
        if beside is not None:
            (folder / "ctsuite.json").write_text(json.dumps({"format": 1, **beside}))
        if state is not None:
            torch.save(state, folder / "models/model.pt")
        elif network is None:
            torch.save(unet().state_dict(), folder / "models/model.pt")
        else:
            torch.jit.save(scripted(NETWORKS[network]()), folder / "models/model.ts")
        return folder


def scripted(network: Any) -> Any:
    """A network as TorchScript."""
    return torch.jit.trace(network.eval(), torch.zeros(1, 1, 16, 16, 16))


def unet() -> Any:
    """The network of the configuration, with weights that are always the same."""
    from monai.networks.nets import UNet

    torch.manual_seed(1)
    return UNet(3, 1, 3, (4, 8), (2,), num_res_units=0).eval()


@pytest.fixture
def bundle(tmp_path: Path) -> Maker:
    """Make bundles: ``bundle("tissue", change=..., form="yaml")``; without a name, weights of a UNet."""
    return Maker(tmp_path)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of settings that belongs to the test."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("CTSUITE_CONFIG_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def ct() -> Volume:
    """A body of soft tissue in air with a rod of bone that stands out of the middle."""
    turned = ((0.96, -0.28, 0.0), (0.28, 0.96, 0.0), (0.0, 0.0, 1.0))
    grid = Grid((20, 26, 30), (2.0, 1.5, 3.0), (11.0, -20.0, 5.0), turned)
    z, y, x = np.indices(grid.shape)
    array = np.full(grid.shape, -1000, np.int16)
    array[(np.hypot(x - 14, y - 12) < 10) & (z > 1)] = 40
    array[(np.hypot(x - 18, y - 9) < 4) & (z > 4)] = 900
    return Volume(array, grid, attributes={"Modality": "CT"}, name="Test body")


@pytest.fixture
def segment(ct: Volume) -> Callable[..., Any]:
    """Run a bundle on the CT: ``segment(path, confirmed=True)``."""

    def call(path: Path, volume: Volume = ct, task: Task | None = None, **options: Any) -> Any:
        return bundle_run.segment(path, volume, task or Task(), device="cpu", **options)

    return call


@pytest.fixture
def inferred(ct: Volume, tmp_path: Path) -> Callable[..., tuple[np.ndarray, dict[str, Any]]]:
    """Do here what the process of a bundle does: regions (z, y, x), and what it says of the run."""

    def call(folder: Path, volume: Volume = ct, trusted: bool = False) -> tuple[np.ndarray, dict[str, Any]]:
        image, result = tmp_path / "image", tmp_path / "result"
        volume.array.tofile(image)
        result.write_bytes(bytes(volume.array.size))
        job = {
            "bundle": str(folder),
            "name": folder.name,
            "trusted": trusted,
            "image": str(image),
            "dtype": volume.array.dtype.str,
            "shape": list(volume.array.shape),
            "affine": volume.grid.ijk_to_ras.tolist(),
            "result": str(result),
            "kind": "|u1",
            "device": "cpu",
        }
        about = inference.run(job, lambda fraction, message: None)
        return np.fromfile(result, np.uint8).reshape(volume.array.shape), about

    return call


@pytest.fixture(scope="session")
def truth(ct: Volume) -> np.ndarray:
    """The regions (z, y, x) of the CT: 1 soft tissue, 2 bone."""
    return (ct.array > -500).astype(np.uint8) + (ct.array > 400)


@pytest.fixture
def networks() -> dict[str, Any]:
    """The networks by name."""
    return NETWORKS


@pytest.fixture
def weights() -> dict[str, Any]:
    """Weights of the network in the configuration."""
    return dict(unet().state_dict())


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[[Path], Path]:
    """Put a folder into a zip file, with the folder at its top."""
    return lambda folder: in_zip(folder, tmp_path / f"{folder.name}.zip")


def in_zip(folder: Path, path: Path) -> Path:
    """Write the files of a folder into an archive."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.rglob("*"):
            if file.is_file():
                archive.write(file, f"{folder.name}/{file.relative_to(folder)}")
    return path
