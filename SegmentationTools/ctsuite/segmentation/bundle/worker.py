"""The process in which a bundle is run: nothing of a bundle is made or run anywhere else.

It gets one job (JSON) on standard input and loads what it needs, waits for the word to go, and answers line
by line (JSON) with progress and with the end. The image and the result lie in files that both processes map
into their memory.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.i18n import Text
from ctsuite.segmentation.bundle import sandbox

GO = "go"


class Answers:
    """Writes the answers; whatever else prints goes to standard error."""

    def __init__(self) -> None:
        self._stream = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def progress(self, fraction: float, message: str) -> None:
        """Tell how much is done."""
        self.send({"progress": fraction, "message": message})

    def send(self, answer: dict[str, Any]) -> None:
        """Write one line."""
        self._stream.write(json.dumps(answer) + "\n")
        self._stream.flush()


def packed(value: Any) -> Any:
    """A value of an error for JSON: a text with its template, so that it can be said in any language."""
    if isinstance(value, Text):
        return {
            "template": value.template,
            "values": {name: packed(part) for name, part in value.values.items()},
        }
    return value if isinstance(value, (int, float, str)) or value is None else str(value)


def unpacked(value: Any) -> Any:
    """The value that was packed."""
    if isinstance(value, dict) and set(value) == {"template", "values"}:
        return Text(
            str(value["template"]), **{name: unpacked(part) for name, part in value["values"].items()}
        )
    return value


def main() -> None:
    """Get ready for the job on standard input, and do it when told so."""
    answers = Answers()
    try:
        job = json.loads(sys.stdin.readline())
        sandbox.limit(job["memory"])
        os.chdir(job["folder"])
        answers.progress(0.0, "Loading the network libraries")
        from ctsuite.segmentation.bundle import inference

        inference.prepare(job)
        sandbox.close(job["folder"])
        if sys.stdin.readline().strip() != GO:
            return
        answers.send({"done": inference.run(job, answers.progress)})
    except CTSuiteError as error:
        values = {name: packed(value) for name, value in error.values.items()}
        answers.send({"error": error.code, "values": values})
    except MemoryError:
        answers.send({"memory": True})
    except BaseException as error:
        traceback.print_exc()
        answers.send({"failed": f"{type(error).__name__}: {' '.join(str(error).split())[:500]}"})
