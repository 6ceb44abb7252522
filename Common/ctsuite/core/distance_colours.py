"""The colours of distances between surfaces, the same in scenes and in pictures."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# bone where the surface is right, then ever darker: told apart in grey and by the colour-blind too
_STOPS = ((0.91, 0.86, 0.76), (0.99, 0.78, 0.25), (0.90, 0.35, 0.10), (0.60, 0.02, 0.15), (0.25, 0.0, 0.20))


def distance_colours(shares: NDArray[Any]) -> NDArray[np.float64]:
    """Return colours (n, 3), each 0 to 1, for shares (n,) of the distance at which the colours end.

    Shares above 1 have the last colour.
    """
    at = np.asarray(shares, dtype=float) * (len(_STOPS) - 1)
    return np.stack([np.interp(at, range(len(_STOPS)), [stop[n] for stop in _STOPS]) for n in range(3)], -1)
