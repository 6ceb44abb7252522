"""The manual names everything as the screen does (4.2.2), in both languages, and leads nowhere wrong."""

from __future__ import annotations

import posixpath
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from host import folders
from host import texts as module_texts

from ctsuite.app.cli import parser
from ctsuite.core import i18n
from ctsuite.core.grid import Grid
from ctsuite.core.platform import parts
from ctsuite.core.runner import run
from ctsuite.core.volume import Volume
from ctsuite.workflows.catalogue import all_tools, all_workflows

REPOSITORY = Path(__file__).resolve().parents[2]
LANGUAGES = {"en": "user/", "zh-CN": "zh_CN/user/"}
each_language = pytest.mark.parametrize("language", LANGUAGES)


def plain(markdown: str) -> str:
    """A page as it is read: without marks of emphasis, code and escapes."""
    return re.sub(r"\\(?=[*|_])|[*`]", "", markdown).replace("&lt;", "<")


def user_pages(pages: dict[str, str], language: str) -> str:
    """All user pages of a language in one text."""
    return "\n".join(plain(text) for name, text in pages.items() if name.startswith(LANGUAGES[language]))


def described() -> Iterator[tuple[str, str]]:
    """Where it stands and its English text, for every name on screen that comes from a description."""
    for tool in all_tools().values():
        yield tool.id, tool.title
        yield tool.id, tool.summary
        yield tool.id, tool.risk
        for port in (*tool.inputs, *tool.outputs):
            yield f"{tool.id} {port.name}", port.label
            yield f"{tool.id} {port.name}", port.tooltip
        for field in tool.fields:
            yield f"{tool.id} {field.name}", field.about.label
            yield f"{tool.id} {field.name}", field.about.tooltip
            for choice in field.about.choices:
                yield f"{tool.id} {field.name}", choice
    for flow in all_workflows().values():
        for text in flow.texts():
            yield flow.id, text


def is_name(text: str) -> bool:
    """Whether a text on a panel is the name or title of something, not a sentence."""
    return text[-1] not in ".?!" and "{" not in text


def panel_names(language: str) -> Iterator[tuple[str, str]]:
    """File and text of every name on the panels of the desktop modules."""
    for folder in folders.module_folders(REPOSITORY):
        catalogue = folder / "Resources" / "Translations" / f"{folder.name}_{language}.ts"
        translated = module_texts.translations(catalogue) if language != "en" else {}
        for file in sorted(folder.rglob("*.py")):
            context = module_texts.context(file)
            for item in module_texts.marked(file):
                if is_name(item.text):
                    yield file.name, translated.get((context, item.text), item.text).rstrip(".")


@each_language
def test_every_name_from_a_description_is_in_the_user_pages(language: str, pages: dict[str, str]) -> None:
    whole = user_pages(pages, language)
    missing = [
        (place, text)
        for place, english in described()
        if plain(text := i18n.translate(english, language)) not in whole
    ]
    assert not missing


@each_language
def test_every_name_on_a_panel_is_in_the_user_pages(language: str, pages: dict[str, str]) -> None:
    whole = user_pages(pages, language)
    names = list(panel_names(language))
    assert len(names) > 20
    assert not [(place, text) for place, text in names if plain(text) not in whole]


@each_language
def test_every_command_and_argument_is_in_the_user_pages(
    language: str, pages: dict[str, str], manual: Any
) -> None:
    page = plain(pages[f"{LANGUAGES[language]}command-line.md"])
    commands = list(sys.modules["manual.reference"].commands(parser()))
    assert len(commands) >= 7
    for name, _, command in commands:
        assert f"\n## {name}\n" in page
        for action in command._actions:
            assert action.help, (name, action.dest)
            for option in (o for o in action.option_strings if o not in ("-h", "--help")):
                assert option in page, (name, option)


@each_language
def test_every_tool_has_a_page_with_its_limits_where_it_is_used(language: str, pages: dict[str, str]) -> None:
    for tool in all_tools().values():
        page = pages[f"{LANGUAGES[language]}tools/{tool.id}.md"]
        assert page.startswith(f"# {i18n.translate(tool.title, language)}\n")
        assert f":class: warning\n\n{i18n.translate(tool.risk, language)}\n:::" in page
        assert all(clause in page for clause in tool.clauses)
        assert tool.manual == f"user/tools/{tool.id}.html"


