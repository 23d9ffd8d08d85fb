"""The tables of this room: facts about words, one row each.

Every table is a CSV with a header and, where a row needs it, a ``note`` column.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of ``<name>.csv``, as text."""
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), strict=True))


def column(name: str, of: str) -> frozenset[str]:
    """The distinct values of one column."""
    return frozenset(row[of] for row in rows(name))
