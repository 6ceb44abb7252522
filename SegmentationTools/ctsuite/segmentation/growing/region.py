"""What the growing tools do alike: keep what is joined to the seeds, cut off what seeds outside claim."""

from __future__ import annotations

import numpy as np

from ctsuite.core.codes import TISSUE
from ctsuite.core.components import find
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.table import Table
from ctsuite.core.volume import Volume
from ctsuite.segmentation.depth import depth_mm, split_by_depth
from ctsuite.segmentation.growing.seeds import Index, Seeds
from ctsuite.segmentation.report import Part, table

_COLOUR = (0.85, 0.45, 0.35)


def connected_to(mask: Mask, voxels: list[Index], connectivity: str) -> Mask:
    """Return the parts of a region (z, y, x) that hold one of the voxels."""
    parts = find(mask, connectivity)
    flags = np.zeros_like(mask)
    flags[tuple(np.transpose(voxels))] = True
    return parts.mask(parts.tally(flags[parts.box]) > 0)


def without_outside(region: Mask, volume: Volume, seeds: Seeds, starts: list[Index]) -> Mask:
    """Cut off what lies on the side of the seeds outside; the cut is where the region is narrowest between.

    Seeds outside that do not lie on the region change nothing.
    """
    box = bounding_box(region)
    others = [seed.voxel for seed in seeds.outside if region[seed.voxel]]
    if not others or box is None:
        return region
    corner = [part.start for part in box]
    ours, theirs = np.zeros_like(region[box]), np.zeros_like(region[box])
    ours[tuple(np.transpose(np.array(starts) - corner))] = True
    theirs[tuple(np.transpose(np.array(others) - corner))] = True
    result = np.zeros_like(region)
    part = region[box]
    result[box] = part & split_by_depth(part, depth_mm(part, volume.grid.spacing_mm), ours, theirs)
    return result


def labelled(mask: Mask, volume: Volume, name: str) -> Labels:
    """Make the segmentation of one grown region."""
    segment = Segment(1, name or "Region", TISSUE, TISSUE, _COLOUR)
    return Labels.from_mask(mask, volume.grid, segment, f"{volume.name}: {segment.name}")


def report(mask: Mask, volume: Volume, name: str) -> Table:
    """List the parts of the region, with their volumes and whether they touch the border of the image."""
    parts = find(mask)
    places = volume.grid.index_to_lps(parts.centres_index(parts.largest_first()))
    listed = [
        Part(name or "Region", 1, int(parts.voxels[n]), bool(parts.at_border[n]), "kept", tuple(place))
        for n, place in zip(parts.largest_first(), places.tolist(), strict=True)
    ]
    return table(listed, volume.grid, "Connectivity")
