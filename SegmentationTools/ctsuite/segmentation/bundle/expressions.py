"""The expressions in the configuration of a bundle (``$...``): which are harmless, and what they are worth.

MONAI hands such expressions to Python's ``eval``. Here they are parsed and computed by this module, which
knows arithmetic, comparisons, lists and a few functions; it cannot import, and reaches no attribute but those
listed.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator
from typing import Any

REFERENCE = re.compile(r"@([A-Za-z_]\w*(?:(?:#|::)\w+)*)")
_STAND_IN = "reference_{}"
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "int": int, "float": float, "bool": bool, "str": str, "len": len, "min": min, "max": max,
    "sum": sum, "abs": abs, "round": round, "list": list, "tuple": tuple, "range": range, "sorted": sorted,
}  # fmt: skip
_JOINS = ("os.path.join",)
_TORCH_CALLS = ("torch.device", "torch.cuda.is_available", "torch.cuda.device_count")
_TORCH_VALUES = ("torch.float32", "torch.float16", "torch.float", "torch.half", "torch.uint8", "torch.int64")
# of an object that is referred to; where the network runs is decided by the suite
_METHODS = ("to", "eval", "float", "cpu", "cuda")
_OPERATORS: dict[type, Callable[..., Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow, ast.USub: operator.neg,
    ast.UAdd: operator.pos, ast.Not: operator.not_, ast.Eq: operator.eq, ast.NotEq: operator.ne,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
    ast.Is: operator.is_, ast.IsNot: operator.is_not,
    ast.In: lambda item, whole: item in whole, ast.NotIn: lambda item, whole: item not in whole,
}  # fmt: skip
_PLAIN = (
    ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp,
    ast.Subscript, ast.Slice, ast.Name, ast.Load, ast.And, ast.Or, ast.Expression, ast.Starred,
)  # fmt: skip


def references(text: str) -> tuple[str, ...]:
    """Return the identifiers that a text refers to."""
    return tuple(REFERENCE.findall(text))


def is_harmless(text: str) -> bool:
    """Whether an expression (without its ``$``) holds nothing beyond the grammar of this module."""
    try:
        tree, _ = _parsed(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return not any(_offends(node) for node in _walk(tree.body))


def evaluate(text: str, resolve: Callable[[str], Any]) -> Any:
    """Compute a harmless expression.

    Parameters
    ----------
    text : str
        The expression without its ``$``.
    resolve : callable
        Identifier to its value.

    Raises
    ------
    ValueError
        The expression is not harmless.
    """
    if not is_harmless(text):
        raise ValueError(f"the expression {text!r} is not allowed")
    tree, names = _parsed(text)
    return _value(tree.body, {name: lambda i=identifier: resolve(i) for name, identifier in names.items()})


def _parsed(text: str) -> tuple[ast.Expression, dict[str, str]]:
    names: dict[str, str] = {}

    def stand_in(match: re.Match[str]) -> str:
        name = _STAND_IN.format(len(names))
        names[name] = match[1]
        return name

    return ast.parse(REFERENCE.sub(stand_in, text).strip(), mode="eval"), names


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """Every node, a dotted name or call of the lists as a whole."""
    if isinstance(node, ast.Call):
        yield node
        children: list[ast.AST] = [*node.args, *(keyword.value for keyword in node.keywords)]
        if isinstance(node.func, ast.Attribute) and (_called(node) or "").startswith("."):
            children.append(node.func.value)
    elif isinstance(node, ast.Attribute):
        yield node
        children = []
    else:
        yield node
        children = list(ast.iter_child_nodes(node))
    for child in children:
        yield from _walk(child)


def _offends(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return _called(node) is None
    if isinstance(node, ast.Attribute):
        return _dotted(node) not in _TORCH_VALUES
    if isinstance(node, ast.Name):
        return re.fullmatch(_STAND_IN.format(r"\d+"), node.id) is None
    return not isinstance(node, _PLAIN) and type(node) not in _OPERATORS


def _called(node: ast.Call) -> str | None:
    name = _dotted(node.func)
    if not node.keywords and name in (*_FUNCTIONS, *_JOINS, *_TORCH_CALLS):
        return name
    if isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
        return f".{node.func.attr}"
    return None


def _dotted(node: ast.AST) -> str | None:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return None if before is None else f"{before}.{node.attr}"
    return None


def _value(node: Any, names: dict[str, Callable[[], Any]]) -> Any:
    def value(inner: Any) -> Any:
        return _value(inner, names)

    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return names[node.id]()
    if isinstance(node, (ast.List, ast.Tuple)):
        items = [value(item) for item in node.elts]
        return items if isinstance(node, ast.List) else tuple(items)
    if isinstance(node, ast.Dict):
        return {value(k): value(v) for k, v in zip(node.keys, node.values, strict=True)}
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](value(node.left), value(node.right))
    if isinstance(node, ast.UnaryOp):
        return _OPERATORS[type(node.op)](value(node.operand))
    if isinstance(node, ast.IfExp):
        return value(node.body) if value(node.test) else value(node.orelse)
    if isinstance(node, ast.Subscript):
        return value(node.value)[value(node.slice)]
    if isinstance(node, ast.Slice):
        return slice(*(None if part is None else value(part) for part in (node.lower, node.upper, node.step)))
    if isinstance(node, ast.BoolOp):
        wanted = isinstance(node.op, ast.Or)
        result = None
        for part in node.values:
            result = value(part)
            if bool(result) is wanted:
                break
        return result
    if isinstance(node, ast.Compare):
        left = value(node.left)
        for op, right in zip(node.ops, map(value, node.comparators), strict=True):
            if not _OPERATORS[type(op)](left, right):
                return False
            left = right
        return True
    return _call_or_value(node, value)


def _call_or_value(node: Any, value: Callable[[Any], Any]) -> Any:
    if isinstance(node, ast.Attribute):
        import torch

        return getattr(torch, node.attr)
    name = _called(node) or ""
    if name.startswith("."):
        return value(node.func.value)
    given = [value(item) for item in node.args]
    if name in _FUNCTIONS:
        return _FUNCTIONS[name](*given)
    if name in _JOINS:
        return "/".join(map(str, given))
    import torch

    made: Any = torch
    for part in name.split(".")[1:]:
        made = getattr(made, part)
    return made(*given)
