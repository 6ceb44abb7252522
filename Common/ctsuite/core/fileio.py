"""Writing that never leaves anything half done: a temporary sibling first, then one move."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.errors_core import OUTPUT_DISK_FULL, OUTPUT_EXISTS, OUTPUT_NOT_WRITABLE

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_error(error: OSError, path: str | Path) -> CTSuiteError:
    """Name an operating system error met while writing."""
    kind = OUTPUT_DISK_FULL if error.errno in _FULL else OUTPUT_NOT_WRITABLE
    return kind.caused_by(error, path=str(path), reason=error.strerror or str(error))


@contextmanager
def atomic_directory(path: str | Path) -> Iterator[Path]:
    """Give a temporary folder that becomes `path` when the block ends well, and vanishes when it does not.

    Raises
    ------
    CTSuiteError
        OUTPUT-EXISTS when `path` is a file or a folder that is not empty, OUTPUT-NOT-WRITABLE,
        OUTPUT-DISK-FULL.
    """
    target = Path(path)
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise OUTPUT_EXISTS(path=str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise write_error(error, target) from error
    try:
        yield work
        work.chmod(0o777 & ~_umask())
        if target.exists():
            target.rmdir()
        os.replace(work, target)
    except OSError as error:
        raise write_error(error, target) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def atomic_file(path: str | Path) -> Iterator[Path]:
    """Give a temporary path that becomes `path` when the block ends well, and vanishes when it does not.

    The temporary path keeps the suffixes of `path`, so that writers that choose a format by name work.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=f"-{target.name}", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise write_error(error, target) from error
    work = Path(name)
    try:
        yield work
        work.chmod(0o666 & ~_umask())
        os.replace(work, target)
    except OSError as error:
        raise write_error(error, target) from error
    finally:
        work.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
