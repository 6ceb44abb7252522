"""The pictures of phantoms that are kept as references.

``python Testing/pure/ct/picture/reference_cases.py`` writes them anew into Testing/references; look at every
one before you keep it. No picture of a patient belongs there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume
from ctsuite.ct import fusion, mpr, slab, surface
from ctsuite.ct.cpr import planar
from ctsuite.ct.picture import write_png
from ctsuite.ct.picture.outputs import outputs_picture
from ctsuite.ct.rendering import tool as rendering_tool
from ctsuite.ct.window import WindowState
from ctsuite.phantom.kinds import make

FOLDER = Path(__file__).parents[3] / "references"
SIZE = (320, 320)
QUIET = {"noise_hu": 0.0, "pixel_spacing_mm": 1.0, "slice_spacing_mm": 1.5}
BONE = WindowState(300, 600)


def phantom(kind: str, **values: Any) -> Any:
    """A phantom without noise."""
    return make(kind, values if kind == "ramp" else QUIET | values)


def run(module: Any, inputs: dict[str, Any], **values: Any) -> dict[str, Any]:
    """Run the tool of a module."""
    return dict(module.TOOL.function(**inputs, parameters=module.TOOL.parse(values), task=Task()))


def oblique_plane() -> np.ndarray:
    """A sphere cut through its middle by a double oblique plane."""
    volume = phantom("sphere").volume()
    made = run(mpr, {"volume": volume}, plane="coronal", turn=25, tilt=-20)
    return outputs_picture(made, {"volume": volume}, BONE, SIZE)


def projection() -> np.ndarray:
    """Two bones, projected through the whole volume."""
    volume = phantom("two-bones").volume()
    made = run(slab, {"volume": volume}, plane="coronal", whole=True)
    return outputs_picture(made, {"volume": volume}, BONE, SIZE)


def window() -> np.ndarray:
    """The ramp of all values, in a window from black to white."""
    volume = phantom("ramp").volume()
    return outputs_picture({"volume": volume}, {}, WindowState(1000, 4000), SIZE)


def segments() -> np.ndarray:
    """The true segment of a block over its scan."""
    scan = phantom("box")
    return outputs_picture({"labels": scan.labels()}, {"volume": scan.volume()}, BONE, SIZE)


def curve() -> np.ndarray:
    """The true course of a vessel over a projection of it."""
    scan = phantom("tube")
    course = scan.scene.structures[0].centrelines[0]
    return outputs_picture({"curve": course}, {"volume": scan.volume()}, BONE, SIZE)


def curved(kind: str) -> tuple[Volume, dict[str, Any]]:
    """A vessel along its true course, and what the tool delivers."""
    scan = phantom("tube")
    course = scan.scene.structures[0].centrelines[0]
    volume = scan.volume()
    return volume, run(planar, {"volume": volume, "curve": course}, kind=kind, width=40.0)


def straightened() -> np.ndarray:
    """A vessel drawn straight."""
    volume, made = curved("straightened")
    return outputs_picture(made, {"volume": volume}, BONE, SIZE)


def stretched() -> np.ndarray:
    """The same vessel on the surface through its course."""
    volume, made = curved("stretched")
    return outputs_picture(made, {"volume": volume}, BONE, SIZE)


def bone_surface() -> np.ndarray:
    """The surface of the true segment of a block."""
    scan = phantom("box")
    inputs = {"volume": scan.volume(), "labels": scan.labels()}
    return outputs_picture(run(surface, inputs), inputs, BONE, SIZE)


def rendering() -> np.ndarray:
    """A volume rendering of two bones, one of them in green."""
    scan = phantom("two-bones")
    labels = scan.labels()
    inputs = {"volume": scan.volume(), "labels": labels}
    values = {"size": SIZE[0], "segments": f"{labels.segments[0].name} = 100 #00c000"}
    return np.asarray(run(rendering_tool, inputs, **values)["picture"].pixels)


def fused() -> np.ndarray:
    """A sphere and the same sphere in another frame, as checkerboard through the known offset."""
    volume = phantom("sphere").volume()
    matrix = np.eye(4)
    matrix[:3, 3] = (-12.0, 7.0, 5.0)
    grid = type(volume.grid)(
        volume.grid.shape,
        volume.grid.spacing_mm,
        tuple(np.array(volume.grid.origin_lps_mm) - matrix[:3, 3]),
        volume.grid.direction_lps,
    )
    other = Volume(volume.array, grid, volume.unit, {"FrameOfReferenceUID": "1.2.3"}, "Shifted")
    made = run(
        fusion,
        {"volume": volume, "second": other, "transform": Transform(matrix, "known offset")},
        plane="axial",
        mode="checkerboard",
        tile=10,
        size=SIZE[0],
        **{f"{which}_{part}": value for which in ("first", "second") for part, value in _CUSTOM},
    )
    return np.asarray(made["picture"].pixels)


_CUSTOM = (("window", "custom"), ("centre", BONE.centre), ("width", BONE.width))
CASES: dict[str, Callable[[], np.ndarray]] = {
    one.__name__: one
    for one in (
        oblique_plane,
        projection,
        window,
        segments,
        curve,
        straightened,
        stretched,
        bone_surface,
        rendering,
        fused,
    )
}

if __name__ == "__main__":
    for name, draw in CASES.items():
        write_png(draw(), FOLDER / f"{name}.png")
