"""How much memory is free, and tiles that fit into it. Only for the process of a bundle.

What a network takes for a tile is not written anywhere, so it is measured on a small one: it grows with the
number of voxels. Without a measurement tiles stay as they are; if memory runs out, smaller ones are taken.
"""

from __future__ import annotations

import contextlib
import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ctsuite.segmentation.bundle.tiling import Plan, Size

_PROBE = 32
_SHARE = 0.8  # of what is free; other programs take some meanwhile
_FLOAT_BYTES = 4
_LOOK_SECONDS = 0.0005


def free_bytes(device: Any) -> int | None:
    """Return how much memory is free for a device (torch.device), or None where the system does not say."""
    if device.type == "cuda":
        import torch

        return int(torch.cuda.mem_get_info(device)[0])
    found = [one for one in (_available(), _below_limit()) if one is not None]
    return min(found, default=None)


def fitting(
    plan: Plan, image: Any, channels: int, device: Any, network: Callable[[Any], Any], free: int | None = None
) -> Plan:
    """Return the plan, or one with smaller tiles where the memory that is free would not do.

    Parameters
    ----------
    plan : Plan
        How tiles should lie.
    image : torch.Tensor
        Shape (c, i, j, k), not smaller than a tile.
    channels : int
        Channels of the output.
    device : torch.device
        Where the network runs.
    network : callable
        Tiles (n, c, i, j, k) to channels; it is run on a small tile.
    free : int or None
        Bytes that are free; None to ask the system.
    """
    size: Size = tuple(image.shape[1:])
    free = free_bytes(device) if free is None else free
    probe: Size = tuple(min(_PROBE, one) for one in plan.fitted(size))  # type: ignore[assignment]
    if free is None or math.prod(probe) >= math.prod(plan.fitted(size)):
        return plan
    taken = _measured(image, probe, device, network)
    if taken is None:
        return plan
    each = taken / math.prod(probe)
    found: Plan | None = plan
    while found is not None and _needed(found, size, channels, each, device) > _SHARE * free:
        plan = found
        found = replace(found, batch=1) if found.batch > 1 else found.smaller(size)
    return found or plan


def _needed(plan: Plan, size: Size, channels: int, each: float, device: Any) -> float:
    """Bytes for the tiles at a time, and for the sums where they lie in the same memory."""
    tile = plan.fitted(size)
    sums = 0 if device.type == "cuda" else (channels + 1) * tile[0] * size[1] * size[2] * _FLOAT_BYTES
    return each * math.prod(tile) * plan.batch + sums


def _measured(image: Any, probe: Size, device: Any, network: Callable[[Any], Any]) -> int | None:
    """Bytes that the network takes for one small tile, or None where it does not run on such a tile."""
    i, j, k = probe
    tile = image[None, :, :i, :j, :k]
    try:
        network(tile)  # what is loaded or compiled at the first run does not count
        with _highest(device) as taken:
            network(tile)
    except Exception:  # what is wrong with the network is said where it is run on a whole tile
        return None
    return max(taken[0], math.prod(probe) * _FLOAT_BYTES)


@contextlib.contextmanager
def _highest(device: Any) -> Iterator[list[int]]:
    """Watch how much more memory is taken at most while the block runs; the first entry, in bytes."""
    highest = [0]
    if device.type == "cuda":
        import torch

        before = torch.cuda.memory_allocated(device)
        torch.cuda.reset_peak_memory_stats(device)
        yield highest
        highest[0] = int(torch.cuda.max_memory_allocated(device)) - before
        return
    before, done = _resident(), threading.Event()

    def watch() -> None:
        while not done.is_set():
            highest[0] = max(highest[0], _resident() - before)
            time.sleep(_LOOK_SECONDS)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield highest
    finally:
        done.set()
        thread.join()


def _available() -> int | None:
    try:
        with open("/proc/meminfo", encoding="ascii") as stream:
            told = dict(line.split(":", 1) for line in stream)
        return int(told["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return None


def _below_limit() -> int | None:
    """What this process may still take under the limit that it was given."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        return None if limit == resource.RLIM_INFINITY else max(limit - _page_count(0), 0)
    return None


def _resident() -> int:
    with contextlib.suppress(OSError, ValueError):
        return _page_count(1)
    return 0


def _page_count(column: int) -> int:
    with open("/proc/self/statm", encoding="ascii") as stream:
        return int(stream.read().split()[column]) * os.sysconf("SC_PAGE_SIZE")
