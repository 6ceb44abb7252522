"""Labels as a segmentation node: one shared label map layer, one segment for each value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from slicer import vtkOrientedImageData, vtkOrientedImageDataResample, vtkSegment, vtkSegmentationConverter
from vtkmodules.vtkCommonMath import vtkMatrix4x4

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.mrml.arrays import fill_image, matrix_to_numpy, matrix_to_vtk, unsigned, voxels
from ctsuite.mrml.codes import from_terminology, to_terminology
from ctsuite.mrml.errors import NODE_EMPTY, OVERLAP
from ctsuite.mrml.nodes import make, require, storable, to_world_ras
from ctsuite.mrml.subject_hierarchy import place_beside

CLASS = "vtkMRMLSegmentationNode"
_LABELMAP = vtkSegmentationConverter.GetSegmentationBinaryLabelmapRepresentationName()
_REFERENCE = vtkSegmentationConverter.GetReferenceImageGeometryParameterName()


def to_node(scene: Any, labels: Labels, node: Any = None, beside: Any = None) -> Any:
    """Put labels into the scene as a segmentation; their voxels are shared by all segments, not copied.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    labels : Labels
        What.
    node : vtkMRMLSegmentationNode or None
        Its segments are replaced instead of making a new node.
    beside : vtkMRMLScalarVolumeNode or None
        The volume the labels belong to: reference geometry of the segmentation, and place in the hierarchy.

    Returns
    -------
    vtkMRMLSegmentationNode
    """
    node = make(scene, CLASS, labels.name, node)
    image = _image(labels.grid)
    fill_image(image, labels.array)
    segmentation = node.GetSegmentation()
    modified = node.StartModify()
    segmentation.RemoveAllSegments()
    segmentation.SetConversionParameter(_REFERENCE, vtkSegmentationConverter.SerializeImageGeometry(image))
    if beside is not None and beside.IsA("vtkMRMLVolumeNode"):
        node.SetNodeReferenceID(node.GetReferenceImageGeometryReferenceRole(), beside.GetID())
    for described in labels.segments:
        segmentation.AddSegment(_segment(described, image))
    node.EndModify(modified)
    if node.GetDisplayNode() is None:
        node.CreateDefaultDisplayNodes()
    place_beside(scene, node, beside)
    return node


def from_node(node: Any, segment_ids: Sequence[str] | None = None) -> Labels:
    """Take labels out of a segmentation, on its reference geometry.

    The voxels are shared where all segments lie in one layer on that geometry, as `to_node` makes it;
    segments in several layers are brought together.

    Parameters
    ----------
    node : vtkMRMLSegmentationNode
        The segmentation.
    segment_ids : sequence of str or None
        The segments to take; all where None.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND, MRML-NODE-EMPTY, MRML-TRANSFORM-NOT-LINEAR, MRML-SEGMENTS-OVERLAP.
    """
    require(node, CLASS)
    segmentation = node.GetSegmentation()
    known = [segmentation.GetNthSegmentID(n) for n in range(segmentation.GetNumberOfSegments())]
    chosen = [segmentation.GetSegment(id_) for id_ in known if segment_ids is None or id_ in segment_ids]
    if chosen and not segmentation.ContainsRepresentation(_LABELMAP):
        node.CreateBinaryLabelmapRepresentation()
    images = [segment.GetRepresentation(_LABELMAP) for segment in chosen]
    grid = _reference(segmentation, images)
    if grid is None:
        raise NODE_EMPTY(name=node.GetName())
    values = [segment.GetLabelValue() for segment in chosen]
    unique = len(set(values)) == len(values)
    one_layer = len(chosen) == len(known) and len({id(image) for image in images}) == 1
    if unique and one_layer and _grid(images[0]) == grid:
        array = unsigned(voxels(images[0]))
    else:
        values = values if unique else list(range(1, len(values) + 1))
        array = _together(node, grid, chosen, images, values)
    placed = Grid.from_ijk_to_ras(to_world_ras(node) @ grid.ijk_to_ras, grid.shape)
    return Labels(array, placed, tuple(map(_described, chosen, values)), node.GetName())


def region_image(labels: Labels, value: int, node: Any, like: vtkOrientedImageData) -> vtkOrientedImageData:
    """One region as a label map that an effect of the Segment Editor may change a segment with.

    Parameters
    ----------
    labels : Labels
        The regions, in world coordinates.
    value : int
        Which one.
    node : vtkMRMLSegmentationNode
        The segmentation; the result lies in its coordinates, before its transform.
    like : vtkOrientedImageData
        The geometry that the result has.

    Returns
    -------
    vtkOrientedImageData
        1 inside, 0 outside.
    """
    local = np.linalg.inv(to_world_ras(node)) @ labels.grid.ijk_to_ras
    image, placed = _image(Grid.from_ijk_to_ras(local, labels.grid.shape)), vtkOrientedImageData()
    fill_image(image, labels.mask(value).view(np.uint8))
    vtkOrientedImageDataResample.ResampleOrientedImageToReferenceOrientedImage(image, like, placed)
    return placed


def _together(
    node: Any, grid: Grid, segments: list[Any], images: list[Any], values: list[int]
) -> NDArray[Any]:
    array = np.zeros(grid.shape, np.uint8 if max(values) < 256 else np.uint16)
    reference = _image(grid)
    for segment, image, value in zip(segments, images, values, strict=True):
        if image.IsEmpty():
            continue
        placed = vtkOrientedImageData()
        vtkOrientedImageDataResample.ResampleOrientedImageToReferenceOrientedImage(image, reference, placed)
        mask = voxels(placed) == segment.GetLabelValue()
        both = int(np.count_nonzero(array[mask]))
        if both:
            raise OVERLAP(name=node.GetName(), count=both, segment=segment.GetName())
        array[mask] = value
    return array


def _reference(segmentation: Any, images: list[Any]) -> Grid | None:
    """The geometry that the segmentation was made for, or that of its first layer."""
    text = segmentation.GetConversionParameter(_REFERENCE)
    image = vtkOrientedImageData()
    if text and vtkSegmentationConverter.DeserializeImageGeometry(text, image, False):
        grid = _grid(image)
        # The text holds few digits; a layer made for this geometry holds all of them.
        return next((_grid(i) for i in images if not i.IsEmpty() and grid.matches(_grid(i))), grid)
    filled = [i for i in images if not i.IsEmpty()]
    return _grid(filled[0]) if filled else None


def _image(grid: Grid) -> vtkOrientedImageData:
    image = vtkOrientedImageData()
    image.SetDimensions(*grid.shape[::-1])
    image.SetImageToWorldMatrix(matrix_to_vtk(grid.ijk_to_ras))
    return image


def _grid(image: vtkOrientedImageData) -> Grid:
    matrix = vtkMatrix4x4()
    image.GetImageToWorldMatrix(matrix)
    first = np.eye(4)
    first[:3, 3] = image.GetExtent()[::2]
    x, y, z = image.GetDimensions()
    return Grid.from_ijk_to_ras(matrix_to_numpy(matrix) @ first, (z, y, x))


def _segment(described: Segment, image: vtkOrientedImageData) -> vtkSegment:
    segment = vtkSegment()
    segment.SetName(storable(described.name))
    segment.SetColor(*described.colour_rgb)
    segment.SetLabelValue(described.value)
    # Slicer would rename and recolour the segment when its terminology is edited.
    segment.SetNameAutoGenerated(False)
    segment.SetColorAutoGenerated(False)
    # Without a code of its own a new segment would be called tissue.
    segment.SetTerminology(to_terminology(described.category, described.type, described.modifier))
    segment.AddRepresentation(_LABELMAP, image)
    return segment


def _described(segment: vtkSegment, value: int) -> Segment:
    category, type_, modifier = from_terminology(segment.GetTerminology())
    return Segment(value, segment.GetName(), category, type_, tuple(segment.GetColor()), modifier)
