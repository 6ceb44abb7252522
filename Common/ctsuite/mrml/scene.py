"""A scene without the desktop."""

from __future__ import annotations

from slicer import (
    vtkMRMLColorLegendDisplayNode,
    vtkMRMLCrosshairNode,
    vtkMRMLScene,
    vtkMRMLSliceNode,
    vtkSlicerApplicationLogic,
    vtkSlicerCropVolumeLogic,
    vtkSlicerMarkupsLogic,
    vtkSlicerModelsLogic,
    vtkSlicerPlotsLogic,
    vtkSlicerSegmentationsModuleLogic,
    vtkSlicerSequencesLogic,
    vtkSlicerSubjectHierarchyModuleLogic,
    vtkSlicerTablesLogic,
    vtkSlicerTextsLogic,
    vtkSlicerTransformLogic,
    vtkSlicerUnitsLogic,
    vtkSlicerVolumeRenderingLogic,
    vtkSlicerVolumesLogic,
)

_LOGICS = (
    vtkSlicerUnitsLogic,
    vtkSlicerVolumesLogic,
    vtkSlicerSegmentationsModuleLogic,
    vtkSlicerMarkupsLogic,
    vtkSlicerSubjectHierarchyModuleLogic,
    vtkSlicerVolumeRenderingLogic,
    vtkSlicerTablesLogic,
    vtkSlicerModelsLogic,
    vtkSlicerTransformLogic,
    vtkSlicerTextsLogic,
    vtkSlicerSequencesLogic,
    vtkSlicerCropVolumeLogic,
    vtkSlicerPlotsLogic,
)


def create_scene() -> vtkMRMLScene:
    """Make a scene as desktop Slicer has it at start, as far as data and views go.

    It knows every node class of the libraries, so that scene files can be read and written, and holds the
    colour tables, units, selection and subject hierarchy that other nodes rely on. Module logics register
    classes and default nodes when they meet a scene and are not needed afterwards; without them the scene is
    freed with its last reference.
    """
    scene = vtkMRMLScene()
    crosshair = vtkMRMLCrosshairNode()
    crosshair.SetCrosshairName("default")
    scene.AddNode(crosshair)
    application = vtkSlicerApplicationLogic()
    application.SetMRMLScene(scene)
    colours = application.GetColorLogic()
    colours.SetMRMLScene(scene)
    colours.AddDefaultColorNodes()
    scene.RegisterNodeClass(vtkMRMLColorLegendDisplayNode())
    for logic_class in _LOGICS:
        logic = logic_class()
        logic.SetMRMLApplicationLogic(application)
        logic.SetMRMLScene(scene)
    # A colour logic takes its tables along when it goes, unless it was parted from the scene before.
    colours.SetMRMLScene(None)
    patient_right_is_left_on_screen = True
    vtkMRMLSliceNode.AddDefaultSliceOrientationPresets(scene, patient_right_is_left_on_screen)
    return scene
