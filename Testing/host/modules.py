"""Finding, loading and showing scripted modules, as the module factory of Slicer does."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from .mrml_widgets import qSlicerScriptedLoadableModuleWidget
from .proxy import wrap
from .toolkit import NotImitated, check_name

_FACTS = (
    "title",
    "categories",
    "contributors",
    "helpText",
    "acknowledgementText",
    "icon",
    "dependencies",
    "hidden",
    "index",
    "widgetRepresentationCreationEnabled",
)


class qSlicerScriptedLoadableModule:
    """One scripted module: what its class sets on ``self.parent``, and its panel."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = str(path), path.stem
        for fact in _FACTS:
            self.__dict__[fact] = None
        self.__dict__["_panel"] = None
        self.code = _load(path)
        self.instance = getattr(self.code, self.name)(self)

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in (*_FACTS, "path", "name", "code", "instance"):
            raise AttributeError(f"a scripted module of a real Slicer has no {name!r}")
        self.__dict__[name] = value

    def widgetRepresentation(self) -> Any:
        """The panel of the module, made on first use."""
        if self.__dict__["_panel"] is None:
            self.__dict__["_panel"] = self.createNewWidgetRepresentation()
        return self.__dict__["_panel"]

    def createNewWidgetRepresentation(self) -> Any:
        """Make another panel."""
        parent = qSlicerScriptedLoadableModuleWidget()
        parent.setLayout(QVBoxLayout())
        panel = wrap(parent)
        instance = getattr(self.code, f"{self.name}Widget")(panel)
        parent.pythonInstance = instance
        instance.setup()
        return panel

    def forgetPanel(self) -> None:
        """Close the panel, as Slicer does when the module is unloaded; no member of a real Slicer."""
        panel = self.__dict__["_panel"]
        if panel is not None:
            panel.self().cleanup()
            self.__dict__["_panel"] = None


class ModuleManager:
    """``slicer.app.moduleManager()``."""

    def __init__(self) -> None:
        self._modules: dict[str, qSlicerScriptedLoadableModule] = {}

    def module(self, name: str) -> qSlicerScriptedLoadableModule | None:
        """A loaded module by its name."""
        return self._modules.get(name)

    def modulesNames(self) -> tuple[str, ...]:
        """Names of the loaded modules."""
        return tuple(self._modules)

    def connect(self, signature: str, target: Callable[..., None]) -> bool:
        """Accept what the base class of a panel connects; no module is ever unloaded."""
        return signature == "moduleAboutToBeUnloaded(QString)"

    disconnect = connect

    def load(self, path: Path) -> qSlicerScriptedLoadableModule:
        """Load a module from its file; no member of a real Slicer."""
        module = qSlicerScriptedLoadableModule(path)
        self._modules[module.name] = module
        return module


class Modules:
    """``slicer.modules``: loaded modules by lower-case name."""

    def __init__(self, manager: ModuleManager) -> None:
        self._manager = manager

    def __getattr__(self, name: str) -> Any:
        for loaded in self._manager.modulesNames():
            if name == loaded.lower():
                return self._manager.module(loaded)
            if name == f"{loaded}Instance":
                return self._manager.module(loaded).instance
        check_name("slicer.modules", name)
        raise NotImitated(f"the stand-in has no slicer.modules.{name}")


def _load(path: Path) -> Any:
    """Import a module's file; its folder, where ``<Module>Lib`` lies, is put on the path."""
    if str(path.parent) not in sys.path:
        sys.path.append(str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    code = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = code
    spec.loader.exec_module(code)
    return code
