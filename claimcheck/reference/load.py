"""A file in any known layout -> a checked table in the native form, or every fault it has."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from claimcheck.errors import DataError, FormatError, TableError
from claimcheck.reference import formats, numbers, schema, structured, sums
from claimcheck.reference.columns import COLUMNS, REQUIRED
from claimcheck.reference.faults import Fault
from claimcheck.reference.formats import base, mapped
from claimcheck.reference.read import Table, parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIDECARS = (".map.json", ".map.yaml", ".map.yml")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table that passed the door."""

    file: str
    frame: pd.DataFrame
    """Columns of the native form; every cell text, ``value`` plain decimal text."""
    lines: NDArray[np.int64]
    layout: str
    columns: Mapping[str, str] = field(default_factory=dict)
    """Our column to the file's own, where the file has one."""
    notes: tuple[str, ...] = ()
    """What was understood or left out, for people."""
    warnings: tuple[Fault, ...] = ()
    hints: Mapping[str, Any] = field(default_factory=dict)
    """What the layout knows of the publisher."""


def load(path: Path, *, name: str | None = None, mapping: Mapping[str, Any] | None = None) -> Loaded:
    """The table in ``path``, whole: native, in a known layout, or by ``mapping`` (else its sidecar).

    Raises ``TableError`` with every fault, ``FormatError`` for a layout nobody knows, ``DataError`` for
    what is no table.
    """
    file = name or path.name
    table = _table(path, file)
    given = mapping or sidecar(path)
    if given:
        found = _converted(mapped.convert(table, mapped.Map.of(given, file)), file, "mapped")
    elif is_native(table.header):
        found = _native(table)
    else:
        layout = formats.recognise(table.header)
        if layout is None:
            raise _unknown(table)
        found = _converted(layout.convert(table), file, layout.name)
    return _checked(found)


def sidecar(path: Path) -> Mapping[str, Any] | None:
    """The map kept beside a table as ``NAME.map.json`` or ``NAME.map.yaml``; ``None`` if there is none."""
    for suffix in SIDECARS:
        beside = path.with_name(path.stem + suffix)
        if beside.is_file():
            return read_map(beside)
    return None


def read_map(path: Path) -> Mapping[str, Any]:
    """The map in a JSON or YAML file. Raises ``DataError`` when it is none."""
    try:
        text = path.read_text("utf-8")
        found = json.loads(text) if path.suffix == ".json" else _yaml(text, path)
    except (OSError, ValueError) as error:
        raise DataError(f"cannot be read as a map ({error})", where=str(path)) from error
    if not isinstance(found, dict):
        raise DataError("is no map", where=str(path), rule="expected columns, set, recode, scale, missing")
    return found


def _yaml(text: str, path: Path) -> Any:
    try:
        yaml = importlib.import_module("yaml")
    except ImportError as error:
        raise DataError(
            "a YAML map needs PyYAML", where=str(path), way_out="Install pyyaml, or write it as JSON"
        ) from error
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(str(error).splitlines()[0]) from error


def _table(path: Path, file: str) -> Table:
    try:
        with path.open("rb") as opened:
            head = opened.read(64)
        if head.startswith(structured.PARQUET):
            return structured.read_parquet(path, file)
        data = path.read_bytes()
    except OSError as error:
        raise DataError(error.strerror or "cannot be read", where=str(path)) from error
    return structured.parse_json(data, file) if structured.is_json(head) else parse(data, file)


def _converted(found: base.Converted, file: str, layout: str) -> Loaded:
    if not len(found.frame):
        left = "; ".join(found.notes)
        raise TableError(file, [Fault(file, 0, "", "", f"no row is left to take{f' ({left})' if left else ''}")])
    frame = schema.categories(found.frame)
    return Loaded(file, frame, found.lines, layout, found.columns, found.notes, (), found.hints)


