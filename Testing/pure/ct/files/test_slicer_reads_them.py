"""What is written is read by 3D Slicer as it was meant. The library itself never imports Slicer."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest

from ctsuite.core.codes import ANGLE, LENGTH
from ctsuite.core.curve import Curve
from ctsuite.core.measurement import Measurement
from ctsuite.core.transform import Transform
from ctsuite.core.units import DEGREE, MM
from ctsuite.ct.files import write

_SCRIPT = """
import json, sys
import slicer, vtk

folder = sys.argv[1]
scene = slicer.vtkMRMLScene()


def load(storage, node, name):
    storage.SetFileName(f"{folder}/{name}")
    assert storage.ReadData(node), storage.GetUserMessages().GetAllMessagesAsString()
    return node


def bounds(name):
    model = load(slicer.vtkMRMLModelStorageNode(), scene.AddNewNodeByClass("vtkMRMLModelNode"), name)
    limits = [0.0] * 6
    model.GetPolyData().GetBounds(limits)
    return limits


def markup(kind, name):
    node = scene.AddNewNodeByClass(f"vtkMRMLMarkups{kind}Node")
    load(slicer.vtkMRMLMarkupsJsonStorageNode(), node, name)
    node.UpdateAllMeasurements()
    values = {}
    for n in range(node.GetNumberOfMeasurements()):
        values[node.GetNthMeasurement(n).GetName()] = node.GetNthMeasurement(n).GetValue()
    return node.GetNthControlPointPosition(0)[:], values


found = {"models": {name: bounds(name) for name in ("s.stl", "s.ply", "s.vtp", "s.obj")}}
node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode")
segmentation = load(slicer.vtkMRMLSegmentationStorageNode(), node, "regions.seg.nrrd").GetSegmentation()
found["segments"] = []
for n in range(segmentation.GetNumberOfSegments()):
    segment = segmentation.GetNthSegment(n)
    text = vtk.reference("")
    segment.GetTag("TerminologyEntry", text)
    code = str(text).split("~")[2]
    found["segments"].append([segment.GetName(), segment.GetLabelValue(), segment.GetColor(), code])
move = load(slicer.vtkMRMLTransformStorageNode(), scene.AddNewNodeByClass("vtkMRMLTransformNode"), "move.tfm")
matrix = vtk.vtkMatrix4x4()
move.GetMatrixTransformToParent(matrix)
found["to_parent"] = [matrix.GetElement(r, c) for r in range(4) for c in range(4)]
found["line"] = markup("Line", "line.mrk.json")
found["angle"] = markup("Angle", "angle.mrk.json")
found["curve"] = markup("Curve", "curve.mrk.json")
print("RESULT" + json.dumps(found))
"""


@pytest.mark.skipif(find_spec("slicer") is None, reason="the runtime of 3D Slicer is not installed")
def test_three_d_slicer_reads_every_format(surface, labels, tmp_path):
    points = np.array([[1.0, 2.0, 3.0], [4.0, 6.0, 3.0], [4.0, 6.0, 9.0]])
    matrix = np.eye(4)
    matrix[:3, :3] = [[0, -1, 0], [1, 0, 0], [0, 0, 1]]
    matrix[:3, 3] = [10, -20, 5]
    for ending in (".stl", ".ply", ".vtp", ".obj"):
        write(surface, tmp_path, f"s{ending}")
    write(labels, tmp_path, "regions")
    write(Transform(matrix), tmp_path, "move")
    write(Curve(points, radius_mm=np.array([1.0, 2.0, 3.0])), tmp_path, "curve")
    write(Measurement("length", "Length", 5.0, MM, LENGTH, points[:2]), tmp_path, "line")
    write(Measurement("angle", "Angle", 90.0, DEGREE, ANGLE, points), tmp_path, "angle")

    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.split("RESULT")[1])

    for bounds in found["models"].values():
        assert bounds == pytest.approx([-10.5, 0, -20.25, 0, -30.125, 0])
    assert found["segments"] == [
        ["Femur: left|distal", 1, [1.0, 0.5, 0.25], "SCT^272673000^Bone"],
        ["肝脏", 7, [0.0, 0.25, 1.0], "SCT^10200004^Liver"],
    ]
    flip = np.diag([-1.0, -1.0, 1.0, 1.0])
    assert found["to_parent"] == pytest.approx((flip @ matrix @ flip).ravel())
    assert found["line"] == [[-1.0, -2.0, 3.0], {"length": pytest.approx(5.0)}]
    assert found["angle"][1]["angle"] == pytest.approx(90.0)
    assert found["curve"][0] == [-1.0, -2.0, 3.0]
    assert "Radius" in found["curve"][1]
