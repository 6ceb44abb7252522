"""Smoothing by a windowed sinc filter on the mesh, which does not shrink it.

The filter is a polynomial of the mesh's Laplacian whose response is 1 up to a pass band and then falls to 0
(G. Taubin, T. Zhang, G. Golub, Optimal surface smoothing as filter design, 1996). It is the smoothing of
3D Slicer's segmentations, computed here on all cores.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task

DEGREE = 20
_NUTTALL = (0.355768, 0.487396, 0.144232, 0.012604)
_RIPPLE = 1e-3
_OFFSETS = 4096


def smoothed(surface: Surface, strength: float, task: Task) -> Surface:
    """Smooth a closed surface.

    Parameters
    ----------
    surface : Surface
        What is smoothed.
    strength : float
        0 to 1; the pass band 10^(-4 strength) is that of 3D Slicer's segmentations.
    task : Task
        For progress and cancelling.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    from ctsuite.core.kernels.neighbours import neighbours, step

    weights = coefficients(10.0 ** (-4.0 * strength))
    count = len(surface.points_lps_mm)
    starts, others = neighbours(surface.triangles, count)
    # about the middle of the box, so that 32-bit numbers lose nothing
    middle = (surface.points_lps_mm.max(axis=0) + surface.points_lps_mm.min(axis=0)) / 2
    now = np.asarray(surface.points_lps_mm - middle, dtype=np.float32)
    total = now * np.float32(weights[0])
    before = np.zeros_like(now)

    def work(first: int, past: int) -> None:
        step(starts, others, now, before, total, weight, first, past)

    for degree, weight in enumerate(weights[1:]):
        task.progress(degree / DEGREE, "smoothing")
        if degree == 0:
            # the first step from nothing gives twice the polynomial of degree 1
            weight = weight / 2
            parallel.over(count, work)
            before *= np.float32(0.5)
        else:
            parallel.over(count, work)
        now, before = before, now
    total += middle.astype(np.float32)
    return replace(surface, points_lps_mm=total)


def coefficients(pass_band: float) -> NDArray[np.float64]:
    """Weights (DEGREE + 1,) of the Chebyshev polynomials of a filter.

    The cut-off is moved outward until the response at the pass band is 1, less a ripple of a thousandth. The
    weights are scaled to the sum 1, so that the surface as a whole neither grows nor shrinks.

    Parameters
    ----------
    pass_band : float
        Up to which eigenvalue of the Laplacian (0 to 2) the shape is kept.
    """
    degrees = np.arange(1, DEGREE + 1)
    turns = np.pi / (DEGREE + 1) * np.arange(DEGREE + 1)
    window = sum(share * np.cos(n * turns) for n, share in enumerate(_NUTTALL))
    edge = np.arccos(1.0 - pass_band / 2)
    cut_offs = np.linspace(edge, np.pi, _OFFSETS)[:, None]
    series = np.hstack([cut_offs / np.pi, 2 * np.sin(degrees * cut_offs) / (degrees * np.pi)]) * window
    response = series @ np.cos(np.arange(DEGREE + 1) * edge)
    chosen = series[int(np.argmax(response >= 1.0 - _RIPPLE))]
    return np.asarray(chosen / chosen.sum())
