"""The centrelines of all branches of a vessel or airway tree.

From the root, Dijkstra's search gives every voxel of the segment its cheapest way back, where a millimetre
costs the inverse square of the depth. The voxel with the longest way is a tip; its way is the first line.
What lies around it is covered. Then the longest way of what is not covered is the next line, up to where it
meets an earlier one, and so on (as TEASAR does, Sato et al., Proc. Pacific Graphics 2000, 281-289). Every
line is centred and smoothed like a single centreline; a branch is led back straight to its parent, and where
it meets the parent's line is the bifurcation.
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
from ctsuite.ct.centreline.branches import Piece, pieces_of, refine_runs, runs_of, widest_end
from ctsuite.ct.centreline.chain import farthest, seed_nodes
from ctsuite.ct.centreline.errors import TOO_SMALL
from ctsuite.ct.centreline.lumen import ways_from, weights
from ctsuite.ct.centreline.smooth import resampled
from ctsuite.ct.centreline.source import of_segment, sampling


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str,
        Parameter("Segment", "Name of the segment to follow; empty for all segments together."),
    ] = ""
    shortest: Annotated[
        float,
        Parameter(
            "Shortest branch",
            "What protrudes less from the branch it comes from is not taken as a branch.",
            MM,
            1,
            100,
            decimals=1,
        ),
    ] = 5.0
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


def tree(
    labels: Labels,
    parameters: Parameters,
    task: Task,
    volume: Volume | None = None,
    points: Curve | None = None,
) -> dict[str, Any]:
    """Find every branch of a tree, where it divides, and how thick it is.

    A branch goes from one bifurcation to the next. The first point is the root; without one it is the widest
    of all ends. Only the part of the segment that is connected with the root is followed. A
    ring is opened where the two ways around it are equally long.

    Raises
    ------
    CTSuiteError
        CENTRELINE-EMPTY, CENTRELINE-POINT-OUTSIDE, CENTRELINE-POINT-NOT-IN-SEGMENT, CENTRELINE-TOO-SMALL,
        SEGMENT-UNKNOWN, RUN-CANCELLED.
    """
    source = of_segment(labels, parameters.segment, volume, points, task.part(0.0, 0.2))
    lumen, depth = source.lumen, source.depth_mm
    cost = weights(depth)
    pointed = len(source.seeds_mm) > 0
    if pointed:
        root = int(seed_nodes(lumen, source.seeds_mm[:1], source.name)[0])
    else:
        # any end will do to find the others
        root = farthest(ways_from(lumen, int(depth.argmax()), cost, task.part(0.2, 0.3)))
    ways = ways_from(lumen, root, cost, task.part(0.3, 0.4))
    runs = runs_of(ways, depth, parameters.shortest, task.part(0.4, 0.45))
    if not pointed:
        ways = ways_from(lumen, widest_end(runs, ways, depth), cost, task.part(0.45, 0.55))
        runs = runs_of(ways, depth, parameters.shortest, task.part(0.55, 0.6))
    if len(runs[0].chain) < 2:
        raise TOO_SMALL(name=source.name, count=len(lumen.voxels))
    start = source.seeds_mm[0] if pointed else None
    runs = refine_runs(
        source.wall, runs, depth, parameters.smoothing, start, parameters.shortest, task.part(0.6, 1.0)
    )
    pieces = pieces_of(runs)
    curves = tuple(_curve(piece, _name(n), parameters.spacing) for n, piece in enumerate(pieces))
    return {
        "curves": curves,
        "branches": _table(pieces, curves),
        "report": Table((sampling(lumen.grid),), "Data"),
    }


def _name(number: int) -> str:
    return f"Branch {number + 1}"


def _curve(piece: Piece, name: str, spacing: float) -> Curve:
    points, radius = resampled(piece.line.points_mm, spacing, piece.line.radius_mm)
    return Curve(points, radius_mm=radius, name=name)


def _table(pieces: list[Piece], curves: tuple[Curve, ...]) -> Table:
    radii = [np.asarray(curve.radius_mm) for curve in curves]
    starts = np.array([curve.points_lps_mm[0] for curve in curves])
    left, posterior, superior = (tuple(axis) for axis in starts.T.tolist())
    return Table(
        (
            Column("Branch", None, tuple(curve.name for curve in curves)),
            Column("Length", MM, tuple(curve.length_mm for curve in curves)),
            Column("Mean radius", MM, tuple(float(radius.mean()) for radius in radii)),
            Column("Smallest radius", MM, tuple(float(radius.min()) for radius in radii)),
            Column("Comes from", None, tuple("none" if p.parent < 0 else _name(p.parent) for p in pieces)),
            Column("Generation", None, tuple(str(piece.generation) for piece in pieces)),
            Column("Ends", None, tuple("bifurcation" if p.divides else "wall" for p in pieces)),
            Column("Begins at L", MM, left),
            Column("Begins at P", MM, posterior),
            Column("Begins at S", MM, superior),
        ),
        "Branch values",
    )


TOOL = Tool(
    id="ct.centreline_tree",
    title="Branch tree",
    summary="Finds the middle of every branch of a vessel or airway tree, with radius and bifurcations.",
    group="Reconstruction",
    clauses=("4.3.1",),
    inputs=(
        Port("labels", Labels, "Segmentation", "The vessel or airway tree as a segment."),
        Port(
            "volume",
            Volume,
            "CT",
            "The image that was segmented; it puts the wall between voxels.",
            optional=True,
        ),
        Port("points", Curve, "Root", "The first point is where the tree begins.", optional=True),
    ),
    outputs=(
        Port("curves", Curve, "Branches", "One line with its radius for each branch.", many=True),
        Port("branches", Table, "Branch values", "Length, radius, origin and generation of each branch."),
        Port("report", Table, "Data", "What limits the result."),
    ),
    parameters=Parameters,
    function=tree,
    profile="ct.centreline",
    risk="Where segmented branches touch each other, or close a ring, the tree is not that of the vessels. "
    "Branches that the segment lacks are missing, and bulges of its wall can look like branches. Compare the "
    "tree with the image.",
    requires=("numba",),
)
