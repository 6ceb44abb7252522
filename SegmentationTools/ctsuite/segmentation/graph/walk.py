"""The probability that a random walk from a voxel reaches a seed inside before one outside."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.task import Task
from ctsuite.segmentation.graph.cut import INSIDE
from ctsuite.segmentation.graph.errors import WALK_UNSOLVED

_TOLERANCE = 1e-4
_MOST_STEPS = 3000

Field = NDArray[np.float32]


def probability(
    image: NDArray[Any],
    hard: NDArray[np.uint8],
    contrast_hu: float,
    faces: tuple[float, float, float],
    task: Task,
    guess: Field | None = None,
) -> Field:
    """Solve the equations of the walk.

    The walker steps to a neighbour with a probability in proportion to the weight of the edge,
    ``area / (1 + (difference / contrast)^4)``. The probabilities are harmonic (L. Grady: Random walks for
    image segmentation, 2006) and found by conjugate gradients with the diagonal as preconditioner.

    Parameters
    ----------
    image : ndarray
        Values, shape (z, y, x), with their noise quietened.
    hard : ndarray of uint8
        1 for seeds inside, 2 for seeds outside, else 0.
    contrast_hu : float
        At this difference a step is half as likely as in an even image.
    faces : tuple of float
        Factor of the weights along x, y, z.
    task : Task
        For progress and cancelling.
    guess : ndarray or None
        Where to start from, such as the solution on a coarser grid.

    Returns
    -------
    ndarray of float32
        Probability of inside, 0 to 1.

    Raises
    ------
    CTSuiteError
        GRAPH-WALK-UNSOLVED, RUN-CANCELLED.
    """
    from ctsuite.segmentation.graph.kernels import walk as kernel

    values = np.ascontiguousarray(image, dtype=np.float32)
    along = np.empty((3, *values.shape), np.float32)
    kernel.weigh(values, np.float32(1 / contrast_hu), np.array(faces, np.float32), along)
    fixed = hard > 0
    degree = _degree(along)

    def applied(x: Field) -> Field:
        out = np.empty_like(x)
        parallel.over(
            len(x), lambda first, past: kernel.apply(along, fixed, degree, x, out, first, past), fewest=4
        )
        return out

    start = np.full(values.shape, 0.5, np.float32) if guess is None else guess.copy()
    start[fixed] = hard[fixed] == INSIDE
    residual = -_rest(along, degree, start)
    residual[fixed] = 0
    # differences from the start vanish at the seeds, which makes the equations symmetric
    change = np.zeros_like(start)
    scaled = residual / degree
    way = scaled.copy()
    product = float(np.vdot(residual, scaled))
    goal = _TOLERANCE**2 * max(float(np.count_nonzero(~fixed)), 1.0)
    for step in range(_MOST_STEPS):
        # the residual over the degree is the error in probability that one voxel sees
        error = float(np.vdot(scaled, scaled))
        if error <= goal:
            return np.clip(start + change, 0, 1)
        if step % 20 == 0:
            task.progress(min(0.99, goal / error), "Walking")
        ahead = applied(way)
        length = product / float(np.vdot(way, ahead))
        change += np.float32(length) * way
        residual -= np.float32(length) * ahead
        scaled = residual / degree
        before, product = product, float(np.vdot(residual, scaled))
        way *= np.float32(product / before)
        way += scaled
    raise WALK_UNSOLVED(steps=_MOST_STEPS)


def _degree(along: Field) -> Field:
    total = along.sum(axis=0)
    total[:, :, 1:] += along[0][:, :, :-1]
    total[:, 1:] += along[1][:, :-1]
    total[1:] += along[2][:-1]
    return np.asarray(np.maximum(total, np.float32(1e-12)))


def _rest(along: Field, degree: Field, x: Field) -> Field:
    from ctsuite.segmentation.graph.kernels import walk as kernel

    out = np.empty_like(x)
    kernel.apply(along, np.zeros(x.shape, bool), degree, x, out, 0, len(x))
    return out
