"""Tiles lie and are blended as MONAI does it; only what changes is kept in memory."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from ctsuite.segmentation.bundle.tiling import (
    CONSTANT,
    GAUSSIAN,
    Plan,
    Regions,
    Scores,
    positions,
    slide,
    weights,
)


@pytest.fixture
def image() -> torch.Tensor:
    """Random values (1, i, j, k)."""
    return torch.from_numpy(np.random.default_rng(5).normal(size=(1, 23, 18, 31)).astype(np.float32))


def network(tiles: torch.Tensor) -> torch.Tensor:
    """Channels that depend on the place in the tile, so that blending matters."""
    place = torch.linspace(0, 1, tiles.shape[-1])
    return torch.cat([tiles, tiles * place, -tiles + place], 1)


@pytest.mark.parametrize(
    "size, tile, overlap",
    [((23, 18, 31), (8, 7, 9), (0.25, 0.5, 0.0)), ((9, 8, 7), (9, 4, 3), (0.9, 0.6, 0.1))],
)
def test_tiles_lie_where_monai_puts_them(size, tile, overlap) -> None:
    from monai.data.utils import dense_patch_slices
    from monai.inferers.utils import _get_scan_interval

    theirs = dense_patch_slices(size, tile, _get_scan_interval(size, tile, 3, overlap))
    assert positions(size, tile, overlap) == [tuple(part.start for part in box) for box in theirs]


@pytest.mark.parametrize("mode", [CONSTANT, GAUSSIAN])
@pytest.mark.parametrize("tile", [(8, 7, 9), (16, 16, 16), (3, 40, 5)])
def test_weights_are_those_of_monai(mode, tile) -> None:
    from monai.data.utils import compute_importance_map

    theirs = compute_importance_map(tile, mode=mode, sigma_scale=0.125).numpy()
    np.testing.assert_allclose(weights(tile, mode, 0.125), theirs, rtol=1e-5)


@pytest.mark.parametrize("mode", [CONSTANT, GAUSSIAN])
@pytest.mark.parametrize("batch", [1, 3])
def test_the_result_is_that_of_monai(image, mode, batch) -> None:
    from monai.inferers import SlidingWindowInferer

    plan = Plan((8, 7, 9), (0.25, 0.5, 0.4), mode, batch=batch)
    size = tuple(image.shape[1:])
    theirs = SlidingWindowInferer(plan.tile, batch, plan.overlap, mode)(image[None], network)[0].numpy()
    scores, regions, halves = Scores(size), Regions(size, 0.5, False), Regions(size, 0.5, True)
    for sink in (scores, regions, halves):
        slide(image, network, plan, sink)
    np.testing.assert_allclose(scores.array, theirs, rtol=1e-4, atol=1e-5)
    assert (regions.array == theirs.argmax(0)).mean() > 0.9999
    expected = np.zeros(size, np.uint8)
    for channel, values in enumerate(theirs, 1):
        expected[values > 0.5] = channel
    assert (halves.array == expected).mean() > 0.9999


def test_the_sums_of_one_row_of_tiles_are_kept_only(image) -> None:
    taken = []

    class Sink:
        def take(self, first, past, total, count) -> None:
            taken.append((first, past))
            assert total.shape == (3, 8, 18, 31)

    slide(image, network, Plan((8, 18, 31), (0.25, 0, 0)), Sink())
    assert taken == [(0, 6), (6, 12), (12, 15), (15, 23)]


def test_smaller_tiles_end_at_some_size() -> None:
    plan, sizes = Plan((96, 96, 64)), []
    while plan is not None:
        sizes.append(plan.tile)
        plan = plan.smaller((200, 200, 200))
    assert sizes == [(96, 96, 64), (48, 96, 64), (48, 48, 64), (48, 48, 32)]
