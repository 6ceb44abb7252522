"""Put the manual together: the pages written by hand and those made from the descriptions in the product.

Usage: ``python Docs/generate.py FOLDER`` fills FOLDER, from which ``sphinx-build -W FOLDER HTML`` makes the
HTML.
Sphinx is not needed for this step. The product must be importable.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from manual import administrator, measures, profiles, reference, tester, tools, windows, workflows  # noqa: E402
from manual.words import LANGUAGES, Words  # noqa: E402

MAKERS = (tools, measures, workflows, windows, profiles, reference, tester, administrator)
WRITTEN = ("*.md", "conf.py", "*.png", "*.svg")


def generated() -> dict[str, str]:
    """Every generated page by its path in the manual."""
    return {
        f"{words.folder}{name}": text
        for words in map(Words, LANGUAGES)
        for maker in MAKERS
        for name, text in maker.pages(words).items()
    }


def written() -> dict[str, Path]:
    """Every page and picture written by hand, by its path in the manual."""
    found = (path for pattern in WRITTEN for path in HERE.rglob(pattern))
    return {path.relative_to(HERE).as_posix(): path for path in sorted(found)}


def generate(folder: Path) -> None:
    """Fill a folder with the whole manual; what was there before is removed.

    Raises
    ------
    ValueError
        A page is written by hand and generated.
    """
    pages, files = generated(), written()
    if set(pages) & set(files):
        raise ValueError(f"written by hand and generated: {sorted(set(pages) & set(files))}")
    shutil.rmtree(folder, ignore_errors=True)
    for name, source in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / name)
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    generate(Path(sys.argv[1]))
