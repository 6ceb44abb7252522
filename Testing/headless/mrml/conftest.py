"""A scene and values of every type, on an oblique, anisotropic grid, so that no axis can be mistaken."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, BONE, LEFT, LENGTH, VOLUME
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid, lps_to_ras
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.surface import Surface
from ctsuite.core.table import Column, Table
from ctsuite.core.transform import Transform
from ctsuite.core.units import ML, MM, ONE
from ctsuite.core.volume import Volume


@pytest.fixture
def scene() -> Any:
    """An empty scene of the headless runtime."""
    pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")
    from ctsuite.mrml.runtime import create_scene

    return create_scene()


@pytest.fixture
def grid() -> Grid:
    """Voxels of 0.7 x 0.8 x 2.5 mm, turned about two axes, off the origin."""
    a, b = np.deg2rad(20), np.deg2rad(17)
    about_z = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    direction = tuple(map(tuple, (about_z @ about_x).tolist()))
    return Grid((10, 12, 14), (0.7, 0.8, 2.5), (-100.123456789, -50.5, 333.25), direction)


@pytest.fixture
def attributes() -> dict[str, Any]:
    """What a header says of a series and its patient; every value is made up."""
    return {
        "Modality": "CT",
        "ImageType": ("ORIGINAL", "PRIMARY", "AXIAL"),
        "KVP": 120.0,
        "ConvolutionKernel": "B30f",
        "SliceThickness": 2.5,
        "SeriesNumber": 3,
        "SeriesDescription": "Abdomen 2.5",
        "WindowWidth": (400.0, 1500.0),
        "WindowCenter": (40.0, 300.0),
        "SeriesIssues": ("gantry-tilt",),
        "StudyInstanceUID": "1.2.3",
        "SeriesInstanceUID": "1.2.3.4",
        "FrameOfReferenceUID": "1.2.3.9",
        "StudyDescription": "Trauma",
        "StudyDate": "20240229",
        "PatientName": "Quixote^Alonso",
        "PatientID": "LM-1605",
        "PatientBirthDate": "19470929",
        "PatientSex": "M",
        "SOPInstanceUIDs": tuple(f"1.2.3.4.{n}" for n in range(10)),
        "InstitutionName": "Toboso General",
    }


@pytest.fixture
def volume(grid, attributes) -> Volume:
    """Random CT numbers."""
    voxels = np.random.default_rng(1).integers(-1000, 3000, grid.shape).astype(np.int16)
    return Volume(voxels, grid, attributes=attributes, name="CT 3")


@pytest.fixture
def labels(grid) -> Labels:
    """Two regions with label values that are not one after the other, one of them coded."""
    array = np.zeros(grid.shape, np.uint8)
    array[2:5, 3:8, 3:9] = 2
    array[6:8, 4:9, 5:12] = 7
    bone = Segment(2, "Bone | 骨: left", ANATOMICAL_STRUCTURE, BONE, (0.95, 0.84, 0.57), LEFT)
    return Labels(array, grid, (bone, Segment(7, "Vessel", None, None, (1.0, 0.0, 0.25))), "Segments")


@pytest.fixture
def surface() -> Surface:
    """A closed tetrahedron of 1/6 * 30 * 40 * 50 mm3, with a value at each vertex."""
    corners = np.array([[0.0, 0, 0], [30, 0, 0], [0, 40, 0], [0, 0, 50]])
    triangles = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]])
    points = np.add(corners, (100.25, -20.5, 7.125))
    return Surface(points, triangles, "Hull", ("smoothing", "hole filling"), {"distance": np.arange(4.0)})


@pytest.fixture
def curve() -> Curve:
    """An open line through space with a radius."""
    t = np.linspace(0, 3, 25)
    points = np.stack([40 * np.cos(t), 40 * np.sin(t), 20 * t], axis=1)
    return Curve(points, False, 5.0 + t, "Centreline")


@pytest.fixture
def transform() -> Transform:
    """A quarter turn about the first axis and a shift."""
    return Transform(np.array([[1, 0, 0, 5.0], [0, 0, -1, 6], [0, 1, 0, 7], [0, 0, 0, 1]]), "Moved")


@pytest.fixture
def table() -> Table:
    """Text, real and whole numbers that need all their digits."""
    return Table(
        (
            Column("Segment", None, ("Bone", "脾")),
            Column("Volume", ML, (1 / 3, 1234567.891234)),
            Column("Voxels", ONE, (1, 2**40)),
        ),
        "Volumes",
    )


@pytest.fixture
def length() -> Measurement:
    """A distance between two points."""
    ends = np.array([[1.0, 2.0, 3.0], [4.5, -2.25, 15.0]])
    value = float(np.linalg.norm(ends[1] - ends[0]))
    return Measurement("length", "Fracture gap", value, MM, LENGTH, ends, "CT 3", "between two points")


@pytest.fixture
def region_volume() -> Measurement:
    """A value that no markup computes."""
    return Measurement("volume", "Bone volume", 12.3456789, ML, VOLUME, np.array([[1.0, 2, 3]]), "Segments")


class MeasuringBench:
    """A scene with an image and live measurements; what was refused and changed is remembered."""

    LINE = ((10.0, 10.0, 10.0), (40.0, 50.0, 10.0))

    def __init__(self, scene: Any, **attributes: Any) -> None:
        from ctsuite.core.runner import Context, accept
        from ctsuite.measurement.tools import TOOLS
        from ctsuite.mrml import measurement_live as live
        from ctsuite.mrml import measurement_source as source
        from ctsuite.mrml import volume as volumes

        self.scene, self.errors, self.changes, self.waiting = scene, [], [], []
        self.tools = {tool.id: tool for tool in TOOLS if source.placeable(tool)}
        self.volume = volumes.to_node(scene, self.image(**attributes))
        self.live = live.LiveMeasurements(
            scene,
            self.tools,
            lambda: Context(decide=accept),
            self.changes.append,
            self.errors.append,
            self.waiting.append,
        )

    @property
    def refused(self) -> list[str]:
        """Codes of the errors that the user met."""
        return [error.code for error in self.errors]

    @staticmethod
    def image(name: str = "CT", **attributes: Any) -> Volume:
        """Voxels of 1 x 1 x 2 mm of an examination."""
        array = (np.arange(20 * 64 * 64) % 1000).reshape(20, 64, 64).astype(np.int16)
        known = {"Modality": "CT", "FrameOfReferenceUID": "1.2.3", **attributes}
        return Volume(array, Grid(array.shape, (1.0, 1.0, 2.0)), attributes=known, name=name)

    def place(self, tool: str, points: Any = LINE, **parameters: Any) -> Any:
        """Place a measurement as clicks in a view do."""
        node = self.live.make(self.tools[f"measurement.{tool}"], self.volume, parameters)
        for point in points:
            node.AddControlPointWorld(*lps_to_ras(np.array(point, dtype=float)))
        for action in self.waiting:
            action()
        return node

    @staticmethod
    def move(node: Any, number: int, point: Any) -> None:
        """Move a point to a place, LPS mm."""
        node.SetNthControlPointPositionWorld(number, *lps_to_ras(np.array(point, dtype=float)))


@pytest.fixture
def bench(scene: Any) -> MeasuringBench:
    """Measurements on an ordinary image."""
    return MeasuringBench(scene)


@pytest.fixture
def bench_on(scene: Any) -> Any:
    """Make measurements on an image with these attributes."""
    return lambda **attributes: MeasuringBench(scene, **attributes)
