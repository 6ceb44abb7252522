"""Tiles are as large as the memory that is free allows, as the network itself shows on a small one."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from ctsuite.segmentation.bundle import inference, memory
from ctsuite.segmentation.bundle.tiling import Plan

PROCESSOR = torch.device("cpu")
MEGABYTE = 2**20


@pytest.fixture
def image() -> torch.Tensor:
    """An image (1, i, j, k)."""
    return torch.zeros(1, 128, 128, 128)


def network(tiles: torch.Tensor) -> torch.Tensor:
    """Takes 1,024 bytes a voxel for a while."""
    for _ in range(3):
        kept = torch.ones(256, *tiles.shape[2:])
        time.sleep(0.02)
        del kept
    return torch.cat([tiles, -tiles], 1)


def test_tiles_stay_where_there_is_memory(image) -> None:
    plan = Plan((64, 64, 64), batch=2)
    assert memory.fitting(plan, image, 2, PROCESSOR, network, 100 * 1024 * MEGABYTE) is plan


@pytest.mark.parametrize("free, batch, tile", [(450, 1, (64, 64, 64)), (210, 1, (32, 64, 64))])
def test_fewer_and_then_smaller_tiles_are_taken_where_memory_is_short(image, free, batch, tile) -> None:
    plan = memory.fitting(Plan((64, 64, 64), batch=2), image, 2, PROCESSOR, network, free * MEGABYTE)
    assert (plan.batch, plan.tile) == (batch, tile)


def test_the_smallest_tiles_are_tried_at_least(image) -> None:
    plan = memory.fitting(Plan((64, 64, 64)), image, 2, PROCESSOR, network, MEGABYTE)
    assert plan.smaller((128, 128, 128)) is None


def test_a_network_that_only_knows_its_own_size_keeps_it(image) -> None:
    def fixed(tiles: torch.Tensor) -> torch.Tensor:
        if tuple(tiles.shape[2:]) != (64, 64, 64):
            raise RuntimeError("size mismatch")
        return tiles

    plan = Plan((64, 64, 64))
    assert memory.fitting(plan, image, 1, PROCESSOR, fixed, MEGABYTE) is plan


def test_free_memory_is_what_the_system_says_and_never_more_than_the_limit(monkeypatch) -> None:
    whole = memory.free_bytes(PROCESSOR)
    assert whole is not None and 100 * MEGABYTE < whole < 2**45
    monkeypatch.setattr(memory, "_below_limit", lambda: 5)
    assert memory.free_bytes(PROCESSOR) == 5


def test_on_a_graphics_card_its_driver_is_asked(image, monkeypatch) -> None:
    """No card is at hand here: what torch is asked is replaced."""
    peaks = iter([0, 1024 * 32**3])
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (210 * MEGABYTE, 2**34))
    monkeypatch.setattr(torch.cuda, "memory_allocated", lambda device: next(peaks))
    monkeypatch.setattr(torch.cuda, "max_memory_allocated", lambda device: next(peaks))
    monkeypatch.setattr(torch.cuda, "reset_peak_memory_stats", lambda device: None)
    card: Any = SimpleNamespace(type="cuda")
    plan = memory.fitting(Plan((64, 64, 64)), image, 2, card, lambda tiles: tiles)
    assert plan.tile == (32, 64, 64)


@pytest.mark.parametrize("kind, halved", [("cuda", True), ("cpu", False)])
def test_half_precision_is_used_on_a_graphics_card_only(kind, halved, monkeypatch) -> None:
    """Runs on the processor: which arithmetic is asked for, and that sums get 32 bits whatever comes back."""
    asked: list[tuple[str, Any, bool]] = []

    class Autocast:
        def __init__(self, device: str, dtype: Any, enabled: bool) -> None:
            asked.append((device, dtype, enabled))

        def __enter__(self) -> None: ...

        def __exit__(self, *error: object) -> None: ...

    monkeypatch.setattr(torch, "autocast", Autocast)
    half = torch.float16 if halved else torch.float32
    run = SimpleNamespace(
        device=SimpleNamespace(type=kind),
        network=lambda tiles: torch.cat([tiles, tiles], 1).to(half),
        output_channels=2,
        bundle=SimpleNamespace(name="X"),
    )
    tiles = SimpleNamespace(shape=(1, 1, 4, 4, 4), to=lambda device: torch.ones(1, 1, 4, 4, 4))
    found = inference._Run._channels(run, tiles)
    assert asked == [("cuda", torch.float16, halved)]
    assert found.dtype == torch.float32


def test_the_report_says_that_tiles_were_smaller(bundle, segment, ct, monkeypatch) -> None:
    from ctsuite.segmentation.bundle import process

    whole = process.Process.run
    monkeypatch.setattr(process.Process, "run", lambda running, task: _short(whole(running, task)))
    _, report = segment(bundle("tissue"))
    assert "tiles of 48 x 96 x 96 voxels" in str(report.name)


def _short(done: Any) -> Any:
    assert done.about["smaller"] is False and np.prod(done.about["tile"]) > 0
    done.about.update(smaller=True, tile=[48, 96, 96])
    return done
