"""Labels stand with their graphics, can be told apart, and say the same whatever the view does."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.mrml import measurement_layout, views
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import measurement_text as texts
from ctsuite.mrml.measurement_overlay import MeasurementOverlay


@pytest.fixture
def shown(monkeypatch):
    """The labels of the picture drawn last: letters to edges in pixels."""
    found = {}

    def keep(method):
        def kept(self, *arguments, **named):
            found.clear()
            found.update(method(self, *arguments, **named))
            return dict(found)

        return kept

    for name in ("of_slice", "of_space"):
        monkeypatch.setattr(MeasurementOverlay, name, keep(getattr(MeasurementOverlay, name)))
    return found


def overlap(first, second):
    return min(first[2], second[2]) > max(first[0], second[0]) and min(first[3], second[3]) > max(
        first[1], second[1]
    )


def test_ten_overlapping_measurements_have_labels_that_do_not_overlap(scene, bench, shown):
    for n in range(10):
        bench.place("length", ((20.0 + n / 4, 20.0, 10.0), (40.0, 40.0 - n / 4, 10.0)))
    views.slice_picture(scene, "Axial", (512, 512), bench.volume, (30, 30, 10))
    assert sorted(shown) == list("ABCDEFGHIJ")
    assert not any(overlap(*pair) for pair in combinations(shown.values(), 2))
    assert all(min(edges) >= 0 and max(edges) <= 512 for edges in shown.values())
    assert len({marks.colour(mark) for mark in shown}) >= 8


def test_a_label_is_there_exactly_where_its_graphic_is(scene, bench, shown):
    bench.place("length")
    point = bench.place("point", ((20.0, 20.0, 10.0),))
    views.slice_picture(scene, "Axial", (300, 300), bench.volume, (30, 30, 10))
    assert set(shown) == {"A", "B"}
    views.slice_picture(scene, "Axial", (300, 300), bench.volume, (30, 30, 30))
    assert set(shown) == set()
    point.GetDisplayNode().SetVisibility(False)
    views.slice_picture(scene, "Axial", (300, 300), bench.volume, (30, 30, 10))
    assert set(shown) == {"A"}
    views.space_picture(scene, size=(300, 300))
    assert set(shown) == {"A"}


def test_a_line_across_the_slice_has_its_label_where_it_passes(scene, bench):
    bench.place("length", ((20.0, 20.0, 0.0), (20.0, 20.0, 38.0)))
    overlay, anchors = None, []

    class Renderer:
        AddViewProp = RemoveViewProp = staticmethod(lambda prop: None)
        GetSize = staticmethod(lambda: (300, 300))

    overlay = MeasurementOverlay(Renderer())
    overlay.show = lambda labels: anchors.extend(label.anchor for label in labels) or {}

    def look(node, composite):
        overlay.of_slice(scene, node)
        to_xy = np.linalg.inv(
            [[node.GetXYToRAS().GetElement(row, column) for column in range(4)] for row in range(4)]
        )
        anchors.append((to_xy @ [-20.0, -20.0, 18.0, 1.0])[:2])

    views.slice_picture(scene, "Axial", (300, 300), bench.volume, (30, 30, 18), prepare=look)
    np.testing.assert_allclose(anchors[0], anchors[1], atol=1e-6)


def test_nothing_that_a_view_does_changes_a_value_or_its_label(scene, bench):
    nodes = [bench.place("length"), bench.place("roi", ((10, 10, 10), (20, 30, 10)))]

    def said():
        return [
            (
                marks.mark_of(node),
                tuple(value.value.hex() for value in marks.values(node)),
                texts.label(node, marks.values(node)),
            )
            for node in nodes
        ]

    before = said()

    def look(node, composite):
        node.SetFieldOfView(20.0, 20.0, 1.0)  # zoom
        node.SetXYZOrigin(5.0, -7.0, 0.0)  # pan
        node.SetOrientation("Sagittal")
        to_ras = node.GetSliceToRAS()
        for row in range(3):  # flip
            to_ras.SetElement(row, 0, -to_ras.GetElement(row, 0))
        node.UpdateMatrices()

    views.slice_picture(scene, "Axial", (300, 200), bench.volume, (30, 30, 10), prepare=look)
    bench.volume.GetDisplayNode().SetAutoWindowLevel(False)
    bench.volume.GetDisplayNode().SetWindowLevel(13.0, -7.0)
    views.space_picture(
        scene, "left", (200, 300), prepare=lambda node, renderer: renderer.GetActiveCamera().Azimuth(33.0)
    )
    for node in nodes:
        bench.live.measure(node)
    assert said() == before


def test_the_pointer_on_a_graphic_or_its_row_makes_the_label_stand_out(scene, bench):
    node = bench.place("length")
    plain = views.slice_picture(scene, "Axial", (300, 300), bench.volume, (30, 30, 10)).astype(int)
    node.GetDisplayNode().SetActiveComponent(node.GetDisplayNode().ComponentLine, 0)
    lit = views.slice_picture(scene, "Axial", (300, 300), bench.volume, (30, 30, 10)).astype(int)
    colour = np.array(marks.colour("A")) * 255

    def painted(picture):
        return int((np.abs(picture - colour).max(axis=-1) < 40).sum())

    assert painted(lit) > painted(plain) + 50  # the frame, and thicker letters
    node.GetDisplayNode().SetActiveComponent(node.GetDisplayNode().ComponentNone, -1)
    again = views.slice_picture(scene, "Axial", (300, 300), bench.volume, (30, 30, 10)).astype(int)
    np.testing.assert_array_equal(again, plain)


def test_labels_are_laid_out_again_only_when_something_changed(scene, bench, monkeypatch):
    node, drawn = bench.place("length"), []
    show = MeasurementOverlay.show
    monkeypatch.setattr(
        MeasurementOverlay, "show", lambda self, labels: drawn.append(1) or show(self, labels)
    )

    def look(slice_node, composite):
        overlay = MeasurementOverlay(renderer)
        drawn.clear()
        for _ in range(3):
            overlay.of_slice(scene, slice_node)
        assert len(drawn) == 1
        bench.move(node, 1, (30.0, 30.0, 10.0))
        overlay.of_slice(scene, slice_node)
        assert len(drawn) == 2

    from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

    window, renderer = vtkRenderWindow(), vtkRenderer()
    window.SetOffScreenRendering(True)
    window.AddRenderer(renderer)
    views.slice_picture(scene, "Axial", (300, 300), bench.volume, (30, 30, 10), prepare=look)


def test_labels_of_crowded_anchors_stay_inside_and_apart():
    rng = np.random.default_rng(5)
    anchors = rng.uniform(250, 262, (20, 2))
    sizes = np.tile([130.0, 18.0], (20, 1))
    corners = measurement_layout.places(anchors, sizes, (512, 512))
    boxes = [(*corner, *(corner + size)) for corner, size in zip(corners, sizes, strict=True)]
    assert not any(overlap(*pair) for pair in combinations(boxes, 2))
    assert (corners >= 0).all() and (corners + sizes <= 512).all()
    assert len(measurement_layout.places([], [], (512, 512))) == 0


def test_a_label_says_that_nothing_was_measured(scene, bench):
    node = bench.place("length")
    bench.move(node, 1, (500, 10, 10))
    assert texts.label(node, marks.values(node)) == "A  not measured"
    assert texts.label(bench.place("length"), (), "zh-CN") != "B  not measured"
