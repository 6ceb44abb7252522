"""The stand-in has what a real Slicer has, as the same kind, and nothing else."""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Annotated, Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from host import api

pytestmark = pytest.mark.skipif(not api.available(), reason=api.missing_reason())


@pytest.fixture
def app() -> Any:
    """The application of the stand-in."""
    from host import desktop

    return desktop.start()


@pytest.fixture
def qt(app: Any) -> Any:
    """The module qt."""
    return sys.modules["qt"]


@pytest.fixture
def ctk(app: Any) -> Any:
    """The module ctk."""
    return sys.modules["ctk"]


@pytest.fixture
def slicer(app: Any) -> Any:
    """The module slicer."""
    import slicer

    slicer.mrmlScene.Clear(0)
    return slicer


@pytest.fixture
def slot_errors() -> list[str]:
    """What slots raised, emptied."""
    from host import proxy

    proxy.slot_errors.clear()
    return proxy.slot_errors


def test_a_property_is_an_attribute_and_never_a_call(qt: Any) -> None:
    button = qt.QPushButton("Run")
    assert button.text == "Run"
    button.enabled = False
    assert button.enabled is False
    with pytest.raises(TypeError):
        button.text()


def test_a_name_that_slicer_does_not_have_is_refused(qt: Any, ctk: Any, slicer: Any) -> None:
    for action in (
        lambda: qt.QPushBotton,
        lambda: ctk.ctkSlider,
        lambda: slicer.app.layoutManger,
        lambda: slicer.app.layoutManager().fitAll,
        lambda: slicer.modules.nothing,
        lambda: qt.QPushButton().setLabel,
        lambda: ctk.ctkSliderWidget().setMinimum,
        lambda: setattr(qt.QPushButton(), "caption", "x"),
    ):
        with pytest.raises(AttributeError, match="real Slicer"):
            action()


def test_what_slicer_has_and_the_stand_in_has_not_is_said_so(ctk: Any, slicer: Any) -> None:
    from host.toolkit import NotImitated

    with pytest.raises(NotImitated, match="ctkRangeWidget"):
        _ = ctk.ctkRangeWidget
    with pytest.raises(NotImitated, match="pythonConsole"):
        _ = slicer.app.pythonConsole


def test_a_value_of_the_wrong_type_is_refused(qt: Any) -> None:
    label = qt.QLabel()
    with pytest.raises(ValueError, match="type str"):
        label.text = 3
    with pytest.raises(AttributeError, match="method"):
        label.setText = "x"


def test_a_slot_gets_as_many_arguments_as_it_takes(qt: Any, slot_errors: list[str]) -> None:
    box, calls = qt.QCheckBox(), []
    box.toggled.connect(lambda: calls.append("none"))
    box.toggled.connect(calls.append)
    box.connect("toggled(bool)", lambda on, more=None: calls.append(("two", on)))
    box.connect("toggled()", lambda *all_: calls.append(all_))
    box.checked = True
    assert calls == ["none", True, ("two", True), ()]
    assert slot_errors == []


def test_a_disconnected_slot_is_not_called(qt: Any) -> None:
    button, calls = qt.QPushButton(), []
    button.clicked.connect(calls.append)
    button.clicked.disconnect(calls.append)
    button.click()
    assert calls == []


def test_what_a_slot_raises_is_kept_for_the_test(qt: Any, slot_errors: list[str]) -> None:
    button = qt.QPushButton()
    button.clicked.connect(lambda: 1 / 0)
    button.click()
    assert len(slot_errors) == 1 and "ZeroDivisionError" in slot_errors.pop()


def test_the_same_widget_is_the_same_object(qt: Any) -> None:
    parent = qt.QWidget()
    layout = qt.QVBoxLayout(parent)
    label = qt.QLabel("x")
    layout.addWidget(label)
    assert layout.itemAt(0).widget() is label
    assert parent.findChildren("QLabel") == [label]
    assert (
        isinstance(label, qt.QLabel)
        and isinstance(label, qt.QWidget)
        and not isinstance(label, qt.QPushButton)
    )


def test_every_imitated_ctk_property_can_be_set(ctk: Any) -> None:
    slider = ctk.ctkSliderWidget()
    slider.minimum, slider.maximum, slider.decimals, slider.suffix = -1000.0, 3000.0, 1, " HU"
    seen: list[float] = []
    slider.valueChanged.connect(seen.append)
    slider.value = 226.5
    assert (slider.value, slider.minimum, slider.maximum, slider.suffix) == (226.5, -1000.0, 3000.0, " HU")
    assert seen == [226.5]


