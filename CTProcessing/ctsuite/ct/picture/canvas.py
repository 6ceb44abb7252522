"""Drawing on a picture: text, lines and markers with smooth edges and a dark halo that keeps them legible."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.ct.picture.text import text_mask

Colour = tuple[float, float, float]

WHITE: Colour = (1.0, 1.0, 1.0)
AMBER: Colour = (1.0, 0.76, 0.20)
RED: Colour = (0.85, 0.20, 0.15)
YELLOW: Colour = (1.0, 0.95, 0.35)
CYAN: Colour = (0.25, 0.90, 0.95)
BLACK: Colour = (0.0, 0.0, 0.0)
_HALO = 0.75


class Canvas:
    """An RGB picture that is drawn on.

    Parameters
    ----------
    picture : ndarray
        Grey (height, width) or RGB (height, width, 3) values, 0 to 255.

    Attributes
    ----------
    unit : int
        Height of ordinary text in pixels; everything drawn is scaled to it.
    bottom : float
        Row down to which letters and scale may stand; a banner takes what is below.
    taken : list of tuple
        Rectangles (column, row, width, height) where something is written already.
    """

    def __init__(self, picture: NDArray[Any]) -> None:
        rgb = picture if picture.ndim == 3 else np.repeat(picture[..., None], 3, axis=2)
        self._pixels = rgb.astype(np.float32)
        self.height, self.width = rgb.shape[:2]
        self.bottom = float(self.height)
        self.taken: list[tuple[float, float, float, float]] = []
        self.unit = max(12, round(min(self.height, self.width) / 34))

    def image(self) -> NDArray[np.uint8]:
        """The picture (height, width, 3) as it is now."""
        return np.rint(self._pixels).astype(np.uint8)

    def blend(self, alpha: NDArray[Any], colour: Colour, column: int = 0, row: int = 0) -> None:
        """Lay a colour over the picture, as opaque (0 to 1) as `alpha` says, its corner at column and row."""
        top, left = max(row, 0), max(column, 0)
        bottom, right = min(row + alpha.shape[0], self.height), min(column + alpha.shape[1], self.width)
        if top >= bottom or left >= right:
            return
        part = alpha[top - row : bottom - row, left - column : right - column, None]
        below = self._pixels[top:bottom, left:right]
        below += part * (np.float32(255.0) * np.asarray(colour, dtype=np.float32) - below)

    def text_size(self, text: str, scale: float = 1.0, bold: bool = False) -> tuple[int, int]:
        """Width and height in pixels that a line of text takes."""
        height, width = text_mask(text, round(self.unit * scale), bold).shape
        return width, height

    def text(
        self,
        text: str,
        column: float,
        row: float,
        colour: Colour = WHITE,
        scale: float = 1.0,
        align: tuple[float, float] = (0.0, 0.0),
        bold: bool = False,
    ) -> None:
        """Write a line of text.

        Parameters
        ----------
        column, row : float
            Where it stands.
        align : tuple of float
            Which part of it stands there: (0, 0) its top left, (0.5, 0.5) its middle, (1, 1) its lower right.
        """
        mask = np.pad(text_mask(text, round(self.unit * scale), bold), 2)
        x = round(column - 2 - align[0] * (mask.shape[1] - 4))
        y = round(row - 2 - align[1] * (mask.shape[0] - 4))
        halo = mask.copy()
        for axis, shift in ((0, 1), (0, -1), (1, 1), (1, -1)):
            halo = np.maximum(halo, np.roll(halo, shift, axis))
        self.taken.append((x, y, mask.shape[1], mask.shape[0]))
        self.blend(halo * _HALO, BLACK, x, y)
        self.blend(mask, colour, x, y)

    def is_free(self, column: float, row: float, width: float, height: float) -> bool:
        """Whether nothing is written in a rectangle."""
        return not any(
            column < x + w and column + width > x and row < y + h and row + height > y
            for x, y, w, h in self.taken
        )

    def line(
        self, start: ArrayLike, end: ArrayLike, colour: Colour, width: float = 2.0, dashed: bool = False
    ) -> None:
        """Draw a line between two points (column, row), with a halo."""
        self._stroke(start, end, BLACK, width + 2.0, dashed, _HALO)
        self._stroke(start, end, colour, width, dashed, 1.0)

    def marker(self, point: ArrayLike, colour: Colour, radius: float) -> None:
        """Draw a cross whose middle is left open, so that what it marks stays visible."""
        centre = np.asarray(point, dtype=float)
        for direction in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            step = np.asarray(direction, dtype=float)
            self.line(centre + 0.35 * radius * step, centre + radius * step, colour)

    def box(
        self, column: float, row: float, width: float, height: float, colour: Colour, opacity: float
    ) -> None:
        """Fill a rectangle."""
        self.blend(
            np.full((round(height), round(width)), opacity, np.float32), colour, round(column), round(row)
        )

    def paint(self, colours: NDArray[Any], column: int, row: int) -> None:
        """Put colours (height, width, 3), 0 to 1, over the picture; what lies beyond it is cut off."""
        top, left = max(row, 0), max(column, 0)
        bottom, right = min(row + colours.shape[0], self.height), min(column + colours.shape[1], self.width)
        if top < bottom and left < right:
            part = colours[top - row : bottom - row, left - column : right - column]
            self._pixels[top:bottom, left:right] = 255.0 * part

    def _stroke(
        self, start: ArrayLike, end: ArrayLike, colour: Colour, width: float, dashed: bool, opacity: float
    ) -> None:
        a, b = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
        limit = float(self.width + self.height)
        if not (np.isfinite([a, b]).all() and np.abs([a, b]).max() < 10 * limit):
            return
        low = np.floor(np.minimum(a, b) - width - 1).astype(int)
        high = np.ceil(np.maximum(a, b) + width + 1).astype(int)
        low, high = np.maximum(low, 0), np.minimum(high, (self.width - 1, self.height - 1))
        if (low > high).any():
            return
        x = np.arange(low[0], high[0] + 1)[None, :] - a[0]
        y = np.arange(low[1], high[1] + 1)[:, None] - a[1]
        along = b - a
        length = float(np.hypot(*along)) or 1e-9
        t = (x * along[0] + y * along[1]) / length
        nearest = np.clip(t, 0.0, length)
        away = np.hypot(x - nearest * along[0] / length, y - nearest * along[1] / length)
        alpha = np.clip(width / 2 + 0.5 - away, 0.0, 1.0) * opacity
        if dashed:
            alpha = alpha * (np.mod(t, 0.9 * self.unit) < 0.55 * self.unit)
        self.blend(alpha.astype(np.float32), colour, int(low[0]), int(low[1]))
