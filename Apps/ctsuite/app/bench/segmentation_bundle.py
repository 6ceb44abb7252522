"""A bundle run, DICOM in to regions out, against MONAI's SlidingWindowInferer plus argmax.

Both sides are fresh processes that read the same series with the same reader, load torch and MONAI, run the
same transforms before the network, and end with one label a voxel. Ours starts a process of its own for the
bundle besides. A network that computes next to nothing shows what is spent around it: tiles, blending, choice
of the region, copies. The labels are compared before anything is reported.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.app.bench.ct_slices import write_series
from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import Work, best, interleave
from ctsuite.app.bench.rows import Row
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume

_CHANNELS = 8
_TILE = 96
_OVERLAP = 0.25
_IDENTITY, _UNET = "nothing but channels", "UNet"
_SIZES = {_IDENTITY: (100, 200, 400), _UNET: (24, 48, 96)}
_COLUMNS = {_IDENTITY: 512, _UNET: 128}
_GOALS = {_IDENTITY: 0.25, _UNET: 1.05}
_REPEATS = 2
_PEER = "MONAI + argmax"
_HERE = __name__


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        Three sizes of a network that computes next to nothing (goal 0.25) and of a small UNet (1.05).
    """
    found: list[Row] = []
    cases = [(network, slices) for network, sizes in _SIZES.items() for slices in sizes]
    with tempfile.TemporaryDirectory(prefix="ctsuite-bench-") as folder:
        for number, (network, slices) in enumerate(cases):
            task.progress(number / len(cases), f"{network}, {slices} slices")
            found.append(_compare(Path(folder), network, slices))
    return found


def _compare(folder: Path, network: str, slices: int) -> Row:
    columns = _COLUMNS[network]
    series, bundle = folder / f"series{slices}", folder / network.replace(" ", "-")
    write_series(series, slices, columns)
    if not bundle.exists():
        write_bundle(bundle, network)
    ours_, peer = interleave(
        _REPEATS, (f"{_HERE}:ours", str(series), str(bundle)), (f"{_HERE}:monai", str(series), str(bundle))
    )
    if len({one.digest for one in (*ours_, *peer)}) != 1:
        raise RESULTS_DIFFER(case=network, peer=_PEER)
    mine, theirs = best(ours_), best(peer)
    return Row(
        f"bundle, {network}",
        f"{slices} x {columns} x {columns}",
        mine.seconds,
        _PEER,
        theirs.seconds,
        mine.peak_mb,
        theirs.peak_mb,
        _GOALS[network],
    )


def write_bundle(folder: Path, network: str) -> None:
    """Write a bundle with TorchScript weights."""
    import torch

    for name in ("configs", "models"):
        (folder / name).mkdir(parents=True)
    channels = {"0": "background", **{str(n): f"Region {n}" for n in range(1, _CHANNELS)}}
    output = {"format": "segmentation", "num_channels": _CHANNELS, "channel_def": channels}
    image = {"modality": "CT", "num_channels": 1}
    described = {"inputs": {"image": image}, "outputs": {"pred": output}}
    metadata = {"name": network, "network_data_format": described}
    scale = {"_target_": "ScaleIntensityRanged", "keys": "image", "a_min": -1000, "a_max": 1000, "b_min": 0}
    inference = {
        "preprocessing": {
            "_target_": "Compose",
            "transforms": [{"_target_": "EnsureChannelFirstd", "keys": "image"}, {**scale, "b_max": 1}],
        },
        "inferer": {
            "_target_": "SlidingWindowInferer",
            "roi_size": [_TILE] * 3,
            "overlap": _OVERLAP,
            "sw_batch_size": 1,
        },
    }
    for name, content in (("metadata", metadata), ("inference", inference)):
        (folder / f"configs/{name}.json").write_text(json.dumps(content), encoding="utf-8")
    (folder / "LICENSE").write_text("made for a benchmark", encoding="utf-8")
    made = torch.jit.trace(_network(network), torch.zeros(1, 1, 16, 16, 16))
    torch.jit.save(made, str(folder / "models/model.ts"))


def _network(name: str) -> Any:
    import torch

    torch.manual_seed(1)
    if name == _UNET:
        from monai.networks.nets import UNet

        return UNet(3, 1, _CHANNELS, (16, 32, 64), (2, 2), num_res_units=1).eval()

    class Lines(torch.nn.Module):
        """Channels that are straight lines of the value; each is the highest somewhere."""

        def __init__(self) -> None:
            super().__init__()
            slope = torch.arange(_CHANNELS, dtype=torch.float32).reshape(1, -1, 1, 1, 1)
            self.register_buffer("slope", slope)
            self.register_buffer("offset", -(slope**2) / (2 * _CHANNELS))

        def forward(self, image: torch.Tensor) -> torch.Tensor:
            """Channels (n, 8, ...)."""
            return self.slope * image + self.offset

    return Lines().eval()


def _read(series: str) -> Volume:
    from ctsuite.ct.series.load import load

    return load(Path(series), Task(), None, None, False)


# What is measured, each in a process of its own.


def ours(series: str, bundle: str) -> Work:
    """Read the series and run the bundle in its own process."""
    from ctsuite.segmentation.bundle.run import segment

    def work() -> NDArray[Any]:
        labels, _ = segment(Path(bundle), _read(series), Task(), device="cpu")
        return labels.array

    return Work(work)


def monai(series: str, bundle: str) -> Work:
    """Read the series and run the network as the manual of MONAI does it."""

    def work() -> NDArray[Any]:
        import torch
        from monai.inferers import SlidingWindowInferer
        from monai.transforms import Compose, EnsureChannelFirstd, ScaleIntensityRanged

        volume = _read(series)
        given = Compose(
            [
                EnsureChannelFirstd("image", channel_dim="no_channel"),
                ScaleIntensityRanged("image", -1000, 1000, 0, 1),
            ]
        )({"image": torch.from_numpy(volume.array.astype(np.float32))})
        network = torch.jit.load(f"{bundle}/models/model.ts").eval()
        inferer = SlidingWindowInferer((_TILE,) * 3, 1, _OVERLAP)
        with torch.inference_mode():
            found = inferer(given["image"][None], network)
        chosen: NDArray[Any] = found.argmax(1)[0].to(torch.uint8).numpy()
        return chosen

    return Work(work)
