"""Which function reads and writes which kind of value in which format, chosen by the ending of the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ctsuite.core.curve import Curve
from ctsuite.core.deformation import Deformation
from ctsuite.core.errors_core import OUTPUT_EXISTS
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.picture import Picture
from ctsuite.core.surface import Surface
from ctsuite.core.table import Table
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume
from ctsuite.ct.files import (
    deformation,
    encapsulated_stl,
    labels,
    markups,
    obj,
    ply,
    png,
    stl,
    table,
    transform,
    vtp,
    xlsx,
)
from ctsuite.ct.files.errors import DAMAGED, FORMAT_UNKNOWN, NOT_FOUND, NOT_WRITABLE_KIND, WRONG_KIND
from ctsuite.ct.files.volume import write_volume

_IMAGES = (".nrrd", ".nii.gz", ".nii", ".mha")

# the first ending of a kind is the one used when none is named
_WRITERS: Mapping[type, Mapping[str, Callable[[Any, Path], None]]] = {
    Volume: dict.fromkeys(_IMAGES, write_volume),
    Labels: dict.fromkeys(labels.ENDINGS, labels.write_labels),
    Surface: {".vtp": vtp.write_vtp, ".stl": stl.write_stl, ".ply": ply.write_ply, ".obj": obj.write_obj},
    Curve: {".mrk.json": markups.write_curve},
    Measurement: {".mrk.json": markups.write_measurements},
    Transform: {".tfm": transform.write_transform},
    Deformation: dict.fromkeys(deformation.ENDINGS, deformation.write_deformation),
    Table: {".csv": table.write_table_csv, ".json": table.write_table_json, ".xlsx": xlsx.write_xlsx},
    Picture: {".png": png.write_picture},
}
_READERS: Mapping[type, Mapping[str, Callable[[Path], Any]]] = {
    Labels: dict.fromkeys(labels.ENDINGS, labels.read_labels),
    Surface: {
        ".vtp": vtp.read_vtp,
        ".stl": stl.read_stl,
        ".ply": ply.read_ply,
        ".obj": obj.read_obj,
        ".dcm": encapsulated_stl.read_encapsulated_stl,
    },
    Curve: {".mrk.json": markups.read_curves, ".json": markups.read_curves},
    Measurement: {".mrk.json": markups.read_measurements, ".json": markups.read_measurements},
    Transform: {
        **dict.fromkeys(transform.ENDINGS, transform.read_transform),
        **dict.fromkeys(deformation.ENDINGS, deformation.read_deformation),
    },
    Table: {".csv": table.read_table_csv, ".json": table.read_table_json},
}


def read(path: str | Path, expected_type: type, many: bool = False) -> Any:
    """Read a value of a pure type from a file.

    Parameters
    ----------
    path : str or Path
        The file; for a volume also a folder of DICOM files.
    expected_type : type
        Volume, Labels, Surface, Curve, Measurement, Transform or Table.
    many : bool
        Return a tuple of all values in the file instead of the only one.

    Raises
    ------
    CTSuiteError
        FILE-NOT-FOUND, FILE-FORMAT-UNKNOWN, FILE-WRONG-KIND, FILE-DAMAGED, FILE-OVERSIZED, FILE-DETACHED,
        FILE-SEGMENTS-OVERLAP, GEOMETRY-SINGULAR; for volumes those of :mod:`ctsuite.ct.series`.
    """
    if expected_type is Volume:
        value = _read_volume(Path(path))
        return (value,) if many else value
    file = Path(path)
    function = _READERS[expected_type][_ending(file, expected_type)]
    try:
        value = function(file)
    except (OSError, MemoryError) as error:
        raise DAMAGED.caused_by(error, path=str(file)) from error
    values = value if isinstance(value, tuple) else (value,)
    if many:
        return values
    if len(values) != 1:
        kind = expected_type.__name__
        found = f"{len(values)} of them, where one is needed"
        raise WRONG_KIND(path=str(file), expected=kind, found=found, known=_known(_READERS[expected_type]))
    return values[0]


def write(value: Any, folder: str | Path, name: str) -> Path:
    """Write a value to a new file.

    Parameters
    ----------
    value : pure type, or sequence of Measurement
        What is written.
    folder : str or Path
        Where; made when it is not there.
    name : str
        Name of the file. A known ending chooses the format, otherwise the usual ending of the kind is added.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    CTSuiteError
        OUTPUT-EXISTS, OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL, FILE-TILTED, FILE-KIND-NOT-WRITABLE.
    """
    several = isinstance(value, Sequence) and len(value) > 0
    kind = type(value[0]) if several else type(value)
    if kind not in _WRITERS or (several and not all(isinstance(item, Measurement) for item in value)):
        raise NOT_WRITABLE_KIND(found=kind.__name__)
    if kind is Measurement and not several:
        value = (value,)
    writers = _WRITERS[kind]
    safe = safe_name(name)
    ending = _match(safe, writers)
    path = Path(folder) / (safe if ending else safe + next(iter(writers)))
    if path.exists():
        raise OUTPUT_EXISTS(path=str(path))
    writers[ending or next(iter(writers))](value, path)
    return path


def write_to(value: Any, path: Path) -> None:
    """Write a value to a new file of just that name; its ending chooses the format.

    Raises
    ------
    CTSuiteError
        FILE-FORMAT-UNKNOWN, OUTPUT-EXISTS, OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL, FILE-TILTED.
    """
    writers = _WRITERS[type(value)]
    ending = _match(path.name, writers)
    if ending is None:
        raise FORMAT_UNKNOWN(path=str(path), known=_known(writers))
    if path.exists():
        raise OUTPUT_EXISTS(path=str(path))
    writers[ending](value, path)


def safe_name(name: str) -> str:
    """A file name made of a name for people: no folder, and no sign with a meaning to file systems."""
    return re.sub(r"[^\w.-]+", "_", name).strip("._- ")[:120] or "result"


def _read_volume(path: Path) -> Volume:
    from ctsuite.ct.series.load import load

    return load(path)


def _ending(path: Path, kind: type) -> str:
    if not path.is_file():
        raise NOT_FOUND(path=str(path))
    ending = _match(path.name, _READERS[kind])
    if ending:
        return ending
    for other, readers in _READERS.items():
        if _match(path.name, readers):
            found = f"a {other.__name__}"
            raise WRONG_KIND(
                path=str(path), expected=kind.__name__, found=found, known=_known(_READERS[kind])
            )
    raise FORMAT_UNKNOWN(path=str(path), known=_known(_READERS[kind]))


def _match(name: str, functions: Mapping[str, Any]) -> str | None:
    lower = name.lower()
    return next((e for e in sorted(functions, key=len, reverse=True) if lower.endswith(e)), None)


def _known(functions: Mapping[str, Any]) -> str:
    return ", ".join(functions)
