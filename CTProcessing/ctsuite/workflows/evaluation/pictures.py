"""Pictures of an evaluation: the figures of every region, and the slice with the largest differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ctsuite.core.labels import Labels
from ctsuite.core.picture import Picture
from ctsuite.core.units import ONE
from ctsuite.core.volume import Volume
from ctsuite.ct.picture.automatic import automatic_window
from ctsuite.ct.picture.canvas import RED, WHITE, Canvas, Colour
from ctsuite.ct.picture.slices import slice_picture
from ctsuite.ct.picture.text import drawable, shortened
from ctsuite.segmentation.evaluation.differences import differences, worst_slice
from ctsuite.segmentation.evaluation.figures import BOTH, Figures
from ctsuite.segmentation.evaluation.pairing import Pair

_WIDTH, _MARGIN, _NAMES = 1000, 24, 250
_ROW, _HEAD, _MOST_REGIONS = 44, 84, 60
_DICE: Colour = (0.35, 0.65, 0.95)
_SURFACE: Colour = (0.95, 0.70, 0.25)
_LINE = (0.45, 0.45, 0.48)


def plot(found: Mapping[str, Sequence[Figures]], tolerance_mm: float) -> Picture:
    """Draw Dice and surface Dice of every region, a mark a case.

    The line across a row spans the cases, the larger mark is their median. Marks of regions that only one
    side has are red; they stand at 0 and count like all others.
    """
    regions: dict[str, list[Figures]] = {}
    for case in found.values():
        for one in case:
            regions.setdefault(one.name, []).append(one)
    shown = list(regions.items())[:_MOST_REGIONS]
    height = _HEAD + _ROW * max(len(shown), 1) + 2 * _MARGIN
    canvas = Canvas(np.full((height, _WIDTH), 22, np.uint8))
    canvas.unit = 17
    legend = (
        (_DICE, "Dice"),
        (_SURFACE, f"Surface Dice, {tolerance_mm:g} mm"),
        (RED, "Missed or not in the reference"),
    )
    column = float(_NAMES)
    for colour, text in legend:
        canvas.box(column, _MARGIN - 6, 12, 12, colour, 1.0)
        canvas.text(text, column + 20, _MARGIN, WHITE, align=(0.0, 0.5))
        column += 60 + canvas.text_size(text)[0]
    for tenth in range(0, 11, 2):
        at = _column(tenth / 10)
        canvas.box(at, _HEAD - 12, 1, height - _HEAD - _MARGIN + 12, _LINE, 0.6)
        canvas.text(f"{tenth / 10:g}", at, _HEAD - 16, WHITE, 0.9, (0.5, 1.0))
    for number, (name, group) in enumerate(shown):
        row = _HEAD + _ROW * number + _ROW / 2
        label = name if drawable(name) else f"Region {number + 1}"
        room = _NAMES - 2 * _MARGIN
        canvas.text(
            shortened(label, room, lambda part: canvas.text_size(part)[0]), _MARGIN, row, align=(0.0, 0.5)
        )
        both = [one.state == BOTH or one.dice == 1.0 for one in group]
        _marks(canvas, [one.dice for one in group], both, row - 8, _DICE)
        _marks(canvas, [one.surface_dice for one in group], both, row + 8, _SURFACE)
    left = len(regions) - len(shown)
    notice = (f"{left} further regions are in the table",) if left else ()
    for text in notice:
        canvas.text(text, _MARGIN, height - _MARGIN, align=(0.0, 0.5))
    return Picture(canvas.image(), "Evaluation", notice)


def worst_picture(
    reference: Labels, result: Labels, chosen: tuple[Pair, ...], volume: Volume | None = None, case: str = ""
) -> Picture | None:
    """Draw the axial slice on which the most voxels differ; None where none does.

    Parameters
    ----------
    reference, result : Labels
        What is compared, on one grid.
    chosen : tuple of Pair
        Which regions are the same.
    volume : Volume or None
        The CT below; without it the regions are drawn on black.
    case : str
        Name of the case, for the badge.
    """
    found = differences(reference, result, chosen, agreement=True)
    place = worst_slice(found)
    if place is None:
        return None
    below = volume or Volume(np.zeros(reference.grid.shape, np.uint8), reference.grid, ONE)
    window = automatic_window(volume) if volume is not None else None
    badges = [f"Slice with the most differing voxels{f' of {case}' if case else ''}"]
    if volume is None:
        badges.append("No CT was given: black")
    levels = (window.centre, window.width) if window else (0.5, 1.0)
    pixels = slice_picture(below, "axial", place, levels, found, badges=badges)
    return Picture(pixels, "Largest differences", tuple(badges))


def _column(share: float) -> float:
    return _NAMES + share * (_WIDTH - _NAMES - 2 * _MARGIN)


def _marks(canvas: Canvas, values: list[float], both: list[bool], row: float, colour: Colour) -> None:
    low, high = _column(min(values)), _column(max(values))
    canvas.box(low, row - 1, max(high - low, 1), 2, colour, 0.5)
    for value, sound in zip(values, both, strict=True):
        canvas.box(_column(value) - 2, row - 4, 4, 8, colour if sound else RED, 0.9)
    middle = _column(float(np.median(values)))
    canvas.box(middle - 5, row - 5, 10, 10, colour if any(both) else RED, 1.0)
