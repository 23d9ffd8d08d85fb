"""Tables with a column a year -> one row a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claimcheck.reference.formats import base
from claimcheck.reference.formats.base import Draft

if TYPE_CHECKING:
    from claimcheck.reference.read import Table


def years(header: Sequence[str], period: Callable[[str], str | None]) -> dict[str, str]:
    """Columns that are periods, to the period."""
    return {column: found for column in header if (found := period(column))}


def melted(
    draft: Draft, table: Table, columns: dict[str, str], fill: Callable[[Draft, base.Texts, str], None], *missing: str
) -> list[Draft]:
    """One draft a period column. ``fill`` sets the value from the cells and the column's name."""
    parts = []
    for column, period in columns.items():
        part = draft.twin()
        part.put("period", period)
        cells = base.texts(table, column)
        fill(part, cells, column)
        part.keep &= ~base.flags(cells, "", *missing)
        parts.append(part)
    return parts
