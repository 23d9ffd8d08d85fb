from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.records import Calculation, Claim, Finding, Interval, Observation, Reading
from claimcheck.reference import Catalog
from claimcheck.verification.surroundings import MOST, around

HEADER = "reporter,partner,flow,product,period,measure,value,unit\n"
ROWS = [
    *(f"ISL,WLD,export,TOTAL,{year},level,{year - 1990}00000000,USD" for year in range(1995, 2025)),
    "ISL,WLD,export,TOTAL,2023-01,level,400000000,USD",
    "ISL,WLD,import,TOTAL,2022,level,900000000,USD",
    "ISL,NOR,export,TOTAL,2022,level,100000000,USD",
]


@pytest.fixture
def catalog(tmp_path):
    file = tmp_path / "island.csv"
    file.write_text(HEADER + "\n".join(ROWS) + "\n", encoding="utf-8")
    return Catalog.load(file, embedded=False, user=False)


def using(*rows: Observation) -> Finding:
    tried = Calculation(Reading("as printed", "printed_level"), "1", Decimal(1), Interval(None, None), "agrees", rows)
    return Finding(Claim("level", "1", 0, 1), Interval(None, None), "supported", (), "", calculations=(tried,))


def periods(rows):
    return [row.period for row in rows]


def test_the_nearest_periods_of_the_same_series_stand_around_a_figure(catalog):
    """Neither months beside years, nor another flow or partner."""
    (row,) = catalog.find(flow="export", partner="WLD", period="2010")
    found = around([using(row)], catalog)
    assert periods(found) == [str(year) for year in range(2004, 2004 + MOST)]
    assert {(one.flow, one.partner) for one in found} == {("export", "WLD")}
    assert row in found


@pytest.mark.parametrize(("period", "first"), [("1995", 1995), ("1997", 1995), ("2024", 2013), ("2022", 2013)])
def test_at_an_end_of_the_series_the_window_stays_full(catalog, period, first):
    (row,) = catalog.find(flow="export", partner="WLD", period=period)
    assert periods(around([using(row)], catalog)) == [str(year) for year in range(first, first + MOST)]


def test_rows_come_once_and_in_order_of_use(catalog):
    exports = catalog.find(flow="export", partner="WLD", period="2010")[0]
    imports = catalog.find(flow="import")[0]
    found = around([using(imports, exports), using(exports)], catalog)
    assert found[0] == imports
    assert len(found) == len(set(found)) == MOST + 1
    assert around([], catalog) == ()
