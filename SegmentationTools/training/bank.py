"""Maps of random bodies, made once and kept in a folder."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ctsuite.phantom.randomised.anatomy import random_body


def bank(folder: Path, count: int, held_out: bool, workers: int = 2) -> list[NDArray[np.uint8]]:
    """Return random bodies (z, y, x), made where the folder does not hold them yet."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(partial(_body, folder, held_out), range(count)))


def _body(folder: Path, held_out: bool, seed: int) -> NDArray[np.uint8]:
    file = folder / f"{'held-out' if held_out else 'training'}-{seed}.npz"
    if not file.exists():
        np.savez_compressed(file, tissues=random_body(seed, held_out))
    with np.load(file) as stored:
        return np.asarray(stored["tissues"])
