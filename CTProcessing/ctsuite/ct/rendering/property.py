"""Looks as properties of VTK volumes, for a series as it is and for one coloured by segments."""

from __future__ import annotations

from typing import Any

from ctsuite.ct.rendering.coloured import ColouredVolume
from ctsuite.ct.rendering.presets import Look, Points

_FLAT = ((0.0, 1.0), (255.0, 1.0))


def fill(properties: Any, look: Look, coloured: ColouredVolume | None = None) -> None:
    """Set a property of a volume to a look.

    Parameters
    ----------
    properties : vtkVolumeProperty
        Filled.
    look : Look
        What is seen, in HU.
    coloured : ColouredVolume or None
        For the voxels of one: opacity over its codes, colours as they are.
    """
    from vtkmodules.vtkRenderingCore import vtkColorTransferFunction

    colours = vtkColorTransferFunction()
    if coloured is None:
        for value, *rgb in look.colour:
            colours.AddRGBPoint(value, *rgb)
    else:
        colours.AddRGBPoint(0.0, 0.0, 0.0, 0.0)
        colours.AddRGBPoint(255.0, 1.0, 1.0, 1.0)
    gradient: Points = look.gradient or _FLAT
    if coloured is not None and look.gradient:
        gradient = tuple((value / coloured.coding.hu_per_code, factor) for value, factor in look.gradient)
    properties.SetIndependentComponents(coloured is None)
    properties.SetColor(0, colours)
    properties.SetScalarOpacity(0, _function(look.opacity if coloured is None else coloured.opacity()))
    properties.SetGradientOpacity(0, _function(gradient))
    properties.SetScalarOpacityUnitDistance(0, 1.0)
    properties.SetInterpolationTypeToLinear()
    light = look.light
    properties.SetShade(0, 1)
    properties.SetAmbient(0, light.ambient)
    properties.SetDiffuse(0, light.diffuse)
    properties.SetSpecular(0, light.specular)
    properties.SetSpecularPower(0, light.power)


def _function(points: Points) -> Any:
    from vtkmodules.vtkCommonDataModel import vtkPiecewiseFunction

    made = vtkPiecewiseFunction()
    for value, result in points:
        made.AddPoint(value, result)
    return made
