"""Where a segmentation and its reference differ, as a segmentation of its own, and the worst slice."""

from __future__ import annotations

import numpy as np

from ctsuite.core.labels import Labels, Segment
from ctsuite.segmentation.evaluation.pairing import Pair, numbers

MISSING = Segment(1, "Only in the reference", colour_rgb=(0.20, 0.55, 0.95))
ADDED = Segment(2, "Only in the result", colour_rgb=(0.95, 0.35, 0.20))
AGREED = Segment(4, "In both", colour_rgb=(0.35, 0.80, 0.40))
OTHER = Segment(3, "In another region", colour_rgb=(0.95, 0.80, 0.20))


def differences(
    reference: Labels, result: Labels, chosen: tuple[Pair, ...], agreement: bool = False
) -> Labels:
    """Return the voxels on which two segmentations of one grid differ.

    Parameters
    ----------
    reference, result : Labels
        What is compared.
    chosen : tuple of Pair
        Which regions are the same.
    agreement : bool
        Whether the voxels on which both agree are a segment too.

    Returns
    -------
    Labels
        Voxels that only the reference has, that only the result has, and that both have in different regions.
    """
    ours = numbers(reference.array, [pair.reference for pair in chosen])
    theirs = numbers(result.array, [pair.result for pair in chosen])
    found = np.zeros(reference.grid.shape, np.uint8)
    for k, into in enumerate(found):
        a, b = ours[reference.array[k].astype(np.intp)], theirs[result.array[k].astype(np.intp)]
        into[(a > 0) & (b == 0)] = MISSING.value
        into[(a == 0) & (b > 0)] = ADDED.value
        into[(a > 0) & (b > 0) & (a != b)] = OTHER.value
        if agreement:
            into[(a > 0) & (a == b)] = AGREED.value
    segments = (MISSING, ADDED, OTHER, *((AGREED,) if agreement else ()))
    return Labels(found, reference.grid, segments, f"{result.name}: differences")


def worst_slice(found: Labels) -> tuple[float, float, float] | None:
    """Return a point (LPS mm) on the slice with the most voxels that differ, amid them; None without any."""
    counts = np.array([np.count_nonzero((part > 0) & (part != AGREED.value)) for part in found.array])
    if not counts.any():
        return None
    k = int(counts.argmax())
    rows, columns = np.nonzero((found.array[k] > 0) & (found.array[k] != AGREED.value))
    point = found.grid.index_to_lps([columns.mean(), rows.mean(), k])
    return float(point[0]), float(point[1]), float(point[2])
