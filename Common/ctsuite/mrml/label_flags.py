"""Flags with the label of each region, joined to it by a leader line, that can be moved.

A flag is a markups line: its first point lies locked inside the region, its second carries the text and is
dragged by hand. An attribute and a node reference keep which segment it belongs to, so that the link outlives
every view and the saved scene. The flag lies in the plane of its region's inner point, so that slices through
it show both.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import ndimage

from ctsuite.core.grid import Float, lps_to_ras
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask
from ctsuite.mrml import segmentation as segmentations
from ctsuite.mrml.nodes import make, storable
from ctsuite.mrml.subject_hierarchy import place_beside

CLASS = "vtkMRMLMarkupsLineNode"
SEGMENT = "CTSuite.LabelFlag"
ROLE = "ctsuiteLabelFlagSegmentation"
_ASIDE_MM, _APART_MM = 25.0, 9.0
_CENTRAL = 0.15  # of the width of all regions: what can have its flag on either side
_MOST_VOXELS = 48
_TEXT_SCALE, _GLYPH_SCALE = 2.5, 1.0


def show(scene: Any, node: Any) -> dict[str, Any]:
    """Make the flags of a segmentation, or bring those that are there up to date.

    Texts follow the names of the segments and the inner points their regions; a flag stays where it was moved
    to. Flags of segments that are gone or empty are taken away.

    Parameters
    ----------
    scene : vtkMRMLScene
        The scene.
    node : vtkMRMLSegmentationNode
        The segmentation.

    Returns
    -------
    dict
        Identifier of the segment to its flag (vtkMRMLMarkupsLineNode).

    Raises
    ------
    CTSuiteError
        What reading the segmentation raises.
    """
    labels = segmentations.from_node(node)
    ids = [node.GetSegmentation().GetNthSegmentID(n) for n in range(len(labels.segments))]
    inner = _inner_points(labels)
    places = _places(labels, inner)
    known = flags(scene, node)
    for id_, segment in zip(ids, labels.segments, strict=True):
        flag = known.pop(id_, None)
        if segment.value not in inner:
            if flag is not None:
                scene.RemoveNode(flag)
            continue
        if flag is None:
            flag = _made(scene, node, id_, places[segment.value])
        flag.SetNthControlPointPositionWorld(0, *lps_to_ras(inner[segment.value]))
        flag.SetName(storable(f"Flag {segment.name}"))
        flag.SetNthControlPointLabel(1, storable(segment.name))
        display = flag.GetDisplayNode()
        display.SetSelectedColor(*segment.colour_rgb)
        display.SetColor(*segment.colour_rgb)
        display.SetVisibility(True)
    for flag in known.values():
        scene.RemoveNode(flag)
    return flags(scene, node)


def hide(scene: Any, node: Any) -> None:
    """Hide the flags of a segmentation; where they were moved to is kept."""
    for flag in flags(scene, node).values():
        flag.GetDisplayNode().SetVisibility(False)


def flags(scene: Any, node: Any) -> dict[str, Any]:
    """Return the flags of a segmentation by the identifier of their segment."""
    found = {}
    for number in range(scene.GetNumberOfNodesByClass(CLASS)):
        flag = scene.GetNthNodeByClass(number, CLASS)
        id_ = flag.GetAttribute(SEGMENT)
        if id_ and flag.GetNodeReferenceID(ROLE) == node.GetID():
            found[id_] = flag
    return found


def _made(scene: Any, node: Any, id_: str, place: tuple[Float, Float]) -> Any:
    flag = make(scene, CLASS, "Flag")
    flag.SetAttribute(SEGMENT, id_)
    flag.SetNodeReferenceID(ROLE, node.GetID())
    flag.SetAndObserveTransformNodeID(node.GetTransformNodeID())
    for point in place:
        flag.AddControlPointWorld(*lps_to_ras(point))
    flag.SetNthControlPointLabel(0, "")
    flag.SetNthControlPointLocked(0, True)
    flag.CreateDefaultDisplayNodes()
    display = flag.GetDisplayNode()
    display.SetPointLabelsVisibility(True)
    display.SetPropertiesLabelVisibility(False)
    display.SetTextScale(_TEXT_SCALE)
    display.SetGlyphScale(_GLYPH_SCALE)
    place_beside(scene, flag, node)
    return flag


def _inner_points(labels: Labels) -> dict[int, Float]:
    """The deepest point (3,) of each region in LPS mm, as seen on at most 48 steps along each axis."""
    boxes = ndimage.find_objects(labels.array)
    spacing = np.array(labels.grid.spacing_mm[::-1])
    found = {}
    for segment in labels.segments:
        box = boxes[segment.value - 1] if segment.value <= len(boxes) else None
        if box is None:
            continue
        mask: Mask = labels.array[box] == segment.value
        step = np.maximum(1, np.ceil(np.array(mask.shape) / _MOST_VOXELS).astype(int))
        coarse = mask[tuple(slice(None, None, n) for n in step)]
        if not coarse.any():  # a region thinner than the steps
            coarse, step = mask, np.ones(3, dtype=int)
        depth = ndimage.distance_transform_edt(np.pad(coarse, 1), sampling=spacing * step)
        deepest = np.unravel_index(int(np.argmax(depth)), depth.shape)
        index = (np.array(deepest) - 1) * step + [part.start for part in box]
        found[segment.value] = labels.grid.index_to_lps(index[::-1].astype(float))
    return found


def _places(labels: Labels, inner: dict[int, Float]) -> dict[int, tuple[Float, Float]]:
    """Inner point and first place of the flag of each region: beside all regions, apart from the others."""
    if not inner:
        return {}
    boxes = ndimage.find_objects((labels.array != 0).astype(np.uint8))[0]
    ends = [[part.start for part in boxes][::-1], [part.stop - 1 for part in boxes][::-1]]
    corners = labels.grid.index_to_lps(np.array(ends, dtype=float))
    low, high = corners.min(axis=0), corners.max(axis=0)
    middle, taken = (low[0] + high[0]) / 2, {1: -np.inf, -1: -np.inf}
    places = {}
    for value, point in sorted(inner.items(), key=lambda item: float(item[1][2])):
        side = 1 if point[0] > middle else -1
        central = abs(point[0] - middle) < _CENTRAL * (high[0] - low[0])
        if central and taken[-side] < taken[side]:
            side = -side
        level = max(float(point[2]), taken[side] + _APART_MM)
        taken[side] = level
        aside = high[0] + _ASIDE_MM if side > 0 else low[0] - _ASIDE_MM
        places[value] = (point, np.array([aside, point[1], level]))
    return places
