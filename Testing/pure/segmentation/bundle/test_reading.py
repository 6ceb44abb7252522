"""A bundle is read without anything of it being run, and what is wrong with it is named."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.segmentation.bundle import card
from ctsuite.segmentation.bundle.run import segments
from ctsuite.segmentation.bundle.source import fingerprint, opened


def code_of(raised: pytest.ExceptionInfo[CTSuiteError]) -> str:
    return raised.value.code


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_bundle_tells_its_regions_and_needs_no_trust(bundle, form: str) -> None:
    made = card.read(bundle("tissue", form=form))
    assert made.name == "Tiny"
    assert made.modalities == ("CT",)
    assert [(one.value, one.name) for one in segments(made)] == [(1, "Soft tissue"), (2, "Bone")]
    assert made.offences == ()
    assert made.is_torchscript


def test_a_zip_file_holds_the_same_bundle(bundle, zipped) -> None:
    folder = bundle("tissue")
    with opened(zipped(folder)) as unpacked:
        assert fingerprint(unpacked) == fingerprint(folder)
        assert card.read(unpacked).name == "Tiny"
    assert not unpacked.exists()


@pytest.mark.parametrize(
    "missing", ["configs/metadata.json", "configs/inference.json", "models/model.ts", "LICENSE"]
)
def test_a_missing_file_is_named(bundle, missing: str) -> None:
    folder = bundle("tissue")
    (folder / missing).unlink()
    with pytest.raises(CTSuiteError) as raised:
        card.read(folder)
    assert code_of(raised) == "BUNDLE-FILE-MISSING"
    assert Path(missing).stem in raised.value.message


@pytest.mark.parametrize("text", ["{", "[1, 2]", "\xff\xfe"])
def test_a_damaged_configuration_is_refused(bundle, text: str) -> None:
    folder = bundle("tissue")
    (folder / "configs/inference.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(CTSuiteError) as raised:
        card.read(folder)
    assert code_of(raised) == "BUNDLE-UNREADABLE"


def test_yaml_that_makes_python_objects_is_refused_and_makes_none(bundle, tmp_path: Path) -> None:
    folder, canary = bundle("tissue", form="yaml"), tmp_path / "canary"
    code = f"preprocessing: !!python/object/apply:os.system ['touch {canary}']\n"
    (folder / "configs/inference.yaml").write_text(code)
    with pytest.raises(CTSuiteError) as raised:
        card.read(folder)
    assert code_of(raised) == "BUNDLE-UNREADABLE"
    assert not canary.exists()


def test_more_channels_named_than_there_are_is_refused(bundle) -> None:
    def change(inference: dict, metadata: dict) -> None:
        metadata["network_data_format"]["outputs"]["pred"]["num_channels"] = 2

    with pytest.raises(CTSuiteError) as raised:
        card.read(bundle("tissue", change=change))
    assert code_of(raised) == "BUNDLE-UNREADABLE"
    assert "channel 2 of 2" in raised.value.cause


@pytest.mark.parametrize(
    "name", ["../outside", "/tmp/outside", "a/../../outside", "C:\\outside", "..\\outside", "\\\\host\\x"]
)
def test_an_archive_that_would_leave_its_folder_is_not_unpacked(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        member = zipfile.ZipInfo("x")
        member.filename = name
        archive.writestr(member, "outside")
    with pytest.raises(CTSuiteError) as raised, opened(path):
        pass
    assert code_of(raised) == "BUNDLE-ARCHIVE-UNSAFE"
    assert not list(tmp_path.parent.rglob("outside"))


def test_links_are_refused_in_archives_and_in_folders(bundle, tmp_path: Path) -> None:
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as archive:
        member = zipfile.ZipInfo("models/model.pt")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/hosts")
    folder = bundle("tissue")
    (folder / "models/model.pt").symlink_to("/etc/hosts")
    for place in (path, folder):
        with pytest.raises(CTSuiteError) as raised, opened(place):
            pass
        assert code_of(raised) == "BUNDLE-ARCHIVE-UNSAFE"


@pytest.mark.parametrize("name", ["", "nowhere", "no.zip"])
def test_what_is_no_bundle_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "no.zip").write_bytes(b"no zip file")
    with pytest.raises(CTSuiteError) as raised, opened(tmp_path / name if name else Path("")):
        pass
    assert code_of(raised) == "BUNDLE-UNREADABLE"


@pytest.mark.parametrize(
    "beside",
    [
        {"requirments": []},
        {"requirements": [{"fact": "Rows", "level": "perhaps", "reason": "x"}]},
        {"distribution": {"histogram": {"edges_hu": [0, 1], "low": [0, 0], "high": [1]}}},
        {"results": {"Bone": {"volume": 3}}},
        {"excluded": [{"id": "implant"}]},
    ],
)
def test_a_profile_with_a_mistake_is_refused(bundle, beside: dict) -> None:
    with pytest.raises(CTSuiteError) as raised:
        card.read(bundle("tissue", beside=beside))
    assert code_of(raised) == "BUNDLE-UNREADABLE"
    assert "ctsuite.json" in raised.value.cause


def test_the_regions_of_the_profile_carry_their_codes(bundle) -> None:
    labels = [
        {
            "value": 2,
            "name": "Skeleton",
            "category": ["123037004", "SCT", "Anatomical Structure"],
            "type": ["272673000", "SCT", "Bone"],
            "colour": [1, 1, 0.5],
        }
    ]
    found = segments(card.read(bundle("tissue", beside={"labels": labels})))
    assert [one.name for one in found] == ["Soft tissue", "Skeleton"]
    assert found[1].type.value == "272673000"


def test_what_is_shown_is_one_document(bundle) -> None:
    shown = card.read(bundle("tissue")).as_dict()
    assert json.loads(json.dumps(shown))["regions"] == {"0": "background", "1": "Soft tissue", "2": "Bone"}
