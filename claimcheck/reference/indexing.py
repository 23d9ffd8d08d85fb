"""Checked tables -> the index that answers look-ups.

A builder writes a file of its own; the catalog renames it when it is complete, with its hash in its name, so
that no reader ever sees half of one and a damaged one is known for what it is.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.reference import numbers
from claimcheck.reference.index import CODED, COLUMNS, EXTRA, Extra, Index
from claimcheck.reference.schema import key_codes

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from claimcheck.reference.load import Loaded

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
_SLICE = 100_000


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


def _fill(connection: sqlite3.Connection, tables: Iterable[tuple[str, Loaded]]) -> None:
    # Nothing needs saving from a crash: an index that was not finished is never looked at.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_TABLES)
    words: dict[str, int] = {}
    extras: dict[Extra, int] = {}
    connection.execute("BEGIN")
    marks = ", ".join("?" * len(COLUMNS))
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
    """The rows of one table, made a slice at a time: as lists they are many times the size of the table."""
    frame = loaded.frame
    coded = [_coded(frame[column], words) for column in CODED]
    extra = _extra(frame, extras)
    stated = _stated(frame["digits"])
    texts = frame["value"].to_numpy(dtype=object)
    for start in range(0, len(frame), _SLICE):
        part = slice(start, start + _SLICE)
        values = texts[part].tolist()
        printed = numbers.counts(values)[1]
        digits = np.where(stated[part] > 0, stated[part], printed)
        sides = [codes[part].tolist() for codes in coded]
        lines = loaded.lines[part].tolist()
        yield from zip(
            [number] * len(values), lines, *sides, values, digits.tolist(), extra[part].tolist(), strict=True
        )


def _stated(cells: Any) -> NDArray[np.int64]:
    """The digits that each row states; 0 where it states none."""
    stated = np.array([int(text) if text else 0 for text in cells.cat.categories], dtype=np.int64)
    codes: NDArray[np.intp] = cells.cat.codes.to_numpy()
    return stated[codes]


def _extra(frame: pd.DataFrame, extras: dict[Extra, int]) -> NDArray[np.int32]:
    """The number of each row's status, basis, publication, page and note; most rows share theirs."""
    codes = key_codes(frame, EXTRA)
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    columns = [[word or None for word in frame[column].iloc[first]] for column in EXTRA]
    known = [extras.setdefault(cells, len(extras)) for cells in zip(*columns, strict=True)]
    return np.array(known, dtype=np.int32)[inverse]


def _coded(cells: Any, words: dict[str, int]) -> NDArray[np.int32]:
    known = [words.setdefault(word, len(words)) for word in cells.cat.categories]
    codes: NDArray[np.intp] = cells.cat.codes.to_numpy()
    return np.array(known, dtype=np.int32)[codes]
