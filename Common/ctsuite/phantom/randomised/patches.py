"""Random scans of random bodies, patch by patch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ctsuite.phantom.randomised.anatomy import SPACING_MM
from ctsuite.phantom.randomised.chance import Draw, Span
from ctsuite.phantom.randomised.tissues import REGION_OF, REGIONS, brightness, variation
from ctsuite.phantom.shapes.shape import rotation

_WIDTH, _STRETCH = Span(0.0, 0.15, 0.2), Span(0.0, 0.1, 0.14)
_TURN_DEG = Span(0.0, 10.0, 14.0)
_BEND_MM = Span(0.0, 11.0, 14.0)
_NOISE_HU = Span(2.0, 45.0, 60.0)
_BLUR = Span(0.0, 0.9, 1.1)

Image = NDArray[np.float32]
Regions = NDArray[np.uint8]


def random_patch(
    tissues: NDArray[np.uint8],
    seed: int,
    size: tuple[int, int, int],
    spacing_mm: float,
    held_out: bool = False,
    centre: tuple[float, float, float] | None = None,
) -> tuple[Image, Regions]:
    """Return one patch of a random scan of a body.

    Parameters
    ----------
    tissues : uint8 (z, y, x)
        A random body.
    seed : int
        The same seed gives the same patch.
    size : tuple of int
        Voxels of the patch (z, y, x).
    spacing_mm : float
        Size of its voxels.
    held_out : bool
        Whether deviations come from beyond the ranges of training.
    centre : tuple of float or None
        Voxel of the map (z, y, x) in the middle of the patch; by chance within the body without it.

    Returns
    -------
    image, regions : float32 and uint8 (z, y, x)
        Attenuation in HU and numbers of ``REGIONS``.
    """
    from scipy.ndimage import gaussian_filter, zoom

    from ctsuite.phantom.kernels.patches import draw as paint

    draw = Draw(seed, "patch", held_out)
    if centre is None:
        shape = np.array(tissues.shape)
        low, high = np.array([0.04, 0.3, 0.26]), np.array([0.96, 0.7, 0.74])
        middle = shape * draw.random.uniform(low, high)
    else:
        middle = np.array(centre)
    wide = draw.factor(_WIDTH)
    angles = draw.size(_TURN_DEG) * draw.direction()
    matrix = rotation((float(angles[0]), float(angles[1]), float(angles[2])))
    scales = wide * np.array([draw.factor(_STRETCH) for _ in range(3)])
    matrix = matrix * (spacing_mm / SPACING_MM / scales)
    shift = middle - matrix @ (np.array(size) / 2)
    strength = draw.size(_BEND_MM) / SPACING_MM
    bends = (strength * draw.random.uniform(-1, 1, (3, 6, 6, 6))).astype(np.float32)
    hu = brightness(draw)
    image, regions = np.empty(size, np.float32), np.empty(size, np.uint8)
    paint(tissues, matrix, shift, bends, hu, REGION_OF, len(REGIONS), image, regions)
    # the variation of the tissue whose attenuation is nearest, which spares a second pass through the map
    order = np.argsort(hu, kind="stable")
    edges = (hu[order][1:] + hu[order][:-1]) / 2
    amount = variation()[order][np.searchsorted(edges, image)]
    coarse = draw.random.normal(size=[max(2, n // 6) for n in size]).astype(np.float32)
    fine = draw.random.normal(size=size).astype(np.float32)
    field = 0.7 * zoom(coarse, np.array(size) / coarse.shape, order=1) + 0.5 * fine
    image += draw.between(0, 1.5) * amount * field
    thick = draw.chance(0.35)
    blur = draw.size(_BLUR)
    sigma = (draw.between(blur, 1.3) if thick else blur, blur, blur)
    image = gaussian_filter(image, sigma)
    grain = draw.between(0, 0.8)
    noise = gaussian_filter(draw.random.normal(size=size).astype(np.float32), (0, grain, grain))
    image += noise * np.float32(min(draw.size(_NOISE_HU), draw.size(_NOISE_HU)) / noise.std())
    _crop(image, regions, draw, middle, matrix, tissues.shape)
    return np.clip(image, -1024, 3071, out=image), regions


def _crop(
    image: Image, regions: Regions, draw: Draw, middle: np.ndarray, matrix: np.ndarray, shape: tuple[int, ...]
) -> None:
    """Blank what lies outside a round field of view, and beyond the first and last slice."""
    depth, height, width = image.shape
    empty = -1024.0 if draw.chance(0.7) else -2000.0
    if draw.chance(0.5):
        step = 1 / np.abs(np.diag(matrix))
        centre = np.array([height, width]) / 2 + ((np.array(shape) / 2 - middle) * step)[1:]
        centre += draw.random.uniform(-8, 8, 2)
        radius = draw.between(36, 64)
        y, x = np.ogrid[:height, :width]
        outside = (y - centre[0]) ** 2 + (x - centre[1]) ** 2 > radius**2
        image[:, outside], regions[:, outside] = empty, 0
    if draw.chance(0.3):
        count = int(draw.random.integers(1, depth // 2))
        rows = slice(0, count) if draw.chance(0.5) else slice(depth - count, depth)
        image[rows], regions[rows] = empty, 0
