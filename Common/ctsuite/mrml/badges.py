"""What a view must say of itself (4.4.1): everything that makes it show more or other than the original.

The badges of a view follow from the scene alone, so the desktop, the browser and pictures without a screen
say the same. A view without one shows original voxels, in a linear grey scale, where the scanner put them.

Who makes a derived image says so on its node with :func:`mark` (or, in a pure function, by the attribute
``Badge`` of the volume); the text is shown wherever that node is shown, and is saved with the scene.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from ctsuite.core.i18n import Text, say, translate
from ctsuite.core.volume import ORIGIN
from ctsuite.mrml import attributes, rendering_state
from ctsuite.mrml.nodes import storable, to_world_ras
from ctsuite.mrml.rendering_state import SEGMENTS, SOURCE

ATTRIBUTE, _PARTS = "CTSuite.Badge", "CTSuite.Badge.Parts"
_SMOOTHING = "Smoothing factor"
_CLOSED_SURFACE = "Closed surface"
_PARALLEL = 0.9999  # cosine of 0.8 degrees: below it a plane is called oblique
_LINEAR = "linear"


def mark(node: Any, text: str | None) -> None:
    """Keep on a node what every view that shows it must say; nothing where the text is empty.

    Parameters
    ----------
    node : vtkMRMLNode
        A data node.
    text : str or None
        A :class:`~ctsuite.core.i18n.Text` is kept in its parts as well, so that it can be said in any
        language.
    """
    kept = " ".join(storable(text).split()) if text else None
    node.SetAttribute(ATTRIBUTE, kept)
    parts = json.dumps([text.template, text.values], default=str) if isinstance(text, Text) else None
    node.SetAttribute(_PARTS, parts)


def marked(node: Any, language: str = "en") -> str:
    """Return what was kept on a node by :func:`mark`, in a language where the catalogue knows it."""
    kept = node.GetAttribute(ATTRIBUTE) or ""
    try:
        template, values = json.loads(node.GetAttribute(_PARTS) or "null")
        whole = Text(template, **values)
    except (ValueError, TypeError):
        return say(kept, language)
    # whoever changes the text alone means what he wrote
    return say(whole, language) if " ".join(whole.split()) == kept else say(kept, language)


def of_node(node: Any, language: str = "en") -> tuple[str, ...]:
    """Return what any view that shows a data node must say of it.

    Parameters
    ----------
    node : vtkMRMLDisplayableNode
        A volume, segmentation, model or markup.
    language : str
        Of the texts; what is kept on the node is translated where the catalogue knows it.
    """
    return tuple(_of_data(node, language))


def of_slice(scene: Any, slice_node: Any, language: str = "en") -> tuple[str, ...]:
    """Return the badges of a slice view, what changes the image first; empty where it shows the original.

    Parameters
    ----------
    scene : vtkMRMLScene
        What the view shows.
    slice_node : vtkMRMLSliceNode
        The view.
    language : str
        Of the texts.
    """
    layers = [volume for volume, opacity, _ in _layers(scene, slice_node) if opacity > 0]
    found = [*_slab(slice_node, language)]
    if layers and _is_oblique(slice_node, layers[0]):
        found.append(translate("Oblique plane, values interpolated", language))
    for volume in layers:
        found += _of_data(volume, language)
        if not volume.IsA("vtkMRMLLabelMapVolumeNode"):
            found += _grey_map(volume, language)
    found += _overlays(scene, slice_node, language)
    return tuple(dict.fromkeys(found))


def of_space(scene: Any, view_node: Any, language: str = "en") -> tuple[str, ...]:
    """Return the badges of a 3-D view; empty where all that it shows are unaltered surfaces.

    Parameters
    ----------
    scene : vtkMRMLScene
        What the view shows.
    view_node : vtkMRMLViewNode
        The view.
    language : str
        Of the texts.
    """
    found: list[str] = []
    for display in _displays(scene, "vtkMRMLVolumeRenderingDisplayNode"):
        if display.GetVisibility() and display.IsDisplayableInView(view_node.GetID()):
            found += _rendering(display, view_node, language)
    for kind in ("vtkMRMLModelDisplayNode", "vtkMRMLSegmentationDisplayNode"):
        for display in _displays(scene, kind):
            if not _shown(display, view_node) or not display.GetVisibility3D():
                continue
            node = display.GetDisplayableNode()
            found += _of_data(node, language)
            if display.GetScalarVisibility() and display.GetActiveScalarName():
                text = translate("Colours of '{name}' show: {scalar}", language)
                found.append(text.format(name=node.GetName(), scalar=display.GetActiveScalarName()))
    return tuple(dict.fromkeys(found))


def _of_data(node: Any, language: str) -> Iterator[str]:
    if marked(node):
        yield marked(node, language)
    transform = node.GetParentTransformNode()
    if transform is not None:
        linear = transform.IsTransformToWorldLinear()
        moved = translate("'{name}' is moved by transform '{transform}'", language)
        bent = translate("'{name}' is bent by transform '{transform}'", language)
        yield (moved if linear else bent).format(name=node.GetName(), transform=transform.GetName())
    altered = attributes.alterations(node)
    if node.IsA("vtkMRMLSegmentationNode") and _smoothed(node):
        altered = ("smoothing",)
    if altered:
        text = translate("Surface '{name}' differs from its region: {alterations}", language)
        words = ", ".join(translate(word, language) for word in altered)
        yield text.format(name=node.GetName(), alterations=words)
        off = attributes.distance(node)
        if off is not None:
            text = translate(
                "Distance: largest {largest:.2f} mm, mean {mean:.2f} mm, 95 % {most:.2f} mm", language
            )
            yield text.format(largest=off.maximum_mm, mean=off.mean_mm, most=off.percentile95_mm)
    if node.IsA("vtkMRMLScalarVolumeNode"):
        yield from _resampled(node, language)


def _smoothed(node: Any) -> bool:
    """Slicer smooths the surfaces that it makes of segments, unless the factor is 0."""
    segmentation, display = node.GetSegmentation(), node.GetDisplayNode()
    factor = segmentation.GetConversionParameter(_SMOOTHING)
    shown = display is None or display.GetVisibility3D()
    return bool(shown and segmentation.ContainsRepresentation(_CLOSED_SURFACE) and float(factor or 0) > 0)


def _resampled(node: Any, language: str) -> Iterator[str]:
    """The suite keeps the acquired spacing with every volume whose voxels are no longer the acquired ones."""
    known = attributes.read(node)
    if not all(key in known for key in ORIGIN):
        return
    row_mm, column_mm = known[ORIGIN[0]]
    text = translate("Resampled; acquired with {x:.2f} x {y:.2f} x {z:.2f} mm", language)
    yield text.format(x=column_mm, y=row_mm, z=known[ORIGIN[1]])


def _slab(slice_node: Any, language: str) -> Iterator[str]:
    if not slice_node.GetSlabReconstructionEnabled():
        return
    kinds = {
        "Max": translate("Slab of {mm:.1f} mm, maximum (MIP)", language),
        "Min": translate("Slab of {mm:.1f} mm, minimum (MinIP)", language),
        "Mean": translate("Slab of {mm:.1f} mm, average", language),
        "Sum": translate("Slab of {mm:.1f} mm, ray sum", language),
    }
    kind = slice_node.GetSlabReconstructionTypeAsString(slice_node.GetSlabReconstructionType())
    yield kinds[kind].format(mm=slice_node.GetSlabReconstructionThickness())


def _is_oblique(slice_node: Any, volume: Any) -> bool:
    """Whether the plane crosses the rows, columns and slices of a volume at an angle."""
    to_ras = slice_node.GetSliceToRAS()
    normal = np.array([to_ras.GetElement(row, 2) for row in range(3)])
    axes = np.zeros((3, 3))
    volume.GetIJKToRASDirections(axes)
    transform = volume.GetParentTransformNode()
    if transform is not None and transform.IsTransformToWorldLinear():
        axes = to_world_ras(volume)[:3, :3] @ axes
    axes = axes / np.linalg.norm(axes, axis=0)
    return bool(np.abs(normal @ axes).max() < _PARALLEL)


def _grey_map(volume: Any, language: str) -> Iterator[str]:
    display = volume.GetDisplayNode()
    if display is None or not display.IsA("vtkMRMLScalarVolumeDisplayNode"):
        return
    name = volume.GetName()
    colours = display.GetColorNode()
    grey = colours is None or (colours.IsA("vtkMRMLColorTableNode") and colours.GetType() == colours.Grey)
    if not grey:
        text = translate("Colours of '{name}': {table}", language)
        yield text.format(name=name, table=colours.GetName())
    if display.GetInvertDisplayScalarRange():
        yield translate("Colours of '{name}' run from high to low", language).format(name=name)
    if display.GetApplyThreshold():
        text = translate("'{name}' is hidden outside {lower:g} to {upper:g}", language)
        yield text.format(name=name, lower=display.GetLowerThreshold(), upper=display.GetUpperThreshold())
    if hasattr(display, "GetWindowMappingMethod"):  # 3D Slicer 5.12 and later
        method = display.GetWindowMappingMethodAsString(display.GetWindowMappingMethod())
        if method.lower() != _LINEAR:
            text = translate("Grey scale of '{name}' is not linear: {method}", language)
            yield text.format(name=name, method=method)


def _layers(scene: Any, slice_node: Any) -> list[tuple[Any, float, str]]:
    """Volumes of a slice view from the back to the front, with their opacity and their layer."""
    composite = composite_of(scene, slice_node)
    if composite is None:
        return []
    found = [
        (composite.GetBackgroundVolumeID(), 1.0, "background"),
        (composite.GetForegroundVolumeID(), composite.GetForegroundOpacity(), "foreground"),
    ]
    for n in range(composite.GetNumberOfAdditionalLayers()):
        found.append((composite.GetNthLayerVolumeID(n), composite.GetNthLayerOpacity(n), "foreground"))
    found.append((composite.GetLabelVolumeID(), composite.GetLabelOpacity(), "label"))
    nodes = ((scene.GetNodeByID(id_), opacity, layer) for id_, opacity, layer in found if id_)
    return [(node, opacity, layer) for node, opacity, layer in nodes if node is not None]


def composite_of(scene: Any, slice_node: Any) -> Any:
    """Return the node that says which volumes a slice view shows, or None."""
    for n in range(scene.GetNumberOfNodesByClass("vtkMRMLSliceCompositeNode")):
        node = scene.GetNthNodeByClass(n, "vtkMRMLSliceCompositeNode")
        if node.GetLayoutName() == slice_node.GetLayoutName():
            return node
    return None


def _overlays(scene: Any, slice_node: Any, language: str) -> Iterator[str]:
    layers = _layers(scene, slice_node)
    below = next((node.GetName() for node, _, layer in layers if layer == "background"), "")
    ways = {
        0: translate("'{name}' over '{below}', {percent:.0f} % blended", language),
        1: translate("'{name}' under '{below}', {percent:.0f} % blended", language),
        2: translate("'{name}' added to '{below}', {percent:.0f} %", language),
        3: translate("'{name}' subtracted from '{below}', {percent:.0f} %", language),
    }
    label = translate("Label overlay: '{name}', {percent:.0f} %", language)
    for node, opacity, layer in layers:
        if layer == "background" or opacity <= 0:
            continue
        way = label if layer == "label" else ways[composite_of(scene, slice_node).GetCompositing()]
        yield way.format(name=node.GetName(), below=below, percent=100 * opacity)
    for display in _displays(scene, "vtkMRMLSegmentationDisplayNode"):
        if _shown(display, slice_node) and display.GetVisibility2D():
            names = _segments(display)
            if names:
                text = translate("Overlay: {names}", language)
                yield text.format(names=", ".join(names))
    for display in _displays(scene, "vtkMRMLModelDisplayNode"):
        if _shown(display, slice_node) and display.GetVisibility2D():
            node = display.GetDisplayableNode()
            yield translate("Overlay: outline of '{name}'", language).format(name=node.GetName())
            yield from _of_data(node, language)


def _segments(display: Any) -> list[str]:
    """Names of the segments that are seen in slices."""
    segmentation = display.GetDisplayableNode().GetSegmentation()
    ids = [segmentation.GetNthSegmentID(n) for n in range(segmentation.GetNumberOfSegments())]
    return [segmentation.GetSegment(id_).GetName() for id_ in ids if display.GetSegmentVisibility(id_)]


def _rendering(display: Any, view_node: Any, language: str) -> Iterator[str]:
    drawn, properties = display.GetVolumeNode(), display.GetVolumePropertyNode()
    if drawn is None or properties is None:
        return
    # a rendering in the colours of segments is drawn from voxels of its own
    name = (display.GetNodeReference(SOURCE) or drawn).GetName()
    techniques = {
        view_node.MaximumIntensityProjection: translate("Maximum intensity projection of '{name}'", language),
        view_node.MinimumIntensityProjection: translate("Minimum intensity projection of '{name}'", language),
    }
    usual = translate("Volume rendering '{look}' of '{name}'", language)
    text = techniques.get(view_node.GetRaycastTechnique(), usual)
    yield text.format(name=name, look=translate(properties.GetName(), language))
    state = rendering_state.read(display)
    if state is not None and state.shift_hu:
        yield translate("Opacity and colours shifted by {hu:+.0f} HU", language).format(hu=state.shift_hu)
    segments = display.GetNodeReference(SEGMENTS)
    if segments is not None:
        text = translate("Colours and opacities of the segments of '{name}'", language)
        yield text.format(name=segments.GetName())
    if display.GetCroppingEnabled() and display.GetROINode() is not None:
        yield translate("Cropped by the box '{name}'", language).format(name=display.GetROINode().GetName())
    yield from _of_data(drawn, language)


def _displays(scene: Any, class_name: str) -> Iterator[Any]:
    for n in range(scene.GetNumberOfNodesByClass(class_name)):
        display = scene.GetNthNodeByClass(n, class_name)
        if display.GetDisplayableNode() is not None:
            yield display


def _shown(display: Any, view_node: Any) -> bool:
    # Slicer gives its own views the models of the slice planes; they are no data.
    own = display.GetDisplayableNode().GetHideFromEditors()
    return bool(not own and display.GetVisibility() and display.IsDisplayableInView(view_node.GetID()))
