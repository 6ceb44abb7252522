"""Window presets by body part, each with the source it was taken from.

Centre and width in HU; they are a starting point for the eye and take no part in any measurement. Published
values vary somewhat between institutions and vendors.
"""

from __future__ import annotations

from types import MappingProxyType

PRESETS = MappingProxyType(
    {
        "abdomen": (50.0, 400.0),
        "bone": (300.0, 1500.0),
        "brain": (40.0, 80.0),
        "CT angiography": (300.0, 600.0),
        "liver": (30.0, 150.0),
        "lung": (-600.0, 1500.0),
        "mediastinum": (50.0, 350.0),
        "soft tissue": (40.0, 400.0),
        "spine": (50.0, 250.0),
        "stroke": (40.0, 40.0),
        "temporal bone": (600.0, 2800.0),
    }
)

_ARTICLE = (
    "Murphy A, Wilczek M, Feger J, et al. Windowing (CT). Radiopaedia.org. https://doi.org/10.53347/rID-52108"
)
_VIEWERS = (
    "Default presets of clinical viewers, as in the documentation of the iAID viewer (Contrast, CT): "
    "https://github.com/yerimmir/iAID-Documentation"
)
# source, and what it calls the window
SOURCES = MappingProxyType(
    {
        "abdomen": (_ARTICLE, "abdomen, soft tissues"),
        "bone": (_VIEWERS, "CT Bone"),
        "brain": (_ARTICLE, "brain"),
        "CT angiography": (_VIEWERS, "CT Angio"),
        "liver": (_ARTICLE, "liver"),
        "lung": (_ARTICLE, "lungs"),
        "mediastinum": (_ARTICLE, "mediastinum"),
        "soft tissue": (_ARTICLE, "head and neck, soft tissues (width 350 to 400, centre 20 to 60)"),
        "spine": (_ARTICLE, "spine, soft tissues"),
        "stroke": (_ARTICLE, "stroke (one of two)"),
        "temporal bone": (_ARTICLE, "temporal bones"),
    }
)
