"""Where a bundle is looked for."""

from __future__ import annotations

from pathlib import Path

from ctsuite.segmentation.bundle.source import SHIPPED, located


def test_a_shipped_bundle_is_found_by_its_name_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert located(Path("ct_body_regions")) == SHIPPED / "ct_body_regions"
    assert located(Path("other/ct_body_regions")) == Path("other/ct_body_regions")
    assert located(Path("")) == Path("")


def test_a_bundle_of_the_user_wins_over_a_shipped_one_of_the_same_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ct_body_regions").mkdir()
    assert located(Path("ct_body_regions")) == Path("ct_body_regions")
