"""The description of a tool, from which forms, command-line options, manual pages and checks are made.

A tool is a typed description plus a pure function. What a user sees about a tool is written nowhere else.
"""

from __future__ import annotations

import dataclasses
import math
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from ctsuite.core.errors_core import (
    PARAMETER_CHOICE,
    PARAMETER_RANGE,
    PARAMETER_TYPE,
    PARAMETER_UNKNOWN,
)
from ctsuite.core.i18n import Text
from ctsuite.core.measurement import Measurement
from ctsuite.core.units import Unit, limits_in_words

_TRUE, _FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
_EXPECTED = {
    float: Text("a number"),
    int: Text("a whole number"),
    bool: Text("true or false"),
    str: Text("a text"),
}


class Scope(Enum):
    """Which modalities a function is for (clause 4.1.7 of the standard)."""

    CT = "CT"
    CT_AND_OTHER = "CT + other modality"
    OTHER = "other modality"


@dataclass(frozen=True)
class Parameter:
    """What a user must know about one parameter; stands in the ``Annotated`` type of its field.

    Attributes
    ----------
    label, tooltip : str
        Name on screen and one sentence of explanation.
    unit : Unit or None
        Unit of the value.
    minimum, maximum : float or None
        Accepted range, ends included.
    choices : tuple of str
        Accepted texts.
    decimals : int or None
        Digits shown after the decimal point.
    """

    label: str
    tooltip: str
    unit: Unit | None = None
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    decimals: int | None = None


@dataclass(frozen=True)
class Field:
    """One parameter of a tool: its name, python type and default with the description of its annotation."""

    name: str
    type: type
    default: Any
    about: Parameter

    def convert(self, value: Any) -> Any:
        """Turn a text or value into one that the tool accepts.

        Raises
        ------
        CTSuiteError
            PARAMETER-TYPE, PARAMETER-RANGE or PARAMETER-CHOICE.
        """
        about = self.about
        converted = self._typed(value)
        if about.choices and converted not in about.choices:
            raise PARAMETER_CHOICE(
                label=about.label, parameter=self.name, value=value, choices=", ".join(about.choices)
            )
        low = about.minimum if about.minimum is not None else float("-inf")
        high = about.maximum if about.maximum is not None else float("inf")
        if self.type in (int, float) and not low <= converted <= high:
            allowed = limits_in_words(about.minimum, about.maximum, about.unit.symbol if about.unit else "")
            raise PARAMETER_RANGE(label=about.label, parameter=self.name, value=value, allowed=allowed)
        return converted

    def _typed(self, value: Any) -> Any:
        if self.type is bool:
            if isinstance(value, bool):
                return value
            if str(value).lower() in _TRUE + _FALSE:
                return str(value).lower() in _TRUE
        elif self.type is str:
            if isinstance(value, str):
                return value
        elif not isinstance(value, bool):
            try:
                converted = self.type(value)
                if math.isfinite(converted) and (isinstance(value, str) or converted == value):
                    return converted
            except (TypeError, ValueError, OverflowError):
                pass
        raise PARAMETER_TYPE(
            label=self.about.label, parameter=self.name, value=value, expected=_EXPECTED[self.type]
        )


@dataclass(frozen=True)
class Port:
    """One input or output of a tool.

    Attributes
    ----------
    name : str
        Identifier, also the keyword of the tool's function.
    type : type
        One of the pure types of the core.
    label, tooltip : str
        Name on screen and one sentence of explanation.
    optional : bool
        Whether the tool works without it.
    many : bool
        Whether it is a tuple of the type.
    """

    name: str
    type: type
    label: str
    tooltip: str
    optional: bool = False
    many: bool = False

    def accepts(self, value: Any) -> bool:
        """Whether a value fits this port."""
        if value is None:
            return self.optional
        if self.many:
            return isinstance(value, (tuple, list)) and all(isinstance(v, self.type) for v in value)
        return isinstance(value, self.type)


@dataclass(frozen=True)
class NoParameters:
    """For tools that have nothing to set."""


