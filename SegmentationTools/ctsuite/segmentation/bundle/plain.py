"""The simplest transforms of MONAI, computed here. Only for the process of a bundle.

Loading MONAI takes longer than many a network runs. A bundle of TorchScript whose configuration asks for
nothing else than what stands here is run without it; the values are those of MONAI to the last bit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.grid import Float
from ctsuite.segmentation.bundle.tiling import CONSTANT

_ENDING = re.compile(r"(Dict|D|d)$")
_IMAGE, _RESULT = "image", "pred"
_PLANES_AT_A_TIME = 4  # their values stay in the cache from one step of the arithmetic to the next
_LETTERS = (("L", "R"), ("P", "A"), ("I", "S"))


class Unknown(Exception):
    """A configuration asks for more than what stands here."""


@dataclass(frozen=True)
class Image:
    """An image as transforms pass it on.

    Attributes
    ----------
    array : ndarray of float32
        Values, shape (i, j, k), or (c, i, j, k) once the channel has been added.
    affine : ndarray
        4x4 map of the index to RAS mm.
    """

    array: NDArray[np.float32]
    affine: Float

    @property
    def shape(self) -> tuple[int, ...]:
        """Its size."""
        return self.array.shape

    @property
    def ndim(self) -> int:
        """Number of its axes."""
        return self.array.ndim

    def as_tensor(self) -> Any:
        """The values as a tensor."""
        import torch

        return torch.from_numpy(np.ascontiguousarray(self.array))

    def unsqueeze(self, axis: int) -> Image:
        """Add an axis."""
        return Image(np.expand_dims(self.array, axis), self.affine)


@dataclass(frozen=True)
class Chain:
    """Several transforms, one after the other."""

    transforms: list[Any]


@dataclass(frozen=True)
class Step:
    """A transform of the image that is done when it is called with named images."""

    work: Callable[[Image], Image]

    def __call__(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Apply it."""
        return {**given, _IMAGE: self.work(given[_IMAGE])}


@dataclass(frozen=True)
class Inferer:
    """How a network is moved over an image, with the names and defaults of MONAI."""

    roi_size: Any = None
    sw_batch_size: int = 1
    overlap: Any = 0.25
    mode: str = CONSTANT
    sigma_scale: Any = 0.125
    padding_mode: str = CONSTANT
    cval: float = 0.0


# Named as in MONAI: what comes after the network is known by its name.


@dataclass(frozen=True)
class Activationsd:
    """Says which activation the highest channel is chosen after."""

    keys: Any
    sigmoid: bool = False
    softmax: bool = False


@dataclass(frozen=True)
class AsDiscreted:
    """Says how masks are told from the rest."""

    keys: Any
    argmax: bool = False
    threshold: float | None = None


def made(name: str, values: Mapping[str, Any]) -> Any:
    """Return what stands for a class of MONAI with its arguments; None for what changes nothing.

    Raises
    ------
    Unknown
        It is not known here, or not with these arguments.
    """
    kind = _MAKERS.get(_ENDING.sub("", name))
    if kind is None:
        raise Unknown(name)
    try:
        return kind(**values)
    except TypeError as error:
        raise Unknown(name) from error


def _inferer(**values: Any) -> Inferer:
    if values.get("roi_size") is None:
        raise Unknown("roi_size")
    return Inferer(**values)


def _add_channel(keys: Any) -> Step:
    _only(keys, _IMAGE)
    return Step(lambda image: image if image.ndim > 3 else image.unsqueeze(0))


def _scale(
    keys: Any, a_min: float, a_max: float, b_min: Any = None, b_max: Any = None, clip: bool = False
) -> Step:
    _only(keys, _IMAGE)
    if a_max == a_min or (clip and None in (b_min, b_max)):
        raise Unknown("a_max")
    spread = None if b_min is None or b_max is None else b_max - b_min

    def steps(part: NDArray[np.float32]) -> None:
        part -= a_min
        part /= a_max - a_min
        if spread is not None:
            part *= spread
            part += b_min
        if clip:
            np.clip(part, b_min, b_max, out=part)

    return Step(lambda image: _in_place(image, steps))


