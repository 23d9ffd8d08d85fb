"""Broken tables, and the line and column that the message about each must name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError, TableError
from claimcheck.reference import Catalog, Fault, store
from claimcheck.reference.columns import COLUMNS, FLOWS, REQUIRED
from claimcheck.reference.load import Loaded, load
from claimcheck.reference.read import parse

HERE = Path(__file__).parent
TABLE = HERE / "broken.csv"
CASES = [tuple(row) for row in csv.reader(TABLE.read_text("utf-8").splitlines())][1:]


@pytest.mark.parametrize(("file", "line", "column", "words"), CASES)
def test_names_line_and_column(file: str, line: str, column: str, words: str) -> None:
    """A broken table is refused by line, column and way out."""
    with pytest.raises(ClaimcheckError) as caught:
        load(HERE / "broken" / file)
    message = str(caught.value)
    assert file in message
    assert words.casefold() in message.casefold()
    if int(line):
        assert isinstance(caught.value, TableError)
        assert (int(line), column) in {(fault.line, fault.column) for fault in caught.value.faults}
        assert f"line {line}: {column}" in message


@pytest.mark.parametrize("file", [file for file, *_ in CASES])
def test_is_never_partly_added(file: str, tmp_path: Path) -> None:
    """Nothing of a broken table comes into the catalog."""
    with pytest.raises(ClaimcheckError):
        store.add(HERE / "broken" / file)
    assert Catalog.load(embedded=False).datasets == ()
    assert {path.name for path in (tmp_path / "user").iterdir()} <= {".lock"}


def test_every_broken_table_is_listed() -> None:
    """The table of expectations and the folder agree."""
    assert sorted(file for file, *_ in CASES) == sorted(path.name for path in (HERE / "broken").iterdir())
    assert len(CASES) >= 40


CELLS = {
    "reporter": ["DEU", "CHN", "NAM", "EU27", "UK", ""],
    "partner": ["WLD", "CHN", "XEU", "842"],
    "flow": [*FLOWS, "Exp"],
    "product": ["TOTAL", "HS2709", "2709"],
    "period": ["2023", "2023-01", "FY2023-24", "2023-13"],
    "measure": ["level", "share", "growth"],
    "value": ["0", "12", "98.30", "-4.5", "1e9", "x", "", "101"],
    "unit": ["USD", "percent", "tonnes", "usd"],
    "digits": ["", "1", "4", "x"],
    "basis": ["", "USD", "volume"],
    "note": ["", "a note", "a, b", 'say "x"', "two\nlines", " "],
}
ROWS = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in CELLS.items()}), min_size=1, max_size=6
)


def _written(path: Path, rows: list[dict[str, str]], delimiter: str) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [name for name in COLUMNS if name in CELLS], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def _outcome(path: Path) -> tuple[Loaded | None, tuple[Fault, ...]]:
    try:
        return load(path), ()
    except TableError as error:
        return None, error.faults


# Every example writes its table anew, so that they may share a folder.
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(rows=ROWS, delimiter=st.sampled_from([",", ";", "\t"]))
@example(rows=[{name: cells[0] for name, cells in CELLS.items()}], delimiter=",")
def test_passes_whole_or_fails_whole(rows: list[dict[str, str]], delimiter: str, tmp_path: Path) -> None:
    """Any table either passes with every row it has, or is refused with a fault on a row it has."""
    path = tmp_path / "t.csv"
    _written(path, rows, delimiter)
    loaded, faults = _outcome(path)
    last = path.read_text(encoding="utf-8").count("\n")
    assert all(0 <= fault.line <= last for fault in faults)
    assert (loaded is None) == bool(faults)
    if loaded is None:
        return
    assert len(loaded.frame) == len(rows)
    for name in (*REQUIRED, "note"):
        assert loaded.frame[name].tolist() == [row[name].strip() for row in rows]


@settings(max_examples=150, deadline=None)
@given(data=st.one_of(st.binary(max_size=80), st.text(alphabet='ab,;\n\r"\t 1.', max_size=60).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, there is a table with every line in place, or one of our own errors."""
    try:
        table = parse(data, "x.csv")
    except ClaimcheckError:
        return
    assert len(table.frame) == len(table.lines) > 0
    assert (table.lines[1:] > table.lines[:-1]).all()
