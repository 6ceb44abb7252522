"""Everything that is measured at one cross-section."""

from __future__ import annotations

from collections.abc import Iterator

from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.measurement import Measurement
from ctsuite.measurement import area, length
from ctsuite.measurement.vessel import equivalent, lumen_area
from ctsuite.measurement.vessel.diameters import GREATEST, INSCRIBED, LEAST
from ctsuite.measurement.vessel.section import Section

METHOD = "In the plane at right angles to the line."


def measured(section: Section, grid: Grid, source: str, prefix: str) -> Iterator[Measurement]:
    """Wrap the diameters and the area of a cross-section.

    Parameters
    ----------
    section : Section
        The cross-section.
    grid : Grid
        The image that it was found in.
    source : str
        What is shown as the source.
    prefix : str
        What stands before the names, such as which place it is.
    """
    direction = grid.direction_lps
    outline = section.to_lps(section.outline_mm())
    perimeter = section.perimeter_mm
    yield equivalent.MEASURE.measured(
        float(equivalent.value(outline)),
        outline,
        source,
        METHOD,
        equivalent.sensitivity(outline, direction, perimeter),
        equivalent.value,
        Text.joined([prefix, equivalent.MEASURE.name], ": "),
    )
    for measure, ends in (
        (INSCRIBED, section.inscribed_ends_mm),
        (LEAST, section.least_ends_mm),
        (GREATEST, section.greatest_ends_mm),
    ):
        anchors = section.to_lps(ends)
        yield measure.measured(
            float(length.value(anchors)),
            anchors,
            source,
            METHOD,
            measure.sensitivity(anchors, direction),
            length.value,
            Text.joined([prefix, measure.name], ": "),
        )
    yield lumen_area.MEASURE.measured(
        float(area.value(outline)),
        outline,
        source,
        METHOD,
        area.sensitivity(outline, direction, perimeter_mm=perimeter),
        area.value,
        Text.joined([prefix, lumen_area.MEASURE.name], ": "),
    )
