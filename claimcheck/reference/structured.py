"""JSON and Parquet -> the same table of text cells that a CSV gives. A row's line is its number, from 1."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from claimcheck.errors import DataError, TableError
from claimcheck.reference.faults import Fault
from claimcheck.reference.read import Table

PARQUET = b"PAR1"


def is_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def parse_json(data: bytes, file: str) -> Table:
    """The records of an API answer: an array of objects, or an object that holds one under ``data``.

    Numbers keep the digits they were written with. Raises ``DataError`` for any other shape, and for an
    answer that is an error message or cut off.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_float=str, parse_int=str)
    except ValueError as error:
        raise DataError(f"is no whole JSON document ({error})", where=file, way_out="Fetch it again") from error
    records = _records(found, file)
    names = list(dict.fromkeys(name for record in records for name in record))
    cells = {name: np.array([_text(record.get(name)) for record in records], dtype=object) for name in names}
    return _table(pd.DataFrame(cells, dtype=object), file, "json")


def _records(found: Any, file: str) -> list[dict[str, Any]]:
    if isinstance(found, dict):
        said = found.get("error") or found.get("message")
        if said and not found.get("data"):
            raise DataError(f'the service answered "{said}"', where=file, way_out="Fetch it again")
        found = found.get("data")
    if isinstance(found, list) and found and isinstance(found[0], list):
        head, *rows = found
        found = [dict(zip(map(str, head), row, strict=False)) for row in rows]
    if not isinstance(found, list) or not all(isinstance(record, dict) for record in found):
        raise DataError("holds no list of records", where=file, rule="expected an array of objects, or one under data")
    if not found:
        raise TableError(file, [Fault(file, 0, "", "", "the answer is empty, which says nothing about trade")])
    return found


def read_parquet(path: Path, file: str) -> Table:
    """The rows of a Parquet file, as text. Raises ``DataError`` without the extra that reads it."""
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise DataError("Parquet needs pyarrow", where=file, way_out="Install claimcheck-trade[parquet]") from error
    try:
        frame = parquet.read_table(path).to_pandas(ignore_metadata=True)
    except (ArrowException, OSError) as error:
        raise DataError(f"cannot be read as Parquet ({error})", where=file) from error
    if not len(frame):
        raise TableError(file, [Fault(file, 0, "", "", "the file has columns but no rows")])
    return _table(pd.DataFrame({str(name): _texts(frame[name]) for name in frame.columns}), file, "parquet")


def _texts(column: pd.Series[Any]) -> Any:
    codes, distinct = pd.factorize(column, use_na_sentinel=True)
    words = np.empty(len(distinct) + 1, dtype=object)
    words[:] = [*map(_text, distinct), ""]
    return words[codes]  # a missing cell has code -1: the last word


def _text(value: Any) -> str:
    """A cell as text; floats that are whole numbers without their ``.0``."""
    if value is None:
        return ""
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    if isinstance(value, float | np.floating):
        text = format(Decimal(repr(float(value))), "f")
        return text.removesuffix(".0")
    return str(value)


def _table(frame: pd.DataFrame, file: str, kind: str) -> Table:
    return Table(file, frame, np.arange(1, len(frame) + 1, dtype=np.int64), kind, "")
