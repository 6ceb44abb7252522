"""The language of the application, and the translations that the modules bring.

Slicer loads compiled Qt translations (.qm). The modules carry their sources (.ts) only; they are
compiled when a module is loaded, so that a translation works in every build, with or without Qt's tools.
"""

from __future__ import annotations

import os
from pathlib import Path

import slicer

from ctsuite.core import i18n
from CTSuiteLib.QmFile import compileTranslations


def language() -> str:
    """The language of the application as CTSuite names it, such as ``zh-CN``; ``en`` where there is none."""
    return i18n.known(slicer.app.applicationLocaleName)


def libraryText(text: str) -> str:
    """Translate a text that comes from the library (a description, a result, a finding)."""
    return i18n.say(text, language())


def loadTranslations(modulePath: str) -> None:
    """Load the translations of a module and of the code that the modules share.

    Parameters
    ----------
    modulePath : str
        File of the module; its translations lie in ``Resources/Translations``.
    """
    if language() == "en":
        return
    sources = (
        Path(modulePath).parent / "Resources" / "Translations",
        Path(__file__).parent / "Resources" / "Translations",
    )
    compiled = Path(slicer.app.temporaryPath) / f"CTSuiteTranslations-{os.getpid()}" / Path(modulePath).stem
    compiled.mkdir(parents=True, exist_ok=True)
    for source in (file for folder in sources for file in folder.glob(f"*_{language()}.ts")):
        (compiled / f"{source.stem}.qm").write_bytes(compileTranslations(source.read_text(encoding="utf-8")))
    slicer.app.loadTranslations(str(compiled))
