"""Window and level: the linear map from CT number to grey level.

The map is LINEAR_EXACT of DICOM PS3.3 C.11.2.1.3.2: values at or below ``centre - width / 2`` are black, at
or above ``centre + width / 2`` white, and linear in between. The state is one immutable value; every
indicator shows it and every way of changing it (preset, number, drag) makes the next one.

A series may bring several windows with their names, and ask for one of three functions. LINEAR differs
from LINEAR_EXACT by half a unit at the centre and one in the width (PS3.3 C.11.2.1.2.1), which no eye can
tell; the numbers are shown as the series has them. SIGMOID is not linear: the window is drawn linearly all
the same, and that is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.i18n import Text
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.units import HU, ONE
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.errors import NO_WINDOW, WINDOW_NUMBER
from ctsuite.ct.presets import PRESETS

CUSTOM, SERIES = "custom", "from the series"
LEVELS = 256
_LINEAR = ("LINEAR", "LINEAR_EXACT")
_NARROWEST = 1.0
_TABLE_LIMIT = 1 << 17
_AT_ONCE = 2**20


@dataclass(frozen=True)
class WindowState:
    """The one state behind every indicator: centre and width in the unit of the image."""

    centre: float
    width: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "centre", float(self.centre))
        object.__setattr__(self, "width", max(float(self.width), _NARROWEST))

    @property
    def lower(self) -> float:
        """Highest value that is black."""
        return self.centre - self.width / 2

    @property
    def upper(self) -> float:
        """Lowest value that is white."""
        return self.centre + self.width / 2

    @classmethod
    def preset(cls, name: str) -> WindowState:
        """Return the state of a preset."""
        return cls(*PRESETS[name])

    @classmethod
    def of_series(cls, volume: Volume, number: int = 1) -> WindowState:
        """Return a window that the series brings; the first where no number is given.

        Raises
        ------
        CTSuiteError
            WINDOW-NOT-IN-SERIES, WINDOW-NUMBER.
        """
        windows = series_windows(volume)
        if not windows:
            raise NO_WINDOW(name=volume.name)
        if not 1 <= number <= len(windows):
            raise WINDOW_NUMBER(name=volume.name, number=number, count=len(windows))
        return list(windows.values())[number - 1]

    @property
    def text(self) -> str:
        """The state in the corner of a picture."""
        width, centre = (round(value, 1 if abs(value) >= 10 else 3) for value in (self.width, self.centre))
        return f"W {width:g}  C {centre:g}"

    def dragged(self, right_pixels: float, down_pixels: float, hu_per_pixel: float = 2.0) -> WindowState:
        """Return the state after a drag: to the right widens, downwards raises the centre."""
        return replace(
            self,
            width=self.width + right_pixels * hu_per_pixel,
            centre=self.centre + down_pixels * hu_per_pixel,
        )


def display(array: NDArray[Any], state: WindowState, levels: int = LEVELS) -> NDArray[Any]:
    """Map values to grey levels.

    Parameters
    ----------
    array : ndarray
        Values of any shape.
    state : WindowState
        Centre and width.
    levels : int
        Grey levels of the display; 256 gives 0 to 255.

    Returns
    -------
    ndarray of uint8, or uint16 above 256 levels
        Nearest grey level; the deviation from the linear map is at most half a level.
    """
    kind = np.uint8 if levels <= 256 else np.uint16
    if array.dtype.kind in "iu" and array.dtype.itemsize <= 2 and array.size > _TABLE_LIMIT:
        info = np.iinfo(array.dtype)
        table = _map(np.arange(info.min, info.max + 1), state, levels).astype(kind)
        flat, made = array.reshape(-1), np.empty(array.size, kind)
        for first in range(0, array.size, _AT_ONCE):
            # an index takes eight bytes a voxel, so there is never one for all of them
            part = slice(first, first + _AT_ONCE)
            made[part] = table[flat[part].astype(np.intp) - info.min]
        return made.reshape(array.shape)
    return _map(array, state, levels).astype(kind)


def _map(values: NDArray[Any], state: WindowState, levels: int) -> NDArray[Any]:
    share = (values.astype(np.float64) - state.lower) / state.width
    return np.rint(np.clip(share, 0.0, 1.0) * (levels - 1))


def series_windows(volume: Volume) -> dict[str, WindowState]:
    """Return the windows that a series brings, by name and in its order; those without width are left out."""
    keys = ("WindowCenter", "WindowWidth", "WindowCenterWidthExplanation")
    centres, widths, names = (_all(volume.attributes.get(key)) for key in keys)
    found: dict[str, WindowState] = {}
    for n, (centre, width) in enumerate(zip(centres, widths, strict=False)):
        if float(width) > 0:
            name = str(names[n]).strip() if n < len(names) else ""
            free = name and name not in found
            found[name if free else f"window {n + 1}"] = WindowState(float(centre), float(width))
    return found


def nonlinear_function(volume: Volume) -> str | None:
    """Return which function that is not linear the series asks for with its windows, if it does."""
    function = str(volume.attributes.get("VOILUTFunction") or _LINEAR[0]).upper()
    return None if function in _LINEAR else function


def nonlinear_notice(function: str) -> Text:
    """Say that a window which is not linear is drawn linearly."""
    return Text("The series asks for a {function} window; shown linearly", function=function)


def _all(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    preset: Annotated[
        str,
        Parameter(
            "Preset",
            "Window for a body part. Choose 'custom' to give centre and width yourself.",
            choices=(CUSTOM, SERIES, *PRESETS),
        ),
    ] = "soft tissue"
    centre: Annotated[
        float,
        Parameter(
            "Centre",
            "CT number shown in middle grey. Counts where the preset is 'custom'.",
            HU,
            -2048,
            4096,
            decimals=0,
        ),
    ] = 40.0
    width: Annotated[
        float,
        Parameter(
            "Width",
            "Range of CT numbers from black to white. Counts where the preset is 'custom'.",
            HU,
            1,
            8192,
            decimals=0,
        ),
    ] = 400.0

    number: Annotated[
        int,
        Parameter(
            "Window of the series",
            "Which of the windows that the series brings. Counts where the preset is 'from the series'.",
            None,
            1,
            20,
        ),
    ] = 1

    def state(self, volume: Volume) -> WindowState:
        """Return the state that is meant."""
        if self.preset == SERIES:
            return WindowState.of_series(volume, self.number)
        return (
            WindowState(self.centre, self.width) if self.preset == CUSTOM else WindowState.preset(self.preset)
        )


def window(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Map a volume to the grey levels of a display.

    Raises
    ------
    CTSuiteError
        WINDOW-NOT-IN-SERIES, WINDOW-NUMBER.
    """
    state = parameters.state(volume)
    task.progress(0.0, "setting the window")
    shown = display(volume.array, state)
    attributes = {**volume.attributes, "WindowCenter": state.centre, "WindowWidth": state.width}
    function = nonlinear_function(volume)
    if parameters.preset == SERIES and function:
        attributes[BADGE] = nonlinear_notice(function)
    attributes["VOILUTFunction"] = "LINEAR_EXACT"
    return {"display": Volume(shown, volume.grid, ONE, attributes, f"{volume.name} (display)")}


TOOL = Tool(
    id="ct.window",
    title="Window and level",
    summary="Sets which CT numbers are shown from black to white, by a linear map.",
    group="Display",
    clauses=("4.3.2.1",),
    inputs=(Port("volume", Volume, "CT", "The CT to show."),),
    outputs=(Port("display", Volume, "Display image", "Grey levels 0 to 255 of the display."),),
    parameters=Parameters,
    function=window,
    profile="ct.window",
    risk="What lies outside the window is plain black or white: a finding there cannot be seen. Look at "
    "each region "
    "with the window made for it.",
    scope=Scope.CT_AND_OTHER,
)
