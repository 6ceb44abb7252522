"""Inputs, outputs and parameters that the registrations of images have in common."""

from __future__ import annotations

from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.tool import Parameter, Port
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume
from ctsuite.ct.registration.images import AUTOMATIC
from ctsuite.ct.registration.metric import METRICS
from ctsuite.ct.registration.start import STARTS

FIXED = Port("fixed", Volume, "Fixed image", "The CT, MR or PET image that stays where it is.")
MOVING = Port("moving", Volume, "Moving image", "The CT, MR or PET image that is brought onto the fixed one.")
MASK = Port(
    "mask",
    Labels,
    "Mask",
    "Region of the fixed image in which the images are compared; without it the body.",
    optional=True,
)
INITIAL = Port(
    "initial",
    Transform,
    "Initial transform",
    "A linear transform to start from, for example from landmarks; it replaces the initialisation.",
    optional=True,
)
TRANSFORM = Port("transform", Transform, "Transform", "From the moving to the fixed image.")
CURVE = Port("curve", Table, "Metric curve", "The cost after each iteration; it falls and levels off.")

METRIC = Parameter(
    "Metric",
    "How the images are compared. Automatic takes correlation for two CT and mutual information for "
    "different "
    "modalities.",
    choices=(AUTOMATIC, *METRICS),
)
START = Parameter(
    "Initialisation",
    "Where the search begins: positions as the scanners gave them, the centres of the images, centre and "
    "axes of the "
    "bodies, or the best of these, also turned.",
    choices=(AUTOMATIC, *STARTS),
)
SEGMENT = Parameter("Segment", "Name of the segment of the mask to use; empty for every segment.")
