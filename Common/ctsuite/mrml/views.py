"""Pictures of a scene without a screen: slices and 3-D, drawn by the displayable managers of MRML.

They show what the views of Slicer show: volumes with their window, segmentations, models and markups, as the
display nodes of the scene say. For use without the desktop; inside desktop Slicer its own views are the ones
to capture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import vtkmodules.vtkInteractionStyle
import vtkmodules.vtkRenderingFreeType
import vtkmodules.vtkRenderingOpenGL2
import vtkmodules.vtkRenderingVolumeOpenGL2  # noqa: F401 (the four make VTK draw)
from numpy.typing import NDArray
from slicer import (
    vtkMRMLDisplayableManagerGroup,
    vtkMRMLSliceLogic,
    vtkMRMLSliceViewDisplayableManagerFactory,
    vtkMRMLThreeDViewDisplayableManagerFactory,
    vtkMRMLViewLogic,
    vtkSlicerApplicationLogic,
    vtkSlicerMarkupsLogic,
    vtkSlicerVolumeRenderingLogic,
)
from vtkmodules.vtkCommonCore import vtkCollection
from vtkmodules.vtkRenderingCore import (
    vtkActor2D,
    vtkImageMapper,
    vtkRenderer,
    vtkRenderWindow,
    vtkRenderWindowInteractor,
    vtkWindowToImageFilter,
)

from ctsuite.core.grid import lps_to_ras
from ctsuite.mrml.arrays import to_numpy
from ctsuite.mrml.badge_overlay import BadgeOverlay, LetterOverlay
from ctsuite.mrml.badges import of_slice, of_space
from ctsuite.mrml.errors import NO_GRAPHICS
from ctsuite.mrml.legend_overlay import LegendOverlay
from ctsuite.mrml.measurement_overlay import MeasurementOverlay
from ctsuite.mrml.measurement_views import is_curved
from ctsuite.mrml.messages import quiet

Picture = NDArray[np.uint8]
ORIENTATIONS = ("Axial", "Coronal", "Sagittal")
_RAS_DIRECTIONS = {
    "anterior": ((0, 1, 0), (0, 0, 1)),
    "posterior": ((0, -1, 0), (0, 0, 1)),
    "left": ((-1, 0, 0), (0, 0, 1)),
    "right": ((1, 0, 0), (0, 0, 1)),
    "superior": ((0, 0, 1), (0, 1, 0)),
    "inferior": ((0, 0, -1), (0, 1, 0)),
}
_SLICE_MANAGERS = (
    "vtkMRMLModelSliceDisplayableManager",
    "vtkMRMLSegmentationsDisplayableManager2D",
    "vtkMRMLMarkupsDisplayableManager",
    "vtkMRMLRulerDisplayableManager",
)
_SPACE_MANAGERS = (
    "vtkMRMLCameraDisplayableManager",
    "vtkMRMLViewDisplayableManager",
    "vtkMRMLModelDisplayableManager",
    "vtkMRMLSegmentationsDisplayableManager3D",
    "vtkMRMLMarkupsDisplayableManager",
    "vtkMRMLVolumeRenderingDisplayableManager",
    "vtkMRMLOrientationMarkerDisplayableManager",
)


def slice_picture(
    scene: Any,
    orientation: str,
    size: tuple[int, int] = (512, 512),
    volume: Any = None,
    position_lps_mm: Sequence[float] | None = None,
    ruler: bool = True,
    letters: bool = True,
    badges: bool = True,
    prepare: Callable[[Any, Any], None] | None = None,
) -> Picture:
    """Draw a slice; the patient's right is on the left of axial and coronal pictures, anterior left in
    sagittal ones.

    Parameters
    ----------
    scene : vtkMRMLScene
        What to draw; unchanged afterwards.
    orientation : str
        "Axial", "Coronal" or "Sagittal".
    size : tuple of int
        Width and height in pixels.
    volume : vtkMRMLScalarVolumeNode or None
        The volume in the background; the first of the scene where None.
    position_lps_mm : sequence of float or None
        A point that the slice passes through, LPS mm; the middle of the volume where None.
    ruler : bool
        Whether a scale is drawn.
    letters : bool
        Whether the directions in the patient are written at the edges; never of an image along a curve.
    badges : bool
        Whether the picture says what makes it show other than the original (see :mod:`ctsuite.mrml.badges`).
    prepare : callable or None
        Given the slice node and the slice composite node before the picture is drawn, to set a slab, an
        oblique plane or a second volume.

    Returns
    -------
    ndarray of uint8
        RGB, shape (height, width, 3).

    Raises
    ------
    CTSuiteError
        MRML-VIEW-FAILED.
    """
    if volume is None:
        volume = scene.GetFirstNodeByClass("vtkMRMLScalarVolumeNode")
    with _view(scene, vtkMRMLSliceViewDisplayableManagerFactory, _SLICE_MANAGERS, size, layers=2) as view:
        logic = vtkMRMLSliceLogic()
        logic.SetMRMLApplicationLogic(view.application)
        logic.SetMRMLScene(scene)
        view.application.GetSliceLogics().AddItem(logic)
        node = logic.AddSliceNode("CTSuitePicture")
        node.SetOrientation(orientation)
        node.SetRulerType(node.RulerTypeThin if ruler else node.RulerTypeNone)
        view.group.SetMRMLDisplayableNode(node)
        if volume is not None:
            logic.GetSliceCompositeNode().SetBackgroundVolumeID(volume.GetID())
        logic.ResizeSliceNode(*size)
        logic.FitSliceToBackground()
        if position_lps_mm is not None:
            node.JumpSliceByOffsetting(*lps_to_ras(position_lps_mm))
        if prepare is not None:
            prepare(node, logic.GetSliceCompositeNode())
        mapper = vtkImageMapper()
        mapper.SetColorWindow(255)
        mapper.SetColorLevel(127.5)
        actor = vtkActor2D()
        actor.SetMapper(mapper)
        actor.GetProperty().SetDisplayLocationToBackground()
        if logic.GetImageDataConnection() is not None:
            mapper.SetInputConnection(logic.GetImageDataConnection())
            view.renderers[0].AddViewProp(actor)
        MeasurementOverlay(view.renderers[-1]).of_slice(scene, node)
        shown = scene.GetNodeByID(logic.GetSliceCompositeNode().GetBackgroundVolumeID() or "")
        if letters and not is_curved(shown):  # the directions of such an image are not those of the patient
            LetterOverlay(view.renderers[-1]).show(node)
        if badges:
            BadgeOverlay(view.renderers[-1], below=1.2 * letters).show(of_slice(scene, node))
        return view.draw()


def space_picture(
    scene: Any,
    direction: str = "anterior",
    size: tuple[int, int] = (512, 512),
    background_rgb: tuple[float, float, float] = (0.0, 0.0, 0.0),
    marker: bool = True,
    badges: bool = True,
    prepare: Callable[[Any, Any], None] | None = None,
) -> Picture:
    """Draw models, segment surfaces, markups and volume renderings in 3-D, filling the picture.

    Parameters
    ----------
    scene : vtkMRMLScene
        What to draw; unchanged afterwards.
    direction : str
        From where: "anterior", "posterior", "left", "right", "superior" or "inferior".
    size : tuple of int
        Width and height in pixels.
    background_rgb : tuple of float
        Colour behind, each 0 to 1.
    marker : bool
        Whether a cube shows the directions.
    badges : bool
        Whether the picture says what makes it show other than the original (see :mod:`ctsuite.mrml.badges`).
    prepare : callable or None
        Given the view node and the renderer, aimed, before the picture is drawn.

    Returns
    -------
    ndarray of uint8
        RGB, shape (height, width, 3).

    Raises
    ------
    CTSuiteError
        MRML-VIEW-FAILED.
    """
    with _view(scene, vtkMRMLThreeDViewDisplayableManagerFactory, _SPACE_MANAGERS, size) as view:
        logic = vtkMRMLViewLogic()
        logic.SetMRMLApplicationLogic(view.application)
        logic.SetMRMLScene(scene)
        view.application.GetViewLogics().AddItem(logic)
        node = logic.AddViewNode("CTSuitePicture")
        node.SetBoxVisible(False)
        node.SetAxisLabelsVisible(False)
        node.SetBackgroundColor(*background_rgb)
        node.SetBackgroundColor2(*background_rgb)
        node.SetOrientationMarkerType(
            node.OrientationMarkerTypeCube if marker else node.OrientationMarkerTypeNone
        )
        view.group.SetMRMLDisplayableNode(node)
        renderer = view.renderers[0]
        renderer.SetUseDepthPeeling(True)
        bounds = renderer.ComputeVisiblePropBounds()
        if bounds[0] <= bounds[1]:
            _aim(renderer, bounds, *_RAS_DIRECTIONS[direction])
        if prepare is not None:
            prepare(node, renderer)
        MeasurementOverlay(renderer).of_space(scene, node, renderer)
        LegendOverlay(renderer).of_space(scene, node)
        if badges:
            BadgeOverlay(renderer).show(of_space(scene, node))
        return view.draw()


class _View:
    """A window that is never shown, and the displayable managers of MRML that draw into it."""

    def __init__(
        self, scene: Any, factory: Any, managers: Sequence[str], size: tuple[int, int], layers: int
    ) -> None:
        self.application = vtkSlicerApplicationLogic()
        self.application.SetMRMLScene(scene)
        self.application.SetSliceLogics(vtkCollection())
        self.application.SetViewLogics(vtkCollection())
        # The displayable managers ask the application for these two by name.
        self.logics = {"Markups": vtkSlicerMarkupsLogic(), "VolumeRendering": vtkSlicerVolumeRenderingLogic()}
        for name, logic in self.logics.items():
            logic.SetMRMLApplicationLogic(self.application)
            logic.SetMRMLScene(scene)
            self.application.SetModuleLogic(name, logic)
        self.window = vtkRenderWindow()
        self.window.SetOffScreenRendering(True)
        self.window.SetSize(*size)
        self.window.SetMultiSamples(0 if layers > 1 else 8)
        self.window.SetNumberOfLayers(layers)
        self.renderers = [vtkRenderer() for _ in range(layers)]
        for layer, renderer in enumerate(self.renderers):
            renderer.SetLayer(layer)
            self.window.AddRenderer(renderer)
            renderer.GetActiveCamera().SetParallelProjection(layers > 1)
        self.interactor = vtkRenderWindowInteractor()
        self.interactor.SetRenderWindow(self.window)
        for name in managers:
            if not factory.IsDisplayableManagerRegistered(name):
                factory.RegisterDisplayableManager(name)
        factory.SetMRMLApplicationLogic(self.application)
        self.group = vtkMRMLDisplayableManagerGroup()
        # Slicer draws over the image in a layer of its own: there half-transparent segments blend with it.
        self.group.Initialize(factory, self.renderers[-1])

    def draw(self) -> Picture:
        self.window.Render()
        grab = vtkWindowToImageFilter()
        grab.SetInput(self.window)
        grab.SetInputBufferTypeToRGB()
        grab.ReadFrontBufferOff()
        grab.Update()
        image = grab.GetOutput()
        width, height, _ = image.GetDimensions()
        rows: Picture = to_numpy(image.GetPointData().GetScalars()).reshape(height, width, 3)
        upright: Picture = np.ascontiguousarray(rows[::-1])
        return upright

    def close(self) -> None:
        self.group.SetMRMLDisplayableNode(None)
        self.interactor.SetRenderWindow(None)  # type: ignore[arg-type]
        self.window.Finalize()
        for name in self.logics:
            self.application.SetModuleLogic(name, None)


@contextmanager
def _view(
    scene: Any, factory_class: Any, managers: Sequence[str], size: tuple[int, int], layers: int = 1
) -> Iterator[_View]:
    factory = factory_class.GetInstance()
    before, known = factory.GetMRMLApplicationLogic(), _ids(scene)
    with quiet() as heard:
        view = _View(scene, factory, managers, size, layers)
        try:
            if not view.window.SupportsOpenGL():
                raise NO_GRAPHICS(reason=heard() or "The system offers no OpenGL.")
            yield view
        finally:
            view.close()
            factory.SetMRMLApplicationLogic(before)
            for id_ in _ids(scene) - known:
                scene.RemoveNode(scene.GetNodeByID(id_))


def _ids(scene: Any) -> set[str]:
    return {scene.GetNthNode(n).GetID() for n in range(scene.GetNumberOfNodes())}


def _aim(renderer: vtkRenderer, bounds: Sequence[float], towards: Sequence[int], up: Sequence[int]) -> None:
    centre = [(bounds[2 * n] + bounds[2 * n + 1]) / 2 for n in range(3)]
    camera = renderer.GetActiveCamera()
    camera.SetFocalPoint(*centre)
    camera.SetPosition(*(c + d for c, d in zip(centre, towards, strict=True)))
    camera.SetViewUp(*up)
    renderer.ResetCameraScreenSpace(bounds)
    renderer.ResetCameraClippingRange()
