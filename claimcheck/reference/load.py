"""A file in any known layout -> a checked table in the native form, or every fault it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from claimcheck.errors import TableError
from claimcheck.reference import numbers, schema
from claimcheck.reference.columns import COLUMNS, REQUIRED
from claimcheck.reference.faults import Fault
from claimcheck.reference.read import Table, read_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table that passed the door."""

    file: str
    frame: pd.DataFrame
    """Columns of the native form; every cell text, ``value`` plain decimal text."""
    lines: NDArray[np.int64]
    layout: str
    columns: Mapping[str, str] = field(default_factory=dict)
    """Our column to the file's own, where they differ."""
    notes: tuple[str, ...] = ()
    """What was understood or left out, for people."""
    warnings: tuple[Fault, ...] = ()


def load(path: Path, *, name: str | None = None, mapping: Mapping[str, Any] | None = None) -> Loaded:
    """The table in ``path``, whole. Raises ``TableError`` with every fault, ``DataError`` if it is no table."""
    table = read_table(path, name=name)
    return check(_native(table))


def check(found: Loaded) -> Loaded:
    """``found`` after the door. Raises ``TableError`` with every fault of its cells and rows."""
    faults = schema.find_faults(found.frame, found.lines, found.file, found.columns)
    if faults:
        raise TableError(found.file, faults)
    return found


def _native(table: Table) -> Loaded:
    """A table in the native form: columns named, numbers plain."""
    names = {column.strip().casefold(): column for column in table.header}
    frame = table.frame.rename(columns={theirs: ours for ours, theirs in names.items()})
    faults, extras = _headers(table, names)
    if faults:
        raise TableError(table.file, faults)
    frame, notes = _plain_numbers(table, frame)
    found = schema.categories(frame)
    columns = {ours: theirs for ours, theirs in names.items() if ours != theirs}
    return Loaded(table.file, found, table.lines, "native", columns, notes, tuple(extras))


def _headers(table: Table, names: Mapping[str, str]) -> tuple[list[Fault], list[Fault]]:
    """Columns that are missing, and (as warnings) columns that nobody reads."""
    from difflib import get_close_matches

    line = table.header_line
    spare = [column for column in names if column not in COLUMNS]
    missing = []
    for column in REQUIRED:
        if column not in names:
            near = get_close_matches(column, spare, n=1, cutoff=0.6)
            way_out = (
                f"rename {names[near[0]]} to {column}"
                if near
                else f"add it, or map a column to it: --map COLUMN={column}"
            )
            missing.append(Fault(table.file, line, column, "", "the header has no such column", way_out))
    unread = [
        Fault(table.file, line, names[column], names[column], "this column is not read", "", "warning")
        for column in spare
    ]
    return missing, unread


def _plain_numbers(table: Table, frame: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Values in plain form, and what style they were printed in if it was another."""
    texts = frame["value"].tolist()
    if numbers.all_plain(texts):
        return frame, ()
    style = numbers.style(texts)
    if style is None:
        raise TableError(table.file, _doubtful(table, texts))
    plain = pd.Series([style.plain(text) for text in texts], index=frame.index, dtype=object)
    note = f'numbers read with "{style.decimal}" as decimal sign' + (
        f' and "{style.group}" between thousands' if style.group else ""
    )
    return frame.assign(value=plain), (note,) if style != numbers.PLAIN else ()


def _doubtful(table: Table, texts: list[str]) -> list[Fault]:
    rule = "the comma may stand before decimals or between thousands"
    way_out = "write plain decimal numbers"
    return [
        Fault(table.file, int(line), "value", text, rule, way_out)
        for line, text in zip(table.lines, texts, strict=True)
        if not numbers.is_plain(text)
    ]


def with_warnings(found: Loaded, warnings: tuple[Fault, ...]) -> Loaded:
    return replace(found, warnings=found.warnings + warnings)
