"""Labels for sentences."""

from __future__ import annotations

from typing import Any

import qt


def makeSentence(text: str = "", colour: str = "") -> Any:
    """Make a label that breaks its lines and never makes the panel wider."""
    label = qt.QLabel(text)
    label.setSizePolicy(qt.QSizePolicy.Ignored, qt.QSizePolicy.Preferred)
    label.wordWrap = (
        True  # after the size policy, because it marks there that the height depends on the width
    )
    if colour:
        label.styleSheet = f"color: {colour};"
    return label