@dataclass(frozen=True)
class Tool:
    """A described function.

    Attributes
    ----------
    id : str
        Stable identifier ``group.name``.
    title, summary : str
        Name on screen and one sentence of what it is for.
    group : str
        Heading under which it is listed.
    clauses : tuple of str
        Clauses of the standard it serves.
    inputs, outputs : tuple of Port
        What it takes and delivers.
    parameters : type
        Frozen dataclass with a default for each field, typed ``Annotated[type, Parameter(...)]``.
    function : callable
        ``function(<inputs by port name>, parameters=..., task=...)`` returning port name to value.
    profile : str
        Identifier of the data requirements.
    risk : str
        Limits of the input that are not checked automatically, and of clinical use.
    permission : str
        What the user must be allowed to do.
    scope : Scope
        CT, CT and other modalities, or other modalities.
    requires : tuple of str
        Optional parts of the platform it needs.
    anchor_rule : str or None
        For tools that take points on 3-D views: how a point is anchored.
    rigidity : str or None
        For registration: rigid or non-rigid.
    absent : callable or None
        For tools that use a program of the user: says in a sentence that it is not there, or None.
    """

    id: str
    title: str
    summary: str
    group: str
    clauses: tuple[str, ...]
    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]
    parameters: type
    function: Callable[..., Mapping[str, Any]]
    profile: str
    risk: str
    permission: str = "process"
    scope: Scope = Scope.CT
    requires: tuple[str, ...] = ()
    anchor_rule: str | None = None
    rigidity: str | None = None
    absent: Callable[[], str | None] | None = None

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The parameters in order."""
        return fields_of(self.parameters)

    @property
    def manual(self) -> str:
        """Anchor of the tool's page in the user manual."""
        return f"user/tools/{self.id}.html"

    def absence(self) -> str | None:
        """Say in a sentence which program of the user it needs and does not find, or None."""
        return None if self.absent is None else self.absent()

    def parse(self, values: Mapping[str, Any]) -> Any:
        """Make the parameters from texts or values; what is not named keeps its default.

        Raises
        ------
        CTSuiteError
            PARAMETER-UNKNOWN, PARAMETER-TYPE, PARAMETER-RANGE or PARAMETER-CHOICE.
        """
        return parse(self.title, self.parameters, values)

    def describe(self) -> dict[str, Any]:
        """Return the description as ``ctsuite tools --json`` prints it."""
        return {
            "id": self.id,
            "title": self.title,
            "summary": self.summary,
            "group": self.group,
            "clauses": list(self.clauses),
            "scope": self.scope.value,
            "inputs": [_port(port) for port in self.inputs],
            "outputs": [_port(port) for port in self.outputs],
            "parameters": [_field(field) for field in self.fields],
            "profile": self.profile,
            "risk_note": self.risk,
            "permission": self.permission,
            "requires": list(self.requires),
            "anchor_rule": self.anchor_rule,
            "rigidity": self.rigidity,
            "absent": self.absence(),
            "manual": self.manual,
        }


def fields_of(parameters: type) -> tuple[Field, ...]:
    """Return the described fields of a parameter dataclass in order."""
    hints = typing.get_type_hints(parameters, include_extras=True)
    made = []
    for field in dataclasses.fields(parameters):
        base, about = typing.get_args(hints[field.name])
        made.append(Field(field.name, base, field.default, about))
    return tuple(made)


def parse(title: str, parameters: type, values: Mapping[str, Any]) -> Any:
    """Make a parameter dataclass from texts or values; what is not named keeps its default.

    Parameters
    ----------
    title : str
        Name of what the parameters belong to, for the error.
    parameters : type
        Frozen dataclass as :class:`Tool` describes it.
    values : Mapping
        Field name to text or value.

    Raises
    ------
    CTSuiteError
        PARAMETER-UNKNOWN, PARAMETER-TYPE, PARAMETER-RANGE or PARAMETER-CHOICE.
    """
    known = {field.name: field for field in fields_of(parameters)}
    for name in values:
        if name not in known:
            raise PARAMETER_UNKNOWN(tool=title, parameter=name, known=", ".join(known) or "none")
    return parameters(**{name: known[name].convert(value) for name, value in values.items()})


def measurements_port(tooltip: str) -> Port:
    """Describe the usual output of measured values."""
    return Port("measurements", Measurement, "Measurements", tooltip, many=True)


def texts(tool: Tool) -> Iterable[str]:
    """Iterate over every text of a tool that a user sees on screen."""
    yield from (tool.title, tool.summary, tool.group, tool.risk)
    if tool.anchor_rule:
        yield tool.anchor_rule
    if tool.rigidity:
        yield tool.rigidity
    for port in (*tool.inputs, *tool.outputs):
        yield from (port.label, port.tooltip)
    for field in tool.fields:
        yield from (field.about.label, field.about.tooltip, *field.about.choices)


def _port(port: Port) -> dict[str, Any]:
    return {
        "name": port.name,
        "type": port.type.__name__,
        "label": port.label,
        "tooltip": port.tooltip,
        "optional": port.optional,
        "many": port.many,
    }


def _field(field: Field) -> dict[str, Any]:
    about = field.about
    return {
        "name": field.name,
        "label": about.label,
        "tooltip": about.tooltip,
        "type": field.type.__name__,
        "unit": about.unit.symbol if about.unit else None,
        "range": None if about.minimum is None and about.maximum is None else [about.minimum, about.maximum],
        "choices": list(about.choices) or None,
        "default": field.default,
    }
