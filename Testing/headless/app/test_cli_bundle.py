"""Bundles from the command line: verified, shown, trusted and run."""

from __future__ import annotations

import json

import numpy as np
import pytest

from ctsuite.app.cli import main
from ctsuite.core.labels import Labels
from ctsuite.ct import files
from ctsuite.ct.series.index import index
from ctsuite.phantom.study import write_study
from ctsuite.segmentation.external import totalsegmentator

torch = pytest.importorskip("torch")
REGIONS = {"0": "background", "1": "Soft tissue", "2": "Bone"}


class Tissue(torch.nn.Module):
    """Channels whose highest is air, soft tissue or bone, from values that were scaled by 1/1000."""

    def forward(self, image):
        """Channels (n, 3, ...)."""
        return torch.cat([-0.5 - image, 0.1 - (image + 0.1).abs(), image - 0.2], 1)


@pytest.fixture
def ctsuite(capsys, tmp_path, monkeypatch):
    """Run a command with ``--json``: its exit code, its document or error, and what it said besides."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("CTSUITE_CONFIG_DIR", str(tmp_path / "settings"))

    def run(*words):
        code = main([*map(str, words), "--json"])
        told = capsys.readouterr()
        document = json.loads(told.out)
        return code, document.get("error", document), told.err

    return run


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    return write_study(tmp_path_factory.mktemp("study") / "sphere", "sphere").dicom


@pytest.fixture
def bundle(tmp_path):
    """Write a bundle: ``bundle(steps=[...], beside={...})``."""

    def make(steps=(), beside=None):
        folder = tmp_path / "bundle"
        for name in ("configs", "models", "docs"):
            (folder / name).mkdir(parents=True)
        scale = {
            "_target_": "ScaleIntensityRanged",
            "keys": "image",
            "a_min": -1000,
            "a_max": 1000,
            "b_min": -1,
        }
        before = [{"_target_": "EnsureChannelFirstd", "keys": "image"}, {**scale, "b_max": 1}, *steps]
        inferer = {"_target_": "SlidingWindowInferer", "roi_size": [64, 64, 64]}
        config = {"preprocessing": {"_target_": "Compose", "transforms": before}, "inferer": inferer}
        output = {"format": "segmentation", "num_channels": 3, "channel_def": REGIONS}
        described = {"inputs": {"image": {"modality": "CT"}}, "outputs": {"pred": output}}
        metadata = {"name": "Tiny", "authors": "Nobody", "network_data_format": described}
        (folder / "configs/inference.json").write_text(json.dumps(config))
        (folder / "configs/metadata.json").write_text(json.dumps(metadata))
        (folder / "LICENSE").write_text("Apache-2.0")
        (folder / "docs/README.md").write_text("# A tiny network\n")
        if beside is not None:
            (folder / "ctsuite.json").write_text(json.dumps({"format": 1, **beside}))
        torch.jit.save(torch.jit.trace(Tissue(), torch.zeros(1, 1, 8, 8, 8)), folder / "models/model.ts")
        return folder

    return make


def test_a_bundle_is_verified_shown_and_run(ctsuite, bundle, series, tmp_path) -> None:
    made = bundle()
    code, document, _ = ctsuite("bundle", "verify", made)
    assert code == 0 and document["needs_trust"] == [] and len(document["sha256"]) == 64
    code, document, said = ctsuite("bundle", "show", made)
    assert code == 0 and document["regions"] == REGIONS and "# A tiny network" in said
    code, document, said = ctsuite("bundle", "run", made, "--in", series, "--out", tmp_path / "out")
    assert code == 0, document
    assert "report: Soft tissue" in said
    labels = files.read(next((tmp_path / "out").glob("labels*")), Labels)
    ct = index(series, cache=False).choose()
    assert labels.grid.matches(ct.grid)
    assert [one.name for one in labels.segments] == ["Soft tissue", "Bone"]
    assert 0 < np.count_nonzero(labels.array == 2) < np.count_nonzero(labels.array == 1)
    assert document["record"]["parameters"]["bundle"] == str(made)


def test_states_to_confirm_end_with_a_question_and_write_nothing(ctsuite, bundle, series, tmp_path) -> None:
    made = bundle(beside={"excluded": [{"id": "implant", "text": "There is an implant."}]})
    words = ("bundle", "run", made, "--in", series, "--out", tmp_path / "out")
    code, error, _ = ctsuite(*words)
    assert code == 4 and error["code"] == "BUNDLE-CONFIRM" and "implant" in error["cause"]
    assert not (tmp_path / "out").exists()
    assert ctsuite(*words, "--confirm")[0] == 0


def test_trust_is_given_to_one_version_and_taken_back(ctsuite, bundle, tmp_path) -> None:
    made = bundle(steps=[{"_target_": "scripts.own.Own"}])
    code, error, said = ctsuite("bundle", "verify", made)
    assert code == 3 and error["code"] == "BUNDLE-UNTRUSTED" and "scripts.own.Own" in said
    sha = error["remedy"].split()[-1]
    code, error, _ = ctsuite("bundle", "verify", made, "--trust", "0" * 64)
    assert code == 2 and error["code"] == "BUNDLE-TRUST-OTHER"
    code, document, _ = ctsuite("bundle", "verify", made, "--trust", sha)
    assert code == 0 and document["trusted"]
    code, error, _ = ctsuite("bundle", "verify", made, "--revoke")
    assert code == 3
    (made / "LICENSE").write_text("another")
    ctsuite("bundle", "verify", made, "--trust", sha)
    assert ctsuite("bundle", "verify", made)[0] == 3


@pytest.mark.parametrize("missing", ["LICENSE", "models/model.ts", "configs/metadata.json"])
def test_a_bundle_that_lacks_a_file_is_refused(ctsuite, bundle, missing) -> None:
    made = bundle()
    (made / missing).unlink()
    code, error, _ = ctsuite("bundle", "verify", made)
    assert code == 3 and error["code"] == "BUNDLE-FILE-MISSING"
    assert missing.split(".")[0] in error["message"]


def test_what_is_no_bundle_is_refused(ctsuite, tmp_path) -> None:
    assert ctsuite("bundle", "show", tmp_path / "nothing")[0] in (2, 3)
    (tmp_path / "junk.zip").write_bytes(b"junk")
    code, error, _ = ctsuite("bundle", "verify", tmp_path / "junk.zip")
    assert code == 3 and error["code"] == "BUNDLE-UNREADABLE"


def test_a_program_that_is_not_there_is_said_in_its_help_and_at_the_run(
    ctsuite, capsys, series, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(totalsegmentator.command, "find", lambda command, given="": None)
    tool = "segmentation.totalsegmentator"
    code, document, said = ctsuite("tools", tool)
    assert code == 0 and "not found on this computer" in document["absent"] and "was not found" in said
    code, error, _ = ctsuite("run", tool, "--in", f"volume={series}", "--out", tmp_path / "out")
    assert code == 3 and error["code"] == "EXTERNAL-MISSING"
    assert not (tmp_path / "out").exists()
