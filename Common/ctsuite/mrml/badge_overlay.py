"""Badges and orientation letters drawn into a view, Qt-free: the same in Slicer's views and without a screen.

They are text actors of their own. The corners of Slicer's slice views belong to its DataProbe, which rewrites
them whenever the pointer moves; so badges stand in a column below the middle of the upper edge there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from vtkmodules.vtkRenderingCore import vtkTextActor, vtkTextProperty, vtkTextRenderer

from ctsuite.ct.picture.text import drawable
from ctsuite.ct.picture.view import letters

AMBER, WHITE, DARK = (1.0, 0.76, 0.20), (1.0, 1.0, 1.0), (0.08, 0.08, 0.10)
ELLIPSIS = "..."
_DPI = 72
_UPPER_PART = 0.36
_MARGIN = 0.6
_FONT_FROM_FILE = 4  # VTK_FONT_FILE
_FONTS = (
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
)


@dataclass(frozen=True)
class Badge:
    """A text as it is drawn, and the whole of it for a tooltip."""

    short: str
    full: str


class BadgeOverlay:
    """Badges in one view.

    Parameters
    ----------
    renderer : vtkRenderer
        Of the view; the badges follow its size when :meth:`show` is called again.
    centred : bool
        At the middle of the upper edge instead of the left.
    below : float
        Lines of text that are left free above, such as for a letter.
    font_file : str
        A font with the characters of the language. Where it is empty, texts that the font of VTK (Latin)
        cannot show are written with one of the system, or with question marks where there is none.
    """

    def __init__(self, renderer: Any, centred: bool = False, below: float = 0.0, font_file: str = "") -> None:
        self._renderer, self._centred = renderer, centred
        self._top = _MARGIN + (1.6 if centred else below)
        self._font_file = font_file
        self._shown: tuple[Any, tuple[Badge, ...]] = (None, ())
        self._actor = vtkTextActor()
        style = self._actor.GetTextProperty()
        set_style(style, AMBER)
        style.SetBackgroundColor(*DARK)
        style.SetBackgroundOpacity(0.72)
        style.SetVerticalJustificationToTop()
        style.SetLineSpacing(1.15)
        if centred:
            style.SetJustificationToCentered()
        self._actor.VisibilityOff()
        renderer.AddViewProp(self._actor)

    def show(self, texts: Sequence[str]) -> tuple[Badge, ...]:
        """Draw texts, elided to the width of the view, in its upper part; nothing where there are none.

        Returns
        -------
        tuple of Badge
            Every text as it is drawn (empty where there is no line left for it) and in full.
        """
        width, height = self._renderer.GetSize()
        # called before every drawing of a view: only what changed is measured again
        asked = (tuple(texts), width, height)
        if asked != self._shown[0]:
            self._shown = asked, self._fitted(list(texts), width, height)
        return self._shown[1]

    def _fitted(self, texts: list[str], width: int, height: int) -> tuple[Badge, ...]:
        size = text_size(width, height)
        style = self._actor.GetTextProperty()
        font = self._font_file or ("" if all(map(drawable, texts)) else system_font())
        set_font(style, font)
        style.SetFontSize(size)
        room = width - 2 * _MARGIN * size
        lines = max(1, int(_UPPER_PART * height / (1.35 * size)))
        badges = [Badge(elided(text, room, style), text) for text in texts]
        if len(badges) > lines:
            left_out = len(badges) - lines + 1
            badges[lines - 1 :] = [Badge("", badge.full) for badge in badges[lines - 1 :]]
            drawn = [*(badge.short for badge in badges[: lines - 1]), f"+{left_out} {ELLIPSIS}"]
        else:
            drawn = [badge.short for badge in badges]
        if not font:
            drawn = ["".join(c if drawable(c) else "?" for c in line) for line in drawn]
        self._actor.SetInput("\n".join(f" {line} " for line in drawn))
        self._actor.SetVisibility(bool(drawn))
        self._actor.SetPosition(width / 2 if self._centred else _MARGIN * size, height - self._top * size)
        return tuple(badges)

    def remove(self) -> None:
        """Take the badges out of the view."""
        self._renderer.RemoveViewProp(self._actor)


class LetterOverlay:
    """The direction in the patient at each edge of a slice view.

    Parameters
    ----------
    renderer : vtkRenderer
        Of the view.
    """

    def __init__(self, renderer: Any) -> None:
        self._renderer = renderer
        self._actors = tuple(vtkTextActor() for _ in range(4))
        for actor in self._actors:
            set_style(actor.GetTextProperty(), WHITE)
            actor.GetTextProperty().BoldOn()
            actor.GetTextProperty().SetVerticalJustificationToCentered()
            renderer.AddViewProp(actor)

    def show(self, slice_node: Any) -> tuple[str, str, str, str]:
        """Write the letters of a slice node and return those at the left, right, top and bottom."""
        to_ras = slice_node.GetSliceToRAS()
        right, up = ((np.array([to_ras.GetElement(r, c) for r in range(3)]) * (-1, -1, 1)) for c in range(2))
        found = letters(-right), letters(right), letters(up), letters(-up)
        width, height = self._renderer.GetSize()
        size = text_size(width, height)
        edge = 0.8 * size
        places = (
            (edge, height / 2),
            (width - edge, height / 2),
            (width / 2, height - edge),
            (width / 2, 2.6 * size),  # above the scale
        )
        justify = ("ToLeft", "ToRight", "ToCentered", "ToCentered")
        for actor, text, place, side in zip(self._actors, found, places, justify, strict=True):
            style = actor.GetTextProperty()
            style.SetFontSize(round(1.2 * size))
            getattr(style, f"SetJustification{side}")()
            actor.SetInput(text)
            actor.SetPosition(place[0] + {"ToLeft": -0.3, "ToRight": 0.3}.get(side, 0.0) * size, place[1])
        return found

    def remove(self) -> None:
        """Take the letters out of the view."""
        for actor in self._actors:
            self._renderer.RemoveViewProp(actor)


def text_size(width: int, height: int) -> int:
    """Size of ordinary text in pixels in a view of that size."""
    return max(11, round(min(width, height) / 38))


def elided(text: str, room: float, style: vtkTextProperty) -> str:
    """Return as much of a text as fits into a width in pixels, ending in three dots where it is cut."""
    if _width(text, style) <= room:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if _width(text[:middle].rstrip() + ELLIPSIS, style) <= room:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + ELLIPSIS


def _width(text: str, style: vtkTextProperty) -> int:
    box = [0, 0, 0, 0]
    vtkTextRenderer.GetInstance().GetBoundingBox(style, f" {text} ", box, _DPI, vtkTextRenderer.FreeType)
    return box[1] - box[0] + 1


@lru_cache(maxsize=1)
def system_font() -> str:
    """Return the file of a font of the system with Chinese characters, or an empty text."""
    return next((path for path in _FONTS if Path(path).is_file()), "")


def set_font(style: vtkTextProperty, file: str) -> None:
    """Use a font file, or the font of VTK where its name is empty."""
    style.SetFontFamilyToArial()
    if file:
        style.SetFontFile(file)
        style.SetFontFamily(_FONT_FROM_FILE)


def set_style(style: vtkTextProperty, colour: tuple[float, float, float]) -> None:
    """Write as all that is drawn over a view: in a plain font with a shadow."""
    style.SetFontFamilyToArial()
    style.SetColor(*colour)
    style.ShadowOn()
