"""Sums over the voxels of every label at once, run by run."""

from __future__ import annotations

from typing import Any

from numba import njit


@njit(cache=True, nogil=True)
def gather(
    labels: Any,
    values: Any,
    place: Any,
    first: int,
    past: int,
    count: Any,
    shift: Any,
    total: Any,
    square: Any,
    low: Any,
    high: Any,
) -> None:
    """Add up the slices `first` to `past`.

    Parameters
    ----------
    labels, values : ndarray
        Label values and image, (z, y, x).
    place : ndarray of int32
        Where each label value is counted, 0 for nowhere; as long as the greatest label value and one more.
    first, past : int
        Which slices.
    count : ndarray of int64
        Gets the voxels of each place, (n + 1,); zero before.
    shift : ndarray
        Gets the first value of each place; sums are of what exceeds it, so that no digits are lost.
    total, square : ndarray of the type of `shift`
        Get the sums of the values and of their squares; zero before.
    low, high : ndarray of the type of `values`
        Get the least and greatest value.
    """
    width = labels.shape[2]
    for z in range(first, past):
        for y in range(labels.shape[1]):
            x = 0
            while x < width:
                label = labels[z, y, x]
                begin = x
                x += 1
                while x < width and labels[z, y, x] == label:
                    x += 1
                at = place[label]
                if at == 0:
                    continue
                if count[at] == 0:
                    shift[at] = values[z, y, begin]
                    low[at] = high[at] = values[z, y, begin]
                base = shift[at]
                run_total = total[at]
                run_square = square[at]
                least, greatest = low[at], high[at]
                for n in range(begin, x):
                    value = values[z, y, n]
                    above = value - base
                    run_total += above
                    run_square += above * above
                    least = min(least, value)
                    greatest = max(greatest, value)
                count[at] += x - begin
                total[at], square[at] = run_total, run_square
                low[at], high[at] = least, greatest
