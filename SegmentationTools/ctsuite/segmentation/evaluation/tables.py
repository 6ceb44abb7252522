"""The tables of an evaluation: every figure of every region, and what several cases have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from ctsuite.core.table import Column, Table
from ctsuite.core.units import ML, MM, ONE, PERCENT, VOXEL, Unit
from ctsuite.segmentation.evaluation import figures
from ctsuite.segmentation.evaluation.figures import Figures

_FIGURES: tuple[tuple[Column, Callable[[Figures], float]], ...] = (
    (Column("Dice", ONE, ()), lambda one: one.dice),
    (Column("IoU (Jaccard)", ONE, ()), lambda one: one.iou),
    (Column("Surface Dice", ONE, ()), lambda one: one.surface_dice),
    (Column("Hausdorff distance", MM, ()), lambda one: one.hausdorff_mm),
    (Column("Surface distance, largest", MM, ()), lambda one: one.surface_hausdorff_mm),
    (Column("Surface distance, 95 % (HD95)", MM, ()), lambda one: one.hd95_mm),
    (Column("Surface distance, mean", MM, ()), lambda one: one.mean_mm),
    (Column("Volume, reference", ML, ()), lambda one: one.volume_reference_ml),
    (Column("Volume, result", ML, ()), lambda one: one.volume_result_ml),
    (Column("Volume difference", ML, ()), lambda one: one.volume_difference_ml),
    (Column("Relative volume difference", PERCENT, ()), lambda one: one.volume_difference_percent),
    (Column("Voxels, reference", VOXEL, ()), lambda one: one.voxels_reference),
    (Column("Voxels, result", VOXEL, ()), lambda one: one.voxels_result),
    (Column("Voxels in common", VOXEL, ()), lambda one: one.voxels_common),
)


def table(found: Mapping[str, Sequence[Figures]], name: str = "Evaluation") -> Table:
    """Make the table of every figure.

    Parameters
    ----------
    found : Mapping
        Name of each case to the figures of its regions; the column of the case is left out where the only
        case has no name.
    name : str
        Name of the table.
    """
    rows = [(case, one) for case, regions in found.items() for one in regions]
    cases = (Column("Case", None, tuple(case for case, _ in rows)),) if set(found) != {""} else ()
    return Table(
        (
            *cases,
            Column("Region", None, tuple(one.name for _, one in rows)),
            Column("State", None, tuple(one.state for _, one in rows)),
            *(
                Column(column.name, column.unit, tuple(value(one) for _, one in rows))
                for column, value in _FIGURES
            ),
        ),
        name,
    )


def summary(found: Mapping[str, Sequence[Figures]], name: str = "Summary") -> Table:
    """Make the table of what the cases have in common, a row a region and one for all of them.

    Every case counts, also where a region was missed or is not in the reference: its overlap is 0, its
    distance infinite. Distances are therefore told by their median and their largest, which can be infinite.
    """
    regions: dict[str, list[Figures]] = {}
    for case in found.values():
        for one in case:
            regions.setdefault(one.name, []).append(one)
    groups = [*regions.items(), ("All regions", [one for case in found.values() for one in case])]

    def column(title: str, unit: Unit | None, value: Callable[[list[Figures]], float]) -> Column:
        return Column(title, unit, tuple(value(group) if group else None for _, group in groups))

    def count(state: str) -> Callable[[list[Figures]], float]:
        return lambda group: sum(one.state == state for one in group)

    return Table(
        (
            Column("Region", None, tuple(title for title, _ in groups)),
            column("Number", ONE, len),
            column("Missed", ONE, count(figures.MISSED)),
            column("Not in the reference", ONE, count(figures.EXTRA)),
            column("Empty in both", ONE, count(figures.EMPTY)),
            column("Dice, mean", ONE, lambda group: sum(one.dice for one in group) / len(group)),
            column("Dice, smallest", ONE, lambda group: min(one.dice for one in group)),
            column(
                "Surface Dice, mean", ONE, lambda group: sum(one.surface_dice for one in group) / len(group)
            ),
            column("HD95, median", MM, lambda group: median(one.hd95_mm for one in group)),
            column("HD95, largest", MM, lambda group: max(one.hd95_mm for one in group)),
            column("Hausdorff distance, largest", MM, lambda group: max(one.hausdorff_mm for one in group)),
            column(
                "Volume difference, mean",
                ML,
                lambda group: sum(one.volume_difference_ml for one in group) / len(group),
            ),
        ),
        name,
    )


def figures_of(report: Table) -> tuple[Figures, ...]:
    """Return the figures that the table of one case holds."""
    columns = {column.name: column.values for column in report.columns}
    return tuple(
        Figures(
            columns["Region"][n],
            columns["State"][n],
            columns["Voxels, reference"][n],
            columns["Voxels, result"][n],
            columns["Voxels in common"][n],
            columns["Dice"][n],
            columns["IoU (Jaccard)"][n],
            columns["Hausdorff distance"][n],
            columns["Surface distance, largest"][n],
            columns["Surface distance, 95 % (HD95)"][n],
            columns["Surface distance, mean"][n],
            columns["Surface Dice"][n],
            columns["Volume, reference"][n],
            columns["Volume, result"][n],
        )
        for n in range(len(columns["Region"]))
    )