def _checked(found: Loaded) -> Loaded:
    """``found`` after the door. Raises ``TableError`` with every fault of its cells and rows."""
    faults = schema.find_faults(found.frame, found.lines, found.file, found.columns)
    if faults:
        raise TableError(found.file, faults)
    warnings = sums.find_warnings(found.frame, found.lines, found.file, found.columns)
    return Loaded(
        found.file, found.frame, found.lines, found.layout, found.columns, found.notes,
        (*found.warnings, *warnings), found.hints,
    )  # fmt: skip


# --- the native form --------------------------------------------------------------------------------


def is_native(header: tuple[str, ...]) -> bool:
    """Whether a header is ours, or was meant to be: most of the required names are there."""
    names = {column.strip().casefold() for column in header}
    return sum(column in names for column in REQUIRED) >= len(REQUIRED) - 2 and "value" in names


def _native(table: Table) -> Loaded:
    """A table in the native form: columns named, numbers plain."""
    names = {column.strip().casefold(): column for column in table.header}
    faults, unread = _headers(table, names)
    if faults:
        raise TableError(table.file, faults)
    frame = table.frame.rename(columns={theirs: ours for ours, theirs in names.items()})
    if "measure" not in frame:
        frame["measure"] = "level"
    frame, notes = _plain_numbers(table, frame)
    columns = {ours: theirs for ours, theirs in names.items() if ours != theirs}
    return Loaded(table.file, schema.categories(frame), table.lines, "native", columns, notes, tuple(unread))


def _headers(table: Table, names: Mapping[str, str]) -> tuple[list[Fault], list[Fault]]:
    """Columns that are missing, and (as warnings) columns that nobody reads."""
    line = table.header_line
    spare = [column for column in names if column not in COLUMNS]
    missing = [column for column in REQUIRED if column not in names]
    if missing == ["measure"] and not (table.frame[names["unit"]] == "percent").any():
        missing = []  # what is not in percent is a level
    faults = [
        Fault(table.file, line, column, "", "the header has no such column", _rename(column, spare, names))
        for column in missing
    ]
    rule = "this column is not read"
    return faults, [Fault(table.file, line, names[name], names[name], rule, "", "warning") for name in spare]


def _rename(column: str, spare: list[str], names: Mapping[str, str]) -> str:
    near = get_close_matches(column, spare, n=1, cutoff=0.6)
    return f"rename {names[near[0]]} to {column}" if near else f"add it, or say what it is: --map COLUMN={column}"


def _plain_numbers(table: Table, frame: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Values in plain form, and what style they were printed in if it was another."""
    texts = frame["value"].tolist()
    if numbers.all_plain(texts):
        return frame, ()
    texts = [text.strip() for text in texts]
    if numbers.all_plain(texts):
        return frame.assign(value=pd.Series(texts, index=frame.index, dtype=object)), ()
    style = numbers.style(texts)
    if style is None:
        raise TableError(table.file, _doubtful(table, texts))
    plain = pd.Series([style.plain(text) for text in texts], index=frame.index, dtype=object)
    group = f' and "{style.group}" between thousands' if style.group else ""
    note = f'numbers read with "{style.decimal}" as decimal sign{group}'
    return frame.assign(value=plain), (note,) if style != numbers.PLAIN else ()


def _doubtful(table: Table, texts: list[str]) -> list[Fault]:
    rule = "the comma may stand before decimals or between thousands"
    return [
        Fault(table.file, int(line), "value", text, rule, "write plain decimal numbers")
        for line, text in zip(table.lines, texts, strict=True)
        if not numbers.is_plain(text)
    ]


def _unknown(table: Table) -> FormatError:
    known = ", ".join(layout.title for layout in formats.LAYOUTS if layout.name != "baci-codes")
    return FormatError(
        f"no layout is known with the columns {', '.join(table.header[:8])}",
        where=table.file,
        rule=f"expected {', '.join(REQUIRED)}, or a file of {known}",
        way_out="Say which column is which: --map COLUMN=reporter --map COLUMN=value ... --set flow=export",
    )
