"""Pictures as PNG files."""

from __future__ import annotations

from pathlib import Path

from ctsuite.core.picture import Picture


def write_picture(picture: Picture, path: Path) -> None:
    """Write a picture; its badges are in the pixels.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    from ctsuite.ct.picture.png import write_png

    write_png(picture.pixels, path)
