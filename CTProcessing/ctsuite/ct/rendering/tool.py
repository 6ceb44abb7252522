"""Volume rendering: every ray through the volume gathers colour and opacity from the CT numbers on its way.

Along a ray the colours of the samples are added up from the front to the back, each weakened by what lies
before it (emission and absorption; Levoy 1988). The opacity of a sample follows from its CT number by the
look, and so does its colour; the direction of the steepest change serves as surface normal for the light
(Phong). Voxels of a segment take the colour of the segment, and their opacity is multiplied by the segment's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.picture import Picture
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, PERCENT
from ctsuite.core.volume import Volume
from ctsuite.ct.picture.canvas import Canvas
from ctsuite.ct.picture.marks import Badge, draw_badges, draw_letters, draw_lines, draw_scale
from ctsuite.ct.picture.surfaces import VIEWS, space_view
from ctsuite.ct.rendering.coloured import ColouredVolume, scaling
from ctsuite.ct.rendering.colouring import NOTHING, Paint
from ctsuite.ct.rendering.crop import SIDES, cropping_box
from ctsuite.ct.rendering.draw import drawn
from ctsuite.ct.rendering.paints import paints
from ctsuite.ct.rendering.presets import LOOKS
from ctsuite.ct.rendering.visible import visible_part, worth_copying


def _cut(label: str, tooltip: str) -> Parameter:
    return Parameter(label, tooltip, PERCENT, 0, 100, decimals=0)


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    look: Annotated[
        str,
        Parameter(
            "Look", "What is seen, by purpose: opacity and colour of each CT number.", choices=tuple(LOOKS)
        ),
    ] = "bone"
    shift: Annotated[
        float,
        Parameter(
            "Shift",
            "Moves the look along the scale: upwards less is seen, downwards more.",
            HU,
            -1000,
            2000,
            decimals=0,
        ),
    ] = 0.0
    view: Annotated[str, Parameter("View", "Side from which it is seen.", choices=VIEWS)] = "anterior"
    segments: Annotated[
        str,
        Parameter(
            "Segments",
            "Opacity in percent and, where wished, colour of each segment, such as "
            "'Aorta = 30 #ff0000; Ribs = 0'. A segment that is not named is opaque in its own colour.",
        ),
    ] = ""
    rest: Annotated[
        float,
        Parameter("Rest", "Opacity of what belongs to no segment.", PERCENT, 0, 100, decimals=0),
    ] = 100.0
    shadows: Annotated[
        bool,
        Parameter(
            "Shadows",
            "Lets structures cast soft shadows on each other, which shows depth; very slow without a "
            "graphics card.",
        ),
    ] = False
    cut_right: Annotated[
        float, _cut("Crop right", "Share of the volume that is cut away from the right of the patient.")
    ] = 0.0
    cut_left: Annotated[
        float, _cut("Crop left", "Share of the volume that is cut away from the left of the patient.")
    ] = 0.0
    cut_anterior: Annotated[
        float, _cut("Crop anterior", "Share of the volume that is cut away from the front of the patient.")
    ] = 0.0
    cut_posterior: Annotated[
        float, _cut("Crop posterior", "Share of the volume that is cut away from the back of the patient.")
    ] = 0.0
    cut_inferior: Annotated[
        float, _cut("Crop inferior", "Share of the volume that is cut away from below.")
    ] = 0.0
    cut_superior: Annotated[
        float, _cut("Crop superior", "Share of the volume that is cut away from above.")
    ] = 0.0
    size: Annotated[
        int, Parameter("Picture size", "Width and height of the picture in pixels.", None, 200, 3000)
    ] = 900


def volume_rendering(
    volume: Volume, parameters: Parameters, task: Task, labels: Labels | None = None
) -> dict[str, Any]:
    """Draw a volume in parallel projection, seen from one side of the patient.

    Raises
    ------
    CTSuiteError
        RENDERING-SEGMENT-LOOK, RENDERING-NOTHING, RENDERING-CROPPED, SEGMENT-UNKNOWN, PICTURE-NO-GRAPHICS,
        RUN-CANCELLED.
    """
    look = LOOKS[parameters.look].shifted(parameters.shift)
    box = cropping_box(volume.grid, {side: getattr(parameters, f"cut_{side}") for side in SIDES})
    part, coloured = visible_part(volume.array, look, box), None
    if labels is None:
        part = worth_copying(volume.array, part)
        array, to_series = volume.array[part], scaling(1, tuple(cut.start for cut in part[::-1]))
    else:
        seen = {NOTHING: Paint(opacity=parameters.rest / 100), **paints(labels, parameters.segments)}
        coloured = ColouredVolume(volume.array, labels.array, look, seen, task=task.part(0.0, 0.4), part=part)
        array, to_series = coloured.array, coloured.to_series
    to_lps = volume.grid.ijk_to_lps @ to_series
    if box is not None:
        box = box * np.array(volume.array.shape[::-1])[:, None] - 0.5 - to_series[:3, 3:]
    task.progress(0.5, "casting rays")
    view = space_view(volume.grid.corners_lps_mm(), parameters.view, (parameters.size, parameters.size))
    canvas = Canvas(drawn(array, to_lps, look, view, coloured, parameters.shadows, box))
    badges = _badges(volume, parameters, labels, box is not None)
    lines = [f"3-D, {parameters.view} view"]
    draw_lines(canvas, lines)
    draw_badges(canvas, [Badge(text) for text in badges], len(lines))
    draw_letters(canvas, view.edges())
    draw_scale(canvas, view.mm_per_pixel)
    name = f"{volume.name} (volume rendering, {parameters.look})"
    return {"picture": Picture(canvas.image(), name, tuple(badges), view.mm_per_pixel)}


def _badges(volume: Volume, parameters: Parameters, labels: Labels | None, cropped: bool) -> list[Text]:
    made = [Text("Volume rendering '{look}' of '{name}'", look=parameters.look, name=volume.name)]
    if parameters.shift:
        made.append(Text("Opacity and colours shifted by {hu:+.0f} HU", hu=parameters.shift))
    if labels is not None:
        made.append(Text("Colours and opacities of the segments of '{name}'", name=labels.name))
    if cropped:
        made.append(Text("Cropped with a box; parts of the volume are not shown"))
    return made


TOOL = Tool(
    id="ct.volume_rendering",
    title="Volume rendering",
    summary="Draws the volume in three dimensions, with a colour and an opacity for each segment.",
    group="Reconstruction",
    clauses=("4.3.1", "4.3.2.4.3"),
    inputs=(
        Port("volume", Volume, "CT", "The volume to draw."),
        Port(
            "labels", Labels, "Segments", "Regions with a colour and an opacity of their own.", optional=True
        ),
    ),
    outputs=(Port("picture", Picture, "Picture", "The volume as it is seen."),),
    parameters=Parameters,
    function=volume_rendering,
    profile="ct.volume_rendering",
    risk="What is seen depends on the look: structures with CT numbers outside its ramp are invisible, and "
    "a border that is seen is no measured border. Do not measure in the picture and do not exclude a finding "
    "because it is not seen.",
    requires=("numba",),
)
