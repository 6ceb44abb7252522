"""A bundle run, DICOM in to regions out, against MONAI's SlidingWindowInferer plus argmax.

Both sides are fresh processes that read the same series with the same reader, load the libraries that they
need (the peer torch and MONAI; ours starts a process of its own for the bundle, which loads torch, and MONAI
only where the bundle asks for it), run the same transforms before the network, and end with a label a voxel.
A network that computes next to nothing shows what is spent around it: tiles, blending, choice of the region,
copies. A run on hardly any voxels shows what is spent on starting; the rows "without the start" have that of
each side taken off. The labels are compared before anything is reported.

The shipped network works on a coarser grid. Its peer is MONAI with the configuration of the bundle, which
brings the channels back before argmax; voxels at the border of the series may differ, so 99 % must agree.
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
from ctsuite.app.bench.measure import Measured, Work, best, interleave, measure
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume

_CHANNELS = 8
_TILE = 96
_OVERLAP = 0.25
_IDENTITY, _UNET = "nothing but channels", "UNet"
_SIZES = {_IDENTITY: (100, 200, 400), _UNET: (24, 48, 96)}
_COLUMNS = {_IDENTITY: 512, _UNET: 128}
_GOALS = {_IDENTITY: 0.25, _UNET: 1.05}
_SMALL = 8, 64
_SHIPPED_GOAL, _EXPORT_GOAL = 1.05, 0.1
_PHANTOM = {"region": "trunk", "pixel_spacing_mm": 2.0, "slice_spacing_mm": 4.0}
_AGREEMENT = 0.99
_REPEATS = 2
_PEER = "MONAI + argmax"
_MODELS = Path(__file__).resolve().parents[4] / "SegmentationTools" / "models"
_HERE = __name__


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        The start of both sides; three sizes of a network that computes next to nothing (goal 0.25 at the
        largest) with and without the start; three sizes of a small UNet (goal 1.05); the shipped network
        (1.05) and the export of its result (0.1 of the run), where the tree of the sources is at hand.
    """
    cases = [(network, slices) for network, sizes in _SIZES.items() for slices in sizes]
    with tempfile.TemporaryDirectory(prefix="ctsuite-bench-") as place:
        folder = Path(place)
        start, mine, theirs = _compare(
            folder, _IDENTITY, *_SMALL, "bundle, start and hardly any voxels", None
        )
        found = [start]
        for number, (network, slices) in enumerate(cases):
            task.progress(number / (len(cases) + 1), f"{network}, {slices} slices")
            goal = None if network == _IDENTITY and slices != _SIZES[network][-1] else _GOALS[network]
            row, ours_, peer = _compare(
                folder, network, slices, _COLUMNS[network], f"bundle, {network}", goal
            )
            found.append(row)
            if network == _IDENTITY:
                found.append(_without(row, ours_.seconds - mine.seconds, peer.seconds - theirs.seconds))
        task.progress(len(cases) / (len(cases) + 1), "the shipped network")
        found += _shipped(folder) if _MODELS.is_dir() else []
    return found


def _compare(
    folder: Path, network: str, slices: int, columns: int, case: str, goal: float | None
) -> tuple[Row, Measured, Measured]:
    series, bundle = folder / f"series{slices}x{columns}", folder / network.replace(" ", "-")
    write_series(series, slices, columns)
    if not bundle.exists():
        write_bundle(bundle, network)
    ours_, peer = interleave(
        _REPEATS, (f"{_HERE}:ours", str(series), str(bundle)), (f"{_HERE}:monai", str(series), str(bundle))
    )
    if len({one.digest for one in (*ours_, *peer)}) != 1:
        raise RESULTS_DIFFER(case=network, peer=_PEER)
    mine, theirs = best(ours_), best(peer)
    return _row(case, f"{slices} x {columns} x {columns}", mine, theirs, goal), mine, theirs


def _row(case: str, size: str, mine: Measured, theirs: Measured, goal: float | None) -> Row:
    return Row(case, size, mine.seconds, _PEER, theirs.seconds, mine.peak_mb, theirs.peak_mb, goal)


def _without(row: Row, ours_s: float, peer_s: float) -> Row:
    return Row(f"{row.case}, without the start", row.size, ours_s, _PEER, peer_s)


