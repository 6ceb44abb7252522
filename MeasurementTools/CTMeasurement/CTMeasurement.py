"""CT Measurement: values with their graphics and uncertainty, in slices, in 3-D and along curves."""

from __future__ import annotations

import slicer
from CTMeasurementLib.MeasurementPanel import MeasurementPanel
from CTMeasurementLib.SelfTest import runSelfTest
from CTMeasurementLib.ViewLabels import ViewLabels
from CTSuiteLib.Manual import address
from CTSuiteLib.PanelModule import PanelModuleLogic, PanelModuleWidget
from CTSuiteLib.Samples import registerSample
from CTSuiteLib.Translations import loadTranslations
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import ScriptedLoadableModule, ScriptedLoadableModuleTest


class CTMeasurement(ScriptedLoadableModule):
    """Facts about the module."""

    def __init__(self, parent) -> None:
        ScriptedLoadableModule.__init__(self, parent)
        loadTranslations(parent.path)
        parent.title = _("CT Measurement")
        parent.categories = [translate("qSlicerAbstractCoreModule", "CT Suite")]
        parent.dependencies = ["Markups", "Segmentations", "Volumes"]
        parent.contributors = ["CTSuite developers"]
        parent.helpText = _(
            "Measures lengths, angles, regions and vessels on a CT, and says how sure each value is. "
            "{link_start}Read more in the manual{link_end}."
        ).format(link_start=f'<a href="{address("user/module-measurement.html")}">', link_end="</a>")
        parent.acknowledgementText = _("Part of CTSuite, published under the Apache License 2.0.")
        slicer.app.connect("startupCompleted()", registerSample)
        self.labels = ViewLabels()
        slicer.app.connect("startupCompleted()", self.labels.install)


class CTMeasurementLogic(PanelModuleLogic):
    """The logic of the module."""


class CTMeasurementWidget(PanelModuleWidget):
    """The widget of the module."""

    logicClass, panelClass = CTMeasurementLogic, MeasurementPanel

    def enter(self) -> None:
        """Show what was measured meanwhile."""
        self.panel.refresh()

    def exit(self) -> None:
        """Place no more points when another module is chosen."""
        self.panel.placing.stop()


class CTMeasurementTest(ScriptedLoadableModuleTest):
    """Self-test: measures a generated study."""

    def setUp(self) -> None:
        """Begin with an empty scene."""
        slicer.mrmlScene.Clear(0)

    def test_measuring_a_generated_study(self) -> None:
        """Place a ruler, move it, delete it."""
        runSelfTest(self)
