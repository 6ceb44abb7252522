"""Finding and reading series, against SimpleITK (GDCM) and pydicom.

The data are generated, see ct_slices.py.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ctsuite.app.bench.ct_slices import compress, write_series
from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import MEGABYTE, Measured, Work, best, digest, interleave
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.task import Task

_LOADS = (100, 300, 600)
_COMPRESSED = {"JPEG 2000": "JPEG2000Lossless", "RLE": "RLELossless"}
_COMPRESSED_SLICES = 150
_INDEXED = 5000
_SERIES, _SLICES_OF_SERIES = 80, 25
_SIZE = 512
_MEMORY_LIMIT = 1.3
_REPEATS = 3
# What takes a blink is measured more often: another program would spoil it too easily.
_SHORT_REPEATS = 7
_MOST_REPEATS = 9
_HERE = __name__


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        Loading uncompressed series of three sizes (goal 0.3 of SimpleITK's time, memory 1.3 of the volume),
        loading compressed ones (0.6), indexing (0.5 of pydicom's time, 0.05 when nothing changed), and many
        series in one folder (as fast as in folders of their own).
    """
    root = Path(tempfile.mkdtemp(prefix="ctsuite-bench-"))
    try:
        found: list[Row] = []
        for number, slices in enumerate(_LOADS):
            found += _uncompressed(
                root / f"load{slices}", slices, task.part(number * 0.1, number * 0.1 + 0.1)
            )
        for number, name in enumerate(_COMPRESSED):
            found.append(_compressed(root / name, name, task.part(0.3 + number * 0.2, 0.5 + number * 0.2)))
        found += _index(root / "index", task.part(0.7, 0.9))
        found.append(_many(root / "many", task.part(0.9, 1.0)))
        return found
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _uncompressed(folder: Path, slices: int, task: Task) -> list[Row]:
    task.progress(0.0, f"writing {slices} slices")
    write_series(folder, slices, _SIZE)
    task.progress(0.4, f"loading {slices} slices")
    ours, peer = _pair(folder, f"load {slices} slices", _SHORT_REPEATS)
    shutil.rmtree(folder)
    size = f"{slices} x {_SIZE} x {_SIZE}"
    limit_mb = _MEMORY_LIMIT * slices * _SIZE * _SIZE * 2 / MEGABYTE
    return [
        Row(
            "load uncompressed",
            size,
            ours.seconds,
            "SimpleITK",
            peer.seconds,
            ours.peak_mb,
            peer.peak_mb,
            0.3,
        ),
        Row(
            f"peak memory, of {_MEMORY_LIMIT} volumes",
            size,
            ours.seconds,
            LIMIT,
            ours.seconds,
            ours.peak_mb,
            limit_mb,
            1.0,
            ours.peak_mb / limit_mb,
        ),
    ]


def _compressed(folder: Path, name: str, task: Task) -> Row:
    task.progress(0.0, f"compressing {_COMPRESSED_SLICES} slices as {name}")
    write_series(folder / "plain", _COMPRESSED_SLICES, _SIZE)
    compress(folder / "plain", folder / "packed", _COMPRESSED[name])
    task.progress(0.4, f"loading {name}")
    ours, peer = _pair(folder / "packed", f"load {name}", _REPEATS)
    size = f"{_COMPRESSED_SLICES} x {_SIZE} x {_SIZE}"
    case = f"load {name}"
    return Row(case, size, ours.seconds, "SimpleITK", peer.seconds, ours.peak_mb, peer.peak_mb, 0.6)


def _index(folder: Path, task: Task) -> list[Row]:
    task.progress(0.0, f"writing {_INDEXED} files")
    write_series(folder / "files", _INDEXED, 64, files_per_series=250)
    keep = str(folder / "cache")
    task.progress(0.3, "indexing")
    first, peer, again = interleave(
        _REPEATS,
        (f"{_HERE}:index_first", str(folder / "files"), keep),
        (f"{_HERE}:index_pydicom", str(folder / "files")),
        (f"{_HERE}:index_again", str(folder / "files"), keep),
    )
    _same("index", "pydicom", [*first, *peer, *again])
    size = f"{_INDEXED} files"
    seconds = best(peer).seconds
    return [
        Row("index", size, best(first).seconds, "pydicom", seconds, goal=0.5),
        Row("index, unchanged", size, best(again).seconds, "pydicom", seconds, goal=0.05),
    ]


