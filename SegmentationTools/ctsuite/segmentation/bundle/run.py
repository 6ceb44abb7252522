"""A bundle on a CT, from the checks before it to the report after it."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.profile import check
from ctsuite.core.runner import accept, decline, settle
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.segmentation.bundle import card, process, requirements
from ctsuite.segmentation.bundle.card import Bundle
from ctsuite.segmentation.bundle.errors import (
    CONFIRM,
    MODALITY,
    NO_REGION,
    UNLIKE,
    UNLIKE_REFUSED,
    UNREADABLE,
)
from ctsuite.segmentation.bundle.judge import Judged
from ctsuite.segmentation.bundle.source import opened

# 137.5 degrees, the golden angle: colours that follow each other differ most
_TURN = 0.3819660113


def segment(
    path: Path,
    volume: Volume,
    task: Task,
    *,
    device: str = "auto",
    confirmed: bool = False,
    accepted: bool = False,
    memory: int | None = None,
) -> tuple[Labels, Table]:
    """Run the bundle at a path on a CT.

    Parameters
    ----------
    path : Path
        Folder or zip file of the bundle.
    volume : Volume
        The CT, in HU.
    task : Task
        Progress and cancelling.
    device : str
        ``auto``, ``cpu`` or ``cuda``.
    confirmed : bool
        Whether the user has confirmed that no excluded state is present.
    accepted : bool
        Whether to continue where the images are unlike those of the training.
    memory : int or None
        Bytes that its process may take; None for most of what is free.

    Raises
    ------
    CTSuiteError
        A refusal of the bundle, of its compatibility profile, or of the images; a failure of its process.
    """
    with opened(path) as folder:
        bundle = card.read(folder, path.stem if path.is_file() else path.name)
        trusted = bundle.require_harmless()
        with process.started(bundle, volume, device, trusted, memory) as running:
            require_fit(bundle, volume, confirmed, accepted)
            done = running.run(task.part(0.02, 0.95))
        about = bundle.requirements
        known = segments(bundle)
        keep = {**_kept(done.about.get("keep_largest"), known), **about.keep_largest}
        judged = Judged(done.array, volume.grid)
        judged.look_at(known, keep, about.results, task.part(0.95, 1.0))
        if not judged.present:
            reason = Text("Every voxel belongs to no region, or every region was left out as implausible.")
            raise NO_REGION(bundle=bundle.name, name=volume.name, reason=reason)
        labels = Labels(judged.array, volume.grid, tuple(judged.present), f"{volume.name}: {bundle.name}")
        return labels, judged.table(_title(bundle.name, done.about))


def _title(name: str, about: Mapping[str, Any]) -> str:
    """What stands above the report: smaller tiles see less around them, which can change the result."""
    if not about.get("smaller"):
        return name
    tile = " x ".join(map(str, about["tile"]))
    return Text("{bundle}, with tiles of {tile} voxels only, as memory was short", bundle=name, tile=tile)


def require_fit(bundle: Bundle, volume: Volume, confirmed: bool, accepted: bool) -> None:
    """Make sure that a bundle may be run on a volume; nothing of it is run here.

    Raises
    ------
    CTSuiteError
        BUNDLE-MODALITY, BUNDLE-UNREADABLE, DATA-REFUSED, DATA-RECOMMENDATION, BUNDLE-CONFIRM, BUNDLE-UNLIKE,
        BUNDLE-UNLIKE-REFUSED.
    """
    modality = str(volume.attributes.get("Modality", "CT")).upper()
    if bundle.modalities and modality not in bundle.modalities:
        raise MODALITY(bundle=bundle.name, found=modality, expected=", ".join(bundle.modalities))
    if bundle.input_channels != 1:
        reason = Text("It takes {count} images at a time, not one.", count=bundle.input_channels)
        raise UNREADABLE(bundle=bundle.name, reason=reason)
    about = bundle.requirements
    if about.profile is not None:
        findings = check(about.profile, requirements.facts(volume))
        settle(about.profile, volume.name, findings, accept if accepted else decline)
    unlike = about.distribution.findings(volume.array)
    told = Text.joined(finding.text for finding in unlike)
    if any(finding.refuses for finding in unlike):
        raise UNLIKE_REFUSED(name=volume.name, bundle=bundle.name, findings=told)
    if about.excluded and not confirmed:
        raise CONFIRM(bundle=bundle.name, states=requirements.states(about))
    if unlike and not accepted:
        raise UNLIKE(name=volume.name, bundle=bundle.name, findings=told)


def segments(bundle: Bundle) -> tuple[Segment, ...]:
    """Return the regions that a bundle can deliver."""
    first = 0 if bundle.has_background else 1
    named = {channel + first: name for channel, name in bundle.channels.items() if channel + first > 0}
    count = bundle.output_channels or 0
    for value in range(1, count + first):
        named.setdefault(value, Text("Region {number}", number=value))
    own = bundle.requirements.segments
    return tuple(own.get(value) or _segment(value, named[value]) for value in sorted(named))


def _segment(value: int, name: str) -> Segment:
    red, green, blue = colorsys.hsv_to_rgb(value * _TURN % 1, 0.55, 0.9)
    return Segment(value, name, colour_rgb=(red, green, blue))


def _kept(told: Any, known: tuple[Segment, ...]) -> dict[str, int]:
    """What the configuration itself keeps of the largest parts."""
    if not told:
        return {}
    chosen = told["labels"]
    return {one.name: int(told["parts"]) for one in known if chosen is None or one.value in chosen}
