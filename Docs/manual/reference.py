"""Pages of lists: errors, required platform, commands."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ctsuite.app.cli import parser
from ctsuite.core.errors import Kind
from ctsuite.core.platform import Part, parts
from manual import sources
from manual.markdown import code, page, table
from manual.words import Words


def error_page(words: Words) -> dict[str, str]:
    """Every error; its heading makes the anchor that the product gives for it."""
    kinds = {
        "USAGE": words("Wrong usage"),
        "REFUSED": words("Refused"),
        "RECOMMENDATION": words("Recommendation not met"),
        "FAILED": words("Failed"),
        "CANCELLED": words("Cancelled"),
    }
    made = [
        f"# {words('Errors')}",
        words(
            "Every error has a code. The command line ends with the exit code of its kind. Words in braces "
            "are "
            "replaced by the values of the occurrence."
        ),
        table(
            (words("Kind"), words("Exit code")),
            ((kinds[kind.name], kind.value) for kind in Kind),
        ),
    ]
    for error in sources.errors():
        made += [
            f"## {error.code}",
            f"**{literal(words.screen(error.sentence))}**",
            f"- {words('Kind')}{words.colon}{kinds[error.kind]}",
            f"- {words('Cause')}{words.colon}{literal(words.screen(error.cause))}",
            f"- {words('What to do')}{words.colon}{literal(words.screen(error.remedy))}",
        ]
    return {"user/errors.md": page(*made)}


def literal(text: str) -> str:
    """A template shown as it is, its values as code."""
    return text.replace("{", "`{").replace("}", "}`")


def platform_page(words: Words) -> dict[str, str]:
    """The required and the optional parts of the platform; their manuals are part of this one (4.1.2)."""
    listed = parts().values()
    return {
        "user/platform.md": page(
            f"# {words('Required platform')}",
            words(
                "CTSuite runs on the parts below. Together with them it meets the standard, and their "
                "manuals are "
                "part of this manual (clause 4.1.2). A required part that is missing or too old is named "
                "at start; an "
                "optional part is named by the function that needs it."
            ),
            f"## {words('Required parts')}",
            part_table(words, (part for part in listed if part.required)),
            f"## {words('Optional parts')}",
            part_table(words, (part for part in listed if not part.required)),
        )
    }


def part_table(words: Words, listed: Iterator[Part]) -> str:
    """Table of parts."""
    rows = (
        (
            part.title,
            part.minimum,
            words.screen(part.purpose),
            words.screen(part.install),
            f"[{part.manual_name}]({part.manual_url})",
        )
        for part in listed
    )
    return table(map(words, ("Part", "Oldest version", "What it is for", "Installation", "Manual")), rows)


def command_page(words: Words) -> dict[str, str]:
    """The command line, from the parser itself."""
    whole = parser(words.language)
    made = [
        f"# {words('Command line')}",
        str(whole.description),
        words(
            "Every command explains itself with `--help`, prints one JSON document with `--json`, writes "
            "progress "
            "and messages to standard error, and never shows a program's internals unless `--debug` is given."
        ),
        str(whole.epilog),
    ]
    for name, about, command in commands(whole):
        usage = command.format_usage().removeprefix("usage: ").strip()
        made += [
            f"## {name}",
            about,
            f"```text\n{usage}\n```",
            table(map(words, ("Argument", "Explanation", "Default")), arguments(words, command)),
        ]
    return {"user/command-line.md": page(*made)}


def commands(whole: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Name, explanation and parser of every command and of those below it, in order."""
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            about = {choice.dest: str(choice.help) for choice in action._choices_actions}
            for name, command in action.choices.items():
                below = list(commands(command))
                yield from below or [(command.prog, about[name], command)]


def arguments(words: Words, command: argparse.ArgumentParser) -> Iterator[tuple[str, ...]]:
    """Name, explanation and default of each argument."""
    for action in command._actions:
        if action.dest in ("help", argparse.SUPPRESS):
            continue
        name = ", ".join(map(code, action.option_strings)) or code(action.metavar or action.dest)
        choices = f" ({', '.join(map(str, action.choices))})" if action.choices else ""
        shown = action.default not in (None, False, [], argparse.SUPPRESS) and action.dest != "language"
        yield name, str(action.help) + choices, code(action.default) if shown else ""


def pages(words: Words) -> dict[str, str]:
    """The three lists."""
    return {**error_page(words), **platform_page(words), **command_page(words)}
