"""Threshold limits by tissue, with where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, BONE, CONTRAST_VESSEL, TISSUE, Code

LOWEST_HU, HIGHEST_HU = -32768.0, 32767.0
"""CT numbers that 16 stored bits hold. Bone has no upper limit below it: metal must not leave holes."""

_CUSTOMARY = "customary limits of surface models for surgery and additive manufacturing"


@dataclass(frozen=True)
class ThresholdPreset:
    """Limits of one tissue.

    Attributes
    ----------
    id, name : str
        Choice of the tool, and name of the segment that it makes.
    lower_hu, upper_hu : float
        Limits in HU, both included.
    category, type : Code
        Coded property category and type of the segment.
    colour_rgb : tuple of float
        Display colour, each from 0 to 1.
    source : str
        Where the limits come from.
    """

    id: str
    name: str
    lower_hu: float
    upper_hu: float
    category: Code
    type: Code
    colour_rgb: tuple[float, float, float]
    source: str


PRESETS = (
    ThresholdPreset("bone", "Bone", 226, HIGHEST_HU, TISSUE, BONE, (0.93, 0.85, 0.66), _CUSTOMARY),
    ThresholdPreset(
        "compact bone", "Compact bone", 662, HIGHEST_HU, TISSUE, BONE, (0.96, 0.92, 0.8), _CUSTOMARY
    ),
    ThresholdPreset(
        "soft tissue",
        "Soft tissue",
        -200,
        225,
        TISSUE,
        Code("85756007", "SCT", "Tissue"),
        (0.75, 0.5, 0.42),
        "from fat without lung up to the lower limit of bone",
    ),
    ThresholdPreset(
        "muscle",
        "Muscle",
        -29,
        150,
        TISSUE,
        Code("71616004", "SCT", "Muscle"),
        (0.7, 0.35, 0.3),
        "limits of skeletal muscle in body composition studies (Mitsiopoulos et al., J Appl Physiol 1998)",
    ),
    ThresholdPreset(
        "fat",
        "Body fat",
        -190,
        -30,
        TISSUE,
        Code("248300009", "SCT", "Body fat"),
        (0.9, 0.85, 0.35),
        "limits of adipose tissue in body composition studies (Mitsiopoulos et al., J Appl Physiol 1998)",
    ),
    ThresholdPreset(
        "lung",
        "Lung",
        -1000,
        -400,
        ANATOMICAL_STRUCTURE,
        Code("39607008", "SCT", "Lung"),
        (0.6, 0.75, 0.85),
        "aerated lung, half way between lung and soft tissue as upper limit",
    ),
    ThresholdPreset(
        "airway",
        "Airway",
        LOWEST_HU,
        -950,
        ANATOMICAL_STRUCTURE,
        Code("89187006", "SCT", "Airway structure"),
        (0.55, 0.85, 0.95),
        "air in trachea and large bronchi; emphysema and bowel gas lie within the limits too (emphysema "
        "index: Gevenois et al., Am J Respir Crit Care Med 1996)",
    ),
    ThresholdPreset(
        "contrast medium",
        "Contrast medium",
        150,
        700,
        Code("105590001", "SCT", "Substance"),
        Code("7140000", "SCT", "Contrast agent"),
        (0.8, 0.2, 0.25),
        "above soft tissue and below dense bone and metal",
    ),
    ThresholdPreset(
        "contrast vessel",
        "Contrast vessel",
        180,
        600,
        ANATOMICAL_STRUCTURE,
        CONTRAST_VESSEL,
        (0.85, 0.15, 0.15),
        "blood in CT angiography above parenchyma; bone and plaques lie within the limits too",
    ),
    ThresholdPreset(
        "skin",
        "Skin",
        -300,
        HIGHEST_HU,
        ANATOMICAL_STRUCTURE,
        Code("39937001", "SCT", "Skin structure"),
        (0.9, 0.7, 0.6),
        "half way between air and fat: the surface of the body with all that it encloses but air",
    ),
    ThresholdPreset(
        "metal",
        "Metal",
        2500,
        HIGHEST_HU,
        Code("260787004", "SCT", "Physical object"),
        Code("40388003", "SCT", "Implant"),
        (0.6, 0.65, 0.7),
        "above dense bone and enamel",
    ),
)

CUSTOM = ThresholdPreset(
    "custom",
    "Region",
    226,
    HIGHEST_HU,
    TISSUE,
    Code("85756007", "SCT", "Tissue"),
    (0.5, 0.7, 0.5),
    "the operator",
)

CHOICES = (CUSTOM.id, *(preset.id for preset in PRESETS))


def preset(id_: str) -> ThresholdPreset:
    """Return the preset of a choice; `CUSTOM` where the operator gives the limits."""
    return next((found for found in PRESETS if found.id == id_), CUSTOM)
