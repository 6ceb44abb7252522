"""From stored 16-bit words to Hounsfield units, in place where that is exact (PS3.3 C.7.6.3, C.11.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

PADDING_HU = -1024
"""Value of pixels that the scanner marked as outside the image: air, as scanners with 12 bits write it."""

_LOWEST, _HIGHEST = -32768, 32767


class DoesNotFit(Exception):
    """The exact result needs more than 16 bits."""


def are_whole(attributes: Sequence[Mapping[str, Any]]) -> bool:
    """Whether slope and intercept of every slice are whole numbers, so that 16-bit integers may do."""
    pairs = {_rescale(one) for one in attributes}
    return all(slope == int(slope) and intercept == int(intercept) for slope, intercept in pairs)


def convert(words: NDArray[np.uint16], attributes: Mapping[str, Any], out: NDArray[Any]) -> None:
    """Turn stored words into values.

    Parameters
    ----------
    words : ndarray of uint16, shape (rows, columns)
        The words as stored; changed. May be the memory of `out`.
    attributes : Mapping
        Attributes of the slice.
    out : ndarray of int16 or float32, same shape
        Receives stored value * slope + intercept. Padding of a CT becomes PADDING_HU.

    Raises
    ------
    DoesNotFit
        `out` holds 16-bit integers and some value lies outside their range.
    """
    slope, intercept = _rescale(attributes)
    stored = _stored_values(words, attributes)
    padded = _padding(stored, attributes)
    if padded is not None:
        # neither may padding decide whether the values fit, nor is it rescaled
        stored[padded] = stored[~padded].min(initial=stored.max())
    if out.dtype == np.int16:
        _convert_whole(stored, int(slope), int(intercept), out)
    else:
        np.add(np.multiply(stored, slope, dtype=np.float64), intercept, out=out, casting="same_kind")
    if padded is not None:
        out[padded] = PADDING_HU


def _rescale(attributes: Mapping[str, Any]) -> tuple[float, float]:
    return attributes.get("RescaleSlope", 1.0), attributes.get("RescaleIntercept", 0.0)


def _stored_values(words: NDArray[np.uint16], attributes: Mapping[str, Any]) -> NDArray[Any]:
    """Cut the stored bits out of the words, which may carry something else in the remaining bits."""
    stored, high = attributes["BitsStored"], attributes["HighBit"]
    if attributes["PixelRepresentation"] == 0:
        if high + 1 > stored:
            np.right_shift(words, high + 1 - stored, out=words)
        if stored < 16 and words.max(initial=0) >= 1 << stored:
            np.bitwise_and(words, (1 << stored) - 1, out=words)
        return words
    values = words.view(np.int16)
    half = 1 << (stored - 1)
    if high + 1 > stored or values.max(initial=0) >= half or values.min(initial=0) < -half:
        np.left_shift(values, 15 - high, out=values)
        np.right_shift(values, 16 - stored, out=values)
    return values


def _padding(stored: NDArray[Any], attributes: Mapping[str, Any]) -> NDArray[np.bool_] | None:
    """Return which pixels are padding, or None where none is."""
    value = attributes.get("PixelPaddingValue")
    if value is None or attributes.get("Modality") != "CT":
        return None
    limit = attributes.get("PixelPaddingRangeLimit", value)
    padded = (stored >= min(value, limit)) & (stored <= max(value, limit))
    return padded if padded.any() else None


def _convert_whole(stored: NDArray[Any], slope: int, intercept: int, out: NDArray[np.int16]) -> None:
    ends = [int(stored.min()) * slope + intercept, int(stored.max()) * slope + intercept]
    if min(ends) < _LOWEST or max(ends) > _HIGHEST:
        raise DoesNotFit
    # arithmetic modulo 65536 is exact, because the result is known to fit
    words, result = stored.view(np.uint16), out.view(np.uint16)
    if slope != 1:
        np.multiply(words, np.uint16(slope % 65536), out=result)
        words = result
    if intercept or words is not result:
        np.add(words, np.uint16(intercept % 65536), out=result)
