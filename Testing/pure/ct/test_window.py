"""The window is linear, reaches black and white, and has one state behind every indicator."""

from __future__ import annotations

import numpy as np
import pydicom
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.presets import PRESETS
from ctsuite.ct.window import SERIES, TOOL, Parameters, WindowState, display, series_windows
from ctsuite.ct.window_model import WindowModel
from ctsuite.phantom.study import write_study


def ramp(kind=np.int16) -> np.ndarray:
    return np.arange(-2048, 4096, dtype=kind)


@pytest.mark.parametrize("repeat", [1, 64], ids=["computed", "by table"])
@pytest.mark.parametrize("name", list(PRESETS))
def test_a_ramp_is_mapped_linearly_from_black_to_white(name, repeat):
    state = WindowState.preset(name)
    values = np.tile(ramp(), repeat)
    shown = display(values, state).astype(float)
    assert shown.min() == 0 and shown.max() == 255
    exact = np.clip((values - state.lower) / state.width, 0, 1) * 255
    assert np.abs(shown - exact).max() <= 0.5 + 1e-9
    assert (shown[values <= state.lower] == 0).all() and (shown[values >= state.upper] == 255).all()


def test_table_and_computation_agree_for_every_kind_of_number():
    state = WindowState(40, 400)
    for kind in (np.int16, np.uint16, np.uint8, np.int8):
        values = np.tile(np.arange(0, 100, dtype=kind), 2000)
        np.testing.assert_array_equal(display(values, state), display(values.astype(np.float32), state))


def test_a_deeper_display_gets_all_its_levels():
    shown = display(ramp(), WindowState(1024, 4095), levels=1024)
    assert shown.min() == 0 and shown.max() == 1023 and len(np.unique(shown)) == 1024


@given(st.floats(-2000, 3000), st.floats(-100, 5000), st.integers(-300, 300), st.integers(-300, 300))
def test_a_drag_there_and_back_is_the_same_state_unless_it_hit_the_narrowest(centre, width, right, down):
    state = WindowState(centre, width)
    assert state.width >= 1
    moved = state.dragged(right, down)
    if moved.width > 1:
        back = moved.dragged(-right, -down)
        assert (back.centre, back.width) == pytest.approx((state.centre, state.width))


@pytest.fixture
def volume() -> Volume:
    array = np.arange(-1000, 1000, dtype=np.int16).reshape(10, 10, 20)
    return Volume(
        array, Grid.axial((10, 10, 20), (1, 1, 1)), attributes={"WindowCenter": (50, 300), "WindowWidth": 350}
    )


def run(volume, **values):
    return TOOL.function(volume=volume, parameters=TOOL.parse(values), task=Task())["display"]


def test_the_result_says_which_window_it_was_made_with(volume):
    shown = run(volume, preset="bone")
    assert (shown.attributes["WindowCenter"], shown.attributes["WindowWidth"]) == PRESETS["bone"]
    assert shown.array.dtype == np.uint8 and shown.grid == volume.grid


def test_the_window_of_the_series_is_its_first_one(volume):
    assert Parameters(preset=SERIES).state(volume) == WindowState(50, 350)
    with pytest.raises(CTSuiteError) as caught:
        run(Volume(volume.array, volume.grid), preset=SERIES)
    assert caught.value.code == "WINDOW-NOT-IN-SERIES"


def test_own_numbers_count_where_the_preset_is_custom(volume):
    assert Parameters("custom", 100, 50).state(volume) == WindowState(100, 50)


def test_a_series_may_bring_several_named_windows(volume):
    attributes = {
        "WindowCenter": (50, 300, 10, -600),
        "WindowWidth": (350, 1500, 0, 1600),
        "WindowCenterWidthExplanation": ("SOFT", "BONE", "NONE"),
    }
    several = Volume(volume.array, volume.grid, attributes=attributes)
    assert series_windows(several) == {
        "SOFT": WindowState(50, 350),
        "BONE": WindowState(300, 1500),
        "window 4": WindowState(-600, 1600),
    }
    assert Parameters(preset=SERIES, number=2).state(several) == WindowState(300, 1500)
    with pytest.raises(CTSuiteError) as caught:
        run(several, preset=SERIES, number=4)
    assert caught.value.code == "WINDOW-NUMBER"


@pytest.mark.parametrize(
    ("function", "said"), [(None, None), ("LINEAR", None), ("LINEAR_EXACT", None), ("SIGMOID", "SIGMOID")]
)
def test_a_window_that_is_not_linear_is_drawn_linearly_and_said_so(volume, function, said):
    attributes = {**volume.attributes, "VOILUTFunction": function}
    asked = Volume(volume.array, volume.grid, attributes=attributes)
    shown = run(asked, preset=SERIES)
    np.testing.assert_array_equal(shown.array, display(volume.array, WindowState(50, 350)))
    assert shown.attributes["VOILUTFunction"] == "LINEAR_EXACT"
    model = WindowModel(asked)
    if said is None:
        assert "Badge" not in shown.attributes and model.notice is None
    else:
        assert said in shown.attributes["Badge"] and said in model.notice
        assert "Badge" not in run(asked, preset="bone").attributes


def test_the_windows_of_a_file_are_read_with_their_names(tmp_path):
    from ctsuite.ct.series.load import load

    made = write_study(tmp_path / "study", "sphere", {"radius_mm": 4, "slice_spacing_mm": 4})
    for path in made.dicom.iterdir():
        data = pydicom.dcmread(path)
        data.WindowCenter, data.WindowWidth = ["40", "300"], ["400", "1500"]
        data.WindowCenterWidthExplanation, data.VOILUTFunction = ["SOFT", "BONE"], "SIGMOID"
        data.save_as(path)
    volume = load(made.dicom, cache=False)
    assert series_windows(volume) == {"SOFT": WindowState(40, 400), "BONE": WindowState(300, 1500)}
    assert WindowModel(volume).notice is not None


def test_every_way_of_changing_the_window_moves_one_state_and_all_indicators(volume):
    model, panel, corner = WindowModel(volume), [], []
    model.follow(panel.append)
    model.follow(lambda state: corner.append(state.text))
    assert model.choice == "series: window 1" and model.state == WindowState(50, 350)
    model.choose("bone")
    assert model.choice == "bone"
    model.set_width(1000)
    model.set_centre(100)
    assert model.choice == "custom"
    model.choose("custom")
    drag = model.begin_drag()
    drag(10, 0)
    drag(10, -5)
    model.set_limits(300, -100)
    centre, width = PRESETS["bone"]
    assert panel == [
        WindowState(50, 350),
        WindowState(centre, width),
        WindowState(centre, 1000),
        WindowState(100, 1000),
        WindowState(100, 1020),
        WindowState(90, 1020),
        WindowState(100, 400),
    ]
    assert corner == [state.text for state in panel] and corner[-1] == "W 400  C 100"
