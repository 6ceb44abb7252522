"""One window behind the form of a step and the views: what changes in one is shown by the other at once."""

from __future__ import annotations

from typing import Any

import vtk
from CTSuiteLib.Forms import ToolForm

from ctsuite.core.errors import CTSuiteError
from ctsuite.ct.presets import PRESETS
from ctsuite.ct.window import CUSTOM, TOOL, WindowState
from ctsuite.mrml import display, volume


class WindowLink:
    """Ties the form of the window tool to the display node of the study, in both directions.

    Parameters
    ----------
    form : ToolForm
        The form of the window tool.
    study : vtkMRMLScalarVolumeNode
        The series that is looked at.
    viewLeads : bool
        Whether the form takes the window of the view at first; else the view takes that of the form.
    """

    def __init__(self, form: ToolForm, study: Any, viewLeads: bool) -> None:
        self._form, self._study = form, study
        if study.GetDisplayNode() is None:
            study.CreateDefaultDisplayNodes()
        self._display = study.GetDisplayNode()
        self._following = False
        if viewLeads:
            self.onViewChanged()
        else:
            self.onFormChanged()
        event = vtk.vtkCommand.ModifiedEvent
        self._formTag = form.parameters.AddObserver(event, lambda caller, event: self.onFormChanged())
        self._viewTag = self._display.AddObserver(event, lambda caller, event: self.onViewChanged())

    def onFormChanged(self) -> None:
        """Show the window of the form in the views."""
        state = self._ofForm()
        if state is None or self._following or state == self._ofView():
            return
        self._following = True
        try:
            display.set_window(self._study, state.width, state.centre)
        finally:
            self._following = False

    def onViewChanged(self) -> None:
        """Show the window of the views in the form, by its name where it is a preset."""
        state = self._ofView()
        if self._following or state == self._ofForm():
            return
        limits = {field.name: field.about for field in TOOL.fields}
        name = next((name for name in PRESETS if WindowState.preset(name) == state), CUSTOM)
        self._following = True
        try:
            for key, value in (("centre", state.centre), ("width", state.width)):
                least, most = limits[key].minimum, limits[key].maximum
                setattr(self._form.parameters, key, min(max(value, least), most))
            self._form.parameters.preset = name
        finally:
            self._following = False

    def close(self) -> None:
        """Cut the tie, before the form or the study goes away."""
        self._form.parameters.RemoveObserver(self._formTag)
        self._display.RemoveObserver(self._viewTag)

    def _ofView(self) -> WindowState:
        width, centre = display.window(self._study)
        return WindowState(centre, width)

    def _ofForm(self) -> WindowState | None:
        try:
            return TOOL.parse(self._form.values()).state(volume.from_node(self._study))
        except CTSuiteError:
            return None
