"""What a bundle runs, runs in a process that knows no secrets, changes nothing and can be ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.segmentation.bundle import card, process, trust

GREEDY = """
import os, socket, subprocess, pathlib
import torch

def attempt(name, work):
    try:
        work()
    except PermissionError as error:
        return []
    except Exception as error:
        return [f"{name}: {error!r}"]
    return [name]

class Own:
    def __call__(self, d):
        canary = pathlib.Path(CANARY)
        done = []
        done += attempt("file", lambda: canary.write_text("x"))
        done += attempt("low file", lambda: os.open(canary, os.O_CREAT | os.O_WRONLY))
        done += attempt("folder", lambda: os.mkdir(str(canary) + "s"))
        done += attempt("delete", lambda: os.remove(VICTIM))
        done += attempt("rename", lambda: os.rename(VICTIM, str(canary)))
        done += attempt("connect", lambda: socket.create_connection(("127.0.0.1", 9), 1))
        done += attempt("program", lambda: subprocess.run(["touch", str(canary)]))
        done += attempt("shell", lambda: os.system(f"touch {canary}"))
        done += attempt("fork", lambda: os.fork())
        done += ["secret"] if "SECRET" in "".join(os.environ) else []
        pathlib.Path("inside").write_text("x")
        if done:
            raise RuntimeError("; ".join(done))
        return d
"""


@pytest.fixture
def boot(monkeypatch: pytest.MonkeyPatch):
    """Replace what the process does: ``boot("print(1)")``."""
    head = "import json, os, sys, time; sys.stdin.readline(); sys.stdin.readline(); "
    return lambda code: monkeypatch.setattr(process, "_BOOT", head + code)


@pytest.fixture
def run(bundle, ct):
    """Start the process of a bundle."""
    made = card.read(bundle("tissue"))
    return lambda task=None: process.run(made, ct, "cpu", False, task or Task())


def leftovers() -> list[Path]:
    places = [process._SHARED_MEMORY, Path(os.environ.get("TMPDIR", "/tmp"))]
    return [path for place in places for path in place.glob("ctsuite-run-*")]


def test_a_trusted_bundle_from_a_zip_file_runs_behind_walls(
    bundle, segment, zipped, truth, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("MY_SECRET", "1")
    canary, victim = tmp_path / "canary", tmp_path / "victim"
    victim.write_text("kept")

    def change(inference: dict, metadata: dict) -> None:
        inference["preprocessing"]["transforms"].append({"_target_": "scripts.own.Own"})

    folder = bundle("tissue", change=change)
    (folder / "scripts").mkdir()
    code = GREEDY.replace("CANARY", repr(str(canary))).replace("VICTIM", repr(str(victim)))
    (folder / "scripts/own.py").write_text(code)
    archive = zipped(folder)
    with pytest.raises(CTSuiteError) as raised:
        segment(archive)
    assert raised.value.code == "BUNDLE-UNTRUSTED"
    trust.trust(card.read(folder).sha256, "greedy")
    labels, report = segment(archive)
    assert (labels.array == truth).all()
    assert not canary.exists()
    assert victim.read_text() == "kept"
    assert dict(zip(report.columns[0].values, report.columns[4].values, strict=True)) == {
        "Soft tissue": "not judged",
        "Bone": "not judged",
    }


def test_cancelling_ends_the_process_at_once(run, boot, tmp_path) -> None:
    pid = tmp_path / "pid"
    boot(f"open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    task = Task(cancelled=lambda: pid.is_file() and bool(pid.read_text()))
    before, start = leftovers(), time.monotonic()
    with pytest.raises(CTSuiteError) as raised:
        run(task)
    assert raised.value.code == "RUN-CANCELLED"
    assert time.monotonic() - start < 20
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
    assert leftovers() == before


@pytest.mark.parametrize(
    "code, reason",
    [
        ("os.kill(os.getpid(), 9)", "memory"),
        ("os.kill(os.getpid(), 11)", "signal 11"),
        ("sys.stderr.write('no such thing'); sys.exit(3)", "exit code 3. no such thing"),
        ("print('junk'); print('[1]'); sys.exit(0)", "exit code 0"),
    ],
)
def test_a_process_that_dies_is_an_error_with_a_reason(run, boot, code: str, reason: str) -> None:
    boot(code)
    before = leftovers()
    with pytest.raises(CTSuiteError) as raised:
        run()
    assert raised.value.code == "BUNDLE-PROCESS-ENDED"
    assert reason in raised.value.cause
    assert leftovers() == before


def test_the_process_inherits_no_environment(run, boot, monkeypatch) -> None:
    monkeypatch.setenv("MY_SECRET", "1")
    boot("print(json.dumps({'failed': ' '.join(sorted(os.environ))}))")
    with pytest.raises(CTSuiteError) as raised:
        run()
    assert raised.value.code == "BUNDLE-FAILED"
    assert set(raised.value.cause.split()) <= {
        *process._ENVIRONMENT, "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "MPLBACKEND", "LC_CTYPE",
    }  # fmt: skip


def test_errors_of_the_process_keep_their_code_and_their_texts(run, boot) -> None:
    boot(
        "print(json.dumps({'error': 'BUNDLE-CHANNELS', 'values': {'bundle': 'X', 'found': 2, 'expected': "
        "{'template': '{n} or more', 'values': {'n': 3}}}}))"
    )
    with pytest.raises(CTSuiteError) as raised:
        run()
    assert raised.value.code == "BUNDLE-CHANNELS"
    assert "2 channels" in raised.value.cause and "3 or more" in raised.value.cause


def test_the_walls_stand_in_a_bare_interpreter_too(tmp_path: Path) -> None:
    code = f"""
