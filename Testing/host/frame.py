"""Pictures of a module as a user meets it: its panel in a window like Slicer's, views at the right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from .ctk_widgets import ctkCollapsibleButton
from .proxy import unwrap

PANEL_WIDTH = 430
_SCROLL_BAR = 18
_BARS = {"Red": "#f34a33", "3D": "#7583e6", "Green": "#6eb04b", "Yellow": "#edd54c"}


class View(QWidget):
    """One view: a coloured bar above a picture; black, or the gradient of an empty 3-D view, without one."""

    def __init__(self, name: str, picture: NDArray[np.uint8] | None) -> None:
        super().__init__()
        self._name = name
        self._pixmap = None if picture is None else _pixmap(picture)

    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self)
        bar = QRect(0, 0, self.width(), 26)
        below = self.rect().adjusted(0, 26, 0, 0)
        painter.fillRect(below, QColor("black"))
        if self._name == "3D":
            sky = QLinearGradient(0, 26, 0, self.height())
            sky.setColorAt(0.0, QColor(116, 120, 190))
            sky.setColorAt(1.0, QColor(193, 195, 232))
            painter.fillRect(below, sky)
            if self._pixmap is not None:
                painter.fillRect(below, QColor(153, 158, 212))  # views.py draws on this
        if self._pixmap is not None:
            smooth = Qt.TransformationMode.SmoothTransformation
            shown = self._pixmap.scaled(below.size(), Qt.AspectRatioMode.KeepAspectRatio, smooth)
            corner = below.center() - shown.rect().center()
            painter.drawPixmap(corner, shown)
        painter.fillRect(bar, QColor(_BARS[self._name]))
        painter.drawText(
            bar.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._name[0].replace("3", "1")
        )


def grab(
    module: Any, path: Path, views: Mapping[str, NDArray[np.uint8]] | None = None, size: Any = (1500, 950)
) -> Path:
    """Save a picture of a module's panel in a window like Slicer's.

    Parameters
    ----------
    module : qSlicerScriptedLoadableModule
        A loaded module.
    path : Path
        File to write (.png).
    views : Mapping or None
        Pictures (rows, columns, 3) for the views ``Red``, ``Green``, ``Yellow`` and ``3D``.
    size : tuple of int
        Width and height in pixels.

    Returns
    -------
    Path
        The file.
    """
    panel = unwrap(module.widgetRepresentation())
    window = _window(module, panel, views or {})
    window.resize(QSize(*size))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        window.ensurePolished()
        window.show()
        QApplication.processEvents()  # layouts settle, widgets that were taken away go
        assert window.grab().save(str(path)), f"{path} could not be written"
    finally:
        panel.setParent(None)
        window.close()
    return path


def grab_widget(widget: Any, path: Path) -> Path:
    """Save a picture of a single widget, such as a dialog."""
    path.parent.mkdir(parents=True, exist_ok=True)
    assert unwrap(widget).grab().save(str(path)), f"{path} could not be written"
    return path


def _window(module: Any, panel: QWidget, views: Mapping[str, NDArray[np.uint8]]) -> QWidget:
    window = QWidget()
    rows = QVBoxLayout(window)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    menus = QMenuBar(window)
    for title in ("&File", "&Edit", "&View", "&Help"):
        menus.addMenu(title)
    rows.addWidget(menus)
    rows.addWidget(_toolbar(module))
    columns = QHBoxLayout()
    columns.setSpacing(4)
    columns.addWidget(_module_panel(panel))
    columns.addLayout(_views(views), 1)
    rows.addLayout(columns, 1)
    return window


def _toolbar(module: Any) -> QWidget:
    bar = QFrame()
    layout = QHBoxLayout(bar)
    layout.setContentsMargins(8, 4, 8, 4)
    layout.addWidget(QLabel("Modules:"))
    selector = QComboBox()
    selector.setMinimumWidth(220)
    icon = unwrap(module.icon)
    selector.addItem(icon if isinstance(icon, QIcon) else QIcon(), module.title)
    layout.addWidget(selector)
    layout.addStretch(1)
    return bar


def _module_panel(panel: QWidget) -> QWidget:
    side = QWidget()
    side.setFixedWidth(max(PANEL_WIDTH, panel.minimumSizeHint().width() + _SCROLL_BAR))
    layout = QVBoxLayout(side)
    layout.setContentsMargins(0, 0, 0, 4)
    heading = QLabel("  3D Slicer")
    heading.setStyleSheet("font-size: 22px; color: #a9b4cf;")
    layout.addWidget(heading)
    layout.addWidget(_folded("Help && Acknowledgement"))
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(panel)
    layout.addWidget(scroll, 1)
    layout.addWidget(_folded("Data Probe"))
    return side


def _folded(text: str) -> ctkCollapsibleButton:
    button = ctkCollapsibleButton(text.replace("&&", "&"))
    button.setProperty("collapsed", True)
    return button


def _views(pictures: Mapping[str, NDArray[np.uint8]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(2)
    for position, name in enumerate(("Red", "3D", "Green", "Yellow")):
        grid.addWidget(View(name, pictures.get(name)), position // 2, position % 2)
    return grid


def _pixmap(picture: NDArray[np.uint8]) -> QPixmap:
    rows, columns = picture.shape[:2]
    data = np.ascontiguousarray(picture[..., :3])
    return QPixmap.fromImage(
        QImage(data.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()
    )
