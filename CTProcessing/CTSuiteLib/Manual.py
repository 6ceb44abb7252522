"""Where the manual is."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def _home() -> str:
    """The home page; CTSuite.json, which alone names it, lies above this file in Slicer as in the sources."""
    files = (folder / "CTSuite.json" for folder in Path(__file__).resolve().parents)
    entry = next(file for file in files if file.is_file()).read_text(encoding="utf-8")
    return json.loads(entry)["scm_url"].removesuffix(".git")


def address(anchor: str) -> str:
    """Return the address of a page of the manual, such as ``user/errors.html#series-no-ct``."""
    return f"{_home()}/{anchor}"
