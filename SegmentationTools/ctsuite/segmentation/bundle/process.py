"""Starting the process of a bundle, talking with it, and ending it. This side never runs a bundle.

The image and the result are files that both processes map, in memory where the system has a place for that.
"""

from __future__ import annotations

import json
import mmap
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.errors import catalogue
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.segmentation.bundle.card import Bundle
from ctsuite.segmentation.bundle.errors import FAILED, OUT_OF_MEMORY, PROCESS_ENDED
from ctsuite.segmentation.bundle.worker import GO, unpacked
from ctsuite.segmentation.child import end
from ctsuite.segmentation.devices import has_cuda_card

_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.readline()); "
    "from ctsuite.segmentation.bundle.worker import main; main()"
)
_FLAGS = ("-I", "-B", "-X", "utf8")
# what the system itself needs; everything else of the environment stays outside
_ENVIRONMENT = (
    "PATH", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES",
    "OMP_NUM_THREADS", "OMP_WAIT_POLICY", "NUMBA_CACHE_DIR",
)  # fmt: skip
_POLL_SECONDS = 0.1
_SHARED_MEMORY = Path("/dev/shm")
_LAST_WORDS = 2000


@dataclass(frozen=True)
class Done:
    """What the process delivered: regions (z, y, x), and what it says of the run."""

    array: NDArray[Any]
    about: dict[str, Any]


class Process:
    """A process that has been started for a bundle and a volume, and waits to be told to run.

    Loading the libraries takes seconds; meanwhile the caller can find out whether the bundle may be run.
    Nothing of the bundle is run before it is told so.
    """

    def __init__(
        self, bundle: Bundle, volume: Volume, folder: Path, running: subprocess.Popen[bytes]
    ) -> None:
        self._name, self._array, self._folder, self._running = bundle.name, volume.array, folder, running
        self._kind = _kind(bundle)

    def run(self, task: Task) -> Done:
        """Run the bundle to its end.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED, BUNDLE-PROCESS-ENDED, BUNDLE-OUT-OF-MEMORY, BUNDLE-FAILED, and what the process
            names.
        """
        given = np.memmap(self._folder / "image", self._array.dtype, "w+", shape=self._array.shape)
        given[...] = self._array
        _say(self._running, GO)
        about = _listen(self._running, self._name, task, self._folder / "said")
        return Done(_read(self._folder / "result", self._kind, self._array.shape), about)


