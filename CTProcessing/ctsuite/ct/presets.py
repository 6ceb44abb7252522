"""Window presets by body part.

Centre and width in HU as they are common on clinical workstations; they are a starting point for the eye and
take no part in any measurement.
"""

from __future__ import annotations

from types import MappingProxyType

PRESETS = MappingProxyType(
    {
        "abdomen": (60.0, 400.0),
        "bone": (300.0, 1500.0),
        "brain": (40.0, 80.0),
        "CT angiography": (300.0, 600.0),
        "liver": (60.0, 160.0),
        "lung": (-600.0, 1500.0),
        "mediastinum": (50.0, 350.0),
        "soft tissue": (40.0, 400.0),
        "spine": (50.0, 250.0),
        "stroke": (40.0, 40.0),
        "temporal bone": (600.0, 2800.0),
    }
)
