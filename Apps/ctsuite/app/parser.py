"""The argument parser: its complaints are coded errors, and it explains itself in the user's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from ctsuite.app.errors import USAGE
from ctsuite.core.i18n import LANGUAGES, Text, preferred, say, translate

# what argparse says, as texts that can be translated; the rest stays as it is
_COMPLAINTS = (
    (
        re.compile(r"the following arguments are required: (?P<names>.*)"),
        Text("the following arguments are required: {names}").template,
    ),
    (re.compile(r"unrecognized arguments: (?P<names>.*)"), Text("unrecognized arguments: {names}").template),
    (
        re.compile(r"argument (?P<name>.*): expected one argument"),
        Text("argument {name}: expected one argument").template,
    ),
    (
        re.compile(r"argument (?P<name>.*): invalid choice: (?P<found>.*) \(choose from (?P<known>.*)\)"),
        Text("argument {name}: invalid choice: {found} (choose from {known})").template,
    ),
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are coded errors."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        """Raise CLI-USAGE."""
        raise USAGE(reason=_complaint(message), usage=self.format_usage().strip())

    def put_into(self, language: str) -> None:
        """Translate the explanations of this parser and of those below it."""
        self.language = language
        if language == "en":
            return
        self.description = translate(self.description or "", language)
        self.epilog = translate(self.epilog or "", language)
        for group in self._action_groups:
            group.title = translate(str(group.title), language)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                for choice in action._choices_actions:
                    choice.help = translate(str(choice.help), language)
                for below in action.choices.values():
                    below.put_into(language)
            elif action.help:
                action.help = say(action.help, language)


def language_of(words: Sequence[str]) -> str:
    """Return the language that the words of a command ask for, else that of the environment."""
    for n, word in enumerate(words):
        option, _, value = word.partition("=")
        if option == "--language":
            wanted = value or (words[n + 1] if n + 1 < len(words) else "")
            return wanted if wanted in LANGUAGES else preferred()
    return preferred()


def _complaint(message: str) -> str:
    for pattern, template in _COMPLAINTS:
        found = pattern.fullmatch(message)
        if found:
            return Text(template, **found.groupdict())
    return message
