"""What a stenosis was worked out from, as a table and as a diagram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ctsuite.core.grid import Float
from ctsuite.core.picture import Picture
from ctsuite.core.table import Column, Table
from ctsuite.core.units import MM, MM2
from ctsuite.measurement.vessel.cut import Cuts
from ctsuite.measurement.vessel.plot import AREA, DIAMETER, Line, Mark, Panel, diagram
from ctsuite.measurement.vessel.reference import Reference

TITLE = "Stenosis"


@dataclass(frozen=True, eq=False)
class Full:
    """The full width that the narrowest place is compared with.

    Attributes
    ----------
    at : int
        Cross-section in which it is drawn.
    diameter_mm, area_mm2 : float
        How large it is.
    """

    at: int
    diameter_mm: float
    area_mm2: float


def table(
    cuts: Cuts, widths: Float, narrowest: int, found: dict[str, Reference], full: dict[str, Full]
) -> Table:
    """Where the narrowest place and each reference lie, and how wide the vessel is there."""
    areas = cuts.values("area_mm2")
    rows: list[tuple[Any, ...]] = [
        (
            "narrowest place",
            *[float(cuts.s_mm[narrowest])] * 2,
            float(widths[narrowest]),
            float(areas[narrowest]),
        )
    ]
    for name, one in full.items():
        stretch = cuts.s_mm[found[name].stations] if name in found else cuts.s_mm[[narrowest]]
        rows.append((name, float(stretch.min()), float(stretch.max()), one.diameter_mm, one.area_mm2))
    names, starts, ends, diameters, sizes = zip(*rows, strict=True)
    return Table(
        (
            Column("Place", None, names),
            Column("From", MM, starts),
            Column("To", MM, ends),
            Column("Diameter", MM, diameters),
            Column("Area", MM2, sizes),
        ),
        TITLE,
    )


def picture(
    cuts: Cuts,
    widths: Float,
    narrowest: int,
    found: dict[str, Reference],
    region: str,
    diameter: str,
) -> Picture:
    """The diameter that was compared and the area along the line, with the references shaded."""
    spans = [
        (float(cuts.s_mm[one.stations].min()), float(cuts.s_mm[one.stations].max())) for one in found.values()
    ]
    marks = [Mark(float(cuts.s_mm[narrowest]), "1")]
    marks += [Mark(one.at(cuts.s_mm), str(number)) for number, one in enumerate(found.values(), start=2)]
    legend = ["1: narrowest place"]
    legend += [f"{number}: {side} reference" for number, side in enumerate(found, start=2)]
    panels = (
        Panel(DIAMETER, [Line(f"{diameter.capitalize()} diameter", widths)]),
        Panel(AREA, [Line("Area", cuts.values("area_mm2"))]),
    )
    return Picture(diagram(region, cuts.s_mm, panels, marks, legend, spans), TITLE)
