"""Segmentation by CT number, with a report on connected parts and holes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.components import NEIGHBOURS, Components, find
from ctsuite.core.errors_core import PARAMETER_CONFLICT
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, ML, MM
from ctsuite.core.volume import Volume
from ctsuite.segmentation import completeness, noise, presets
from ctsuite.segmentation.body import Body
from ctsuite.segmentation.bridge_gaps import closed
from ctsuite.segmentation.errors import THRESHOLD_EMPTY
from ctsuite.segmentation.fill_holes import HOLES, KEEP, fill
from ctsuite.segmentation.report import Part, rows, table

ALL, LARGEST, AT_LEAST = "all", "largest", "at least"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    preset: Annotated[
        str,
        Parameter(
            "Tissue",
            "Limits for a tissue. Choose 'custom' to give the lower and upper limit yourself.",
            choices=presets.CHOICES,
        ),
    ] = presets.CUSTOM.id
    lower: Annotated[
        float,
        Parameter(
            "Lower limit",
            "Smallest CT number that belongs to the region. Counts where the tissue is 'custom'.",
            HU,
            presets.LOWEST_HU,
            presets.HIGHEST_HU,
            decimals=0,
        ),
    ] = presets.CUSTOM.lower_hu
    upper: Annotated[
        float,
        Parameter(
            "Upper limit",
            "Largest CT number that belongs to the region. Counts where the tissue is 'custom'.",
            HU,
            presets.LOWEST_HU,
            presets.HIGHEST_HU,
            decimals=0,
        ),
    ] = presets.CUSTOM.upper_hu
    noise: Annotated[
        str,
        Parameter(
            "Noise filter",
            "Quietens noise before the limits are applied. The median keeps edges sharp.",
            choices=noise.FILTERS,
        ),
    ] = noise.NONE
    noise_size: Annotated[
        float,
        Parameter(
            "Noise filter size",
            "Reach of the median to each side, or standard deviation of the Gaussian.",
            MM,
            0.1,
            5,
            decimals=1,
        ),
    ] = 1.0
    body_only: Annotated[
        bool,
        Parameter(
            "Leave out table and holders",
            "Leaves out what lies outside the body, such as table, head holder and cables.",
        ),
    ] = True
    connectivity: Annotated[
        str,
        Parameter(
            "Connectivity",
            "How many neighbours of a voxel belong to the same part: across faces (6), edges too (18), "
            "corners too (26).",
            choices=tuple(NEIGHBOURS),
        ),
    ] = "26"
    close_gap: Annotated[
        float,
        Parameter(
            "Close gaps up to",
            "Closes gaps and cracks up to this width. Leave it at 0 where a fracture must stay visible.",
            MM,
            0,
            20,
            decimals=1,
        ),
    ] = 0.0
    keep: Annotated[
        str,
        Parameter(
            "Keep",
            "Which connected parts are kept: all, the largest, or those of at least the smallest volume.",
            choices=(ALL, LARGEST, AT_LEAST),
        ),
    ] = AT_LEAST
    minimum_volume: Annotated[
        float,
        Parameter(
            "Smallest volume",
            "Parts smaller than this are left out where 'at least' is chosen.",
            ML,
            0,
            1000,
            decimals=2,
        ),
    ] = 0.1
    holes: Annotated[
        str,
        Parameter(
            "Holes",
            "Keep holes, fill those enclosed on all sides, or fill what is enclosed in an axial slice.",
            choices=HOLES,
        ),
    ] = KEEP


def threshold(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Segment the voxels between two CT numbers.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    parameters : Parameters
        Limits, noise filter, and which parts and holes are kept.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``report`` (Table), and ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        PARAMETER-CONFLICT, SEGMENT-THRESHOLD-EMPTY, RUN-CANCELLED.
    """
    tissue = presets.preset(parameters.preset)
    lower, upper = _limits(tissue, parameters)
    grid = volume.grid
    task.progress(0.0, "Comparing CT numbers")
    quiet = noise.quietened(volume.array, grid, parameters.noise, parameters.noise_size)
    mask = between(quiet, lower, upper)
    del quiet
    if parameters.close_gap > 0:
        task.progress(0.2, "Closing gaps")
        mask = closed(mask, grid, parameters.close_gap)
    task.progress(0.3, "Finding connected parts")
    parts = find(mask, parameters.connectivity)
    if parts.count == 0:
        reason = "No voxel lies between the limits."
        raise THRESHOLD_EMPTY(name=volume.name, lower=lower, upper=upper, reason=reason)
    task.progress(0.5, "Choosing parts")
    wanted, report = _chosen(parts, volume, parameters)
    if not wanted.any():
        reason = f"All {parts.count} parts are too small or lie outside the body."
        raise THRESHOLD_EMPTY(name=volume.name, lower=lower, upper=upper, reason=reason)
    mask = parts.mask(wanted)
    del parts
    task.progress(0.7, "Looking for holes")
    mask, holes = fill(mask, grid, parameters.holes, parameters.connectivity)
    task.progress(0.95, "Reporting")
    segment = Segment(1, tissue.name, tissue.category, tissue.type, tissue.colour_rgb)
    labels = Labels.from_mask(mask, grid, segment, f"{volume.name}: {tissue.name}")
    return {
        "labels": labels,
        "report": table([*report, *holes], grid, "Connectivity"),
        "completeness": completeness.report(labels, parameters.connectivity),
    }


