"""A binary heap of numbered items whose keys may fall, with every item at most once in it."""

from __future__ import annotations

from typing import Any

from numba import njit


@njit(cache=True, nogil=True)
def raise_item(heap: Any, place: Any, key: Any, size: int, item: int) -> int:
    """Put an item in, or move it up after its key fell; returns the size of the heap.

    `place` holds where each item lies in the heap, -1 where it never was, -2 where it was taken out.
    """
    at = place[item]
    if at < 0:
        at = size
        size += 1
    mine = key[item]
    while at > 0:
        above = (at - 1) >> 1
        other = heap[above]
        if key[other] <= mine:
            break
        heap[at] = other
        place[other] = at
        at = above
    heap[at] = item
    place[item] = at
    return size


@njit(cache=True, nogil=True)
def take_first(heap: Any, place: Any, key: Any, size: int) -> int:
    """Take the item of the smallest key out; the heap has one item less afterwards."""
    first = heap[0]
    place[first] = -2
    size -= 1
    if size > 0:
        item = heap[size]
        mine = key[item]
        at = 0
        while True:
            below = 2 * at + 1
            if below >= size:
                break
            if below + 1 < size and key[heap[below + 1]] < key[heap[below]]:
                below += 1
            other = heap[below]
            if key[other] >= mine:
                break
            heap[at] = other
            place[other] = at
            at = below
        heap[at] = item
        place[item] = at
    return first
