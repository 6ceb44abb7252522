"""Starting the stand-in: after :func:`start` ``import qt, ctk, slicer`` works as inside a desktop Slicer."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any


@lru_cache(maxsize=1)
def start() -> Any:
    """Start the stand-in once in a process and return ``slicer.app``.

    The scene is a real one of slicer-core, with the logics that the embedded runtime registers.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _keep_constants()
    import slicer
    import slicer.util
    from trame_slicer.core import SlicerApp

    from . import mrml_widgets, toolkit
    from .application import Application
    from .modules import Modules, qSlicerScriptedLoadableModule
    from .proxy import proxy_class

    sys.modules["qt"] = slicer.qt_module = toolkit.Qt("qt")
    sys.modules["ctk"] = toolkit.Ctk("ctk")
    runtime = SlicerApp()
    slicer.mrmlScene = runtime.scene
    slicer.app = Application(runtime.scene, runtime.app_logic)
    slicer.app.runtime = runtime  # keeps the logics alive
    slicer.modules = Modules(slicer.app.moduleManager())
    slicer.qSlicerScriptedLoadableModule = qSlicerScriptedLoadableModule
    for name in (
        "qMRMLCheckableNodeComboBox",
        "qMRMLNodeComboBox",
        "qMRMLWidget",
        "qSlicerWidget",
        "qSlicerScriptedLoadableModuleWidget",
    ):
        setattr(slicer, name, proxy_class(getattr(mrml_widgets, name)))
    _provide_modules()
    return slicer.app


def _keep_constants() -> None:
    """Count many references to None, True and False: PySide6 gives some away without counting them.

    Before Python 3.12, where they cannot be freed, a long run would end with "deallocating None".
    """
    if sys.version_info < (3, 12):
        for constant in (None, True, False):
            ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 40


def load_modules(repository: Path) -> tuple[str, ...]:
    """Load every scripted module of the repository, tell them that Slicer is up, return their names."""
    from . import folders

    app = start()
    manager = app.moduleManager()
    for path in folders.modules(repository):
        if manager.module(path.stem) is None:
            if str(path.parents[1]) not in sys.path:
                sys.path.append(str(path.parents[1]))
            manager.load(path)
    app.emitStartupCompleted()
    return tuple(manager.modulesNames())


def _provide_modules() -> None:
    """Put the parts of the ``slicer`` package that slicer-core lacks where ``import`` finds them."""
    import slicer

    from . import i18n

    slicer.i18n = sys.modules["slicer.i18n"] = i18n
    from . import packaging, parameter_node, sample_data, scripted, segment_editor

    slicer.packaging = sys.modules["slicer.packaging"] = packaging
    slicer.parameterNodeWrapper = sys.modules["slicer.parameterNodeWrapper"] = parameter_node
    slicer.ScriptedLoadableModule = sys.modules["slicer.ScriptedLoadableModule"] = scripted
    segment_editor.provide()
    module: ModuleType = sample_data
    sys.modules["SampleData"] = module
