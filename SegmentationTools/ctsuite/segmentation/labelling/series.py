"""Numbering vertebrae and ribs in order, with numbers that are skipped or added.

Vertebrae are counted along the spine from above. Ribs say which of them are thoracic: every rib is given to
the vertebra that it begins at, in order and at most one on each side, so that the sum of distances is least;
a vertebra may stay without a rib, and the number of an absent rib is skipped. The first vertebra with a rib
that has a vertebra without ribs above it is T1; where the image begins lower, the last one with ribs that has
a vertebra without ribs below it is T12. Without ribs the count begins above the sacrum with L5.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

from ctsuite.segmentation.labelling.shapes import Part, Points, mean_size

# in mean diagonals of vertebrae: how much of a rib is looked at, and what is too far to belong together
_NEAR_HEAD, _FAR = 0.3, 0.4
_STANDARD = (
    *(f"C{n}" for n in range(1, 8)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
)
EXTRA = {"T13": "T12", "L6": "L5"}


def levels(skip: Sequence[str] = (), add: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the names of the vertebrae from above, without those skipped and with those added.

    Names are ``C1`` to ``L5``; ``T13`` and ``L6`` can be added.
    """
    names = list(_STANDARD)
    for name in add:
        if name in EXTRA and name not in names:
            names.insert(names.index(EXTRA[name]) + 1, name)
    return tuple(name for name in names if name not in skip)


def ribs_to_vertebrae(ribs: Sequence[tuple[Part, Points]], column: Sequence[Part]) -> dict[int, int]:
    """Give each rib of one side to a vertebra.

    Parameters
    ----------
    ribs : sequence of (Part, ndarray)
        Ribs of one side with their heads.
    column : sequence of Part
        Vertebrae from above.

    Returns
    -------
    dict
        Value of the rib to the index of its vertebra in `column`; a rib that is far from all is left out.
    """
    ordered = sorted(ribs, key=lambda item: -float(item[1][2]))
    if not ordered or not column:
        return {}
    near_mm, far_mm = (share * mean_size(list(column)) for share in (_NEAR_HEAD, _FAR))
    trees = [cKDTree(part.border) for part in column]
    cost = np.empty((len(ordered), len(column)))
    for row, (part, head) in enumerate(ordered):
        near = part.border[np.linalg.norm(part.border - head, axis=1) <= near_mm]
        cost[row] = [tree.query(near)[0].mean() for tree in trees]
    # least sum over ordered assignments; leaving a rib out costs as much as a far one
    best = np.zeros((len(ordered) + 1, len(column) + 1))
    best[1:, 0] = far_mm * np.arange(1, len(ordered) + 1)
    for row in range(1, len(ordered) + 1):
        for place in range(1, len(column) + 1):
            best[row, place] = min(
                best[row, place - 1],
                best[row - 1, place] + far_mm,
                best[row - 1, place - 1] + cost[row - 1, place - 1],
            )
    given: dict[int, int] = {}
    row, place = len(ordered), len(column)
    while row and place:
        if best[row, place] == best[row, place - 1]:
            place -= 1
        elif best[row, place] == best[row - 1, place] + far_mm:
            row -= 1
        else:
            given[ordered[row - 1][0].value] = place - 1
            row, place = row - 1, place - 1
    return given


def begin(
    with_ribs: Sequence[bool], cut: Sequence[bool], above_sacrum: bool, names: Sequence[str]
) -> int | None:
    """Return the index in `names` of the uppermost vertebra, or None where the image does not tell.

    Parameters
    ----------
    with_ribs : sequence of bool
        Whether each vertebra, from above, has a rib.
    cut : sequence of bool
        Whether each of them is cut by the end of the image: a rib could then be out of sight.
    above_sacrum : bool
        Whether the lowest vertebra stands on the sacrum.
    names : sequence of str
        Names from above, as of `levels`.
    """
    thoracic = [n for n, has in enumerate(with_ribs) if has]
    start = None
    if thoracic and thoracic[0] > 0 and not cut[thoracic[0] - 1]:
        start = names.index("T1") - thoracic[0]
    elif thoracic and thoracic[-1] < len(with_ribs) - 1 and not cut[thoracic[-1] + 1]:
        last = max(n for n, name in enumerate(names) if name.startswith("T"))
        start = last - thoracic[-1]
    elif not thoracic and above_sacrum:
        start = len(names) - len(with_ribs)
    return start if start is not None and 0 <= start <= len(names) - len(with_ribs) else None
