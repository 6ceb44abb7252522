"""Markups measure when their points are placed or moved, and refuse where nothing can be measured."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.core.curved_image import SPATIAL_TRANSFORM
from ctsuite.core.grid import lps_to_ras
from ctsuite.core.runner import Context, accept
from ctsuite.mrml import measurement_graphics as graphics
from ctsuite.mrml import measurement_live as live
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import transform as transforms
from ctsuite.mrml import volume as volumes
from ctsuite.mrml.messages import quiet
from ctsuite.mrml.runtime import load_mrb, save_mrb

LINE = ((10.0, 10.0, 10.0), (40.0, 50.0, 10.0))


def value(bench, node):
    (found,) = bench.live.values(node)
    return found.value


def test_a_ruler_is_measured_when_its_second_point_is_placed(bench):
    node = bench.place("length")
    assert value(bench, node) == 50.0
    assert marks.mark_of(node) == "A"
    assert marks.values(node)[0].uncertainty.expanded > 0


def test_a_value_follows_a_dragged_point_and_is_measured_again_when_it_is_let_go(bench):
    node = bench.place("length")
    node.InvokeEvent(node.PointStartInteractionEvent)
    bench.move(node, 1, (10.0, 40.0, 10.0))
    assert value(bench, node) == 30.0
    assert bench.live.values(node)[0].sensitivity is None
    node.InvokeEvent(node.PointEndInteractionEvent)
    assert value(bench, node) == 30.0
    assert bench.live.values(node)[0].sensitivity is not None


def test_the_uncertainty_follows_a_dragged_point_as_a_run_gives_it(bench):
    node = bench.place("angle", ((10, 10, 10), (40, 10, 10), (40, 50, 10)))
    node.InvokeEvent(node.PointStartInteractionEvent)
    bench.move(node, 0, (12, 14, 10))
    during = bench.live.values(node)[0]
    node.InvokeEvent(node.PointEndInteractionEvent)
    after = bench.live.values(node)[0]
    assert during.value == after.value
    assert during.uncertainty.expanded == pytest.approx(after.uncertainty.expanded, rel=1e-6)
    assert during.stated == after.stated


def test_a_measurement_of_an_opened_scene_can_be_dragged(bench, scene, tmp_path):
    bench.place("length")
    save_mrb(scene, tmp_path / "scene.mrb")
    opened = load_mrb(tmp_path / "scene.mrb")
    again = live.LiveMeasurements(opened, bench.tools, lambda: Context(decide=accept))
    again.watch_all()
    (node,) = marks.marked(opened)
    node.InvokeEvent(node.PointStartInteractionEvent)
    bench.move(node, 1, (10.0, 40.0, 10.0))
    assert again.values(node)[0].value == 30.0


def test_what_only_a_run_can_give_has_no_value_while_it_is_dragged(bench):
    node = bench.place("roi", ((10, 10, 10), (20, 30, 10)), shape="rectangle")
    mean = bench.live.values(node)[0].value
    node.InvokeEvent(node.PointStartInteractionEvent)
    bench.move(node, 1, (30, 30, 10))
    assert [found.name.rsplit(": ")[-1] for found in bench.live.values(node)] == ["area"]
    node.InvokeEvent(node.PointEndInteractionEvent)
    assert bench.live.values(node)[0].value != mean
    assert bench.live.tables(node)[0].name == "Histogram"


def test_values_letters_and_graphics_outlive_the_saved_scene(bench, scene, tmp_path):
    placed = [bench.place("length"), bench.place("roi", ((10, 10, 10), (20, 30, 10)))]
    before = [[found.value for found in bench.live.values(node)] for node in placed]
    stated = [found.stated for found in bench.live.values(placed[0])]
    save_mrb(scene, tmp_path / "scene.mrb")
    opened = load_mrb(tmp_path / "scene.mrb")
    again = live.LiveMeasurements(opened, bench.tools, lambda: Context(decide=accept))
    again.watch_all()
    nodes = marks.marked(opened)
    assert [marks.mark_of(node) for node in nodes] == ["A", "B"]
    assert [[found.value for found in again.values(node)] for node in nodes] == before
    assert [found.stated for found in again.values(nodes[0])] == stated
    assert len(graphics.companions(nodes[1])) == 1
    nodes[0].SetNthControlPointPositionWorld(1, *lps_to_ras(np.array((10.0, 40.0, 10.0))))
    assert again.values(nodes[0])[0].value == 30.0


def test_letters_are_given_once(bench, scene):
    first, second = bench.place("length"), bench.place("length")
    bench.live.remove(second)
    assert marks.mark_of(bench.place("length")) == "C"
    assert marks.mark_of(first) == "A"
    assert [marks.letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(marks.number_of(marks.letters(n)) == n for n in range(2000))


def test_an_imported_measurement_with_letters_that_are_taken_gets_others(bench, scene):
    first, other = bench.place("length"), bench.place("length")
    other.SetAttribute(marks.MARK, "A")
    assert marks.tell_apart(scene) == (other,)
    assert (marks.mark_of(first), marks.mark_of(other)) == ("A", "C")


def test_a_ruler_of_slicer_is_measured_by_the_suite(bench, scene):
    node = scene.AddNewNodeByClass("vtkMRMLMarkupsLineNode")
    for point in LINE:
        node.AddControlPointWorld(*lps_to_ras(np.array(point)))
    bench.live.adopt(node)
    assert value(bench, node) == 50.0
    assert value(bench, node) == pytest.approx(node.GetMeasurement("length").GetValue(), rel=1e-9)


def test_a_point_outside_of_the_image_is_no_measurement(bench, scene):
    with quiet():
        node = bench.place("length", ((10, 10, 10), (500, 10, 10)))
    assert bench.refused == ["MEASUREMENT-OUTSIDE"]
    assert not scene.IsNodePresent(node)


def test_a_point_dragged_out_of_the_image_takes_the_value_away_and_gives_it_back(bench):
    node = bench.place("length")
    bench.move(node, 1, (500, 10, 10))
    assert bench.live.values(node) == marks.values(node) == ()
    assert bench.live.error(node).code == "MEASUREMENT-OUTSIDE"
    bench.move(node, 1, LINE[1])
    assert value(bench, node) == 50.0


def test_an_ordinary_ruler_is_refused_on_an_image_along_a_curve(bench, scene):
    curved = volumes.to_node(scene, bench.image("CPR", **{SPATIAL_TRANSFORM: "straightened volume"}))
    node = bench.live.make(bench.tools["measurement.length"], curved)
    node.AddControlPointWorld(*lps_to_ras(np.array(LINE[0])))
    bench.waiting[0]()
    assert "drawn along a curve" in bench.errors[0].cause
    assert not scene.IsNodePresent(node)


@pytest.mark.parametrize(
    "attributes", [{"SeriesIssues": ("missing-pixel-spacing",)}, {"SOPClassUID": "1.2.840.10008.5.1.4.1.1.7"}]
)
def test_pixels_without_a_size_are_not_measured(scene, bench_on, attributes):
    bench = bench_on(**attributes)
    node = bench.place("length", LINE[:1])
    assert len(bench.errors) == 1
    assert "pixel" in bench.errors[0].message + bench.errors[0].cause
    assert not scene.IsNodePresent(node)


def test_points_on_images_of_two_frames_of_reference_are_refused(bench, scene):
    other = volumes.to_node(scene, bench.image("Other", FrameOfReferenceUID="9.9"))
    node = bench.live.make(bench.tools["measurement.length"], bench.volume)
    node.AddControlPointWorld(*lps_to_ras(np.array(LINE[0])))
    node.SetNthControlPointAssociatedNodeID(0, bench.volume.GetID())
    modified = node.StartModify()
    node.AddControlPointWorld(*lps_to_ras(np.array(LINE[1])))
    node.SetNthControlPointAssociatedNodeID(1, other.GetID())
    node.EndModify(modified)
    bench.live.measure(node)
    assert bench.refused[-1:] == ["MEASUREMENT-OTHER-FRAME"]
    assert bench.live.values(node) == ()


def test_a_markup_under_a_deformation_loses_its_value(bench, scene):
    from slicer import vtkMRMLBSplineTransformNode  # noqa: F401 (the class must be known to the scene)

    node = bench.place("length")
    warp = scene.AddNewNodeByClass("vtkMRMLBSplineTransformNode")
    node.SetAndObserveTransformNodeID(warp.GetID())
    assert bench.live.values(node) == ()
    assert bench.refused == ["MRML-TRANSFORM-NOT-LINEAR"]


def test_a_moved_transform_measures_where_the_points_are_now(bench, scene):
    node = bench.place("point", ((10.0, 10.0, 10.0),))
    before = value(bench, node)
    from ctsuite.core.transform import Transform

    shift = np.eye(4)
    shift[0, 3] = 3.0
    moved = transforms.to_node(scene, Transform(shift))
    node.SetAndObserveTransformNodeID(moved.GetID())
    assert value(bench, node) != before


def test_what_slicer_has_no_markup_for_is_drawn_and_hidden_with_the_measurement(bench, scene):
    node = bench.place("cobb", ((10, 20, 10), (40, 20, 14), (10, 20, 30), (40, 20, 24)))
    lines = graphics.companions(node)
    assert [line.GetNumberOfControlPoints() for line in lines] == [2, 2]
    assert all(line.GetLocked() and line.GetHideFromEditors() for line in lines)
    node.GetDisplayNode().SetVisibility(False)
    assert not any(line.GetDisplayNode().GetVisibility() for line in lines)
    bench.move(node, 0, (12, 20, 10))
    assert lines[0].GetNthControlPointPositionWorld(0)[0] == -12.0
    bench.live.remove(node)
    assert not any(scene.IsNodePresent(line) for line in lines)


def test_a_recommendation_is_asked_for_once(bench_on):
    bench, asked = bench_on(Modality=None), []

    def decide(profile, findings):
        asked.append(profile.id)
        return True

    bench.live._context = lambda: Context(decide=decide)
    node = bench.place("roi", ((10, 10, 10), (20, 30, 10)))
    bench.move(node, 1, (30, 30, 10))
    bench.place("roi", ((10, 10, 12), (20, 30, 12)))
    assert asked == ["measurement.roi"]


def view(scene, mm_per_pixel, level=10.0):
    """An axial slice view in which a pixel has a size."""
    import slicer

    node = slicer.vtkMRMLSliceNode()
    node.SetSingletonTag("Red")
    node.SetLayoutName("Red")
    node = scene.AddNode(node)
    node.SetOrientation("Axial")
    node.SetDimensions(400, 300, 1)
    node.SetFieldOfView(400 * mm_per_pixel, 300 * mm_per_pixel, 1.0)
    node.JumpSliceByOffsetting(-20.0, -20.0, level)
    return node


def test_the_zoom_of_the_view_in_which_points_are_placed_counts_in_the_uncertainty(bench, scene):
    close = view(scene, 0.1)
    fine = bench.live.values(bench.place("length"))[0].uncertainty
    close.SetFieldOfView(800.0, 600.0, 1.0)
    coarse = bench.live.values(bench.place("length"))[0].uncertainty
    assert coarse.expanded > 2 * fine.expanded
    assert "Pixel of the view" in {line.source for line in coarse.lines}
    assert not any("No view" in note for note in coarse.assumptions)


def test_a_value_and_its_uncertainty_stay_when_the_view_is_zoomed_afterwards(bench, scene):
    red = view(scene, 0.1)
    node = bench.place("length")
    before = [(found.value, found.uncertainty) for found in bench.live.values(node)]
    red.SetFieldOfView(4000.0, 3000.0, 1.0)
    bench.live.measure(node)
    assert [(found.value, found.uncertainty) for found in bench.live.values(node)] == before
    bench.move(node, 1, (30.0, 50.0, 10.0))
    assert bench.live.values(node)[0].uncertainty.expanded > before[0][1].expanded


def test_a_point_in_no_view_is_taken_as_half_a_voxel_off(bench, scene):
    view(scene, 0.1, level=30.0)
    found = bench.live.values(bench.place("length"))[0].uncertainty
    assert any("No view is known" in note for note in found.assumptions)


def test_slicer_is_told_the_values_and_works_out_none_of_its_own(bench):
    node = bench.place("roi", ((10, 10, 10), (20, 10, 10), (20, 30, 10)), shape="free hand")
    bench.move(node, 1, (30, 10, 10))
    told = [node.GetNthMeasurement(n) for n in range(node.GetNumberOfMeasurements())]
    enabled = {each.GetName(): each.GetValue() for each in told if each.GetEnabled()}
    assert enabled == {
        f"{found.kind} [{found.unit.symbol}]": found.value for found in bench.live.values(node)
    }
    assert len(enabled) == 5
