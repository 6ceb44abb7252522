"""What the operator gives by hand in a step: points to exclude from, lengths and angles, a confirmation."""

from __future__ import annotations

from typing import Any

import qt
import slicer
from CTSuiteLib.Labels import makeSentence
from slicer.i18n import tr as _

from ctsuite.core.workflow import Step, StepKind
from CTWorkflowsLib.HandMarkups import HandMarkups


class HandInput:
    """Widgets for the manual part of a step.

    Parameters
    ----------
    step : Step
        The step; a step that asks for nothing gets no widgets.
    markups : HandMarkups
        The points in the scene.

    Attributes
    ----------
    widget : qt.QWidget
        The widgets below each other.
    """

    def __init__(self, step: Step, markups: HandMarkups) -> None:
        self.widget = qt.QWidget()
        self._layout = qt.QVBoxLayout(self.widget)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.asked, self._markups = step.answers, markups
        self.confirmBox: Any = None
        self.buttons: dict[str, Any] = {}
        self.placedLabel: Any = None
        self._observed: list[tuple[Any, int]] = []
        if step.answers == "seeds":
            self._addButtons(seeds=_("Place exclusion points"))
            self._addEditor()
        elif step.answers == "points":
            self._addButtons(length=_("New length"), angle=_("New angle"))
        if step.kind is StepKind.MANUAL:
            self._addConfirmation()
        self.refresh()

    def refresh(self) -> None:
        """Show what was placed."""
        if self.placedLabel is not None:
            placed = self._markups.summary(self.asked)
            self.placedLabel.text = placed or _("Nothing is placed yet.")

    def confirmed(self) -> bool:
        """Whether the operator says that the step is done."""
        return self.confirmBox is not None and self.confirmBox.checked

    def close(self) -> None:
        """Stop watching the points."""
        for node, tag in self._observed:
            node.RemoveObserver(tag)
        self._observed = []

    def _addButtons(self, **labels: str) -> None:
        tips = {
            "seeds": _("Click in a view on each structure that is not bone."),
            "length": _("Click the two ends of the distance in a view."),
            "angle": _("Click the three points of the angle in a view; the second is its vertex."),
        }
        row = qt.QHBoxLayout()
        for kind, label in labels.items():
            button = qt.QPushButton(label)
            button.toolTip = tips[kind]
            button.connect("clicked()", lambda kind=kind: self._onPlace(kind))
            row.addWidget(button)
            self.buttons[kind] = button
        self._layout.addLayout(row)
        self.placedLabel = makeSentence()
        self._layout.addWidget(self.placedLabel)

    def _addEditor(self) -> None:
        button = qt.QPushButton(_("Open Segment Editor"))
        button.toolTip = _("Correct the region by hand, then come back to this module and confirm.")
        button.clicked.connect(lambda: slicer.util.selectModule("SegmentEditor"))
        button.visible = slicer.util.mainWindow() is not None
        self._layout.addWidget(button)

    def _addConfirmation(self) -> None:
        self.confirmBox = qt.QCheckBox(_("I have done what the instruction asks for"))
        self.confirmBox.toolTip = _("Left unchecked, the step is marked 'not done', and the report says so.")
        self._layout.addWidget(self.confirmBox)

    def _onPlace(self, kind: str) -> None:
        node = self._markups.place(kind)
        tag = node.AddObserver(node.PointPositionDefinedEvent, lambda caller, event: self.refresh())
        self._observed.append((node, tag))
        self.refresh()
