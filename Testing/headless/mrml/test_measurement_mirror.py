"""A measurement in an image along a curve is the same in the body, wherever it is moved."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid, lps_to_ras, ras_to_lps
from ctsuite.core.runner import Context, accept, run
from ctsuite.core.volume import Volume
from ctsuite.ct.cpr.planar import TOOL as CPR
from ctsuite.mrml import measurement_graphics as graphics
from ctsuite.mrml import measurement_live as live
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import measurement_views, points
from ctsuite.mrml import volume as volumes
from ctsuite.mrml.runtime import load_mrb, save_mrb

RADIUS = 60.0
ABOVE = np.array([0.0, 0.0, 3.0])


@pytest.fixture
def arc(bench, scene):
    """The node of a straightened picture along an arc of 60 mm, whose middle is the origin."""
    shape = (20, 170, 170)
    array = np.zeros(shape, np.int16)
    body = Volume(
        array, Grid(shape, (1.0, 1.0, 2.0), (-85.0, -85.0, -20.0)), attributes={"Modality": "CT"}, name="Body"
    )
    turn = np.linspace(0.0, np.pi, 61)
    axis = Curve(RADIUS * np.stack([np.cos(turn), np.sin(turn), np.zeros_like(turn)], -1))
    outputs = run(CPR, {"volume": body, "curve": axis}, {"width": 60.0}, Context(decide=accept)).outputs
    return volumes.to_node(scene, next(iter(outputs.values())))


@pytest.fixture
def ruler(bench, arc):
    """A line of 40 mm along the axis of the picture, 10 mm beside it."""
    bench.volume = arc
    volume = volumes.from_node(arc)
    low = volume.grid.index_to_lps(np.zeros(3))
    middle = volume.grid.centre_lps_mm
    ends = [(middle[0] + 10.0, low[1] + start, middle[2]) for start in (60.0, 100.0)]
    node = bench.place("curved_surface_length", ends)
    assert bench.errors == []
    return node


def in_body(node):
    return points.from_node(graphics.handles(node))


def test_the_true_course_is_drawn_in_the_body(bench, ruler):
    (found,) = bench.live.values(ruler)
    (course,) = graphics.companions(ruler)
    line = points.from_node(course)
    off = np.linalg.norm(line[:, :2], axis=1)
    np.testing.assert_allclose(off, off[0], atol=0.05)
    assert abs(off[0] - RADIUS) == pytest.approx(10.0, abs=0.05)
    drawn = np.linalg.norm(np.diff(line, axis=0), axis=1).sum()
    assert drawn == pytest.approx(found.value, rel=1e-3)
    assert found.value == pytest.approx(40.0 * off[0] / RADIUS, rel=1e-3)
    np.testing.assert_allclose(in_body(ruler), found.anchors_lps_mm, atol=1e-9)
    assert course.GetLocked() and not graphics.handles(ruler).GetLocked()


def test_a_point_moved_in_the_body_moves_the_measurement_and_comes_back_onto_the_picture(bench, ruler):
    grip, before = graphics.handles(ruler), bench.live.values(ruler)[0].value
    wanted = bench.live.values(ruler)[0].anchors_lps_mm.copy()
    turn = np.deg2rad(8.0)
    turned = wanted[1] @ np.array(
        [[np.cos(turn), np.sin(turn), 0.0], [-np.sin(turn), np.cos(turn), 0.0], [0.0, 0.0, 1.0]]
    )
    grip.InvokeEvent(grip.PointStartInteractionEvent)
    grip.SetNthControlPointPositionWorld(1, *lps_to_ras(turned + ABOVE))
    during = bench.live.values(ruler)[0].value
    assert during != before
    np.testing.assert_allclose(in_body(ruler)[1], turned + ABOVE, atol=1e-9)
    grip.InvokeEvent(grip.PointEndInteractionEvent)
    assert bench.live.values(ruler)[0].value == during
    np.testing.assert_allclose(in_body(ruler)[1], turned, atol=1e-3)
    off = np.linalg.norm(turned[:2])
    arc_length = np.linalg.norm(points.from_node(ruler)[1] - points.from_node(ruler)[0])
    assert during == pytest.approx(arc_length * off / RADIUS, rel=1e-3)


def test_a_point_moved_in_the_picture_moves_the_course_in_the_body(bench, ruler):
    before = in_body(ruler)
    place = points.from_node(ruler)[1] + np.array([0.0, 10.0, 0.0])
    ruler.InvokeEvent(ruler.PointStartInteractionEvent)
    bench.move(ruler, 1, place)
    assert np.linalg.norm(in_body(ruler)[1] - before[1]) > 5.0
    np.testing.assert_allclose(in_body(ruler)[0], before[0], atol=1e-9)
    ruler.InvokeEvent(ruler.PointEndInteractionEvent)
    np.testing.assert_allclose(in_body(ruler), bench.live.values(ruler)[0].anchors_lps_mm, atol=1e-9)


def test_moving_in_one_place_tells_the_other_once(bench, ruler):
    told = []
    grip = graphics.handles(ruler)
    ruler.AddObserver(ruler.PointModifiedEvent, lambda *_: told.append("image"))
    grip.AddObserver(grip.PointModifiedEvent, lambda *_: told.append("body"))
    bench.move(ruler, 1, points.from_node(ruler)[1] + np.array([0.0, 5.0, 0.0]))
    assert told.count("image") == 1
    told.clear()
    middle = in_body(ruler).mean(axis=0)
    place = in_body(ruler)[0]
    grip.SetNthControlPointPositionWorld(0, *lps_to_ras(place + 0.01 * (middle - place)))
    assert told.count("image") <= 2


def test_a_point_let_go_where_the_place_is_not_clear_goes_back(bench, ruler):
    grip, before = graphics.handles(ruler), in_body(ruler)
    value = bench.live.values(ruler)[0].value
    grip.InvokeEvent(grip.PointStartInteractionEvent)
    grip.SetNthControlPointPositionWorld(1, 0.0, 0.0, 0.0)  # as far from every place of the arc
    grip.InvokeEvent(grip.PointEndInteractionEvent)
    assert len(bench.errors) == 1
    np.testing.assert_allclose(in_body(ruler), before, atol=1e-6)
    assert bench.live.values(ruler)[0].value == value


def test_the_picture_and_the_body_are_still_one_after_the_scene_was_saved(bench, scene, ruler, tmp_path):
    value = bench.live.values(ruler)[0].value
    save_mrb(scene, tmp_path / "scene.mrb")
    opened = load_mrb(tmp_path / "scene.mrb")
    again = live.LiveMeasurements(opened, bench.tools, lambda: Context(decide=accept))
    again.watch_all()
    (node,) = marks.marked(opened)
    assert again.values(node)[0].value == value
    grip = graphics.handles(node)
    place = np.array(grip.GetNthControlPointPositionWorld(1))
    grip.SetNthControlPointPositionWorld(1, *(place + ABOVE))
    grip.InvokeEvent(grip.PointEndInteractionEvent)
    np.testing.assert_allclose(
        ras_to_lps(np.array(grip.GetNthControlPointPositionWorld(1)))[2], 0.0, atol=1e-3
    )


def test_a_measurement_in_a_picture_is_shown_there_and_its_course_elsewhere(bench, scene, ruler):
    for name, image in (("Red", bench.volume), ("Green", None)):
        view = scene.AddNode(_singleton("vtkMRMLSliceNode", name))
        composite = scene.AddNode(_singleton("vtkMRMLSliceCompositeNode", name))
        view.SetLayoutName(name)
        composite.SetLayoutName(name)
        if image is not None:
            composite.SetBackgroundVolumeID(image.GetID())
    measurement_views.separate(scene)
    (course,) = graphics.companions(ruler)
    red, green = scene.GetNodeByID("vtkMRMLSliceNodeRed"), scene.GetNodeByID("vtkMRMLSliceNodeGreen")
    assert ruler.GetDisplayNode().IsDisplayableInView(red.GetID())
    assert not ruler.GetDisplayNode().IsDisplayableInView(green.GetID())
    for other in (course, graphics.handles(ruler)):
        assert other.GetDisplayNode().IsDisplayableInView(green.GetID())
        assert not other.GetDisplayNode().IsDisplayableInView(red.GetID())
    assert len(graphics.drawn_points(ruler, red)) == len(graphics.drawn_points(ruler, green)) == 1
    scene.GetNodeByID("vtkMRMLSliceCompositeNodeRed").SetBackgroundVolumeID(None)
    measurement_views.separate(scene)
    assert not ruler.GetDisplayNode().IsDisplayableInView(red.GetID())
    assert course.GetDisplayNode().IsDisplayableInView(red.GetID())


def _singleton(class_name, name):
    import slicer

    node = getattr(slicer, class_name)()
    node.SetSingletonTag(name)
    return node
