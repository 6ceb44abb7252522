"""Volume rendering of a series, with a colour mask and an opacity for each segment (4.3.2.4.3).

A series without segments is drawn as it is, by a display node of its own. With segments it is drawn from a
volume of four bytes a voxel (:mod:`ctsuite.ct.rendering.colouring`), which the ray caster of every Slicer
draws; so the picture is saved with the scene and seen without this suite, too. Changing one segment computes
its surroundings alone and leaves every other byte as it was.

Nothing else in the scene is touched: window, segment colours, other renderings and views stay as they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkCommonMath import vtkMatrix4x4

from ctsuite.core.grid import Float, Grid
from ctsuite.core.i18n import Text
from ctsuite.core.task import Task
from ctsuite.ct.rendering.coloured import ColouredVolume, averaged, scaling
from ctsuite.ct.rendering.colouring import NOTHING, Paint
from ctsuite.ct.rendering.presets import LOOKS
from ctsuite.ct.rendering.property import fill
from ctsuite.mrml import badges, rendering_state, segmentation
from ctsuite.mrml.arrays import fill_image, matrix_to_numpy, matrix_to_vtk, to_vtk
from ctsuite.mrml.nodes import require
from ctsuite.mrml.rendering_state import SEGMENTS, SOURCE, State
from ctsuite.mrml.volume import image

_DISPLAY = "vtkMRMLGPURayCastVolumeRenderingDisplayNode"


class VolumeRendering:
    """One series as it is drawn in 3-D, made by :func:`show` or found again in a scene by :func:`find`.

    Attributes
    ----------
    display : vtkMRMLVolumeRenderingDisplayNode
        Where it is kept.
    """

    def __init__(self, display: Any) -> None:
        self.display = display
        self._coloured: ColouredVolume | None = None
        self._value_of: dict[str, int] = {}

    @property
    def state(self) -> State:
        """What is set; give it back to :meth:`apply` to undo what was changed since."""
        return rendering_state.read(self.display) or State()

    @property
    def source(self) -> Any:
        """The series that is drawn."""
        return self.display.GetNodeReference(SOURCE)

    @property
    def segments(self) -> Any:
        """The segmentation that colours it, or None."""
        return self.display.GetNodeReference(SEGMENTS)

    def set_look(self, name: str) -> None:
        """Draw with another look."""
        self.apply(replace(self.state, look=name))

    def shift(self, hu: float) -> None:
        """Move the look along the scale by so many HU from where it is at home."""
        self.apply(replace(self.state, shift_hu=float(hu)))

    def set_rest(self, opacity: float) -> None:
        """Set the opacity, 0 to 1, of what belongs to no segment."""
        self.apply(replace(self.state, rest=float(opacity)))

    def paint(
        self,
        segment_id: str,
        colour_rgb: tuple[float, float, float] | None = None,
        opacity: float | None = None,
    ) -> None:
        """Change the colour mask or the opacity (0 to 1) of one segment; what is not given stays."""
        state = self.state
        before = state.paints[segment_id]
        changed = Paint(
            before.colour_rgb if colour_rgb is None else colour_rgb,
            before.opacity if opacity is None else float(opacity),
        )
        self.apply(replace(state, paints={**state.paints, segment_id: changed}))

    def apply(self, state: State, task: Task | None = None) -> None:
        """Draw with a state, computing only what differs from the present one.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED; the rendering is then as it was.
        """
        before = self.state
        if state == before:
            return
        if self._coloured is not None and replace(state, paints=before.paints) == before:
            self._coloured.repaint(_by_value(self._value_of, state))
            _fill_property(self.display, state, self._coloured)
            image_data = self.display.GetVolumeNode().GetImageData()
            image_data.GetPointData().GetScalars().Modified()
            image_data.Modified()
        elif self.display.GetVolumeNode() is not self.source or state.reduction > 1:
            self._draw(state, task)
        else:
            _fill_property(self.display, state, None)
        rendering_state.write(self.display, state)

    def refresh(self, task: Task | None = None) -> None:
        """Follow a series or a segmentation that was changed."""
        if self.display.GetVolumeNode() is not self.source:
            state = self.state
            kept = {id_: paint for id_, paint in state.paints.items() if id_ in _ids(self.segments)}
            state = replace(state, paints={**_as_shown(self.segments), **kept})
            self._draw(state, task)
            rendering_state.write(self.display, state)

    def crop(self, roi: Any) -> None:
        """Show only what lies in a region of interest (vtkMRMLMarkupsROINode), or everything again (None)."""
        self.display.SetAndObserveROINodeID(None if roi is None else roi.GetID())
        self.display.SetCroppingEnabled(roi is not None)

    def cropping_box(self, name: str = "Cropping box") -> Any:
        """Put a region of interest about all that is drawn, crop with it and return it."""
        bounds = np.zeros(6)
        self.display.GetVolumeNode().GetRASBounds(bounds)
        low, high = bounds[::2], bounds[1::2]
        roi = self.display.GetScene().AddNewNodeByClass("vtkMRMLMarkupsROINode", name)
        roi.CreateDefaultDisplayNodes()
        roi.GetDisplayNode().SetFillVisibility(False)
        roi.GetDisplayNode().SetPropertiesLabelVisibility(False)
        roi.SetCenter(*((low + high) / 2))
        roi.SetSize(*(high - low))
        self.crop(roi)
        return roi

    def remove(self) -> None:
        """Take everything out of the scene that :func:`show` put there."""
        scene, drawn = self.display.GetScene(), self.display.GetVolumeNode()
        own = drawn if drawn is not self.source else None
        for node in (self.display.GetVolumePropertyNode(), self.display, own):
            if node is not None:
                scene.RemoveNode(node)

    def _draw(self, state: State, task: Task | None) -> None:
        """Make anew the voxels that are drawn, and put them in place when they are done."""
        series, segments = self.source, self.segments
        values, grid = image(series)
        coloured = None
        if segments is not None:
            labels, self._value_of = _labels(segments, grid)
            look = LOOKS[state.look].shifted(state.shift_hu)
            paints = _by_value(self._value_of, state)
            coloured = ColouredVolume(values, labels, look, paints, state.reduction, task)
            array, to_series = coloured.array, coloured.to_series
        else:
            array, to_series = averaged(values, state.reduction), scaling(state.reduction, (0, 0, 0))
        drawn = self.display.GetVolumeNode()
        if drawn is None or drawn is series:
            drawn = self._own_volume(series, segments is not None)
        _set_voxels(drawn, array, _ijk_to_ras(series) @ to_series)
        drawn.SetAndObserveTransformNodeID(series.GetTransformNodeID())
        said = Text("Downsampled for display: blocks of {n} x {n} x {n} voxels averaged", n=state.reduction)
        badges.mark(drawn, said if state.reduction > 1 else None)
        _fill_property(self.display, state, coloured)
        self._coloured = coloured

    def _own_volume(self, series: Any, in_colour: bool) -> Any:
        kind = "vtkMRMLVectorVolumeNode" if in_colour else "vtkMRMLScalarVolumeNode"
        drawn = self.display.GetScene().AddNewNodeByClass(kind, f"{series.GetName()} (rendering)")
        drawn.SetHideFromEditors(True)
        if in_colour:
            drawn.SetVoxelVectorType(drawn.VoxelVectorTypeColorRGBA)
        if self.display.GetVolumeNode() is series:
            # a display node draws one volume: it moves from the series to what is made of it
            ids = [series.GetNthDisplayNodeID(n) for n in range(series.GetNumberOfDisplayNodes())]
            series.RemoveNthDisplayNodeID(ids.index(self.display.GetID()))
        drawn.AddAndObserveDisplayNodeID(self.display.GetID())
        return drawn


def show(
    scene: Any,
    volume: Any,
    state: State | None = None,
    segments: Any = None,
    view: Any = None,
    task: Task | None = None,
) -> VolumeRendering:
    """Draw a series in 3-D.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where it is.
    volume : vtkMRMLScalarVolumeNode
        The series.
    state : State or None
        How it is drawn. A segment that it does not name is painted in its own colour, as opaque as it is
        shown in 3-D; one that is hidden there is absent.
    segments : vtkMRMLSegmentationNode or None
        Regions with a colour and an opacity of their own.
    view : vtkMRMLViewNode or None
        The only view that shows it; every 3-D view where None.
    task : Task or None
        For progress and cancelling.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND, MRML-NODE-EMPTY, MRML-NODE-NOT-SCALAR, MRML-TRANSFORM-NOT-LINEAR,
        MRML-SEGMENTS-OVERLAP, RENDERING-NOTHING, RUN-CANCELLED. The scene is then as it was.
    """
    require(volume, "vtkMRMLScalarVolumeNode")
    image(volume)
    state = state or State()
    if segments is not None:
        state = replace(state, paints={**_as_shown(segments), **state.paints})
    properties = scene.AddNewNodeByClass("vtkMRMLVolumePropertyNode")
    display = scene.AddNewNodeByClass(_DISPLAY)
    display.SetVisibility(False)
    display.SetAndObserveVolumePropertyNodeID(properties.GetID())
    display.SetFollowVolumeDisplayNode(False)
    display.SetNodeReferenceID(SOURCE, volume.GetID())
    if segments is not None:
        display.SetNodeReferenceID(SEGMENTS, segments.GetID())
    if view is not None:
        display.AddViewNodeID(view.GetID())
    rendering = VolumeRendering(display)
    try:
        if segments is None and state.reduction <= 1:
            volume.AddAndObserveDisplayNodeID(display.GetID())
            _fill_property(display, state, None)
        else:
            rendering._draw(state, task)
    except BaseException:
        rendering.remove()
        raise
    rendering_state.write(display, state)
    display.SetVisibility(True)
    return rendering


def find(scene: Any, volume: Any) -> VolumeRendering | None:
    """Return the rendering of a series that is in a scene, such as one that was opened, or None."""
    for n in range(scene.GetNumberOfNodesByClass(_DISPLAY)):
        display = scene.GetNthNodeByClass(n, _DISPLAY)
        if rendering_state.read(display) is not None and display.GetNodeReference(SOURCE) is volume:
            return VolumeRendering(display)
    return None


def _fill_property(display: Any, state: State, coloured: ColouredVolume | None) -> None:
    node = display.GetVolumePropertyNode()
    node.SetName(state.look)
    modified = node.StartModify()
    fill(node.GetVolumeProperty(), LOOKS[state.look].shifted(state.shift_hu), coloured)
    node.EndModify(modified)


def _ids(segments: Any) -> list[str]:
    segmentation_ = segments.GetSegmentation()
    return [segmentation_.GetNthSegmentID(n) for n in range(segmentation_.GetNumberOfSegments())]


def _as_shown(segments: Any) -> dict[str, Paint]:
    """Colour and opacity of segments as they are shown in 3-D."""
    display, found = segments.GetDisplayNode(), {}
    for id_ in _ids(segments):
        colour = segments.GetSegmentation().GetSegment(id_).GetColor()
        opacity = 1.0
        if display is not None:
            opacity = display.GetSegmentOpacity3D(id_) * display.GetSegmentVisibility(id_)
        found[id_] = Paint(tuple(colour), float(opacity))
    return found


def _labels(segments: Any, grid: Grid) -> tuple[NDArray[Any], dict[str, int]]:
    """Label values at the voxels of a series, and the value of each segment by its identifier."""
    labels = segmentation.from_node(segments)
    values = {id_: segment.value for id_, segment in zip(_ids(segments), labels.segments, strict=True)}
    if not grid.difference(labels.grid):
        return labels.array, values
    to_labels = np.linalg.inv(labels.grid.ijk_to_ras) @ grid.ijk_to_ras
    reverse = to_labels[2::-1, 2::-1], to_labels[2::-1, 3]
    return ndimage.affine_transform(labels.array, *reverse, grid.shape, order=0), values


def _by_value(values: dict[str, int], state: State) -> dict[int, Paint]:
    """How each label value is seen."""
    painted = {values[id_]: paint for id_, paint in state.paints.items() if id_ in values}
    return {NOTHING: Paint(opacity=state.rest), **painted}


def _ijk_to_ras(volume: Any) -> Float:
    matrix = vtkMatrix4x4()
    volume.GetIJKToRASMatrix(matrix)
    return matrix_to_numpy(matrix)


def _set_voxels(node: Any, array: NDArray[Any], ijk_to_ras: Float) -> None:
    """Give a volume node voxels (z, y, x), or (z, y, x, bytes), sharing their memory, and their place."""
    made = vtkImageData()
    if array.ndim == 3:
        fill_image(made, array)
    else:
        z, y, x, count = array.shape
        made.SetDimensions(x, y, z)
        made.GetPointData().SetScalars(to_vtk(array.reshape(-1, count)))
    node.SetIJKToRASMatrix(matrix_to_vtk(ijk_to_ras))
    node.SetAndObserveImageData(made)
