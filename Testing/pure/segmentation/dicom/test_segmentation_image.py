"""DICOM segmentations: what is written comes back, names its series, and is accepted by a validator."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pydicom
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.ct.series.index import index
from ctsuite.ct.series.read import read
from ctsuite.segmentation.dicom.read import read_segmentation
from ctsuite.segmentation.dicom.write import BINARY, KINDS, LABELMAP, write_segmentation

NUMBERED = np.zeros(10, np.uint8)
NUMBERED[[1, 4, 9]] = 1, 2, 3


@pytest.fixture(params=KINDS)
def written(request, segmented, source_files, tmp_path):
    """A segmentation in each kind of object."""
    return request.param, write_segmentation(segmented, source_files, tmp_path / "s.dcm", request.param).path


def test_it_reads_back_equal(written, segmented):
    kind, path = written
    again = read_segmentation(path, segmented.grid)
    expected = segmented.array if kind == LABELMAP else NUMBERED[segmented.array]
    assert np.array_equal(again.array, expected)
    assert again.grid == segmented.grid and again.name == segmented.name
    for one, other in zip(again.segments, segmented.segments, strict=True):
        assert (one.name, one.modifier) == (other.name, other.modifier)
        assert np.allclose(one.colour_rgb, other.colour_rgb, atol=1 / 255)
    assert (again.segments[0].category, again.segments[0].type) == (
        segmented.segments[0].category,
        segmented.segments[0].type,
    )


def test_another_reader_finds_the_same_voxels_in_the_same_place(written, segmented):
    import highdicom

    kind, path = written
    volume = highdicom.seg.segread(path).get_volume(combine_segments=True)
    array = volume.array
    expected = segmented.array if kind == LABELMAP else NUMBERED[segmented.array]
    for n, part in enumerate(array):
        place = np.array(volume.affine) @ (n, 0, 0, 1)
        index_ = segmented.grid.lps_to_index(place[:3])
        assert np.allclose(index_, np.rint(index_), atol=1e-3) and np.allclose(index_[:2], 0, atol=1e-3)
        assert np.array_equal(part, expected[int(np.rint(index_[2]))])
    assert np.count_nonzero(array) == np.count_nonzero(expected)


def test_it_names_every_image_and_belongs_to_their_patient_and_study(written, source, source_files):
    _, path = written
    data, image = pydicom.dcmread(path), pydicom.dcmread(source_files[0])
    for keyword in ("PatientID", "PatientName", "StudyInstanceUID", "FrameOfReferenceUID"):
        assert data[keyword].value == image[keyword].value
    assert data.SeriesInstanceUID != image.SeriesInstanceUID
    (series,) = data.ReferencedSeriesSequence
    named = {str(item.ReferencedSOPInstanceUID) for item in series.ReferencedInstanceSequence}
    assert series.SeriesInstanceUID == image.SeriesInstanceUID
    assert named == {one.attributes["SOPInstanceUID"] for one in source.slices}


def test_a_validator_finds_no_error(written):
    validator = shutil.which("dciodvfy", path=str(Path(sys.executable).parent)) or shutil.which("dciodvfy")
    if validator is None:
        pytest.skip("dciodvfy is not installed")
    found = subprocess.run([validator, str(written[1])], capture_output=True, text=True, check=False)
    said = found.stdout + found.stderr
    assert "Segmentation" in said and "Error" not in said


def test_without_the_series_it_covers_the_slices_that_the_file_names(segmented, source_files, tmp_path):
    path = write_segmentation(segmented, source_files, tmp_path / "s.dcm", BINARY).path
    again = read_segmentation(path)
    count = segmented.grid.shape[0]
    assert np.array_equal(again.array, NUMBERED[segmented.array[2:-3]])
    assert np.allclose(again.grid.origin_lps_mm, segmented.grid.index_to_lps([0, 0, 2]), atol=1e-6)
    assert again.grid.shape[0] == count - 5


def test_one_segment_can_be_read_alone(written, segmented):
    again = read_segmentation(written[1], segmented.grid, "Kidney")
    assert [one.name for one in again.segments] == ["Kidney"]
    assert np.array_equal(again.array > 0, segmented.array == 9)
    with pytest.raises(CTSuiteError) as error:
        read_segmentation(written[1], segment="Spleen")
    assert error.value.code == "SEG-SEGMENT" and "Kidney" in error.value.remedy


def test_label_values_of_sixteen_bits_survive_in_a_label_map(source, source_files, tmp_path):
    array = np.zeros(source.grid.shape, np.uint16)
    array[3, 4, 5], array[0, 0, 0] = 65535, 300
    labels = Labels(array, source.grid, (Segment(300, "A"), Segment(65535, "B")))
    path = write_segmentation(labels, source_files, tmp_path / "s.dcm", LABELMAP).path
    assert np.array_equal(read_segmentation(path, source.grid).array, array)


def test_an_empty_character_set_is_put_right_in_the_copy_and_said(data, tmp_path):
    stack = index(data("ct_dicom/liver_3slice"), cache=False).choose()
    files = [Path(one.header.path) for one in stack.slices]
    before = [file.read_bytes() for file in files]
    volume = read(stack)
    labels = Labels((volume.array > 100).view(np.uint8), volume.grid, (Segment(1, "Bright"),))
    written = write_segmentation(labels, files, tmp_path / "s.dcm")
    assert len(written.notes) == 1 and "Specific Character Set" in written.notes[0]
    assert np.array_equal(read_segmentation(written.path, volume.grid).array, labels.array)
    assert [file.read_bytes() for file in files] == before


def shifted(labels: Labels, **changes) -> Labels:
    grid = labels.grid
    values = {
        "shape": grid.shape,
        "spacing_mm": grid.spacing_mm,
        "origin_lps_mm": grid.origin_lps_mm,
        "direction_lps": grid.direction_lps,
        **changes,
    }
    return Labels(np.ones(values["shape"], np.uint8), Grid(**values), (Segment(1, "A"),), "elsewhere")


def test_what_lies_elsewhere_is_refused(segmented, source_files, tmp_path):
    grid = segmented.grid
    moved = shifted(segmented, origin_lps_mm=tuple(np.add(grid.origin_lps_mm, (0, 0, 0.3))))
    finer = shifted(segmented, spacing_mm=(grid.spacing_mm[0] / 2, *grid.spacing_mm[1:]))
    for labels in (moved, finer):
        with pytest.raises(CTSuiteError) as error:
            write_segmentation(labels, source_files, tmp_path / "s.dcm")
        assert error.value.code == "SEG-SOURCE-ELSEWHERE"
    path = write_segmentation(segmented, source_files, tmp_path / "s.dcm").path
    with pytest.raises(CTSuiteError) as error:
        read_segmentation(path, moved.grid)
    assert error.value.code == "SEG-GRID"


def test_nothing_and_a_series_without_identifiers_are_refused(segmented, source_files, tmp_path):
    empty = Labels(np.zeros_like(segmented.array), segmented.grid, segmented.segments)
    with pytest.raises(CTSuiteError) as error:
        write_segmentation(empty, source_files, tmp_path / "s.dcm")
    assert error.value.code == "SEG-EMPTY" and not (tmp_path / "s.dcm").exists()
    image = pydicom.dcmread(source_files[0])
    del image.FrameOfReferenceUID
    image.save_as(tmp_path / "image.dcm")
    with pytest.raises(CTSuiteError) as error:
        write_segmentation(segmented, [tmp_path / "image.dcm"], tmp_path / "s.dcm")
    assert error.value.code == "SEG-SOURCE-INCOMPLETE" and "FrameOfReferenceUID" in error.value.cause


def test_a_fractional_segmentation_becomes_voxels_that_are_half_filled(segmented, source_files, tmp_path):
    import highdicom
    from pydicom.uid import generate_uid

    shares = np.random.default_rng(1).random(segmented.grid.shape)
    images = sorted(
        (pydicom.dcmread(file) for file in source_files), key=lambda one: one.ImagePositionPatient[2]
    )
    path = write_segmentation(segmented, source_files, tmp_path / "s.dcm").path
    template = highdicom.seg.segread(path)
    made = highdicom.seg.Segmentation(
        images,
        shares[..., None],
        "FRACTIONAL",
        [template.get_segment_description(1)],
        generate_uid(),
        1,
        generate_uid(),
        1,
        "x",
        "x",
        "x",
        "x",
        max_fractional_value=200,
        omit_empty_frames=False,
    )
    made.save_as(tmp_path / "f.dcm")
    again = read_segmentation(tmp_path / "f.dcm", segmented.grid)
    clear = np.abs(shares - 0.5) > 0.01
    assert np.array_equal((again.array == 1)[clear], (shares >= 0.5)[clear])


def test_overlapping_segments_are_refused_together_and_read_one_by_one(segmented, source_files, tmp_path):
    path = write_segmentation(segmented, source_files, tmp_path / "s.dcm").path
    data = pydicom.dcmread(path)
    frames = data.PerFrameFunctionalGroupsSequence
    own = np.array([f.SegmentIdentificationSequence[0].ReferencedSegmentNumber for f in frames])
    bits = np.unpackbits(np.frombuffer(data.PixelData, np.uint8), bitorder="little")
    size = data.Rows * data.Columns
    pixels = bits[: len(own) * size].reshape(len(own), size).copy()
    pixels[np.flatnonzero(own == 2)[0]] |= pixels[np.flatnonzero(own == 1)[0]]
    packed = np.packbits(pixels.ravel(), bitorder="little").tobytes()
    data.PixelData = packed + b"\0" * (len(packed) % 2)
    data.save_as(path)
    with pytest.raises(CTSuiteError) as error:
        read_segmentation(path)
    assert error.value.code == "SEG-OVERLAP"
    assert read_segmentation(path, segment="肝").array.any()


@pytest.mark.parametrize("content", [b"", b"no DICOM", None])
def test_what_is_no_segmentation_is_named(source_files, tmp_path, content):
    path = tmp_path / "x.dcm"
    path.write_bytes(source_files[0].read_bytes() if content is None else content)
    with pytest.raises(CTSuiteError) as error:
        read_segmentation(path)
    assert error.value.code == ("SEG-WRONG-CLASS" if content is None else "SEG-DAMAGED")


def test_a_truncated_segmentation_is_refused(segmented, source_files, tmp_path):
    path = write_segmentation(segmented, source_files, tmp_path / "s.dcm").path
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(CTSuiteError) as error:
        read_segmentation(path)
    assert error.value.code == "SEG-DAMAGED"


def test_an_unusual_name_of_a_patient_is_kept_and_not_printed(segmented, source_files, tmp_path, recwarn):
    for file in source_files:
        image = pydicom.dcmread(file)
        image.PatientName = "Unusual Name"
        image.save_as(tmp_path / file.name)
    files = [tmp_path / file.name for file in source_files]
    path = write_segmentation(segmented, files, tmp_path / "s.dcm", BINARY).path
    assert pydicom.dcmread(path).PatientName == "Unusual Name"
    assert not any("Unusual" in str(each.message) for each in recwarn)
