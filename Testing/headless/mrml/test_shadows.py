"""Soft shadows are a matter of every 3-D view of a scene, and saved with it."""

from __future__ import annotations

import pytest

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.mrml.runtime import load_mrb, save_mrb
from ctsuite.mrml.shadows import has_shadows, set_shadows


@pytest.fixture
def views(scene):
    return [scene.AddNewNodeByClass("vtkMRMLViewNode") for _ in range(2)]


def test_every_view_gets_shadows_and_loses_them(scene, views):
    assert not has_shadows(scene)
    set_shadows(scene, True)
    assert has_shadows(scene) and all(view.GetShadowsVisibility() for view in views)
    views[1].SetShadowsVisibility(False)
    assert not has_shadows(scene)
    set_shadows(scene, False)
    assert not any(view.GetShadowsVisibility() for view in views)


def test_a_scene_without_a_view_has_no_shadows(scene):
    set_shadows(scene, True)
    assert not has_shadows(scene)


def test_shadows_are_saved_with_the_scene(scene, views, tmp_path):
    set_shadows(scene, True)
    save_mrb(scene, tmp_path / "scene.mrb")
    assert has_shadows(load_mrb(tmp_path / "scene.mrb"))
