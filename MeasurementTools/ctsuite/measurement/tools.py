"""The tools of this package."""

from __future__ import annotations

from ctsuite.core.tool import Tool
from ctsuite.measurement import angle, extent, length, volume

TOOLS: tuple[Tool, ...] = (length.TOOL, angle.TOOL, volume.TOOL, extent.TOOL)
