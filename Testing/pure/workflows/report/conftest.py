"""A report that has everything, and one of hostile texts."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.codes import ANGLE, BONE, LENGTH, TISSUE, VOLUME
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.profile import Finding
from ctsuite.core.table import Column, Table
from ctsuite.core.units import DEGREE, ML, MM
from ctsuite.core.workflow import Status
from ctsuite.ct.picture import png_bytes
from ctsuite.workflows.data_check import DataCheck
from ctsuite.workflows.report import Picture, Report, SegmentLine, StepLine, study_fields

FACTS = {
    "PatientName": "Doe^Jane^^Dr",
    "PatientID": "4711",
    "PatientBirthDate": "19610203",
    "StudyDate": "20260301",
    "SeriesDescription": "Pelvis of Jane",
    "Modality": "CT",
    "KVP": 120.0,
    "PixelSpacing": (0.75, 0.75),
    "SliceSpacing": 1.5,
    "Rows": 512,
    "Columns": 512,
    "NumberOfSlices": 120,
}
HOSTILE = (
    "<script>alert('x')</script>&<img src=http://evil.example/x onerror=alert(1)>\"'\x00\u202e\ud800 {0} %s"
)


@pytest.fixture
def measurements() -> tuple[Measurement, ...]:
    points = np.array([[1.0, -2.5, 3.0], [4.0, 1.5, 3.0], [4.0, 9.5, 3.0]])
    return (
        Measurement(
            "length", "Fracture gap", 4.5263, MM, LENGTH, points[:2], "Pelvis of Jane", "Two points."
        ),
        Measurement(
            "angle", "Neck-shaft angle", 128.34, DEGREE, ANGLE, points, "Bone", "At the second point."
        ),
        Measurement(
            "volume",
            "Volume of Bone",
            531.158,
            ML,
            VOLUME,
            source="Pelvis of Jane: Bone",
            method="Voxel count.",
        ),
    )


@pytest.fixture
def labels() -> Labels:
    array = np.zeros((4, 5, 6), np.uint8)
    array[1:3, 1:3, 1:4] = 1
    grid = Grid.axial(array.shape, (5.0, 5.0, 10.0))
    return Labels(array, grid, (Segment(1, "Bone", TISSUE, BONE, (0.9, 0.8, 0.5)),))


@pytest.fixture
def picture() -> Picture:
    return Picture(png_bytes(np.zeros((40, 60, 3), np.uint8)), "Axial plane")


@pytest.fixture
def report(measurements, labels, picture) -> Report:
    finding = Finding(
        "should", "SliceSpacing", "0018,0088", 1.5, "0.2 to 1 mm", "Thin slices show thin fragments."
    )
    record = {
        "tool": "ct.window",
        "parameters": {"preset": "bone", "centre": 300.0, "width": 1500.0},
        "inputs": {"volume": {"type": "Volume", "name": "Pelvis of Jane", "sha256": "ab" * 32}},
        "findings": [],
        "finished": "2026-03-02T10:11:12.000+00:00",
        "user": "dr.who",
    }
    return Report(
        title="Orthopaedic planning",
        study=study_fields(FACTS),
        data_check=DataCheck("workflow.orthopaedic", "Orthopaedic planning", (finding,)),
        steps=(
            StepLine(
                "Choose study", Status.DONE, "Pelvis of Jane", "2026-03-02T10:00:00.000+00:00", "dr.who"
            ),
            StepLine("Edit segmentation", Status.NOT_DONE),
        ),
        pictures=(picture, picture, picture),
        segments=SegmentLine.of(labels),
        measurements=measurements,
        tables=(
            Table((Column("Part", None, ("a", None)), Column("Volume", ML, (1.234, 20.0))), "Connectivity"),
        ),
        warnings=("The surface does not correspond to the segment.",),
        risk="Thin bone can be left out.",
        outside_ct=("Slab projection (MIP)",),
        records=(record,),
        versions={"ctsuite": "0.1.0", "numpy": "2.0.0"},
    )


@pytest.fixture
def hostile_report(picture) -> Report:
    finding = Finding("should", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    identity = {"type": "Volume", "name": HOSTILE, "sha256": HOSTILE}
    return Report(
        title=HOSTILE,
        study={"PatientName": HOSTILE, "PatientID": HOSTILE},
        data_check=DataCheck(HOSTILE, HOSTILE, (finding,)),
        steps=(StepLine(HOSTILE, Status.NOT_DONE, HOSTILE, HOSTILE, HOSTILE),),
        pictures=(Picture(picture.png, HOSTILE),),
        segments=(SegmentLine(HOSTILE, None, 1.0, (-3.0, 9.0, 0.5)),),
        measurements=(Measurement("x", HOSTILE, float("nan"), MM, LENGTH, source=HOSTILE, method=HOSTILE),),
        tables=(Table((Column(HOSTILE, None, (HOSTILE,)),), HOSTILE),),
        warnings=(HOSTILE,),
        risk=HOSTILE,
        outside_ct=(HOSTILE,),
        records=(
            {"tool": HOSTILE, "parameters": {HOSTILE: HOSTILE}, "inputs": {"a": identity}, "findings": []},
        ),
    )
