"""Closed surfaces of segments, with a report on how far they differ from the segment.

The surface is the place where half of a voxel is filled, found by flying edges on the filling of the voxels
(see :mod:`ctsuite.core.occupancy`), so that it lies between voxel centres where the image says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.occupancy import FULL, occupancy
from ctsuite.core.surface import Surface
from ctsuite.core.surface_distance import Distance, distances_to_surface, summary
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM, PERCENT
from ctsuite.core.volume import Volume
from ctsuite.ct.errors import SURFACE_COARSE, SURFACE_EMPTY

DISTANCE = "distance to the unaltered surface (mm)"
SMOOTHING, HOLE_FILLING, DECIMATION = "smoothing", "hole filling", "decimation"
_PAD = 1
_MARGIN = 6


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str, Parameter("Segment", "Name of the segment to work on; empty for every segment.")
    ] = ""
    smoothing: Annotated[
        float,
        Parameter(
            "Smoothing",
            "Smooths the surface; 0 leaves it as it is. A smoothed surface differs from the segment.",
            PERCENT,
            0,
            100,
            decimals=0,
        ),
    ] = 0.0
    fill_holes: Annotated[
        bool,
        Parameter(
            "Fill holes", "Closes hollows that lie wholly inside. A filled surface differs from the segment."
        ),
    ] = False
    decimation: Annotated[
        float,
        Parameter(
            "Decimation",
            "Share of the triangles that is saved; 0 keeps all. A decimated surface is off the segment.",
            PERCENT,
            0,
            95,
            decimals=0,
        ),
    ] = 0.0
    planning: Annotated[
        bool,
        Parameter(
            "For planning",
            "Refuses a segment on a grid that is coarser than the finest spacing of the image.",
        ),
    ] = True


def surface(
    labels: Labels, parameters: Parameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Make one closed surface of a segment, or of all segments together.

    Raises
    ------
    CTSuiteError
        SURFACE-EMPTY, SURFACE-COARSE, RUN-CANCELLED.
    """
    mask = _mask(labels, parameters.segment)
    if parameters.planning and volume is not None:
        finest = volume.grid.finest_spacing_mm
        if labels.grid.finest_spacing_mm > finest * 1.0001:
            found = f"{labels.grid.finest_spacing_mm:.4g}"
            raise SURFACE_COARSE(found=found, finest=f"{finest:.4g}")
    name = parameters.segment or labels.segments[0].name
    plain = _closed(mask, volume, labels.grid, name, task.part(0.0, 0.4))
    altered = _altered(mask, plain, volume, labels.grid, parameters, task.part(0.4, 0.7))
    if not altered.alterations:
        return {"surface": plain, "report": _report(plain, None)}
    points = np.asarray(altered.points_lps_mm)
    apart = distances_to_surface(points, plain, task.part(0.7, 0.85))
    back = distances_to_surface(np.asarray(plain.points_lps_mm), altered, task.part(0.85, 1.0))
    altered = replace(altered, scalars={DISTANCE: apart.astype(np.float32)})
    return {"surface": altered, "report": _report(altered, summary(np.concatenate([apart, back])))}


def _mask(labels: Labels, segment: str) -> Mask:
    known = {s.name: s.value for s in labels.segments}
    if segment and segment not in known:
        raise SURFACE_EMPTY(name=segment, known=", ".join(known) or "none")
    mask = labels.mask(known[segment]) if segment else np.asarray(labels.array > 0)
    if not mask.any():
        raise SURFACE_EMPTY(name=segment or labels.name, known=", ".join(known) or "none")
    return mask


def _closed(mask: Mask, volume: Volume | None, grid: Grid, name: str, task: Task) -> Surface:
    """The unaltered surface, closed also where the segment touches the border of the volume."""
    box = bounding_box(mask, _MARGIN)
    assert box is not None
    image = None if volume is None or volume.array.shape != mask.shape else volume.array[box]
    filled = occupancy(mask[box], image, task.part(0.0, 0.6))
    task.progress(0.6, "finding the surface")
    points, triangles = _contour(np.pad(filled, _PAD))
    first = np.array([part.start for part in box[::-1]]) - _PAD
    return _oriented(Surface(grid.index_to_lps(points + first), triangles, name))


