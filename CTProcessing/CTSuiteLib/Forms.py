"""The form of a tool, made from its description by Slicer's own parameter node wrapper.

Slicer makes the widgets, keeps the values in a parameter node of the scene and binds both. It knows
labels, ranges and choices; tool tips and units are added here.
"""

from __future__ import annotations

import types
from typing import Annotated, Any

import slicer
from slicer.parameterNodeWrapper import (
    Choice,
    Decimals,
    Default,
    Label,
    Maximum,
    Minimum,
    SingleStep,
    WithinRange,
    createGui,
    parameterNodeWrapper,
)

from ctsuite.core.tool import Field, Tool
from CTSuiteLib.Translations import libraryText

_PROPERTY = "SlicerParameterName"


class ToolForm:
    """Widgets for the parameters of a tool, bound to a parameter node.

    Parameters
    ----------
    tool : Tool
        The description.
    node : vtkMRMLScriptedModuleNode
        Where the values are kept; several tools share a node.
    defaults : dict or None
        Values that replace the tool's own defaults.
    """

    def __init__(
        self, tool: Tool, node: slicer.vtkMRMLScriptedModuleNode, defaults: dict[str, Any] | None = None
    ):
        self.tool = tool
        wrapper = _wrapperClass(tool, defaults or {})
        self.widget = createGui(wrapper)
        self.parameters = wrapper(node, prefix=f"{tool.id}.")
        self._guiTag = self.parameters.connectGui(self.widget)
        for child in self.widget.findChildren("QWidget"):
            name = child.property(_PROPERTY)
            if name:
                self._describe(child, next(field for field in tool.fields if field.name == name))

    def values(self) -> dict[str, Any]:
        """The parameters as the tool takes them, by name."""
        return {field.name: self.parameters.getValue(field.name) for field in self.tool.fields}

    def close(self) -> None:
        """Cut the form from the parameter node, before the node or the widget goes away."""
        self.parameters.disconnectGui(self._guiTag)

    def _describe(self, child: Any, field: Field) -> None:
        about = field.about
        child.toolTip = libraryText(about.tooltip)
        label = self.widget.layout().labelForField(child)
        if label is not None:
            label.toolTip = libraryText(about.tooltip)
        if about.unit is not None and about.unit.symbol:
            child.suffix = f" {about.unit.symbol}"
        for index, choice in enumerate(about.choices):
            child.setItemText(index, libraryText(choice))


def _wrapperClass(tool: Tool, defaults: dict[str, Any]) -> type:
    """Make the class that Slicer's parameter node wrapper needs; its members are the fields of the tool."""
    members = {
        field.name: _annotated(field, defaults.get(field.name, field.default)) for field in tool.fields
    }
    name = "".join(part.capitalize() for part in tool.id.replace(".", "_").split("_"))
    made = types.new_class(name, (), {}, lambda namespace: namespace.update(__annotations__=members))
    return parameterNodeWrapper(made)


def _annotated(field: Field, default: Any) -> Any:
    about = field.about
    notes: list[Any] = [Label(libraryText(about.label)), Default(default)]
    if about.choices:
        notes.append(Choice(list(about.choices)))
    if about.minimum is not None and about.maximum is not None:
        notes.append(WithinRange(field.type(about.minimum), field.type(about.maximum)))
    elif about.minimum is not None:
        notes.append(Minimum(field.type(about.minimum)))
    elif about.maximum is not None:
        notes.append(Maximum(field.type(about.maximum)))
    if field.type is float and about.decimals is not None:
        notes += [Decimals(about.decimals), SingleStep(10.0**-about.decimals)]
    return Annotated[(field.type, *notes)]