def _shipped(folder: Path) -> list[Row]:
    """The shipped network on a phantom that its gate lets pass, and the export of its result."""
    from ctsuite.phantom.study import write_study

    bundle = str(next(path.parent.parent for path in _MODELS.glob("*/configs/metadata.json")))
    study = folder / "study"
    write_study(study, "body", _PHANTOM)
    series = str(_series_of(study))
    labels = [str(folder / f"{side}.npy") for side in ("ours", "monai")]
    ours_, peer = interleave(
        _REPEATS,
        (f"{_HERE}:shipped", series, bundle, labels[0]),
        (f"{_HERE}:monai_shipped", series, bundle, labels[1]),
    )
    first, second = map(np.load, labels)
    if (first == second).mean() < _AGREEMENT:
        raise RESULTS_DIFFER(case="shipped network", peer=_PEER)
    mine, theirs = best(ours_), best(peer)
    size = " x ".join(map(str, first.shape))
    written = measure(f"{_HERE}:export", series, labels[0], str(folder / "result.dcm"))
    return [
        _row("bundle, shipped network", size, mine, theirs, _SHIPPED_GOAL),
        Row(
            "export of its result, of the run",
            size,
            written.seconds,
            LIMIT,
            mine.seconds,
            written.peak_mb,
            mine.peak_mb,
            _EXPORT_GOAL,
        ),
    ]


def _series_of(study: Path) -> Path:
    """The folder with the images of a study."""
    return next(path.parent for path in sorted(study.rglob("*.dcm")))


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
            """Channels (n, 8, ...), written in one pass."""
            return torch.addcmul(self.offset, self.slope, image)

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
        )({"image": torch.from_numpy(np.ascontiguousarray(volume.array.astype(np.float32).T))})
        network = torch.jit.load(f"{bundle}/models/model.ts").eval()
        inferer = SlidingWindowInferer((_TILE,) * 3, 1, _OVERLAP)
        with torch.inference_mode():
            found = inferer(given["image"][None], network)
        chosen: NDArray[Any] = found.argmax(1)[0].to(torch.uint8).numpy().T
        return chosen

    return Work(work)


def shipped(series: str, bundle: str, into: str) -> Work:
    """Read the series and run the shipped network with all that the product does before and after it."""
    from ctsuite.segmentation.bundle.run import segment

    def work() -> NDArray[Any]:
        labels, _ = segment(Path(bundle), _read(series), Task(), device="cpu", confirmed=True, accepted=True)
        return labels.array

    return Work(work, lambda array: np.save(into, array))


def monai_shipped(series: str, bundle: str, into: str) -> Work:
    """The same with MONAI and the configuration of the bundle."""

    def work() -> NDArray[Any]:
        import torch
        from monai.bundle import ConfigParser
        from monai.data import MetaTensor

        volume = _read(series)
        parser = ConfigParser()
        parser.read_config(f"{bundle}/configs/inference.json")
        network = parser.get_parsed_content("network_def").eval()
        network.load_state_dict(torch.load(f"{bundle}/models/model.pt", weights_only=True))
        tensor = torch.from_numpy(np.ascontiguousarray(volume.array.astype(np.float32).T))
        meta = {"original_channel_dim": float("nan"), "space": "RAS"}
        given: Any = {"image": MetaTensor(tensor, torch.tensor(volume.grid.ijk_to_ras), meta)}
        for step in parser.get_parsed_content("preprocessing").transforms[1:]:  # the first one reads a file
            given = step(given)
        with torch.inference_mode():
            given["pred"] = parser.get_parsed_content("inferer")(given["image"][None], network)[0]
        for step in parser.get_parsed_content("postprocessing").transforms:
            given = step(given)
        chosen: NDArray[Any] = given["pred"][0].to(torch.uint8).numpy().T
        return chosen

    return Work(work, lambda array: np.save(into, array))


def export(series: str, labels: str, path: str) -> Work:
    """Write labels as DICOM into the study."""
    from ctsuite.core.labels import Labels, Segment
    from ctsuite.segmentation.dicom.write import write_segmentation

    array = np.load(labels)
    segments = tuple(Segment(int(value), f"Region {value}") for value in np.unique(array) if value)
    made = Labels(array, _read(series).grid, segments, "Regions")
    sources = sorted(Path(series).glob("*.dcm"))
    return Work(lambda: write_segmentation(made, sources, Path(path)), lambda written: str(written.path))
