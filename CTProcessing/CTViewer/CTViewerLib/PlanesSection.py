"""How the views lie: layout, slabs, linked views, lines where the planes cut each other."""

from __future__ import annotations

from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Layouts import CURVED, showLayout
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from ctsuite.ct.planes import PLANES
from ctsuite.mrml import slice_views


class PlanesSection:
    """Settings of the slice views; the views themselves are moved and turned with their handles.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    """

    def __init__(self) -> None:
        self._showing = False
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Planes and slabs")
        rows = qt.QFormLayout(self.widget)
        self.layoutBox = qt.QComboBox()
        self.layoutBox.toolTip = _("Which views are shown beside each other.")
        layouts = slicer.vtkMRMLLayoutNode
        for text, number in (
            (_("Three planes and 3-D"), layouts.SlicerLayoutFourUpView),
            (_("Large 3-D above three planes"), layouts.SlicerLayoutConventionalView),
            (_("Curved plane and 3-D"), CURVED),
            (_("3-D only"), layouts.SlicerLayoutOneUp3DView),
        ):
            self.layoutBox.addItem(text, int(number))
        rows.addRow(_("Layout"), self.layoutBox)
        self.thicknessSlider = ctk.ctkSliderWidget()
        self.thicknessSlider.minimum, self.thicknessSlider.maximum = 0.0, 200.0
        self.thicknessSlider.decimals = 1
        self.thicknessSlider.singleStep = 1.0
        self.thicknessSlider.suffix = " mm"
        self.thicknessSlider.toolTip = _("Thickness of the slab that each view shows; 0 shows thin slices.")
        rows.addRow(_("Slab thickness"), self.thicknessSlider)
        self.projectionBox = qt.QComboBox()
        self.projectionBox.toolTip = _("What is shown of the values across the slab.")
        for name in slice_views.PROJECTIONS:
            self.projectionBox.addItem(libraryText(name), name)
        rows.addRow(_("Projection"), self.projectionBox)
        self.crosshairBox = qt.QCheckBox(_("Show where the planes cut each other"))
        self.crosshairBox.toolTip = _(
            "Drag the lines to move the planes, and the handles at their ends to turn them (oblique and "
            "double-oblique planes)."
        )
        rows.addRow(self.crosshairBox)
        self.linkBox = qt.QCheckBox(_("Link the views"))
        self.linkBox.toolTip = _("Zoom, window and volumes change in all slice views together.")
        rows.addRow(self.linkBox)
        rows.addRow(_("Turn"), self._turnRow())
        self.resetButton = qt.QPushButton(_("Reset planes"))
        self.resetButton.toolTip = _(
            "Turn the planes back to axial, coronal and sagittal, and show thin slices."
        )
        rows.addRow(self.resetButton)
        self.layoutBox.currentIndexChanged.connect(self.onLayout)
        self.thicknessSlider.valueChanged.connect(self.onSlab)
        self.projectionBox.currentIndexChanged.connect(self.onSlab)
        self.crosshairBox.toggled.connect(self.onCrosshair)
        self.linkBox.toggled.connect(self.onLink)
        self.resetButton.clicked.connect(self.onReset)

    def open(self) -> None:
        """Show what the slice views of the scene are set to."""
        self._showing = True
        try:
            thickness, projection = slice_views.slab(slicer.mrmlScene)
            self.thicknessSlider.value = thickness
            self.projectionBox.setCurrentIndex(self.projectionBox.findData(projection))
            self.crosshairBox.checked = slice_views.intersections_shown(slicer.mrmlScene)
            self.linkBox.checked = slice_views.linked(slicer.mrmlScene)
        finally:
            self._showing = False

    def onLayout(self) -> None:
        """Show another layout."""
        showLayout(int(self.layoutBox.itemData(self.layoutBox.currentIndex)))

    def onSlab(self) -> None:
        """Show slabs of the thickness and projection that are set."""
        if not self._showing:
            projection = str(self.projectionBox.itemData(self.projectionBox.currentIndex))
            slice_views.set_slab(slicer.mrmlScene, self.thicknessSlider.value, projection)

    def onCrosshair(self) -> None:
        """Draw or hide the lines where the planes cut each other."""
        if not self._showing:
            slice_views.show_intersections(slicer.mrmlScene, self.crosshairBox.checked)

    def onLink(self) -> None:
        """Link the views or let each be on its own."""
        if not self._showing:
            slice_views.link(slicer.mrmlScene, self.linkBox.checked)

    def onTurn(self) -> None:
        """Turn the two other planes about the one that is chosen; they stay at right angles."""
        state = slice_views.crosshair(slicer.mrmlScene)
        if state is not None:
            plane = str(self.planeBox.itemData(self.planeBox.currentIndex))
            slice_views.show_crosshair(slicer.mrmlScene, state.turned(plane, self.angleBox.value))

    def onReset(self) -> None:
        """Turn the planes back and show thin slices."""
        self.thicknessSlider.value = 0.0
        slice_views.reset(slicer.mrmlScene)
        manager = slicer.app.layoutManager()
        if manager is not None:
            manager.resetSliceViews()

    def _turnRow(self) -> Any:
        self.planeBox = qt.QComboBox()
        self.planeBox.toolTip = _("The view in which the lines of the two other planes turn.")
        for plane in PLANES:
            self.planeBox.addItem(libraryText(plane), plane)
        self.angleBox = qt.QDoubleSpinBox()
        self.angleBox.minimum, self.angleBox.maximum = -180.0, 180.0
        self.angleBox.decimals = 1
        self.angleBox.value = 15.0
        self.angleBox.suffix = " °"
        self.angleBox.toolTip = _("Angle, clockwise as the view is seen.")
        self.turnButton = qt.QPushButton(_("Turn planes"))
        self.turnButton.toolTip = _(
            "Turn the two other planes; a second turn in another view makes them double-oblique."
        )
        self.turnButton.clicked.connect(self.onTurn)
        row = qt.QHBoxLayout()
        for widget in (self.planeBox, self.angleBox, self.turnButton):
            row.addWidget(widget)
        return row
