"""Volumes and label maps in files, against other libraries and against files that mean harm."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import CURVED_REFORMATION, SPATIAL_TRANSFORM, STRETCHED, CurvedImage
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.volume import BADGE, ORIGIN, Volume
from ctsuite.ct.files import read, write
from ctsuite.ct.files.images import grid_of
from ctsuite.ct.series.plain import read_plain


def code_of(function, *arguments) -> str:
    with pytest.raises(CTSuiteError) as caught:
        function(*arguments)
    return caught.value.code


@pytest.mark.parametrize("ending", [".nrrd", ".nii.gz", ".nii", ".mha"])
def test_a_volume_is_read_by_another_library_as_it_was(volume, tmp_path, ending):
    path = write(volume, tmp_path, f"chest{ending}")
    image = sitk.ReadImage(str(path))
    assert (sitk.GetArrayFromImage(image) == volume.array).all()
    assert grid_of(image).matches(volume.grid)


def test_a_volume_leaves_its_dicom_attributes_behind(volume, tmp_path):
    image = sitk.ReadImage(str(write(volume, tmp_path, "chest")))
    assert image.GetMetaData("Unit") == "[hnsf'U]"
    assert not any("Doe" in image.GetMetaData(key) for key in image.GetMetaDataKeys())


@pytest.fixture
def derived(volume):
    """The volume on half of its voxels."""
    z, y, x = volume.array.shape
    grid = volume.grid
    half = Grid((z, y // 2, x), grid.spacing_mm, grid.origin_lps_mm, grid.direction_lps)
    return volume.with_array(volume.array[:, : y // 2], half)


@pytest.mark.parametrize("ending", [".nrrd", ".mha"])
def test_a_derived_volume_takes_its_origin_along(derived, tmp_path, ending):
    back = read_plain(write(derived, tmp_path, f"half{ending}"))
    assert {key: back.attributes[key] for key in ORIGIN} == {key: derived.attributes[key] for key in ORIGIN}


@pytest.mark.parametrize("key", ORIGIN)
def test_an_origin_that_makes_no_sense_counts_as_none(derived, tmp_path, key):
    path = write(derived, tmp_path, "half.nrrd")
    for text in ("", "many", "-1 -1", "nan"):
        image = sitk.ReadImage(str(path))
        image.SetMetaData(f"CTSuite.{key}", text)
        sitk.WriteImage(image, str(tmp_path / "forged.nrrd"))
        assert not set(ORIGIN) & set(read_plain(tmp_path / "forged.nrrd").attributes)


def test_a_tilted_volume_is_kept_as_nrrd_and_refused_as_nifti(tilted_grid, tmp_path):
    volume = Volume(np.zeros(tilted_grid.shape, np.int16), tilted_grid)
    path = write(volume, tmp_path, "tilted.nrrd")
    assert grid_of(sitk.ReadImage(str(path))).matches(tilted_grid, 1e-2)
    assert code_of(write, volume, tmp_path, "tilted.nii.gz") == "FILE-TILTED"
    assert [file.name for file in tmp_path.iterdir()] == ["tilted.nrrd"]


def test_segments_keep_their_names_colours_and_codes(labels, tmp_path):
    path = write(labels, tmp_path, "regions")
    again = read(path, Labels)
    assert path.name == "regions.seg.nrrd"
    assert again.segments == labels.segments
    assert (again.array == labels.array).all()
    assert again.grid.matches(labels.grid)


@pytest.mark.parametrize("ending", [".nrrd", ".nii.gz", ".mha"])
def test_a_plain_label_image_keeps_its_values(labels, tmp_path, ending):
    again = read(write(labels, tmp_path, f"regions{ending}"), Labels)
    assert (again.array == labels.array).all()
    assert [segment.value for segment in again.segments] == [1, 7]
    assert again.grid.matches(labels.grid)


def test_a_mask_of_true_and_false_is_written(oblique_grid, tmp_path):
    mask = np.zeros(oblique_grid.shape, bool)
    mask[2] = True
    labels = Labels(mask, oblique_grid, (Segment(1, "Half"),))
    assert (read(write(labels, tmp_path, "half"), Labels).array == mask).all()


def test_layers_that_do_not_overlap_become_one_label_map(labels, tmp_path):
    layers = np.stack([labels.array == 1, labels.array == 7], axis=-1).astype(np.uint8)
    path = tmp_path / "layers.seg.nrrd"
    _write_layers(layers, path)
    again = read(path, Labels)
    assert [segment.name for segment in again.segments] == ["Part 0", "Part 1"]
    assert (again.array == np.where(labels.array == 7, 2, labels.array)).all()


def test_layers_that_overlap_are_refused(labels, tmp_path):
    layers = np.stack([labels.array == 1, labels.array > 0], axis=-1).astype(np.uint8)
    _write_layers(layers, tmp_path / "layers.seg.nrrd")
    assert code_of(read, tmp_path / "layers.seg.nrrd", Labels) == "FILE-SEGMENTS-OVERLAP"


def _write_layers(layers: np.ndarray, path) -> None:
    image = sitk.GetImageFromArray(layers, isVector=True)
    for n in range(layers.shape[3]):
        for key, value in {"ID": f"s{n}", "Name": f"Part {n}", "LabelValue": "1", "Layer": str(n)}.items():
            image.SetMetaData(f"Segment{n}_{key}", value)
    sitk.WriteImage(image, str(path))


@pytest.mark.parametrize("value", [-5.0, 0.5])
def test_an_image_that_is_no_label_map_is_refused(tmp_path, value):
    image = sitk.GetImageFromArray(np.full((3, 3, 3), value, np.float32))
    sitk.WriteImage(image, str(tmp_path / "image.nrrd"))
    assert code_of(read, tmp_path / "image.nrrd", Labels) == "FILE-WRONG-KIND"


def test_a_result_is_never_written_over(labels, tmp_path):
    write(labels, tmp_path, "regions")
    assert code_of(write, labels, tmp_path, "regions") == "OUTPUT-EXISTS"


@pytest.mark.parametrize("name", ["cut.nrrd", "cut.nii.gz", "cut.mha", "cut.seg.nrrd"])
def test_a_cut_off_file_is_refused(labels, tmp_path, name):
    path = write(labels, tmp_path, name)
    path.write_bytes(path.read_bytes()[:-20])
    assert code_of(read, path, Labels) == "FILE-DAMAGED"


@pytest.mark.parametrize(
    "content", [b"", b"NRRD0004\n", b"hello", b"\0" * 400, b"NRRD0004\ndimension: 99\n\n"]
)
@pytest.mark.parametrize("name", ["x.nrrd", "x.nii", "x.nii.gz", "x.mha"])
def test_what_is_no_image_is_refused(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert code_of(read, tmp_path / name, Labels) in ("FILE-DAMAGED", "FILE-OVERSIZED")


def test_a_small_file_that_claims_a_huge_image_is_refused_before_memory_is_taken(tmp_path):
    head = b"NRRD0004\ntype: uint8\ndimension: 3\nsizes: 100000 100000 1000\nencoding: gzip\n\n"
    (tmp_path / "bomb.nrrd").write_bytes(head + gzip.compress(b"\0" * 1000))
    assert code_of(read, tmp_path / "bomb.nrrd", Labels) == "FILE-OVERSIZED"


def test_a_header_that_names_another_file_is_refused(tmp_path):
    (tmp_path / "secret.raw").write_bytes(b"\1" * 8)
    nrrd = b"NRRD0004\ntype: uint8\ndimension: 3\nsizes: 2 2 2\nencoding: raw\ndata file: secret.raw\n\n"
    (tmp_path / "a.nrrd").write_bytes(nrrd)
    mha = b"NDims = 3\nDimSize = 2 2 2\nElementType = MET_UCHAR\nElementDataFile = secret.raw\n"
    (tmp_path / "a.mha").write_bytes(mha)
    assert code_of(read, tmp_path / "a.nrrd", Labels) == "FILE-DETACHED"
    assert code_of(read, tmp_path / "a.mha", Labels) == "FILE-DETACHED"


@pytest.mark.parametrize(
    "line",
    [
        "NDims = 99",
        "NDims = 3\nNDims = 3",
        "NDims = 3\nOffset = 1 2 3 4",
        "NDims = 3\nDimSize = 2 x 2",
        "A" * 9999,
    ],
)
def test_a_meta_image_header_that_could_overrun_its_reader_is_refused(tmp_path, line):
    (tmp_path / "x.mha").write_bytes(f"ObjectType = Image\n{line}\nElementDataFile = LOCAL\n".encode())
    assert code_of(read, tmp_path / "x.mha", Labels) == "FILE-DAMAGED"


def test_an_analyze_file_is_not_taken_for_nifti(labels, tmp_path):
    path = write(labels, tmp_path, "x.nii")
    data = path.read_bytes()
    path.write_bytes(data[:344] + b"\0\0\0\0" + data[348:])
    assert code_of(read, path, Labels) == "FILE-DAMAGED"


def test_hostile_descriptions_of_segments_do_no_harm(labels, tmp_path):
    image = sitk.GetImageFromArray(labels.array)
    hostile = {
        "ID": "../../x",
        "Name": "<script>",
        "Color": "1e400 nan x",
        "LabelValue": "9" * 99,
        "Layer": "-1",
    }
    for key, value in {**hostile, "Tags": "TerminologyEntry:~^^~~|:|"}.items():
        image.SetMetaData(f"Segment0_{key}", value)
    sitk.WriteImage(image, str(tmp_path / "hostile.seg.nrrd"))
    again = read(tmp_path / "hostile.seg.nrrd", Labels)
    assert again.segments[0].name == "<script>"
    assert again.segments[0].type is None
    assert max(again.segments[0].colour_rgb) <= 1


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root"
)
@pytest.mark.skipif(shutil.which("mount") is None, reason="there is no mount command")
@pytest.mark.parametrize("ending", [".nrrd", ".nii.gz", ".nii", ".mha"])
def test_a_full_disk_is_named_and_nothing_is_left(tmp_path, oblique_grid, ending):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True
    ).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        array = np.random.default_rng(0).integers(0, 30000, (40, 50, 60)).astype(np.int16)
        volume = Volume(array, oblique_grid.axial(array.shape, (1, 1, 1)))
        assert code_of(write, volume, disk, f"x{ending}") == "OUTPUT-DISK-FULL"
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.fixture
def bent():
    z = np.linspace(0, 80, 1500)
    image = CurvedImage.of_curve(Curve(np.stack([9 * np.sin(z / 15), 0 * z, -z], -1)), STRETCHED, 20.0, 30.0)
    grid = image.grid(1.0)
    return Volume(np.zeros(grid.shape, np.int16), grid, attributes=image.attributes(), name="bent")


def test_an_image_along_a_curve_comes_back_from_a_file_as_one(bent, tmp_path):
    back = read_plain(write(bent, tmp_path, "bent.nrrd"))
    assert {key: back.attributes[key] for key in bent.attributes} == dict(bent.attributes)
    assert back.attributes[BADGE] == "CPR (stretched), rotation 30.0°; lengths hold along the curved surface"
    found = CurvedImage.of(back.attributes)
    assert found is not None and found.frame.length_mm == CurvedImage.of(bent.attributes).frame.length_mm


@pytest.mark.parametrize("ending", [".nii.gz", ".mha"])
def test_a_format_that_would_lose_the_curve_is_refused(bent, tmp_path, ending):
    with pytest.raises(CTSuiteError) as refusal:
        write(bent, tmp_path, f"bent{ending}")
    assert refusal.value.code == "FILE-CURVED" and not list(tmp_path.iterdir())


def test_an_image_whose_curve_cannot_be_read_is_still_known_to_be_bent(bent, tmp_path):
    damaged = replace(bent, attributes={**bent.attributes, CURVED_REFORMATION: "{"})
    back = read_plain(write(damaged, tmp_path, "bent.nrrd"))
    assert back.attributes[SPATIAL_TRANSFORM] and BADGE not in back.attributes
    with pytest.raises(CTSuiteError) as refusal:
        CurvedImage.of(back.attributes)
    assert refusal.value.code == "CURVE-MAPPING-UNREADABLE"


def test_a_header_without_end_cannot_hide_where_its_data_lie(tmp_path):
    path = tmp_path / "long.nrrd"
    path.write_bytes(b"NRRD0004\ntype: short\n" + b"# nothing\n" * 200_000 + b"data file: /etc/passwd\n\n")
    assert code_of(read, path, Labels) == "FILE-DAMAGED"
