"""The command can be cancelled from its first moment on, orderly and without a traceback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

# Raises the signal in the middle of loading the libraries, whatever the speed of the computer.
_EARLY = """
import os, sys
sys.argv = ["ctsuite", "tools", "--json"]
class Interrupter:
    def find_spec(self, name, path=None, target=None):
        if name == "ctsuite.app.commands":
            os.kill(os.getpid(), {number})
sys.meta_path.insert(0, Interrupter())
from ctsuite.app.start import main
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_early_cancel_ends_orderly(tmp_path: Path, number: signal.Signals) -> None:
    code = _EARLY.format(number=int(number))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 130
    assert json.loads(done.stdout)["code"] == "RUN-CANCELLED"
    assert "Traceback" not in done.stderr
