"""The tables beside this module: facts of language that an editor can review row by row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of ``tables/<name>.csv`` in file order, one mapping of column to text a row.

    Shared between all callers: read, never changed. A line that starts with ``#`` is a comment.
    Raises ``FileNotFoundError`` for a table that does not ship.
    """
    table = resources.files(__package__).joinpath("tables", f"{name}.csv")
    lines = (line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, strict=True))


def listed(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds several, separated by ``|``.

    >>> listed("per cent|percent"), listed("")
    (('per cent', 'percent'), ())
    """
    return tuple(item.strip() for item in cell.split("|") if item.strip())


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first, with any run of spaces for a space.

    The run is bounded, so that no text made of spaces can slow a search down.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ \xa0\u2009\u202f]{1,3}") for word in ordered)
