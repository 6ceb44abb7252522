"""The tools of registration."""

from __future__ import annotations

from ctsuite.core.tool import Tool
from ctsuite.ct.registration import (
    adjust,
    affine,
    deformable,
    elastix,
    evaluate,
    landmarks,
    resample,
    rigid,
    surfaces,
)

TOOLS: tuple[Tool, ...] = (
    rigid.TOOL,
    affine.TOOL,
    deformable.TOOL,
    elastix.TOOL,
    landmarks.TOOL,
    surfaces.TOOL,
    adjust.TOOL,
    evaluate.TOOL,
    resample.TOOL,
)
