"""Which region of a segmentation is compared with which of the reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.segmentation.evaluation.errors import (
    EVALUATION_GRID,
    EVALUATION_NAMES_TWICE,
    EVALUATION_NOTHING_COMMON,
)

BY_NAME, BY_VALUE, BY_CODE = "name", "label value", "code"
WAYS = (BY_NAME, BY_VALUE, BY_CODE)


@dataclass(frozen=True)
class Pair:
    """One region: its name, and its label value in the reference and in the result (None where it is not)."""

    name: str
    reference: int | None
    result: int | None


def pairs(
    reference: Labels, result: Labels, way: str = BY_NAME, renamed: Mapping[str, str] | None = None
) -> tuple[Pair, ...]:
    """Return every region of either segmentation, those of the reference first.

    Parameters
    ----------
    reference, result : Labels
        What is compared.
    way : str
        What tells that two regions are the same: ``name`` (small and capital letters are alike), ``label
        value``, or ``code`` (the coded type; by name where there is none).
    renamed : Mapping or None
        Name in the result to name in the reference, where they differ.

    Raises
    ------
    CTSuiteError
        EVALUATION-NAMES-TWICE, EVALUATION-NOTHING-COMMON.
    """
    known = {old.casefold(): new for old, new in (renamed or {}).items()}
    other = [replace(one, name=known.get(one.name.casefold(), one.name)) for one in result.segments]
    key = _KEYS[way]
    ours = _keyed(reference.name, reference.segments, key)
    theirs = _keyed(result.name, other, key)
    if ours and theirs and not ours.keys() & theirs.keys():
        raise EVALUATION_NOTHING_COMMON(
            way=way,
            reference=", ".join(one.name for one in reference.segments),
            result=", ".join(one.name for one in result.segments),
        )
    found = []
    for name in dict.fromkeys((*ours, *theirs)):
        mine, its = ours.get(name), theirs.get(name)
        shown = (mine or its or Segment(1, name)).name
        found.append(Pair(shown, mine.value if mine else None, its.value if its else None))
    return tuple(found)


def _keyed(of: str, segments: Sequence[Segment], key: Callable[[Segment], str]) -> dict[str, Segment]:
    found: dict[str, Segment] = {}
    for segment in segments:
        if key(segment) in found:
            raise EVALUATION_NAMES_TWICE(labels=of, segment=segment.name)
        found[key(segment)] = segment
    return found


def _name(segment: Segment) -> str:
    return segment.name.casefold().strip()


def _code(segment: Segment) -> str:
    return f"{segment.type.scheme} {segment.type.value}" if segment.type else _name(segment)


_KEYS: Mapping[str, Callable[[Segment], str]] = {
    BY_NAME: _name,
    BY_VALUE: lambda segment: str(segment.value),
    BY_CODE: _code,
}


def on_grid(labels: Labels, grid: Grid) -> Labels:
    """Return a segmentation whose array runs along the axes of a grid, where the voxels are the same.

    Files keep voxels in different orders (NIfTI from right to left, DICOM from left to right, for example).
    Voxels are put into another order, but never resampled.

    Raises
    ------
    CTSuiteError
        EVALUATION-GRID when the voxels lie elsewhere.
    """
    if grid.matches(labels.grid):
        return labels
    # of one step along i, j, k of the grid, how many steps along those of the segmentation
    turn = labels.grid.lps_to_ijk[:3, :3] @ grid.ijk_to_lps[:3, :3]
    steps = np.rint(turn)
    if not (np.abs(steps).sum(axis=0) == 1).all() or not (np.abs(steps).sum(axis=1) == 1).all():
        raise EVALUATION_GRID(labels=labels.name, difference=grid.difference(labels.grid))
    order = np.abs(steps).argmax(axis=0)
    # axes of arrays are k, j, i
    array: NDArray[np.unsignedinteger] = labels.array.transpose(
        [2 - int(order[2 - axis]) for axis in range(3)]
    )
    forward = [steps[order[2 - axis], 2 - axis] > 0 for axis in range(3)]
    array = array[tuple(slice(None, None, 1 if ahead else -1) for ahead in forward)]
    first = [0 if steps[axis].sum() > 0 else labels.grid.shape[2 - axis] - 1 for axis in range(3)]
    matrix = np.eye(4)
    matrix[:3, :3] = labels.grid.ijk_to_lps[:3, :3] @ steps
    matrix[:3, 3] = labels.grid.index_to_lps(first)
    found = Grid.from_ijk_to_lps(matrix, array.shape)  # type: ignore[arg-type]
    difference = grid.difference(found)
    if difference is not None:
        raise EVALUATION_GRID(labels=labels.name, difference=difference)
    return Labels(np.ascontiguousarray(array), grid, labels.segments, labels.name)


def numbers(array: NDArray[Any], values: Sequence[int | None]) -> NDArray[np.int32]:
    """Return the number of the region, from 1, of each label value; 0 where the value is no region.

    Parameters
    ----------
    array : ndarray
        The label map; every value in it can be looked up.
    values : sequence of int or None
        Label value of each region in turn.
    """
    found = np.zeros(max([int(array.max(initial=0)), *(value or 0 for value in values)]) + 1, np.int32)
    for number, value in enumerate(values, 1):
        if value is not None:
            found[value] = number
    return found
