"""Every tool, workflow and profile says all that a user, the manual and the standard ask of it."""

from __future__ import annotations

import dataclasses
import inspect
import re
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

from ctsuite.core import platform
from ctsuite.core.curve import Curve
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.picture import Picture
from ctsuite.core.profile import FIVE_RANGES, load, profiles
from ctsuite.core.surface import Surface
from ctsuite.core.table import Table
from ctsuite.core.tool import Parameter, Tool
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume
from ctsuite.workflows.catalogue import DOMAINS, all_tools, all_workflows

TYPES = {Volume, Labels, Surface, Curve, Transform, Table, Measurement, Picture}
TOOLS = list(all_tools().values())
FLOWS = list(all_workflows().values())
PERMISSIONS = {"process"}
each_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)
each_flow = pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)


def sentence(text: str) -> bool:
    """Whether a text is one or more whole sentences."""
    return bool(re.match(r"[A-Z0-9]", text)) and text.rstrip(")")[-1] in ".?" and "  " not in text


def label(text: str) -> bool:
    """Whether a text is fit for a label: short, a capital first, no full stop."""
    return 0 < len(text) <= 48 and not text.endswith(".") and text[0] == text[0].upper()


def test_there_are_tools_and_workflows() -> None:
    assert len(TOOLS) >= 8 and FLOWS


def test_identifiers_and_titles_are_unique() -> None:
    listed = [
        t
        for d in DOMAINS
        if find_spec(d) and find_spec(f"{d}.tools")
        for t in import_module(f"{d}.tools").TOOLS
    ]
    assert len({t.id for t in listed}) == len(listed) == len(TOOLS)
    titles = [t.title for t in TOOLS] + [f.title for f in FLOWS]
    assert len(set(titles)) == len(titles)


@each_tool
def test_the_identifier_begins_with_the_domain_of_its_package(tool: Tool) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z0-9_]+", tool.id)
    assert inspect.getmodule(tool.function).__name__.startswith(f"ctsuite.{tool.id.split('.')[0]}")


@each_tool
def test_a_tool_says_what_it_is_for_and_where_its_limits_are(tool: Tool) -> None:
    assert label(tool.title) and label(tool.group)
    assert sentence(tool.summary) and sentence(tool.risk) and len(tool.risk) >= 40
    assert tool.permission in PERMISSIONS and tool.clauses
    assert inspect.getdoc(inspect.getmodule(tool.function)) and inspect.getdoc(tool.function), "the method"


@each_tool
def test_every_parameter_has_label_tooltip_default_and_where_it_is_a_number_unit_and_range(
    tool: Tool,
) -> None:
    labels = [field.about.label for field in tool.fields]
    assert len(set(labels)) == len(labels)
    for field in tool.fields:
        about = field.about
        assert isinstance(about, Parameter) and field.type in (int, float, bool, str), field.name
        assert label(about.label) and sentence(about.tooltip), field.name
        assert field.convert(field.default) == field.default, field.name
        if field.type in (int, float):
            assert about.minimum is not None and about.maximum is not None, field.name
            assert about.minimum < about.maximum, field.name
        if field.type is float:
            assert about.unit is not None and about.decimals is not None, field.name


@each_tool
def test_the_parameters_are_frozen(tool: Tool) -> None:
    made = tool.parameters()
    assert dataclasses.is_dataclass(made) and made.__dataclass_params__.frozen
    assert tool.parse(dataclasses.asdict(made)) == made


@each_tool
def test_inputs_and_outputs_are_pure_types_with_name_and_explanation(tool: Tool) -> None:
    assert tool.outputs
    for port in (*tool.inputs, *tool.outputs):
        assert port.type in TYPES and port.name.isidentifier(), port.name
        assert label(port.label) and sentence(port.tooltip), port.name
    for ports in (tool.inputs, tool.outputs):
        assert len({port.name for port in ports}) == len({port.label for port in ports}) == len(ports)


@each_tool
def test_the_function_takes_what_the_description_says(tool: Tool) -> None:
    signature = inspect.signature(tool.function)
    expected = {*(port.name for port in tool.inputs), "parameters", "task"}
    assert set(signature.parameters) == expected
    for port in tool.inputs:
        has_default = signature.parameters[port.name].default is not inspect.Parameter.empty
        assert has_default == port.optional, port.name


@each_tool
def test_the_data_requirements_and_the_parts_that_a_tool_names_exist(tool: Tool) -> None:
    load(tool.profile)
    assert set(tool.requires) <= set(platform.parts())


@each_tool
def test_a_tool_that_works_on_a_ct_limits_all_five_ranges(tool: Tool) -> None:
    if any(port.type is Volume for port in tool.inputs):
        missing = [fact for fact in FIVE_RANGES if load(tool.profile).range(fact) is None]
        assert not missing


def test_a_measurement_on_points_or_surfaces_says_how_its_points_are_anchored() -> None:
    missing = [
        tool.id
        for tool in TOOLS
        if tool.id.startswith("measurement.") and any(port.type in (Curve, Surface) for port in tool.inputs)
        if not tool.anchor_rule
    ]
    assert not missing


def test_a_registration_says_whether_it_is_rigid() -> None:
    assert not [t.id for t in TOOLS if Transform in {p.type for p in t.outputs} and not t.rigidity]


@each_flow
def test_a_workflow_runs_known_tools_with_their_own_ports_and_parameters(flow: Any) -> None:
    known = all_tools()
    load(flow.profile)
    for step in flow.steps:
        for run in step.runs:
            tool = known[run.tool]
            assert set(run.inputs) <= {port.name for port in tool.inputs}, (step.id, run.tool)
            assert {p.name for p in tool.inputs if not p.optional} <= set(run.inputs), (step.id, run.tool)
            assert set(run.outputs) <= {port.name for port in tool.outputs}, (step.id, run.tool)
            tool.parse(run.parameters)


@each_flow
def test_every_artefact_that_a_step_needs_is_given_by_an_earlier_one(flow: Any) -> None:
    there: set[str] = set()
    for step in flow.steps:
        assert set(step.needs) <= there, step.id
        there |= set(step.gives)


@each_flow
def test_every_step_has_a_title_and_an_instruction(flow: Any) -> None:
    titles = [step.title for step in flow.steps]
    assert len(set(titles)) == len(titles)
    assert all(label(step.title) and sentence(step.instruction) for step in flow.steps)
    assert sentence(flow.summary) and sentence(flow.risk) and flow.functions and flow.clauses


def test_every_profile_is_used_and_its_rules_can_be_met() -> None:
    used = {tool.profile for tool in TOOLS} | {flow.profile for flow in FLOWS}
    used |= {profile.extends for profile in profiles().values() if profile.extends}
    assert set(profiles()) == used
    for profile in profiles().values():
        for rule in profile.rules:
            assert sentence(rule.reason), (profile.id, rule.fact)
            assert rule.tag is None or re.fullmatch(r"[0-9A-F]{4},[0-9A-F]{4}", rule.tag), (
                profile.id,
                rule.tag,
            )
            if rule.minimum is not None and rule.maximum is not None:
                assert rule.minimum < rule.maximum, (profile.id, rule.fact)


def test_the_tag_of_a_rule_is_that_of_its_keyword() -> None:
    datadict = pytest.importorskip("pydicom.datadict")
    wrong = [
        (profile.id, rule.fact, rule.tag)
        for profile in profiles().values()
        for rule in profile.rules
        if rule.tag and datadict.tag_for_keyword(rule.fact) not in (None, int(rule.tag.replace(",", ""), 16))
    ]
    assert not wrong
