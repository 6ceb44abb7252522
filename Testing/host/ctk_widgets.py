"""The CTK widgets that the modules use, drawn with plain Qt so that they look and act alike.

Names follow CTK. Only what a module can see is imitated: properties, signals, slots and the look.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

_STEPS = 10_000


class ctkCollapsibleButton(QAbstractButton):
    """A button as wide as the panel that shows or hides what lies below it."""

    slicerName = "ctk.ctkCollapsibleButton"
    contentsCollapsed = Signal(bool)

    def __init__(self, text: str | QWidget = "", parent: QWidget | None = None) -> None:
        if isinstance(text, QWidget):
            text, parent = "", text
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.toggled.connect(lambda shown: self.setProperty("collapsed", not shown))
        self._header = self.fontMetrics().height() + 8
        self.setContentsMargins(0, self._header, 0, 0)

    def _is_collapsed(self) -> bool:
        return not self.isChecked()

    def _set_collapsed(self, collapsed: bool) -> None:
        self.setChecked(not collapsed)
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.setVisible(not collapsed)
        self.setMaximumHeight(self._header if collapsed else 16_777_215)
        self.contentsCollapsed.emit(collapsed)

    collapsed = Property(bool, _is_collapsed, _set_collapsed)

    def sizeHint(self) -> QSize:
        inside = self.layout().totalSizeHint() if self.layout() else QSize(0, self._header)
        return QSize(max(inside.width(), 100), self._header if self._is_collapsed() else inside.height())

    def minimumSizeHint(self) -> QSize:
        inside = self.layout().totalMinimumSize() if self.layout() else QSize(0, self._header)
        return QSize(inside.width(), self._header if self._is_collapsed() else inside.height())

    def hitButton(self, position: object) -> bool:
        return bool(position.y() < self._header)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        option.initFrom(self)
        option.rect = QRect(0, 0, self.width(), self._header)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        arrow = QStyle.PrimitiveElement.PE_IndicatorArrowRight
        if not self._is_collapsed():
            arrow = QStyle.PrimitiveElement.PE_IndicatorArrowDown
        option.rect = QRect(6, self._header // 2 - 4, 8, 8)
        self.style().drawPrimitive(arrow, option, painter, self)
        text = QRect(22, 0, self.width() - 26, self._header)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class ctkSliderWidget(QWidget):
    """A slider with a spin box for the exact value."""

    slicerName = "ctk.ctkSliderWidget"
    valueChanged = Signal(float)
    valueIsChanging = Signal(float)
    decimalsChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(0, _STEPS)
        self._spin = QDoubleSpinBox(self)
        self._spin.setRange(0.0, 99.0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._slider, 1)
        layout.addWidget(self._spin)
        self._spin.valueChanged.connect(self._on_spin)
        self._slider.sliderMoved.connect(self._on_slider)

    def _on_spin(self, value: float) -> None:
        length = self._spin.maximum() - self._spin.minimum()
        self._slider.setValue(round((value - self._spin.minimum()) / length * _STEPS) if length else 0)
        self.valueChanged.emit(value)

    def _on_slider(self, position: int) -> None:
        length = self._spin.maximum() - self._spin.minimum()
        self._spin.setValue(self._spin.minimum() + length * position / _STEPS)

    def _limit(self, low: float, high: float) -> None:
        self._spin.setRange(low, high)
        self._on_spin(self._spin.value())

    minimum = Property(
        float, lambda self: self._spin.minimum(), lambda self, value: self._limit(value, self._spin.maximum())
    )
    maximum = Property(
        float, lambda self: self._spin.maximum(), lambda self, value: self._limit(self._spin.minimum(), value)
    )
    value = Property(float, lambda self: self._spin.value(), lambda self, value: self._spin.setValue(value))
    decimals = Property(int, lambda self: self._spin.decimals(), lambda self, n: self._spin.setDecimals(n))
    singleStep = Property(
        float, lambda self: self._spin.singleStep(), lambda self, x: self._spin.setSingleStep(x)
    )
    suffix = Property(str, lambda self: self._spin.suffix(), lambda self, text: self._spin.setSuffix(text))
    prefix = Property(str, lambda self: self._spin.prefix(), lambda self, text: self._spin.setPrefix(text))

    @Slot(float)
    def setValue(self, value: float) -> None:
        """Show a value."""
        self._spin.setValue(value)


class ctkColorPickerButton(QPushButton):
    """A button that shows a colour; the dialog to choose another is not imitated."""

    slicerName = "ctk.ctkColorPickerButton"
    colorChanged = Signal(QColor)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour, self._named = QColor(), True
        self.setFixedSize(40, 22)

    def _set_colour(self, colour: QColor) -> None:
        if colour != self._colour:
            self._colour = QColor(colour)
            self.setStyleSheet(f"background-color: {self._colour.name()};")
            self.colorChanged.emit(self._colour)

    color = Property(QColor, lambda self: self._colour, _set_colour)
    displayColorName = Property(
        bool, lambda self: self._named, lambda self, named: setattr(self, "_named", named)
    )


class ctkDirectoryButton(QWidget):
    """A button that shows a folder and lets the user choose another."""

    slicerName = "ctk.ctkDirectoryButton"
    directoryChanged = Signal(str)
    directorySelected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = QPushButton(self)
        self._button.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_DirIcon))
        self._button.setStyleSheet("text-align: left; padding: 3px 6px;")
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._button)
        self._directory, self._caption = ".", ""
        self._set_directory(self._directory)
        self._button.clicked.connect(self.browse)

    def _set_directory(self, directory: str) -> None:
        self._button.setText(directory)
        if directory != self._directory:
            self._directory = directory
            self.directoryChanged.emit(directory)

    directory = Property(str, lambda self: self._directory, _set_directory)
    caption = Property(str, lambda self: self._caption, lambda self, text: setattr(self, "_caption", text))
    text = Property(str, lambda self: self._button.text(), lambda self, text: self._button.setText(text))

    @Slot()
    def browse(self) -> None:
        """Let the user choose a folder."""
        chosen = QFileDialog.getExistingDirectory(self, self._caption, self._directory)
        if chosen:
            self._set_directory(chosen)
            self.directorySelected.emit(chosen)


class ctkMessageBox(QMessageBox):
    """A message box; the "don't show again" box of CTK is not imitated."""

    slicerName = "ctk.ctkMessageBox"
