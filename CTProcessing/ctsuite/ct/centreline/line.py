"""The centreline of one vessel or airway, from a segment or from an image with points.

First the lumen: it is the segment, or the connected voxels that look like what lies at the points. Blood
counts from half of the contrast to its surroundings up to what must be calcium or bone.

Then the way: Dijkstra's search finds the cheapest one between the points, or between the two ends that are
furthest apart. A millimetre costs the inverse square of the depth below the wall, which keeps the way to the
middle of wide and narrow places alike (after Deschamps and Cohen, Med Image Anal 5, 2001, 281-299).

Then the middle: the vessel is cut across the way, each section is measured on 32 rays, whose ends the image
moves between voxels, and the line moves to the centroids of the sections until it stays. In between it is
smoothed by a Whittaker smoother of third order (Eilers, Anal Chem 75, 2003, 3631-3636), which keeps bends as
long as they are. The radius is that of the largest circle around the line in its section.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.labels import Labels
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.ct.centreline.chain import longest, seed_nodes, through
from ctsuite.ct.centreline.errors import FEW_POINTS, TOO_SMALL
from ctsuite.ct.centreline.model import CONTRAST, LUMENS
from ctsuite.ct.centreline.refine import Ends, Line, refined, refined_ring
from ctsuite.ct.centreline.smooth import resampled
from ctsuite.ct.centreline.source import Source, of_image, of_segment, sampling

_THIN = 2.0  # voxels across


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str,
        Parameter("Segment", "Name of the segment to follow; empty for all segments together."),
    ] = ""
    lumen: Annotated[
        str,
        Parameter(
            "Lumen",
            "What the points lie in, where no segment is given: a vessel with contrast medium or an airway.",
            choices=LUMENS,
        ),
    ] = CONTRAST
    spacing: Annotated[
        float,
        Parameter("Distance of points", "Way along the line from point to point.", MM, 0.2, 20, decimals=2),
    ] = 1.0
    smoothing: Annotated[
        float,
        Parameter(
            "Smoothing",
            "Windings shorter than this are smoothed away; 0 takes one and a half diameters.",
            MM,
            0,
            200,
            decimals=1,
        ),
    ] = 0.0


def centreline(
    parameters: Parameters,
    task: Task,
    labels: Labels | None = None,
    volume: Volume | None = None,
    points: Curve | None = None,
) -> dict[str, Any]:
    """Find the middle of a vessel or airway with its inscribed radius.

    With a segment, points are optional: without them the line joins the two ends of the segment that are
    furthest apart, and a ring becomes a closed curve. Without a segment, at least two points in the lumen are
    needed. The line passes the points in their order, and ends beside the first and the last.

    Raises
    ------
    CTSuiteError
        CENTRELINE-NOTHING-GIVEN, CENTRELINE-FEW-POINTS, CENTRELINE-POINT-OUTSIDE,
        CENTRELINE-POINT-NOT-IN-SEGMENT, CENTRELINE-POINT-NO-LUMEN, CENTRELINE-UNCONNECTED, CENTRELINE-EMPTY,
        CENTRELINE-TOO-SMALL, SEGMENT-UNKNOWN, RUN-CANCELLED.
    """
    if labels is not None:
        source = of_segment(labels, parameters.segment, volume, points, task.part(0.0, 0.4))
    else:
        source = of_image(volume, points, parameters.lumen, task.part(0.0, 0.4))
    line, closed = _line(source, points is not None, parameters.smoothing, task.part(0.4, 1.0))
    places, radius = resampled(line.points_mm, parameters.spacing, line.radius_mm)
    if closed:
        places, radius = places[:-1], radius[:-1]
    curve = Curve(places, closed, radius, f"{source.name} centreline")
    return {"curve": curve, "report": _report(source, curve)}


def _line(source: Source, pointed: bool, smoothing: float, task: Task) -> tuple[Line, bool]:
    """The refined line, and whether it is closed."""
    lumen, depth, seeds = source.lumen, source.depth_mm, source.seeds_mm
    closed = False
    if pointed:
        if len(seeds) < 2:
            raise FEW_POINTS(count=len(seeds))
        nodes = seed_nodes(lumen, seeds, source.name)
        kept = np.concatenate([[True], np.diff(nodes) != 0])
        if kept.sum() < 2:
            raise FEW_POINTS(count=int(kept.sum()))
        seeds = seeds[kept]
        chain = through(lumen, depth, nodes[kept], source.segmented, task.part(0.0, 0.5))
        ends = Ends(seeds[0], seeds[-1])
    else:
        chain, closed = longest(lumen, depth, task.part(0.0, 0.5))
        ends = Ends()
    if len(chain) < 2:
        raise TOO_SMALL(name=source.name, count=len(lumen.voxels))
    places, deep = lumen.places_mm(chain), depth[chain]
    if closed:
        return refined_ring(source.wall, places, deep, smoothing, task.part(0.5, 1.0)), True
    inner = seeds[1:-1] if pointed else None
    return refined(source.wall, places, deep, smoothing, ends, task.part(0.5, 1.0), inner), False


def _report(source: Source, curve: Curve) -> Table:
    radius = np.asarray(curve.radius_mm)
    thin = radius.min() < _THIN / 2 * float(np.mean(source.lumen.grid.spacing_mm))
    ends = "at the points given" if len(source.seeds_mm) else "found at the walls"
    return Table(
        (
            Column("Line", None, (curve.name,)),
            Column("Length", MM, (curve.length_mm,)),
            Column("Mean radius", MM, (float(radius.mean()),)),
            Column("Smallest radius", MM, (float(radius.min()),)),
            Column("Largest radius", MM, (float(radius.max()),)),
            Column("Ends", None, ("none: it is a ring" if curve.closed else ends,)),
            Column(
                "Narrow places",
                None,
                (
                    "Bridged: fainter voxels were taken to join the points."
                    if source.bridged
                    else "Thinner than two voxels in places: the radius there is rough."
                    if thin
                    else "none",
                ),
            ),
            sampling(source.lumen.grid),
        ),
        "Length and radius",
    )


TOOL = Tool(
    id="ct.centreline",
    title="Centreline",
    summary="Finds the middle of a vessel or airway, with its radius, in a segment or between points.",
    group="Reconstruction",
    clauses=("4.3.1",),
    inputs=(
        Port("labels", Labels, "Segmentation", "The vessel or airway as a segment.", optional=True),
        Port(
            "volume",
            Volume,
            "CT",
            "The image; it shows the lumen around the points, or puts the wall of a segment between voxels.",
            optional=True,
        ),
        Port(
            "points",
            Curve,
            "Points",
            "Points in the lumen, from one end to the other; at least two where no segment is given.",
            optional=True,
        ),
    ),
    outputs=(
        Port("curve", Curve, "Centreline", "The line with its radius, editable as a markups curve."),
        Port("report", Table, "Length and radius", "Length, radius, and what limits them."),
    ),
    parameters=Parameters,
    function=centreline,
    profile="ct.centreline",
    risk="The line follows what was segmented or what looks like the lumen at the points, and may leave the "
    "vessel where another structure as bright touches it, or at an occlusion. Calcium counts as wall. Look "
    "at the line along its whole course before you measure on it.",
    requires=("numba",),
)
