"""What tells vessels and organs full of contrast medium from bone: depth without a rim, and evenness.

Contrast medium fills thick, even bodies: the heart, large vessels, kidneys. Bone that is as thick has a
cortex brighter than its inside, and its marrow is uneven far beyond the noise of the image.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.components import Components, find
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.segmentation.coarse import Coarse
from ctsuite.segmentation.depth import Depth, grown_downhill, parts_with, split_by_depth

CORE_DEPTH_MM = 4.5
WIDE_MM = 4.0
_SOFT_TISSUE_HU = (-20.0, 120.0)
_EVEN_WIDTH_MM = 6.0
# the aorta of a child; smaller even places occur in bone by chance
_CORE_ML = 0.4
_RIM_EXCESS = 0.1
_BONE_EXCESS = 0.15
_LUNG_HU = -500.0
_PLAQUE_ML = 1.0

Values = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Cores:
    """Deep, even bodies that are certainly contrast medium.

    Attributes
    ----------
    parts : Components
        The bodies; empty where there is none.
    deviation : ndarray of float32
        Local standard deviation of the image, shape (z, y, x), in HU.
    limit : float
        Largest local standard deviation of an even place, in HU.
    level : float
        CT number that contrast medium hardly exceeds, in HU.
    """

    parts: Components
    deviation: Values
    limit: float
    level: float


def find_cores(coarse: Coarse, depth: Depth, highest_hu: float) -> Cores:
    """Find the bodies that are certainly contrast medium.

    Parameters
    ----------
    coarse : Coarse
        The region and its image.
    depth : ndarray
        Depth of the region in mm.
    highest_hu : float
        Even bodies brighter than this are metal or solid bone.
    """
    deviation, mean = _local_statistics(coarse)
    soft = (mean > _SOFT_TISSUE_HU[0]) & (mean < _SOFT_TISSUE_HU[1])
    noise = float(np.percentile(deviation[soft], 20)) if soft.any() else 0.0
    limit = 1.3 * noise + 8.0
    deep = depth >= CORE_DEPTH_MM
    found = find(deep & (deviation <= limit) & (mean <= highest_hu))
    wanted = found.voxels * coarse.block_ml >= _CORE_ML
    wanted[0] = False
    for number in np.flatnonzero(wanted):
        core = found.mask(np.arange(found.count + 1) == number)
        wanted[number] = _is_contrast(coarse, depth, deviation, core)
    chosen = found.mask(wanted)
    values = coarse.values[chosen]
    level = float(values.mean() + 1.5 * values.std()) if values.size else 0.0
    return Cores(find(chosen), deviation, limit, level)


def filled(cores: Cores, coarse: Coarse, depth: Depth, bridge_mm: float) -> Mask:
    """Grow the cores to all of the vessels and organs they belong to, up to where these only touch bone.

    Parameters
    ----------
    cores : Cores
        Where to start.
    coarse : Coarse
        The region and its image.
    depth : ndarray
        Depth of the region in mm.
    bridge_mm : float
        Parts joined by less than this are told apart.
    """
    seeds = cores.parts.mask(np.arange(cores.parts.count + 1) > 0)
    wide = parts_with(depth >= WIDE_MM, seeds)
    narrow = min(bridge_mm / 2, WIDE_MM)
    joined = parts_with(depth >= narrow, seeds)
    others = find(joined & (depth >= WIDE_MM) & ~wide)
    uneven = np.zeros(others.count + 1, dtype=bool)
    for number in range(1, others.count + 1):
        inside = cores.deviation[others.box][others.labels == number]
        uneven[number] = inside.mean() > 1.5 * cores.limit
    joined = split_by_depth(joined, depth, wide, others.mask(uneven))
    return grown_downhill(joined, depth, coarse.spacing_mm, narrow)


def branches(rest: Mask, contrast: Mask, cores: Cores, coarse: Coarse) -> Mask:
    """Return the parts of the rest that are vessels or plaques and not bone.

    These are parts that lie in the lung, and parts attached to what is filled with contrast medium that are
    nowhere brighter than it, or small and mostly on its surface.
    """
    parts = find(rest, "6")
    voxels = np.maximum(parts.voxels, 1)
    attached = parts.tally(ndimage.binary_dilation(contrast)[parts.box]) / voxels
    bright = parts.tally((coarse.values > cores.level)[parts.box]) / voxels
    small = parts.voxels * coarse.block_ml < _PLAQUE_ML
    vessel = (attached > 0) & ((bright <= 0.05) | (small & (attached >= 0.15)))
    vessel |= _in_lung(parts, rest | contrast, coarse) > 0.5
    vessel[0] = False
    return parts.mask(vessel)


def _local_statistics(coarse: Coarse) -> tuple[Values, Values]:
    """Standard deviation and mean (z, y, x) over a cube of some millimetres."""
    width = [max(3, 2 * round(_EVEN_WIDTH_MM / 2 / spacing) + 1) for spacing in coarse.spacing_mm[::-1]]
    mean = ndimage.uniform_filter(coarse.values, width, mode="nearest")
    square = ndimage.uniform_filter(coarse.values**2, width, mode="nearest")
    return np.sqrt(np.maximum(square - mean**2, 0)), mean


def _is_contrast(coarse: Coarse, depth: Depth, deviation: Values, core: Mask) -> bool:
    """Whether the body around an even core is contrast medium and not bone.

    A surface brighter than noise explains is a cortex. And where nothing else is clearly brighter than the
    body, there is no bone to tell it from: bone is the brightest tissue, and a phantom can have bones
    without cortex.
    """
    box = bounding_box(core, int(np.ceil((CORE_DEPTH_MM + 1) / min(coarse.spacing_mm))))
    assert box is not None
    body = np.zeros_like(core)
    body[box] = grown_downhill(core[box], depth[box], coarse.spacing_mm, CORE_DEPTH_MM)
    rim = coarse.values[body & (depth < WIDE_MM)]
    others = coarse.values[coarse.mask & ~body]
    if rim.size == 0 or others.size == 0:
        return False
    inside = float(coarse.values[core].mean())
    noise = 1.3 * float(deviation[core].mean())
    cortex = float(np.percentile(rim, 90)) > (1 + _RIM_EXCESS) * inside + noise
    return not cortex and float(np.percentile(others, 95)) > (1 + _BONE_EXCESS) * inside


def _in_lung(parts: Components, region: Mask, coarse: Coarse) -> NDArray[np.float64]:
    """Share of the surroundings of each part, (n + 1,), that is lung."""
    numbers = np.zeros(parts.shape, dtype=np.int32)
    numbers[parts.box] = parts.labels
    numbers = ndimage.maximum_filter(numbers, size=5)
    numbers[region] = 0
    around = np.bincount(numbers.ravel(), minlength=parts.count + 1)
    lung = np.bincount(numbers[coarse.values < _LUNG_HU], minlength=parts.count + 1)
    share = lung / np.maximum(around, 1)
    share[0] = 0
    return share
