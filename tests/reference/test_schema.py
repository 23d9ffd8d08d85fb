"""The door: what a cell and a row must be, and what is said when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import TableError
from claimcheck.reference.load import load

HEADER = "reporter,partner,flow,product,period,measure,value,unit,digits,status,basis,published,source_url,note"
GOOD = "DEU,CHN,export,TOTAL,2023,level,97300000000,EUR,4,provisional,,2024-02-09,https://example.org/a,first print"


def _table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "t.csv"
    path.write_text("\n".join((HEADER, *rows, "")), encoding="utf-8")
    return path


PASSES = [
    GOOD,
    "NAM,WLD,balance,TOTAL,2023-Q4,level,-12.5,NAD,,,,,,",
    "CHN,WLD,export,TOTAL,2023,growth,-4.6,percent,2,,USD,,,",
    "CHN,WLD,export,TOTAL,2023,growth,0.6,percent,1,,CNY,,,",
    "CHN,WLD,export,TOTAL,2023-01/2023-09,growth,-120,percent,,,volume,,,".replace("-120", "-12"),
    "IND,USA,import,TOTAL,FY2023-24,level,42190000000,USD,4,revised,,,,",
    "PRK,TOP10,trade,TOTAL,2024,share,98.6,percent,3,estimate,,,,",
    "BRA,CHN,export,HS1201,2023-07,level,9690000,tonnes,3,,,,,",
    "YUG,DEU,export,TOTAL,1990,level,1,USD,,,,,,",
    "CHN,CHN,import,HS8542,2023,level,100,USD,,,,,,",
]


@pytest.mark.parametrize("row", PASSES)
def test_passes(tmp_path: Path, row: str) -> None:
    """A sound row passes."""
    assert len(load(_table(tmp_path, row)).frame) == 1


def _with(**cells: str) -> str:
    names = HEADER.split(",")
    parts = GOOD.split(",")
    return ",".join(cells.get(name, part) for name, part in zip(names, parts, strict=True))


FAULTS = [
    (_with(reporter="UK"), "reporter", "no area code", "GBR"),
    (_with(reporter="Germany"), "reporter", "no area code", "DEU"),
    (_with(partner="842"), "partner", "no area code", "USA"),
    (_with(partner=""), "partner", "no area code", ""),
    (_with(flow="Imp"), "flow", "expected one of", "import"),
    (_with(product="2709"), "product", "HS code", "HS2709"),
    (_with(product="10121"), "product", "HS code", ""),
    (_with(period="2023-13"), "period", "expected a period", ""),
    (_with(period="2023-09/2023-01"), "period", "expected a period", ""),
    (_with(period="FY2023-25"), "period", "expected a period", ""),
    (_with(measure="amount"), "measure", "expected one of", "share or a growth"),
    (_with(value=""), "value", "plain decimal", "zero is a figure"),
    (_with(value="n/a"), "value", "plain decimal", ""),
    (_with(value="-5", digits=""), "value", "negative", ""),
    (_with(unit="US$"), "unit", "no unit", "USD"),
    (_with(unit="percent"), "unit", "no unit of a level", "share or growth"),
    (_with(measure="share", value="12", digits=""), "unit", "in percent", ""),
    (_with(measure="share", value="120", digits="", unit="percent"), "value", "at most 100", ""),
    (_with(measure="growth", value="1", digits="", unit="percent"), "basis", "says its basis", "volume"),
    (_with(digits="2"), "digits", "does not agree", ""),
    (_with(digits="12"), "digits", "does not agree", ""),
    (_with(digits="four"), "digits", "whole number", ""),
    (_with(status="guess"), "status", "estimate", ""),
    (_with(basis="dollars"), "basis", "currency", ""),
    (_with(published="2024-02-30"), "published", "date", ""),
    (_with(source_url="example.org"), "source_url", "https://", ""),
    (_with(reporter="SUN"), "reporter", "did not exist", "1991"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "column", "rule", "way_out"), FAULTS)
def test_refuses(tmp_path: Path, row: str, column: str, rule: str, way_out: str) -> None:
    """An unsound row is refused once, by its line, its column, its rule and the way out."""
    with pytest.raises(TableError) as caught:
        load(_table(tmp_path, _with(period="2022"), row))
    (fault,) = caught.value.faults
    assert (fault.line, fault.column) == (3, column)
    assert rule in fault.rule
    assert way_out in fault.way_out


def test_duplicate_names_the_later_row(tmp_path: Path) -> None:
    """A key may stand once for each vintage and page."""
    with pytest.raises(TableError) as caught:
        load(_table(tmp_path, GOOD, _with(published="2024-03"), _with(source_url="https://example.org/b"), GOOD))
    assert [fault.line for fault in caught.value.faults] == [5]


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Every fault of a table is reported in one round, by line."""
    rows = [row for row, *_ in FAULTS]
    with pytest.raises(TableError) as caught:
        load(_table(tmp_path, *rows))
    assert sorted({fault.line for fault in caught.value.faults}) == list(range(2, len(rows) + 2))


def test_missing_columns_say_what_to_rename(tmp_path: Path) -> None:
    """A header that lacks columns is refused before any row is read."""
    path = tmp_path / "t.csv"
    path.write_text(
        "reporter,partners,flow,product,period,measure,value,units\nDEU,CHN,export,TOTAL,2023,level,1,EUR\n"
    )
    with pytest.raises(TableError) as caught:
        load(path)
    assert [(fault.line, fault.column) for fault in caught.value.faults] == [(1, "partner"), (1, "unit")]
    assert "partners" in caught.value.faults[0].way_out


NUMBERS = [
    ("value\n1.234,50\n-7,5", ["1234.50", "-7.5"]),
    ("value\n2 769 120,1\n-3", ["2769120.1", "-3"]),
    ("value\n1.234.567\n-1", ["1234567", "-1"]),
    ("value\n2\u00a0769\n\u22124", ["2769", "-4"]),
    ("value\n'1,234,567'\n1,234".replace("'", ""), ["1234567", "1234"]),
]


@pytest.mark.parametrize(("cells", "values"), NUMBERS)
def test_number_styles(tmp_path: Path, cells: str, values: list[str]) -> None:
    """Separators that the column itself proves are read; the note says how."""
    path = tmp_path / "t.csv"
    head = "reporter;partner;flow;product;period;measure;unit"
    texts = cells.splitlines()
    rows = [f"{head};value"] + [f"DEU;CHN;balance;TOTAL;{2020 + n};level;EUR;{t}" for n, t in enumerate(texts[1:])]
    path.write_text("\n".join(rows), encoding="utf-8")
    loaded = load(path)
    assert loaded.frame["value"].tolist() == values
    assert loaded.notes


def test_doubtful_numbers_are_refused(tmp_path: Path) -> None:
    """``2,769`` alone is two numbers, so it is none."""
    path = tmp_path / "t.csv"
    path.write_text(
        "reporter;partner;flow;product;period;measure;unit;value\nDEU;CHN;export;TOTAL;2023;level;EUR;2,769\n"
    )
    with pytest.raises(TableError) as caught:
        load(path)
    assert (caught.value.faults[0].line, caught.value.faults[0].column) == (2, "value")
