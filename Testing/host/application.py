"""``slicer.app``: the few members that modules use, over a Qt application without a screen."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from .layout import LayoutManager
from .modules import ModuleManager
from .proxy import Method, wrap
from .toolkit import NotImitated, check_name

_OF_QT = (
    "clipboard",
    "processEvents",
    "restoreOverrideCursor",
    "setOverrideCursor",
    "topLevelWidgets",
    "translate",
    "platformName",
)


class ApplicationSettings:
    """``slicer.app.userSettings()``: in a temporary file, so that a test never touches a person's own."""

    def __init__(self, folder: Path) -> None:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
        self.settings = QSettings()


class Application:
    """``slicer.app``; a name that a real Slicer does not have there is refused."""

    applicationName = "Slicer"
    mainApplicationName = "Slicer"
    applicationVersion = "5.13.0"
    majorVersion, minorVersion = 5, 13
    revision = "0"
    documentationBaseUrl = "https://slicer.readthedocs.io/en/latest/"

    def __init__(self, scene: Any, logic: Any, language: str = "en_US") -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="ctsuite-host-")
        self._qt = QApplication.instance() or QApplication(["Slicer", "-platform", "offscreen"])
        self._qt.setStyle("fusion")
        self._qt.setApplicationName("Slicer")
        self._settings = ApplicationSettings(Path(self._folder.name))
        self._scene, self._logic = scene, logic
        self._layout = LayoutManager(scene, logic)
        self._modules = ModuleManager()
        self._translators: list[QTranslator] = []
        self._started: list[Callable[[], None]] = []
        self._testing = True
        self.temporaryPath = self._folder.name
        self.slicerHome = self._folder.name
        self.setLanguage(language)

    def __getattr__(self, name: str) -> Any:
        check_name("slicer.app", name)
        if name in _OF_QT:
            return Method(self._qt, name)
        raise NotImitated(f"the stand-in has no slicer.app.{name}")

    def setLanguage(self, language: str) -> None:
        """Set the language and forget loaded translations; a user does this in the settings."""
        self.applicationLocaleName = language
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []

    def applicationLocale(self) -> Any:
        """The locale of the language of the application."""
        return wrap(QLocale(self.applicationLocaleName))

    def loadTranslations(self, folder: str) -> None:
        """Load every compiled translation (.qm) of the language from a folder, as Slicer does."""
        language = self.applicationLocaleName
        for ending in (language.replace("-", "_"), language.replace("_", "-")):
            for file in sorted(Path(folder).glob(f"*{ending}.qm")):
                translator = QTranslator()
                if translator.load(str(file)):
                    QCoreApplication.installTranslator(translator)
                    self._translators.append(translator)

    def connect(self, signature: str, target: Callable[[], None]) -> bool:
        """Connect ``startupCompleted()``; the stand-in emits it once all modules are loaded."""
        if signature != "startupCompleted()":
            raise NotImitated(f"slicer.app.connect knows startupCompleted() only, not {signature}")
        self._started.append(target)
        return True

    def emitStartupCompleted(self) -> None:
        """Tell the modules that the application is up; no member of a real Slicer."""
        waiting, self._started = self._started, []
        for target in waiting:
            target()

    def testingEnabled(self) -> bool:
        """Whether message boxes are logged instead of shown, as under ``Slicer --testing``."""
        return self._testing

    def setTesting(self, enabled: bool) -> None:
        """Show message boxes or log them; no member of a real Slicer."""
        self._testing = enabled

    def settings(self) -> Any:
        """Settings of the application."""
        return wrap(self._settings.settings)

    userSettings = settings

    def layoutManager(self) -> LayoutManager:
        """Manager of the views."""
        return self._layout

    def moduleManager(self) -> ModuleManager:
        """Manager of the modules."""
        return self._modules

    def applicationLogic(self) -> Any:
        """The MRML application logic."""
        return self._logic

    def mrmlScene(self) -> Any:
        """The scene."""
        return self._scene

    def moduleDocumentationUrl(self, module: str) -> str:
        """Where Slicer expects the documentation of a module."""
        return f"{self.documentationBaseUrl}user_guide/modules/{module.lower()}.html"
