"""The side of Slicer that a scripted effect of the Segment Editor talks to.

Only what an effect of buttons and forms needs: its class is found from the source file by the rules of
Slicer, its options go into a frame, and a label map changes the chosen segment through the segmentation logic
of slicer-core. There is no masking, no undo, no mouse and no Segment Editor around it.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6.QtWidgets import QFormLayout, QFrame, QLayout, QWidget

from .proxy import unwrap, wrap
from .toolkit import NotImitated

_FACTS = ("name", "title", "perSegment", "requireSegments")


class AbstractScriptedSegmentEditorEffect:
    """What every scripted effect extends."""

    def __init__(self, scriptedEffect: Any) -> None:
        self.scriptedEffect = scriptedEffect

    def register(self) -> None:
        """Put the effect among those that each Segment Editor offers."""
        qSlicerSegmentEditorEffectFactory.instance().registerEffect(self.scriptedEffect)

    def cleanup(self) -> None:
        """Let go before the deletion."""


class qSlicerSegmentEditorAbstractEffect:
    """The ways in which a label map changes a segment."""

    ModificationModeSet, ModificationModeAdd, ModificationModeRemove = range(3)


class qSlicerSegmentEditorEffectFactory:
    """Knows the effects."""

    _only: qSlicerSegmentEditorEffectFactory | None = None

    def __init__(self) -> None:
        self._effects: list[Any] = []

    @classmethod
    def instance(cls) -> qSlicerSegmentEditorEffectFactory:
        """The one factory."""
        cls._only = cls._only or cls()
        return cls._only

    def registerEffect(self, effect: Any) -> bool:
        """Take an effect; one of a name that is known is refused, as in Slicer."""
        if any(known.name == effect.name for known in self._effects):
            return False
        self._effects.append(effect)
        return True

    def registeredEffects(self) -> list[Any]:
        """Every effect."""
        return list(self._effects)


class qSlicerSegmentEditorScriptedEffect:
    """One effect: its facts, its options and its hold on the segment."""

    def __init__(self, parent: Any = None) -> None:
        for fact in _FACTS:
            self.__dict__[fact] = None
        self.__dict__.update(_self=None, _node=None, _frame=QFrame(), undoStates=0)
        self.__dict__["_rows"] = QFormLayout(self._frame)

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in _FACTS:
            raise AttributeError(f"a scripted effect of a real Slicer has no {name!r}")
        self.__dict__[name] = value

    def __getattr__(self, name: str) -> Any:
        raise NotImitated(f"the stand-in has no qSlicerSegmentEditorScriptedEffect.{name}")

    def setPythonSource(self, source: str) -> bool:
        """Find the class of a file: in the module named like its folder, by the name of the file."""
        path = Path(source)
        if path.suffix not in (".py", ".pyc"):
            return False
        module_name, class_name = path.parent.name, path.name.split(".")[0]
        class_name += "" if class_name.endswith("Effect") else "Effect"
        module = sys.modules.get(module_name)
        if not hasattr(module, class_name):
            spec = importlib.util.spec_from_file_location(module_name, path)
            module = sys.modules[module_name] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        self.__dict__["_self"] = getattr(module, class_name)(self)
        return True

    def self(self) -> Any:
        """The side of Python."""
        return self._self

    def optionsFrame(self) -> Any:
        """Where the options are shown."""
        return wrap(self._frame)

    def addOptionsWidget(self, added: Any) -> None:
        """Add a widget or layout."""
        self._rows.addRow(_plain(added))

    def addLabeledOptionsWidget(self, label: str, added: Any) -> Any:
        """Add a widget or layout beside a label."""
        self._rows.addRow(label, _plain(added))
        return wrap(self._rows.labelForField(_plain(added)))

    def parameterSetNode(self) -> Any:
        """The node that says which segment of which segmentation is edited over which volume."""
        return self._node

    def setParameterSetNode(self, node: Any) -> None:
        """Edit what another node says."""
        self.__dict__["_node"] = node

    def confirmCurrentSegmentVisible(self) -> int:
        """Whether the operator agrees to change a hidden segment."""
        return 1

    def saveStateForUndo(self) -> None:
        """Count the states."""
        self.__dict__["undoStates"] += 1

    def defaultModifierLabelmap(self) -> Any:
        """An empty label map with the reference geometry of the segmentation."""
        import slicer

        segmentation = self._node.GetSegmentationNode().GetSegmentation()
        converter = slicer.vtkSegmentationConverter
        text = segmentation.GetConversionParameter(converter.GetReferenceImageGeometryParameterName())
        image = slicer.vtkOrientedImageData()
        converter.DeserializeImageGeometry(text, image, True)
        image.GetPointData().GetScalars().Fill(0)
        return image

    def modifySelectedSegmentByLabelmap(self, image: Any, mode: int) -> None:
        """Set, add to or take from the chosen segment."""
        import slicer

        from ctsuite.mrml.arrays import voxels

        node, id_ = self._node.GetSegmentationNode(), self._node.GetSelectedSegmentID()
        segment = node.GetSegmentation().GetSegment(id_)
        there, before = voxels(image), slicer.vtkOrientedImageData()
        slicer.vtkOrientedImageDataResample.ResampleOrientedImageToReferenceOrientedImage(
            segment.GetRepresentation("Binary labelmap"), image, before
        )
        known, ways = voxels(before) == segment.GetLabelValue(), qSlicerSegmentEditorAbstractEffect
        if mode == ways.ModificationModeAdd:
            there[known] = 1
        elif mode == ways.ModificationModeRemove:
            there[:] = known & (there == 0)
        logic = slicer.vtkSlicerSegmentationsModuleLogic
        logic.SetBinaryLabelmapToSegment(image, node, id_, logic.MODE_REPLACE)


def provide() -> None:
    """Put the classes where ``import`` finds them in a real Slicer."""
    import slicer

    effects = ModuleType("qSlicerSegmentationsEditorEffectsPythonQt")
    effects.qSlicerSegmentEditorScriptedEffect = qSlicerSegmentEditorScriptedEffect
    base = ModuleType("SegmentEditorEffects")
    base.AbstractScriptedSegmentEditorEffect = AbstractScriptedSegmentEditorEffect
    sys.modules.update({module.__name__: module for module in (effects, base)})
    slicer.qSlicerSegmentEditorAbstractEffect = qSlicerSegmentEditorAbstractEffect
    slicer.qSlicerSegmentEditorEffectFactory = qSlicerSegmentEditorEffectFactory


def _plain(shown: Any) -> QWidget | QLayout:
    found: QWidget | QLayout = unwrap(shown)
    return found
