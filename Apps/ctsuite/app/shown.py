"""The picture of a result that a command writes."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ctsuite.app.errors import PICTURE_NAME, WINDOW_FORM
from ctsuite.core.errors_core import OUTPUT_EXISTS
from ctsuite.ct.presets import PRESETS
from ctsuite.ct.window import WindowState


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "--picture", metavar="FILE.png", type=Path, help="also draw the result as a PNG picture"
    )
    parser.add_argument(
        "--window",
        metavar="PRESET|CENTRE,WIDTH",
        help="window of the picture: a preset or two numbers; write --window=-600,1500 where the first is "
        f"negative. Presets: {', '.join(PRESETS)}",
    )


class PictureRequest:
    """What picture is wanted; wrong wishes are refused before anything is computed.

    Raises
    ------
    CTSuiteError
        CLI-PICTURE-NAME, CLI-WINDOW, OUTPUT-EXISTS.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._path: Path | None = arguments.picture
        self._window = None if arguments.window is None else window(arguments.window)
        if self._path is None:
            return
        if self._path.suffix.lower() != ".png":
            raise PICTURE_NAME(path=str(self._path))
        if self._path.exists():
            raise OUTPUT_EXISTS(path=str(self._path))

    def draw(self, outputs: Mapping[str, Any], inputs: Mapping[str, Any]) -> Path | None:
        """Draw and write the picture, where one is wanted; return its file.

        Raises
        ------
        CTSuiteError
            PICTURE-NOTHING, PICTURE-NO-GRAPHICS, OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
        """
        if self._path is None:
            return None
        from ctsuite.ct.picture import write_png
        from ctsuite.ct.picture.outputs import outputs_picture

        write_png(outputs_picture(outputs, inputs, self._window), self._path)
        return self._path


def window(text: str) -> WindowState:
    """Read a window: the name of a preset, or centre and width.

    Raises
    ------
    CTSuiteError
        CLI-WINDOW.
    """
    if text in PRESETS:
        return WindowState.preset(text)
    parts = text.split(",")
    try:
        centre, width = (float(part) for part in parts)
    except ValueError:
        centre, width = 0.0, 0.0
    if not 0 < width < 1e9 or not abs(centre) < 1e9:
        raise WINDOW_FORM(value=text, known=", ".join(PRESETS))
    return WindowState(centre, width)
