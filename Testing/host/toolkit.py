"""The modules ``qt`` and ``ctk``: what a real Slicer has in them, shown over PySide6."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from PySide6 import QtCore, QtGui, QtNetwork, QtSvg, QtUiTools, QtWidgets

from . import api, ctk_widgets
from .proxy import proxy_class

_PYSIDE = (QtCore, QtGui, QtWidgets, QtUiTools, QtNetwork, QtSvg)


class NotImitated(AttributeError):
    """A real Slicer has this, the stand-in does not."""


def check_name(section: str, name: str) -> None:
    """Refuse a name that a real Slicer does not have in a module or object.

    Raises
    ------
    AttributeError
        Naming the module and the name.
    """
    if name not in api.names()[section]:
        raise AttributeError(f"{section} has no {name!r} in a real Slicer")


class Qt(ModuleType):
    """The module ``qt``."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        check_name("qt", name)
        for module in _PYSIDE:
            found = getattr(module, name, None)
            if found is not None:
                is_class = isinstance(found, type) and name != "Qt"
                return proxy_class(found) if is_class else found
        raise NotImitated(f"the stand-in has no qt.{name}")


class Ctk(ModuleType):
    """The module ``ctk``."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        check_name("ctk", name)
        found = getattr(ctk_widgets, name, None)
        if found is None:
            raise NotImitated(
                f"the stand-in has no ctk.{name}; it can be added to Testing/host/ctk_widgets.py"
            )
        return proxy_class(found)
