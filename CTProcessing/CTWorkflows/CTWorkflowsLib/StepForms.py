"""The forms of the tools that a step runs."""

from __future__ import annotations

from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Forms import ToolForm
from CTSuiteLib.Translations import libraryText

from ctsuite.core.workflow import Step
from ctsuite.workflows import catalogue


class StepForms:
    """One collapsible form for each tool of a step that has something to set.

    Parameters
    ----------
    step : Step
        The step.
    node : vtkMRMLScriptedModuleNode
        Where the values are kept.

    Attributes
    ----------
    widget : qt.QWidget
        The forms below each other.
    """

    def __init__(self, step: Step, node: slicer.vtkMRMLScriptedModuleNode) -> None:
        self.widget = qt.QWidget()
        layout = qt.QVBoxLayout(self.widget)
        layout.setContentsMargins(0, 0, 0, 0)
        self.forms: dict[str, ToolForm] = {}
        for run in step.runs:
            tool = catalogue.tool(run.tool)
            if tool.fields and tool.id not in self.forms:
                form = ToolForm(tool, node, dict(run.parameters))
                self.forms[tool.id] = form
                layout.addWidget(self._section(form))

    def parameters(self) -> dict[str, dict[str, Any]]:
        """The values by tool."""
        return {tool: form.values() for tool, form in self.forms.items()}

    def requires(self) -> tuple[str, ...]:
        """Optional parts of the platform that the tools need."""
        return tuple(sorted({part for form in self.forms.values() for part in form.tool.requires}))

    def close(self) -> None:
        """Cut the forms from the parameter node."""
        for form in self.forms.values():
            form.close()

    def _section(self, form: ToolForm) -> Any:
        section = ctk.ctkCollapsibleButton()
        section.text = libraryText(form.tool.title)
        section.toolTip = libraryText(form.tool.summary)
        inside = qt.QVBoxLayout(section)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(form.widget)
        section.collapsed = bool(self.forms) and len(self.forms) > 1
        return section
