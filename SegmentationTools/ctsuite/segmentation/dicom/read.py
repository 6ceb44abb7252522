"""Reading DICOM segmentation images: binary, fractional and label maps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import Code
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.platform import require
from ctsuite.segmentation.dicom.errors import (
    DAMAGED,
    GRID_ELSEWHERE,
    NOT_A_SEGMENTATION,
    OVERLAPPING,
    SEGMENT_UNKNOWN,
)

SEGMENTATION, LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7"
_HALF = 0.5
_WITHIN = 0.02


def read_segmentation(path: Path, grid: Grid | None = None, segment: str = "") -> Labels:
    """Read a DICOM segmentation.

    Parameters
    ----------
    path : Path
        The file.
    grid : Grid or None
        That of the series it was made from: the result covers all of it. Without it the result covers the
        slices that the file names.
    segment : str
        Only the segment of that name, also where segments overlap; empty for all of them.

    Returns
    -------
    Labels
        Label values are the segment numbers of the file. Of a fractional segmentation, voxels that are at
        least half filled.

    Raises
    ------
    CTSuiteError
        PLATFORM-PART-MISSING, SEG-WRONG-CLASS, SEG-DAMAGED, SEG-OVERLAP, SEG-SEGMENT, SEG-GRID,
        GEOMETRY-SINGULAR.
    """
    image = _opened(path)
    # a label map describes its background like a segment
    numbers = set(image.segment_numbers)
    segments = [_segment(item) for item in image.SegmentSequence if item.SegmentNumber in numbers]
    chosen = [one for one in segments if segment in ("", one.name)]
    if not chosen:
        raise SEGMENT_UNKNOWN(path=str(path), segment=segment, known=", ".join(one.name for one in segments))
    array, own = _voxels(image, [one.value for one in chosen], path)
    if grid is not None:
        array, own = _on_grid(array, own, grid, path), grid
    name = str(image.get("SeriesDescription") or image.get("ContentLabel") or path.stem)
    return Labels(array, own, tuple(chosen), name)


def _opened(path: Path) -> Any:
    require(("highdicom",))
    import highdicom.seg
    import pydicom
    from pydicom.errors import InvalidDicomError

    try:
        data = pydicom.dcmread(path)
    except (InvalidDicomError, OSError, EOFError, ValueError) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error
    kind = data.get("SOPClassUID", "")
    if kind not in (SEGMENTATION, LABEL_MAP):
        raise NOT_A_SEGMENTATION(path=str(path), found=getattr(kind, "name", "") or "no known object")
    try:
        return highdicom.seg.Segmentation.from_dataset(data, copy=False)
    except (AttributeError, ValueError, TypeError, KeyError, IndexError) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error


def _voxels(image: Any, numbers: list[int], path: Path) -> tuple[NDArray[Any], Grid]:
    fractional = image.SegmentationType == "FRACTIONAL"
    try:
        # each segment apart, so that not all of them are held at full depth at once
        volume = image.get_volume(
            segment_numbers=numbers, combine_segments=not fractional, rescale_fractional=fractional
        )
        array = _filled(volume.array, numbers, path) if fractional else volume.array
    except RuntimeError as error:
        if "overlap" in str(error).lower():
            raise OVERLAPPING(path=str(path)) from error
        raise DAMAGED.caused_by(error, path=str(path)) from error
    except (AttributeError, ValueError, TypeError, KeyError, IndexError) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error
    # the axes of the affine are those of the array: slice, row, column
    matrix = np.array(volume.affine)[:, [2, 1, 0, 3]]
    if np.linalg.det(matrix[:3, :3]) < 0:  # slices ascend along their normal, as those of a series
        matrix[:3, 3] += matrix[:3, 2] * (len(array) - 1)
        matrix[:3, 2] *= -1
        array = array[::-1]
    grid = Grid.from_ijk_to_lps(matrix, array.shape)
    return np.ascontiguousarray(array, np.min_scalar_type(max(numbers))), grid


def _filled(shares: NDArray[Any], numbers: list[int], path: Path) -> NDArray[Any]:
    """Number of the segment that fills at least half of each voxel."""
    array = np.zeros(shares.shape[:3], np.min_scalar_type(max(numbers)))
    for n, number in enumerate(numbers):
        inside = shares[..., n] >= _HALF
        if array[inside].any():
            raise OVERLAPPING(path=str(path))
        array[inside] = number
    return array


def _segment(item: Any) -> Segment:
    number = int(item.SegmentNumber)
    colour = item.get("RecommendedDisplayCIELabValue")
    name = str(item.get("SegmentLabel") or f"Segment {number}")
    category, type_ = (
        _code(item.get(f"SegmentedProperty{part}CodeSequence")) for part in ("Category", "Type")
    )
    described = (item.get("SegmentedPropertyTypeCodeSequence") or [{}])[0]
    modifier = _code(described.get("SegmentedPropertyTypeModifierCodeSequence"))
    segment = Segment(number, name, category, type_, modifier=modifier)
    return replace(segment, colour_rgb=_rgb(colour)) if colour else segment


def _rgb(colour: Any) -> tuple[float, float, float]:
    from highdicom.color import CIELabColor

    l_star, a_star, b_star = colour[0] / 65535 * 100, colour[1] / 257 - 128, colour[2] / 257 - 128
    red, green, blue = CIELabColor(l_star, a_star, b_star).to_rgb()
    return red / 255, green / 255, blue / 255


def _code(sequence: Any) -> Code | None:
    if not sequence:
        return None
    item = sequence[0]
    value = item.get("CodeValue") or item.get("LongCodeValue") or item.get("URNCodeValue")
    if not value:
        return None
    return Code(str(value), str(item.get("CodingSchemeDesignator", "")), str(item.get("CodeMeaning", "")))


def _on_grid(array: NDArray[Any], own: Grid, grid: Grid, path: Path) -> NDArray[Any]:
    """Put slices into the place of a larger grid that they belong to."""
    corners = own.index_to_lps([[0, 0, 0], np.array(own.shape[::-1]) - 1])
    first, last = grid.lps_to_index(corners)
    whole = np.rint([first, last]).astype(int)
    reason = "Its slices do not coincide with those of the series."
    if np.abs([first, last] - whole).max() > _WITHIN or (whole < 0).any():
        raise GRID_ELSEWHERE(path=str(path), reason=reason)
    low, high = whole.min(axis=0)[::-1], whole.max(axis=0)[::-1]
    steps = [1 if b >= a else -1 for a, b in zip(*whole[:, ::-1], strict=True)]
    fits = tuple(high - low + 1) == array.shape and (high < grid.shape).all()
    turned = np.array(grid.direction_lps).T @ np.array(own.direction_lps)
    if not fits or not np.allclose(np.abs(np.diag(turned)), 1.0, atol=1e-3):
        raise GRID_ELSEWHERE(path=str(path), reason=reason)
    found = np.zeros(grid.shape, array.dtype)
    place = tuple(slice(a, b + 1) for a, b in zip(low, high, strict=True))
    found[place] = array[tuple(slice(None, None, step) for step in steps)]
    return found
