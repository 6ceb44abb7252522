"""A volume drawn by VTK's ray caster, off screen."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float
from ctsuite.ct.files.vtk_messages import collected
from ctsuite.ct.picture.errors import NO_GRAPHICS
from ctsuite.ct.picture.surfaces import aim
from ctsuite.ct.picture.view import View
from ctsuite.ct.rendering.coloured import ColouredVolume
from ctsuite.ct.rendering.presets import Look
from ctsuite.ct.rendering.property import fill

_SHADOW_REACH = 0.5  # share of the volume through which a shadow is followed
_STEPS = 0.5  # of the shortest edge of a voxel, along a ray


def drawn(
    array: NDArray[Any],
    to_lps: Float,
    look: Look,
    view: View,
    coloured: ColouredVolume | None = None,
    shadows: bool = False,
    box: Float | None = None,
) -> NDArray[np.uint8]:
    """Draw voxels.

    Parameters
    ----------
    array : ndarray
        CT numbers (z, y, x), or the four bytes (z, y, x, 4) of `coloured`.
    to_lps : ndarray (4, 4)
        Map from indices (x, y, z) to LPS mm.
    look : Look
        What is seen.
    view : View
        Where from.
    coloured : ColouredVolume or None
        What made the four bytes.
    shadows : bool
        Whether structures cast soft shadows on each other, where the version of VTK can.
    box : ndarray or None
        Least and greatest index (3, 2) along the axes x, y, z of the array that is drawn; all where None.

    Returns
    -------
    ndarray of uint8
        RGB (height, width, 3).

    Raises
    ------
    CTSuiteError
        PICTURE-NO-GRAPHICS.
    """
    import vtkmodules.vtkRenderingOpenGL2
    import vtkmodules.vtkRenderingVolumeOpenGL2  # noqa: F401 - the two make VTK draw
    from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkCommonMath import vtkMatrix4x4
    from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow, vtkVolume, vtkWindowToImageFilter
    from vtkmodules.vtkRenderingVolume import vtkGPUVolumeRayCastMapper

    image = vtkImageData()
    image.SetDimensions(*array.shape[2::-1])
    flat = np.ascontiguousarray(array).reshape(-1, array.shape[3] if array.ndim == 4 else 1)
    image.GetPointData().SetScalars(numpy_to_vtk(flat))
    mapper = vtkGPUVolumeRayCastMapper()
    mapper.SetInputData(image)
    mapper.SetAutoAdjustSampleDistances(False)
    mapper.SetSampleDistance(_STEPS * float(np.linalg.norm(to_lps[:3, :3], axis=0).min()))
    if shadows and hasattr(mapper, "SetGlobalIlluminationReach"):
        mapper.SetGlobalIlluminationReach(_SHADOW_REACH)
        mapper.SetVolumetricScatteringBlending(1.0)
    if box is not None:
        mapper.SetCropping(True)
        mapper.SetCroppingRegionFlagsToSubVolume()
        mapper.SetCroppingRegionPlanes(*box.ravel().tolist())
    volume, place = vtkVolume(), vtkMatrix4x4()
    place.DeepCopy(np.asarray(to_lps, dtype=float).reshape(-1).tolist())
    volume.SetMapper(mapper)
    volume.SetUserMatrix(place)
    fill(volume.GetProperty(), look, coloured)
    renderer = vtkRenderer()
    renderer.AddVolume(volume)
    aim(renderer, view)
    with collected():  # VTK complains first when there is no screen, though it draws without
        window = vtkRenderWindow()
    window.SetOffScreenRendering(True)
    window.SetMultiSamples(0)
    window.SetSize(*view.size)
    window.AddRenderer(renderer)
    if not window.SupportsOpenGL():
        raise NO_GRAPHICS()
    window.Render()
    grab = vtkWindowToImageFilter()
    grab.SetInput(window)
    grab.ReadFrontBufferOff()
    grab.Update()
    width, height, _ = grab.GetOutput().GetDimensions()
    pixels = vtk_to_numpy(grab.GetOutput().GetPointData().GetScalars()).reshape(height, width, 3)
    upright = np.array(pixels[::-1])
    window.Finalize()
    return upright