def between(array: NDArray[Any], lower: float, upper: float) -> Mask:
    """Return where values (z, y, x) lie between two limits, both included."""
    mask: Mask = array >= lower
    np.logical_and(mask, array <= upper, out=mask)
    return mask


def _limits(tissue: presets.ThresholdPreset, parameters: Parameters) -> tuple[float, float]:
    if tissue is not presets.CUSTOM:
        return tissue.lower_hu, tissue.upper_hu
    if parameters.lower > parameters.upper:
        reason = f"The lower limit {parameters.lower:g} HU is above the upper limit {parameters.upper:g} HU."
        raise PARAMETER_CONFLICT(first="Lower limit", second="Upper limit", reason=reason)
    return parameters.lower, parameters.upper


def _chosen(
    parts: Components, volume: Volume, parameters: Parameters
) -> tuple[NDArray[np.bool_], list[Part]]:
    """Which parts are kept, (n + 1,), and the rows of the report on all of them."""
    grid = volume.grid
    inside = np.ones(parts.count + 1, dtype=bool)
    if parameters.body_only:
        body = Body(volume.array, grid)
        if body.found:
            inside = body.holds(parts)
    inside[0] = False
    wanted = inside.copy()
    if parameters.keep == LARGEST:
        wanted &= parts.voxels == parts.voxels[inside].max(initial=0)
    elif parameters.keep == AT_LEAST:
        wanted &= parts.voxels * grid.voxel_volume_mm3 / 1000.0 >= parameters.minimum_volume
    decisions = np.where(wanted, "kept", np.where(inside, "left out: small", "left out: outside the body"))
    return wanted, list(rows(parts, decisions, grid, "Part"))


TOOL = Tool(
    id="segmentation.threshold",
    title="Threshold",
    summary="Segments a tissue by its CT numbers, keeps the parts that matter, and reports parts and holes.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("volume", Volume, "CT", "The series to segment."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The region found."),
        Port("report", Table, "Connectivity report", "Connected parts and holes with their volumes."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=threshold,
    profile="segmentation.threshold",
    requires=("numba",),
    risk="CT numbers overlap: contrast medium, calcified plaques, metal and a cast can have those of "
    "bone, and thin or osteoporotic bone can have those of soft tissue. Closing gaps and filling holes "
    "hide fractures and cavities. Noise, motion, beam hardening and metal artefacts are not detected. "
    "Check the outline on every slice that matters.",
)
