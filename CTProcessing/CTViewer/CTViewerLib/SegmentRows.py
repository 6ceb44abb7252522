"""A row for each segment: its colour and its opacity in the volume rendering."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ctk
import qt
from slicer.i18n import tr as _

from ctsuite.ct.rendering.colouring import Paint


class SegmentRows:
    """Colour button and opacity slider of each segment.

    Parameters
    ----------
    changed : callable
        Called with the identifier of a segment and how it is to be seen.

    Attributes
    ----------
    widget : qt.QWidget
        The rows.
    rows : dict
        Identifier of a segment to its colour button and its slider.
    """

    def __init__(self, changed: Callable[[str, Paint], None]) -> None:
        self._changed = changed
        self._showing = False
        self._shown: tuple[Any, ...] = ()
        self.widget = qt.QWidget()
        self._layout = qt.QFormLayout(self.widget)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.rows: dict[str, tuple[Any, Any]] = {}

    def show(self, segments: Any, paints: Mapping[str, Paint]) -> None:
        """Show how the segments of a segmentation are painted; none where it is None."""
        names = _names(segments)
        if (segments, *names.items()) != self._shown:
            self._make(names)
            self._shown = (segments, *names.items())
        self._showing = True
        try:
            for id_, (button, slider) in self.rows.items():
                if id_ in paints:
                    button.color = qt.QColor.fromRgbF(*paints[id_].colour_rgb)
                    slider.value = 100 * paints[id_].opacity
        finally:
            self._showing = False

    def _make(self, names: Mapping[str, str]) -> None:
        while self._layout.rowCount():
            self._layout.removeRow(0)
        self.rows = {}
        for id_, name in names.items():
            button = ctk.ctkColorPickerButton()
            button.displayColorName = False
            button.toolTip = _("Colour of the segment in the rendering.")
            slider = ctk.ctkSliderWidget()
            slider.minimum, slider.maximum = 0.0, 100.0
            slider.decimals = 0
            slider.suffix = " %"
            slider.toolTip = _("Opacity of the segment in the rendering; 0 hides it.")
            row = qt.QHBoxLayout()
            row.addWidget(button)
            row.addWidget(slider, 1)
            self._layout.addRow(qt.QLabel(name), row)
            self.rows[id_] = (button, slider)
            button.colorChanged.connect(lambda colour, id_=id_: self._onChanged(id_))
            slider.valueChanged.connect(lambda value, id_=id_: self._onChanged(id_))

    def _onChanged(self, id_: str) -> None:
        if not self._showing:
            button, slider = self.rows[id_]
            colour = button.color
            rgb = (colour.redF(), colour.greenF(), colour.blueF())
            self._changed(id_, Paint(rgb, slider.value / 100))


def _names(segments: Any) -> dict[str, str]:
    if segments is None:
        return {}
    segmentation = segments.GetSegmentation()
    ids = [segmentation.GetNthSegmentID(number) for number in range(segmentation.GetNumberOfSegments())]
    return {id_: segmentation.GetSegment(id_).GetName() for id_ in ids}
