"""What a map of tissues names, which region each tissue belongs to, and how bright it is in one scan."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ctsuite.phantom.randomised.chance import Draw, Span

REGIONS = ("background", "lungs", "airways", "bone", "vessels", "heart", "liver", "kidneys", "spleen")
CONTENTS = 6  # kinds of filling of the bowel

_OF_REGION = {
    "background": (
        "air", "skin", "fat", "muscle", "cavity_fat", "tissue", "airway_wall", "blood_arteries_small",
        "blood_veins_small", "pancreas", "gallbladder", "bowel_wall", "stomach", "stomach_gas", "bladder",
        "disc",
        "canal", "cartilage", "table_shell", "table_core", "effusion",
        *(f"content_{n}" for n in range(CONTENTS)),
    ),
    "lungs": ("lung", "lung_vessel", "lung_dense"),
    "airways": ("airway",),
    "bone": ("cortical", "trabecular", "thin_bone"),
    "vessels": ("blood_aorta", "blood_superior", "blood_veins", "blood_portal", "blood_right"),
    "heart": ("myocardium", "blood_left_heart", "blood_right_heart"),
    "liver": ("liver", "liver_vessel", "lesion"),
    "kidneys": ("kidney_cortex", "kidney_medulla", "kidney_pelvis"),
    "spleen": ("spleen",),
}  # fmt: skip
TISSUES = tuple(name for names in _OF_REGION.values() for name in names)
INDEX = {name: number for number, name in enumerate(TISSUES)}
REGION_OF = np.array([REGIONS.index(region) for region, names in _OF_REGION.items() for _ in names], np.uint8)
PHASES = ("none", "arterial", "portal", "late")

# ranges in HU of aorta, right heart, upper and lower caval vein, portal vein,
# renal cortex, medulla and pelvis, liver, spleen, heart muscle, pancreas
_PHASE: dict[str, tuple[tuple[float, float], ...]] = {
    "none": (
        (28, 58), (28, 58), (28, 58), (28, 58), (28, 58), (22, 45), (22, 45), (0, 40), (30, 75), (36, 62),
        (30, 60),
        (20, 55),
    ),
    "arterial": (
        (190, 480), (60, 480), (60, 700), (35, 110), (40, 130), (110, 230), (40, 120), (0, 60), (45, 95),
        (65, 170),
        (60, 130), (50, 130),
    ),
    "portal": (
        (110, 210), (100, 200), (100, 210), (90, 190), (120, 220), (140, 240), (110, 220), (0, 120),
        (75, 150),
        (90, 160), (75, 130), (60, 120),
    ),
    "late": (
        (75, 140), (75, 140), (75, 140), (75, 140), (80, 140), (100, 190), (100, 190), (80, 900),
        (65, 120), (70, 120),
        (60, 110), (50, 100),
    ),
}  # fmt: skip
_SHIFT = Span(0.0, 10.0, 16.0)


def brightness(draw: Draw) -> NDArray[np.float32]:
    """Return the attenuation (n,) in HU of each tissue in one random scan."""
    phase = PHASES[int(draw.random.integers(len(PHASES)))]
    aorta, right, superior, veins, portal, cortex, medulla, pelvis, liver, spleen, muscle, gland = (
        draw.between(*span) for span in _PHASE[phase]
    )
    if phase == "none":
        right = superior = veins = portal = aorta
        medulla = cortex + draw.between(-4, 4)
    flesh = draw.between(38, 72)
    fat = draw.between(-120, -80)
    lung = draw.between(-920, -740)
    shell = draw.between(260, 950)
    marrow = draw.between(90, min(380, shell))
    values = {
        "air": -1000.0, "skin": draw.between(-20, 60), "fat": fat, "muscle": flesh,
        "cavity_fat": fat + draw.between(-5, 15), "tissue": flesh + draw.between(-15, 15),
        "airway_wall": draw.between(-100, 60), "blood_arteries_small": aorta * draw.between(0.8, 1.0),
        "blood_veins_small": veins, "pancreas": gland, "gallbladder": draw.between(-5, 35),
        "bowel_wall": draw.between(20, 100), "stomach": draw.between(0, 60),
        "stomach_gas": draw.between(-1000, -850),
        "bladder": draw.between(-2, 25), "disc": draw.between(60, 120), "canal": draw.between(15, 50),
        "cartilage": draw.between(70, 170), "table_shell": draw.between(-700, 150),
        "table_core": draw.between(-980, -800), "effusion": draw.between(0, 30),
        "lung": lung, "lung_vessel": max(draw.between(-300, 60), right * 0.7 if phase != "none" else 20),
        "lung_dense": draw.between(-600, 30), "airway": draw.between(-1000, -930),
        "cortical": shell, "trabecular": marrow, "thin_bone": draw.between(0.55, 1.0) * shell,
        "blood_aorta": aorta, "blood_superior": superior, "blood_veins": veins, "blood_portal": portal,
        "blood_right": right, "myocardium": muscle, "blood_left_heart": aorta * draw.between(0.85, 1.1),
        "blood_right_heart": right, "liver": liver, "liver_vessel": (portal + veins) / 2,
        "lesion": liver + draw.between(-60, 25), "kidney_cortex": cortex, "kidney_medulla": medulla,
        "kidney_pelvis": pelvis, "spleen": spleen,
    }  # fmt: skip
    for number in range(CONTENTS):
        kind = draw.random.random()
        values[f"content_{number}"] = (
            draw.between(-1000, -850)
            if kind < 0.3
            else draw.between(150, 500)
            if kind < 0.4
            else draw.between(-60, 80)
        )
    hu = np.array([values[name] for name in TISSUES], np.float32)
    soft = (hu > -300) & (hu < 150)
    hu[soft] += draw.random.uniform(-4, 4, int(soft.sum()))
    return np.asarray(hu + np.float32(draw.sign() * draw.size(_SHIFT)) * soft, np.float32)


def variation() -> NDArray[np.float32]:
    """Return how strongly each tissue varies within itself: (n,) in HU, one standard deviation."""
    amount = np.full(len(TISSUES), 6.0, np.float32)
    for name, hu in (
        ("air", 0), ("lung", 45), ("lung_dense", 150), ("trabecular", 50), ("cortical", 90),
        ("thin_bone", 90),
        ("fat", 8), ("cavity_fat", 14), ("muscle", 12), ("tissue", 12), ("airway", 8), ("table_shell", 60),
        *((f"content_{n}", 45) for n in range(CONTENTS)),
    ):  # fmt: skip
        amount[INDEX[name]] = hu
    return amount