def _many(folder: Path, task: Task) -> Row:
    task.progress(0.0, f"writing {_SERIES} series")
    write_series(
        folder / "one" / "folder", _SERIES * _SLICES_OF_SERIES, 64, files_per_series=_SLICES_OF_SERIES
    )
    for number in range(_SERIES):
        source = sorted((folder / "one" / "folder").iterdir())[
            number * _SLICES_OF_SERIES : (number + 1) * _SLICES_OF_SERIES
        ]
        target = folder / "many" / f"{number:03}"
        target.mkdir(parents=True)
        for file in source:
            shutil.copy(file, target / file.name)
    together, apart = interleave(
        _SHORT_REPEATS,
        (f"{_HERE}:load_all", str(folder / "one")),
        (f"{_HERE}:load_all", str(folder / "many")),
        most=_MOST_REPEATS,
    )
    _same("many series", "the same series apart", [*together, *apart])
    size = f"{_SERIES} x {_SLICES_OF_SERIES} x 64 x 64"
    return Row(
        "many series in one folder",
        size,
        best(together).seconds,
        f"{_SERIES} folders",
        best(apart).seconds,
        goal=1.1,
    )


def _pair(folder: Path, case: str, repeats: int) -> tuple[Measured, Measured]:
    """Measure our loading and SimpleITK's in turn, and make sure that both read the same voxels."""
    works = ((f"{_HERE}:{name}", str(folder)) for name in ("load_ours", "load_simpleitk"))
    mine, theirs = interleave(repeats, *works, most=_MOST_REPEATS)
    _same(case, "SimpleITK", [*mine, *theirs])
    return best(mine), best(theirs)


def _same(case: str, peer: str, results: list[Measured]) -> None:
    if len({one.digest for one in results}) != 1:
        raise RESULTS_DIFFER(case=case, peer=peer)


# What is measured, each in a process of its own.


def load_ours(folder: str) -> Work:
    """Load a series from its index."""
    from ctsuite.ct.series.index import index
    from ctsuite.ct.series.read import read

    stack = index(folder, cache=False).choose()
    return Work(lambda: read(stack).array)


def load_simpleitk(folder: str) -> Work:
    """Load the same files, in the same order, with SimpleITK's series reader."""
    import SimpleITK

    names = [str(path) for path in sorted(Path(folder).iterdir())]

    def work() -> Any:
        reader = SimpleITK.ImageSeriesReader()
        reader.SetFileNames(names)
        return reader.Execute()

    return Work(work, lambda image: SimpleITK.GetArrayViewFromImage(image).astype(np.int16, copy=False))


def load_all(folder: str) -> Work:
    """Index a folder and load every series in it."""
    from ctsuite.ct.series.index import index
    from ctsuite.ct.series.read import read

    return Work(
        lambda: [read(stack).array for stack in index(folder, cache=False).stacks],
        lambda arrays: sorted(digest(array) for array in arrays),
    )


def index_first(folder: str, keep: str) -> Work:
    """Index a folder that was never seen."""
    shutil.rmtree(keep, ignore_errors=True)
    return index_again(folder, keep)


def index_again(folder: str, keep: str) -> Work:
    """Index a folder, using what is kept of the last time."""
    from ctsuite.ct.series.index import index

    def compared(found: Any) -> Any:
        return {header.path: _as_texts(header.attributes) for header in found.files}

    return Work(lambda: index(folder, cache=keep), compared)


def index_pydicom(folder: str) -> Work:
    """Read the same attributes of every file with pydicom."""
    import pydicom

    from ctsuite.ct.series.tags import ATTRIBUTES

    def work() -> dict[str, dict[str, Any]]:
        found = {}
        for path in sorted(Path(folder).iterdir()):
            data = pydicom.dcmread(path, stop_before_pixels=True, specific_tags=list(ATTRIBUTES))
            found[str(path)] = {
                item.keyword: data[tag].value for tag, item in ATTRIBUTES.items() if tag in data
            }
        return found

    return Work(work, lambda found: {path: _as_texts(values) for path, values in found.items()})


def _as_texts(values: Any) -> dict[str, str]:
    """Write the attributes that both programs keep in one way."""
    from ctsuite.ct.series.tags import IDENTITY

    left_out = {item.keyword for item in IDENTITY.values()} | {"PatientKey", "TransferSyntaxUID"}
    return {
        key: _as_text(value) for key, value in values.items() if key not in left_out and value is not None
    }


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return "\\".join(_as_text(part) for part in value)
    return f"{float(value):g}" if isinstance(value, (int, float)) else str(value)
