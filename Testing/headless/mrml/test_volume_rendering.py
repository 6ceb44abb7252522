"""Each segment has its colour and opacity in a volume rendering, and changing one changes nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")
pytest.importorskip("numba", reason="needs numba")

from ctsuite.ct.rendering.presets import LOOKS
from ctsuite.mrml import badges, convert, views, volume_rendering
from ctsuite.mrml.rendering_state import State
from ctsuite.mrml.runtime import create_scene, load_mrb, save_mrb

_SIZE = 40
_GRID = Grid.axial((_SIZE,) * 3, (1.0, 1.0, 1.0), (-19.5,) * 3)
# balls of bone in soft tissue: to the left, to the right, and above, which belongs to no segment
_LEFT, _RIGHT, _ABOVE = (10.0, 0.0, -3.0), (-10.0, 0.0, -3.0), (0.0, 0.0, 13.0)
_PIXELS = 100


def _ball(centre, radius):
    """Filling of each voxel by a ball, 0 to 1."""
    x, y, z = (np.arange(_SIZE) - 19.5 - c for c in centre)
    away = np.sqrt(x**2 + (y**2)[:, None] + (z**2)[:, None, None])
    return np.clip(radius - away + 0.5, 0.0, 1.0)


@pytest.fixture(scope="module", autouse=True)
def graphics():
    """Skips where the machine cannot draw."""
    try:
        views.slice_picture(create_scene(), "Axial", (16, 16))
    except CTSuiteError as error:
        pytest.skip(error.cause)


@pytest.fixture
def series(scene):
    """Three balls of 900 HU in 40 HU."""
    filled = np.maximum(np.maximum(_ball(_LEFT, 7), _ball(_RIGHT, 7)), _ball(_ABOVE, 4))
    return convert.to_node(scene, Volume((40 + 860 * filled).astype(np.int16), _GRID, name="CT 3"))


@pytest.fixture
def segments(scene, series):
    """The left ball in red and the right one in green."""
    array = np.zeros(_GRID.shape, np.uint8)
    array[_ball(_LEFT, 7) > 0.5] = 1
    array[_ball(_RIGHT, 7) > 0.5] = 2
    parts = (Segment(1, "Left", colour_rgb=(1.0, 0.0, 0.0)), Segment(2, "Right", colour_rgb=(0.0, 1.0, 0.0)))
    return convert.to_node(scene, Labels(array, _GRID, parts, "Balls"), beside=series)


@pytest.fixture
def rendering(scene, series, segments):
    """The series in the colours of its segments."""
    return volume_rendering.show(scene, series, State("bone"), segments)


@pytest.fixture
def ids(segments):
    """Identifiers of the left and the right segment."""
    return [segments.GetSegmentation().GetNthSegmentID(n) for n in range(2)]


def _picture(scene, **how):
    return views.space_picture(scene, "anterior", (_PIXELS, _PIXELS), marker=False, badges=False, **how)


def _place(scene, point_lps_mm):
    """Column and row at which a point is drawn, by the camera of the view."""
    found = []

    def look(_, renderer):
        x, y, z = point_lps_mm
        renderer.SetWorldPoint(-x, -y, z, 1.0)
        renderer.WorldToDisplay()
        found.extend(renderer.GetDisplayPoint()[:2])

    _picture(scene, prepare=look)
    return found[0], _PIXELS - 1 - found[1]


def _halves(picture):
    """The right and the left half of the patient: the patient's right is on the left."""
    return picture[40:, : _PIXELS // 2], picture[40:, _PIXELS // 2 :]


def _at(picture, place):
    column, row = (round(v) for v in place)
    return picture[row, column].astype(int)


def test_every_segment_is_drawn_in_its_colour_and_the_rest_in_that_of_the_look(scene, rendering):
    picture = _picture(scene)
    left, right, above = (_at(picture, _place(scene, point)) for point in (_LEFT, _RIGHT, _ABOVE))
    assert left[0] > 150 and left[1:].max() < 80
    assert right[1] > 150 and right[[0, 2]].max() < 80
    assert above.min() > 90, "bone is ivory"
    assert not picture[:8].any(), "soft tissue is not seen"


def test_a_landmark_is_drawn_where_it_lies_within_a_pixel(scene, rendering, ids):
    rendering.set_rest(0.0)
    rendering.paint(ids[1], opacity=0.0)
    seen = _picture(scene).any(axis=-1)
    rows, columns = np.nonzero(seen)
    middle = ((columns.min() + columns.max()) / 2, (rows.min() + rows.max()) / 2)
    np.testing.assert_allclose(middle, _place(scene, _LEFT), atol=1.0)


def test_the_colour_of_one_segment_changes_and_the_other_stays_to_the_pixel(scene, rendering, ids):
    right, left = _halves(_picture(scene))
    rendering.paint(ids[0], colour_rgb=(0.0, 0.0, 1.0))
    right_then, left_then = _halves(_picture(scene))
    np.testing.assert_array_equal(right_then, right)
    changed = (left_then != left).any(axis=-1)
    assert changed.sum() > 300
    assert left_then[..., 2][changed].mean() > 3 * left_then[..., 0][changed].mean()


def test_the_opacity_of_one_segment_changes_and_the_other_stays_to_the_pixel(scene, rendering, ids):
    right, left = _halves(_picture(scene))
    rendering.paint(ids[0], opacity=0.2)
    right_then, left_then = _halves(_picture(scene))
    np.testing.assert_array_equal(right_then, right)
    assert 0 < left_then[..., 0].sum() < 0.9 * left[..., 0].sum()
    assert rendering.state.paints[ids[0]].colour_rgb == (1.0, 0.0, 0.0), "the colour was left alone"


def test_the_brightest_segment_becomes_translucent_and_the_rest_stays_to_the_pixel(scene, segments, ids):
    """The largest code of all goes with it, on which the ray caster's table depends."""
    filled = 40 + 860 * _ball(_LEFT, 7) + 300 * _ball(_RIGHT, 7)
    series = convert.to_node(scene, Volume(filled.astype(np.int16), _GRID, name="CT 4"))
    rendering = volume_rendering.show(scene, series, State("bone"), segments)
    before, _ = _halves(_picture(scene))
    rendering.paint(ids[0], opacity=0.1)
    after, _ = _halves(_picture(scene))
    assert before.any()
    assert np.abs(before.astype(int) - after).max() <= 1


def test_a_segment_with_opacity_0_is_absent(scene, rendering, ids):
    rendering.paint(ids[0], opacity=0.0)
    right, left = _halves(_picture(scene))
    assert right.any()
    assert not left.any()


def test_the_rest_can_be_hidden_and_memory_shrinks_to_the_segments(scene, rendering):
    rendering.set_rest(0.0)
    picture = _picture(scene)
    assert picture.any()
    assert picture.min(axis=-1).max() < 100, "nothing is ivory"
    bytes_drawn = rendering.display.GetVolumeNode().GetImageData().GetPointData().GetScalars().GetDataSize()
    assert bytes_drawn < 0.5 * 4 * _SIZE**3


def test_the_voxels_drawn_take_at_most_twice_the_memory_of_the_series(rendering, series):
    def size(node):
        scalars = node.GetImageData().GetPointData().GetScalars()
        return scalars.GetDataSize() * scalars.GetDataTypeSize()

    assert size(rendering.display.GetVolumeNode()) <= 2 * size(series)


def test_segments_do_not_change_how_the_rest_is_drawn(scene, series, segments):
    plain = volume_rendering.show(scene, series, State("bone"))
    alone = _picture(scene)
    plain.remove()
    volume_rendering.show(scene, series, State("bone"), segments)
    coloured = _picture(scene)
    column, row = (round(v) for v in _place(scene, _ABOVE))
    around = np.s_[row - 8 : row + 8, column - 8 : column + 8]
    difference = np.abs(alone[around].astype(int) - coloured[around])
    assert difference.mean() < 15
    assert np.abs(alone[row, column].astype(int) - coloured[row, column]).max() < 25


def test_a_segment_starts_in_its_own_colour_and_a_hidden_one_is_absent(scene, series, segments, ids):
    segments.GetDisplayNode().SetSegmentVisibility(ids[0], False)
    segments.GetDisplayNode().SetSegmentOpacity3D(ids[1], 0.5)
    state = volume_rendering.show(scene, series, State(), segments).state
    assert state.paints[ids[0]].opacity == 0.0
    assert state.paints[ids[1]].opacity == 0.5
    assert state.paints[ids[1]].colour_rgb == (0.0, 1.0, 0.0)


def test_the_segmentation_itself_keeps_its_colours(rendering, segments, ids):
    rendering.paint(ids[0], (0.0, 0.0, 1.0), 0.1)
    assert segments.GetSegmentation().GetSegment(ids[0]).GetColor() == (1.0, 0.0, 0.0)
    assert segments.GetDisplayNode().GetSegmentOpacity3D(ids[0]) == 1.0


def test_what_was_changed_is_undone_by_the_state_from_before(scene, rendering, ids):
    before, picture = rendering.state, _picture(scene)
    rendering.paint(ids[0], (0.0, 0.0, 1.0), 0.4)
    rendering.set_look("skin")
    rendering.shift(100.0)
    rendering.set_rest(0.0)
    rendering.apply(before)
    assert rendering.state == before
    np.testing.assert_array_equal(_picture(scene), picture)


def test_changing_one_segment_gives_what_drawing_anew_gives(scene, rendering, series, segments, ids):
    rendering.paint(ids[0], (0.2, 0.3, 0.9), 0.35)
    changed = np.array(rendering._coloured.array)
    anew = volume_rendering.show(scene, series, rendering.state, segments)
    np.testing.assert_array_equal(anew._coloured.array, changed)


def test_cancelling_leaves_the_scene_as_it_was(scene, series, segments):
    before = {scene.GetNthNode(n).GetID() for n in range(scene.GetNumberOfNodes())}
    shown = series.GetNumberOfDisplayNodes()
    task = Task(cancelled=lambda: True)
    with pytest.raises(CTSuiteError) as refused:
        volume_rendering.show(scene, series, State(), segments, task=task)
    assert refused.value.code == "RUN-CANCELLED"
    assert {scene.GetNthNode(n).GetID() for n in range(scene.GetNumberOfNodes())} == before
    assert series.GetNumberOfDisplayNodes() == shown


def test_removing_leaves_the_scene_as_it_was(scene, series, segments):
    before = {scene.GetNthNode(n).GetID() for n in range(scene.GetNumberOfNodes())}
    for colours in (None, segments):
        volume_rendering.show(scene, series, State(), colours).remove()
        assert {scene.GetNthNode(n).GetID() for n in range(scene.GetNumberOfNodes())} == before
        assert series.GetNumberOfDisplayNodes() == 1


def test_the_window_and_other_renderings_are_left_alone(scene, series, segments):
    from ctsuite.mrml import display

    display.set_window(series, 321, 12)
    first = volume_rendering.show(scene, series, State("skin"))
    kept = first.display.GetVolumePropertyNode().GetVolumeProperty().GetScalarOpacity().GetSize()
    volume_rendering.show(scene, series, State("bone"), segments)
    assert display.window(series) == (321, 12)
    assert first.display.GetVisibility()
    assert first.display.GetVolumePropertyNode().GetVolumeProperty().GetScalarOpacity().GetSize() == kept


def test_a_cropping_box_hides_what_lies_outside(scene, series):
    rendering = volume_rendering.show(scene, series, State("bone"))
    roi = rendering.cropping_box()
    roi.GetDisplayNode().SetVisibility(False)
    whole = _picture(scene)
    roi.SetCenter(-10.0, 0.0, 0.0)  # RAS: the patient's left
    roi.SetSize(20.0, 40.0, 40.0)
    cropped = _picture(scene)
    assert 0.2 < cropped.any(axis=-1).sum() / whole.any(axis=-1).sum() < 0.8
    rendering.crop(None)
    np.testing.assert_array_equal(_picture(scene), whole)


def test_the_shift_moves_what_is_seen_along_the_scale(scene, series):
    rendering = volume_rendering.show(scene, series, State("bone"))
    assert _picture(scene).any()
    rendering.shift(1500.0)
    assert not _picture(scene).any()


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_every_look_draws_and_says_so(scene, series, name):
    rendering = volume_rendering.show(scene, series, State(name))
    view = scene.AddNewNodeByClass("vtkMRMLViewNode")
    assert badges.of_space(scene, view) == (f"Volume rendering '{name}' of 'CT 3'",)
    assert rendering.state.look == name


def test_the_badges_name_the_look_the_shift_the_segments_the_box_and_the_reduction(scene, rendering):
    view = scene.AddNewNodeByClass("vtkMRMLViewNode")
    rendering.shift(-50.0)
    rendering.cropping_box()
    from dataclasses import replace

    rendering.apply(replace(rendering.state, reduction=2))
    assert badges.of_space(scene, view) == (
        "Volume rendering 'bone' of 'CT 3'",
        "Opacity and colours shifted by -50 HU",
        "Colours and opacities of the segments of 'Balls'",
        "Cropped by the box 'Cropping box'",
        "Downsampled for display: blocks of 2 x 2 x 2 voxels averaged",
    )
    view.SetRaycastTechnique(view.MaximumIntensityProjection)
    assert badges.of_space(scene, view)[0] == "Maximum intensity projection of 'CT 3'"


def test_a_reduced_volume_is_drawn_in_the_same_place(scene, series):
    fine = volume_rendering.show(scene, series, State("bone"))
    rows, columns = np.nonzero(_picture(scene).any(axis=-1))
    fine.remove()
    coarse = volume_rendering.show(scene, series, State("bone", reduction=2))
    assert coarse.display.GetVolumeNode().GetImageData().GetDimensions() == (_SIZE // 2,) * 3
    rows_then, columns_then = np.nonzero(_picture(scene).any(axis=-1))
    assert rows_then.mean() == pytest.approx(rows.mean(), abs=1.5)
    assert columns_then.mean() == pytest.approx(columns.mean(), abs=1.5)


def test_segments_on_another_grid_colour_the_right_place(scene, series):
    fine = Grid.axial((20, 20, 20), (1.0, 1.0, 1.0), (0.5, -9.5, -12.5))
    labels = Labels(np.ones(fine.shape, np.uint8), fine, (Segment(1, "Box", colour_rgb=(0.0, 0.0, 1.0)),))
    volume_rendering.show(scene, series, State("bone"), convert.to_node(scene, labels))
    picture = _picture(scene)
    left, right = (_at(picture, _place(scene, point)) for point in (_LEFT, _RIGHT))
    assert left[2] > 150 and left[:2].max() < 80
    assert right.min() > 90


def test_a_rendering_is_found_again_in_a_saved_scene_and_can_be_changed(scene, rendering, ids, tmp_path):
    rendering.paint(ids[0], (0.0, 0.0, 1.0), 0.6)
    before = _picture(scene)
    save_mrb(scene, tmp_path / "case.mrb")
    opened = load_mrb(tmp_path / "case.mrb")
    np.testing.assert_allclose(_picture(opened).astype(int), before, atol=2)
    again = volume_rendering.find(opened, opened.GetFirstNodeByName("CT 3"))
    assert again.state == rendering.state
    again.paint(ids[0], opacity=0.0)
    _, left = _halves(_picture(opened))
    assert not left.any()


def test_a_rendering_follows_a_segmentation_that_was_edited(scene, rendering, segments):
    kept = convert.from_node(segments)
    array = np.array(kept.array)
    array[array == 2] = 0
    convert.to_node(scene, Labels(array, kept.grid, kept.segments, kept.name), segments)
    rendering.refresh()
    right = _at(_picture(scene), _place(scene, _RIGHT))
    assert right.min() > 90, "what belongs to no segment any more is drawn as bone"


def test_a_label_map_is_refused_as_series(scene, labels):
    from ctsuite.mrml import labelmap

    with pytest.raises(CTSuiteError) as refused:
        volume_rendering.show(scene, labelmap.to_node(scene, labels).GetDisplayNode())
    assert refused.value.code == "MRML-NODE-KIND"


@pytest.mark.data
def test_bone_of_a_real_series_is_drawn_in_its_colour_and_alone(scene, data):
    from ctsuite.ct.series.load import load

    torso = load(data("ct_dicom/torso"))
    series = convert.to_node(scene, torso)
    green = Segment(1, "Bone", colour_rgb=(0.0, 1.0, 0.0))
    segments = convert.to_node(scene, Labels.from_mask(torso.array > 200, torso.grid, green), beside=series)
    rendering = volume_rendering.show(scene, series, State("bone", rest=0.0), segments)
    picture = _picture(scene).astype(int)
    seen = picture.max(axis=-1) > 60
    assert 0.03 < seen.mean() < 0.5, "pelvis and spine, not the body"
    assert (picture[seen][:, 1] >= picture[seen].max(axis=-1)).all()
    assert picture[seen][:, 1].mean() > 4 * picture[seen][:, 0].mean()
    rendering.paint(next(iter(rendering.state.paints)), opacity=0.0)
    assert not _picture(scene).any()
