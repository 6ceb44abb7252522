"""Units of values, as UCUM codes with the symbol shown to people."""

from __future__ import annotations

from dataclasses import dataclass

from ctsuite.core.codes import Code
from ctsuite.core.i18n import Text


@dataclass(frozen=True)
class Unit:
    """A unit of measurement.

    Attributes
    ----------
    ucum : str
        Code in the Unified Code for Units of Measure, as DICOM uses it (PS3.16 context group 82).
    symbol : str
        What is shown to people.
    meaning : str
        Code meaning.
    """

    ucum: str
    symbol: str
    meaning: str

    @property
    def code(self) -> Code:
        """The unit as a DICOM coded entry."""
        return Code(self.ucum, "UCUM", self.meaning)


HU = Unit("[hnsf'U]", "HU", "Hounsfield unit")
MM = Unit("mm", "mm", "millimeter")
MM2 = Unit("mm2", "mm²", "square millimeter")
MM3 = Unit("mm3", "mm³", "cubic millimeter")
CM2 = Unit("cm2", "cm²", "square centimeter")
ML = Unit("mL", "mL", "milliliter")
DEGREE = Unit("deg", "°", "degree")
PERCENT = Unit("%", "%", "percent")
ONE = Unit("1", "", "no units")
SECOND = Unit("s", "s", "second")
MINUTE = Unit("min", "min", "minute")
DAY = Unit("d", "d", "day")
MG = Unit("mg", "mg", "milligram")
MG_CM3 = Unit("mg/cm3", "mg/cm³", "milligram per cubic centimeter")
VOXEL = Unit("{voxels}", "voxels", "voxels")

ALL = (HU, MM, MM2, MM3, CM2, ML, DEGREE, PERCENT, ONE, SECOND, MINUTE, DAY, MG, MG_CM3, VOXEL)


def limits_in_words(minimum: float | None, maximum: float | None, symbol: str = "") -> str:
    """Say which numbers are allowed, ends included; an empty text where every number is."""
    if minimum is not None and maximum is not None:
        limits = Text("{minimum} to {maximum}", minimum=f"{minimum:g}", maximum=f"{maximum:g}")
    elif minimum is not None:
        limits = Text("at least {minimum}", minimum=f"{minimum:g}")
    elif maximum is not None:
        limits = Text("at most {maximum}", maximum=f"{maximum:g}")
    else:
        return ""
    return Text.joined([limits, symbol]) if symbol else limits
