"""A dataset of the catalog -> the native form, as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from claimcheck.records import Observation
from claimcheck.reference.columns import COLUMNS


def to_csv(rows: Iterable[Observation]) -> str:
    """The rows as a CSV in the native form; what it gives is taken back by ``add`` unchanged."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row, column) for column in COLUMNS])
    return text.getvalue()


def _cell(row: Observation, column: str) -> str:
    value = getattr(row, column)
    if column == "value":
        return f"{value:f}"
    return "" if value is None else str(value)
