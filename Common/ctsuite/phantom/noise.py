"""Image noise that is the same for the same seed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def add_noise(
    image: NDArray[np.float32],
    sigma_hu: float,
    seed: tuple[int, int],
    correlation_mm: float,
    spacing_mm: tuple[float, float],
) -> NDArray[np.float32]:
    """Return a slice with Gaussian noise.

    Parameters
    ----------
    image : (y, x)
        Attenuation in HU.
    sigma_hu : float
        Standard deviation of the noise; the blur below does not change it.
    seed : tuple of int
        Seed of the phantom and number of the slice, so that each slice can be made on its own.
    correlation_mm : float
        Standard deviation of the Gaussian that blurs the noise in the plane; 0 leaves it white.
    spacing_mm : tuple of float
        Pixel size along x and y.
    """
    if sigma_hu <= 0:
        return image.copy()
    noise = np.random.default_rng(seed).standard_normal(image.shape, dtype=np.float32)
    if correlation_mm > 0:
        from scipy.ndimage import correlate1d

        for axis, size in enumerate(spacing_mm[::-1]):
            reach = int(np.ceil(4 * correlation_mm / size))
            kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) * size / correlation_mm) ** 2)
            # weights of unit sum of squares keep the variance of white noise
            noise = correlate1d(noise, kernel / np.sqrt((kernel**2).sum()), axis=axis, mode="wrap")
    return np.asarray(image + np.float32(sigma_hu) * noise, dtype=np.float32)
