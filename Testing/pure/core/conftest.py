"""A small tool, a series that suits it and hooks that remember, shared by the tests of the core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

import numpy as np
import pytest
from hypothesis import settings

from ctsuite.core import runner
from ctsuite.core.codes import BONE, TISSUE
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.profile import Finding, Profile, Rule
from ctsuite.core.runner import Context, Session
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, MM
from ctsuite.core.volume import Volume

# a busy machine is no defect, and a run must be repeatable
settings.register_profile("ctsuite", deadline=None, derandomize=True, database=None)
settings.load_profile("ctsuite")


@dataclass(frozen=True)
class Settings:
    """Parameters of every type that a tool can have."""

    lower: Annotated[float, Parameter("Lower limit", "Smallest CT number.", HU, -1000, 3000, decimals=1)] = (
        100.0
    )
    rounds: Annotated[int, Parameter("Rounds", "How often.", minimum=1, maximum=10)] = 2
    closed: Annotated[bool, Parameter("Closed", "Whether holes are closed.")] = True
    plane: Annotated[str, Parameter("Plane", "Which plane.", choices=("axial", "coronal"))] = "axial"
    note: Annotated[str, Parameter("Note", "Any text.")] = ""
    reach: Annotated[float, Parameter("Reach", "Any distance.", MM)] = 1.0


PROFILE = Profile(
    "test.profile",
    "Test profile",
    (
        Rule("Modality", "must", "Only CT is meant.", "0008,0060", one_of=("CT",)),
        Rule("SliceSpacing", "should", "Fine slices are better.", "0018,0088", maximum=3.0, unit="mm"),
    ),
)


@pytest.fixture
def volume() -> Volume:
    """A CT of 4 x 5 x 6 voxels that the test profile has nothing against."""
    array = np.arange(120, dtype=np.int16).reshape(4, 5, 6)
    return Volume(array, Grid.axial((4, 5, 6), (0.5, 0.5, 1.0)), attributes={"Modality": "CT"}, name="head")


@pytest.fixture
def thick_volume(volume: Volume) -> Volume:
    """The same with slices that break the recommendation of the test profile."""
    return volume.with_array(volume.array, Grid.axial((4, 5, 6), (0.5, 0.5, 4.0)), "thick")


@dataclass
class Diary:
    """Authorizer, auditor and decision in one, which write down in which order they are asked."""

    allowed: bool = True
    accepting: bool = False
    events: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)

    def allows(self, session: Session, permission: str) -> bool:
        """Answer for the authorizer."""
        self.events.append(f"authorize {session.user} {permission}")
        return self.allowed

    def opened(self, session: Session, tool: Tool, inputs: Mapping[str, Any]) -> str:
        """Answer for the auditor."""
        self.events.append(f"audit open {tool.id}")
        return "record 1"

    def closed(self, record_id: str, outcome: str, detail: str) -> None:
        """Note the end of a run."""
        self.events.append(f"audit close {record_id} {outcome}")
        self.details.append((outcome, detail))

    def decide(self, profile: Profile, findings: tuple[Finding, ...]) -> bool:
        """Answer the question about recommendations."""
        self.events.append("ask")
        return self.accepting

    def context(self, task: Task | None = None) -> Context:
        """A context whose hooks are all this diary."""
        return Context(Session("ada", "physician"), self, self, self.decide, task or Task())


@pytest.fixture
def diary() -> Diary:
    """Hooks that allow everything and remember the order."""
    return Diary()


@pytest.fixture
def tool(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """A threshold whose data requirements are the test profile."""

    def threshold(volume: Volume, parameters: Settings, task: Task) -> dict[str, Any]:
        diary.events.append("run")
        task.progress(0.5, "half way")
        mask = volume.array > parameters.lower
        return {"labels": Labels.from_mask(mask, volume.grid, Segment(1, "bone", TISSUE, BONE))}

    monkeypatch.setattr(runner, "load", lambda id_: PROFILE)
    return Tool(
        id="test.threshold",
        title="Threshold",
        summary="Finds what is bright.",
        group="Test",
        clauses=("4.3.2.2.2",),
        inputs=(
            Port("volume", Volume, "CT", "The series."),
            Port("mask", Labels, "Mask", "Where.", optional=True),
        ),
        outputs=(Port("labels", Labels, "Region", "What was found."),),
        parameters=Settings,
        function=threshold,
        profile=PROFILE.id,
        risk="Motion is not detected.",
        permission="segment",
    )
