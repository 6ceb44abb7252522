"""What is called when a signal is emitted."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any


class Slot:
    """Calls a Python function with as many of a signal's arguments as it takes, as PythonQt does.

    Parameters
    ----------
    target : callable
        What a module connected.
    show : callable
        Turns a value of PySide6 into what the module sees.
    report : callable
        Takes what the target raised.
    limit : int or None
        Most arguments to pass on; the signature given to ``connect`` sets it.
    """

    def __init__(
        self,
        target: Callable[..., Any],
        show: Callable[[Any], Any],
        report: Callable[[BaseException], None],
        limit: int | None,
    ) -> None:
        self._target, self._show, self._report = target, show, report
        takes = _arity(target)
        self._count = takes if limit is None else min(takes, limit)

    def receiver(self, count: int) -> Callable[..., None]:
        """Return a function of `count` arguments; PySide6 picks the overload of a signal by that number."""
        return (
            lambda: self._run(),
            lambda a: self._run(a),
            lambda a, b: self._run(a, b),
            lambda a, b, c: self._run(a, b, c),
            lambda a, b, c, d: self._run(a, b, c, d),
        )[count]

    def _run(self, *args: Any) -> None:
        try:
            self._target(*(self._show(value) for value in args[: self._count]))
        except Exception as error:
            self._report(error)


def _arity(target: Callable[..., Any]) -> int:
    try:
        parameters = inspect.signature(target).parameters.values()
    except (TypeError, ValueError):
        return 0
    if any(parameter.kind is parameter.VAR_POSITIONAL for parameter in parameters):
        return 99
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return sum(parameter.kind in positional for parameter in parameters)
