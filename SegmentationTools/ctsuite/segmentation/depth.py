"""How deep a voxel lies in a region, and growing along it: the way parts joined by narrow bridges are told
apart."""

from __future__ import annotations

import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Vector
from ctsuite.core.masks import Mask

Depth = NDArray[np.float32]

_CUBE = np.ones((3, 3, 3), dtype=bool)


def depth_mm(mask: Mask, spacing_mm: Vector) -> Depth:
    """Return the distance of each voxel of a region to the nearest voxel outside, in mm; 0 outside.

    The end of the volume does not count as outside: a vessel that is cut off there is as deep as before.

    Parameters
    ----------
    mask : ndarray of bool
        The region, shape (z, y, x).
    spacing_mm : tuple of float
        Voxel spacing along x, y, z.
    """
    if mask.all():
        return np.full(mask.shape, np.float32(np.linalg.norm(np.multiply(mask.shape[::-1], spacing_mm))))
    outside = sitk.GetImageFromArray((~mask).view(np.uint8))
    outside.SetSpacing(spacing_mm)
    distance = sitk.SignedMaurerDistanceMap(outside, squaredDistance=False, useImageSpacing=True)
    depth: Depth = sitk.GetArrayFromImage(distance)
    return np.maximum(depth, 0, out=depth)


def parts_with(mask: Mask, seeds: Mask) -> Mask:
    """Return the connected parts (26 neighbours) of a region that hold a seed voxel."""
    labels, count = ndimage.label(mask, _CUBE)
    wanted = np.zeros(count + 1, dtype=bool)
    wanted[np.unique(labels[seeds])] = True
    wanted[0] = False
    return wanted[labels]


def grown_downhill(core: Mask, depth: Depth, spacing_mm: Vector, reach_mm: float) -> Mask:
    """Grow a core to the surface of its region, never from a shallow place to a deeper one.

    The growth runs out where the region narrows and widens again, that is at the bridge to the next part.

    Parameters
    ----------
    core : ndarray of bool
        Where to start, shape (z, y, x).
    depth : ndarray
        Depth of the region, from `depth_mm`.
    spacing_mm : tuple of float
        Voxel spacing along x, y, z.
    reach_mm : float
        How deep the core lies; the growth goes no further than to the surface above it.
    """
    limit = reach_mm + max(spacing_mm)
    # without the limit it would creep along the surface of the next part, where all is equally shallow
    open_ = (depth > 0) & (depth_mm(~core, spacing_mm) <= limit) & ~core
    region = core.copy()
    for _ in range(int(np.ceil(limit / min(spacing_mm)))):
        around = ndimage.maximum_filter(np.where(region, depth, -1), size=3)
        new = open_ & (depth <= around) & ~region
        if not new.any():
            break
        region |= new
    return region


def split_by_depth(region: Mask, depth: Depth, ours: Mask, others: Mask) -> Mask:
    """Return the part of a region that belongs to one set of cores rather than to the other.

    Both flood the region from the deepest place down (watershed, S. Beucher and F. Meyer 1993) and meet at
    the narrowest place between them.
    """
    if not others.any():
        return region
    markers = np.full(region.shape, 3, dtype=np.uint8)
    markers[region] = 0
    markers[ours & region] = 1
    markers[others & region] = 2
    flooded = sitk.MorphologicalWatershedFromMarkers(
        sitk.GetImageFromArray(-depth),
        sitk.GetImageFromArray(markers),
        markWatershedLine=False,
        fullyConnected=True,
    )
    return sitk.GetArrayFromImage(flooded) == 1
