"""Evaluating one case or a folder of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ctsuite.core import runner
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.errors_core import CANCELLED
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.picture import Picture
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.segmentation.evaluation.figures import Figures
from ctsuite.segmentation.evaluation.pairing import on_grid, pairs
from ctsuite.segmentation.evaluation.tables import figures_of
from ctsuite.segmentation.evaluation.tool import TOOL, Parameters, rules
from ctsuite.workflows.evaluation.cases import Case
from ctsuite.workflows.evaluation.pictures import worst_picture

COMPARED = "compared"
NO_RESULT = "no result: every region counts as missed"
NO_REFERENCE = "no reference: not counted"

Read = Callable[[Path, Grid | None], Labels]


@dataclass(frozen=True, eq=False)
class Evaluated:
    """What came of the cases.

    Attributes
    ----------
    figures : Mapping
        Name of each case that was compared to the figures of its regions.
    outcomes : tuple of (Case, str)
        What became of every case, in words.
    errors : Mapping
        Name of each case that could not be compared to the error.
    worst : Picture or None
        The slice with the most differing voxels of the case with the smallest Dice.
    """

    figures: Mapping[str, tuple[Figures, ...]]
    outcomes: tuple[tuple[Case, str], ...]
    errors: Mapping[str, CTSuiteError]
    worst: Picture | None = None

    def table(self) -> Table:
        """Every case with its files and what became of it."""
        cases = [case for case, _ in self.outcomes]
        return Table(
            (
                Column("Case", None, tuple(case.name for case in cases)),
                Column("Reference", None, tuple(str(case.reference or "") for case in cases)),
                Column("Result", None, tuple(str(case.result or "") for case in cases)),
                Column("Outcome", None, tuple(outcome for _, outcome in self.outcomes)),
            ),
            "Cases",
        )


@dataclass(eq=False)
class _Worst:
    """The case with the smallest Dice so far."""

    dice: float = float("inf")
    sides: tuple[Labels, Labels] | None = field(default=None, repr=False)
    name: str = ""


def evaluate_cases(
    cases: tuple[Case, ...],
    parameters: Parameters,
    read: Read,
    task: Task | None = None,
    volume: Volume | None = None,
) -> Evaluated:
    """Compare every case through the runner; one that cannot be compared does not stop the others.

    Parameters
    ----------
    cases : tuple of Case
        What is compared.
    parameters : Parameters
        Those of the tool.
    read : callable
        Reads a segmentation from a file; it gets the grid of the series, where that is known.
    task : Task or None
        Progress and cancelling.
    volume : Volume or None
        The CT of a single case, for the picture.

    Raises
    ------
    CTSuiteError
        What stops a single case; of several cases only RUN-CANCELLED.
    """
    task = task or Task()
    found: dict[str, tuple[Figures, ...]] = {}
    outcomes: list[tuple[Case, str]] = []
    errors: dict[str, CTSuiteError] = {}
    worst = _Worst()
    for number, case in enumerate(cases):
        part = task.part(number / len(cases), (number + 1) / len(cases))
        part.progress(0.0, case.name)
        if case.reference is None:
            outcomes.append((case, NO_REFERENCE))
            continue
        try:
            sides = _sides(case, case.reference, read, volume.grid if volume is not None else None)
            found[case.name] = _figures(sides, parameters, part)
        except CTSuiteError as error:
            if len(cases) == 1 or error.code == CANCELLED.code:
                raise
            errors[case.name] = error
            outcomes.append((case, f"{error.code}: {error.message}"))
            continue
        outcomes.append((case, COMPARED if case.result else NO_RESULT))
        dice = min((one.dice for one in found[case.name]), default=1.0)
        if dice < worst.dice and case.result:
            worst = _Worst(dice, sides, case.name)
    return Evaluated(found, tuple(outcomes), errors, _picture(worst, parameters, volume))


def _sides(case: Case, reference_file: Path, read: Read, grid: Grid | None) -> tuple[Labels, Labels]:
    reference = read(reference_file, grid)
    if case.result is None:
        return reference, Labels(np.zeros_like(reference.array), reference.grid, reference.segments)
    return reference, on_grid(read(case.result, grid or reference.grid), reference.grid)


def _figures(sides: tuple[Labels, Labels], parameters: Parameters, task: Task) -> tuple[Figures, ...]:
    inputs = {"reference": sides[0], "labels": sides[1]}
    result = runner.run(TOOL, inputs, parameters, runner.Context(task=task))
    return figures_of(result.outputs["report"])


def _picture(worst: _Worst, parameters: Parameters, volume: Volume | None) -> Picture | None:
    if worst.sides is None:
        return None
    wanted = rules(parameters)
    chosen = pairs(*worst.sides, wanted.match, wanted.renamed)
    return worst_picture(*worst.sides, chosen, volume, worst.name)
