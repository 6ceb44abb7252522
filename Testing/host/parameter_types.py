"""Annotations of ``slicer.parameterNodeWrapper``: labels, defaults, and checks of a value."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import slicer


@dataclass
class Label:
    """The text before the widget of a parameter."""

    label: str


@dataclass
class Decimals:
    """Digits after the decimal point."""

    value: int


@dataclass
class SingleStep:
    """Step of a spin box or slider."""

    value: float


class Default:
    """Default value of a parameter."""

    def __init__(self, value: Any = None, *, generator: Callable[[], Any] | None = None) -> None:
        self._value, self._generator = value, generator

    @property
    def value(self) -> Any:
        """The default."""
        return self._generator() if self._generator else self._value


class Validator:
    """Base of the checks of a value."""

    def validate(self, value: Any) -> None:
        """Raise ValueError for a value that is not allowed."""
        raise NotImplementedError


class IsInstance(Validator):
    """The value is None or of a type."""

    def __init__(self, classtype: Any) -> None:
        self.classtype = classtype

    def validate(self, value: Any) -> None:
        """Raise TypeError for another type."""
        if value is not None and not isinstance(value, self.classtype):
            raise TypeError(f"Value must be of type {self.classtype}, is {value!r}")


class NotNone(Validator):
    """There is a value."""

    def validate(self, value: Any) -> None:
        """Raise ValueError for None."""
        if value is None:
            raise ValueError("Value must not be None")


@dataclass
class WithinRange(Validator):
    """The value lies in a range, ends included."""

    minimum: float
    maximum: float

    def validate(self, value: Any) -> None:
        """Raise ValueError outside."""
        if not self.minimum <= value <= self.maximum:
            raise ValueError(f"Value must be within range [{self.minimum}, {self.maximum}], is {value}")


@dataclass
class Minimum(Validator):
    """The value is at least this."""

    minimum: float

    def validate(self, value: Any) -> None:
        """Raise ValueError below."""
        if value < self.minimum:
            raise ValueError(f"Value must be at least {self.minimum}, is {value}")


@dataclass
class Maximum(Validator):
    """The value is at most this."""

    maximum: float

    def validate(self, value: Any) -> None:
        """Raise ValueError above."""
        if value > self.maximum:
            raise ValueError(f"Value must be at most {self.maximum}, is {value}")


@dataclass
class Choice(Validator):
    """The value is one of a list."""

    choices: Sequence[Any]

    def validate(self, value: Any) -> None:
        """Raise ValueError for another."""
        if value not in self.choices:
            raise ValueError(f"Value is {value}, but must be one of {self.choices}")


def splitAnnotations(possiblyAnnotatedType: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return the type and its annotations."""
    inside = typing.get_args(Annotated[possiblyAnnotatedType, None])
    return inside[0], inside[1:-1]


def unannotatedType(possiblyAnnotatedType: Any) -> Any:
    """Return the type without annotations."""
    return splitAnnotations(possiblyAnnotatedType)[0]


def findFirstAnnotation(annotationsList: Sequence[Any], annotationType: type) -> Any:
    """Return the first annotation of a type, or None."""
    return next((item for item in annotationsList if isinstance(item, annotationType)), None)


def getNodeTypes(datatype: Any) -> tuple[str, ...]:
    """Return the class names of a node type or of a union of node types."""
    base = unannotatedType(datatype)
    union = typing.get_origin(base) in (typing.Union, types.UnionType)
    members = [unannotatedType(item) for item in (typing.get_args(base) if union else (base,))]
    return tuple(item().GetClassName() for item in members if item is not type(None))


def isNodeOrUnionOfNodes(datatype: Any) -> bool:
    """Whether a type is a MRML node type, or a union of such."""
    base = unannotatedType(datatype)
    if typing.get_origin(base) in (typing.Union, types.UnionType):
        members = [unannotatedType(item) for item in typing.get_args(base)]
        return all(item is type(None) or isNodeOrUnionOfNodes(item) for item in members)
    return isinstance(base, type) and issubclass(base, slicer.vtkMRMLNode)
