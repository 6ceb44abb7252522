"""A large volume is not doubled by going into the scene and coming out of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

# A process of its own, because what other tests freed would hide an allocation.
_PROGRAM = """
import numpy as np, sys
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.volume import Volume
from ctsuite.mrml import convert
from ctsuite.mrml.runtime import create_scene

def peak_mib():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024

scene = create_scene()
grid = Grid((128, 512, 512), (0.7, 0.7, 1.0))
array = np.full(grid.shape, 40, np.int16)
mask = np.full(grid.shape, 1, np.uint8)
convert.to_node(scene, Volume(np.zeros((2, 2, 2), np.int16), Grid((2, 2, 2), (1, 1, 1))))
before = peak_mib()
window = {"WindowWidth": 400.0, "WindowCenter": 40.0}
node = convert.to_node(scene, Volume(array, grid, attributes=window))
volume = convert.from_node(node)
labels = convert.from_node(convert.to_node(scene, Labels(mask, grid, (Segment(1, "All"),)), beside=node))
assert np.shares_memory(volume.array, array) and np.shares_memory(labels.array, mask)
print(peak_mib() - before)
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="reads the peak memory of a process from /proc"
)
def test_64_mib_of_voxels_and_32_mib_of_labels_take_no_more_memory_in_the_scene():
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 8
