"""What the effects have in common: the form of a tool, seeds where it takes them, and what was found."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import qt
import slicer
from CTSegmentationLib.EffectLogic import EffectLogic
from CTSegmentationLib.SeedsSection import SeedsSection
from CTSuiteLib.Decisions import askToContinue
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.FindingsTable import COLOURS
from CTSuiteLib.Forms import ToolForm
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Packages import ensurePackages
from CTSuiteLib.Progress import progressShown
from CTSuiteLib.ResultTables import ResultTables
from CTSuiteLib.Translations import libraryText
from SegmentEditorEffects import AbstractScriptedSegmentEditorEffect
from slicer.i18n import tr as _

from ctsuite.core.table import Table
from ctsuite.workflows import catalogue

_ICON = Path(__file__).resolve().parents[1] / "Resources" / "Icons" / "CTSegmentation.png"


class ToolEffect(AbstractScriptedSegmentEditorEffect):
    """Runs one tool on the source volume and puts what it finds into the chosen segment.

    Parameters
    ----------
    scriptedEffect : qSlicerSegmentEditorScriptedEffect
        The side of Slicer.

    Attributes
    ----------
    toolId, effectName : str
        An effect names its tool here, and itself; modules find effects by that name, so it is never
        translated.
    decide : callable
        Asked when a recommendation is not met; a test replaces it.
    """

    toolId = ""
    effectName = ""

    def __init__(self, scriptedEffect: Any) -> None:
        self.tool = catalogue.all_tools()[self.toolId]
        scriptedEffect.name = self.effectName
        scriptedEffect.title = _("CT: {title}").format(title=libraryText(self.tool.title))
        AbstractScriptedSegmentEditorEffect.__init__(self, scriptedEffect)
        self.logic = EffectLogic(slicer.mrmlScene, self.tool)
        self.decide = askToContinue
        self.seeds: SeedsSection | None = None
        self.form: ToolForm | None = None

    def clone(self) -> Any:
        """Make the effect of another Segment Editor."""
        return newEffect(type(self))

    def icon(self) -> Any:
        """The icon of the module that the effect belongs to."""
        return qt.QIcon(str(_ICON))

    def helpText(self) -> str:
        """What the effect does, and what to beware of."""
        return f"<html>{libraryText(self.tool.summary)}<p>{libraryText(self.tool.risk)}</p></html>"

    def setupOptionsFrame(self) -> None:
        """Build what does not depend on the scene."""
        add = self.scriptedEffect.addOptionsWidget
        add(makeSentence(libraryText(self.tool.summary)))
        if self.logic.takesSeeds():
            self.seeds = SeedsSection(lambda: None)
            self.seeds.followBox.hide()
            add(self.seeds.widget)
        self._place = qt.QVBoxLayout()
        add(self._place)
        self.modeBox = qt.QComboBox()
        self.modeBox.toolTip = _("What happens to the voxels that the segment has already.")
        known = slicer.qSlicerSegmentEditorAbstractEffect
        for text, mode in (
            (_("Replaces the segment"), known.ModificationModeSet),
            (_("Is added to the segment"), known.ModificationModeAdd),
            (_("Is taken from the segment"), known.ModificationModeRemove),
        ):
            self.modeBox.addItem(text, mode)
        self.scriptedEffect.addLabeledOptionsWidget(_("What is found"), self.modeBox)
        self.applyButton = qt.QPushButton(_("Apply"))
        self.applyButton.toolTip = _("Run the function on the source volume and change the chosen segment.")
        self.applyButton.clicked.connect(self.onApply)
        add(self.applyButton)
        add(makeSentence(libraryText(self.tool.risk), colour=COLOURS["should"]))
        self.tables = ResultTables()
        add(self.tables.widget)

    def activate(self) -> None:
        """Show the values and the seeds of the scene."""
        self.deactivate()
        self.form = ToolForm(self.tool, self.logic.parameterNode())
        self._place.addWidget(self.form.widget)
        self.sourceVolumeNodeChanged()

    def deactivate(self) -> None:
        """Let go of the scene."""
        if self.seeds is not None:
            self.seeds.close()
        if self.form is not None:
            self.form.close()
            self._place.removeWidget(self.form.widget)
            self.form.widget.hide()
            self.form.widget.deleteLater()
            self.form = None

    def cleanup(self) -> None:
        """Let go of everything before Slicer deletes the effect."""
        self.deactivate()

    def sourceVolumeNodeChanged(self) -> None:
        """Show the CT numbers of another source volume at the seeds."""
        if self.seeds is not None and self.form is not None:
            self.seeds.show(self.scriptedEffect.parameterSetNode().GetSourceVolumeNode())

    def interactionNodeModified(self, interactionNode: Any) -> None:
        """Stay active while seeds are placed; without this Slicer would end the effect."""

    def onApply(self) -> None:
        """Run the tool and change the chosen segment."""
        if not self.scriptedEffect.confirmCurrentSegmentVisible():
            return
        chosen = self.scriptedEffect.parameterSetNode()
        with errorsShown():
            ensurePackages(self.tool.requires)
            with progressShown(libraryText(self.tool.title)) as task:
                found = self.logic.run(chosen.GetSourceVolumeNode(), self.form.values(), self.decide, task)
            like = self.scriptedEffect.defaultModifierLabelmap()
            image = self.logic.modifier(found, chosen.GetSegmentationNode(), like)
            self.scriptedEffect.saveStateForUndo()
            mode = self.modeBox.itemData(self.modeBox.currentIndex)
            self.scriptedEffect.modifySelectedSegmentByLabelmap(image, mode)
            self.tables.show([value for value in found.outputs.values() if isinstance(value, Table)])


def newEffect(effect: type[ToolEffect]) -> Any:
    """Make Slicer's side of an effect, which makes ours."""
    import qSlicerSegmentationsEditorEffectsPythonQt as effects

    made = effects.qSlicerSegmentEditorScriptedEffect(None)
    made.setPythonSource(inspect.getfile(effect).replace("\\", "/"))
    return made
