"""Where the manual is."""

from __future__ import annotations

# To be filled in once the home page is known; CTSuite.json names the same place.
ADDRESS = "https://to-be-filled-in.invalid/CTSuite"


def address(anchor: str) -> str:
    """Return the address of a page of the manual, such as ``user/errors.html#series-no-ct``."""
    return f"{ADDRESS}/{anchor}"
