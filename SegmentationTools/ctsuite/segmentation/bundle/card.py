"""What a bundle says of itself, read and checked without running anything of it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ctsuite.core.i18n import Text
from ctsuite.segmentation.bundle import config, trust
from ctsuite.segmentation.bundle.errors import FILE_MISSING, UNREADABLE, UNTRUSTED
from ctsuite.segmentation.bundle.requirements import FILE as REQUIREMENTS_FILE
from ctsuite.segmentation.bundle.requirements import Requirements
from ctsuite.segmentation.bundle.source import fingerprint

METADATA = "configs/metadata.json"
_CONFIGS = ("configs/inference.json", "configs/inference.yaml", "configs/inference.yml")
_WEIGHTS = ("models/model.ts", "models/model.pt")
_LICENCES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "docs/LICENSE", "docs/LICENSE.txt", "docs/license.txt")
_SHOWN = ("version", "description", "authors", "copyright", "intended_use", "data_source", "task")
_CARDS = ("docs/README.md", "README.md")


@dataclass(frozen=True)
class Bundle:
    """A bundle that is complete and described.

    Attributes
    ----------
    folder : Path
        Where it lies.
    name : str
        What it is called.
    metadata, config : Mapping
        Its ``metadata.json``, and its inference configuration.
    config_file, weights, licence : Path
        Its parts.
    requirements : Requirements
        Compatibility profile beside it; empty where it has none.
    """

    folder: Path
    name: str
    metadata: Mapping[str, Any]
    config: Mapping[str, Any]
    config_file: Path
    weights: Path
    licence: Path
    requirements: Requirements

    @property
    def card(self) -> str:
        """The text of its card; empty where it has none."""
        found = _first(self.folder, _CARDS)
        return "" if found is None else found.read_text(encoding="utf-8", errors="replace")

    @cached_property
    def sha256(self) -> str:
        """Hash of everything in it."""
        return fingerprint(self.folder)

    @cached_property
    def is_torchscript(self) -> bool:
        """Whether the weights bring their network with them, whatever the name of the file."""
        try:
            with zipfile.ZipFile(self.weights) as archive:
                return any("/code/" in name for name in archive.namelist())
        except (zipfile.BadZipFile, OSError):
            return False

    @cached_property
    def offences(self) -> tuple[str, ...]:
        """What in it is not known to be harmless."""
        found = list(config.offences(self.config, with_network=not self.is_torchscript))
        if not self.is_torchscript and config.part(self.config, config.NETWORK) is None:
            found.append(Text("The configuration does not say which network the weights belong to."))
        return tuple(found)

    @property
    def is_trusted(self) -> bool:
        """Whether the user trusts exactly this bundle."""
        return trust.is_trusted(self.sha256)

    def require_harmless(self) -> bool:
        """Return whether the bundle needs trust and has it.

        Raises
        ------
        CTSuiteError
            BUNDLE-UNTRUSTED when it needs trust and does not have it.
        """
        if not self.offences:
            return False
        if not self.is_trusted:
            raise UNTRUSTED(bundle=self.name, items=Text.joined(self.offences, "; "), sha256=self.sha256)
        return True

    @property
    def modalities(self) -> tuple[str, ...]:
        """The modalities of its inputs."""
        found = (str(about.get("modality", "")).upper() for about in self._format("inputs").values())
        return tuple(modality for modality in found if modality and modality not in ("N/A", "NONE"))

    @property
    def input_channels(self) -> int:
        """How many channels the network takes."""
        return sum(_number(about.get("num_channels"), 1) for about in self._format("inputs").values()) or 1

    @property
    def output(self) -> Mapping[str, Any]:
        """The description of the output that holds the segmentation, the first one of several."""
        outputs = self._format("outputs")
        for about in outputs.values():
            if about.get("format") in ("segmentation", "labels"):
                return about
        return next(iter(outputs.values()), {})

    @property
    def output_channels(self) -> int | None:
        """How many channels the network delivers, where that is said."""
        number = self.output.get("num_channels")
        return None if number is None else _number(number, 0)

    @property
    def channels(self) -> dict[int, str]:
        """Names of the output channels."""
        named = self.output.get("channel_def") or {}
        if not isinstance(named, Mapping):
            return {}
        return {int(key): str(name) for key, name in named.items() if str(key).isdigit()}

    @property
    def has_background(self) -> bool:
        """Whether channel 0 is what belongs to no region; otherwise each channel is a mask of its own."""
        first = self.channels.get(0)
        count = self.output_channels or len(self.channels) or 2
        return "background" in first.lower() if first else count > 1

    def as_dict(self) -> dict[str, Any]:
        """Return what is shown of it."""
        about = {key: self.metadata.get(key) for key in _SHOWN}
        return {
            "name": self.name,
            **about,
            "sha256": self.sha256,
            "licence": self.licence.relative_to(self.folder).as_posix(),
            "weights": self.weights.relative_to(self.folder).as_posix(),
            "modalities": list(self.modalities),
            "regions": {str(n): name for n, name in self.channels.items()},
            "needs_trust": list(self.offences),
            "trusted": self.is_trusted,
            "requirements": self.requirements.as_dict(),
            "card": self.card,
        }

    def _format(self, side: str) -> dict[str, Mapping[str, Any]]:
        told = self.metadata.get("network_data_format")
        found = told.get(side) if isinstance(told, Mapping) else None
        if not isinstance(found, Mapping):
            return {}
        return {str(name): about for name, about in found.items() if isinstance(about, Mapping)}


def read(folder: Path, name: str = "") -> Bundle:
    """Read a bundle.

    Parameters
    ----------
    folder : Path
        Where it lies.
    name : str
        What it is called where its metadata say nothing.

    Raises
    ------
    CTSuiteError
        BUNDLE-FILE-MISSING, BUNDLE-UNREADABLE.
    """
    called = name or folder.name
    metadata_file = _needed(folder, (METADATA,), called)
    config_file = _needed(folder, _CONFIGS, called)
    weights = _needed(folder, _WEIGHTS, called)
    licence = _needed(folder, _LICENCES, called)
    metadata = config.read(metadata_file, called)
    bundle = Bundle(
        folder,
        str(metadata.get("name") or called),
        metadata,
        {**config.read(config_file, called), "_meta_": metadata},
        config_file,
        weights,
        licence,
        Requirements.read(folder / REQUIREMENTS_FILE, called),
    )
    if not bundle.output:
        reason = Text("{file} does not describe the output of the network.", file=METADATA)
        raise UNREADABLE(bundle=bundle.name, reason=reason)
    known, count = bundle.channels, bundle.output_channels
    if count is not None and known and max(known) >= count:
        reason = Text(
            "The metadata name channel {channel} of {count}, counted from 0.", channel=max(known), count=count
        )
        raise UNREADABLE(bundle=bundle.name, reason=reason)
    return bundle


def _first(folder: Path, names: tuple[str, ...]) -> Path | None:
    return next((folder / name for name in names if (folder / name).is_file()), None)


def _needed(folder: Path, names: tuple[str, ...], bundle: str) -> Path:
    found = _first(folder, names)
    if found is None:
        raise FILE_MISSING(bundle=bundle, missing=names[0])
    return found


def _number(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise
