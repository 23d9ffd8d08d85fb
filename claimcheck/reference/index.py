"""The look-up index: checked tables in one SQLite file, built once for each state of the data.

The file is written under a temporary name and renamed when it is complete, its own hash in its name, so
no reader ever sees half of one and a damaged one is known for what it is. It never changes afterwards.

Words (areas, flows, periods ...) stand once in ``words`` and as numbers in ``rows``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.records import Observation
from claimcheck.reference import numbers

if TYPE_CHECKING:
    import pandas as pd

    from claimcheck.reference.load import Loaded

VERSION = 3
"""Raise when the tables below, or what the door lets through, change."""

CODED = ("reporter", "partner", "flow", "product", "period", "measure", "unit")
EXTRA = ("status", "basis", "published", "source_url", "note")
Extra = tuple[str | None, ...]
_TABLES = f"""
CREATE TABLE datasets (number INTEGER PRIMARY KEY, id TEXT NOT NULL, rows INTEGER NOT NULL, about TEXT NOT NULL);
CREATE TABLE words (number INTEGER PRIMARY KEY, word TEXT NOT NULL);
CREATE TABLE rows (
  dataset INTEGER NOT NULL, line INTEGER NOT NULL, {", ".join(f"{column} INTEGER NOT NULL" for column in CODED)},
  value TEXT NOT NULL, digits INTEGER NOT NULL, extra INTEGER NOT NULL
);
CREATE TABLE extras (number INTEGER PRIMARY KEY, {", ".join(f"{column} TEXT" for column in EXTRA)});
"""
_INDEXES = """
CREATE INDEX by_reporter ON rows (reporter, product, period, flow, partner);
CREATE INDEX by_partner ON rows (partner, product, period, flow, reporter);
"""
_COLUMNS = ("dataset", "line", *CODED, "value", "digits", "extra")
_FILTERS = ("reporter", "partner", "flow", "product", "period", "measure", "unit", "dataset")


def build(path: Path | str, tables: Iterable[tuple[str, Loaded]]) -> None:
    """Write an index of ``tables`` (dataset id, table) to ``path``, which must not exist yet."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        _fill(connection, tables)
    finally:
        connection.close()


def in_memory(tables: Iterable[tuple[str, Loaded]]) -> Index:
    """An index that lives as long as this process, for where no file can be written."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _fill(connection, tables)
    return Index(connection)


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
            f"SELECT {', '.join(_COLUMNS)} FROM rows WHERE dataset = ? ORDER BY line",
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
            query = f"SELECT {', '.join(_COLUMNS)} FROM rows{where} ORDER BY dataset, line"
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


def _fill(connection: sqlite3.Connection, tables: Iterable[tuple[str, Loaded]]) -> None:
    # Nothing needs saving from a crash: an index that was not finished is never looked at.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_TABLES)
    words: dict[str, int] = {}
    extras: dict[Extra, int] = {}
    connection.execute("BEGIN")
    marks = ", ".join("?" * len(_COLUMNS))
    for number, (id, loaded) in enumerate(tables):
        connection.executemany(f"INSERT INTO rows VALUES ({marks})", _rows(number, loaded, words, extras))
        about = json.dumps(_about(loaded), ensure_ascii=False)
        connection.execute("INSERT INTO datasets VALUES (?, ?, ?, ?)", (number, id, len(loaded.frame), about))
    connection.executemany("INSERT INTO words VALUES (?, ?)", ((number, word) for word, number in words.items()))
    cells = ((number, *extra) for extra, number in extras.items())
    connection.executemany(f"INSERT INTO extras VALUES (?, {', '.join('?' * len(EXTRA))})", cells)
    connection.execute("COMMIT")
    connection.executescript(_INDEXES)
    connection.execute("ANALYZE")


def _about(loaded: Loaded) -> dict[str, Any]:
    return {
        "layout": loaded.layout,
        "hints": dict(loaded.hints),
        "notes": list(loaded.notes),
        "warnings": [fault.to_dict() for fault in loaded.warnings],
    }


def _rows(number: int, loaded: Loaded, words: dict[str, int], extras: dict[Extra, int]) -> Iterator[tuple[Any, ...]]:
    frame = loaded.frame
    coded = [_coded(frame[column], words) for column in CODED]
    values = frame["value"].tolist()
    digits = numbers.counts(values)[1].tolist()
    for row, given in _stated(frame["digits"]):
        digits[row] = given
    extra = _extra(frame, extras)
    return zip([number] * len(frame), loaded.lines.tolist(), *coded, values, digits, extra, strict=True)


def _stated(cells: Any) -> Iterator[tuple[int, int]]:
    """Rows that state their digits, and how many."""
    import numpy as np

    stated = [int(text) if text else 0 for text in cells.cat.categories]
    codes = cells.cat.codes.to_numpy()
    known = np.array(stated, dtype=np.int64)[codes]
    rows = np.flatnonzero(known)
    return zip(rows.tolist(), known[rows].tolist(), strict=True)


def _extra(frame: pd.DataFrame, extras: dict[Extra, int]) -> list[int]:
    """The number of each row's status, basis, publication, page and note; most rows share theirs."""
    import numpy as np

    from claimcheck.reference.schema import key_codes

    codes = key_codes(frame, EXTRA)
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    columns = [[word or None for word in frame[column].iloc[first]] for column in EXTRA]
    known = [extras.setdefault(cells, len(extras)) for cells in zip(*columns, strict=True)]
    return list(np.array(known, dtype=np.int64)[inverse].tolist())


def _coded(cells: Any, words: dict[str, int]) -> list[int]:
    import numpy as np

    numbers = np.array([words.setdefault(word, len(words)) for word in cells.cat.categories], dtype=np.int64)
    return list(numbers[cells.cat.codes.to_numpy()].tolist())
