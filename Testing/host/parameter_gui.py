"""``createGui`` of ``slicer.parameterNodeWrapper`` and the connection of a widget with a typed value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ctk
import qt
import slicer

from .parameter_types import (
    Choice,
    Decimals,
    Label,
    Maximum,
    Minimum,
    SingleStep,
    WithinRange,
    findFirstAnnotation,
    getNodeTypes,
    isNodeOrUnionOfNodes,
    splitAnnotations,
    unannotatedType,
)

SlicerParameterNamePropertyName = "SlicerParameterName"


def createGui(datatype: Any) -> Any:
    """Make the form of a parameter node class, or the widget of one type."""
    if getattr(datatype, "_is_parameter_node_wrapper", False):
        form = slicer.qSlicerWidget()
        layout = qt.QFormLayout(form)
        for name, hint in datatype.allParameters.items():
            piece = createGui(hint)
            piece.setProperty(SlicerParameterNamePropertyName, name)
            label = findFirstAnnotation(splitAnnotations(hint)[1], Label)
            layout.addRow(label.label if label else name, piece)
            if hasattr(piece, "setMRMLScene"):
                form.mrmlSceneChanged.connect(piece.setMRMLScene)
        return form
    base, annotations = splitAnnotations(datatype)
    if findFirstAnnotation(annotations, Choice):
        return qt.QComboBox()
    if isNodeOrUnionOfNodes(datatype):
        return slicer.qMRMLNodeComboBox()
    if base is float:
        return ctk.ctkSliderWidget() if None not in bounds(annotations) else qt.QDoubleSpinBox()
    made = {bool: qt.QCheckBox, int: qt.QSpinBox, str: qt.QLineEdit}.get(base)
    if made is None:
        raise RuntimeError(f"Unable to make a GUI for '{datatype}'")
    return made()


def bounds(annotations: Any) -> tuple[float | None, float | None]:
    """Return the lower and upper limit that annotations set."""
    within = findFirstAnnotation(annotations, WithinRange)
    if within:
        return within.minimum, within.maximum
    low, high = findFirstAnnotation(annotations, Minimum), findFirstAnnotation(annotations, Maximum)
    return (low.minimum if low else None), (high.maximum if high else None)


class Connector:
    """Reads and writes one widget.

    Parameters
    ----------
    widget : qt.QWidget
        The widget; its exact class decides how it is read.
    datatype : type
        The annotated type of the parameter.
    """

    def __init__(self, widget: Any, datatype: Any) -> None:
        self.widget, self._type = widget, unannotatedType(datatype)
        annotations = splitAnnotations(datatype)[1]
        self._choices: Any = None
        name = widget.className()
        if name == "QComboBox":
            self._choices = findFirstAnnotation(annotations, Choice).choices
            widget.clear()
            for choice in self._choices:
                widget.addItem(str(choice))
            self._signal, self._member = widget.currentIndexChanged, "currentIndex"
        elif name == "QCheckBox":
            self._signal, self._member = widget.stateChanged, "checked"
        elif name == "QLineEdit":
            self._signal, self._member = widget.textChanged, "text"
        elif name in ("QSpinBox", "QDoubleSpinBox", "ctkSliderWidget"):
            _limit(widget, annotations, self._type)
            self._signal, self._member = widget.valueChanged, "value"
        elif name == "qMRMLNodeComboBox":
            widget.nodeTypes = getNodeTypes(datatype)
            self._signal, self._member = widget.currentNodeChanged, ""
        else:
            raise RuntimeError(f"Unable to create GUI connector from '{datatype}' to '{name}'")

    def connect(self, callback: Callable[[], None]) -> None:
        """Call back when the user changes the widget."""
        self._callback = callback
        self._signal.connect(callback)

    def disconnect(self) -> None:
        """Call back no more."""
        self._signal.disconnect(self._callback)

    def read(self) -> Any:
        """Value of the widget."""
        if not self._member:
            return self.widget.currentNode()
        value = getattr(self.widget, self._member)
        return self._choices[value] if self._choices is not None else value

    def write(self, value: Any) -> None:
        """Show a value."""
        if not self._member:
            self.widget.setCurrentNode(value)
        else:
            shown = list(self._choices).index(value) if self._choices is not None else value
            setattr(self.widget, self._member, shown)


def _limit(widget: Any, annotations: Any, type_: type) -> None:
    decimals, step = findFirstAnnotation(annotations, Decimals), findFirstAnnotation(annotations, SingleStep)
    if decimals and type_ is float:
        widget.decimals = decimals.value
    if step:
        widget.singleStep = step.value
    low, high = bounds(annotations)
    widest = 2**31 if type_ is int else float("inf")
    widget.minimum = -widest if low is None else low
    widget.maximum = (widest - 1 if type_ is int else widest) if high is None else high
