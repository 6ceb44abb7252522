"""Label values, names, codes and colours of the structures of the body."""

from __future__ import annotations

from typing import Any

from ctsuite.core.codes import TISSUE, Code
from ctsuite.phantom.shapes.shape import Shape
from ctsuite.phantom.structure import Structure

LEFT = Code("7771000", "SCT", "Left")
RIGHT = Code("24028007", "SCT", "Right")

Colour = tuple[float, float, float]
_BONE: Colour = (0.95, 0.90, 0.78)

_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth",
    "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
)  # fmt: skip
_RIBS = (
    "48535007", "78247007", "25888004", "25523003", "15339008", "59558009",
    "24915002", "5953002", "22565002", "77644006", "58830002", "43993008",
)  # fmt: skip
_VERTEBRAE = {
    "T1": "64864005", "T2": "53733008", "T3": "1626008", "T4": "73071006", "T5": "56401006", "T6": "45296009",
    "T7": "62487009", "T8": "11068009", "T9": "82687006", "T10": "7610001", "T11": "12989004",
    "T12": "23215003", "L1": "66794005", "L2": "14293000", "L3": "36470004", "L4": "11994002",
    "L5": "49668003",
}  # fmt: skip
VERTEBRAE = tuple(_VERTEBRAE)

# key: label, name, SNOMED CT code, meaning, colour
_SINGLE: dict[str, tuple[int, str, str, str, Colour]] = {
    "skin": (1, "Skin", "39937001", "Skin", (0.90, 0.72, 0.60)),
    "fat": (2, "Fat", "55603005", "Adipose tissue", (0.95, 0.85, 0.45)),
    "muscle": (3, "Muscle", "127954009", "Skeletal muscle", (0.75, 0.35, 0.30)),
    "airway": (12, "Airways", "89187006", "Airway structure", (0.60, 0.85, 0.95)),
    "heart": (13, "Heart", "80891009", "Heart", (0.80, 0.30, 0.30)),
    "aorta": (14, "Aorta", "15825003", "Aorta", (0.90, 0.10, 0.10)),
    "liver": (20, "Liver", "10200004", "Liver", (0.60, 0.30, 0.20)),
    "spleen": (21, "Spleen", "78961009", "Spleen", (0.60, 0.20, 0.35)),
    "bladder": (24, "Urinary bladder", "89837001", "Urinary bladder", (0.90, 0.80, 0.40)),
    "stomach": (25, "Stomach", "69695003", "Stomach", (0.85, 0.55, 0.55)),
    "sacrum": (48, "Sacrum", "54735007", "Sacrum", _BONE),
    "sternum": (49, "Sternum", "56873002", "Sternum", _BONE),
}
# key: labels of right and left, name, SNOMED CT code, meaning, colour
_PAIRED: dict[str, tuple[tuple[int, int], str, str, str, Colour]] = {
    "lung": ((10, 11), "lung", "39607008", "Lung", (0.70, 0.75, 0.85)),
    "iliac": ((16, 15), "common iliac artery", "73634005", "Common iliac artery", (0.95, 0.25, 0.15)),
    "kidney": ((22, 23), "kidney", "64033007", "Kidney", (0.70, 0.40, 0.25)),
    "hip": ((90, 91), "hip bone", "118645006", "Bone structure of pelvis", _BONE),
    "femur": ((92, 93), "femur", "71341001", "Femur", _BONE),
}


def single(key: str, hu: float, *pieces: Shape, **more: Any) -> Structure:
    """Return a structure that exists once."""
    label, name, code, meaning, colour = _SINGLE[key]
    return Structure(
        key, name, hu, pieces, label, Code(code, "SCT", meaning), colour_rgb=colour, **_category(key), **more
    )


def paired(key: str, side: int, hu: float, *pieces: Shape, **more: Any) -> Structure:
    """Return a structure of the left (side 1) or right (side -1)."""
    labels, name, code, meaning, colour = _PAIRED[key]
    return Structure(
        f"{key}_{word(side)}",
        f"{word(side).capitalize()} {name}",
        hu,
        pieces,
        labels[(side + 1) // 2],
        Code(code, "SCT", meaning),
        modifier(side),
        colour_rgb=colour,
        **more,
    )


def vertebra(level: str, hu: float, *pieces: Shape) -> Structure:
    """Return a vertebra, ``T1`` to ``L5``."""
    label = 31 + VERTEBRAE.index(level)
    code = Code(_VERTEBRAE[level], "SCT", f"{level} vertebra")
    return Structure(
        f"vertebra_{level}", f"Vertebra {level}", hu, pieces, label, code, colour_rgb=_BONE, bone=True
    )


def rib(number: int, side: int, hu: float, *pieces: Shape, **more: Any) -> Structure:
    """Return a rib, 1 to 12, of the left (side 1) or right (side -1)."""
    label = (50 if side > 0 else 70) + number
    code = Code(_RIBS[number - 1], "SCT", f"{_ORDINALS[number - 1]} rib")
    name = f"{word(side).capitalize()} rib {number}"
    key = f"rib_{word(side)}_{number}"
    return Structure(key, name, hu, pieces, label, code, modifier(side), colour_rgb=_BONE, bone=True, **more)


def painted(key: str, hu: float, *pieces: Shape) -> Structure:
    """Return a structure that is seen in the image but is no region of the truth."""
    return Structure(key, key.replace("_", " ").capitalize(), hu, pieces, additive=False)


def word(side: int) -> str:
    """``left`` for 1, ``right`` for -1."""
    return "left" if side > 0 else "right"


def modifier(side: int) -> Code:
    """Coded laterality."""
    return LEFT if side > 0 else RIGHT


def _category(key: str) -> dict[str, Any]:
    return {"category": TISSUE} if key in ("fat", "muscle") else {}
