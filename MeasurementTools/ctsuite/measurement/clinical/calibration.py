"""Line from CT numbers to densities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.volume import Volume
from ctsuite.measurement.clinical.errors import NOT_CALIBRATED
from ctsuite.measurement.clinical.segments import boxed, one_segment

# rods of a phantom lie on a line; a worse fit means a wrong density or segment
_LEAST_FIT = 0.98


@dataclass(frozen=True)
class Line:
    """A calibration: density = intercept + slope times CT number, in mg/cm³.

    Attributes
    ----------
    slope, intercept : float
        In mg/cm³ for each HU, and in mg/cm³.
    rods : tuple
        Name, mean CT number and density of each rod that the line was fitted to.
    """

    slope: float
    intercept: float
    rods: tuple[tuple[str, float, float], ...] = ()

    def density(self, hu: float) -> float:
        """Density in mg/cm³ of a CT number."""
        return self.intercept + self.slope * hu


def line_of_rods(labels: Labels, volume: Volume, given: str, title: str) -> Line:
    """Fit a line to the rods of a calibration phantom, by least squares of the CT numbers.

    The densities are exact and the CT numbers scatter, so that these are fitted to the densities and the line
    is turned round.

    Parameters
    ----------
    labels, volume : Labels, Volume
        Segments of the rods and the image.
    given : str
        Names and densities in mg/cm³: ``name = density; name = density``.
    title : str
        The measurement, for messages.

    Raises
    ------
    CTSuiteError
        CLINICAL-NOT-CALIBRATED, SEGMENT-UNKNOWN, SEGMENTATION-EMPTY, MEASUREMENT-SEGMENT-EMPTY.
    """
    rods = []
    for part in filter(None, (each.strip() for each in given.split(";"))):
        name, equals, text = part.rpartition("=")
        try:
            density = float(text)
        except ValueError:
            density = np.nan
        if not equals or not name.strip() or not np.isfinite(density):
            reason = Text('"{part}" is not a name and a density, such as rod 1 = 75', part=part)
            raise NOT_CALIBRATED(title=title, reason=reason)
        mask, box = boxed(labels, one_segment(labels, name.strip(), title))
        rods.append((name.strip(), float(volume.array[box][mask].mean(dtype=float)), density))
    densities = np.array([rod[2] for rod in rods])
    numbers = np.array([rod[1] for rod in rods])
    if len(set(densities.tolist())) < 2:
        raise NOT_CALIBRATED(title=title, reason="A line needs rods of at least two different densities")
    rise, start = np.polyfit(densities, numbers, 1)
    fit = np.corrcoef(densities, numbers)[0, 1] ** 2 if numbers.std() > 0 else 0.0
    if fit < _LEAST_FIT or rise <= 0:
        raise NOT_CALIBRATED(
            title=title, reason=Text("The rods do not lie on a rising line (R² = {fit})", fit=f"{fit:.3f}")
        )
    return Line(float(1 / rise), float(-start / rise), tuple(rods))
