"""The bundle that comes with the suite: complete, harmless, described truthfully, and guarded."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Segment
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.phantom.randomised.tissues import REGIONS
from ctsuite.segmentation.bundle import card, run
from ctsuite.segmentation.bundle.judge import CHECK, LEFT_OUT, PLAUSIBLE, Judged
from ctsuite.segmentation.bundle.requirements import Expected
from ctsuite.segmentation.bundle.source import SHIPPED

TEN_MEGABYTES = 10_000_000


@pytest.fixture(scope="module")
def folder() -> Path:
    """The shipped bundle."""
    return SHIPPED / "ct_body_regions"


@pytest.fixture(scope="module")
def bundle(folder: Path) -> card.Bundle:
    """What it says of itself."""
    return card.read(folder, folder.name)


@pytest.fixture(scope="module")
def training(repository: Path) -> Callable[[str], ModuleType]:
    """A script of the training by its name."""

    def load(name: str) -> ModuleType:
        path = repository / "SegmentationTools" / "training" / f"{name}.py"
        spec = importlib.util.spec_from_file_location(f"training_{name}", path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture
def trunk() -> Volume:
    """A block of soft tissue in fat and air, with the grid and the CT numbers of a trunk."""
    array = np.full((60, 80, 100), -1000, np.float32)
    array[:, 10:70, 10:90] = -100
    array[:, 16:64, 16:84] = 50
    array[:, 30:50, 30:50] = 120
    array += np.random.default_rng(0).normal(0, 12, array.shape).astype(np.float32)
    return Volume(array, Grid(array.shape, (4.0, 4.0, 4.0)), attributes={"Modality": "CT"}, name="Trunk")


def test_it_is_complete_small_and_runs_without_trust(bundle: card.Bundle, folder: Path) -> None:
    assert not bundle.require_harmless()
    assert bundle.weights.stat().st_size < TEN_MEGABYTES
    assert (folder / "docs" / "README.md").is_file()
    assert bundle.licence.read_text(encoding="utf-8").lstrip().startswith("Apache License")


def test_it_is_the_network_that_the_training_makes(bundle: card.Bundle, training: Any) -> None:
    net = training("net")
    described = {key: value for key, value in bundle.config["network_def"].items() if key != "_target_"}
    assert described == net.NETWORK
    weights = torch.load(bundle.weights, weights_only=True)
    assert {value.dtype for value in weights.values()} == {torch.float16}
    net.network().load_state_dict(weights)
    assert all(torch.isfinite(value).all() for value in weights.values())


def test_it_sees_the_windows_and_the_grid_of_the_training(bundle: card.Bundle, training: Any) -> None:
    net = training("net")
    steps = bundle.config["preprocessing"]["transforms"]
    windows = [(s["a_min"], s["a_max"]) for s in steps if s["_target_"] == "ScaleIntensityRanged"]
    assert windows == [tuple(window) for window in net.WINDOWS]
    spacing = next(s["pixdim"] for s in steps if s["_target_"] == "Spacingd")
    assert spacing == [net.SPACING_MM] * 3
    assert bundle.config["inferer"]["roi_size"] == list(net.PATCH)


def test_weights_are_turned_round_for_the_order_of_axes_of_monai(training: Any) -> None:
    net = training("net")
    torch.manual_seed(0)
    ours = net.network().eval()
    theirs = net.network().eval()
    turned = training("export").exported(ours.state_dict())
    theirs.load_state_dict(turned)
    ours.load_state_dict({name: value.half() for name, value in ours.state_dict().items()})
    image = torch.rand(1, 3, 32, 48, 32)
    with torch.no_grad():
        expected = ours(image)
        found = theirs(image.permute(0, 1, 4, 3, 2)).permute(0, 1, 4, 3, 2)
    assert torch.allclose(found, expected, atol=1e-4)


def test_its_regions_are_those_of_the_training_with_codes(bundle: card.Bundle) -> None:
    segments = run.segments(bundle)
    assert [segment.name.lower() for segment in segments] == list(REGIONS[1:])
    assert all(segment.type is not None and segment.category is not None for segment in segments)


def test_every_region_has_limits_and_what_real_cases_gave(bundle: card.Bundle) -> None:
    results = bundle.requirements.results
    assert {name.lower() for name in results} == set(REGIONS[1:])
    assert all(expected.volume_ml is not None for expected in results.values())
    measured = {name for name, expected in results.items() if expected.dice_real is not None}
    assert {"Lungs", "Bone", "Liver", "Kidneys", "Spleen", "Vessels"} <= measured


def test_the_card_tells_the_numbers_of_the_gate(bundle: card.Bundle, folder: Path) -> None:
    text = (folder / "docs" / "README.md").read_text(encoding="utf-8")
    for name, expected in bundle.requirements.results.items():
        if expected.dice_real is not None:
            row = next(line for line in text.splitlines() if line.startswith(f"| {name} "))
            assert f"{expected.dice_real:.2f}" in row, row


@pytest.mark.parametrize(
    ("dice", "level", "verdict", "kept"),
    [(0.69, "check", CHECK, True), (0.69, "refuse", LEFT_OUT, False), (0.71, "refuse", PLAUSIBLE, True)],
)
def test_a_region_that_real_cases_have_shown_to_be_unreliable_is_never_plausible(
    dice: float, level: str, verdict: str, kept: bool
) -> None:
    array: NDArray[np.uint8] = np.zeros((12, 12, 12), np.uint8)
    array[3:9, 3:9, 3:9] = 1
    judged = Judged(array, Grid(array.shape, (4.0, 4.0, 4.0)))
    judged.look_at([Segment(1, "Spleen")], {}, {"Spleen": Expected(dice_real=dice, level=level)}, Task())
    rows = {column.name: column.values[0] for column in judged.table("x").columns}
    assert rows["Verdict"] == verdict
    assert bool(judged.present) == array.any() == kept
    assert ("0.69" in rows["Reason"]) == (dice < 0.7)


def test_states_that_only_the_user_knows_must_be_confirmed(bundle: card.Bundle, trunk: Volume) -> None:
    with pytest.raises(CTSuiteError, match="which only you can tell") as caught:
        run.require_fit(bundle, trunk, confirmed=False, accepted=True)
    assert "implant" in str(caught.value) or "implant" in str(caught.value.cause)


def test_shifted_values_and_other_modalities_are_refused(bundle: card.Bundle, trunk: Volume) -> None:
    shifted = Volume(trunk.array + 300, trunk.grid, attributes=trunk.attributes, name="Shifted")
    with pytest.raises(CTSuiteError, match="too different"):
        run.require_fit(bundle, shifted, confirmed=True, accepted=True)
    other = Volume(trunk.array, trunk.grid, attributes={"Modality": "MR"}, name="MR")
    with pytest.raises(CTSuiteError, match="not made for MR"):
        run.require_fit(bundle, other, confirmed=True, accepted=True)


@pytest.mark.parametrize(("attribute", "value"), [("BodyPartExamined", "HEAD")])
def test_other_parts_of_the_body_are_asked_about(
    bundle: card.Bundle, trunk: Volume, attribute: str, value: str
) -> None:
    attributes = {**trunk.attributes, attribute: value}
    head = Volume(trunk.array, trunk.grid, attributes=attributes, name="Head")
    with pytest.raises(CTSuiteError) as caught:
        run.require_fit(bundle, head, confirmed=True, accepted=False)
    assert caught.value.code.startswith("DATA-")


def test_a_cropped_field_of_view_is_asked_about(bundle: card.Bundle, trunk: Volume) -> None:
    part = Volume(
        np.ascontiguousarray(trunk.array[:16]),
        Grid((16, 80, 100), trunk.grid.spacing_mm),
        attributes=trunk.attributes,
        name="Part",
    )
    with pytest.raises(CTSuiteError):
        run.require_fit(bundle, part, confirmed=True, accepted=False)


def test_the_profile_beside_it_is_valid_json_with_limits_of_the_histogram(folder: Path) -> None:
    histogram = json.loads((folder / "ctsuite.json").read_text(encoding="utf-8"))["distribution"]["histogram"]
    assert len(histogram["edges_hu"]) - 1 == len(histogram["low"]) == len(histogram["high"]) > 4
    assert all(low <= high for low, high in zip(histogram["low"], histogram["high"], strict=True))
