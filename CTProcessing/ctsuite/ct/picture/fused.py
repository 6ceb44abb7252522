"""A fused picture with letters, scale, windows and badges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.ct.blend import DIFFERENCE, SIDE_BY_SIDE
from ctsuite.ct.colour_maps import GREY
from ctsuite.ct.colour_maps import colours as colours_of
from ctsuite.ct.picture.canvas import Canvas
from ctsuite.ct.picture.marks import Badge, draw_badges, draw_colour_bar, draw_letters, draw_lines, draw_scale
from ctsuite.ct.picture.text import drawable, shortened
from ctsuite.ct.picture.view import View
from ctsuite.ct.window import WindowState


@dataclass(frozen=True)
class Layer:
    """One of the images, and how it is shown."""

    volume: Volume
    window: WindowState
    colour_map: str


def fused_picture(
    colours: NDArray[np.float32], view: View, layers: Sequence[Layer], mode: str, notices: Sequence[str]
) -> NDArray[np.uint8]:
    """Write on a picture where it lies and what it shows.

    Parameters
    ----------
    colours : ndarray
        RGB (height, width, 3), 0 to 255; two panels of the width of the view side by side in that mode.
    view : View
        Where a panel lies.
    layers : sequence of Layer
        The first and the second image.
    mode : str
        How they are shown.
    notices : sequence of str
        Texts of the badges.
    """
    if mode == SIDE_BY_SIDE:
        width = view.size[0]
        halves = [
            _annotated(
                colours[:, n * width : (n + 1) * width], view, [layer], mode, notices if n == 0 else ()
            )
            for n, layer in enumerate(layers)
        ]
        return np.concatenate(halves, axis=1)
    return _annotated(colours, view, layers, mode, notices)


def _annotated(
    colours: NDArray[np.float32], view: View, layers: Sequence[Layer], mode: str, notices: Sequence[str]
) -> NDArray[np.uint8]:
    canvas = Canvas(colours)
    texts = [_window_text(canvas, layer) for layer in layers]
    draw_lines(canvas, texts)
    draw_badges(canvas, [Badge(text) for text in notices], len(texts))
    draw_letters(canvas, view.edges())
    draw_scale(canvas, view.mm_per_pixel)
    coloured = [layer for layer in layers if layer.colour_map != GREY]
    for number, layer in enumerate(coloured if mode != DIFFERENCE else ()):
        window = layer.window
        marks = [f"{value:.4g}" for value in (window.lower, window.centre, window.upper)]
        unit = layer.volume.unit.symbol
        name = layer.volume.attributes.get("Modality") or ""
        title = " ".join(filter(None, (str(name), f"({unit})" if unit else "")))
        draw_colour_bar(canvas, colours_of(layer.colour_map), marks, title, number)
    return canvas.image()


def _window_text(canvas: Canvas, layer: Layer) -> str:
    """Name and window of an image; a long name is cut short, so that it stays clear of the letter above."""
    unit = "" if layer.volume.unit == HU else f" {layer.volume.unit.symbol}".rstrip()
    name = layer.volume.name if drawable(layer.volume.name) else "Image"
    window = f"  {layer.window.text}{unit}"
    room = canvas.width / 2 - 2.5 * canvas.unit - canvas.text_size(window, bold=True)[0]
    return shortened(name, room, lambda part: canvas.text_size(part, bold=True)[0]) + window
