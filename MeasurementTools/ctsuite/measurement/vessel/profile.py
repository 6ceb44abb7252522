"""Diameters and area of a vessel along its line.

At even places the vessel is cut at right angles to the line. With a segment, how much of each pixel of the
plane belongs to it is interpolated between its voxels; with an image, it is judged from where its value lies
between the blood and the surroundings, half-way of which is the border. The sum of these shares is the area,
which no blur changes; the outline is the line at which they fall below the level that encloses that area.
Along the line they are smoothed over three voxels before and behind with the filter of second order of
Savitzky and Golay (Analytical Chemistry 36, 1964, 1627-1639), which keeps the depth of a stenosis.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.picture import Picture
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Port, Tool, measurements_port
from ctsuite.core.units import MM, MM2
from ctsuite.core.volume import Volume
from ctsuite.measurement.image import require_inside
from ctsuite.measurement.vessel import at_section
from ctsuite.measurement.vessel.cut import Cuts
from ctsuite.measurement.vessel.line import (
    CURVE_PORT,
    GROUP,
    LABELS_PORT,
    RULE,
    VOLUME_PORT,
    CutParameters,
    cuts_along,
    frame_of,
    nearest_station,
    source_of,
)
from ctsuite.measurement.vessel.plot import AREA, DIAMETER, Line, Mark, Panel, diagram

TITLE = "Vessel profile"
NARROWEST, WIDEST = "narrowest place", "widest place"
SIZES = (
    ("Equivalent diameter", "equivalent_mm"),
    ("Inscribed diameter", "inscribed_mm"),
    ("Least diameter", "least_mm"),
    ("Greatest diameter", "greatest_mm"),
)


def profile(
    curve: Curve,
    parameters: CutParameters,
    task: Task,
    labels: Labels | None = None,
    volume: Volume | None = None,
    points: Curve | None = None,
) -> dict[str, Any]:
    """Measure diameters and area of a vessel at even places of a line.

    Raises
    ------
    CTSuiteError
        VESSEL-NOTHING-GIVEN, VESSEL-CURVE-LEAVES, VESSEL-NOT-CLOSED, CURVE-NOT-NUMBERS, CURVE-TOO-SHORT,
        SEGMENT-UNKNOWN, MEASUREMENT-SEGMENT-EMPTY, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE, RUN-CANCELLED.
    """
    source, region = source_of(labels, volume, parameters, TITLE)
    frame = frame_of(curve, TITLE, volume, parameters.smoothing)
    if points is not None and volume is not None:
        require_inside(volume, np.asarray(points.points_lps_mm, float), points.frame_of_reference, TITLE)
    cuts = cuts_along(curve, frame, source, region, parameters, task.part(0.0, 0.95))
    sizes = cuts.values("equivalent_mm")
    places: dict[str, int] = {NARROWEST: int(np.nanargmin(sizes)), WIDEST: int(np.nanargmax(sizes))}
    for number, point in enumerate(() if points is None else points.points_lps_mm, start=1):
        places[Text("place {number}", number=number)] = nearest_station(cuts, np.asarray(point, float))
    found: list[Measurement] = []
    for name, at in places.items():
        section = cuts.sections[at]
        if section is not None and cuts.fine[at]:
            found += at_section.measured(section, source.grid, region, name)
    return {
        "measurements": tuple(found),
        "table": table_of(cuts),
        "picture": _picture(cuts, places, region),
    }


def table_of(cuts: Cuts) -> Table:
    """Every cross-section as a row; what was found where it does not count is shown with the reason."""

    def values(name: str) -> tuple[float | None, ...]:
        return tuple(None if one is None else float(getattr(one, name)) for one in cuts.sections)

    return Table(
        (
            Column("Position", MM, tuple(float(s) for s in cuts.s_mm)),
            *(Column(title, MM, values(name)) for title, name in SIZES),
            Column("Area", MM2, values("area_mm2")),
            Column("Remark", None, tuple(cuts.remarks)),
        ),
        TITLE,
    )


def _picture(cuts: Cuts, places: dict[str, int], region: str) -> Picture:
    marks = [
        Mark(float(cuts.s_mm[at]), str(number))
        for number, at in enumerate(places.values(), start=1)
        if cuts.fine[at]
    ]
    panels = (
        Panel(DIAMETER, [Line(title, cuts.values(name)) for title, name in SIZES]),
        Panel(AREA, [Line("Area", cuts.values("area_mm2"))]),
    )
    legend = [f"{number}: {name}" for number, name in enumerate(places, start=1)]
    return Picture(diagram(region, cuts.s_mm, panels, marks, legend), TITLE)


TOOL = Tool(
    id="measurement.vessel_profile",
    title=TITLE,
    summary="Measures diameters and area of a vessel at right angles to its line, along the whole line.",
    group=GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.2", "4.3.2.6.3"),
    inputs=(
        CURVE_PORT,
        LABELS_PORT,
        VOLUME_PORT,
        Port(
            "points",
            Curve,
            "Places",
            "Places to be measured as well; each is carried to the nearest cross-section.",
            optional=True,
        ),
    ),
    outputs=(
        measurements_port("Diameters and area at the narrowest, the widest and the chosen places."),
        Port("table", Table, "Profile", "Diameters and area of every cross-section."),
        Port("picture", Picture, "Diagram", "Diameters and area over the length of the line."),
    ),
    parameters=CutParameters,
    function=profile,
    profile="measurement.vessel",
    risk="The planes are as right as the line is: where it runs obliquely through the vessel, the section is "
    "too large. At branches the section takes in the mouth of the branch. Below about four voxels across, "
    "diameters are rough. Motion, hardening of the beam and calcium move the border. Look at the diagram for "
    "leaps.",
    requires=("numba",),
    anchor_rule=RULE,
)
