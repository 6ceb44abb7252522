"""Which names of Qt, CTK and Slicer a source file uses, checked against a real Slicer without running it.

Chains that begin with ``qt``, ``ctk`` or ``slicer`` are checked name by name. Where a variable or a
member of ``self`` is made by calling a class (``self.button = qt.QPushButton(...)``), its uses are
checked for their kind too: a property is not called, a method is not set.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import api

_PLAIN = {"slicer.mrmlScene": "vtkMRMLScene"}
_LISTS = (
    "qt",
    "ctk",
    "slicer",
    "slicer.app",
    "slicer.modules",
    "slicer.util",
    "slicer.packaging",
    "slicer.i18n",
)
_PACKAGES = (*_LISTS, "slicer.ScriptedLoadableModule", "slicer.parameterNodeWrapper")


@dataclass(frozen=True)
class Problem:
    """A use that a real Slicer would refuse."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


def check(path: Path, own_modules: frozenset[str] = frozenset()) -> list[Problem]:
    """Return what is wrong in a source file.

    Parameters
    ----------
    path : Path
        A file of a module folder.
    own_modules : frozenset of str
        Lower-case names under ``slicer.modules`` that the repository brings itself.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    members = {name: made for name, made in _made(tree).items() if "." in name}
    found = [*_imports(tree), *_chains(tree, own_modules)]
    for scope in _scopes(tree):
        found += _uses(scope, {**members, **_locals(scope)})
    return [Problem(path.name, line, text) for line, text in sorted(set(found))]


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.split(".")[0] in ("qt", "ctk", "slicer")
        ):
            for alias in node.names:
                if alias.name != "*":
                    yield from _step(node.module, alias.name, node.lineno, frozenset())


def _chains(tree: ast.Module, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in inner:
            names = _names(node)
            if names and names[0] in ("qt", "ctk", "slicer"):
                yield from _follow(names, node.lineno, own)


def _follow(names: list[str], line: int, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    for length in range(1, len(names)):
        owner = ".".join(names[:length])
        problems = list(_step(owner, names[length], line, own))
        yield from problems
        if problems:
            return


def _step(owner: str, name: str, line: int, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Whether `owner` has `name`; what is not introspected is not judged."""
    if owner in _PLAIN:
        known: object = api.names()["vtkMRML"][_PLAIN[owner]]
    elif owner in api.classes():
        kind = api.kinds(owner).get(name)
        if kind in ("property", "signal"):
            yield line, f"{owner}.{name} is a {kind} of its objects, not of the class"
        known = api.kinds(owner)
    elif owner.startswith("slicer.") and owner[7:] in api.names()["vtkMRML"]:
        known = api.names()["vtkMRML"][owner[7:]]
    elif owner in _PACKAGES:
        known = api.names()[owner]
    else:
        return
    allowed = name in known or (owner == "slicer.modules" and name in own)
    if not allowed and f"{owner}.{name}" not in (*_PACKAGES, *_PLAIN):
        yield line, f"{owner} has no {name!r} in a real Slicer"


def _scopes(tree: ast.Module) -> list[ast.AST]:
    """Every function and method; what they nest belongs to them."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    statements = [*tree.body, *(statement for node in classes for statement in node.body)]
    functions: list[ast.AST] = [node for node in statements if isinstance(node, ast.FunctionDef)]
    top = ast.Module(
        [node for node in tree.body if not isinstance(node, (ast.ClassDef, ast.FunctionDef))], []
    )
    return [top, *functions]


def _locals(scope: ast.AST) -> dict[str, str]:
    """Variables of a function that are made by calling a class; its parameters can be anything."""
    parameters = {node.arg for node in ast.walk(scope) if isinstance(node, ast.arg)}
    return {name: made for name, made in _made(scope).items() if "." not in name and name not in parameters}


def _made(tree: ast.AST) -> dict[str, str]:
    """Variables and members of self with the class that makes them; ambiguous ones are left out."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            made_by = _class_of(node.value)
            for target in targets:
                names = _names(target)
                if names and len(names) <= 2:
                    found.setdefault(".".join(names), set()).add(made_by or "?")
    return {name: kinds.copy().pop() for name, kinds in found.items() if len(kinds) == 1 and kinds != {"?"}}


def _class_of(value: ast.expr | None) -> str | None:
    if not isinstance(value, ast.Call):
        return None
    names = _names(value.func)
    full = ".".join(names) if names else ""
    if full in api.classes() or (full.startswith("slicer.") and full[7:] in api.names()["vtkMRML"]):
        return full
    last = names[-1] if names else ""
    if last in ("AddNewNodeByClass", "CreateNodeByClass") and value.args:
        argument = value.args[0]
        if isinstance(argument, ast.Constant) and argument.value in api.names()["vtkMRML"]:
            return f"slicer.{argument.value}"
    return None


def _uses(tree: ast.AST, made: dict[str, str]) -> Iterator[tuple[int, str]]:
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        names = _names(node.value)
        class_name = made.get(".".join(names)) if names else None
        if class_name is None:
            continue
        is_set = isinstance(node.ctx, ast.Store)
        if class_name in api.classes():
            kind = api.kinds(class_name).get(node.attr)
            if kind is None:
                yield node.lineno, f"{class_name} has no {node.attr!r} in a real Slicer"
            elif kind == "property" and id(node) in called:
                yield node.lineno, f"{class_name}.{node.attr} is a property and cannot be called"
            elif kind != "property" and is_set:
                yield node.lineno, f"{class_name}.{node.attr} is a {kind} and cannot be set"
        elif node.attr not in api.names()["vtkMRML"][class_name[7:]]:
            yield node.lineno, f"{class_name} has no {node.attr!r} in a real Slicer"


def _names(node: ast.AST | None) -> list[str]:
    """``a.b.c`` as a list; empty for anything else."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return []
    return [node.id, *reversed(names)]
