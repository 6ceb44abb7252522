"""Adjusting by hand after an automatic registration: shift, turn, scale, undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ctk
import numpy as np
import qt
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from CTFusionLib.AdjustLogic import AdjustLogic
from ctsuite.core.grid import ras_to_lps
from ctsuite.ct.registration import adjust
from ctsuite.ct.registration.adjustment import Adjustment

_SHIFTS, _TURNS = ("shift_l", "shift_p", "shift_s"), ("turn_l", "turn_p", "turn_s")
_REACH_MM = 200.0


class AdjustSection:
    """One slider for each direction; the image moves with them, and Apply makes the change one to undo.

    Parameters
    ----------
    logic : AdjustLogic
        Does the work.
    images : callable
        Gives fixed and moving image, each None where there is none.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    sliders : dict
        Name of the parameter of ``ct.adjust_registration`` to its slider.
    """

    def __init__(self, logic: AdjustLogic, images: Callable[[], tuple[Any, Any]]) -> None:
        self.logic, self._images = logic, images
        self._setting = False
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = libraryText(adjust.TOOL.title)
        self.widget.toolTip = libraryText(adjust.TOOL.summary)
        rows = qt.QFormLayout(self.widget)
        rows.addRow(makeSentence(libraryText(adjust.TOOL.rigidity)))
        fields = {field.name: field for field in adjust.TOOL.fields}
        self.sliders: dict[str, Any] = {}
        for name in (*_SHIFTS, *_TURNS, "scale"):
            self.sliders[name] = self._slider(fields[name])
            rows.addRow(libraryText(fields[name].about.label), self.sliders[name])
        self.applyButton = qt.QPushButton(_("Apply"))
        self.undoButton = qt.QPushButton(_("Undo"))
        self.redoButton = qt.QPushButton(_("Redo"))
        self.applyButton.toolTip = _("Keep the change. The sliders go back to the middle.")
        self.undoButton.toolTip = _("Take the last change back.")
        self.redoButton.toolTip = _("Make the change again that was taken back.")
        self.applyButton.clicked.connect(self.onApply)
        self.undoButton.clicked.connect(self.onUndo)
        self.redoButton.clicked.connect(self.onRedo)
        buttons = qt.QHBoxLayout()
        for button in (self.applyButton, self.undoButton, self.redoButton):
            buttons.addWidget(button)
        rows.addRow(buttons)
        self.refresh()

    def begin(self) -> None:
        """Adjust the transform of the moving image that is chosen."""
        with errorsShown():
            self.logic.begin(self._images()[1])
        self._centre()
        self.refresh()

    def refresh(self) -> None:
        """Show which fields may be used."""
        fixed, moving = self._images()
        ready = fixed is not None and moving is not None and fixed is not moving
        for slider in self.sliders.values():
            slider.enabled = ready
        self.applyButton.enabled = ready and self._isMoved()
        self.undoButton.enabled = ready and (self._isMoved() or self.logic.canUndo())
        self.redoButton.enabled = ready and self.logic.canRedo()

    def onSlider(self) -> None:
        """Move the image as the sliders say."""
        if not self._setting:
            with errorsShown():
                self.logic.preview(self._images()[1], self._adjustment())
            self.refresh()

    def onApply(self) -> None:
        """Keep the change."""
        with errorsShown():
            self.logic.apply(self._images()[1], self._adjustment())
        self._centre()
        self.refresh()

    def onUndo(self) -> None:
        """Take back what the sliders show, or else the last change that was kept."""
        moving = self._images()[1]
        if self._isMoved():
            self.logic.preview(moving, Adjustment())
        else:
            self.logic.undo(moving)
        self._centre()
        self.refresh()

    def onRedo(self) -> None:
        """Make the change again that was taken back."""
        self.logic.redo(self._images()[1])
        self._centre()
        self.refresh()

    def _isMoved(self) -> bool:
        """Whether the sliders show a change that is not kept yet."""
        return self._adjustment() != Adjustment(centre_lps_mm=self._middle())

    def _adjustment(self) -> Adjustment:
        values = {name: slider.value for name, slider in self.sliders.items()}
        return Adjustment(
            tuple(values[name] for name in _SHIFTS),
            tuple(values[name] for name in _TURNS),
            values["scale"] / 100,
            self._middle(),
        )

    def _middle(self) -> tuple[float, float, float]:
        """Middle of the fixed image, LPS mm: what neither turning nor scaling moves."""
        fixed = self._images()[0]
        if fixed is None:
            return (0.0, 0.0, 0.0)
        bounds = np.zeros(6)
        fixed.GetRASBounds(bounds)
        return tuple(ras_to_lps(bounds.reshape(3, 2).mean(axis=1)).tolist())

    def _centre(self) -> None:
        """Put the sliders back without moving the image."""
        self._setting = True
        for name, slider in self.sliders.items():
            slider.value = 100.0 if name == "scale" else 0.0
        self._setting = False

    def _slider(self, field: Any) -> Any:
        about = field.about
        slider = ctk.ctkSliderWidget()
        low, high = about.minimum, about.maximum
        if field.name in _SHIFTS:
            low, high = -_REACH_MM, _REACH_MM
        elif field.name == "scale":
            low, high = 50.0, 200.0
        slider.minimum, slider.maximum = float(low), float(high)
        slider.decimals = about.decimals
        slider.singleStep = 10.0**-about.decimals
        slider.value = float(field.default)
        slider.suffix = f" {about.unit.symbol}"
        slider.toolTip = libraryText(about.tooltip)
        slider.valueChanged.connect(self.onSlider)
        return slider
