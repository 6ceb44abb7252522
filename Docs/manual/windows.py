"""The page of the window presets, with the source of each."""

from __future__ import annotations

from ctsuite.ct.presets import PRESETS, SOURCES
from manual.markdown import page, table
from manual.words import Words


def pages(words: Words) -> dict[str, str]:
    """The page of all presets."""
    sources = list(dict.fromkeys(source for source, _ in SOURCES.values()))
    rows = (
        (
            words.screen(name),
            f"{centre:g}",
            f"{width:g}",
            f"{centre - width / 2:g}",
            f"{centre + width / 2:g}",
            f"[{1 + sources.index(SOURCES[name][0])}] {SOURCES[name][1]}",
        )
        for name, (centre, width) in PRESETS.items()
    )
    heads = (
        "Preset",
        "Centre (HU)",
        "Width (HU)",
        "Black up to (HU)",
        "White from (HU)",
        "Source and its name",
    )
    return {
        "user/window-presets.md": page(
            f"# {words('Window presets')}",
            words(
                "A preset is a starting point for the eye and takes no part in any measurement. "
                "Published values vary somewhat between institutions and vendors. A series can bring "
                "windows of its own; they stand before the presets."
            ),
            table(map(words, heads), rows),
            "\n".join(f"{n}. {source}" for n, source in enumerate(sources, 1)),
        )
    }
