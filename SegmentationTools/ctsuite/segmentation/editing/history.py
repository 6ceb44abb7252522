"""Changes of a label map that can be undone, kept as differences in bounded memory."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_BYTES = 256 * 2**20


@dataclass(frozen=True, eq=False)
class Change:
    """What one edit did: the voxels (n,) as flat indices, and their label values before and after."""

    voxels: NDArray[np.int64]
    before: NDArray[Any]
    after: NDArray[Any]

    @property
    def bytes(self) -> int:
        """Memory that it takes."""
        return self.voxels.nbytes + self.before.nbytes + self.after.nbytes


class History:
    """Changes in the order in which they were made.

    Parameters
    ----------
    most_bytes : int
        Memory for all changes. The oldest are forgotten when it is not enough; the last one is always kept.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._done: deque[Change] = deque()
        self._undone: list[Change] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back that can be made again."""
        return bool(self._undone)

    @property
    def bytes(self) -> int:
        """Memory that all changes take."""
        return sum(change.bytes for change in (*self._done, *self._undone))

    def add(self, change: Change) -> None:
        """Remember a change; those that were taken back are forgotten."""
        self._undone.clear()
        self._done.append(change)
        while self.bytes > self._most and len(self._done) > 1:
            self._done.popleft()

    def undo(self, array: NDArray[Any]) -> None:
        """Take the last change back in a label map (z, y, x)."""
        change = self._done.pop()
        array.reshape(-1)[change.voxels] = change.before
        self._undone.append(change)

    def redo(self, array: NDArray[Any]) -> None:
        """Make the change again that was taken back last."""
        change = self._undone.pop()
        array.reshape(-1)[change.voxels] = change.after
        self._done.append(change)
