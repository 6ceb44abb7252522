"""A small series, and a segmentation and structure sets on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, BONE, LEFT
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.ct.series.index import index
from ctsuite.phantom.study import write_study

pytest.importorskip("highdicom")


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    """The series that is segmented."""
    folder = write_study(tmp_path_factory.mktemp("segmented") / "sphere", "sphere").dicom
    return index(folder, cache=False).choose()


@pytest.fixture(scope="session")
def source_files(source) -> tuple[Path, ...]:
    """Its files, not in the order of the slices."""
    return tuple(Path(one.header.path) for one in source.slices)[::-1]


@pytest.fixture
def segmented(source) -> Labels:
    """Three segments with label values 1, 4 and 9, whose first and last slices are empty."""
    shape = source.grid.shape
    random = np.random.default_rng(4)
    array = random.choice(np.array([0, 0, 1, 4, 9], np.uint8), shape)
    array[:2] = array[-3:] = 0
    return Labels(
        array,
        source.grid,
        (
            Segment(1, "Femur, left", ANATOMICAL_STRUCTURE, BONE, (0.9, 0.8, 0.5), LEFT),
            Segment(4, "肝"),
            Segment(9, "Kidney"),
        ),
        "Bones & organs",
    )


@pytest.fixture
def structure_set(tmp_path) -> Callable[..., Path]:
    """Write an RT structure set: ``structure_set(Liver=[contour, ...])``, contours (n, 3) in LPS mm."""
    import pydicom
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import ExplicitVRLittleEndian, generate_uid

    def write(kind: str = "CLOSED_PLANAR", **structures) -> Path:
        data = Dataset()
        data.file_meta = FileMetaDataset()
        data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        data.SOPClassUID, data.SOPInstanceUID = "1.2.840.10008.5.1.4.1.1.481.3", generate_uid()
        data.Modality, data.StructureSetLabel = "RTSTRUCT", "PLAN"
        data.StructureSetROISequence, data.ROIContourSequence = [], []
        for number, (name, contours) in enumerate(structures.items(), 1):
            structure, drawn = Dataset(), Dataset()
            structure.ROINumber, structure.ROIName = number, name
            drawn.ReferencedROINumber, drawn.ROIDisplayColor = number, [255, 51, 0]
            drawn.ContourSequence = []
            for points in contours:
                contour = Dataset()
                contour.ContourGeometricType = kind
                contour.NumberOfContourPoints = len(points)
                contour.ContourData = [f"{value:.8g}" for value in np.ravel(points)]
                drawn.ContourSequence.append(contour)
            data.StructureSetROISequence.append(structure)
            data.ROIContourSequence.append(drawn)
        path = tmp_path / "plan.dcm"
        pydicom.dcmwrite(path, data, enforce_file_format=True)
        return path

    return write


@pytest.fixture
def contour() -> Callable[..., np.ndarray]:
    """Turn columns and rows on a slice of a grid into points: ``contour(grid, k, [(i, j), ...])``."""

    def make(grid: Grid, k: float, points) -> np.ndarray:
        flat = np.asarray(points, dtype=float)
        return grid.index_to_lps(np.column_stack([flat, np.full(len(flat), k)]))

    return make
