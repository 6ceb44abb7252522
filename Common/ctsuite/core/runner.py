"""The one path on which every tool is run, from every face.

authorize -> check the data against the profile (refuse / ask / pass) -> open the audit record -> run ->
validate the outputs -> provenance -> close the audit record
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from ctsuite.core import platform, provenance
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.errors_core import (
    CANCELLED,
    DATA_RECOMMENDATION,
    DATA_REFUSED,
    INPUT_GEOMETRY,
    INPUT_MISSING,
    INPUT_TYPE,
    INPUT_UNKNOWN,
    INPUT_VALUES,
    OUT_OF_MEMORY,
    OUTPUT_INVALID,
    PERMISSION_DENIED,
    TOOL_FAILED,
)
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.profile import Finding, Profile, check, load
from ctsuite.core.provenance import RunRecord
from ctsuite.core.task import Task
from ctsuite.core.tool import Port, Tool
from ctsuite.core.volume import Volume


@dataclass(frozen=True)
class Session:
    """Who is at work."""

    user: str = "local user"
    role: str = "physician"


class Authorizer(Protocol):
    """Answers whether a session may do something; implemented by the security package."""

    def allows(self, session: Session, permission: str) -> bool:
        """Whether the session holds the permission."""
        ...


class Auditor(Protocol):
    """Keeps the audit trail; implemented by the security package."""

    def opened(self, session: Session, tool: Tool, inputs: Mapping[str, Any]) -> str:
        """Note that a run begins and return the identifier of the record."""
        ...

    def closed(self, record_id: str, outcome: str, detail: str) -> None:
        """Note how the run ended: ``done``, or the code of the error."""
        ...


class SingleUser:
    """The authorizer of a program that one person uses on his own computer: everything is allowed."""

    def allows(self, session: Session, permission: str) -> bool:
        """Allow."""
        return True


class NoAudit:
    """The auditor where no audit trail is asked for."""

    def opened(self, session: Session, tool: Tool, inputs: Mapping[str, Any]) -> str:
        """Keep nothing."""
        return ""

    def closed(self, record_id: str, outcome: str, detail: str) -> None:
        """Keep nothing."""


Decision = Callable[[Profile, tuple[Finding, ...]], bool]


def decline(profile: Profile, findings: tuple[Finding, ...]) -> bool:
    """Never continue when a recommendation is not met."""
    return False


def accept(profile: Profile, findings: tuple[Finding, ...]) -> bool:
    """Always continue when a recommendation is not met; the record says so."""
    return True


@dataclass(frozen=True)
class Context:
    """What surrounds a run: who, the hooks, the decision on recommendations, progress."""

    session: Session = field(default_factory=Session)
    authorizer: Authorizer = field(default_factory=SingleUser)
    auditor: Auditor = field(default_factory=NoAudit)
    decide: Decision = decline
    task: Task = field(default_factory=Task)


@dataclass(frozen=True)
class RunResult:
    """What a run delivered, with its record."""

    outputs: Mapping[str, Any]
    record: RunRecord


def run(
    tool: Tool,
    inputs: Mapping[str, Any],
    parameters: Any = None,
    context: Context | None = None,
) -> RunResult:
    """Run a tool.

    Parameters
    ----------
    tool : Tool
        What to run.
    inputs : Mapping
        Port name to pure type.
    parameters : dataclass or Mapping or None
        The tool's parameters, or values by name; what is absent keeps its default.
    context : Context or None
        Who runs it and how questions and progress are handled.

    Raises
    ------
    CTSuiteError
        A refusal (permission, data, input), a cancellation, or a failure of the tool under its own code.
        Nothing that escapes a tool is uncoded.
    """
    context = context or Context()
    session = context.session
    if not context.authorizer.allows(session, tool.permission):
        raise PERMISSION_DENIED(user=session.user, tool=tool.title, permission=tool.permission)
    values = tool.parse(parameters if isinstance(parameters, Mapping) else _as_mapping(parameters))
    platform.require(tool.requires)
    given = _validated_inputs(tool, inputs)
    findings, accepted = check_data(tool.profile, given, context.decide)
    record_id = context.auditor.opened(session, tool, given)
    started = provenance.now()
    identities = {name: _identity(value) for name, value in given.items()}
    try:
        outputs = _execute(tool, given, values, context.task)
    except CTSuiteError as error:
        context.auditor.closed(record_id, error.code, error.message)
        raise
    record = RunRecord(
        tool.id,
        dataclasses.asdict(values),
        identities,
        provenance.versions(),
        started,
        provenance.now(),
        session.user,
        findings,
        accepted,
    )
    context.auditor.closed(record_id, "done", "")
    return RunResult(outputs, record)


def check_data(
    profile_id: str, inputs: Mapping[str, Any], decide: Decision
) -> tuple[tuple[Finding, ...], bool]:
    """Check every volume among the inputs and refuse, ask or pass.

    Returns
    -------
    findings, accepted : tuple of Finding, bool
        The unmet recommendations, and whether there were any that were accepted.

    Raises
    ------
    CTSuiteError
        DATA-REFUSED, DATA-RECOMMENDATION.
    """
    profile = load(profile_id)
    found: tuple[Finding, ...] = ()
    for value in inputs.values():
        for volume in value if isinstance(value, (tuple, list)) else (value,):
            if isinstance(volume, Volume):
                found += settle(profile, volume.name, check(profile, volume.facts()), decide)
    return found, bool(found)


def settle(
    profile: Profile, name: str, findings: tuple[Finding, ...], decide: Decision
) -> tuple[Finding, ...]:
    """Refuse, ask or pass, and return the findings that were accepted.

    Raises
    ------
    CTSuiteError
        DATA-REFUSED when a requirement is not met, DATA-RECOMMENDATION when a recommendation is not met and
        the decision was not to continue.
    """
    must = [finding for finding in findings if finding.level == "must"]
    if must:
        raise DATA_REFUSED(
            name=name,
            profile=profile.title,
            findings=Text.joined(finding.message for finding in must),
            details=[finding.as_dict() for finding in findings],
        )
    if findings and not decide(profile, findings):
        raise DATA_RECOMMENDATION(
            name=name,
            profile=profile.title,
            findings=Text.joined(finding.message for finding in findings),
            details=[finding.as_dict() for finding in findings],
        )
    return findings


def _validated_inputs(tool: Tool, inputs: Mapping[str, Any]) -> dict[str, Any]:
    ports = {port.name: port for port in tool.inputs}
    for name in inputs:
        if name not in ports:
            raise INPUT_UNKNOWN(tool=tool.title, port=name, known=", ".join(ports) or "none")
    given = {}
    for name, port in ports.items():
        value = inputs.get(name)
        if value is None and not port.optional:
            raise INPUT_MISSING(tool=tool.title, port=name, label=port.label)
        if not port.accepts(value):
            raise INPUT_TYPE(
                tool=tool.title, port=name, found=type(value).__name__, expected=port.type.__name__
            )
        if isinstance(value, Volume) and not value.finite():
            raise INPUT_VALUES(name=value.name, count=int((~np.isfinite(value.array)).sum()))
        if value is not None:
            given[name] = value
    _same_grid(given)
    return given


def _same_grid(given: Mapping[str, Any]) -> None:
    """A label map belongs to its volume; two volumes may well differ (registration, fusion)."""
    volumes = [value for value in given.values() if isinstance(value, Volume)]
    for labels in (value for value in given.values() if isinstance(value, Labels)):
        for volume in volumes[:1]:
            difference = volume.grid.difference(labels.grid)
            if difference:
                raise INPUT_GEOMETRY(first=volume.name, second=labels.name, difference=difference)


def _execute(tool: Tool, given: Mapping[str, Any], values: Any, task: Task) -> dict[str, Any]:
    try:
        outputs = dict(tool.function(**given, parameters=values, task=task))
    except CTSuiteError:
        raise
    except KeyboardInterrupt as error:
        raise CANCELLED.caused_by(error) from error
    except MemoryError as error:
        raise OUT_OF_MEMORY.caused_by(error, tool=tool.title) from error
    except Exception as error:
        raise TOOL_FAILED.caused_by(error, tool=tool.title) from error
    for port in tool.outputs:
        problem = _problem(port, outputs.get(port.name))
        if problem:
            raise OUTPUT_INVALID(tool=tool.title, port=port.name, reason=problem)
    surplus = set(outputs) - {port.name for port in tool.outputs}
    if surplus:
        raise OUTPUT_INVALID(
            tool=tool.title, port=", ".join(sorted(surplus)), reason="It is not part of the description."
        )
    return outputs


def _problem(port: Port, value: Any) -> str | None:
    if not port.accepts(value):
        return f"It is a {type(value).__name__}, not a {port.type.__name__}."
    if isinstance(value, Volume) and not value.finite():
        return "It contains values that are not numbers."
    return None


def _as_mapping(parameters: Any) -> dict[str, Any]:
    return {} if parameters is None else dataclasses.asdict(parameters)


def _identity(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_identity(item) for item in value]
    corrections = value.attributes.get("Corrections", ()) if isinstance(value, Volume) else ()
    return {
        "type": type(value).__name__,
        "name": getattr(value, "name", ""),
        "sha256": provenance.digest(value),
        **({"corrections": list(corrections)} if corrections else {}),
    }
