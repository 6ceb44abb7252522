"""What was read from the headers of a folder, kept on disk so that an unchanged folder is not read again.

There is one JSON file for each folder of images. An entry counts only while size and time of the image file
are those of the entry. Everything can be deleted at any time without loss. The files are readable by their
owner only and hold no name and no birth date (see header.py); those not used for a month are removed.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from ctsuite.ct.series.header import FileHeader
from ctsuite.ct.series.tags import TUPLES

_FORMAT = 3
_KEPT_SECONDS = 30 * 24 * 3600


def user_folder() -> Path:
    """Return where caches are kept for this user; CTSUITE_CACHE_DIR overrides the habit of the platform."""
    if os.environ.get("CTSUITE_CACHE_DIR"):
        return Path(os.environ["CTSUITE_CACHE_DIR"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "CTSuite" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "CTSuite"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "ctsuite"


class Cache:
    """The kept headers of folders.

    Parameters
    ----------
    folder : Path
        Where they are kept; made when needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "series"

    def load(self, folder: str) -> dict[str, FileHeader]:
        """Return the kept headers of a folder by file name; none where they are missing or damaged."""
        try:
            with open(self._file(folder), encoding="utf-8") as stream:
                document = json.load(stream)
                os.utime(stream.fileno() if os.utime in os.supports_fd else stream.name)
            if document["format"] != _FORMAT or document["folder"] != folder:
                return {}
            return _unpack(folder, document["groups"])
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return {}

    def save(self, folder: str, headers: Iterable[FileHeader]) -> None:
        """Keep the headers of a folder; where that is not possible, nothing is kept and nothing is said."""
        document = {"format": _FORMAT, "folder": folder, "groups": _pack(headers)}
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with open(handle, "w", encoding="utf-8") as stream:
                    json.dump(document, stream, separators=(",", ":"))
                os.replace(name, self._file(folder))
            except BaseException:
                os.unlink(name)
                raise

    def tidy(self) -> None:
        """Remove what was not used for a month."""
        limit = time.time() - _KEPT_SECONDS
        with contextlib.suppress(OSError):
            for entry in os.scandir(self._folder):
                if entry.stat().st_mtime < limit:
                    os.unlink(entry.path)

    def _file(self, folder: str) -> Path:
        return self._folder / f"{sha256(os.fsencode(folder)).hexdigest()[:32]}.json"


def _pack(headers: Iterable[FileHeader]) -> list[dict[str, Any]]:
    """Write what all files of a series share once, and only the rest for each file."""
    groups: dict[Any, list[FileHeader]] = {}
    for header in headers:
        attributes = header.attributes
        groups.setdefault((attributes.get("SeriesInstanceUID"), frozenset(attributes)), []).append(header)
    return [_pack_group(members) for members in groups.values()]


def _pack_group(members: list[FileHeader]) -> dict[str, Any]:
    first = members[0].attributes
    shared = {
        key: value
        for key, value in first.items()
        if all(member.attributes[key] == value for member in members)
    }
    own = [key for key in first if key not in shared]
    files = [
        [
            os.path.basename(member.path),
            member.size,
            member.mtime_ns,
            member.offset,
            member.length,
            [member.attributes[key] for key in own],
            member.frames,
            member.damage,
        ]
        for member in members
    ]
    return {"shared": shared, "own": own, "files": files}


def _unpack(folder: str, groups: list[dict[str, Any]]) -> dict[str, FileHeader]:
    found: dict[str, FileHeader] = {}
    for group in groups:
        shared = _tuples(group["shared"])
        own = group["own"]
        lists = [index for index, key in enumerate(own) if key in TUPLES]
        for name, size, mtime_ns, offset, length, values, frames, damage in group["files"]:
            for index in lists:
                values[index] = tuple(values[index])
            attributes = dict(shared)
            attributes.update(zip(own, values, strict=True))
            found[name] = FileHeader(
                os.path.join(folder, name),
                size,
                mtime_ns,
                attributes,
                tuple(map(_tuples, frames)),
                offset,
                length,
                tuple(damage),
            )
    return found


def _tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if key in TUPLES else value for key, value in values.items()}
