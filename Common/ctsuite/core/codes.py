"""Coded entries (DICOM PS3.3 section 8.8) for quantities, anatomy and tissue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """A coded entry: value, coding scheme designator and meaning."""

    value: str
    scheme: str
    meaning: str

    def as_dict(self) -> dict[str, str]:
        """Return the entry with DICOM keywords as keys."""
        return {
            "CodeValue": self.value,
            "CodingSchemeDesignator": self.scheme,
            "CodeMeaning": self.meaning,
        }


LENGTH = Code("410668003", "SCT", "Length")
DISTANCE = Code("121206", "DCM", "Distance")
LONG_AXIS = Code("103339001", "SCT", "Long Axis")
SHORT_AXIS = Code("103340004", "SCT", "Short Axis")
DIAMETER = Code("81827009", "SCT", "Diameter")
ANGLE = Code("1483009", "SCT", "Angle")
VOLUME = Code("118565006", "SCT", "Volume")
AREA = Code("42798000", "SCT", "Area")
MEAN = Code("373098007", "SCT", "Mean")
STANDARD_DEVIATION = Code("386136009", "SCT", "Standard Deviation")
MINIMUM = Code("255605001", "SCT", "Minimum")
MAXIMUM = Code("56851009", "SCT", "Maximum")
LUMEN_DIAMETER = Code("397413000", "SCT", "Vessel lumen diameter")
LUMEN_AREA = Code("397415007", "SCT", "Vessel lumen cross-sectional area")
DIAMETER_STENOSIS = Code("408715008", "SCT", "Lumen Diameter Stenosis")
AREA_STENOSIS = Code("408714007", "SCT", "Lumen Area Stenosis")
STENOSIS_LENGTH = Code("408716009", "SCT", "Stenotic Lesion Length")
VESSEL_LENGTH = Code("414599003", "SCT", "Length of vessel segment")
TORTUOSITY = Code("15690004", "SCT", "Tortuosity")
WALL_THICKNESS = Code("122445", "DCM", "Wall Thickness")
ATTENUATION = Code("112031", "DCM", "Attenuation Coefficient")
CALCIUM_SCORE = Code("112058", "DCM", "Calcium score")
CALCIUM_VOLUME = Code("122660", "DCM", "Calcium Volume")
CALCIUM_MASS = Code("122661", "DCM", "Calcium Mass")
EJECTION_FRACTION = Code("70822001", "SCT", "Cardiac ejection fraction")
STROKE_VOLUME = Code("90096001", "SCT", "Stroke Volume")
# no standard code is known for these
DOUBLING_TIME = Code("doubling-time", "99CTSUITE", "Volume doubling time")
VOLUME_CHANGE = Code("volume-change", "99CTSUITE", "Change of volume")
BONE_DENSITY = Code("bone-density", "99CTSUITE", "Bone mineral density")

TISSUE = Code("85756007", "SCT", "Body tissue structure")
ANATOMICAL_STRUCTURE = Code("123037004", "SCT", "Anatomical Structure")
LEFT = Code("7771000", "SCT", "Left")
RIGHT = Code("24028007", "SCT", "Right")
BONE = Code("272673000", "SCT", "Bone")
CONTRAST_VESSEL = Code("59820001", "SCT", "Blood vessel")
