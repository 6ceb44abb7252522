"""Make the pictures of the modules for the manual and the extension catalogue, from a generated study.

python Testing/desktop/make_screenshots.py          writes Docs/screenshots/<Module>.png
python Testing/desktop/make_screenshots.py FOLDER   writes them there
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Testing"))


def main(folder: Path) -> None:
    """Make one picture of each module at work."""
    from host import api, desktop

    if not api.available():
        sys.exit(api.missing_reason())
    desktop.start()
    desktop.load_modules(REPOSITORY)
    import slicer

    slicer.mrmlScene.Clear(0)
    with tempfile.TemporaryDirectory() as work:
        data_check(Path(work), folder)
    workflow(folder)
    viewer(folder)
    fusion(folder)
    segmentation(folder)
    measurement(folder)


def data_check(work: Path, folder: Path) -> None:
    """A compatible series beside one that has lost a slice."""
    import slicer
    from host import frame, views

    from ctsuite.phantom.study import write_study

    settings = {"region": "hips", "pixel_spacing_mm": 1.0, "slice_spacing_mm": 1.25}
    write_study(work / "1 whole", "body", settings)
    write_study(work / "2 incomplete", "body", {**settings, "seed": 1, "slice_spacing_mm": 2.5})
    sorted((work / "2 incomplete" / "dicom").iterdir())[40].unlink()
    panel = slicer.util.getModuleWidget("CTDataCheck").panel
    panel.source.folderSelector.directory = str(work)
    panel.checkButton.click()
    panel.loadButton.click()
    panel.seriesTable.widget.selectRow(1)
    panel.source.folderSelector.text = "Studies"
    frame.grab(
        slicer.util.getModule("CTDataCheck"), folder / "CTDataCheck.png", views.pictures(slicer.mrmlScene)
    )


def viewer(folder: Path) -> None:
    """A volume rendering with its segments beside the slices."""
    import slicer
    from CTSuiteLib.Samples import sampleBody
    from host import frame, views

    from ctsuite.core.task import Task
    from ctsuite.mrml import convert
    from ctsuite.mrml import volume as volumes

    slicer.mrmlScene.Clear(0)
    phantom = sampleBody(1.5)
    panel: Any = slicer.util.getModuleWidget("CTViewer").panel
    node = volumes.to_node(slicer.mrmlScene, phantom.volume(Task()))
    segments = convert.to_node(slicer.mrmlScene, phantom.labels(Task()))
    segments.GetDisplayNode().SetVisibility(False)
    panel.window.volumeSelector.setCurrentNode(node)
    panel.window.presetBox.setCurrentIndex(panel.window.presetBox.findData("bone"))
    panel.rendering.segmentsSelector.setCurrentNode(segments)
    panel.rendering.showBox.checked = True
    panel.rendering.widget.collapsed = False
    panel.planes.thicknessSlider.value = 20.0
    frame.grab(slicer.util.getModule("CTViewer"), folder / "CTViewer.png", views.pictures(slicer.mrmlScene))
    panel.planes.resetButton.click()
    panel.rendering.widget.collapsed = True


def fusion(folder: Path) -> None:
    """Two images of one body, the second moved by hand."""
    import slicer
    from CTSuiteLib.Samples import sampleBody
    from host import frame, views

    from ctsuite.core.task import Task
    from ctsuite.mrml import display
    from ctsuite.mrml import volume as volumes

    slicer.mrmlScene.Clear(0)
    panel: Any = slicer.util.getModuleWidget("CTFusion").panel
    volume = sampleBody(1.5).volume(Task())
    fixed, moving = (volumes.to_node(slicer.mrmlScene, volume) for _ in range(2))
    fixed.SetName("Body, first date")
    moving.SetName("Body, second date")
    for node in (fixed, moving):
        display.set_window(node, 1500.0, 300.0)
    panel.images.fixedSelector.setCurrentNode(fixed)
    panel.images.movingSelector.setCurrentNode(moving)
    panel.images.colourBox.setCurrentIndex(1)
    panel.adjusting.sliders["shift_l"].value = 12.0
    panel.adjusting.sliders["turn_s"].value = 6.0
    panel.adjusting.applyButton.click()
    panel.registration.widget.collapsed = True
    frame.grab(slicer.util.getModule("CTFusion"), folder / "CTFusion.png", views.pictures(slicer.mrmlScene))
    panel.registration.widget.collapsed = False


def segmentation(folder: Path) -> None:
    """Bone found by its CT numbers, with a seed on it."""
    import numpy as np
    import slicer
    from CTSuiteLib.Samples import sampleBody
    from host import frame, views

    from ctsuite.core.runner import accept
    from ctsuite.core.task import Task
    from ctsuite.mrml import convert, display
    from ctsuite.mrml import volume as volumes

    slicer.mrmlScene.Clear(0)
    panel: Any = slicer.util.getModuleWidget("CTSegmentation").panel
    volume = sampleBody(1.5).volume(Task())
    node = volumes.to_node(slicer.mrmlScene, volume)
    display.set_window(node, 1500.0, 300.0)
    panel.data.volumeSelector.setCurrentNode(node)
    method = panel.sections["Segmentation"]
    method.decide = accept
    method.choose("segmentation.threshold")
    method.form.parameters.preset = "bone"
    method.runButton.click()
    panel.data.surfaceBox.checked = True
    middle = np.argwhere(convert.from_node(panel.data.segments()).array)[0][::-1]
    panel.seeds.logic.add("inside", volume.grid.ijk_to_lps[:3] @ [*middle, 1.0])
    panel.seeds.logic.add("outside", volume.grid.centre_lps_mm)
    frame.grab(
        slicer.util.getModule("CTSegmentation"),
        folder / "CTSegmentation.png",
        views.pictures(slicer.mrmlScene),
    )


def measurement(folder: Path) -> None:
    """A length, an angle and a region across a hip, with the budget of the length."""
    import numpy as np
    import slicer
    from CTSuiteLib.Samples import sampleBody
    from host import frame, views

    from ctsuite.core.grid import lps_to_ras
    from ctsuite.core.runner import accept
    from ctsuite.core.task import Task
    from ctsuite.mrml import display
    from ctsuite.mrml import volume as volumes

    slicer.mrmlScene.Clear(0)
    panel: Any = slicer.util.getModuleWidget("CTMeasurement").panel
    panel.decide = accept
    volume = sampleBody(1.5).volume(Task())
    node = volumes.to_node(slicer.mrmlScene, volume)
    display.set_window(node, 900.0, 200.0)
    panel.data.volumeSelector.setCurrentNode(node)
    middle = np.array(volume.grid.centre_lps_mm)
    for tool, places in (
        ("length", ((-75.0, 0.0, 0.0), (75.0, 0.0, 0.0))),
        ("angle", ((-60.0, -40.0, 0.0), (0.0, 30.0, 0.0), (60.0, -40.0, 0.0))),
        ("roi", ((-20.0, 10.0, 0.0), (20.0, 40.0, 0.0))),
    ):
        panel.place.buttons[f"measurement.{tool}"].click()
        for place in places:
            panel.placing.node.AddControlPointWorld(*lps_to_ras(middle + place))
        slicer.app.processEvents()
    panel.results.table.widget.selectRow(0)
    frame.grab(
        slicer.util.getModule("CTMeasurement"),
        folder / "CTMeasurement.png",
        views.pictures(slicer.mrmlScene),
    )


def workflow(folder: Path) -> None:
    """Orthopaedic planning with the bone segmented, reconstructed and measured."""
    import slicer
    from CTSuiteLib.Samples import sampleBody
    from host import frame, views

    from ctsuite.core.runner import accept
    from ctsuite.core.task import Task
    from ctsuite.mrml import volume as volumes

    study = volumes.to_node(slicer.mrmlScene, sampleBody(1.5).volume(Task()))
    panel: Any = slicer.util.getModuleWidget("CTWorkflows").panel
    panel.decide = accept
    panel.open("orthopaedic")
    panel.section.studySelector.setCurrentNode(study)
    while panel.logic.current.id != "measure":
        step = panel.logic.current.id
        panel.runButton.click()
        panel.nextButton.click()
        assert panel.logic.current.id != step, panel.nextButton.toolTip
    panel.runButton.click()
    frame.grab(
        slicer.util.getModule("CTWorkflows"), folder / "CTWorkflows.png", views.pictures(slicer.mrmlScene)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "Docs" / "screenshots")
