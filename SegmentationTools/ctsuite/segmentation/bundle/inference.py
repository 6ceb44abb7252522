"""What the process of a bundle does: load, prepare the image, move the network over it, choose regions."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.segmentation.bundle import build, card, config, memory, plain, weights
from ctsuite.segmentation.bundle.errors import CHANNELS, DEVICE, FAILED, OUT_OF_MEMORY
from ctsuite.segmentation.bundle.placing import Placing
from ctsuite.segmentation.bundle.tiling import Plan, Regions, Scores, Size, slide

Report = Callable[[float, str], None]
# of a chain after the network: what is done in one pass with the choice of the region
_DONE_AT_ONCE = (
    "Activationsd",
    "AsDiscreted",
    "EnsureTyped",
    "Invertd",
    "ToTensord",
    "Identityd",
    "Untouched",
)
_MEMORY_WORDS = ("out of memory", "not enough memory", "can't allocate memory", "cannot allocate memory")


def prepare(job: Mapping[str, Any]) -> None:
    """Load what is slow to load, and compile, before the process is closed; nothing of the bundle is run."""
    import torch  # noqa: F401

    from ctsuite.segmentation.bundle.kernels import blend

    if job["trusted"] or build.simplest(card.read(Path(job["bundle"]), job["name"])) is None:
        import monai.transforms  # noqa: F401
    one, sums = np.ones((2, 2, 2), np.float32), np.ones((2, 2, 2, 2), np.float32)
    out = np.zeros((2, 2, 2), np.dtype(job["kind"]))
    blend.add(sums, one, True, sums, one, (0, 0, 0), (0, 0, 0), 0, 1)
    blend.choose(sums, one, 0.5, False, out, 0, 1)
    blend.spread(sums, np.ones(3), np.zeros(3), 0.5, False, out, 0, 1)
    blend.turn(np.zeros((2, 2, 2), np.dtype(job["dtype"])), one, 0, 1)


def run(job: dict[str, Any], report: Report) -> dict[str, Any]:
    """Do a job, and write the regions (z, y, x) into the file for the result.

    Returns
    -------
    dict
        ``tile`` (size used), ``smaller`` (than the configuration asks for), ``device``, and ``keep_largest``
        where the configuration asks for it.
    """
    import torch

    bundle = card.read(Path(job["bundle"]), job["name"])
    device = _device(job, bundle.name)
    if job["trusted"]:
        metadata = bundle.folder / card.METADATA
        parts: Any = build.Trusted(bundle.config_file, metadata, bundle.folder, device)
    else:
        parts = build.simplest(bundle, device) or build.Harmless(bundle.config, bundle.folder, device)
    report(0.02, "Loading the weights")
    network = _network(bundle, parts).to(device)
    report(0.05, "Preparing the image")
    image = _image(job, is_plain=isinstance(parts, build.Plain))
    before = _part(bundle.config, parts, config.BEFORE)
    given = _prepared(image, before)
    inferer = _part(bundle.config, parts, config.INFERER)
    after = build.steps(_part(bundle.config, parts, config.AFTER))
    plan = build.plan(inferer)
    run_ = _Run(bundle, network, device, given, plan, after, report)
    tensor = given["image"]
    placing = Placing.between(tuple(tensor.shape[1:]), np.asarray(tensor.affine, dtype=float), job)
    out = np.memmap(job["result"], np.dtype(job["kind"]), "r+", shape=tuple(job["shape"]))
    with torch.inference_mode():
        tile = run_.into(out, placing)
    out.flush()
    smaller = tile != plan.fitted(run_.size)
    return {"tile": list(tile), "smaller": smaller, "device": str(device), "keep_largest": _kept(after)}


class _Run:
    """One network on one prepared image."""

    def __init__(
        self,
        bundle: card.Bundle,
        network: Any,
        device: Any,
        given: dict[str, Any],
        plan: Plan,
        after: list[Any],
        report: Report,
    ) -> None:
        self.bundle, self.network, self.device, self.given = bundle, network, device, given
        self.plan, self.after, self.report = plan, after, report
        self.masks = not bundle.has_background
        self.cut = _cut(after)
        self.output_channels = bundle.output_channels or (max(bundle.channels, default=-1) + 1) or None
        self.padded, self.inside = _padded(given["image"].as_tensor(), plan)
        self.size: Size = tuple(self.padded.shape[1:])

    def into(self, out: NDArray[Any], placing: Placing | None) -> tuple[int, ...]:
        """Write the regions (z, y, x) and return the size of a tile that was used."""
        extra = [step for step in self.after if type(step).__name__ not in (*_DONE_AT_ONCE, *_KEEPING)]
        if placing is None or extra:
            return self._by_monai(out)
        if placing.is_exact:
            regions = Regions(self.size, self.cut, self.masks, out.dtype.type)
            tile = self._slide(regions)
            placing.copy(regions.array[self.inside], out)
            return tile
        scores = Scores(self.size)
        tile = self._slide(scores)
        self.report(0.93, "Choosing the region of each voxel")
        placing.spread(scores.array[(slice(None), *self.inside)], self.cut, self.masks, out)
        return tile

    def _by_monai(self, out: NDArray[Any]) -> tuple[int, ...]:
        """Let the transforms of the bundle do what comes after the network."""
        import torch
        from monai.data import MetaTensor

        image = self.given["image"]
        scores = Scores(self.size)
        tile = self._slide(scores)
        self.report(0.93, "Running what the bundle does after its network")
        inside = torch.from_numpy(scores.array[(slice(None), *self.inside)])
        pred = MetaTensor(inside).copy_meta_from(image)
        given: Any = {**self.given, "pred": pred}
        for step in self.after:
            given = step(given)
        found = np.asarray(torch.as_tensor(given["pred"]).cpu())
        if found.ndim == 4 and found.shape[0] > 1:
            found = _joined(found, self.masks)
        found = found.reshape(found.shape[-3:])
        if found.T.shape != out.shape:
            raise FAILED(
                bundle=self.bundle.name,
                reason=f"Its result has the size {found.T.shape}, the series has {out.shape}.",
            )
        out[...] = np.rint(found.T)
        return tile

    def _slide(self, sink: Any) -> tuple[int, ...]:
        fitting = memory.fitting(
            self.plan, self.padded, self.output_channels or 1, self.device, self._channels
        )
        plan: Plan | None = fitting
        while plan is not None:
            try:
                slide(self.padded, self._channels, plan, sink, self._tell)
                return plan.fitted(self.size)
            except (RuntimeError, MemoryError) as error:
                if not _is_memory(error):
                    raise
            self._release()
            last, plan = plan, plan.smaller(self.size)
            self.report(0.1, "There was not enough memory; taking smaller tiles")
        raise OUT_OF_MEMORY(bundle=self.bundle.name, tile=" x ".join(map(str, last.fitted(self.size))))

    def _channels(self, tiles: Any) -> Any:
        import torch

        on_gpu = self.device.type == "cuda"
        with torch.autocast("cuda", dtype=torch.float16, enabled=on_gpu):
            found = _tensor(self.network(tiles.to(self.device)), self.output_channels)
        if found.shape[2:] != tiles.shape[2:]:
            reason = f"Tiles of {tuple(tiles.shape[2:])} voxels became {tuple(found.shape[2:])}."
            raise FAILED(bundle=self.bundle.name, reason=reason)
        if self.output_channels is not None and found.shape[1] != self.output_channels:
            raise CHANNELS(bundle=self.bundle.name, found=found.shape[1], expected=self.output_channels)
        return found.float().cpu().contiguous()

    def _tell(self, fraction: float) -> None:
        self.report(0.1 + 0.83 * fraction, "Running the network")

    def _release(self) -> None:
        import torch

        if self.device.type == "cuda":
            torch.cuda.empty_cache()


_KEEPING = ("KeepLargestConnectedComponentd",)


def _device(job: Mapping[str, Any], name: str) -> Any:
    import torch

    wanted = job["device"]
    if wanted == "cpu":
        return torch.device("cpu")
    if torch.cuda.is_available():
        return torch.device("cuda")
    if wanted == "cuda":
        reason = "torch was built for processors only, or no graphics card is free."
        raise DEVICE(bundle=name, reason=reason)
    return torch.device("cpu")


def _network(bundle: card.Bundle, parts: Any) -> Any:
    if bundle.is_torchscript:
        return weights.script(bundle.weights, bundle.name)
    return weights.fill(parts.get(config.part(bundle.config, config.NETWORK)), bundle.weights, bundle.name)


def _part(values: Mapping[str, Any], parts: Any, names: tuple[str, ...]) -> Any:
    name = config.part(values, names)
    return None if name is None else parts.get(name)


def _image(job: Mapping[str, Any], is_plain: bool) -> Any:
    """The volume as MONAI's reader would give it: (i, j, k), float32, with the map from index to RAS mm."""
    from ctsuite.segmentation.bundle.kernels import blend

    # writable to the eyes of the compiler, so that it needs no version of its own for what may only be read
    mapped = np.memmap(job["image"], np.dtype(job["dtype"]), "c", shape=tuple(job["shape"]))
    array, turned = np.asarray(mapped), np.empty(mapped.shape[::-1], np.float32)
    parallel.over(len(turned), lambda a, b: blend.turn(array, turned, a, b))
    if is_plain:
        return plain.Image(turned, np.array(job["affine"], dtype=float))
    import torch
    from monai.data import MetaTensor

    tensor = torch.from_numpy(turned)
    affine = torch.tensor(job["affine"], dtype=torch.float64)
    meta = {
        "original_channel_dim": float("nan"),
        "filename_or_obj": "image",
        "original_affine": affine.clone(),
        "spatial_shape": np.array(tensor.shape),
        "space": "RAS",
    }
    return MetaTensor(tensor, affine=affine, meta=meta)


