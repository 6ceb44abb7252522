"""Bone in a real CT angiography, against an independent reference segmentation."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.segmentation import exclude_contrast, threshold

NAME = "references/aorta_cta/{}.nii.gz"


def read(path):
    picture = sitk.ReadImage(str(path))
    array = sitk.GetArrayFromImage(picture)
    direction = tuple(map(tuple, np.array(picture.GetDirection()).reshape(3, 3)))
    return array, Grid(array.shape, picture.GetSpacing(), picture.GetOrigin(), direction)


@pytest.mark.data
def test_the_aorta_is_taken_out_of_bone_and_the_vertebra_stays(data):
    array, grid = read(data("ct_volumes/aorta_cta_1p5mm.nii.gz"))
    volume = Volume(np.rint(array).astype(np.int16), grid, name="aorta")
    tool = threshold.TOOL
    bone = tool.function(volume=volume, parameters=tool.parse({"preset": "bone"}), task=Task())["labels"]
    tool = exclude_contrast.TOOL
    made = tool.function(volume=volume, labels=bone, parameters=tool.parse({}), task=Task())
    bright, left = bone.mask(1), made["labels"].mask(1)
    aorta, vertebra = (read(data(NAME.format(name)))[0] > 0 for name in ("aorta", "vertebrae_T12"))
    assert np.count_nonzero(bright & aorta) > 10_000
    assert np.count_nonzero(left & aorta) <= 0.05 * np.count_nonzero(bright & aorta)
    assert np.count_nonzero(left & vertebra) >= 0.95 * np.count_nonzero(bright & vertebra)
