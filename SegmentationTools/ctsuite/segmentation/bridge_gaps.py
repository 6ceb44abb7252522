"""Joining parts of a region across gaps up to a length, without thickening the region elsewhere.

The region is closed by a ball of half the length (J. Serra 1982). Of what the closing adds, only those pieces
are kept that touch at least two parts: they are the bridges. Notches and holes of a part stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray

from ctsuite.core.components import Components, find
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM
from ctsuite.segmentation import completeness
from ctsuite.segmentation.regions import SEGMENT, edited, masks
from ctsuite.segmentation.report import Part, rows, table


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    length: Annotated[
        float,
        Parameter("Longest gap", "Gaps up to this length are bridged.", MM, 0.5, 20, decimals=1),
    ] = 3.0


def bridge_gaps(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Bridge the gaps between the parts of segments.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    parameters : Parameters
        Which segments, and the longest gap.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``report`` (Table) with every bridge, and ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    grid = labels.grid
    report: list[Part] = []
    changed = []
    for segment, mask in masks(labels, parameters.segment, task):
        added = closed(mask, grid, parameters.length) & ~mask
        pieces = find(added)
        wanted = _joining(pieces, find(mask), added)
        decisions = np.where(wanted, "filled", "left open")
        kept = pieces.mask(wanted)
        report.extend(row for row in rows(pieces, decisions, grid, "Bridge") if row.decision == "filled")
        changed.append((segment, mask | kept))
    made = edited(labels, changed)
    return {
        "labels": made,
        "report": table(report, grid, "Bridges"),
        "completeness": completeness.report(made),
    }


def closed(mask: Mask, grid: Grid, gap_mm: float) -> Mask:
    """Close gaps up to a width, by a ball of half that width."""
    radius = [int(np.ceil(gap_mm / 2 / spacing)) for spacing in grid.spacing_mm]
    box = bounding_box(mask, max(radius) + 1)
    if box is None:
        return mask
    image = sitk.GetImageFromArray(mask[box].view(np.uint8))
    result = mask.copy()
    result[box] = sitk.GetArrayFromImage(sitk.BinaryMorphologicalClosing(image, radius, sitk.sitkBall))
    return result


def _joining(pieces: Components, parts: Components, added: Mask) -> NDArray[np.bool_]:
    """Which added pieces, (n + 1,), touch at least two parts."""
    pairs = np.unique(np.concatenate(list(_contacts(pieces.labels, parts.labels, added))), axis=0)
    return np.bincount(pairs[:, 0], minlength=pieces.count + 1) >= 2


def _contacts(pieces: NDArray[Any], parts: NDArray[Any], added: Mask) -> Iterator[NDArray[Any]]:
    """Pairs of an added piece and a part that touches it across a face, an edge or a corner."""
    yield np.empty((0, 2), dtype=np.int32)
    where = np.argwhere(added)
    for offset in np.ndindex(3, 3, 3):
        near = where + offset - 1
        inside = ((near >= 0) & (near < added.shape)).all(axis=1)
        beside = parts[tuple(near[inside].T)]
        found = np.stack([pieces[tuple(where[inside].T)], beside], axis=1)[beside > 0]
        yield np.unique(found, axis=0)


TOOL = Tool(
    id="segmentation.bridge_gaps",
    title="Bridge gaps",
    summary="Joins the parts of a segment across gaps up to a length, and leaves everything else as it is.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation whose parts are joined."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The segmentation with bridges."),
        Port("report", Table, "Bridge report", "Every bridge with its volume and position."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=bridge_gaps,
    profile="segmentation.fill_holes",
    requires=("numba",),
    risk="A gap can be a fracture, a joint space or an occlusion of a vessel. What bridges it does not exist "
    "in the image. Read the report, and look at each bridge.",
)
