"""Under which conditions a value was measured: the view, the image, the digits."""

from __future__ import annotations

from dataclasses import dataclass

from ctsuite.core.grid import Grid, Vector

SAMPLES = 100_000
SEED = 1
HEADER_MM = 0.0005
BORDER_VOXELS = 0.25


def border_mm(grid: Grid | None, voxel_mm: float = 1.0) -> float:
    """By how much a border that a segmentation found may lie too far in or out as a whole, in mm.

    A quarter of a voxel: what each voxel of the border adds by chance cancels out, what is left is the choice
    of the limit. Phantoms bear less; for bone about a voxel thick it is what different definitions differ by.
    """
    size = voxel_mm if grid is None else grid.voxel_volume_mm3 ** (1 / 3)
    return BORDER_VOXELS * size


@dataclass(frozen=True)
class ScreenView:
    """The view that a point was placed in.

    Attributes
    ----------
    right_lps, down_lps : tuple of float
        Unit vectors to the right and down on the screen, LPS.
    mm_per_pixel : float
        Size in the patient of one physical pixel of the screen. It falls as one zooms in, and depends on how
        many pixels of the display the view has.
    device_pixel_ratio : float
        Physical pixels for one step of the pointer: 2 on most displays of high resolution.
    handle_pixels : float
        Diameter of the mark of a point, in physical pixels; it covers what it is placed on.
    depth_mm : float
        How far apart along the line of sight the places are that one position of the pointer may mean: the
        thickness of a slab, the step of a ray, the size of a triangle. 0 for a slice, whose thickness is that
        of its voxels.
    """

    right_lps: Vector = (1.0, 0.0, 0.0)
    down_lps: Vector = (0.0, 1.0, 0.0)
    mm_per_pixel: float = 0.25
    device_pixel_ratio: float = 1.0
    handle_pixels: float = 0.0
    depth_mm: float = 0.0


@dataclass(frozen=True)
class Conditions:
    """What the uncertainty of a value depends on beside the value itself.

    Attributes
    ----------
    grid : Grid or None
        Of the image that was measured on; None where there was none, or where its axes bend.
    voxel_mm : float
        Size of a voxel in every direction that is assumed where there is no `grid`.
    views : tuple of ScreenView or None
        One for each anchor, or one for all; None for an anchor, or no view at all, where it is not known how
        it was placed.
    segmented : bool
        Whether a segmentation found the border that was measured.
    positions : str
        Number type in which positions are kept, ``float64`` or ``float32``.
    image_step : float
        Distance of two values that the image can hold; 0 where its values are not rounded.
    header_mm : float
        By how much spacing and slice thickness may be off: by default the rounding to three decimals that
        headers have. The calibration of the scanner can be given here.
    decimals : int or None
        Digits that are shown after the decimal point; as many as the uncertainty justifies where None.
    samples, seed : int
        Of a Monte Carlo calculation.
    """

    grid: Grid | None = None
    voxel_mm: float = 1.0
    views: tuple[ScreenView | None, ...] = ()
    segmented: bool = False
    positions: str = "float64"
    image_step: float = 0.0
    header_mm: float = HEADER_MM
    decimals: int | None = None
    samples: int = SAMPLES
    seed: int = SEED
