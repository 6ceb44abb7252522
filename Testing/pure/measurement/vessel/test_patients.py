"""On a real dissected aorta both ways to find the border agree, and the sections add up to its volume."""

from __future__ import annotations

import numpy as np
import pytest
from scanned_vessels import columns, run

pytest.importorskip("numba", reason="the kernels need numba")

from ctsuite.core.labels import Labels
from ctsuite.core.volume import Volume
from ctsuite.ct import files
from ctsuite.ct.centreline import line
from ctsuite.measurement.vessel import profile


@pytest.fixture(scope="module")
def chest(data) -> Volume:
    """CT angiography of a dissected aorta with a stent, 1.5 mm voxels."""
    return files.read(data("ct_dicom/aorta_cta"), Volume)


@pytest.fixture(scope="module", params=["aorta", "aorta_true_lumen"])
def region(request, data) -> Labels:
    """The reference of the aorta or of its true lumen."""
    return files.read(data(f"references/aorta_cta/{request.param}.nii.gz"), Labels)


def test_the_borders_of_segment_and_image_agree_within_a_voxel(chest, region):
    curve = run(line.TOOL, {"labels": region})["curve"]
    inputs = {"curve": curve, "labels": region, "volume": chest}
    made = {
        b: columns(run(profile.TOOL, inputs, border=b, spacing=4.0)["table"]) for b in ("segment", "image")
    }
    for name in ("Equivalent diameter", "Least diameter", "Greatest diameter"):
        off = (made["image"][name] - made["segment"][name]).astype(float)
        assert np.median(np.abs(off)) < 1.5, name
    counted = made["segment"]["Remark"] == "measured"
    assert counted.mean() > 0.9
    # the sections add up to the volume of the segment
    areas, s = made["segment"]["Area"].astype(float), made["segment"]["Position"]
    volume = np.count_nonzero(region.array) * region.grid.voxel_volume_mm3
    filled = ((areas[1:] + areas[:-1]) / 2 * np.diff(s)).sum()
    assert filled == pytest.approx(volume, rel=0.05)
