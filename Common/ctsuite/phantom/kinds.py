"""The kinds of phantom that can be asked for, with their described parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Protocol

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.core.tool import Field, Parameter, fields_of, parse
from ctsuite.core.volume import Volume
from ctsuite.phantom.body import BodyParameters, body
from ctsuite.phantom.boundary import Case, boundary_cases
from ctsuite.phantom.dicom.header import Identity
from ctsuite.phantom.errors import CASE_UNKNOWN, KIND_UNKNOWN
from ctsuite.phantom.ramp import Ramp, RampParameters
from ctsuite.phantom.simple import (
    BoxParameters,
    RodParameters,
    SphereParameters,
    TubeParameters,
    TwoBonesParameters,
    box_phantom,
    rod_phantom,
    sphere_phantom,
    tube_phantom,
    two_bones_phantom,
)
from ctsuite.phantom.vessels import (
    PlaqueParameters,
    StenosisParameters,
    TortuousParameters,
    TouchingParameters,
    TreeParameters,
    WalledParameters,
    plaque_phantom,
    stenosis_phantom,
    tortuous_phantom,
    touching_phantom,
    tree_phantom,
    walled_phantom,
)


class Scanned(Protocol):
    """What every kind of phantom but a boundary case answers."""

    @property
    def grid(self) -> Grid:
        """Where it is sampled."""
        ...

    @property
    def identity(self) -> Identity:
        """Patient, study and series."""
        ...

    def volume(self, task: Task | None = None) -> Volume:
        """The scan."""
        ...

    def labels(self, task: Task | None = None) -> Labels:
        """The true label map."""
        ...

    def truth(self) -> dict[str, Any]:
        """The truth for JSON."""
        ...


@dataclass(frozen=True)
class BoundaryParameters:
    """Which boundary case is wanted."""

    case: Annotated[
        str,
        Parameter(
            "Case",
            "What is at or beyond its limit.",
            choices=tuple(case.name for case in boundary_cases()),
        ),
    ] = "pixel-spacing-minimum"


@dataclass(frozen=True)
class Kind:
    """One kind of phantom.

    Attributes
    ----------
    name, title, summary : str
        Identifier, name for people and one sentence.
    parameters : type
        Dataclass described as that of a tool.
    build : callable
        Makes the phantom, or the boundary case, from the parameters.
    """

    name: str
    title: str
    summary: str
    parameters: type
    build: Callable[[Any], Scanned | Case]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The described parameters."""
        return fields_of(self.parameters)


KINDS: tuple[Kind, ...] = (
    Kind(
        "body",
        "Body",
        "A body from neck to knees with organs, airways, vessels and separate bones, one of them broken.",
        BodyParameters,
        body,
    ),
    Kind("sphere", "Sphere", "A sphere of known volume in soft tissue.", SphereParameters, sphere_phantom),
    Kind("box", "Block", "A block of known edges, turned against the voxels.", BoxParameters, box_phantom),
    Kind("rod", "Rod", "A rod of known length, turned against the voxels.", RodParameters, rod_phantom),
    Kind(
        "two-bones",
        "Two bones",
        "Two bones at a known angle and distance.",
        TwoBonesParameters,
        two_bones_phantom,
    ),
    Kind("tube", "Vessel", "A vessel along an arc or a helix of known length.", TubeParameters, tube_phantom),
    Kind(
        "tortuous-vessel",
        "Winding vessel",
        "A vessel that winds in space, with its true course and length.",
        TortuousParameters,
        tortuous_phantom,
    ),
    Kind(
        "plaque-vessel",
        "Vessel with plaque",
        "A winding vessel with calcified plaques in its wall.",
        PlaqueParameters,
        plaque_phantom,
    ),
    Kind(
        "stenosed-vessel",
        "Vessel with stenosis",
        "A winding vessel that is narrowed in its middle by a known share.",
        StenosisParameters,
        stenosis_phantom,
    ),
    Kind(
        "walled-vessel",
        "Vessel with wall",
        "A winding vessel with a round or oval lumen and a wall that may be thicker on one side.",
        WalledParameters,
        walled_phantom,
    ),
    Kind(
        "touching-vessels",
        "Touching vessels",
        "A winding vessel that a straight one touches twice.",
        TouchingParameters,
        touching_phantom,
    ),
    Kind(
        "vessel-tree",
        "Vessel tree",
        "A vessel that divides twice, with the true bifurcations, lengths and radii of its branches.",
        TreeParameters,
        tree_phantom,
    ),
    Kind("ramp", "Ramp", "Every value of the display range once, for windowing.", RampParameters, Ramp),
    Kind(
        "boundary",
        "Boundary case",
        "A series at or one step beyond a limit of what is accepted, all else being usual.",
        BoundaryParameters,
        lambda parameters: boundary_case(parameters.case),
    ),
)


def kind(name: str) -> Kind:
    """Return a kind of phantom by its name.

    Raises
    ------
    CTSuiteError
        PHANTOM-KIND-UNKNOWN.
    """
    known = {item.name: item for item in KINDS}
    if name not in known:
        raise KIND_UNKNOWN(kind=name, known=", ".join(known))
    return known[name]


def boundary_case(name: str) -> Case:
    """Return a case of the default limits by its name.

    Raises
    ------
    CTSuiteError
        PHANTOM-CASE-UNKNOWN.
    """
    cases = {case.name: case for case in boundary_cases()}
    if name not in cases:
        raise CASE_UNKNOWN(case=name, known=", ".join(get_close_matches(name, cases, 3, 0.4) or cases))
    return cases[name]


def make(name: str, values: Mapping[str, Any] | None = None) -> Scanned | Case:
    """Build a phantom from parameter texts or values.

    Raises
    ------
    CTSuiteError
        PHANTOM-KIND-UNKNOWN, PARAMETER-UNKNOWN, PARAMETER-TYPE, PARAMETER-RANGE, PARAMETER-CHOICE,
        PHANTOM-TOO-LARGE.
    """
    chosen = kind(name)
    return chosen.build(parse(f"The phantom {chosen.title}", chosen.parameters, values or {}))
