"""The files that a DICOMDIR names, and only those that lie in its own folder (PS3.10 chapter 8)."""

from __future__ import annotations

import os
from pathlib import Path

from ctsuite.ct.series import errors, tags
from ctsuite.ct.series.elements import Damage, Encoding, FileSource, Walk
from ctsuite.ct.series.header import data_set_start

NAME = "DICOMDIR"
_RECORDS, _FILE_ID = 0x00041220, 0x00041500


def referenced(path: str) -> list[str]:
    """Return the files that a DICOMDIR names, in its order.

    Raises
    ------
    CTSuiteError
        SERIES-DICOMDIR-OUTSIDE, SERIES-DICOMDIR-MISSING, or what is wrong with the DICOMDIR as a file.
    """
    folder = Path(path).resolve().parent
    found: list[str] = []
    missing: list[str] = []
    for parts in _file_ids(path):
        target = folder.joinpath(*parts)
        plain = all(part not in ("", ".", "..") and not set(part) & set("/\\:\0") for part in parts)
        if not plain or not target.resolve().is_relative_to(folder):
            raise errors.DICOMDIR_OUTSIDE(path=path, target="/".join(parts))
        (found if target.is_file() else missing).append(str(target))
    if missing:
        total = len(found) + len(missing)
        first = os.path.relpath(missing[0], str(folder))
        raise errors.DICOMDIR_MISSING(path=path, count=len(missing), total=total, target=first)
    return found


def _file_ids(path: str) -> list[list[str]]:
    try:
        with open(path, "rb", buffering=0) as stream:
            start = data_set_start(stream)
            # PS3.10 8.6: a DICOMDIR is always explicit little endian
            walk = Walk(
                FileSource(stream, b""), Encoding(True, "<"), {}, {_RECORDS: {_FILE_ID: None}}, depth=0
            )
            records = walk.run(start).items.get(_RECORDS, [])
    except Damage as damage:
        raise damage.error(path=path, **damage.values) from None
    except OSError as error:
        raise errors.UNREADABLE.caused_by(error, path=path, reason=error.strerror or str(error)) from error
    named = (record[_FILE_ID] for record in records if record.get(_FILE_ID))
    return [[tags.text(part) for part in raw.split(b"\\")] for raw in named]