def test_a_collapsed_section_hides_what_is_in_it(qt: Any, ctk: Any) -> None:
    section = ctk.ctkCollapsibleButton()
    layout = qt.QVBoxLayout(section)
    inside = qt.QLabel("inside")
    layout.addWidget(inside)
    section.collapsed = True
    assert not inside.visible and section.collapsed and not section.checked
    section.collapsed = False
    assert inside.isVisibleTo(section)


def test_a_node_selector_follows_the_scene(slicer: Any) -> None:
    selector = slicer.qMRMLNodeComboBox()
    selector.nodeTypes = ["vtkMRMLScalarVolumeNode"]
    selector.noneEnabled = True
    selector.setMRMLScene(slicer.mrmlScene)
    seen: list[Any] = []
    selector.currentNodeChanged.connect(seen.append)
    node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "CT")
    slicer.mrmlScene.AddNewNodeByClass("vtkMRMLModelNode", "not a volume")
    assert selector.nodeCount() == 1
    selector.setCurrentNode(node)
    assert selector.currentNode() is node and seen == [node]
    slicer.mrmlScene.RemoveNode(node)
    assert selector.currentNode() is None


def test_a_parameter_node_and_its_form_follow_each_other(slicer: Any, slot_errors: list[str]) -> None:
    from slicer.parameterNodeWrapper import (
        Choice,
        Default,
        Label,
        WithinRange,
        createGui,
        parameterNodeWrapper,
    )

    members = {
        "lower": Annotated[float, Label("Lower"), WithinRange(-1000.0, 3000.0), Default(226.0)],
        "mode": Annotated[str, Choice(["a", "b"]), Default("b")],
        "count": Annotated[int, WithinRange(0, 9), Default(3)],
        "keep": Annotated[bool, Default(True)],
    }
    made = types.new_class("Made", (), {}, lambda namespace: namespace.update(__annotations__=members))
    wrapper = parameterNodeWrapper(made)
    form = createGui(wrapper)
    node = wrapper(slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScriptedModuleNode"))
    node.connectGui(form)
    children = {child.property("SlicerParameterName"): child for child in form.findChildren("QWidget")}
    assert [children[name].className() for name in members] == [
        "ctkSliderWidget",
        "QComboBox",
        "QSpinBox",
        "QCheckBox",
    ]
    assert form.layout().labelForField(children["lower"]).text == "Lower"
    children["lower"].value = 300.0
    children["mode"].currentIndex = 0
    assert (node.lower, node.mode) == (300.0, "a")
    node.count, node.keep = 7, False
    assert children["count"].value == 7 and not children["keep"].checked
    with pytest.raises(ValueError, match="range"):
        node.lower = 3001.0
    assert node.lower == 300.0 and slot_errors == []


def test_a_parameter_node_keeps_its_values_in_the_scene(slicer: Any) -> None:
    from slicer.parameterNodeWrapper import Default, parameterNodeWrapper

    members = {"lower": Annotated[float, Default(1.0)]}
    wrapper = parameterNodeWrapper(
        types.new_class("Kept", (), {}, lambda ns: ns.update(__annotations__=members))
    )
    node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScriptedModuleNode")
    wrapper(node, prefix="tool.").lower = 4.25
    assert node.GetParameter("tool.lower") == "4.25"
    assert wrapper(node, prefix="tool.").lower == 4.25


def test_message_boxes_are_those_of_slicer_and_do_not_block(
    slicer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    slicer.util.errorDisplay("Something is wrong.")
    assert "Something is wrong." in caplog.text
    dialog = slicer.util.createProgressDialog(labelText="Working")
    dialog.value = 40
    assert dialog.value == 40 and not dialog.wasCanceled
    dialog.close()


def test_nothing_is_ever_installed(slicer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from slicer import packaging

    assert packaging.pip_check("pytest>=1") and not packaging.pip_check("no-such-package-anywhere>=1")
    monkeypatch.setattr(packaging, "requested", [])
    packaging.pip_ensure(["no-such-package-anywhere>=1", "pytest"])
    assert packaging.requested == ["no-such-package-anywhere>=1"]
    monkeypatch.setattr(packaging, "answer", False)
    with pytest.raises(RuntimeError, match="declined"):
        packaging.pip_ensure("no-such-package-anywhere>=1")
