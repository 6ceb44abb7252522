"""The process in which elastix runs: ``python -m ctsuite.ct.registration.elastix_worker FOLDER``.

elastix cannot be interrupted, a process can be ended. The folder holds the images and the job; elastix writes
there how its metric goes, and the displacements are the last file to come. Nothing of the suite is loaded.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

JOB, FIXED, MOVING, MASK, FIELD = "job.json", "fixed.npy", "moving.npy", "mask.npy", "field.npy"
LOG = "elastix.log"
_UNFINISHED = "unfinished.npy"


def main(folder: Path) -> None:
    """Do the job of a folder.

    It tells the number of resolutions, the settings that differ from those of elastix, and for each array and
    for the field its ``spacing``, ``origin`` and ``direction``; the field has a ``size`` (x, y, z) too.
    """
    import itk

    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    images = [_image(itk, np.load(folder / name), job[name]) for name in (FIXED, MOVING)]
    wanted = itk.ParameterObject.New()
    settings = wanted.GetDefaultParameterMap("bspline", job["resolutions"], job["spacing"])
    for name, values in job["settings"].items():
        settings[name] = tuple(values)
    wanted.AddParameterMap(settings)
    options = {
        "parameter_object": wanted,
        "log_to_console": False,
        "log_to_file": True,
        "log_file_name": LOG,
        "output_directory": str(folder),
    }
    if (folder / MASK).exists():
        options["fixed_mask"] = _image(itk, np.load(folder / MASK), job[MASK])
    _, found = itk.elastix_registration_method(*images, **options)
    last = found.GetParameterMap(0)
    field = job[FIELD]
    last["Size"] = tuple(str(n) for n in field["size"])
    last["Index"] = ("0", "0", "0")
    last["Spacing"] = tuple(repr(s) for s in field["spacing"])
    last["Origin"] = tuple(repr(s) for s in field["origin"])
    # elastix writes a direction column by column
    last["Direction"] = tuple(repr(row[n]) for n in range(3) for row in field["direction"])
    found.SetParameterMap(0, last)
    made = itk.transformix_deformation_field(images[1], found, output_directory=str(folder))
    np.save(folder / _UNFINISHED, np.asarray(itk.array_from_image(made), dtype=np.float32))
    (folder / _UNFINISHED).rename(folder / FIELD)


def _image(itk: Any, array: Any, place: dict[str, Any]) -> Any:
    image = itk.image_from_array(np.ascontiguousarray(array))
    image.SetSpacing(place["spacing"])
    image.SetOrigin(place["origin"])
    image.SetDirection(np.array(place["direction"]))
    return image


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except (RuntimeError, MemoryError) as error:
        sys.exit(" ".join(str(error).split()) or type(error).__name__)