@contextmanager
def started(
    bundle: Bundle, volume: Volume, device: str, trusted: bool, memory: int | None = None
) -> Iterator[Process]:
    """Start the process for a bundle and a volume; it is ended with the block.

    Parameters
    ----------
    bundle : Bundle
        What to run.
    volume : Volume
        The CT, in HU.
    device : str
        ``auto``, ``cpu`` or ``cuda``.
    trusted : bool
        Whether its own code may be run.
    memory : int or None
        Bytes that the process may take; None for most of what is free (on a graphics card: no limit).
    """
    kind = _kind(bundle)
    size = volume.array.nbytes + volume.array.size * kind.itemsize
    with _folder(size) as folder, (folder / "said").open("w+b") as said:
        _reserve(folder / "result", volume.array.size * kind.itemsize)
        job = {
            "folder": str(folder),
            "bundle": str(bundle.folder.resolve()),
            "name": bundle.name,
            "trusted": trusted,
            "image": str(folder / "image"),
            "dtype": volume.array.dtype.str,
            "shape": list(volume.array.shape),
            "affine": volume.grid.ijk_to_ras.tolist(),
            "result": str(folder / "result"),
            "kind": kind.str,
            "device": device,
            "memory": memory if memory is not None else _free(device),
        }
        running = subprocess.Popen(
            [_interpreter(), *_FLAGS, "-c", _BOOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            env=_environment(folder),
            cwd=folder,
            start_new_session=os.name != "nt",
        )
        try:
            _say(running, json.dumps(sys.path), json.dumps(job))
            yield Process(bundle, volume, folder, running)
        finally:
            end(running)


def run(
    bundle: Bundle, volume: Volume, device: str, trusted: bool, task: Task, memory: int | None = None
) -> Done:
    """Start the process for a bundle and a volume, and run it; see `started` and `Process.run`."""
    with started(bundle, volume, device, trusted, memory) as process:
        return process.run(task)


def _kind(bundle: Bundle) -> np.dtype[Any]:
    """The smallest type that can hold every region."""
    highest = max([bundle.output_channels or 0, *bundle.channels, 254]) + 1
    return np.dtype(np.uint8 if highest <= 255 else np.uint16)


def _say(running: subprocess.Popen[bytes], *lines: str) -> None:
    assert running.stdin is not None
    with suppress(OSError):  # if it ended already, what it said is read where its answers are
        running.stdin.write("".join(f"{line}\n" for line in lines).encode())
        running.stdin.flush()


def _read(path: Path, kind: np.dtype[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    """The result; the mapping outlives the folder where the system allows that, and is a copy elsewhere."""
    if os.name == "nt":
        return np.fromfile(path, kind).reshape(shape)
    with path.open("r+b") as stream:
        return np.frombuffer(mmap.mmap(stream.fileno(), 0), kind).reshape(shape)


def _listen(process: subprocess.Popen[bytes], name: str, task: Task, said: Path) -> dict[str, Any]:
    lines: queue.Queue[bytes | None] = queue.Queue()
    assert process.stdout is not None
    reader = threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True)
    reader.start()
    while True:
        task.check()
        try:
            line = lines.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            continue
        if line is None:
            raise _ended(process, name, said)
        answer = _answer(line)
        if "progress" in answer:
            task.progress(float(answer["progress"]), str(answer["message"]))
        elif "done" in answer:
            return dict(answer["done"])
        elif answer:
            raise _named(answer, name)


def _pump(stream: Any, lines: queue.Queue[bytes | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _answer(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _named(answer: dict[str, Any], name: str) -> Exception:
    if answer.get("memory"):
        return OUT_OF_MEMORY(bundle=name, tile="the smallest size")
    for kind in catalogue():
        if kind.code == answer.get("error"):
            return kind(**{key: unpacked(value) for key, value in answer.get("values", {}).items()})
    return FAILED(bundle=name, reason=str(answer.get("failed", "It gave no reason.")))


def _ended(process: subprocess.Popen[bytes], name: str, said: Path) -> Exception:
    code = process.wait()
    last = said.read_text(encoding="utf-8", errors="replace")[-_LAST_WORDS:].strip().rpartition("\n")[2]
    if code == -getattr(signal, "SIGKILL", 9):
        reason = "The system ended it, mostly because memory ran out."
    elif code < 0:
        reason = f"It was ended by signal {-code}."
    else:
        reason = f"It ended with exit code {code}. {last}".strip()
    return PROCESS_ENDED(bundle=name, reason=reason)


def _interpreter() -> str:
    """The interpreter of this environment; desktop 3D Slicer has a launcher for it beside the program."""
    return shutil.which("PythonSlicer") or sys.executable if _in_slicer() else sys.executable


def _in_slicer() -> bool:
    return "python" not in Path(sys.executable).name.lower()


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    inside = {name: str(folder) for name in ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP")}
    # threads of torch that wait actively would keep the cores from the threads that blend its output
    return {"OMP_WAIT_POLICY": "PASSIVE", **kept, **inside, "MPLBACKEND": "agg"}


def _free(device: str) -> int | None:
    """Most of the memory that is free, or None where that is unknown or does not matter."""
    if device != "cpu" and has_cuda_card():
        return None
    try:
        with open("/proc/meminfo", encoding="ascii") as stream:
            told = dict(line.split(":", 1) for line in stream)
        return int(told["MemAvailable"].split()[0]) * 1024 * 9 // 10 + _LIBRARIES
    except (OSError, KeyError, ValueError):
        return None


# address space that the libraries take without using it
_LIBRARIES = 8 * 2**30


@contextmanager
def _folder(size: int) -> Iterator[Path]:
    """A folder of its own for the process, in memory where there is room."""
    parent = None
    with suppress(OSError):
        if shutil.disk_usage(_SHARED_MEMORY).free > 2 * size + 2**26:
            parent = _SHARED_MEMORY
    folder = Path(tempfile.mkdtemp(prefix="ctsuite-run-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _reserve(path: Path, size: int) -> None:
    with path.open("wb") as stream:
        stream.truncate(size)
