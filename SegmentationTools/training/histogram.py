"""Writes into the profile of the shipped bundle how CT numbers are shared in scans of random bodies.

    python histogram.py --bank FOLDER [--scans N]

Scans are parts of the trunk of random height and place, as a scanner's field of view gives them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from bank import bank
from export import BUNDLE

from ctsuite.phantom.randomised.patches import random_patch
from ctsuite.segmentation.bundle.distribution import fractions

EDGES_HU = (-500, -150, -50, 0, 50, 100, 200, 400, 3072)
SPACING_MM, ROWS, COLUMNS = 4.0, 88, 112
SLICES = (26, 150)
LOWEST, HIGHEST = 1.0, 99.0


def main() -> None:
    """Write the limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bank", type=Path, required=True)
    parser.add_argument("--scans", type=int, default=200)
    options = parser.parse_args()
    bodies = bank(options.bank, 14, held_out=False)
    shares = []
    for number in range(options.scans):
        random = np.random.default_rng([77, number])
        body = bodies[number % len(bodies)]
        size = (int(random.integers(*SLICES)), ROWS, COLUMNS)
        half = size[0] * SPACING_MM / 2 / 3.5
        low, high = min(half, body.shape[0] / 2), max(body.shape[0] - half, body.shape[0] / 2)
        centre = (float(random.uniform(low, high)), body.shape[1] / 2, body.shape[2] / 2)
        image, _ = random_patch(body, 900_000 + number, size, SPACING_MM, centre=centre)
        shares.append(fractions(image, EDGES_HU))
    low_shares, high_shares = np.percentile(shares, [LOWEST, HIGHEST], axis=0)
    file = BUNDLE / "ctsuite.json"
    profile = json.loads(file.read_text(encoding="utf-8"))
    histogram = profile["distribution"]["histogram"]
    histogram["edges_hu"] = list(EDGES_HU)
    histogram["low"] = [round(float(v), 3) for v in low_shares]
    histogram["high"] = [round(float(v), 3) for v in high_shares]
    file.write_text(json.dumps(profile, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(histogram)


if __name__ == "__main__":
    main()
