"""The tools that join several domains."""

from __future__ import annotations

from ctsuite.core.tool import Tool
from ctsuite.workflows.verification.tool import TOOL as VERIFY_MEASUREMENT

TOOLS: tuple[Tool, ...] = (VERIFY_MEASUREMENT,)
