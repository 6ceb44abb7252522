"""The labels of measurements in a view, laid out to be read, each joined to its graphic by a line.

As :mod:`ctsuite.mrml.badge_overlay` it draws text actors of its own, the same in Slicer's views and without a
screen. Whether a label is there follows from the graphic alone: where the graphic is hidden, in a view that
does not show it or in a slice that it does not reach, its value is not shown either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from vtkmodules.vtkCommonCore import vtkPoints, vtkUnsignedCharArray
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkRenderingCore import (
    vtkActor2D,
    vtkPolyDataMapper2D,
    vtkTextActor,
    vtkTextRenderer,
)

from ctsuite.core.grid import Float, lps_to_ras
from ctsuite.ct.picture.text import drawable
from ctsuite.mrml import measurement_graphics as graphics
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import measurement_text as texts
from ctsuite.mrml.arrays import matrix_to_numpy
from ctsuite.mrml.badge_overlay import DARK, set_font, set_style, system_font, text_size
from ctsuite.mrml.measurement_layout import nearest_edge, places

_DPI = 72
_IN_SLICE = 0.5  # of the distance of slices: as far as Slicer shows a point
_LEADER, _LEADER_HIGHLIGHTED = 1.0, 3.0
_FAINTEST = 0.35
_EVERY_PIXELS, _MOST_STEPS = 10.0, 60
# Where the graphic is seen best (pixels), how clearly, and its lines (pixels).
Seen = tuple[tuple[float, float], float, tuple[Float, ...]]


@dataclass(frozen=True)
class Label:
    """A label of one measurement in one view.

    Attributes
    ----------
    mark, text : str
        Letters of the measurement, and what is written.
    anchor : tuple of float
        Where the leader line meets the graphic, pixels from the lower left corner.
    highlighted : bool
        Whether the pointer is on it, in a view or in the table.
    opacity : float
        1, or less where the graphic fades because it lies off the slice.
    graphic : tuple of ndarray
        Lines (n, 2) in pixels that labels should leave free.
    """

    mark: str
    text: str
    anchor: tuple[float, float]
    highlighted: bool = False
    opacity: float = 1.0
    graphic: tuple[Float, ...] = ()


class MeasurementOverlay:
    """The labels in one view.

    Parameters
    ----------
    renderer : vtkRenderer
        Of the view.
    """

    def __init__(self, renderer: Any) -> None:
        self._renderer = renderer
        self._actors: list[Any] = []
        self._shown: tuple[Any, dict[str, tuple[float, float, float, float]]] = (None, {})
        self._known: dict[str, tuple[Any, str]] = {}
        self._lines = {False: _leaders(_LEADER), True: _leaders(_LEADER_HIGHLIGHTED)}
        for actor in self._lines.values():
            renderer.AddViewProp(actor)

    def of_slice(self, scene: Any, slice_node: Any, language: str = "en") -> dict[str, tuple[float, ...]]:
        """Show the labels of the measurements that a slice view shows.

        Returns
        -------
        dict
            Letters of a measurement to left, lower, right and upper edge of its label, in pixels.
        """
        to_xy = np.linalg.inv(matrix_to_numpy(slice_node.GetXYToRAS()))
        step_mm = float(np.linalg.norm(matrix_to_numpy(slice_node.GetXYToRAS())[:3, 2]))

        def place(node: Any) -> Seen | None:
            display = node.GetDisplayNode()
            if not display.GetVisibility2D():
                return None
            fading = display.GetLineColorFadingStart(), display.GetLineColorFadingEnd()
            return _in_slice(graphics.drawn_points(node, slice_node), to_xy, step_mm, fading)

        return self._update(scene, slice_node, place, to_xy.tobytes(), language)

    def of_space(
        self, scene: Any, view_node: Any, camera_renderer: Any, language: str = "en"
    ) -> dict[str, tuple[float, ...]]:
        """Show the labels of the measurements that a 3-D view shows, seen by the camera of a renderer."""
        camera = camera_renderer.GetActiveCamera()
        aspect = camera_renderer.GetTiledAspectRatio()
        to_view = matrix_to_numpy(camera.GetCompositeProjectionTransformMatrix(aspect, -1.0, 1.0))
        size = np.array(self._renderer.GetSize(), float)

        def place(node: Any) -> Seen | None:
            if not node.GetDisplayNode().GetVisibility3D():
                return None
            return _in_space(graphics.drawn_points(node, view_node), to_view, size)

        return self._update(scene, view_node, place, to_view.tobytes(), language)

    def remove(self) -> None:
        """Take the labels out of the view."""
        for actor in [*self._actors, *self._lines.values()]:
            self._renderer.RemoveViewProp(actor)

    def _update(
        self,
        scene: Any,
        view_node: Any,
        place: Callable[[Any], Seen | None],
        camera: bytes,
        language: str,
    ) -> dict[str, tuple[float, ...]]:
        nodes = [node for node in marks.marked(scene) if _shown_in(node, view_node)]
        # called before every drawing of a view: laid out again only when something moved or changed
        key = camera, self._renderer.GetSize(), language, tuple(_state(node) for node in nodes)
        if key != self._shown[0]:
            labels = []
            for node in nodes:
                found = place(node)
                if found is not None:
                    highlighted = bool(node.GetDisplayNode().HasActiveComponent())
                    text = self._text(node, language)
                    labels.append(Label(marks.mark_of(node), text, found[0], highlighted, *found[1:]))
            self._shown = key, self.show(labels)
        return dict(self._shown[1])

    def show(self, labels: Sequence[Label]) -> dict[str, tuple[float, float, float, float]]:
        """Draw labels; see :meth:`of_slice` for what is returned."""
        width, height = self._renderer.GetSize()
        size = text_size(width, height)
        while len(self._actors) < len(labels):
            self._actors.append(_text_actor())
            self._renderer.AddViewProp(self._actors[-1])
        for actor in self._actors[len(labels) :]:
            actor.VisibilityOff()
        written = [_write(actor, label, size) for actor, label in zip(self._actors, labels, strict=False)]
        extents = np.array(written, float).reshape(-1, 2)
        anchors = np.array([label.anchor for label in labels], float).reshape(-1, 2)
        drawn = [_along(line) for label in labels for line in label.graphic]
        avoid = np.concatenate(drawn) if drawn else ()
        corners = places(anchors, extents, (width, height), avoid)
        found: dict[str, tuple[float, float, float, float]] = {}
        for actor, label, corner, extent in zip(self._actors, labels, corners, extents, strict=False):
            actor.SetPosition(*corner)
            found[label.mark] = (*corner.tolist(), *(corner + extent).tolist())
        self._draw_leaders(labels, corners, extents)
        return found

    def _text(self, node: Any, language: str) -> str:
        """The label of a measurement; its values are taken apart again only when they changed."""
        kept = (node.GetAttribute(marks.VALUES), node.GetMTime(), language)
        known = self._known.get(node.GetID())
        if known is None or known[0] != kept:
            known = kept, texts.label(node, marks.values(node), language)
            self._known[node.GetID()] = known
        return known[1]

    def _draw_leaders(self, labels: Sequence[Label], corners: Float, extents: Float) -> None:
        for highlighted, actor in self._lines.items():
            chosen = [n for n, label in enumerate(labels) if label.highlighted is highlighted]
            data, ends, lines, colours = vtkPolyData(), vtkPoints(), vtkCellArray(), vtkUnsignedCharArray()
            colours.SetNumberOfComponents(4)
            for number in chosen:
                anchor = np.array(labels[number].anchor)
                start = nearest_edge(corners[number], extents[number], anchor)
                lines.InsertNextCell(2)
                for x, y in (start, anchor):
                    lines.InsertCellPoint(ends.InsertNextPoint(x, y, 0.0))
                rgb = (round(255 * part) for part in marks.colour(labels[number].mark))
                colours.InsertNextTuple4(*rgb, round(255 * labels[number].opacity))
            data.SetPoints(ends)
            data.SetLines(lines)
            data.GetCellData().SetScalars(colours)
            actor.GetMapper().SetInputData(data)


def _shown_in(node: Any, view_node: Any) -> bool:
    display = node.GetDisplayNode()
    if display is None or not display.GetVisibility():
        return False
    displays = (display, *(companion.GetDisplayNode() for companion in graphics.companions(node)))
    return any(other.IsDisplayableInView(view_node.GetID()) for other in displays)


def _state(node: Any) -> tuple[Any, ...]:
    drawn = tuple(companion.GetMTime() for companion in graphics.companions(node))
    transform = node.GetParentTransformNode()
    moved = transform.GetMTime() if transform is not None else 0
    return node.GetID(), node.GetMTime(), node.GetDisplayNode().GetMTime(), moved, drawn


def _in_slice(
    lines: Sequence[Float], to_xy: Float, step_mm: float, fading: tuple[float, float]
) -> Seen | None:
    """Where the graphic is seen best in a slice, and how clearly; None where it is not seen.

    Slicer shows a point within half a slice, and a line as far as its colour fades.
    """
    best: tuple[float, Float] | None = None
    seen = []
    for line in lines:
        places_ = lps_to_ras(line) @ to_xy[:3, :3].T + to_xy[:3, 3]
        if len(line) > 1:
            places_ = np.vstack([places_, _crossings(places_)])
        off = np.abs(places_[:, 2]) * step_mm
        # the last point in the slice is where the hand that drew it let go
        nearest = len(off) - 1 - int(np.argmin(off[::-1]))
        limit = _IN_SLICE * step_mm if len(line) == 1 else fading[1]
        if off[nearest] <= limit:
            seen.append(places_[: len(line), :2])
        if off[nearest] <= limit and (best is None or off[nearest] <= best[0]):
            best = float(off[nearest]), places_[nearest, :2]
    if best is None:
        return None
    off_mm, (x, y) = best
    clear = 1.0 - (off_mm - fading[0]) / max(fading[1] - fading[0], 1e-6)
    return (float(x), float(y)), float(np.clip(clear, _FAINTEST, 1.0)), tuple(seen)


def _crossings(places_: Float) -> Float:
    """Where a line (n, 3) passes through the plane z = 0."""
    first, second = places_[:-1], places_[1:]
    passes = first[:, 2] * second[:, 2] < 0
    a, b = first[passes], second[passes]
    part = a[:, 2:] / (a[:, 2:] - b[:, 2:])
    return a + part * (b - a)


def _in_space(lines: Sequence[Float], to_view: Float, size: Float) -> Seen | None:
    """Where the last point of the graphic before the camera and inside the view is seen."""
    spot, drawn = None, []
    for line in lines:
        seen = np.column_stack([lps_to_ras(line), np.ones(len(line))]) @ to_view.T
        front = seen[:, 3] > 0
        flat = seen[:, :2] / np.where(front, seen[:, 3], 1.0)[:, None]
        inside = np.flatnonzero(front & (np.abs(flat) <= 1.0).all(axis=1))
        if len(inside):
            spots = (flat[inside] + 1.0) / 2.0 * size
            drawn.append(spots)
            spot = float(spots[-1, 0]), float(spots[-1, 1])
    return None if spot is None else (spot, 1.0, tuple(drawn))


def _along(line: Float) -> Float:
    """Points every few pixels along a line (n, 2)."""
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    passed = np.concatenate([[0.0], steps.cumsum()])
    count = int(np.clip(passed[-1] / _EVERY_PIXELS, 1, _MOST_STEPS)) + 1
    at = np.linspace(0.0, passed[-1], count)
    return np.stack([np.interp(at, passed, line[:, axis]) for axis in range(2)], -1)


def _text_actor() -> Any:
    actor = vtkTextActor()
    style = actor.GetTextProperty()
    set_style(style, (1.0, 1.0, 1.0))
    style.SetBackgroundColor(*DARK)
    style.SetBackgroundOpacity(0.72)
    style.SetVerticalJustificationToBottom()
    style.SetLineSpacing(1.15)
    return actor


def _write(actor: Any, label: Label, size: int) -> tuple[int, int]:
    """Give an actor its text and return its width and height."""
    style = actor.GetTextProperty()
    set_font(style, "" if drawable(label.text.replace("\n", "")) else system_font())
    style.SetFontSize(size)
    style.SetColor(*marks.colour(label.mark))
    style.SetOpacity(label.opacity)
    style.SetBold(label.highlighted)
    style.SetFrame(label.highlighted)
    style.SetFrameColor(*marks.colour(label.mark))
    style.SetFrameWidth(2)
    text = "\n".join(f" {line} " for line in label.text.split("\n"))
    actor.SetInput(text)
    actor.VisibilityOn()
    box = [0, 0, 0, 0]
    vtkTextRenderer.GetInstance().GetBoundingBox(style, text, box, _DPI, vtkTextRenderer.FreeType)
    return box[1] - box[0] + 1, box[3] - box[2] + 1


def _leaders(width: float) -> Any:
    mapper = vtkPolyDataMapper2D()
    mapper.SetScalarModeToUseCellData()
    mapper.SetInputData(vtkPolyData())
    actor = vtkActor2D()
    actor.SetMapper(mapper)
    actor.GetProperty().SetLineWidth(width)
    return actor
