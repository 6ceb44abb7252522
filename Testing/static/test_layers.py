"""Who may import whom; what breaks it is named with file and line."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

LAYERS = (
    {"core"},
    {"ct", "segmentation", "measurement", "spectral", "security", "phantom"},
    {"mrml"},
    {"workflows"},
    {"app"},
)
DESKTOP = {"slicer", "qt", "ctk", "PythonQt", "PySide6"}
PEERS = {"monai", "surface_distance", "cc3d", "nibabel", "vmtk"}
HEAVY = {"numba", "torch", "highdicom", "monai", "trame_slicer", "itk"}
CORE_MAY_USE = {"numpy", "scipy", "numba"}


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that is imported, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def at_import(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What is imported when the file itself is: outside functions, and not only for type checking."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting.extend(node.orelse)
            continue
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from imports(ast.Module([node], []))
        waiting.extend(ast.iter_child_nodes(node))


def layer(part: str) -> int | None:
    """Number of the layer of a part of the library."""
    return next((number for number, parts in enumerate(LAYERS) if part in parts), None)


def offences(source: Any) -> Iterator[str]:
    """Every import of a library file that its layer forbids."""
    part = source.package.split(".")[1] if "." in source.package else ""
    own = layer(part)
    if own is None:
        yield f"{source.name}:1 belongs to no layer"
        return
    for line, name in imports(source.tree):
        top, _, rest = name.partition(".")
        place = f"{source.name}:{line}"
        if top == "ctsuite":
            other = rest.split(".")[0]
            if other != part and (layer(other) is None or layer(other) >= own):
                yield f"{place} ctsuite.{part} must not import ctsuite.{other}"
        elif top in DESKTOP and not (top == "slicer" and part == "mrml"):
            yield f"{place} ctsuite.{part} must not import {top}"
        elif top == "monai" and source.package == "ctsuite.segmentation.bundle":
            continue  # its transforms are what the configuration of a bundle names
        elif top in PEERS and not source.package.startswith("ctsuite.app.bench"):
            yield f"{place} {top} is what benchmarks compare with, the product must not need it"
        elif part == "core" and top not in CORE_MAY_USE and not standard_library(top):
            yield f"{place} ctsuite.core must not import {top}"


def standard_library(name: str) -> bool:
    """Whether a module comes with Python."""
    return name in sys.stdlib_module_names


def test_a_layer_imports_only_those_above_it(product: list[Any]) -> None:
    found = [offence for source in product if source.package for offence in offences(source)]
    assert not found, "\n".join(found)


def test_module_folders_reach_the_library_and_the_desktop_only(product: list[Any]) -> None:
    found = [
        f"{source.name}:{line} a module folder must not import ctsuite.app"
        for source in product
        if source.module_folder
        for line, name in imports(source.tree)
        if name.startswith("ctsuite.app")
    ]
    assert not found, "\n".join(found)


def test_the_mrml_package_uses_the_classes_of_slicer_and_none_of_its_globals(product: list[Any]) -> None:
    found = []
    for source in product:
        if source.package and source.package.startswith("ctsuite.mrml"):
            for line, name in imports(source.tree):
                if name.startswith("slicer.") and not name.startswith("slicer.vtk"):
                    found.append(f"{source.name}:{line} {name}")
            found += [
                f"{source.name}:{node.lineno} slicer.{node.attr}"
                for node in ast.walk(source.tree)
                if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "slicer"
                if not node.attr.startswith("vtk")
            ]
    assert not found, "\n".join(found)


def test_heavy_packages_are_imported_on_first_need_only(product: list[Any]) -> None:
    found = [
        f"{source.name}:{line} {name}"
        for source in product
        for line, name in at_import(source.tree)
        if name.split(".")[0] in HEAVY and not (name.startswith("numba.") and is_kernel(source.package))
    ]
    assert not found, "\n".join(found)


def test_compiled_kernels_are_imported_on_first_need_only(product: list[Any]) -> None:
    found = [
        f"{source.name}:{line} {name}"
        for source in product
        for line, name in at_import(source.tree)
        if ".kernels" in name and not is_kernel(source.package)
    ]
    assert not found, "\n".join(found)


def is_kernel(package: str | None) -> bool:
    """Whether a package holds loops that numba compiles; it is imported inside functions."""
    return bool(package) and str(package).endswith(".kernels")


def test_the_product_never_imports_its_tests(product: list[Any]) -> None:
    found = [
        f"{source.name}:{line} {name}"
        for source in product
        for line, name in imports(source.tree)
        if name.split(".")[0] in {"Testing", "pytest", "hypothesis"}
    ]
    assert not found, "\n".join(found)


def test_no_import_climbs_with_dots(product: list[Any]) -> None:
    found = [
        f"{source.name}:{node.lineno}"
        for source in product
        if source.package
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not found, "\n".join(found)


def test_the_namespace_has_no_init_file_and_every_package_has_one(
    product: list[Any], repository: Path
) -> None:
    assert not list(repository.glob("*/ctsuite/__init__.py"))
    folders = {source.path.parent for source in product if source.package and source.package != "ctsuite"}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").is_file()]


@pytest.mark.parametrize(
    ("package", "line", "allowed"),
    [
        ("ctsuite.ct", "from ctsuite.segmentation import threshold", False),
        ("ctsuite.core", "import pydicom", False),
        ("ctsuite.core", "from ctsuite.mrml import volume", False),
        ("ctsuite.mrml", "from ctsuite.workflows import catalogue", False),
        ("ctsuite.ct", "def f():\n    import slicer", False),
        ("ctsuite.workflows", "import qt", False),
        ("ctsuite.ct", "import monai", False),
        ("ctsuite.unheard", "import os", False),
        ("ctsuite.mrml", "import slicer", True),
        ("ctsuite.workflows", "from ctsuite.phantom import body", True),
        ("ctsuite.ct", "from ctsuite.core.grid import Grid\nimport vtkmodules.vtkFiltersCore", True),
        ("ctsuite.core", "import json\nimport numpy\nfrom scipy import ndimage", True),
    ],
)
def test_the_layer_test_itself_sees_what_it_must(package: str, line: str, allowed: bool) -> None:
    class Written:
        name = "written.py"
        tree = ast.parse(line)

    Written.package = package  # type: ignore[attr-defined]
    assert (not list(offences(Written))) == allowed
