"""JSON documents in files: bounded when read, whole or absent when written."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ctsuite.core.fileio import atomic_file
from ctsuite.ct.files.errors import DAMAGED, OVERSIZED

_LARGEST = 64 << 20


def read_text(path: Path) -> str:
    """Read a text file of a sane size.

    Raises
    ------
    CTSuiteError
        FILE-OVERSIZED, FILE-DAMAGED.
    """
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            reason = f"It has {size} bytes; files of this kind have {_LARGEST} at most."
            raise OVERSIZED(path=str(path), reason=reason)
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error


def read_document(path: Path) -> Any:
    """Read a JSON file.

    Raises
    ------
    CTSuiteError
        FILE-OVERSIZED; FILE-DAMAGED, also when it nests too deep or holds numbers that are none.
    """
    try:
        return json.loads(read_text(path), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error


def write_document(document: Any, path: Path) -> None:
    """Write a JSON file, see :func:`plain`.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    text = json.dumps(plain(document), indent=1, ensure_ascii=False, allow_nan=False)
    with atomic_file(path) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8")


def plain(value: Any) -> Any:
    """Turn a value into what JSON has: no numpy, null for what is not a number, text for what is neither."""
    if isinstance(value, Mapping):
        return {plain(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, (tuple, list, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if value is None or isinstance(value, (bool, int)):
        return value
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not a number.")
