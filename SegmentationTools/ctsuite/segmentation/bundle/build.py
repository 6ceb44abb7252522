"""Making what a configuration describes: network, transforms, tiles. Only for the process of a bundle.

A bundle that needs no trust is built by the resolver here, which makes classes of the list and computes
harmless expressions. A trusted one is read by MONAI itself, with all that this allows.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ctsuite.segmentation.bundle import allowed, config, expressions, plain
from ctsuite.segmentation.bundle.card import Bundle
from ctsuite.segmentation.bundle.tiling import CONSTANT, GAUSSIAN, Plan

_CONTROL = "_"


class Untouched:
    """Stands for a transform that reads or writes files; the suite does that itself.

    Attributes
    ----------
    reads : bool
        Whether it reads.
    adds_channel : bool
        Whether the one it stands for would add the channel axis.
    """

    def __init__(self, reads: bool, adds_channel: bool = False) -> None:
        self.reads, self.adds_channel = reads, adds_channel

    def __call__(self, given: Any) -> Any:
        """Change nothing."""
        return given

    @classmethod
    def of(cls, name: str, values: Mapping[str, Any]) -> Untouched | None:
        """Return the stand-in for a class, or None where it touches no file."""
        if not name.startswith(("LoadImage", "SaveImage")):
            return None
        return cls(name.startswith("Load"), bool(values.get("ensure_channel_first")))


class Harmless:
    """Builds parts of a configuration in which everything is on the lists."""

    def __init__(self, values: Mapping[str, Any], folder: Path, device: Any) -> None:
        self._values, self._known = values, {"bundle_root": str(folder), "device": device}

    def get(self, identifier: str) -> Any:
        """Return what an entry stands for; a class is made once."""
        if identifier not in self._known:
            self._known[identifier] = self._built(config.look_up(self._values, identifier))
        return self._known[identifier]

    def _built(self, item: Any) -> Any:
        if isinstance(item, dict):
            if config.TARGET in item:
                return self._component(item)
            return {key: self._built(value) for key, value in item.items()}
        if isinstance(item, list):
            made = [self._built(value) for value in item]
            return [one for one, value in zip(made, item, strict=True) if not _is_disabled(value)]
        if isinstance(item, str) and item.startswith("$"):
            return expressions.evaluate(item[1:], self.get)
        if isinstance(item, str) and expressions.REFERENCE.fullmatch(item):
            return self.get(item[1:])
        return item

    def _component(self, item: dict[str, Any]) -> Any:
        name = allowed.class_of(item[config.TARGET])
        if name is None or allowed.refused_arguments(item):
            raise PermissionError(f"{item[config.TARGET]} is not allowed")
        if _is_disabled(item):
            return None
        given = {key: self._built(value) for key, value in item.items() if not key.startswith(_CONTROL)}
        return Untouched.of(name, given) or self._made_of(name, given)

    def _made_of(self, name: str, values: dict[str, Any]) -> Any:
        return getattr(importlib.import_module(allowed.MODULES[name]), name)(**values)


class Plain(Harmless):
    """Builds parts of a configuration that asks for the simplest transforms only, without MONAI."""

    def _made_of(self, name: str, values: dict[str, Any]) -> Any:
        return plain.made(name, values)


class Trusted:
    """Builds parts of a configuration as MONAI does, with the code of the bundle."""

    def __init__(self, config_file: Path, metadata: Path, folder: Path, device: Any) -> None:
        from monai.bundle import ConfigParser

        sys.path.insert(0, str(folder))
        self._parser = ConfigParser()
        self._parser.read_config(str(config_file))
        self._parser.read_meta(str(metadata))
        self._parser["bundle_root"] = str(folder)
        self._parser["device"] = device
        if self._parser.get("imports") is not None:
            self._parser.get_parsed_content("imports")

    def get(self, identifier: str) -> Any:
        """Return what an entry stands for."""
        return self._parser.get_parsed_content(identifier)


def simplest(bundle: Bundle, device: Any = None) -> Plain | None:
    """Return a builder that does without MONAI, or None where the bundle asks for more."""
    if not bundle.is_torchscript or bundle.offences:
        return None
    parts = Plain(bundle.config, bundle.folder, device)
    try:
        for names in (config.BEFORE, config.INFERER, config.AFTER):
            found = config.part(bundle.config, names)
            if found is not None:
                parts.get(found)
    except plain.Unknown:
        return None
    return parts


def steps(chain: Any) -> list[Any]:
    """Return the single transforms of a chain; what touches files is replaced."""
    if chain is None:
        return []
    inner = chain if isinstance(chain, (list, tuple)) else getattr(chain, "transforms", None)
    if inner is not None:
        return [one for item in inner for one in steps(item)]
    loader = getattr(chain, "_loader", None)
    told = {"ensure_channel_first": getattr(loader, "ensure_channel_first", False)}
    return [Untouched.of(type(chain).__name__, told) or chain]


def plan(inferer: Any) -> Plan:
    """Return how the tiles of an inferer lie; one without tiles takes the whole image."""
    size = getattr(inferer, "roi_size", None)
    if size is None:
        return Plan((0, 0, 0))
    mode = str(getattr(inferer.mode, "value", inferer.mode)).lower()
    if mode not in (CONSTANT, GAUSSIAN):
        raise ValueError(f"tiles cannot be weighted by '{mode}'")
    sigma = inferer.sigma_scale
    padding = str(getattr(inferer.padding_mode, "value", inferer.padding_mode)).lower()
    tile, overlap = _three(size), _three(inferer.overlap)
    return Plan(
        (int(tile[0]), int(tile[1]), int(tile[2])),
        (float(overlap[0]), float(overlap[1]), float(overlap[2])),
        mode,
        float(sigma if isinstance(sigma, (int, float)) else sigma[0]),
        int(inferer.sw_batch_size),
        padding,
        float(inferer.cval),
    )


def _three(value: Any) -> list[Any]:
    parts = list(value) if isinstance(value, (list, tuple)) else [value] * 3
    if len(parts) != 3:
        raise ValueError(f"tiles must have three sizes, not {len(parts)}")
    return [0 if part is None else part for part in parts]


def _is_disabled(item: Any) -> bool:
    return isinstance(item, dict) and item.get("_disabled_") in (True, "true", "True")
