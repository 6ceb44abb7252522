"""Resampling an image onto the grid of another one, through the transform of a registration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np

from ctsuite.core.deformation import Deformation
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.core.units import HU
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.registration.errors import NO_OVERLAP
from ctsuite.ct.registration.frames import FRAME, require_same_frame
from ctsuite.ct.registration.warp import INTERPOLATIONS, LINEAR, NEAREST, warped

_AIR_HU = -1024.0


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    interpolation: Annotated[
        str,
        Parameter(
            "Interpolation",
            "How values between voxels are found. Linear never overshoots, cubic keeps more detail, nearest "
            "keeps the values as they are. Segments are always taken from the nearest voxel.",
            choices=INTERPOLATIONS,
        ),
    ] = LINEAR


def resample_to(
    moving: Volume,
    fixed: Volume,
    parameters: Parameters,
    task: Task,
    labels: Labels | None = None,
    transform: Transform | None = None,
) -> dict[str, Any]:
    """Give the moving image, and its segments, the voxels of the fixed one.

    Every voxel of the fixed image is taken through the inverse of the transform to the moving image, where
    the value is interpolated. Outside the moving image there is air (0 for images that are not in Hounsfield
    units). Without a transform both images must name the same frame of reference.

    Raises
    ------
    CTSuiteError
        REGISTRATION-FRAMES-DIFFER, REGISTRATION-NO-OVERLAP, RUN-CANCELLED.
    """
    if transform is None:
        require_same_frame(fixed, moving)
    way = transform or Transform(np.eye(4), "frame of reference")
    _require_overlap(fixed, moving, way)
    outside = _AIR_HU if moving.unit == HU else 0.0
    part = task.part(0.0, 1.0 if labels is None else 0.7)
    array = warped(moving.array, moving.grid, way, fixed.grid, parameters.interpolation, outside, part)
    name = f"{moving.name} ({fixed.name})"
    made = moving.with_array(array, fixed.grid, name)
    about = _derivation(fixed, moving, transform, parameters.interpolation)
    attributes = {**made.attributes, "DerivationDescription": str(about), BADGE: about}
    if fixed.attributes.get(FRAME):
        attributes[FRAME] = fixed.attributes[FRAME]
    volume = Volume(made.array, made.grid, made.unit, attributes, name)
    if labels is None:
        return {"volume": volume, "labels": None}
    segments = warped(labels.array, labels.grid, way, fixed.grid, NEAREST, 0.0, task.part(0.7, 1.0))
    return {"volume": volume, "labels": replace(labels, array=segments, grid=fixed.grid)}


def _derivation(fixed: Volume, moving: Volume, transform: Transform | None, interpolation: str) -> Text:
    if transform is None:
        kind = Text("the common frame of reference")
    elif isinstance(transform, Deformation):
        kind = Text("the deformable transform {name}", name=transform.name)
    else:
        kind = Text("the linear transform {name}", name=transform.name)
    return Text(
        "{moving} resampled onto {fixed} by {kind}, {interpolation} interpolation",
        moving=moving.name,
        fixed=fixed.name,
        kind=kind,
        interpolation=interpolation,
    )


def _require_overlap(fixed: Volume, moving: Volume, transform: Transform) -> None:
    """Look at a lattice of points of the fixed image, borders included."""
    steps = [np.linspace(-0.5, n - 0.5, 33) for n in fixed.grid.shape[::-1]]
    index = np.stack(np.meshgrid(*steps, indexing="ij"), axis=-1).reshape(-1, 3)
    places = transform.to_moving(fixed.grid.index_to_lps(index))
    if not moving.grid.contains_lps(places).any():
        raise NO_OVERLAP(fixed=fixed.name, moving=moving.name, share="0", least="1")


TOOL = Tool(
    id="ct.resample_to",
    title="Resampling onto another image",
    summary="Gives an image and its segments the voxels of another image, through the transform of a "
    "registration.",
    group="Registration",
    clauses=("4.3.2.3", "4.4.1"),
    inputs=(
        Port("moving", Volume, "Moving image", "The CT, MR or PET image to resample."),
        Port("fixed", Volume, "Fixed image", "The CT, MR or PET image whose voxels are taken."),
        Port("labels", Labels, "Segmentation", "Segments of the moving image to take along.", optional=True),
        Port(
            "transform",
            Transform,
            "Transform",
            "From the moving to the fixed image, linear or deformable; without it both must have one frame "
            "of reference.",
            optional=True,
        ),
    ),
    outputs=(
        Port("volume", Volume, "Resampled image", "The moving image with the voxels of the fixed one."),
        Port(
            "labels",
            Labels,
            "Resampled segmentation",
            "The segments with the voxels of the fixed image.",
            optional=True,
        ),
    ),
    parameters=Parameters,
    function=resample_to,
    profile="ct.registration",
    risk="A resampled image is not the original: it is interpolated, and as far off as its registration is. "
    "Measure on "
    "the original image. Where the moving image ends, air or zero is shown.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
)
