"""Print how far the World Factbook's figures lie from national ones in the other datasets.

    python data/build/factbook_noise.py

Shares: the Factbook's partner shares against the share printed by a national office, or worked out as
part over total within one dataset, of goods, for the same year. Levels: its goods and services against
goods and services counted nationally, same year. What comes out stands in ``datapackage.json`` under
``noise`` and is discussed in ``docs/data.md``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import NamedTuple

DATA = Path(__file__).parent.parent
OWN = "factbook"
# What a flow is a share of: the world, or everything outside the group.
WHOLES = ("WLD", "XEU", "XEA")

Row = dict[str, str]
Key = tuple[str, str, str, str, str]


class Comparison(NamedTuple):
    """One Factbook figure beside a national one."""

    dataset: str
    reporter: str
    partner: str
    flow: str
    period: str
    factbook: Decimal
    national: Decimal

    @property
    def points(self) -> Decimal:
        """Difference of two shares, percentage points."""
        return abs(self.factbook - self.national)

    @property
    def relative(self) -> Decimal:
        """Difference of two amounts as a part of the national one."""
        return self.points / self.national


def tables() -> dict[str, list[Row]]:
    """Rows by dataset id."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    found = {}
    for resource in package["resources"]:
        with (DATA / resource["path"]).open(encoding="utf-8", newline="") as table:
            found[resource["name"]] = list(csv.DictReader(table))
    return found


def shares(rows: list[Row]) -> dict[Key, Decimal]:
    """Share of goods by reporter, partner, flow, period; a printed share goes before one worked out."""
    goods = [row for row in rows if row["product"] == "TOTAL"]
    levels = {key(row, row["partner"]): Decimal(row["value"]) for row in goods if row["measure"] == "level"}
    found = {}
    for (reporter, partner, flow, period, unit), value in levels.items():
        totals = [levels[whole] for area in WHOLES if (whole := (reporter, area, flow, period, unit)) in levels]
        if totals and partner not in WHOLES:
            found[reporter, partner, flow, period, "percent"] = 100 * value / totals[0]
    found |= {key(row, row["partner"]): Decimal(row["value"]) for row in goods if row["measure"] == "share"}
    return found


def levels(rows: list[Row]) -> dict[Key, Decimal]:
    """Goods and services, dollars."""
    wanted = [row for row in rows if row["product"] == "GOODS_SERVICES" and row["measure"] == "level"]
    return {key(row, row["partner"]): Decimal(row["value"]) for row in wanted if row["unit"] == "USD"}


def key(row: Row, partner: str) -> Key:
    return row["reporter"], partner, row["flow"], row["period"], row["unit"]


def compared(kind: str) -> Iterator[Comparison]:
    """Every Factbook figure that a national dataset has too; ``kind`` is ``shares`` or ``levels``."""
    read = {"shares": shares, "levels": levels}[kind]
    all_rows = tables()
    factbook = read(all_rows.pop(OWN))
    for dataset, rows in all_rows.items():
        national = read(rows)
        for figure in sorted(factbook.keys() & national.keys()):
            yield Comparison(dataset, *figure[:4], factbook[figure], national[figure])


def main() -> None:
    found = list(compared("shares"))
    for one in sorted(found, key=lambda c: -c.points):
        print(
            f"{one.dataset:20} {one.reporter:5}{one.partner:5}{one.flow:7}{one.period} "
            f"factbook {one.factbook:>3} national {one.national:5.1f} points {one.points:4.1f}"
        )
    points = [one.points for one in found]
    print(f"shares: {len(found)}, median {median(points):.1f}, most {max(points):.1f}")
    found = list(compared("levels"))
    for one in found:
        print(
            f"{one.dataset:20} {one.reporter:5}{one.flow:7}{one.period} "
            f"factbook {one.factbook:.4E} national {one.national:.4E} off by {one.relative:.2%}"
        )


if __name__ == "__main__":
    main()
