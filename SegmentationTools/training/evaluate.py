"""Measures the shipped bundle on held-out random bodies and on real CTs with reference segmentations.

    python evaluate.py [--bodies N] [--data FOLDER]

The references of the real CTs carry the class numbers of TotalSegmentator 2. The whole path of the product is
measured: checks, tiles, choice of regions at the voxels of the series, largest parts. Warnings of the gate
are accepted, so that the numbers are known where it warns.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.files.formats import read
from ctsuite.phantom.randomised.anatomy import random_body
from ctsuite.phantom.randomised.patches import random_patch
from ctsuite.phantom.randomised.tissues import REGIONS
from ctsuite.segmentation.bundle import card, run
from ctsuite.segmentation.bundle.source import SHIPPED

BUNDLE = SHIPPED / "ct_body_regions"
WHOLE, SPACING_MM = (168, 96, 128), 4.0
# region: classes of TotalSegmentator 2 that belong to it
CLASSES: dict[str, tuple[int, ...]] = {
    "lungs": tuple(range(10, 15)),
    "airways": (16,),
    "bone": (*range(25, 51), *range(69, 79), *range(91, 117)),
    "vessels": (52, 53, *range(59, 61), *range(62, 69)),
    "heart": (51, 61),
    "liver": (5,),
    "kidneys": (2, 3),
    "spleen": (1,),
}
# CT, reference, and the slice of the CT where the reference begins; None where their geometry tells it
CASES = (
    ("ct_volumes/abdomen_sm_3mm.nii.gz", "references/abdomen_sm_3mm_totalseg117.nii.gz", None),
    ("ct_volumes/torso_3mm.nii.gz", "references/abdomen_sm_3mm_totalseg117.nii.gz", 80),
    ("ct_dicom/siemens_j2k_blank_uids", "references/siemens_j2k_totalseg.nii.gz", None),
)


def dice(found: NDArray[np.uint8], truth: NDArray[np.uint8]) -> dict[str, float | None]:
    """Dice of each region, None where both lack it."""
    scores: dict[str, float | None] = {}
    for number, name in enumerate(REGIONS[1:], 1):
        a, b = found == number, truth == number
        total = int(a.sum()) + int(b.sum())
        scores[name] = round(2 * int((a & b).sum()) / total, 3) if total else None
    return scores


def segmented(volume: Volume) -> NDArray[np.uint8]:
    """Regions (z, y, x) that the bundle finds."""
    labels, report = run.segment(BUNDLE, volume, Task(), device="cpu", confirmed=True, accepted=True)
    for row in zip(*(column.values for column in report.columns), strict=True):
        print("   ", *(f"{v:.0f}" if isinstance(v, float) else v for v in row if v not in ("", None)))
    return np.asarray(labels.array)


def warnings(volume: Volume) -> str:
    """What the gate says of a volume, empty where it lets it pass."""
    try:
        run.require_fit(card.read(BUNDLE, BUNDLE.name), volume, confirmed=True, accepted=False)
    except CTSuiteError as error:
        return str(error)
    return ""


def phantom(seed: int) -> tuple[Volume, NDArray[np.uint8]]:
    """A scan of the whole of a held-out body, and its truth."""
    tissues = random_body(seed, held_out=True)
    middle = tuple((np.array(tissues.shape) / 2).tolist())
    image, truth = random_patch(tissues, seed, WHOLE, SPACING_MM, held_out=True, centre=middle)  # type: ignore[arg-type]
    grid = Grid(WHOLE, (SPACING_MM,) * 3)
    return Volume(image, grid, attributes={"Modality": "CT"}, name=f"Held-out body {seed}"), truth


def regions_of(classes: NDArray[np.integer]) -> NDArray[np.uint8]:
    """Regions of a reference with the classes of TotalSegmentator 2."""
    table = np.zeros(256, np.uint8)
    for name, values in CLASSES.items():
        table[list(values)] = REGIONS.index(name)
    return table[classes]


def real(data: Path, image: str, reference: str) -> tuple[Volume, Volume]:
    """A CT and its reference."""
    return read(data / image, Volume), read(data / reference, Volume)


def on_grid(found: NDArray[np.uint8], grid: Grid, other: Grid) -> NDArray[np.uint8]:
    """Regions at the voxels of another grid, nearest neighbour."""
    k, j, i = np.meshgrid(*(np.arange(n) for n in other.shape), indexing="ij")
    points = other.index_to_lps(np.stack([i, j, k], -1).reshape(-1, 3))
    index = np.rint(grid.lps_to_index(points)).astype(int)[:, ::-1]
    inside = ((index >= 0) & (index < np.array(found.shape))).all(1)
    out = np.zeros(len(index), np.uint8)
    out[inside] = found[tuple(index[inside].T)]
    return out.reshape(other.shape)


def main() -> None:
    """Print the numbers of the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bodies", type=int, default=6)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    rows = []
    for number in range(options.bodies):
        volume, known = phantom(1000 + number)
        rows.append(dice(segmented(volume), known))
        print(volume.name, json.dumps(rows[-1]), warnings(volume), flush=True)
    for name in REGIONS[1:]:
        values = [row[name] for row in rows if row[name] is not None]
        print(f"held-out {name}: mean {np.mean(values):.3f}, lowest {np.min(values):.3f}" if values else name)
    print("held-out mean", np.mean([v for row in rows for v in row.values() if v is not None]))
    for image, reference, first in CASES if options.data else ():
        volume, truth = real(options.data, image, reference)
        print(image, warnings(volume))
        found = segmented(volume)
        if first is None:
            found = on_grid(found, volume.grid, truth.grid)
        else:
            found = found[first : first + len(truth.array)]
        print(image, json.dumps(dice(found, regions_of(truth.array.astype(int)))), flush=True)


if __name__ == "__main__":
    main()
