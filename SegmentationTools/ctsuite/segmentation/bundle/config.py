"""The inference configuration of a bundle: reading it, and what of it is needed and not harmless.

The suite needs the network, the transforms before and after it, and how it is moved over the image. All else
in a configuration (data set, loader, evaluator, handlers, what is to be run first) is never looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ctsuite.core.i18n import Text
from ctsuite.segmentation.bundle import allowed, expressions
from ctsuite.segmentation.bundle.errors import UNREADABLE

NETWORK = ("network_def", "network", "net", "model")
BEFORE = ("preprocessing", "pre_transforms", "preprocess")
AFTER = ("postprocessing", "post_transforms", "postprocess")
INFERER = ("inferer",)
TARGET = "_target_"
# given by the suite, whatever a configuration says
GIVEN = ("bundle_root", "device")
_DEEPEST = 40


def read(path: Path, bundle: str) -> dict[str, Any]:
    """Read a configuration, JSON or YAML; YAML without its tags for Python objects.

    Raises
    ------
    CTSuiteError
        BUNDLE-UNREADABLE.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".json":
            found = json.loads(text)
        else:
            import yaml

            found = yaml.safe_load(text)
    except Exception as error:
        raise UNREADABLE.caused_by(
            error, bundle=bundle, reason=f"{path.name}: {' '.join(str(error).split())}"
        ) from error
    if not isinstance(found, dict):
        reason = Text("{file} does not hold named values.", file=path.name)
        raise UNREADABLE(bundle=bundle, reason=reason)
    return found


def part(config: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Return the first of several names that the configuration has."""
    return next((name for name in names if config.get(name) is not None), None)


def look_up(config: Mapping[str, Any], identifier: str) -> Any:
    """Return what an identifier such as ``a#b#0`` (or ``a::b::0``) stands for.

    Raises
    ------
    KeyError
        There is no such entry.
    """
    found: Any = config
    for name in identifier.replace("::", "#").split("#"):
        try:
            found = found[int(name) if isinstance(found, list) else name]
        except (KeyError, IndexError, TypeError, ValueError):
            raise KeyError(identifier) from None
    return found


def offences(config: Mapping[str, Any], with_network: bool) -> tuple[str, ...]:
    """Return everything in the needed parts of a configuration that is not known to be harmless."""
    wanted = [BEFORE, AFTER, INFERER, *([NETWORK] if with_network else [])]
    roots = [name for names in wanted if (name := part(config, names)) is not None]
    seen: set[str] = set()
    found: list[str] = []
    for root in roots:
        found += _offences_at(config, root, seen)
    return tuple(dict.fromkeys(found))


def _offences_at(config: Mapping[str, Any], identifier: str, seen: set[str]) -> Iterator[str]:
    if identifier in seen or identifier in GIVEN:
        return
    seen.add(identifier)
    try:
        item = look_up(config, identifier)
    except KeyError:
        yield Text("{where}: there is no such entry.", where=identifier)
        return
    yield from _walk(item, identifier, lambda other: _offences_at(config, other, seen), 0)


def _walk(item: Any, where: str, follow: Callable[[str], Iterator[str]], depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        yield Text("{where}: it is nested too deeply.", where=where)
    elif isinstance(item, dict):
        if TARGET in item:
            yield from _component(item, where)
        for key, value in item.items():
            if not str(key).startswith("_"):
                yield from _walk(value, f"{where}#{key}", follow, depth + 1)
    elif isinstance(item, list):
        for number, value in enumerate(item):
            yield from _walk(value, f"{where}#{number}", follow, depth + 1)
    elif isinstance(item, str):
        if item.startswith("$") and not expressions.is_harmless(item[1:]):
            yield Text("{where}: the expression {code}", where=where, code=item[:120])
            return
        if item.startswith("%"):
            yield Text("{where}: text of another place, {code}", where=where, code=item[:120])
        if item.startswith(("$", "@")):
            for other in expressions.references(item):
                yield from follow(other)


def _component(item: dict[str, Any], where: str) -> Iterator[str]:
    if allowed.class_of(item[TARGET]) is None:
        yield Text("{where}: the class or function {code}", where=where, code=str(item[TARGET])[:120])
    if item.get("_mode_", "default") not in ("default", "callable") or item.get("_requires_"):
        yield Text("{where}: it is to be made in an unusual way.", where=where)
    for name in allowed.refused_arguments(item):
        yield Text("{where}: it would read from elsewhere ({code}).", where=where, code=name)
