"""A colour picture, as a tool delivers it: what is seen, how large it is, and what must be said of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Picture:
    """An RGB picture.

    Attributes
    ----------
    pixels : ndarray of uint8
        Shape (height, width, 3), from the top left; red, green, blue. Badges are drawn into it already.
    name : str
        What is shown to people.
    badges : tuple of str
        The whole text of every badge in it (clause 4.4.1): what makes it more than the original image.
    mm_per_pixel : float or None
        Size of a pixel in the patient, the same in both directions; None where it varies, as in perspective.
    """

    pixels: NDArray[np.uint8]
    name: str = "Picture"
    badges: tuple[str, ...] = ()
    mm_per_pixel: float | None = None

    def __post_init__(self) -> None:
        found = f"{self.pixels.dtype} of the shape {self.pixels.shape}"
        if self.pixels.dtype != np.uint8 or self.pixels.ndim != 3 or self.pixels.shape[2] != 3:
            raise TypeError(f"a picture is uint8 of the shape (height, width, 3), not {found}")
