"""Resampling to cubic voxels, never coarser than the series.

The axes of the grid keep their directions, so the resampling is separable: along each axis whose spacing
changes, every new sample is a weighted sum of a few old ones. That also holds for a sheared grid (tilted
gantry).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.ct.errors import TOO_COARSE

LINEAR, CUBIC, LANCZOS = "linear", "cubic", "Lanczos"
_REACH = {LINEAR: 1, CUBIC: 2, LANCZOS: 3}
_SAME = 1e-4


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    spacing: Annotated[
        float,
        Parameter(
            "Spacing",
            "Edge length of the new voxels; 0 takes the finest spacing of the series.",
            MM,
            0,
            10,
            decimals=3,
        ),
    ] = 0.0
    interpolation: Annotated[
        str,
        Parameter(
            "Interpolation",
            "How values between voxels are found. Linear never overshoots; cubic and Lanczos keep more "
            "detail.",
            choices=tuple(_REACH),
        ),
    ] = LINEAR


def resample_isotropic(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Resample a volume to one spacing along all axes.

    The first voxel keeps its place; the last new voxel is the last one that lies between old voxel centres,
    so nothing is extrapolated. The spacing of the series that the volume was made from is recorded with it,
    and nothing coarser is made, even of a volume that was resampled before.

    Raises
    ------
    CTSuiteError
        RESAMPLE-TOO-COARSE, RUN-CANCELLED.
    """
    finest = volume.acquired_finest_spacing_mm
    spacing = parameters.spacing or finest
    if spacing > finest * (1 + _SAME):
        raise TOO_COARSE(asked=f"{spacing:.4g}", finest=f"{finest:.4g}")
    old = volume.grid.spacing_mm
    array = volume.array
    axes = [axis for axis in range(3) if abs(old[2 - axis] / spacing - 1) > _SAME and array.shape[axis] > 1]
    for n, axis in enumerate(axes):
        weights = _weights(array.shape[axis], spacing / old[2 - axis], parameters.interpolation)
        part = task.part(n / len(axes), (n + 1) / len(axes))
        array = _along(array, axis, weights, part)
    if not axes:
        return {"volume": volume}
    x, y, z = (spacing if 2 - i in axes else old[i] for i in range(3))
    grid = Grid(array.shape, (x, y, z), volume.grid.origin_lps_mm, volume.grid.direction_lps)
    return {"volume": volume.with_array(array, grid, f"{volume.name} (isotropic)")}


def _weights(count: int, step: float, interpolation: str) -> Any:
    """Sparse matrix (new, old) of the weights of old samples for new ones, `step` old samples apart."""
    places = np.arange(int(np.floor((count - 1) / step + 1e-6)) + 1) * step
    reach = _REACH[interpolation]
    taps = np.floor(places).astype(int)[:, None] + np.arange(1 - reach, reach + 1)
    values = _kernel(taps - places[:, None], interpolation)
    values /= values.sum(axis=1, keepdims=True)
    rows = np.repeat(np.arange(len(places)), 2 * reach)
    columns = np.clip(taps, 0, count - 1).ravel()
    return sparse.csr_matrix((values.ravel().astype(np.float32), (rows, columns)), (len(places), count))


def _kernel(distance: NDArray[np.float64], interpolation: str) -> NDArray[np.float64]:
    """Weight by distance in samples: triangle, Keys' cubic (a = -1/2), or Lanczos with 3 lobes."""
    x = np.abs(distance)
    if interpolation == LINEAR:
        return np.clip(1 - x, 0, None)
    if interpolation == CUBIC:
        near = (1.5 * x - 2.5) * x * x + 1
        far = ((-0.5 * x + 2.5) * x - 4) * x + 2
        return np.where(x <= 1, near, np.where(x < 2, far, 0.0))
    return np.where(x < 3, np.sinc(x) * np.sinc(x / 3), 0.0)


def _along(array: NDArray[Any], axis: int, weights: Any, task: Task) -> NDArray[Any]:
    """Apply the weights along an axis, plane by plane, so that no second volume of floats is made."""
    shape = list(array.shape)
    shape[axis] = weights.shape[0]
    made = np.empty(shape, array.dtype)
    across = 1 if axis == 0 else 0
    for n in range(array.shape[across]):
        if n % 16 == 0:
            task.progress(n / array.shape[across], "resampling")
        place = (slice(None), n) if across else (n,)
        plane = array[place].astype(np.float32)
        result = weights @ plane if axis < 2 else (weights @ plane.T).T
        made[place] = _rounded(result, array.dtype)
    return made


def _rounded(values: NDArray[Any], kind: np.dtype[Any]) -> NDArray[Any]:
    if kind.kind == "f":
        return values
    limits = np.iinfo(kind)
    return np.clip(np.rint(values), limits.min, limits.max)


TOOL = Tool(
    id="ct.resample_isotropic",
    title="Isotropic resampling",
    summary="Gives a volume cubic voxels, as fine as the finest spacing of the series.",
    group="Reconstruction",
    clauses=("4.3.2.4.1",),
    inputs=(Port("volume", Volume, "CT", "The volume to resample."),),
    outputs=(Port("volume", Volume, "Isotropic volume", "The volume with the same spacing along all axes."),),
    parameters=Parameters,
    function=resample_isotropic,
    profile="ct.resample_isotropic",
    risk="Resampling adds no detail: between thick slices, structures are guessed from their neighbours. "
    "A volume from "
    "5 mm slices stays blurred along the body however fine its voxels are.",
    scope=Scope.CT_AND_OTHER,
)
