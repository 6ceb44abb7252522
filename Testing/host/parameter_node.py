"""``slicer.parameterNodeWrapper``: typed members over the texts and references of a parameter node.

Only what the forms use is imitated: int, float, bool, str and node members, and the connection with a form.
"""

from __future__ import annotations

import typing
from typing import Any

import vtk

from .parameter_gui import Connector, SlicerParameterNamePropertyName, createGui
from .parameter_types import (
    Choice,
    Decimals,
    Default,
    IsInstance,
    Label,
    Maximum,
    Minimum,
    NotNone,
    SingleStep,
    Validator,
    WithinRange,
    findFirstAnnotation,
    getNodeTypes,
    isNodeOrUnionOfNodes,
    splitAnnotations,
    unannotatedType,
)

__all__ = [
    "Choice",
    "Decimals",
    "Default",
    "IsInstance",
    "Label",
    "Maximum",
    "Minimum",
    "NotNone",
    "SingleStep",
    "SlicerParameterNamePropertyName",
    "Validator",
    "WithinRange",
    "createGui",
    "findFirstAnnotation",
    "getNodeTypes",
    "isNodeOrUnionOfNodes",
    "isParameterNodeWrapper",
    "parameterNodeWrapper",
    "splitAnnotations",
    "unannotatedType",
]

_FALLBACKS = {int: 0, float: 0.0, bool: False, str: ""}


class _Wrapper:
    """Members of every parameter node class."""

    allParameters: dict[str, Any]
    _is_parameter_node_wrapper = True

    def __init__(self, parameterNode: Any, prefix: str | None = None) -> None:
        self.parameterNode, self._prefix = parameterNode, prefix or ""
        self._guis: dict[int, tuple[dict[str, Connector], int]] = {}
        self._showing = False
        for name in self.allParameters:
            if not parameterNode.HasParameter(self._prefix + name):
                self.setValue(name, self.default(name).value)

    def default(self, paramName: str) -> Default:
        """Default of a parameter."""
        base, annotations = splitAnnotations(self.allParameters[paramName])
        return findFirstAnnotation(annotations, Default) or Default(_FALLBACKS.get(base))

    def dataType(self, membername: str) -> Any:
        """Annotated type of a parameter."""
        return self.allParameters[membername]

    def getValue(self, name: str) -> Any:
        """Value of a parameter."""
        base, node = unannotatedType(self.allParameters[name]), self.parameterNode
        if isNodeOrUnionOfNodes(base):
            return node.GetNodeReference(self._prefix + name)
        text = node.GetParameter(self._prefix + name)
        return text == "True" if base is bool else base(text)

    def setValue(self, name: str, value: Any) -> None:
        """Set a parameter; TypeError or ValueError when it is not allowed."""
        base, annotations = splitAnnotations(self.allParameters[name])
        is_node = isNodeOrUnionOfNodes(base)
        if not is_node:
            NotNone().validate(value)
            IsInstance((int, float) if base is float else base).validate(value)
        for annotation in annotations:
            if isinstance(annotation, Validator):
                annotation.validate(value)
        was = self.parameterNode.StartModify()
        self.parameterNode.SetParameter(self._prefix + name, "" if is_node else str(value))
        if is_node:
            self.parameterNode.SetNodeReferenceID(self._prefix + name, value.GetID() if value else None)
        self.parameterNode.EndModify(was)

    def connectGui(self, gui: Any) -> int:
        """Bind every child of a form that carries the name of a parameter, both ways."""
        connectors = {}
        for widget in gui.findChildren("QWidget"):
            name = widget.property(SlicerParameterNamePropertyName)
            if name:
                connectors[name] = Connector(widget, self.allParameters[name])
        for name, connector in connectors.items():
            connector.write(self.getValue(name))
            connector.connect(self._reader(name, connector))
        tag = len(self._guis)
        observer = self.AddObserver(vtk.vtkCommand.ModifiedEvent, lambda caller, event: self._show())
        self._guis[tag] = connectors, observer
        return tag

    def disconnectGui(self, guiTag: int) -> None:
        """Undo :meth:`connectGui`."""
        connectors, observer = self._guis.pop(guiTag, ({}, None))
        for connector in connectors.values():
            connector.disconnect()
        if observer is not None:
            self.RemoveObserver(observer)

    def _reader(self, name: str, connector: Connector) -> Any:
        def read() -> None:
            if not self._showing:
                self.setValue(name, connector.read())

        return read

    def _show(self) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            for connectors, _ in self._guis.values():
                for name, connector in connectors.items():
                    connector.write(self.getValue(name))
        finally:
            self._showing = False

    def AddObserver(self, event: Any, callback: Any, priority: float = 0.0) -> int:
        """Observe the parameter node."""
        return int(self.parameterNode.AddObserver(event, callback, priority))

    def RemoveObserver(self, tag: int) -> None:
        """Observe it no more."""
        self.parameterNode.RemoveObserver(tag)

    def StartModify(self) -> int:
        """Hold back events."""
        return int(self.parameterNode.StartModify())

    def EndModify(self, wasModified: int) -> None:
        """Send the events held back."""
        self.parameterNode.EndModify(wasModified)

    def Modified(self) -> None:
        """Send a modified event."""
        self.parameterNode.Modified()


def parameterNodeWrapper(classtype: Any = None) -> Any:
    """Make a parameter node class from the annotations of a class."""
    if classtype is None:
        return parameterNodeWrapper
    hints = typing.get_type_hints(classtype, include_extras=True)
    for name, hint in hints.items():
        if hasattr(_Wrapper, name):
            raise ValueError(f"Cannot use reserved name '{name}' in a parameterNodeWrapper")
        if unannotatedType(hint) not in _FALLBACKS and not isNodeOrUnionOfNodes(hint):
            raise TypeError(f"the stand-in knows int, float, bool, str and node parameters, not {hint}")
    members = {name: _member(name) for name in hints}
    return type(classtype.__name__, (_Wrapper,), {**members, "allParameters": hints})


def isParameterNodeWrapper(classOrObj: Any) -> bool:
    """Whether a class or object is a parameter node wrapper."""
    return bool(getattr(classOrObj, "_is_parameter_node_wrapper", False))


def _member(name: str) -> property:
    return property(lambda self: self.getValue(name), lambda self, value: self.setValue(name, value))