def test_both_languages_have_the_same_user_pages(pages: dict[str, str]) -> None:
    listed = {
        language: {name.removeprefix(folder) for name in pages if name.startswith(folder)}
        for language, folder in LANGUAGES.items()
    }
    assert listed["en"] == listed["zh-CN"] and len(listed["en"]) > 20


def test_a_page_written_by_hand_has_the_same_outline_in_both_languages(
    pages: dict[str, str], docs: Path
) -> None:
    def outline(text: str) -> list[tuple[str, int]]:
        lines = [line for line in text.splitlines() if line.startswith(("#", "|", ":::", "```"))]
        return [(line[0], line.count(line[0]) - line.count("\\|")) for line in lines]

    for path in sorted((docs / "user").glob("*.md")):
        chinese = (docs / "zh_CN" / "user" / path.name).read_text(encoding="utf-8")
        assert outline(path.read_text(encoding="utf-8")) == outline(chinese), path.name


def test_what_the_product_links_to_exists(pages: dict[str, str], manual: Any) -> None:
    named = [(path, text) for path, text in manual.sources.literals("address")]
    assert named
    for path, anchor in named:
        page, _, place = anchor.partition("#")
        assert page.replace(".html", ".md") in pages, (path.name, anchor)
        assert not place or f"## {place}" in pages[page.replace(".html", ".md")].lower(), anchor


def from_page(page: str, target: str) -> str:
    """Path of what a page names relative to itself."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target))


def test_every_link_between_pages_leads_to_a_page(pages: dict[str, str]) -> None:
    broken = [
        (name, target)
        for name, text in pages.items()
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
        if not {from_page(name, target), f"{from_page(name, target)}.md"} & set(pages)
        and not (REPOSITORY / "Docs" / from_page(name, target)).is_file()
    ]
    assert not broken


def test_every_page_is_reached_from_the_index(pages: dict[str, str]) -> None:
    reached: set[str] = set()
    waiting = ["index.md"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        for block in re.findall(r"```\{toctree\}\n(.*?)```", pages[name], re.DOTALL):
            for line in (text for text in block.splitlines() if text and not text.startswith(":")):
                pattern = f"{from_page(name, line)}.md"
                waiting += [page for page in pages if fnmatch(page, pattern) and page not in reached]
    assert reached == {name for name in pages if name.endswith(".md")}


def test_the_table_of_data_requirements_carries_the_hash_of_each_profile_file(pages: dict[str, str]) -> None:
    files = list(REPOSITORY.glob("*/ctsuite/*/profiles/*.json"))
    assert files
    for folder in LANGUAGES.values():
        for file in files:
            assert sha256(file.read_bytes()).hexdigest() in pages[f"{folder}compatibility.md"], file.name


def test_required_parts_are_named_with_their_manuals(pages: dict[str, str]) -> None:
    for folder in LANGUAGES.values():
        for part in parts().values():
            assert f"[{part.manual_name}]({part.manual_url})" in pages[f"{folder}platform.md"]


def test_the_example_for_developers_is_a_tool_that_runs(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (docs / "developer" / "add-a-tool.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    module = ModuleType("band")
    monkeypatch.setitem(sys.modules, "band", module)
    exec(compile(code, "band.py", "exec"), module.__dict__)
    grid = Grid.axial((64, 64, 64), (1, 1, 1))
    values = np.linspace(0, 400, 64**3, dtype=np.float32).reshape(grid.shape)
    volume = Volume(values, grid, attributes={"Modality": "CT"})
    made = run(module.TOOL, {"volume": volume}, {"upper": "200"}).outputs["labels"]
    np.testing.assert_array_equal(made.mask(1), (values >= 100) & (values <= 200))


def test_the_manual_is_built_without_a_warning(tmp_path: Path, docs: Path) -> None:
    if find_spec("sphinx") is None or find_spec("myst_parser") is None:
        pytest.skip("sphinx and myst-parser are not installed (extra [docs])")
    source, html = tmp_path / "source", tmp_path / "html"
    subprocess.run([sys.executable, str(docs / "generate.py"), str(source)], check=True)
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(source), str(html)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    errors = (html / "user" / "errors.html").read_text(encoding="utf-8")
    assert 'id="tool-failed"' in errors, "the anchor that the product gives for an error"
    assert all((html / tool.manual).is_file() for tool in all_tools().values())
