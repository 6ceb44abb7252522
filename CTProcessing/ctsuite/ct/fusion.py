"""Fusion: two images of one patient on the same plane, brought together by a registration where it is needed.

Both images are sampled linearly at the centres of the picture's pixels: the first at the point itself, the
second at the point that the transform takes it to. No image is resampled twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.deformation import Deformation
from ctsuite.core.grid import Float, Grid
from ctsuite.core.i18n import Text
from ctsuite.core.picture import Picture
from ctsuite.core.sampling import sample_points, sample_rows
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.core.units import MM, ONE, PERCENT
from ctsuite.core.volume import Volume
from ctsuite.ct import blend
from ctsuite.ct.colour_maps import COLOUR_MAPS, GREY, HOT
from ctsuite.ct.errors import FUSION_APART
from ctsuite.ct.mpr import PlaneParameters, plane_grid
from ctsuite.ct.picture.automatic import automatic_window
from ctsuite.ct.picture.fused import Layer, fused_picture
from ctsuite.ct.picture.view import View
from ctsuite.ct.presets import PRESETS
from ctsuite.ct.registration.frames import FRAME, require_same_frame
from ctsuite.ct.window import CUSTOM, WindowState, display

AUTOMATIC = "automatic"
_WINDOWS = (AUTOMATIC, CUSTOM, *PRESETS)
_LATTICE = 17


@dataclass(frozen=True)
class Parameters(PlaneParameters):
    """What can be set."""

    mode: Annotated[
        str, Parameter("Fusion", "How the two images share the picture.", choices=blend.MODES)
    ] = blend.BLEND
    opacity: Annotated[
        float,
        Parameter("Opacity", "How much of the second image is seen in a blend.", PERCENT, 0, 100, decimals=0),
    ] = 50.0
    first_map: Annotated[
        str, Parameter("First colour map", "Colours of the first image.", choices=COLOUR_MAPS)
    ] = GREY
    second_map: Annotated[
        str, Parameter("Second colour map", "Colours of the second image.", choices=COLOUR_MAPS)
    ] = HOT
    first_window: Annotated[
        str,
        Parameter(
            "First window",
            "Window of the first image; automatic takes that of the series, or the range of its values.",
            choices=_WINDOWS,
        ),
    ] = AUTOMATIC
    first_centre: Annotated[
        float,
        Parameter("First centre", "Counts where the first window is 'custom'.", ONE, -1e6, 1e6, decimals=1),
    ] = 40.0
    first_width: Annotated[
        float, Parameter("First width", "Counts where the first window is 'custom'.", ONE, 0, 1e6, decimals=1)
    ] = 400.0
    second_window: Annotated[
        str,
        Parameter(
            "Second window",
            "Window of the second image; automatic takes that of the series, or the range of its values.",
            choices=_WINDOWS,
        ),
    ] = AUTOMATIC
    second_centre: Annotated[
        float,
        Parameter("Second centre", "Counts where the second window is 'custom'.", ONE, -1e6, 1e6, decimals=1),
    ] = 40.0
    second_width: Annotated[
        float,
        Parameter("Second width", "Counts where the second window is 'custom'.", ONE, 0, 1e6, decimals=1),
    ] = 400.0
    tile: Annotated[
        float, Parameter("Square size", "Edge of a square of the checkerboard.", MM, 1, 200, decimals=0)
    ] = 20.0
    wipe: Annotated[
        float,
        Parameter(
            "Wipe position", "Share of the picture that the first image fills.", PERCENT, 0, 100, decimals=0
        ),
    ] = 50.0
    wipe_down: Annotated[
        bool, Parameter("Wipe downwards", "Whether the first image is above instead of left.")
    ] = False
    size: Annotated[
        int, Parameter("Picture size", "Width and height of the picture in pixels.", None, 200, 3000)
    ] = 900


def fusion(
    volume: Volume,
    second: Volume,
    parameters: Parameters,
    task: Task,
    transform: Transform | None = None,
) -> dict[str, Any]:
    """Show two images on one plane of the first.

    Without a transform both images must be given in the same frame of reference.

    Raises
    ------
    CTSuiteError
        REGISTRATION-FRAMES-DIFFER, FUSION-APART, MPR-OUTSIDE, RUN-CANCELLED.
    """
    if transform is None:
        require_same_frame(volume, second)
    require_overlap(volume, second, transform)
    plane = plane_grid(volume.grid, parameters)
    view = plane_view(plane, _panel(parameters))
    task.progress(0.1, "sampling both images")
    layers = [
        Layer(volume, _window(volume, parameters, "first"), parameters.first_map),
        Layer(second, _window(second, parameters, "second"), parameters.second_map),
    ]
    levels = [_levels(layers[0], view, None), _levels(layers[1], view, transform)]
    task.progress(0.6, "drawing")
    badges = tuple(notices(volume, second, transform, parameters, bool(np.isfinite(levels[1]).any())))
    pixels = fused_picture(_together(levels, layers, parameters, view), view, layers, parameters.mode, badges)
    name = f"{second.name} on {volume.name} ({parameters.mode})"
    return {"picture": Picture(pixels, name, tuple(map(str, badges)), view.mm_per_pixel)}


def require_overlap(first: Volume, second: Volume, transform: Transform | None) -> None:
    """Refuse two images that have no place in common.

    Raises
    ------
    CTSuiteError
        FUSION-APART.
    """
    lattice = _lattice(first.grid)
    moved = lattice if transform is None else transform.to_moving(lattice)
    if second.grid.contains_lps(moved).any():
        return
    back = _lattice(second.grid)
    if not first.grid.contains_lps(back if transform is None else transform.apply(back)).any():
        raise FUSION_APART(first=first.name, second=second.name)


def plane_view(plane: Grid, size: tuple[int, int]) -> View:
    """Return the view that shows the whole of a plane."""
    axes = np.array(plane.direction_lps)
    return View.around(plane.corners_lps_mm(), axes[:, 0], axes[:, 1], size)


def notices(
    first: Volume, second: Volume, transform: Transform | None, parameters: Parameters, reached: bool
) -> list[Text]:
    """Say which images are seen, how they share the picture, and what brought them together."""
    mode = parameters.mode
    made = [Text("Fusion of {first} and {second}", first=first.name, second=second.name)]
    if mode == blend.BLEND:
        percent = parameters.opacity
        made.append(
            Text("Second image {percent:.0f} % blended, {map}", percent=percent, map=parameters.second_map)
        )
    elif mode == blend.DIFFERENCE:
        made.append(Text("Difference of grey levels, first minus second; equal is middle grey"))
    else:
        made.append(Text("Both images by turns: {mode}", mode=mode))
    if transform is not None:
        made.append(Text("Registration: {name}", name=transform.name))
    elif first.attributes.get(FRAME):
        made.append(Text("No registration: same frame of reference"))
    else:
        made.append(Text("No registration, and no frame of reference is named"))
    if not reached:
        made.append(Text("The second image does not reach this plane"))
    return made


def _panel(parameters: Parameters) -> tuple[int, int]:
    if parameters.mode == blend.SIDE_BY_SIDE:
        return parameters.size // 2, parameters.size * 5 // 8
    return parameters.size, parameters.size


def _window(volume: Volume, parameters: Parameters, which: str) -> WindowState:
    name = getattr(parameters, f"{which}_window")
    if name == CUSTOM:
        return WindowState(getattr(parameters, f"{which}_centre"), getattr(parameters, f"{which}_width"))
    return automatic_window(volume) if name == AUTOMATIC else WindowState.preset(name)


def _levels(layer: Layer, view: View, transform: Transform | None) -> NDArray[np.float32]:
    """Grey levels of the pixels, not a number outside the image."""
    volume, grid = layer.volume, layer.volume.grid
    if isinstance(transform, Deformation):
        values = sample_points(volume.array, grid.lps_to_index(transform.to_moving(view.pixels_lps_mm())))
    else:
        # a linear map keeps rows straight and evenly spaced: two points of a row say where it lies
        width, height = view.size
        starts = view.origin_lps_mm + np.arange(height)[:, None] * view.down * view.mm_per_pixel
        ends = np.stack([starts, starts + view.right * view.mm_per_pixel])
        index = grid.lps_to_index(ends if transform is None else transform.to_moving(ends))
        values = sample_rows(volume.array, index[0], index[1] - index[0], width)
    inside = np.isfinite(values)
    shown = display(np.where(inside, values, 0), layer.window).astype(np.float32)
    return np.where(inside, shown, np.float32(np.nan))


def _together(
    levels: list[NDArray[np.float32]], layers: list[Layer], parameters: Parameters, view: View
) -> NDArray[np.float32]:
    mode = parameters.mode
    if mode == blend.DIFFERENCE:
        return blend.coloured(blend.difference(*levels), GREY)
    first, second = (blend.coloured(one, layer.colour_map) for one, layer in zip(levels, layers, strict=True))
    if mode == blend.CHECKERBOARD:
        return blend.checkerboard(first, second, parameters.tile / view.mm_per_pixel)
    if mode == blend.WIPE:
        return blend.wiped(first, second, parameters.wipe / 100, parameters.wipe_down)
    if mode == blend.SIDE_BY_SIDE:
        return np.concatenate([first, second], axis=1)
    return blend.blended(first, second, np.isfinite(levels[1]), parameters.opacity / 100)


def _lattice(grid: Grid) -> Float:
    """Points (n, 3) all over a grid, its ends included."""
    ends = [np.linspace(0, n - 1, _LATTICE) for n in grid.shape[::-1]]
    return grid.index_to_lps(np.stack(np.meshgrid(*ends, indexing="ij"), -1).reshape(-1, 3))


TOOL = Tool(
    id="ct.fusion",
    title="Image fusion",
    summary="Shows two images of a patient in one picture: blended, as checkerboard, wiped, as difference or "
    "side by side.",
    group="Registration",
    clauses=("4.3.1", "4.3.2.3"),
    inputs=(
        Port("volume", Volume, "First image", "The image whose plane is shown."),
        Port("second", Volume, "Second image", "The image that is laid over it."),
        Port(
            "transform",
            Transform,
            "Registration",
            "Takes the second image to the first; needed unless both have the same frame of reference.",
            optional=True,
        ),
    ),
    outputs=(Port("picture", Picture, "Fused picture", "The plane with both images, in colour."),),
    parameters=Parameters,
    function=fusion,
    profile="ct.fusion",
    risk="A fused picture is only as good as the registration: look at borders that both images show before "
    "you trust it. Colours hide values below them; a finding must be confirmed in each image alone.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba", "vtk"),
)
