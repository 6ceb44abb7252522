"""CT Data Check: does a CT series meet the data requirements of a function or workflow, and if not, why."""

from __future__ import annotations

import slicer
from CTDataCheckLib.DataCheckPanel import DataCheckPanel
from CTDataCheckLib.Logic import DataCheckLogic
from CTDataCheckLib.SelfTest import runSelfTest
from CTSuiteLib.Manual import address
from CTSuiteLib.Samples import registerSample
from CTSuiteLib.Translations import loadTranslations
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import (
    ScriptedLoadableModule,
    ScriptedLoadableModuleLogic,
    ScriptedLoadableModuleTest,
    ScriptedLoadableModuleWidget,
)


class CTDataCheck(ScriptedLoadableModule):
    """Facts about the module."""

    def __init__(self, parent) -> None:
        ScriptedLoadableModule.__init__(self, parent)
        loadTranslations(parent.path)
        parent.title = _("CT Data Check")
        parent.categories = [translate("qSlicerAbstractCoreModule", "CT Suite")]
        parent.dependencies = ["Volumes"]
        parent.contributors = ["CTSuite developers"]
        parent.helpText = _(
            "Compares CT series with the data requirements of a function or workflow: what is required, "
            "what is recommended, what was found. {link_start}Read more in the manual{link_end}."
        ).format(link_start=f'<a href="{address("user/data-check.html")}">', link_end="</a>")
        parent.acknowledgementText = _("Part of CTSuite, published under the Apache License 2.0.")
        slicer.app.connect("startupCompleted()", registerSample)


class CTDataCheckWidget(ScriptedLoadableModuleWidget):
    """The panel."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleWidget.__init__(self, parent)
        self.logic = None
        self.panel = None

    def setup(self) -> None:
        """Build the panel."""
        ScriptedLoadableModuleWidget.setup(self)
        self.logic = CTDataCheckLogic()
        self.panel = DataCheckPanel(self.layout, self.logic.check)


class CTDataCheckLogic(ScriptedLoadableModuleLogic):
    """Gives the logic that knows no Qt the scene."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleLogic.__init__(self, parent)
        self.check = DataCheckLogic(slicer.mrmlScene)


class CTDataCheckTest(ScriptedLoadableModuleTest):
    """Self-test: checks a generated study."""

    def setUp(self) -> None:
        """Begin with an empty scene."""
        slicer.mrmlScene.Clear(0)

    def test_check_of_generated_study(self) -> None:
        """Check, load and report a study."""
        runSelfTest(self)
