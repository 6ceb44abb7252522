"""MRML without the desktop, in one place: scenes and scene files."""

from __future__ import annotations

from ctsuite.mrml.bundle_read import load_mrb
from ctsuite.mrml.bundle_write import save_mrb
from ctsuite.mrml.scene import create_scene

__all__ = ["create_scene", "load_mrb", "save_mrb"]
