"""The list of labels that a region can be given, with their codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ctsuite.core.codes import Code

_SIDES = {"l": "left", "r": "right", "left": "left", "right": "right"}
# what models and people write -> what stands in the list
_OTHER_WORDS = {
    "airways": "airway",
    "bones": "bone",
    "lungs": "lung",
    "kidneys": "kidney",
    "vessels": "vessel",
    "vertebrae": "vertebra",
    "hips": "hip",
    "clavicula": "clavicle",
    "autochthon": "deep muscle of back",
    "bone of hip": "hip bone",
}
_OTHER_NAMES = {
    "airway": "Airways",
    "vessel": "Blood vessel",
    "left hip": "Left hip bone",
    "right hip": "Right hip bone",
    "urinarybladder": "Urinary bladder",
    "small bowel": "Small intestine",
    "portal vein and splenic vein": "Portal and splenic vein",
    "right lung middle lobe": "Middle lobe of right lung",
    **{
        f"{side} {written}": f"{side} {meant}"
        for side in ("left", "right")
        for written, meant in (
            ("lung upper lobe", "upper lobe of lung"),
            ("lung lower lobe", "lower lobe of lung"),
            ("iliac artery", "common iliac artery"),
            ("iliac vena", "common iliac vein"),
        )
    },
}


@dataclass(frozen=True)
class Entry:
    """One label.

    Attributes
    ----------
    name : str
        What is shown to people.
    category, type : Code
        Coded property category and type (DICOM segmentation).
    modifier : Code or None
        Coded laterality.
    colour_rgb : tuple of float
        Display colour, each from 0 to 1.
    """

    name: str
    category: Code
    type: Code
    modifier: Code | None
    colour_rgb: tuple[float, float, float]


@cache
def entries() -> tuple[Entry, ...]:
    """Return every label of the list, in its order."""
    text = resources.files(__package__).joinpath("CTSuite.json").read_text(encoding="utf-8")
    return tuple(_read(json.loads(text)))


@cache
def _by_name() -> dict[str, Entry]:
    return {entry.name: entry for entry in entries()}


def named(name: str) -> Entry | None:
    """Return the label of exactly that name, or None."""
    return _by_name().get(name)


def recognised(name: str) -> Entry | None:
    """Return the label that a name written in another way means, such as ``vertebrae_L1`` or ``rib_left_5``.

    Case, underscores, plural and the place of the side do not matter. A name that means nothing of the list
    gives None: nothing is guessed.
    """
    words = [_OTHER_WORDS.get(word, word) for word in re.split(r"[\s_\-.]+", name.strip().lower()) if word]
    sides = [_SIDES[word] for word in words if word in _SIDES]
    plain = [*sides, *(word for word in words if word not in _SIDES)]
    joined = _OTHER_NAMES.get(" ".join(plain), " ".join(plain))
    return next((entry for key, entry in _by_name().items() if key.lower() == joined.lower()), None)


def _read(document: dict[str, Any]) -> Iterator[Entry]:
    for category in document["SegmentationCodes"]["Category"]:
        for kind in category["Type"]:
            yield _entry(category, kind, None)
            for side in kind.get("Modifier", ()):
                yield _entry(category, kind, side)


def _entry(category: dict[str, Any], kind: dict[str, Any], side: dict[str, Any] | None) -> Entry:
    shown = side or kind
    red, green, blue = (value / 255 for value in shown["recommendedDisplayRGBValue"])
    modifier = None if side is None else _code(side)
    return Entry(shown["3dSlicerLabel"], _code(category), _code(kind), modifier, (red, green, blue))


def _code(found: dict[str, Any]) -> Code:
    return Code(found["CodeValue"], found["CodingSchemeDesignator"], found["CodeMeaning"])
