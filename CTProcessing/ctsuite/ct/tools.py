"""The tools of this package."""

from __future__ import annotations

from ctsuite.core.tool import Tool
from ctsuite.ct import curved_slab, fusion, mpr, mpr_stack, resample, slab, surface, window
from ctsuite.ct.centreline import line, tree
from ctsuite.ct.cpr import planar, straighten
from ctsuite.ct.registration.tools import TOOLS as REGISTRATION
from ctsuite.ct.rendering import tool as rendering

TOOLS: tuple[Tool, ...] = (
    window.TOOL,
    resample.TOOL,
    surface.TOOL,
    slab.TOOL,
    mpr.TOOL,
    mpr_stack.TOOL,
    line.TOOL,
    tree.TOOL,
    planar.TOOL,
    straighten.TOOL,
    curved_slab.TOOL,
    *REGISTRATION,
    fusion.TOOL,
    rendering.TOOL,
)
