"""What the process of a bundle may do: compute, read, and write below its own folder.

Limits of the operating system come first. The hook on top of them is a second wall for code of bundles that
the user trusts: connections, other programs, and writing, renaming or deleting elsewhere end the run.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

_REFUSED = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.system",
    "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.startfile", "pty.spawn",
)  # fmt: skip
_CHANGES = (
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.chown",
    "os.truncate", "os.utime", "shutil.move", "shutil.rmtree", "shutil.copyfile",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def limit(memory: int | None) -> None:
    """Set what the operating system allows; where it knows no limits, nothing happens.

    Parameters
    ----------
    memory : int or None
        Bytes that may be taken beyond what the process has now; None for no limit.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory is not None:
            with open("/proc/self/statm", encoding="ascii") as stream:
                now = int(stream.read().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))


def close(folder: str) -> None:
    """Refuse from now on what is not computing; only files below a folder may be written."""
    inside = os.path.realpath(folder) + os.sep

    def is_inside(path: Any) -> bool:
        return isinstance(path, (str, bytes, os.PathLike)) and os.path.realpath(os.fsdecode(path)).startswith(
            inside
        )

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = given
            writes = any(sign in mode for sign in "wax+") if isinstance(mode, str) else flags & _WRITING
            if writes and not isinstance(path, int) and path != os.devnull and not is_inside(path):
                raise PermissionError(f"the bundle wanted to write {path!s}")
        elif event in _REFUSED:
            raise PermissionError(f"the bundle wanted to reach outside of its process ({event})")
        elif event in _CHANGES and not is_inside(given[0]):
            raise PermissionError(f"the bundle wanted to change {given[0]!s}")

    sys.addaudithook(hook)