def _contour(filled: NDArray[np.uint8]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Vertices (n, 3) as indices i, j, k, and triangles (m, 3), where voxels are half filled."""
    from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D

    edges = vtkFlyingEdges3D()
    edges.SetInputData(_image(filled))
    edges.SetValue(0, FULL / 2)
    edges.ComputeNormalsOff()
    edges.ComputeGradientsOff()
    edges.ComputeScalarsOff()
    edges.Update()
    return _arrays(edges.GetOutput())


def _image(filled: NDArray[np.uint8]) -> Any:
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonDataModel import vtkImageData

    image = vtkImageData()
    image.SetDimensions(*filled.shape[::-1])
    image.GetPointData().SetScalars(numpy_to_vtk(filled.reshape(-1)))
    return image


def _arrays(mesh: Any) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    from vtkmodules.util.numpy_support import vtk_to_numpy

    points = vtk_to_numpy(mesh.GetPoints().GetData()).astype(np.float64)
    triangles = vtk_to_numpy(mesh.GetPolys().GetConnectivityArray()).reshape(-1, 3).astype(np.int64)
    return points, triangles


def _mesh(made: Surface) -> Any:
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonCore import vtkPoints
    from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData

    points = vtkPoints()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(made.points_lps_mm, dtype=np.float64), deep=True))
    cells = vtkCellArray()
    flat = np.ascontiguousarray(made.triangles, dtype=np.int64).reshape(-1)
    starts = np.arange(0, flat.size + 1, 3, dtype=np.int64)
    cells.SetData(numpy_to_vtk(starts, deep=True), numpy_to_vtk(flat, deep=True))
    mesh = vtkPolyData()
    mesh.SetPoints(points)
    mesh.SetPolys(cells)
    return mesh


def _oriented(made: Surface) -> Surface:
    """Turn the triangles so that they are counter-clockwise seen from outside, whatever hand the grid has."""
    return replace(made, triangles=made.triangles[:, ::-1].copy()) if made.volume_mm3 < 0 else made


def _altered(
    mask: Mask, plain: Surface, volume: Volume | None, grid: Grid, parameters: Parameters, task: Task
) -> Surface:
    made, alterations = plain, []
    if parameters.fill_holes:
        filled = ndimage.binary_fill_holes(mask)
        if (filled != mask).any():
            made = _without_hollows(plain)
            alterations.append(HOLE_FILLING)
    if parameters.decimation > 0:
        task.progress(0.4, "decimating")
        made = _decimated(made, parameters.decimation / 100)
        alterations.append(DECIMATION)
    if parameters.smoothing > 0:
        task.progress(0.7, "smoothing")
        made = _smoothed(made, parameters.smoothing / 100)
        alterations.append(SMOOTHING)
    return replace(made, alterations=tuple(alterations))


def _without_hollows(plain: Surface) -> Surface:
    """Drop the inner walls: connected sheets of triangles that enclose a negative volume."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    t = plain.triangles
    count = len(plain.points_lps_mm)
    pairs = np.vstack([t[:, [0, 1]], t[:, [1, 2]]])
    graph = coo_matrix((np.ones(len(pairs), bool), pairs.T), (count, count))
    number, sheet = connected_components(graph, directed=False)
    corners = np.asarray(plain.points_lps_mm)[t] - plain.points_lps_mm[0]
    signed = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6
    volumes = np.bincount(sheet[t[:, 0]], signed, number)
    return _compact(plain, volumes[sheet[t[:, 0]]] > 0)


def _compact(made: Surface, keep: NDArray[np.bool_]) -> Surface:
    triangles = made.triangles[keep]
    used, inverse = np.unique(triangles, return_inverse=True)
    return replace(made, points_lps_mm=made.points_lps_mm[used], triangles=inverse.reshape(-1, 3))


def _decimated(made: Surface, share: float) -> Surface:
    from vtkmodules.vtkFiltersCore import vtkDecimatePro

    decimate = vtkDecimatePro()
    decimate.SetInputData(_mesh(made))
    decimate.SetTargetReduction(share)
    decimate.PreserveTopologyOn()
    decimate.BoundaryVertexDeletionOff()
    decimate.Update()
    points, triangles = _arrays(decimate.GetOutput())
    return replace(made, points_lps_mm=points, triangles=triangles)


def _smoothed(made: Surface, strength: float) -> Surface:
    """Windowed sinc smoothing; the pass band 10^(-4 strength) is that of 3D Slicer's segmentations."""
    from vtkmodules.vtkFiltersCore import vtkWindowedSincPolyDataFilter

    smooth = vtkWindowedSincPolyDataFilter()
    smooth.SetInputData(_mesh(made))
    smooth.SetNumberOfIterations(20)
    smooth.SetPassBand(10.0 ** (-4.0 * strength))
    smooth.BoundarySmoothingOff()
    smooth.FeatureEdgeSmoothingOff()
    smooth.NonManifoldSmoothingOn()
    smooth.NormalizeCoordinatesOn()
    smooth.Update()
    points, triangles = _arrays(smooth.GetOutput())
    return replace(made, points_lps_mm=points, triangles=triangles)


def _report(made: Surface, apart: Distance | None) -> Table:
    altered = ", ".join(made.alterations) or "none"
    says = (
        "The surface does not correspond to the segment."
        if made.alterations
        else "The surface corresponds to the segment."
    )
    distance = apart or Distance(0.0, 0.0, 0.0)
    return Table(
        (
            Column("Surface", None, (made.name,)),
            Column("Alterations", None, (altered,)),
            Column("Correspondence", None, (says,)),
            Column("Largest distance", MM, (distance.maximum_mm,)),
            Column("Mean distance", MM, (distance.mean_mm,)),
            Column("95 % distance", MM, (distance.percentile95_mm,)),
        ),
        "Surface correspondence",
    )


TOOL = Tool(
    id="ct.surface",
    title="Surface reconstruction",
    summary="Makes a closed surface of a segment, and says whether and how far it differs from the segment.",
    group="Reconstruction",
    clauses=("4.3.2.4.1", "4.3.2.4.2"),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segment to make a surface of."),
        Port(
            "volume",
            Volume,
            "CT",
            "The image that was segmented; it puts the surface between voxels.",
            optional=True,
        ),
    ),
    outputs=(
        Port("surface", Surface, "Surface", "The closed surface."),
        Port(
            "report",
            Table,
            "Surface correspondence",
            "Whether the surface corresponds to the segment, and how far it is off.",
        ),
    ),
    parameters=Parameters,
    function=surface,
    profile="ct.surface",
    risk="The surface shows the segment, right or wrong. Smoothing, hole filling and decimation move it away "
    "from the segment; read the distances before you measure on it or print it.",
    requires=("vtk",),
)
