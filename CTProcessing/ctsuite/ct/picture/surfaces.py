"""Pictures of surfaces, drawn off screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.distance_colours import distance_colours
from ctsuite.core.measurement import Measurement
from ctsuite.core.surface import DISTANCE, Surface
from ctsuite.ct.files.vtk_messages import collected
from ctsuite.ct.picture.canvas import RED, Canvas, Colour
from ctsuite.ct.picture.errors import NO_GRAPHICS
from ctsuite.ct.picture.marks import (
    Badge,
    draw_badges,
    draw_banner,
    draw_colour_bar,
    draw_letters,
    draw_lines,
    draw_measurements,
    draw_scale,
)
from ctsuite.ct.picture.text import drawable
from ctsuite.ct.picture.view import View

# name -> directions in LPS of the picture's right and down
_VIEWS = {
    "anterior": ((1, 0, 0), (0, 0, -1)),
    "posterior": ((-1, 0, 0), (0, 0, -1)),
    "left": ((0, 1, 0), (0, 0, -1)),
    "right": ((0, -1, 0), (0, 0, -1)),
    "superior": ((-1, 0, 0), (0, 1, 0)),
    "inferior": ((1, 0, 0), (0, 1, 0)),
    "anterior-left": ((1, 1, 0), (0, 0, -1)),
    "anterior-right": ((1, -1, 0), (0, 0, -1)),
}
VIEWS = tuple(_VIEWS)
BONE: Colour = (0.91, 0.86, 0.76)
# one colour, or the colour of each vertex (n, 3), 0 to 255
Paint = Colour | NDArray[np.uint8]
_MARKS = (0.0, 0.5, 1.0)  # of the distances in the legend
_SMALLEST_MM = 0.01
_FINER = 2  # drawn larger by this factor and averaged, so that edges are smooth on every driver
_BACKGROUND = (0.13, 0.15, 0.18)


def surface_picture(
    surfaces: Sequence[Surface],
    measurements: Sequence[Measurement] = (),
    view: str = "anterior",
    size: tuple[int, int] = (800, 800),
    colours: Mapping[str, Colour] | None = None,
    badges: Sequence[str] = (),
) -> NDArray[np.uint8]:
    """Draw surfaces in parallel projection, seen from one side of the patient.

    Parameters
    ----------
    surfaces : sequence of Surface
        What is shown. A surface that was altered is named in a banner, with its distances, which its colours
        show unless it was given one.
    measurements : sequence of Measurement
        Drawn over the surfaces, so that they are never hidden.
    view : str
        Where the picture is taken from: ``anterior``, ``left`` ... (see ``VIEWS``).
    size : tuple of int
        Width and height in pixels.
    colours : Mapping or None
        Colour by name of the surface; the colour of bone where none is given.
    badges : sequence of str
        Further notices.

    Returns
    -------
    ndarray of uint8
        RGB (height, width, 3).

    Raises
    ------
    CTSuiteError
        PICTURE-NO-GRAPHICS.
    """
    shown = [surface for surface in surfaces if len(surface.triangles)]
    seen = surface_view(shown, view, size)
    colour_of = colours or {}
    paints = [_shades(s) if _is_mapped(s, colour_of) else colour_of.get(s.name, BONE) for s in shown]
    canvas = Canvas(_render(shown, paints, seen))
    names = [s.name if drawable(s.name) else f"Surface {n + 1}" for n, s in enumerate(shown)]
    legend = [Badge(name, colour_of.get(s.name, BONE)) for name, s in zip(names, shown, strict=True)]
    lines = [f"3-D, {view} view"]
    draw_lines(canvas, lines)
    draw_badges(canvas, [*legend, *(Badge(text) for text in badges)], len(lines))
    altered = sorted({alteration for surface in shown for alteration in surface.alterations})
    if altered:
        text = f"Surface does not correspond to the segment: {', '.join(altered)}{_off(shown)}"
        draw_banner(canvas, text, RED)
    draw_letters(canvas, seen.edges())
    draw_scale(canvas, seen.mm_per_pixel)
    for number, surface in enumerate(s for s in shown if _is_mapped(s, colour_of)):
        _draw_distances(canvas, surface, number)
    draw_measurements(canvas, seen, measurements, np.inf)
    return canvas.image()


def _is_mapped(surface: Surface, colours: Mapping[str, Colour]) -> bool:
    """Whether the colours of a surface show how far it is off."""
    known = surface.distance is not None and DISTANCE in surface.scalars
    return known and surface.name not in colours


def _shades(surface: Surface) -> NDArray[np.uint8]:
    """Colours (n, 3) of the vertices, by their distance to the unaltered surface."""
    assert surface.distance is not None
    end = max(surface.distance.percentile95_mm, _SMALLEST_MM)
    return np.rint(255 * distance_colours(surface.scalars[DISTANCE] / end)).astype(np.uint8)


def _draw_distances(canvas: Canvas, surface: Surface, number: int) -> None:
    """Draw which colour is which distance; the colours end where 95 % of the surface lie."""
    assert surface.distance is not None
    end = max(surface.distance.percentile95_mm, _SMALLEST_MM)
    marks = [f"{share * end:.2g}" for share in _MARKS[:-1]] + [f"> {end:.2g}"]
    draw_colour_bar(canvas, distance_colours(np.linspace(0, 1, 64)), marks, "Distance (mm)", number)


def _off(surfaces: Sequence[Surface]) -> str:
    """How far the surface that is off most is off, in words."""
    known = [surface.distance for surface in surfaces if surface.distance is not None]
    if not known:
        return ""
    worst = max(known, key=lambda distance: distance.maximum_mm)
    return (
        f". Distance: largest {worst.maximum_mm:.2f} mm, mean {worst.mean_mm:.2f} mm, "
        f"95 % {worst.percentile95_mm:.2f} mm"
    )


def surface_view(surfaces: Sequence[Surface], view: str, size: tuple[int, int]) -> View:
    """The picture plane through the middle of all surfaces, at which they fill the picture.

    Raises
    ------
    ValueError
        Unknown view.
    """
    points = [surface.points_lps_mm for surface in surfaces] or [np.array([[-50.0] * 3, [50.0] * 3])]
    return space_view(np.concatenate(points), view, size)


def space_view(points_lps_mm: NDArray[Any], view: str, size: tuple[int, int]) -> View:
    """The picture plane, seen from one side of the patient, at which points (n, 3) fill the picture.

    Raises
    ------
    ValueError
        Unknown view.
    """
    if view not in _VIEWS:
        raise ValueError(f"a view is one of {', '.join(_VIEWS)}, not {view}")
    right, down = (np.asarray(v, dtype=float) / np.linalg.norm(v) for v in _VIEWS[view])
    return View.around(points_lps_mm, right, down, size, filled=0.84)


def _render(surfaces: Sequence[Surface], paints: Sequence[Paint], view: View) -> NDArray[Any]:
    """Draw the surfaces without anything else; RGB (height, width, 3), 0 to 255."""
    import vtkmodules.vtkRenderingOpenGL2  # noqa: F401 - the drawing back end
    from vtkmodules.util.numpy_support import vtk_to_numpy
    from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow, vtkWindowToImageFilter

    width, height = view.size
    renderer = vtkRenderer()
    renderer.SetBackground(*_BACKGROUND)
    for surface, paint in zip(surfaces, paints, strict=True):
        renderer.AddActor(_actor(surface, paint))
    _light(renderer)
    aim(renderer, view)
    with (
        collected()
    ):  # VTK looks for a screen first and complains when there is none, though it draws without
        window = vtkRenderWindow()
    window.SetOffScreenRendering(True)
    window.SetMultiSamples(0)
    window.SetSize(width * _FINER, height * _FINER)
    window.AddRenderer(renderer)
    if not window.SupportsOpenGL():
        raise NO_GRAPHICS()
    window.Render()
    grab = vtkWindowToImageFilter()
    grab.SetInput(window)
    grab.ReadFrontBufferOff()
    grab.Update()
    image = grab.GetOutput()
    columns, rows, _ = image.GetDimensions()
    pixels = vtk_to_numpy(image.GetPointData().GetScalars()).reshape(rows, columns, 3)[::-1]
    fine = pixels.reshape(height, _FINER, width, _FINER, 3)
    window.Finalize()
    return fine.mean(axis=(1, 3), dtype=np.float32)


def _actor(surface: Surface, paint: Paint) -> Any:
    from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
    from vtkmodules.vtkCommonCore import vtkPoints
    from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
    from vtkmodules.vtkFiltersCore import vtkPolyDataNormals
    from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

    points = vtkPoints()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(surface.points_lps_mm, dtype=np.float32), deep=True))
    cells = vtkCellArray()
    triangles = np.ascontiguousarray(surface.triangles, dtype=np.int64)
    offsets = np.arange(0, triangles.size + 1, 3, dtype=np.int64)
    cells.SetData(
        numpy_to_vtkIdTypeArray(offsets, deep=True), numpy_to_vtkIdTypeArray(triangles.ravel(), deep=True)
    )
    mesh = vtkPolyData()
    mesh.SetPoints(points)
    mesh.SetPolys(cells)
    if isinstance(paint, np.ndarray):
        mesh.GetPointData().SetScalars(numpy_to_vtk(paint, deep=True))
    normals = vtkPolyDataNormals()
    normals.SetInputData(mesh)
    normals.SplittingOff()
    normals.ConsistencyOff()
    mapper = vtkPolyDataMapper()
    mapper.SetInputConnection(normals.GetOutputPort())
    mapper.SetScalarVisibility(isinstance(paint, np.ndarray))
    actor = vtkActor()
    actor.SetMapper(mapper)
    material = actor.GetProperty()
    if not isinstance(paint, np.ndarray):
        material.SetColor(*paint)
    material.SetAmbient(0.12)
    material.SetDiffuse(0.88)
    material.SetSpecular(0.12)
    material.SetSpecularPower(18.0)
    return actor


def _light(renderer: Any) -> None:
    """A key light from above and the left of the viewer, and weaker fill: relief without black shadows."""
    from vtkmodules.vtkRenderingCore import vtkLightKit

    kit = vtkLightKit()
    kit.SetKeyLightIntensity(0.80)
    kit.SetKeyLightAngle(35.0, -25.0)
    kit.SetKeyToFillRatio(3.0)
    kit.SetKeyToHeadRatio(2.6)
    kit.AddLightsToRenderer(renderer)


def aim(renderer: Any, view: View) -> None:
    """Set the camera so that pixels lie where :meth:`View.project` says."""
    width, height = view.size
    toward = np.cross(view.right, view.down)
    middle = view.origin_lps_mm + view.mm_per_pixel * (
        view.right * (width - 1) / 2 + view.down * (height - 1) / 2
    )
    camera = renderer.GetActiveCamera()
    camera.ParallelProjectionOn()
    camera.SetFocalPoint(*middle)
    camera.SetPosition(*(middle - 1000.0 * toward))
    camera.SetViewUp(*(-view.down))
    camera.SetParallelScale(height * view.mm_per_pixel / 2)
    renderer.ResetCameraClippingRange()
