"""The report of a workflow that was done: what to show of its artefacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy import ndimage

from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.surface import Surface
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.core.workflow import Engine
from ctsuite.ct.picture import mip_picture, png_bytes, slice_picture, surface_picture
from ctsuite.workflows import catalogue, dense
from ctsuite.workflows.execute import DATA_CHECK
from ctsuite.workflows.report import Picture, Report, SegmentLine, StepLine, outside_ct, study_fields
from ctsuite.workflows.volumes import figures
from ctsuite.workflows.volumes import table as volume_table

_SIZE = (900, 900)
# thick enough for a vertebra with its processes, thin enough that bone does not hide bone
_SLAB_MM = 60.0


def build(
    engine: Engine, artefacts: Mapping[str, Any], identified: bool = True, task: Task | None = None
) -> Report:
    """Collect what a report says.

    Parameters
    ----------
    engine : Engine
        The workflow and how far it is.
    artefacts : Mapping
        Its results by name; which of them are shown is said by the ``report`` entry of the workflow.
    identified : bool
        Whether patient and study are named.
    task : Task or None
        Progress and cancel.

    Returns
    -------
    Report
    """
    workflow, state = engine.workflow, engine.state
    shown = workflow.report
    study: Volume = artefacts[workflow.steps[0].gives[0]]
    labels: Labels = artefacts[shown["labels"]]
    measurements: tuple[Measurement, ...] = artefacts[shown["measurements"]]
    records = tuple(record for step in workflow.steps for record in state.steps[step.id].records)
    used = [catalogue.tool(id_) for id_ in dict.fromkeys(str(record["tool"]) for record in records)]
    made = [name for step in workflow.steps for run in step.runs for name in run.outputs.values()]
    tables = [artefacts[name] for name in dict.fromkeys(made) if name in artefacts]
    volumes = figures(labels, measurements, tuple(artefacts[name] for name in shown["surfaces"]))
    return Report(
        title=workflow.title,
        study=study_fields(study.facts(), identified),
        identified=identified,
        data_check=artefacts.get(DATA_CHECK),
        steps=StepLine.of(workflow, state),
        pictures=_pictures(shown, artefacts, labels, measurements, task or Task()),
        segments=SegmentLine.of(labels, measurements),
        measurements=measurements,
        tables=(volume_table(volumes), *(table for table in tables if isinstance(table, Table))),
        warnings=(
            *(str(note) for note in study.attributes.get("Corrections", ())),
            *filter(None, (dense.warning(study),)),
            *(one.warning for one in volumes if one.differ),
        ),
        risk=workflow.risk,
        outside_ct=outside_ct(used),
        records=records,
    )


def _pictures(
    shown: Mapping[str, Any],
    artefacts: Mapping[str, Any],
    labels: Labels,
    measurements: tuple[Measurement, ...],
    task: Task,
) -> tuple[Picture, ...]:
    volume: Volume = artefacts[shown["volume"]]
    surfaces: tuple[Surface, ...] = tuple(artefacts[name] for name in shown["surfaces"])
    window = tuple(shown["window"])
    # an extent lies along an axis, not along the line between its outermost points: drawn, it would mislead
    drawn = tuple(m for m in measurements if m.kind in ("length", "angle"))
    middle = _middle(labels)
    found = []
    for n, plane in enumerate(("axial", "coronal", "sagittal")):
        task.progress(n / 6, f"drawing the {plane} plane")
        picture = slice_picture(volume, plane, middle, window, labels, size=_SIZE)
        found.append(
            Picture(png_bytes(picture), f"{plane.capitalize()} plane through the middle of the segment")
        )
    task.progress(0.5, "drawing the projection")
    projection = mip_picture(volume, "coronal", middle, _SLAB_MM, window, measurements=drawn, size=_SIZE)
    found.append(Picture(png_bytes(projection), "Coronal maximum intensity projection"))
    for n, side in enumerate(("anterior", "left")):
        task.progress((4 + n) / 6, "drawing the 3-D model")
        picture = surface_picture(surfaces, drawn, side, _SIZE)
        found.append(Picture(png_bytes(picture), f"3-D model, {side} view"))
    task.progress(1.0, "pictures drawn")
    return tuple(found)


def _middle(labels: Labels) -> np.ndarray | None:
    """Voxel of the segments nearest to their centre of mass, in LPS mm; None where they are empty."""
    occupied = labels.array > 0
    if not occupied.any():
        return None
    k, j, i = ndimage.center_of_mass(occupied)
    return labels.grid.index_to_lps([i, j, k])