def _normalise(keys: Any, subtrahend: float, divisor: float) -> Step:
    _only(keys, _IMAGE)
    if not all(isinstance(one, (int, float)) for one in (subtrahend, divisor)) or divisor == 0:
        raise Unknown("divisor")

    def steps(part: NDArray[np.float32]) -> None:
        part -= subtrahend
        part /= divisor

    return Step(lambda image: _in_place(image, steps))


def _orient(keys: Any, axcodes: str) -> Step:
    _only(keys, _IMAGE)
    wanted = [_direction(letter) for letter in str(axcodes)]
    if sorted(axis for axis, _ in wanted) != [0, 1, 2]:
        raise Unknown("axcodes")

    def work(image: Image) -> Image:
        along = _along(image.affine)
        order = [next(n for n, (own, _) in enumerate(along) if own == axis) for axis, _ in wanted]
        turned, affine = image.array, image.affine.copy()
        for (_, sign), source in zip(wanted, order, strict=True):
            if along[source][1] != sign:
                turned = np.flip(turned, source + 1)
                affine[:3, 3] += affine[:3, source] * (turned.shape[source + 1] - 1)
                affine[:3, source] *= -1
        turned = turned.transpose(0, *(source + 1 for source in order))
        return Image(turned, affine[:, [*order, 3]])

    return Step(work)


def _before_or_after(keys: Any, dtype: Any = "float32", **others: Any) -> None:
    if str(dtype) not in ("float32", "None") or set(others) - {"data_type", "track_meta"}:
        raise Unknown("dtype")
    if others.get("data_type", "tensor") != "tensor":
        raise Unknown("data_type")


def _undo(keys: Any, **others: Any) -> None:
    _only(keys, _RESULT)


def _activation(keys: Any, sigmoid: bool = False, softmax: bool = False) -> Activationsd:
    _only(keys, _RESULT)
    return Activationsd(keys, sigmoid, softmax)


def _discrete(keys: Any, argmax: bool = False, threshold: float | None = None) -> AsDiscreted:
    _only(keys, _RESULT)
    return AsDiscreted(keys, argmax, threshold)


_MAKERS: dict[str, Callable[..., Any]] = {
    "Compose": Chain,
    "SlidingWindowInferer": _inferer,
    "SimpleInferer": Inferer,
    "EnsureChannelFirst": _add_channel,
    "ScaleIntensityRange": _scale,
    "NormalizeIntensity": _normalise,
    "Orientation": _orient,
    "EnsureType": _before_or_after,
    "ToTensor": _before_or_after,
    "Identity": _before_or_after,
    "Invert": _undo,
    "Activations": _activation,
    "AsDiscrete": _discrete,
}


def _only(keys: Any, name: str) -> None:
    if keys not in (name, [name]):
        raise Unknown(str(keys))


def _in_place(image: Image, steps: Callable[[NDArray[np.float32]], None]) -> Image:
    planes = image.array.reshape(-1, *image.shape[-2:])

    def work(first: int, past: int) -> None:
        for start in range(first, past, _PLANES_AT_A_TIME):
            steps(planes[start : min(start + _PLANES_AT_A_TIME, past)])

    parallel.over(len(planes), work)
    return Image(planes.reshape(image.shape), image.affine)


def _direction(letter: str) -> tuple[int, int]:
    """Axis of RAS that a letter means, and whether it goes up (1) or down (-1) along it."""
    for axis, ends in enumerate(_LETTERS):
        if letter in ends:
            return axis, 2 * ends.index(letter) - 1
    raise Unknown(letter)


def _along(affine: Float) -> list[tuple[int, int]]:
    """For each axis of the image the axis of RAS that it runs along, and whether up (1) or down (-1).

    As nibabel has it: the rotation next to the map decides, and the axis that fits best chooses first.
    """
    left, _, right = np.linalg.svd(affine[:3, :3] / np.linalg.norm(affine[:3, :3], axis=0))
    rotation = left @ right
    free, found = np.abs(rotation), [(0, 0)] * 3
    for n in np.argsort(-free.max(axis=0), kind="stable"):
        axis = int(free[:, n].argmax())
        found[n] = axis, 1 if rotation[axis, n] > 0 else -1
        free[axis] = 0
    return found
