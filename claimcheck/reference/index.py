"""Look-ups in an index: checked tables in one SQLite file that never changes after it was made.

Words (areas, flows, periods ...) stand once in ``words`` and as numbers in ``rows``; what few rows have of
their own (status, basis, publication, page, note) stands once in ``extras``. ``indexing`` writes it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimcheck.records import Observation

VERSION = 3
"""Raise when the tables below, or what the door lets through, change."""

CODED = ("reporter", "partner", "flow", "product", "period", "measure", "unit")
EXTRA = ("status", "basis", "published", "source_url", "note")
Extra = tuple[str | None, ...]
COLUMNS = ("dataset", "line", *CODED, "value", "digits", "extra")
_FILTERS = ("reporter", "partner", "flow", "product", "period", "measure", "unit", "dataset")


def open_file(path: Path) -> Index:
    """The index in ``path``. Raises ``sqlite3.DatabaseError`` for a file that is none."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return Index(sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None))


class Index:
    """Look-ups in one index. Raises ``sqlite3.DatabaseError`` when made from a broken file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._words: list[str] = [word for (word,) in connection.execute("SELECT word FROM words ORDER BY number")]
        self._numbers = {word: number for number, word in enumerate(self._words)}
        found = connection.execute("SELECT number, id, rows, about FROM datasets ORDER BY number").fetchall()
        self._ids: list[str] = [row[1] for row in found]
        self.rows: dict[str, int] = {row[1]: row[2] for row in found}
        self.about: dict[str, dict[str, Any]] = {row[1]: json.loads(row[3]) for row in found}
        self._queries: dict[tuple[bool, ...], str] = {}
        self._extras: dict[int, Extra] = {}

    def find(self, wanted: Mapping[str, str | None]) -> list[Observation]:
        """The observations that agree with every wanted cell, by dataset and line."""
        values: list[int] = []
        for column in _FILTERS:
            text = wanted.get(column)
            if text is not None:
                number = self._number(column, text)
                if number is None:
                    return []
                values.append(number)
        return list(self._observations(self._connection.execute(self._query(wanted), values)))

    def dataset(self, id: str) -> Iterator[Observation]:
        """Every observation of one dataset, by line."""
        number = self._ids.index(id)
        found = self._connection.execute(
            f"SELECT {', '.join(COLUMNS)} FROM rows WHERE dataset = ? ORDER BY line",
            (number,),
        )
        return self._observations(found)

    def distinct(self, id: str, column: str) -> list[str]:
        """The words that stand in one coded column of a dataset, sorted."""
        number = self._ids.index(id)
        found = self._connection.execute(f"SELECT DISTINCT {column} FROM rows WHERE dataset = ?", (number,))
        return sorted(self._words[word] for (word,) in found)

    def close(self) -> None:
        self._connection.close()

    def _number(self, column: str, text: str) -> int | None:
        if column == "dataset":
            return self._ids.index(text) if text in self.rows else None
        return self._numbers.get(text)

    def _query(self, wanted: Mapping[str, str | None]) -> str:
        shape = tuple(wanted.get(column) is not None for column in _FILTERS)
        query = self._queries.get(shape)
        if query is None:
            tests = [f"{column} = ?" for column, used in zip(_FILTERS, shape, strict=True) if used]
            where = f" WHERE {' AND '.join(tests)}" if tests else ""
            query = f"SELECT {', '.join(COLUMNS)} FROM rows{where} ORDER BY dataset, line"
            self._queries[shape] = query
        return query

    def _observations(self, found: Iterable[tuple[Any, ...]]) -> Iterator[Observation]:
        words, ids, extras = self._words, self._ids, self._extras
        for row in found:
            extra = extras.get(row[11]) or self._extra(row[11])
            yield Observation(
                ids[row[0]], row[1], words[row[2]], words[row[3]], words[row[4]], words[row[5]], words[row[6]],
                words[row[7]], Decimal(row[9]), words[row[8]], row[10], *extra,
            )  # fmt: skip

    def _extra(self, number: int) -> Extra:
        """Status, basis, publication, page and note by number; read when first asked for."""
        columns = ", ".join(EXTRA)
        found: Extra = self._connection.execute(f"SELECT {columns} FROM extras WHERE number = ?", (number,)).fetchone()
        self._extras[number] = found
        return found