def _prepared(image: Any, chain: Any) -> dict[str, Any]:
    """Run the transforms before the network; what reads the file gives way to the image in memory."""
    given: Any = {"image": image}
    for step in build.steps(chain):
        if isinstance(step, build.Untouched) and step.adds_channel:
            given["image"] = given["image"].unsqueeze(0)
            if hasattr(given["image"], "meta"):
                given["image"].meta["original_channel_dim"] = 0
        given = step(given)
    if given["image"].ndim == 3:
        given["image"] = given["image"].unsqueeze(0)
    return dict(given)


def _padded(image: Any, plan: Plan) -> tuple[Any, tuple[slice, ...]]:
    """The image, filled up where it is smaller than a tile, as MONAI does it, and where it lies in that."""
    import torch

    size = tuple(image.shape[1:])
    missing = [max(tile - length, 0) for tile, length in zip(plan.fitted(size), size, strict=True)]
    pads = [(one // 2, one - one // 2) for one in missing]
    inside = tuple(slice(before, before + n) for (before, _), n in zip(pads, size, strict=True))
    if not any(missing):
        return image, inside
    given = [side for pair in reversed(pads) for side in pair]
    value = {"value": plan.cval} if plan.padding == "constant" else {}
    return torch.nn.functional.pad(image[None], given, mode=plan.padding, **value)[0], inside


def _tensor(found: Any, channels: int | None) -> Any:
    """The output that holds the segmentation, where a network delivers several."""
    if isinstance(found, Mapping):
        found = found["pred"] if "pred" in found else list(found.values())
    if isinstance(found, (list, tuple)):
        fitting = [one for one in found if channels is None or one.shape[1] == channels]
        found = (fitting or list(found))[0]
    return found


def _cut(after: list[Any]) -> float:
    """From which output on a voxel belongs to a mask, before the activation that the chain would apply."""
    sigmoid, threshold = False, 0.5
    for step in after:
        kind = type(step).__name__
        if kind == "Activationsd":
            sigmoid = sigmoid or _set(getattr(step, "sigmoid", None))
        elif kind == "AsDiscreted":
            given = getattr(step, "threshold", None)
            given = given[0] if isinstance(given, (list, tuple)) else given
            threshold = threshold if given in (None, True, False) else float(given)
    return math.log(threshold / (1 - threshold)) if sigmoid and 0 < threshold < 1 else threshold


def _set(value: Any) -> bool:
    return bool(value[0] if isinstance(value, (list, tuple)) else value)


def _kept(after: list[Any]) -> dict[str, Any] | None:
    """How many parts of which regions the chain keeps, where it does."""
    for step in after:
        if type(step).__name__ in _KEEPING:
            inner = step.converter
            labels = inner.applied_labels
            return {
                "labels": None if labels is None else [int(value) for value in labels],
                "parts": int(inner.num_components),
            }
    return None


def _joined(found: NDArray[Any], masks: bool) -> NDArray[Any]:
    """Channels that were made masks or one-hot by the bundle, as regions; the last one counts."""
    made = np.zeros(found.shape[1:], np.uint16)
    for number, channel in enumerate(found):
        if masks or number:
            made[channel > 0.5] = number + masks
    return made


def _is_memory(error: BaseException) -> bool:
    return isinstance(error, MemoryError) or any(word in str(error).lower() for word in _MEMORY_WORDS)
