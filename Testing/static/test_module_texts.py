"""Every text that the desktop modules show is marked for translation and has a Chinese one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from host import folders, texts

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDERS = folders.module_folders(REPOSITORY)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def catalogue(folder: Path) -> Path:
    """The Chinese translation source of a module folder."""
    return folder / "Resources" / "Translations" / f"{folder.name}_zh-CN.ts"


def wanted(folder: Path) -> set[tuple[str, str]]:
    """Context and text of everything that is marked in a folder."""
    files = sorted(folder.rglob("*.py"))
    return {(texts.context(file), item.text) for file in files for item in texts.marked(file)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_marked_text_is_translated(folder: Path) -> None:
    assert wanted(folder) - set(texts.translations(catalogue(folder))) == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_translation_is_left_of_a_text_that_is_gone(folder: Path) -> None:
    assert set(texts.translations(catalogue(folder))) - wanted(folder) == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_translations_keep_the_placeholders(folder: Path) -> None:
    for (_, source), translation in texts.translations(catalogue(folder)).items():
        assert sorted(_PLACEHOLDER.findall(source)) == sorted(_PLACEHOLDER.findall(translation)), source


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_text_is_shown_untranslated(folder: Path) -> None:
    assert [str(text) for file in sorted(folder.rglob("*.py")) for text in texts.unmarked(file)] == []


def test_there_are_folders_to_check() -> None:
    assert {"CTDataCheck", "CTSuiteLib", "CTWorkflows"} <= {folder.name for folder in FOLDERS}


def test_an_untranslated_text_is_found(tmp_path: Path) -> None:
    file = tmp_path / "Wrong.py"
    file.write_text(
        "b.text = 'Run it'\nb.toolTip = _('Fine')\nqt.QLabel('Hello there')\nb.text = f'{name}: {value}'\n"
        "slicer.util.errorDisplay(_('Fine'), windowTitle='Oh no')\nb.text = '' if fine else 'Not fine'\n",
        encoding="utf-8",
    )
    assert [text.text for text in texts.unmarked(file)] == ["Run it", "Hello there", "Oh no", "Not fine"]


def test_a_text_that_no_tool_could_collect_is_found(tmp_path: Path) -> None:
    file = tmp_path / "Wrong.py"
    file.write_text("_(name)\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"Wrong\.py:1"):
        texts.marked(file)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_compiled_translation_is_what_qt_makes_of_it(folder: Path, tmp_path: Path) -> None:
    """Qt's own compiler and ours are both loaded by Qt and translate every text alike."""
    core = pytest.importorskip("PySide6.QtCore")
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    if not tool.is_file():
        pytest.skip("pyside6-lrelease is not installed")
    sys.path.insert(0, str(REPOSITORY / "CTProcessing"))
    from CTSuiteLib.QmFile import compileTranslations

    by_qt, by_us = tmp_path / "qt.qm", tmp_path / "us.qm"
    subprocess.run([tool, "-silent", catalogue(folder), "-qm", by_qt], check=True)
    by_us.write_bytes(compileTranslations(catalogue(folder).read_text(encoding="utf-8")))
    known = texts.translations(catalogue(folder))
    assert known
    for file in (by_qt, by_us):
        translator = core.QTranslator()
        assert translator.load(str(file))
        for (name, source), translation in known.items():
            assert translator.translate(name, source) == translation
        assert not translator.translate("another context", next(iter(known))[1])
