"""Text as pixels, with the font that VTK carries, so that no system font is needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_LIKE = str.maketrans({"–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})


def drawable(text: str) -> bool:
    """Whether the font has every character (Latin-1)."""
    return all(character.isprintable() and ord(character) < 256 for character in text.translate(_LIKE))


def shortened(text: str, room: float, width_of: Callable[[str], float]) -> str:
    """Cut a text short with an ellipsis, so that it is at most as wide as there is room."""
    if width_of(text) <= room:
        return text
    length = len(text)
    while length > 1 and width_of(f"{text[:length].rstrip()}...") > room:
        length -= 1
    return f"{text[:length].rstrip()}..."


@lru_cache(maxsize=512)
def text_mask(text: str, size: int, bold: bool = False) -> NDArray[np.float32]:
    """Render one line of text.

    Parameters
    ----------
    text : str
        The line; a character that the font lacks becomes a question mark.
    size : int
        Font size in pixels.
    bold : bool
        Heavier strokes.

    Returns
    -------
    ndarray
        Coverage (height, width), 0 to 1.
    """
    import vtkmodules.vtkRenderingFreeType  # noqa: F401 - registers the renderer of text
    from vtkmodules.util.numpy_support import vtk_to_numpy
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkRenderingCore import vtkTextProperty, vtkTextRenderer

    plain = "".join(c if drawable(c) else "?" for c in text).translate(_LIKE) or " "
    style = vtkTextProperty()
    style.SetFontFamilyToArial()
    style.SetFontSize(size)
    style.SetBold(bold)
    style.SetColor(1.0, 1.0, 1.0)
    image, extent = vtkImageData(), [0, 0]
    vtkTextRenderer.GetInstance().RenderString(style, plain, image, extent, 72, vtkTextRenderer.FreeType)
    width, height, _ = image.GetDimensions()
    pixels = vtk_to_numpy(image.GetPointData().GetScalars()).reshape(height, width, -1)
    return np.ascontiguousarray(pixels[: extent[1], : extent[0], 3][::-1]).astype(np.float32) / 255.0
