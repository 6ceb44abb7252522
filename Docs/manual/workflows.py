"""A page for each guided workflow: its steps in order, with the texts that stand on screen."""

from __future__ import annotations

from collections.abc import Iterable

from ctsuite.core.profile import load
from ctsuite.core.workflow import Step, StepKind, Workflow
from ctsuite.workflows.catalogue import all_tools, all_workflows
from manual.markdown import code, contents, page, table, warning
from manual.profiles import requirements
from manual.words import Words

MARK = {
    StepKind.STUDY: "You choose the data.",
    StepKind.CHECK: "The software checks; you decide on recommendations.",
    StepKind.TOOLS: "The software computes.",
    StepKind.MANUAL: 'You decide by hand. Left out, the step is marked "not done" in the report.',
    StepKind.REPORT: "The software writes the report.",
}


def pages(words: Words) -> dict[str, str]:
    """The list of the workflows and a page for each."""
    flows = all_workflows()
    made = {f"user/workflows/{flow.id}.md": flow_page(words, flow) for flow in flows.values()}
    rows = (
        (
            f"[{words.screen(f.title)}]({f.id}.md)",
            words.screen(f.intended_use),
            words.screen(f.summary),
            code(f.id),
        )
        for f in flows.values()
    )
    made["user/workflows/index.md"] = page(
        f"# {words('Guided workflows')}",
        words(
            "A guided workflow leads through a task in a fixed order. A step is offered when everything "
            "before it is "
            "done; what is missing is named. Finishing an earlier step again opens the later ones again, "
            "because "
            "their results would no longer belong to what they were made from."
        ),
        table(map(words, ("Workflow", "Intended use", "What it is for", "Identifier")), rows),
        contents(sorted(flows), hidden=True),
    )
    return made


def flow_page(words: Words, flow: Workflow) -> str:
    """The operating instructions of one workflow."""
    return page(
        f"# {words.screen(flow.title)}",
        words.screen(flow.summary),
        warning(words("Warning"), words.screen(flow.risk)),
        "\n".join(
            [said(words, "Intended use", [flow.intended_use]), said(words, "Functions", flow.functions)]
        ),
        f"## {words('Steps')}",
        *(part for number, step in enumerate(flow.steps, 1) for part in step_parts(words, number, step)),
        f"## {words('On the command line')}",
        f"```sh\nctsuite workflow run {flow.id} --in STUDY --out CASE\n```",
        words(
            'Without `--answers` the steps done by hand are marked "not done", and the automatic '
            "measurements are reported with the positions of their anchor points."
        ),
        f"## {words('Data requirements')}",
        requirements(words, load(flow.profile)),
        f"## {words('Facts')}",
        table(
            (words("Fact"), words("Value")),
            [
                (words("Identifier"), code(flow.id)),
                (words("Clauses of the standard"), ", ".join(flow.clauses)),
                (words("Data requirements"), code(flow.profile)),
            ],
        ),
    )


def step_parts(words: Words, number: int, step: Step) -> list[str]:
    """Heading and text of one step."""
    known = all_tools()
    tools = [
        f"[{words.screen(known[run.tool].title)}](../tools/{run.tool}.md)"
        for run in step.runs
        if run.tool in known
    ]
    return [
        f"### {number}. {words.screen(step.title)}",
        words.screen(step.instruction),
        words(MARK[step.kind]),
        f"{words('Tools')}{words.colon}{words.comma.join(tools)}{words.stop}" if tools else "",
    ]


def said(words: Words, name: str, values: Iterable[str]) -> str:
    """A line that lists what stands on screen under a name."""
    return f"- {words(name)}{words.colon}{words.comma.join(map(words.screen, values))}"
