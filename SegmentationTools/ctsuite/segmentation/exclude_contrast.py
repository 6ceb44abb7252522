"""Taking contrast-filled vessels, heart and organs out of a bone segmentation without any seed point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from scipy import ndimage

from ctsuite.core.components import find
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, bounding_box, widened
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, MM
from ctsuite.core.volume import Volume
from ctsuite.segmentation import completeness, contrast
from ctsuite.segmentation.coarse import Coarse, coarsen
from ctsuite.segmentation.depth import depth_mm
from ctsuite.segmentation.regions import SEGMENT, edited, masks
from ctsuite.segmentation.report import Part, table

_BLOCK_MM = 1.5
_SURROUNDINGS_MM = 12.0
_CRUMB_ML = 0.1
_BONE_SHARE = 0.05


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    bridge: Annotated[
        float,
        Parameter(
            "Bridge width",
            "Where a vessel touches bone over less than this, the two are told apart.",
            MM,
            2,
            8,
            decimals=1,
        ),
    ] = 5.0
    highest: Annotated[
        float,
        Parameter(
            "Brightest contrast medium",
            "Even bodies brighter than this are taken for solid bone or metal and kept.",
            HU,
            200,
            3000,
            decimals=0,
        ),
    ] = 700.0


def exclude_contrast(volume: Volume, labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Take what is filled with contrast medium out of a bone segmentation.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    labels : Labels
        Bone, on the same grid.
    parameters : Parameters
        Which segments, and where contrast medium ends.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels) and ``report`` (Table) with the bodies found, where they lie, and all that was
        left out.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    grid = volume.grid
    parts = list(masks(labels, parameters.segment, task.part(0.0, 0.05)))
    mask: Mask = np.logical_or.reduce([part for _, part in parts])
    task.progress(0.1, "Looking for contrast medium")
    excluded, report = _found(mask, volume, parameters, task.part(0.1, 0.9))
    if np.count_nonzero(mask & ~excluded) < _BONE_SHARE * np.count_nonzero(mask):
        # An even body and hardly anything else is what a phantom looks like, not a patient.
        excluded = np.zeros_like(mask)
        report = [Part("Even bodies only, without bone", 1, int(np.count_nonzero(mask)), False, "kept")]
    task.progress(0.95, "Reporting")
    report.append(Part("Contrast medium", 1, int(np.count_nonzero(excluded)), False, "left out"))
    changed = [(segment, part & ~excluded) for segment, part in parts]
    report.extend(
        Part(segment.name, 1, int(np.count_nonzero(part)), False, "kept") for segment, part in changed
    )
    made = edited(labels, changed)
    return {
        "labels": made,
        "report": table(report, grid, "Exclusions"),
        "completeness": completeness.report(made),
    }


def _found(mask: Mask, volume: Volume, parameters: Parameters, task: Task) -> tuple[Mask, list[Part]]:
    """What is filled with contrast medium, and the rows on its cores."""
    grid = volume.grid
    box = bounding_box(mask, int(_SURROUNDINGS_MM / grid.finest_spacing_mm))
    if box is None:
        return mask, []
    coarse = coarsen(mask, volume.array, grid, box, _BLOCK_MM)
    task.progress(0.2, "Measuring thickness")
    depth = depth_mm(coarse.mask, coarse.spacing_mm)
    task.progress(0.4, "Looking for even bodies")
    cores = contrast.find_cores(coarse, depth, parameters.highest)
    if cores.parts.count == 0:
        return np.zeros_like(mask), []
    task.progress(0.6, "Following vessels")
    inner = contrast.filled(cores, coarse, depth, parameters.bridge)
    outer = inner | contrast.branches(coarse.mask & ~inner, inner, cores, coarse)
    task.progress(0.8, "Cutting vessels off")
    return _fine(coarse, outer, mask, grid), list(_bodies(cores, coarse, grid))


def _fine(coarse: Coarse, blocks: Mask, mask: Mask, grid: Grid) -> Mask:
    """The voxels of the region that belong to excluded blocks, with the thin shreds left around them."""
    # a voxel in a block that is mostly empty goes with the neighbouring blocks, bone first
    kept = coarse.mask & ~blocks
    blocks = blocks | (widened(blocks) & ~coarse.mask & ~ndimage.binary_dilation(kept))
    excluded = np.zeros_like(mask)
    excluded[coarse.box] = mask[coarse.box] & coarse.fine(blocks)
    rest = find(mask & ~excluded)
    beside = rest.tally(widened(excluded[rest.box])) > 0
    excluded |= rest.mask(beside & (rest.voxels * grid.voxel_volume_mm3 / 1000 < _CRUMB_ML))
    return excluded


def _bodies(cores: contrast.Cores, coarse: Coarse, grid: Grid) -> Iterator[Part]:
    """One row for each body from which the exclusion started."""
    parts, voxels = cores.parts, int(np.prod(coarse.steps))
    order = parts.largest_first()
    places = grid.index_to_lps(coarse.centres_index(parts.centres_index(order))).tolist()
    for number, (left, posterior, superior) in zip(order, places, strict=True):
        size, at_border = int(parts.voxels[number]) * voxels, bool(parts.at_border[number])
        yield Part("Core of contrast medium", 1, size, at_border, "left out", (left, posterior, superior))


TOOL = Tool(
    id="segmentation.exclude_contrast",
    title="Exclude contrast medium",
    summary="Takes vessels, heart and organs filled with contrast medium out of a bone segmentation.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(
        Port("volume", Volume, "CT", "The series that was segmented."),
        Port("labels", Labels, "Segmentation", "The bone segmentation, on the grid of the CT."),
    ),
    outputs=(
        Port("labels", Labels, "Segmentation", "The bone without what is filled with contrast medium."),
        Port("report", Table, "Exclusion report", "What was taken for contrast medium, where, and how much."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=exclude_contrast,
    profile="segmentation.exclude_contrast",
    requires=("numba",),
    risk="Contrast medium is recognised by bodies that are at least 9 mm thick, even within the noise, "
    "with a core of at least 0.4 mL, without a rim that is more than a tenth brighter, and at least 15 % "
    "darker than the brightest bone. What is connected with them goes with them, calcified plaques and "
    "stents included. Thinner vessels on their own, small bodies, and contrast medium as bright as "
    "cortical bone stay. A bone of which all this is true, such as a thick, even bone without a visible "
    "cortex beside a brighter one, is taken for contrast medium, and bone on which a vessel lies broadly "
    "can be cut into. Compare what was left out with the images, and take out the rest with seed points.",
)
