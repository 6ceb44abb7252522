"""The window that panel, corner annotation and mouse share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ctsuite.core.shared import Shared
from ctsuite.core.volume import Volume
from ctsuite.ct.presets import PRESETS
from ctsuite.ct.window import CUSTOM, WindowState, nonlinear_function, nonlinear_notice, series_windows

SOFT_TISSUE = "soft tissue"
OF_SERIES = "series: "


class WindowModel(Shared[WindowState]):
    """One window state with every way of changing it; all who follow it see each change at once.

    Parameters
    ----------
    volume : Volume or None
        Whose windows are offered before the presets, and whose first window holds at the beginning.

    Attributes
    ----------
    choices : dict of str to WindowState
        What can be chosen by name.
    notice : str or None
        What a view must say of the windows of the series.
    """

    def __init__(self, volume: Volume | None = None) -> None:
        own = {} if volume is None else series_windows(volume)
        named = {f"{OF_SERIES}{name}": state for name, state in own.items()}
        self.choices = {**named, **{name: WindowState.preset(name) for name in PRESETS}}
        function = None if volume is None else nonlinear_function(volume)
        self.notice = nonlinear_notice(function) if function and own else None
        super().__init__(next(iter(named.values()), WindowState.preset(SOFT_TISSUE)))

    @property
    def choice(self) -> str:
        """Name of the present state, or ``custom`` where it has none."""
        return next((name for name, state in self.choices.items() if state == self.state), CUSTOM)

    def choose(self, name: str) -> None:
        """Take a named window; ``custom`` keeps the numbers."""
        if name != CUSTOM:
            self.set(self.choices[name])

    def set_centre(self, centre: float) -> None:
        """Set the value in middle grey."""
        self.change(lambda state: replace(state, centre=centre))

    def set_width(self, width: float) -> None:
        """Set the range of values from black to white."""
        self.change(lambda state: replace(state, width=width))

    def set_limits(self, lower: float, upper: float) -> None:
        """Set the highest black and the lowest white value, in any order."""
        self.set(WindowState((lower + upper) / 2, abs(upper - lower)))

    def begin_drag(self, hu_per_pixel: float = 2.0) -> Callable[[float, float], None]:
        """Return what a mouse calls with its way to the right and down since it was pressed, in pixels."""
        start = self.state
        return lambda right, down: self.set(start.dragged(right, down, hu_per_pixel))
