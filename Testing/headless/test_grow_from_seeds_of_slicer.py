"""Our growing from seeds beside the filter of 3D Slicer that does the same."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk
from scipy import ndimage

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.segmentation.growing import compete


def by_slicer(volume: Volume, seeds: np.ndarray) -> np.ndarray:
    """Grow with the filter of Slicer; labels (z, y, x)."""
    from slicer import vtkImageGrowCutSegment
    from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
    from vtkmodules.vtkCommonDataModel import vtkImageData

    def image(array: np.ndarray) -> vtkImageData:
        made = vtkImageData()
        made.SetDimensions(*array.shape[::-1])
        made.SetSpacing(*volume.grid.spacing_mm)
        made.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(array).ravel(), deep=True))
        return made

    grow = vtkImageGrowCutSegment()
    grow.SetIntensityVolume(image(volume.array.astype(np.int16)))
    grow.SetSeedLabelVolume(image(seeds.astype(np.uint8)))
    grow.Update()
    return vtk_to_numpy(grow.GetOutput().GetPointData().GetScalars()).reshape(volume.array.shape)


def by_us(volume: Volume, seeds: np.ndarray) -> np.ndarray:
    values = range(1, int(seeds.max()) + 1)
    painted = Labels(seeds.astype(np.uint8), volume.grid, tuple(Segment(n, f"Region {n}") for n in values))
    parameters = compete.TOOL.parse({"margin": 1000})
    made = compete.grow_from_seeds(volume, parameters, Task(), painted=painted)
    return made["labels"].array


def dice(a: np.ndarray, b: np.ndarray) -> float:
    return float(2 * np.count_nonzero(a & b) / (np.count_nonzero(a) + np.count_nonzero(b)))


@pytest.fixture
def organs():
    """Two organs of 100 and 160 HU that touch, in soft tissue of 40 HU, with seeds and truth."""
    grid = Grid((48, 60, 80), (1.0, 1.0, 1.2))
    k, j, i = np.indices(grid.shape)
    places = grid.index_to_lps(np.stack([i, j, k], -1)) - np.array(grid.centre_lps_mm)

    def ball(centre, radius):
        return np.linalg.norm(places - centre, axis=-1) <= radius

    first = ball((-14, 0, 0), 15)
    second = ball((15, 0, 0), 15) & ~first
    values = np.full(grid.shape, 40.0)
    values[first], values[second] = 100, 160
    seeds = np.zeros(grid.shape, np.uint8)
    seeds[ball((-14, 0, 0), 5)], seeds[ball((15, 0, 0), 5)] = 1, 2
    seeds[~ball((0, 0, 0), 33)] = 3
    return grid, values, seeds, first, second


@pytest.mark.parametrize("sigma", [0, 5, 20])
def test_our_regions_are_those_of_slicer(organs, sigma):
    grid, values, seeds, first, second = organs
    noise = np.random.default_rng(5).normal(0, sigma, values.shape)
    volume = Volume(np.rint(values + noise).astype(np.int16), grid)
    ours, theirs = by_us(volume, seeds), by_slicer(volume, seeds)
    for number, truth in ((1, first), (2, second)):
        assert dice(ours == number, theirs == number) >= 0.998
        assert dice(ours == number, truth) >= dice(theirs == number, truth) - 0.001


def test_our_regions_of_a_real_abdomen_are_those_of_slicer(data):
    files = sitk.ImageSeriesReader.GetGDCMSeriesFileNames(str(data("ct_dicom/torso")))
    image = sitk.ReadImage(files)
    array = sitk.GetArrayFromImage(image)[80:96].astype(np.int16)
    grid = Grid(array.shape, image.GetSpacing(), image.GetOrigin())
    volume = Volume(array, grid)
    seeds = np.zeros(grid.shape, np.uint8)
    # air, fat, soft tissue and bone, each where it is certain
    for number, (low, high) in enumerate(((-1100, -900), (-110, -90), (45, 60), (500, 3000)), 1):
        inside = (volume.array >= low) & (volume.array <= high)
        seeds[ndimage.binary_erosion(inside)] = number
    ours, theirs = by_us(volume, seeds), by_slicer(volume, seeds)
    for number in range(1, 5):
        assert dice(ours == number, theirs == number) >= 0.99
