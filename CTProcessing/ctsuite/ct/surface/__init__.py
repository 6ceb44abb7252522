"""Surface reconstruction: closed surfaces of segments, and how far they differ from the segment."""

from ctsuite.ct.surface.tool import TOOL

__all__ = ["TOOL"]
