"""The letters and colours by which measurements are known: in views, tables, pictures and files alike."""

from __future__ import annotations

# Colours that stay apart for the colour-blind (M. Okabe and K. Ito, Color Universal Design, 2008), made light
# enough for a dark image; black is replaced by white.
_COLOURS = (
    (0.90, 0.62, 0.00),
    (0.34, 0.71, 0.91),
    (0.00, 0.75, 0.55),
    (0.94, 0.89, 0.26),
    (0.35, 0.60, 1.00),
    (0.94, 0.45, 0.10),
    (0.90, 0.55, 0.75),
    (1.00, 1.00, 1.00),
)


def letters(number: int) -> str:
    """Return the letters of a number: 0 is A, 25 is Z, 26 is AA."""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def number_of(mark: str) -> int:
    """Return the number of letters; -1 where they are none."""
    found = 0
    for letter in mark:
        if not "A" <= letter <= "Z":
            return -1
        found = 26 * found + ord(letter) - ord("A") + 1
    return found - 1


def colour(mark: str) -> tuple[float, float, float]:
    """Return the colour of letters, RGB, each 0 to 1."""
    return _COLOURS[number_of(mark) % len(_COLOURS)]
