"""Named columns of values with units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ctsuite.core.units import Unit


@dataclass(frozen=True)
class Column:
    """One column: its name, the unit of its values (None for text) and the values; -0.0 is kept as 0.0."""

    name: str
    unit: Unit | None
    values: tuple[Any, ...]

    def __post_init__(self) -> None:
        if any(isinstance(value, float) and value == 0 for value in self.values):
            # nobody who reads "-0" knows what to make of it
            plain = tuple(abs(v) if isinstance(v, float) and v == 0 else v for v in self.values)
            object.__setattr__(self, "values", plain)


@dataclass(frozen=True)
class Table:
    """Columns of equal length."""

    columns: tuple[Column, ...]
    name: str = "Table"

    def __post_init__(self) -> None:
        if len({len(column.values) for column in self.columns}) > 1:
            raise TypeError("the columns of a table have one length")

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Iterate over the rows."""
        return zip(*(column.values for column in self.columns), strict=True)

    def as_dict(self) -> dict[str, Any]:
        """Return the table for a JSON document."""
        return {
            "name": self.name,
            "columns": [
                {"name": c.name, "unit": c.unit.symbol if c.unit else None, "values": list(c.values)}
                for c in self.columns
            ],
        }
