"""The tools of this package."""

from __future__ import annotations

from ctsuite.core.tool import Tool
from ctsuite.segmentation import (
    body_mask,
    bridge_gaps,
    complete_bone,
    completeness,
    cut_plane,
    exclude_connected,
    exclude_contrast,
    fill_holes,
    hysteresis,
    keep_in_box,
    largest_component,
    local_threshold,
    otsu,
    remove_table,
    smooth_region,
    subtract,
    threshold,
)
from ctsuite.segmentation.bundle import tool as bundle
from ctsuite.segmentation.editing import between_slices, brush, islands, logical, margin, polygon, smoothing
from ctsuite.segmentation.evaluation import tool as evaluation
from ctsuite.segmentation.external import nnunet, totalsegmentator
from ctsuite.segmentation.graph import mincut, walker
from ctsuite.segmentation.growing import compete, confidence, connected, leak
from ctsuite.segmentation.labelling import recognise, rename
from ctsuite.segmentation.tracking import airway, vessel

TOOLS: tuple[Tool, ...] = (
    threshold.TOOL,
    otsu.TOOL,
    local_threshold.TOOL,
    hysteresis.TOOL,
    completeness.TOOL,
    bridge_gaps.TOOL,
    smooth_region.TOOL,
    subtract.TOOL,
    keep_in_box.TOOL,
    cut_plane.TOOL,
    body_mask.TOOL,
    remove_table.TOOL,
    largest_component.TOOL,
    fill_holes.TOOL,
    exclude_connected.TOOL,
    exclude_contrast.TOOL,
    complete_bone.TOOL,
    bundle.TOOL,
    totalsegmentator.TOOL,
    nnunet.TOOL,
    evaluation.TOOL,
    connected.TOOL,
    confidence.TOOL,
    leak.TOOL,
    compete.TOOL,
    vessel.TOOL,
    airway.TOOL,
    mincut.TOOL,
    walker.TOOL,
    brush.TOOL,
    polygon.TOOL,
    margin.TOOL,
    smoothing.TOOL,
    islands.TOOL,
    logical.TOOL,
    between_slices.TOOL,
    recognise.TOOL,
    rename.TOOL,
)