import sys; sys.path[:] = {sys.path!r}
from ctsuite.segmentation.bundle import sandbox
sandbox.close({str(tmp_path / "own")!r})
try:
    open({str(tmp_path / "own-not/x")!r}, "w")
except PermissionError:
    print("refused")
open({str(tmp_path / "own/x")!r}, "w").close()
"""
    (tmp_path / "own").mkdir()
    (tmp_path / "own-not").mkdir()
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "refused"
    assert (tmp_path / "own/x").exists()


def test_too_little_memory_leads_to_smaller_tiles_and_the_same_regions(bundle, inferred, truth, monkeypatch):
    from ctsuite.segmentation.bundle import inference

    seen = []
    whole = inference._Run._channels

    def short(self, tiles):
        seen.append(tuple(tiles.shape[2:]))
        if np.prod(tiles.shape[2:]) > 64**3:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes.")
        return whole(self, tiles)

    monkeypatch.setattr(inference._Run, "_channels", short)
    folder = bundle("tissue", change=lambda i, m: i["inferer"].update(roi_size=[128, 64, 64]))
    array, about = inferred(folder)
    assert (array == truth).all()
    assert about["tile"] == [64, 64, 64]
    assert next(size for size in seen if size != (32, 32, 32)) == (128, 64, 64), "after the measuring"


def test_no_tile_is_small_enough_where_there_is_no_memory(bundle, inferred, monkeypatch) -> None:
    from ctsuite.segmentation.bundle import inference

    def none(self, tiles):
        raise MemoryError

    monkeypatch.setattr(inference._Run, "_channels", none)
    with pytest.raises(CTSuiteError) as raised:
        inferred(bundle("tissue"))
    assert raised.value.code == "BUNDLE-OUT-OF-MEMORY"


def test_the_system_itself_limits_the_memory(tmp_path: Path) -> None:
    code = f"""
import sys; sys.path[:] = {sys.path!r}
import numpy as np
from ctsuite.segmentation.bundle import sandbox
sandbox.limit(2**28)
np.ones(2**24, np.uint8)
try:
    np.ones(2**29, np.uint8)
except MemoryError:
    print("refused")
"""
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "refused"


def test_nothing_of_a_bundle_is_run_before_the_gate_has_let_the_image_pass(bundle, segment, boot, tmp_path):
    """The process loads its libraries meanwhile; it is ended where the gate refuses."""
    pid = tmp_path / "pid"
    boot(
        f"open({str(pid)!r}, 'w').write(str(os.getpid())); print(repr(sys.stdin.readline())); time.sleep(60)"
    )
    beside = {"excluded": [{"id": "implant", "text": "There is an implant."}]}
    before, start = leftovers(), time.monotonic()
    with pytest.raises(CTSuiteError) as raised:
        segment(bundle("tissue", beside=beside))
    assert raised.value.code == "BUNDLE-CONFIRM"
    assert time.monotonic() - start < 20
    assert leftovers() == before
    if pid.is_file() and pid.read_text():
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid.read_text()), 0)


def test_a_worker_that_is_not_told_to_go_runs_nothing(bundle, ct) -> None:
    made = card.read(bundle("tissue"))
    with process.started(made, ct, "cpu", False) as running:
        running._running.stdin.close()
        assert running._running.wait(60) == 0
        said = running._running.stdout.read().decode()
    assert "done" not in said and "failed" not in said
