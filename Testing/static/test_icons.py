"""Every module has its icon, at the size that Slicer shows."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
MODULES = sorted(path.parent for path in REPOSITORY.glob("*/CT*/CMakeLists.txt"))


def png_size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG by its header."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n", f"{path} is no PNG"
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_there_are_modules() -> None:
    assert {"CTDataCheck", "CTWorkflows"} <= {module.name for module in MODULES}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_has_a_square_icon_that_is_neither_blurred_nor_huge(module: Path) -> None:
    icon = module / "Resources" / "Icons" / f"{module.name}.png"
    width, height = png_size(icon)
    assert width == height and 64 <= width <= 256
    assert icon.stat().st_size < 50_000


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_the_drawing_of_an_icon_is_kept_and_square(module: Path) -> None:
    drawing = ElementTree.parse(module / "Resources" / "Icons" / f"{module.name}.svg").getroot()
    _, _, width, height = map(float, drawing.attrib["viewBox"].split())
    assert width == height


def test_no_two_modules_share_an_icon() -> None:
    icons = [(module / "Resources" / "Icons" / f"{module.name}.png").read_bytes() for module in MODULES]
    assert len(set(icons)) == len(icons)
