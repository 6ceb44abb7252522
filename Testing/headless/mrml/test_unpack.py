"""Scene files from elsewhere: what is damaged, hostile or boundless is refused, and nothing is left."""

from __future__ import annotations

import stat
import tempfile
import zipfile
from pathlib import Path

import pytest

from ctsuite.core.errors import CTSuiteError

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.mrml import convert
from ctsuite.mrml.runtime import load_mrb, save_mrb

_EMPTY = '<?xml version="1.0" encoding="UTF-8"?>\n<MRML version="Slicer 5.10.0 0">\n{}</MRML>\n'
_STORAGE = (
    '<ModelStorage id="vtkMRMLModelStorageNode1" name="s" {}></ModelStorage>\n'
    '<Model id="vtkMRMLModelNode1" name="m" references="storage:vtkMRMLModelStorageNode1;"></Model>\n'
)


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """Every test leaves the temporary folder as it found it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def bundle(tmp_path):
    """Makes a scene file of entries."""

    def make(entries: dict[str, str | bytes], scene: str = "") -> Path:
        path = tmp_path / "case.mrb"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("case/case.mrml", _EMPTY.format(scene))
            for name, content in entries.items():
                archive.writestr(name, content)
        return path

    return make


def _refused(path: Path, code: str, **options) -> CTSuiteError:
    with pytest.raises(CTSuiteError) as caught:
        load_mrb(path, **options)
    assert caught.value.code == code
    assert path.name in caught.value.message
    return caught.value


def test_a_plain_scene_opens(bundle):
    assert load_mrb(bundle({})).GetNumberOfNodes() > 0


@pytest.mark.parametrize(
    "name",
    [
        "../outside.txt",
        "case/../../outside.txt",
        "/tmp/outside.txt",
        "..\\outside.txt",
        "case\\..\\..\\outside.txt",
        "C:\\outside.txt",
        "C:outside.txt",
        "\\\\server\\share\\outside.txt",
    ],
)
def test_an_entry_that_leads_out_of_the_folder_is_refused(bundle, tmp_path, name):
    error = _refused(bundle({name: "gotcha"}), "MRML-BUNDLE-UNSAFE")
    assert "outside.txt" in error.cause
    assert not list(tmp_path.rglob("outside.txt"))


def test_a_link_is_refused(bundle):
    path = bundle({})
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo("case/Data")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc")
    _refused(path, "MRML-BUNDLE-UNSAFE")


@pytest.mark.parametrize(
    "attribute",
    [
        'fileName="/etc/passwd.vtk"',
        'fileName="../../secret.vtk"',
        'fileName="Data/../../../secret.vtk"',
        'fileName="..%2F..%2Fsecret.vtk"',
        'fileName="%2Fetc%2Fpasswd.vtk"',
        'fileName="C:/secret.vtk"',
        'fileName="..\\..\\secret.vtk"',
        'fileName="a.vtk" fileListMember0="../../secret.vtk"',
        'fileName="file:///secret.vtk"',
        'uri="http://example.org/a.vtk"',
        'fileName="a.vtk" uriListMember0="https://example.org/a.vtk"',
    ],
)
def test_a_scene_that_reads_files_from_elsewhere_is_refused(bundle, attribute):
    _refused(bundle({}, _STORAGE.format(attribute)), "MRML-BUNDLE-UNSAFE")


def test_a_scene_with_definitions_of_its_own_is_refused(tmp_path):
    path = tmp_path / "case.mrb"
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><MRML>&b;</MRML>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("case/case.mrml", bomb)
    _refused(path, "MRML-BUNDLE-UNSAFE")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a.nhdr", "NRRD0004\ntype: short\ndimension: 1\nsizes: 4\ndata file: /etc/passwd\n\n"),
        ("a.nrrd", "NRRD0004\r\ntype: short\r\nsizes: 4\r\ndatafile: ../../../x.raw\r\n\r\n"),
        ("a.nhdr", "NRRD0004\ntype: short\nsizes: 4 4\ndata file: LIST\n/etc/passwd\n\n"),
        ("a.nhdr", "NRRD0004\ntype: short\nsizes: 4 4\ndata file: s%03d.raw 1 9 1\n\n"),
        ("a.mhd", "ObjectType = Image\nDimSize = 2 2\nElementDataFile = /etc/passwd\n"),
        ("a.mhd", "ObjectType = Image\nDimSize = 2 2\nElementDataFile = LIST\n/etc/passwd\n"),
    ],
)
def test_an_image_whose_voxels_lie_elsewhere_is_refused(bundle, name, header):
    _refused(bundle({f"case/Data/{name}": header}), "MRML-BUNDLE-UNSAFE")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a.nhdr", "NRRD0004\ntype: short\nsizes: 2 2\ndata file: a.raw\n\n"),
        ("a.mhd", "ObjectType = Image\nDimSize = 2 2\nElementDataFile = a.raw\n"),
        ("a.mha", "ObjectType = Image\nDimSize = 2 2\nElementDataFile = LOCAL\n\x01\x02"),
    ],
)
def test_an_image_whose_voxels_lie_beside_it_is_no_trouble(bundle, name, header):
    load_mrb(bundle({f"case/Data/{name}": header, "case/Data/a.raw": b"12345678"}))


def test_more_bytes_than_allowed_are_refused_before_they_are_written(bundle):
    path = bundle({"case/Data/zeros.bin": bytes(30 << 20)})
    assert path.stat().st_size < 1 << 20
    error = _refused(path, "MRML-BUNDLE-TOO-LARGE", limit_bytes=20 << 20)
    assert error.values["limit_gib"] == pytest.approx(20 / 1024)
    load_mrb(path, limit_bytes=40 << 20)


def test_an_entry_that_lies_about_its_size_gives_no_more_than_it_declares(bundle):
    path = bundle({"case/Data/zeros.bin": bytes(1 << 20)})
    data = path.read_bytes()
    true, lie = (1 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little")
    path.write_bytes(data.replace(true, lie))
    _refused(path, "MRML-BUNDLE-UNREADABLE", limit_bytes=1 << 16)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a.nrrd", "NRRD0004\ntype: short\nsizes: 100000 100000 1000\nencoding: gzip\n\n"),
        ("a.nrrd", "NRRD0004\ntype: double\nsizes: 1500 1500 1000\nencoding: gzip\n\n"),
        ("a.mha", "DimSize = 100000 100000 1000\nElementDataFile = LOCAL\n"),
    ],
)
def test_an_image_that_declares_boundless_voxels_is_refused(bundle, name, header):
    _refused(bundle({f"case/Data/{name}": header}), "MRML-BUNDLE-TOO-LARGE")


@pytest.mark.parametrize("sizes", ["4 x 4", "1e9 2", "none"])
def test_an_image_with_nonsense_for_a_size_is_refused(bundle, sizes):
    header = f"NRRD0004\ntype: short\nsizes: {sizes}\n\n"
    _refused(bundle({"case/Data/a.nrrd": header}), "MRML-BUNDLE-UNREADABLE")


def _zipped(entries: dict[str, bytes | str], path: Path) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    data = path.read_bytes()
    path.unlink()
    return data


def test_an_archive_within_is_held_to_the_same_rules(bundle, tmp_path):
    inner = _zipped({"../outside.txt": "gotcha"}, tmp_path / "inner")
    _refused(bundle({"case/Data/a.seq.mrb": inner}), "MRML-BUNDLE-UNSAFE")
    inner = _zipped({"big": bytes(30 << 20)}, tmp_path / "inner")
    _refused(bundle({"case/Data/a.seq.mrb": inner}), "MRML-BUNDLE-TOO-LARGE", limit_bytes=20 << 20)


def test_archives_within_archives_without_end_are_refused(bundle, tmp_path):
    data = b"end"
    for _ in range(6):
        data = _zipped({"deeper.zip": data}, tmp_path / "inner")
    _refused(bundle({"case/Data/a.zip": data}), "MRML-BUNDLE-UNSAFE")


def test_a_good_archive_within_is_no_trouble(bundle, tmp_path):
    inner = _zipped({"seq/seq.mrml": _EMPTY.format("")}, tmp_path / "inner")
    load_mrb(bundle({"case/Data/a.seq.mrb": inner}))


def test_a_missing_file_is_named(tmp_path):
    error = _refused(tmp_path / "none.mrb", "MRML-BUNDLE-UNREADABLE")
    assert error.cause == "There is no such file."


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04 not really", bytes(100)])
def test_a_file_that_is_no_archive_is_named(tmp_path, content):
    path = tmp_path / "case.mrb"
    path.write_bytes(content)
    _refused(path, "MRML-BUNDLE-UNREADABLE")


def test_an_archive_without_a_scene_is_named(tmp_path):
    path = tmp_path / "case.mrb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "no scene")
    assert "scene description" in _refused(path, "MRML-BUNDLE-UNREADABLE").cause


def test_a_damaged_description_is_named(tmp_path):
    path = tmp_path / "case.mrb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("case/case.mrml", "<MRML><Model></MRML>")
    _refused(path, "MRML-BUNDLE-UNREADABLE")


def test_a_scene_that_misses_a_file_is_named_and_not_opened_in_part(bundle):
    error = _refused(bundle({}, _STORAGE.format('fileName="Data/gone.vtk"')), "MRML-BUNDLE-UNREADABLE")
    assert error.cause.startswith("Failed to read node m ")
    assert "0x" not in error.cause and ".cxx" not in error.cause


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.95])
def test_a_truncated_file_is_named(scene, volume, tmp_path, keep):
    convert.to_node(scene, volume)
    path = tmp_path / "case.mrb"
    save_mrb(scene, path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    _refused(path, "MRML-BUNDLE-UNREADABLE")


def test_a_flipped_bit_in_the_voxels_is_noticed(scene, volume, tmp_path):
    convert.to_node(scene, volume)
    path = tmp_path / "case.mrb"
    save_mrb(scene, path)
    data = bytearray(path.read_bytes())
    data[data.index(b"CT 3.nrrd") + 1500] ^= 1
    path.write_bytes(data)
    _refused(path, "MRML-BUNDLE-UNREADABLE")


def test_two_entries_of_one_name_are_refused(bundle):
    path = bundle({})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("case/case.mrml", "<MRML/>")
    _refused(path, "MRML-BUNDLE-UNREADABLE")


def test_an_encrypted_file_is_named(bundle):
    path = bundle({})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path.write_bytes(data)
    _refused(path, "MRML-BUNDLE-UNREADABLE")


def test_a_folder_in_place_of_a_file_is_named(tmp_path):
    folder = tmp_path / "case.mrb"
    folder.mkdir()
    _refused(folder, "MRML-BUNDLE-UNREADABLE")
