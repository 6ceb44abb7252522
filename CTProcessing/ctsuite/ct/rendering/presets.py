"""Looks of a CT by purpose, each with the reasoning behind its numbers.

A look gives every CT number an opacity for 1 mm of path and a colour. The numbers follow from what tissues
measure in Hounsfield units (air -1000, lung -900 to -500, fat -120 to -80, water 0, muscle 40 to 60, enhanced
vessels 150 to 500, cancellous bone 150 to 500, cortical bone above 600) and from the rule that the ramp of an
opacity begins above what shall not be seen and is at least as wide as the noise of a usual series (30 HU),
so that noise does not become grains.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

Points = tuple[tuple[float, float], ...]
ColourPoints = tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True)
class Light:
    """How the surface that the opacity suggests reflects light (Phong).

    Attributes
    ----------
    ambient, diffuse, specular : float
        Shares of the light that comes from everywhere, that is scattered and that is mirrored, 0 to 1.
    power : float
        Sharpness of the mirrored light.
    """

    ambient: float = 0.15
    diffuse: float = 0.85
    specular: float = 0.25
    power: float = 20.0


@dataclass(frozen=True)
class Look:
    """Opacity and colour by CT number.

    Attributes
    ----------
    name : str
        What is shown to people.
    purpose : str
        One sentence: what it is for and what it hides.
    opacity : tuple of (HU, opacity)
        Opacity (0 to 1) of 1 mm of path, linear between the points, constant beyond them; rising in HU.
    colour : tuple of (HU, red, green, blue)
        Each 0 to 1, linear between the points.
    gradient : tuple of (HU per mm, factor)
        What the opacity is multiplied by where the CT number changes that fast; empty for no influence.
    light : Light
        Reflection.
    """

    name: str
    purpose: str
    opacity: Points
    colour: ColourPoints
    gradient: Points = ()
    light: Light = Light()

    def shifted(self, hu: float) -> Look:
        """Return the look moved along the scale by so many HU: what was seen at 200 is seen at 200 + hu."""
        if not hu:
            return self
        opacity = tuple((value + hu, alpha) for value, alpha in self.opacity)
        colour = tuple((value + hu, *rgb) for value, *rgb in self.colour)
        return replace(self, opacity=opacity, colour=colour)


_LOOKS = (
    Look(
        # Begins above enhanced organs and muscle; cancellous bone is half seen, cortical bone nearly solid.
        "bone",
        "Shows bone as a solid surface. Strongly enhanced vessels and metal are seen as well.",
        ((130.0, 0.0), (240.0, 0.22), (420.0, 0.72), (900.0, 0.92)),
        (
            (130.0, 0.52, 0.24, 0.16),
            (240.0, 0.80, 0.56, 0.42),
            (420.0, 0.93, 0.85, 0.72),
            (1200.0, 1.0, 0.98, 0.93),
        ),
    ),
    Look(
        # Enhanced blood lies between 150 and 500 HU; red there, ivory above, where only bone and metal are.
        "CTA",
        "Shows vessels filled with contrast medium in red and bone in ivory.",
        ((130.0, 0.0), (200.0, 0.30), (320.0, 0.75), (700.0, 0.85)),
        (
            (130.0, 0.45, 0.05, 0.04),
            (230.0, 0.80, 0.16, 0.10),
            (420.0, 0.95, 0.42, 0.28),
            (650.0, 0.96, 0.88, 0.76),
            (1500.0, 1.0, 0.98, 0.94),
        ),
        light=Light(0.12, 0.85, 0.35, 25.0),
    ),
    Look(
        # A band: aerated lung is a haze, walls and vessels between air and tissue are seen, and the chest
        # wall (above -200 HU) is left out; where nothing changes the haze is thinned.
        "lung",
        "Shows the aerated lung as a haze with its vessels and borders; soft tissue is left out.",
        ((-930.0, 0.0), (-750.0, 0.03), (-550.0, 0.12), (-350.0, 0.16), (-180.0, 0.0)),
        (
            (-930.0, 0.35, 0.45, 0.62),
            (-700.0, 0.62, 0.62, 0.72),
            (-450.0, 0.90, 0.68, 0.62),
            (-180.0, 0.98, 0.86, 0.78),
        ),
        ((0.0, 0.15), (60.0, 0.6), (200.0, 1.0)),
        Light(0.25, 0.75, 0.10, 10.0),
    ),
    Look(
        # The wall of an airway lies where the CT number passes from air to tissue: a thin band about the
        # middle of that step, seen only where the step is steep.
        "airway",
        "Shows the borders between air and tissue: airways, sinuses, bowel gas and the skin.",
        ((-750.0, 0.0), (-600.0, 0.28), (-420.0, 0.28), (-280.0, 0.0)),
        ((-750.0, 0.42, 0.60, 0.78), (-520.0, 0.70, 0.82, 0.90), (-280.0, 0.95, 0.92, 0.88)),
        ((0.0, 0.0), (80.0, 0.3), (200.0, 1.0)),
        Light(0.2, 0.8, 0.2, 15.0),
    ),
    Look(
        # Begins above fat, so that muscle and organs stand free.
        "soft tissue",
        "Shows muscle, organs and enhanced vessels; fat is left out.",
        ((-30.0, 0.0), (30.0, 0.10), (90.0, 0.35), (250.0, 0.80), (600.0, 0.90)),
        (
            (-30.0, 0.50, 0.22, 0.16),
            (40.0, 0.68, 0.28, 0.20),
            (120.0, 0.84, 0.42, 0.30),
            (250.0, 0.93, 0.70, 0.52),
            (600.0, 1.0, 0.95, 0.86),
        ),
    ),
    Look(
        # The middle of the step from air to skin; everything behind is hidden.
        "skin",
        "Shows the skin and hides what lies behind it.",
        ((-550.0, 0.0), (-350.0, 0.35), (-150.0, 0.90)),
        ((-550.0, 0.72, 0.48, 0.38), (-150.0, 0.90, 0.70, 0.58), (300.0, 0.95, 0.80, 0.70)),
        light=Light(0.18, 0.85, 0.12, 12.0),
    ),
)
LOOKS = MappingProxyType({look.name: look for look in _LOOKS})
