"""Qt objects as PythonQt shows them to a scripted module, over PySide6.

Each object is shown through a :class:`Proxy`. What the introspection calls a property is an attribute, a
method is callable, a signal can be connected, and a name that a real Slicer does not have is refused,
when read and when set.
"""

from __future__ import annotations

import enum
import sys
import traceback
from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

import shiboken6
from PySide6 import QtCore

from . import api
from .slots import Slot

_RENAMED = {"exec_": "exec"}  # PythonQt renamed it while it was a Python keyword; both names work
_SIMPLE = {"str": (str,), "bool": (bool, int), "int": (int, enum.Enum), "float": (int, float)}
_OWN = ("_qt", "__class__", "__dict__", "__weakref__")

slot_errors: list[str] = []
_objects: WeakValueDictionary[int, Proxy] = WeakValueDictionary()
_classes: dict[type, type[Proxy]] = {}


class ProxyType(type):
    """Class side of a proxy: enums, their constants and static methods."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        kind = cls.kindOf(name)
        if kind in ("constant", "enum"):
            return getattr(cls.qtClass, name)
        if kind == "method":
            return Method(cls.qtClass, name)
        raise AttributeError(f"{cls.slicerName}.{name} is a {kind} of its objects, not of the class")

    def __instancecheck__(cls, value: object) -> bool:
        return is_proxy(value) and isinstance(unwrap(value), cls.qtClass)

    def kindOf(cls, name: str) -> str:
        """Return the kind of a member.

        Raises
        ------
        AttributeError
            A real Slicer has no such member.
        """
        if name == "name":  # PythonQt's other word for objectName
            return "property"
        if cls.slicerName in api.classes():
            kind = api.kinds(cls.slicerName).get(name)
        else:
            kind = _kindInQt(cls.qtClass, name)
        if kind is None:
            raise AttributeError(f"{cls.slicerName} has no {name!r} in a real Slicer")
        return kind


class Proxy(metaclass=ProxyType):
    """One Qt object, shown with the names and kinds of a real Slicer."""

    qtClass: type = QtCore.QObject
    slicerName = "qt.QObject"

    def __init__(self, *args: Any) -> None:
        _adopt(self, self.qtClass(*map(unwrap, args)))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in _OWN:
            raise AttributeError(name)
        if name in _SPECIAL and isinstance(self._qt, QtCore.QObject):
            return Special(self, _SPECIAL[name])
        kind = type(self).kindOf(name)
        if kind == "property":
            return self._property("objectName" if name == "name" else name)
        if kind == "signal":
            return Signal(self, name)
        if kind in ("constant", "enum"):
            return getattr(self.qtClass, name)
        return Method(self._qt, name)

    def __setattr__(self, name: str, value: Any) -> None:
        kind = type(self).kindOf(name)
        if kind != "property":
            raise AttributeError(f"{self.slicerName}.{name} is a {kind} and cannot be set")
        name = "objectName" if name == "name" else name
        value = unwrap(value)
        expected = api.property_types(self.slicerName).get(name) if self.slicerName in api.classes() else None
        if expected in _SIMPLE and not isinstance(value, _SIMPLE[expected]):
            raise ValueError(f"{self.slicerName}.{name} is of type {expected}, got {value!r}")
        if not self._qt.setProperty(name, value):
            raise AttributeError(f"{self.slicerName}.{name} cannot be set to {value!r}")

    def _property(self, name: str) -> Any:
        value = wrap(self._qt.property(name))
        if name == "toolTip" and value and not value.startswith("<"):
            return f"<p>{value}</p>"  # Slicer makes every tool tip rich text so that long ones wrap
        return tuple(value) if isinstance(value, list) else value

    def __eq__(self, other: object) -> bool:
        return is_proxy(other) and bool(self._qt == unwrap(other))

    def __hash__(self) -> int:
        return id(self._qt) if isinstance(self._qt, QtCore.QObject) else hash(repr(self._qt))

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"<{self.slicerName} {self._qt!r}>"


class Method:
    """A method of a Qt object or class; proxies are unwrapped on the way in and made on the way out."""

    def __init__(self, owner: Any, name: str) -> None:
        self.owner, self.name = owner, name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        target = getattr(self.owner, _RENAMED.get(self.name, self.name))
        return wrap(target(*map(unwrap, args), **{key: unwrap(value) for key, value in kwargs.items()}))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Method) and (self.owner, self.name) == (other.owner, other.name)

    def __hash__(self) -> int:
        return hash((id(self.owner), self.name))


class Special:
    """A method that PythonQt adds to, or that it gives other arguments than, C++ Qt."""

    def __init__(self, owner: Proxy, function: Callable[..., Any]) -> None:
        self.owner, self.function = owner, function

    def __call__(self, *args: Any) -> Any:
        return self.function(self.owner, *args)


class Signal:
    """A signal of a Qt object; calling it emits it."""

    def __init__(self, owner: Proxy, name: str) -> None:
        self.owner, self.name = owner, name

    def connect(self, target: Callable[..., Any], limit: int | None = None) -> bool:
        """Call `target` when the signal is emitted, with as many arguments as it takes (at most `limit`)."""
        slot = Slot(target, wrap, _report, limit)
        receiver = slot.receiver(_argument_count(self.owner._qt, self.name))
        _receivers(self.owner._qt).setdefault((self.name, target), []).append(receiver)
        getattr(self.owner._qt, self.name).connect(receiver)
        return True

    def disconnect(self, target: Callable[..., Any]) -> bool:
        """Undo :meth:`connect`; answers whether there was such a connection."""
        made = _receivers(self.owner._qt).pop((self.name, target), [])
        for receiver in made:
            getattr(self.owner._qt, self.name).disconnect(receiver)
        return bool(made)

    def __call__(self, *args: Any) -> None:
        getattr(self.owner._qt, self.name).emit(*map(unwrap, args))


def wrap(value: Any) -> Any:
    """Show a value of PySide6 as PythonQt would."""
    if isinstance(value, (list, tuple)) and not isinstance(value, enum.Enum):
        return tuple(wrap(item) for item in value)
    if not isinstance(value, shiboken6.Shiboken.Object) or isinstance(value, enum.Enum):
        return value
    known = _objects.get(id(value))
    if known is not None and known._qt is value:
        return known
    made = object.__new__(proxy_class(type(value)))
    _adopt(made, value)
    return made


def is_proxy(value: object) -> bool:
    """Whether a value is a Qt object as a module sees it."""
    return type(type(value)) is ProxyType


def unwrap(value: Any) -> Any:
    """Return the PySide6 value behind a proxy; anything else is returned as it is."""
    if isinstance(value, (list, tuple)):
        return [unwrap(item) for item in value]
    return value.__dict__["_qt"] if is_proxy(value) else value


def proxy_class(qt_class: type) -> type[Proxy]:
    """Return the class whose objects show those of a PySide6 class."""
    if qt_class not in _classes:
        known = next(base for base in qt_class.__mro__ if "slicerName" in vars(base) or _of_qt(base))
        name = vars(known).get("slicerName", f"qt.{known.__name__}")
        _classes[qt_class] = ProxyType(
            name.partition(".")[2], (Proxy,), {"qtClass": qt_class, "slicerName": name}
        )
    return _classes[qt_class]


def _of_qt(base: type) -> bool:
    return base.__module__.startswith("PySide6")


def _adopt(proxy: Proxy, value: Any) -> None:
    proxy.__dict__["_qt"] = value
    if isinstance(value, QtCore.QObject):
        _objects[id(value)] = proxy


def _receivers(value: Any) -> dict[Any, list[Callable[..., None]]]:
    made: dict[Any, list[Callable[..., None]]] = value.__dict__.setdefault("_hostReceivers", {})
    return made


def _argument_count(value: QtCore.QObject, signal: str) -> int:
    meta = value.metaObject()
    methods = (meta.method(index) for index in range(meta.methodCount()))
    return max(
        method.parameterCount() for method in methods if bytes(method.name().data()).decode() == signal
    )


def _kindInQt(qt_class: type, name: str) -> str | None:
    """Kind of a member of a class that cannot be made without arguments and so was not introspected."""
    meta = getattr(qt_class, "staticMetaObject", None)
    if meta is not None and meta.indexOfProperty(name) >= 0:
        return "property"
    member = getattr(qt_class, name, None)
    if member is None:
        return None
    if isinstance(member, QtCore.Signal):
        return "signal"
    return "method" if callable(member) and not isinstance(member, type) else "constant"


def _report(error: BaseException) -> None:
    """PythonQt prints what a slot raises and goes on; the stand-in keeps it too, so that a test can fail."""
    text = "".join(traceback.format_exception(error))
    slot_errors.append(text)
    print(text, file=sys.stderr)


def _connect(self: Proxy, signature: str, target: Callable[..., Any]) -> bool:
    name, _, arguments = signature.partition("(")
    if type(self).kindOf(name) != "signal":
        raise ValueError(f"{self.slicerName} has no signal {signature}")
    arguments = arguments.rstrip(")")
    return Signal(self, name).connect(target, len(arguments.split(",")) if arguments else 0)


def _disconnect(self: Proxy, signature: str, target: Callable[..., Any]) -> bool:
    return Signal(self, signature.partition("(")[0]).disconnect(target)


def _find_children(self: Proxy, kind: Any = "QObject", name: str = "") -> list[Any]:
    class_name = kind if isinstance(kind, str) else kind.slicerName.partition(".")[2]
    children = self._qt.findChildren(QtCore.QObject, name) if name else self._qt.findChildren(QtCore.QObject)
    return [wrap(child) for child in children if _inherits(wrap(child), class_name)]


def _find_child(self: Proxy, kind: Any = "QObject", name: str = "") -> Any:
    return next(iter(_find_children(self, kind, name)), None)


def _inherits(self: Proxy, class_name: str) -> bool:
    return self._qt.inherits(class_name) or _class_name(self) == class_name


def _class_name(self: Proxy) -> str:
    return self.slicerName.partition(".")[2]


def _delete(self: Proxy) -> None:
    shiboken6.delete(self._qt)


_SPECIAL: dict[str, Callable[..., Any]] = {
    "connect": _connect,
    "disconnect": _disconnect,
    "findChildren": _find_children,
    "findChild": _find_child,
    "inherits": _inherits,
    "className": _class_name,
    "delete": _delete,
}
