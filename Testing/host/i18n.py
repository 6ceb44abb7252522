"""``slicer.i18n``: the translation of literals, by the context that Slicer makes from a file's name."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import slicer

_PLACEHOLDER = re.compile(r"(?<!\{)\{([^{}]+)\}(?!\})")


def getContext(sourceFile: str) -> str:
    """Return ``Package.File`` for a file of a package with an ``__init__.py``, else ``File``."""
    file = Path(sourceFile)
    in_package = (file.parent / "__init__.py").is_file()
    return f"{file.parent.name}.{file.stem}" if in_package else file.stem


def translate(context: str, text: str) -> str:
    """Translate a text of a context to the language of the application."""
    return str(slicer.app.translate(context, text))


def tr(text: str) -> str:
    """Translate a literal of the calling file; a translation that loses a placeholder is not used."""
    frame = inspect.currentframe()
    assert frame is not None and frame.f_back is not None
    translated = translate(getContext(frame.f_back.f_code.co_filename), text)
    same = set(_PLACEHOLDER.findall(text)) == set(_PLACEHOLDER.findall(translated))
    return translated if same else text
