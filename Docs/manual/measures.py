"""A page for each measurement: what is measured, formula, picture, anchors, limits and uncertainty."""

from __future__ import annotations

import inspect
import re
from functools import partial
from typing import Any

from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import Measure, View
from ctsuite.measurement.tools import MEASURES
from manual.examples import Example, examples
from manual.markdown import code, contents, page, table
from manual.sketches import drawing
from manual.words import Words

# words, not symbols or names of functions, make a formula one that is translated
_WORDS = re.compile("[A-Za-z]{4,}(?<!atan)")
_FIGURES = 3


def pages(words: Words) -> dict[str, str]:
    """The list of the measurements, and a page and a picture for each."""
    found = examples()
    made: dict[str, str] = {}
    rows = []
    for measure in (each for each in MEASURES if each.id in found):
        name, example = slug(measure), found[measure.id]
        made[f"user/measures/{name}.md"] = measure_page(words, measure, example)
        made[f"user/measures/{name}.svg"] = drawing(measure.id, example, symbol(measure))
        rows.append(
            (
                f"[{both(words, measure.name)}]({name}.md)",
                both(words, measure.tooltip),
                formula(words, measure),
                code(measure.unit.ucum),
            )
        )
    made["user/measures/index.md"] = page(
        f"# {words('Measured values')}",
        words(
            "What each value means, how it is worked out, where its points lie, and how sure it is. The "
            "examples are measured by the software itself on shapes of known size when this manual is made."
        ),
        table(map(words, ("Value", "What it is", "Formula", "Unit (UCUM)")), rows),
        contents([slug(measure) for measure in MEASURES if measure.id in found], hidden=True),
    )
    return made


def slug(measure: Measure) -> str:
    """Name of the page of a measure."""
    return re.sub(r"\W+", "-", measure.id.lower()).strip("-")


def symbol(measure: Measure) -> str:
    """The symbol for which a formula stands, such as "d"."""
    return measure.formula.split(" = ")[0].split()[-1]


def measure_page(words: Words, measure: Measure, example: Example) -> str:
    """All of one measure."""
    name = both(words, measure.name)
    value = example.measurement
    views = words.comma.join(words(view.value) for view in View if view in measure.views)
    limits = dict.fromkeys(words.screen(tool.risk) for tool in example.tools)
    return page(
        f"# {name}",
        both(words, measure.tooltip),
        f"![{name}]({slug(measure)}.svg)",
        words(
            "Blue: the anchors. Red: what is measured. Grey: the shape of the example. Letters: right (R), "
            "left (L), front (A), back (P), head (S), feet (I)."
        ),
        f"## {words('Formula')}",
        f"**{formula(words, measure)}**",
        table(map(words, ("Fact", "Value")), facts(words, measure)),
        f"## {words('Where the points lie')}",
        both(words, measure.anchor_rule),
        f"{words('It can be measured in')}{words.colon}{views}{words.stop} "
        + words("Elsewhere it is refused, because the value would not be one of the body."),
        f"## {words('Limits')}",
        "\n".join(f"- {limit}" for limit in limits),
        f"## {words('Uncertainty')}",
        uncertainty(words, measure, value),
        f"## {words('Measured with')}",
        "\n".join(f"- [{words.screen(tool.title)}](../tools/{tool.id}.md)" for tool in example.tools),
    )


def both(words: Words, text: str) -> str:
    """A text as it stands on screen, or in the words of the manual where it stands on none."""
    shown = words.screen(text)
    return shown if shown != text else words(text)


def formula(words: Words, measure: Measure) -> str:
    """The formula, its words translated, protected from being read as markup."""
    text = measure.formula
    text = words(text) if _WORDS.search(text) else text
    return re.sub(r"([*_|\\])", r"\\\1", text)


def facts(words: Words, measure: Measure) -> list[tuple[str, str]]:
    """Identifier, unit and DICOM code."""
    return [
        (words("Identifier"), code(measure.id)),
        (words("Unit"), f"{measure.unit.symbol} ({code(measure.unit.ucum)}, UCUM)"),
        (
            words("DICOM code of the quantity"),
            code(f"({measure.quantity.value}, {measure.quantity.scheme}, {measure.quantity.meaning})"),
        ),
    ]


def uncertainty(words: Words, measure: Measure, value: Measurement) -> str:
    """How the value answers to its inputs, and the budget of the example."""
    known = value.uncertainty
    if known is None:
        raise ValueError(f"the example of {measure.id} has no uncertainty")
    rows = (
        (
            words.screen(line.source),
            f"{_figure(line.half_width)} {line.unit}",
            words.screen(line.distribution),
            _figure(line.standard),
            _figure(line.sensitivity),
            f"{100 * line.share:.0f} %" if line.share == line.share else "",
        )
        for line in known.lines
    )
    heads = ("Source", "Half-width", "Distribution", "Standard uncertainty", "Sensitivity", "Share")
    return page(
        words(
            "The model is that of [Uncertainty of measured values](../measurement-uncertainty.md). How the "
            "value answers to small changes:"
        ),
        f"> {words(answer(measure))}",
        words("In the example, whose view is not known: {value}.", value=f"**{value.stated}**"),
        table(map(both_of(words), heads), rows),
        "\n".join(f"- {words.screen(note)}" for note in known.notes()),
    )


def both_of(words: Words) -> Any:
    """A translator of headings that may stand on screen."""
    return partial(both, words)


def answer(measure: Measure) -> str:
    """What the function of the sensitivity says of itself."""
    function: Any = measure.sensitivity
    function = function.func if isinstance(function, partial) else function
    text = " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())
    return re.sub(r":\w+:`\w+`", "the value", text)


def _figure(number: float) -> str:
    return f"{number:.{_FIGURES}g}" if number == number else ""
