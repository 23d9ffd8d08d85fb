from __future__ import annotations

import csv
import json
import runpy
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"
PACKAGE: dict[str, Any] = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: list[dict[str, Any]] = PACKAGE["resources"]
COLUMNS = [field["name"] for field in json.loads((DATA / "observations.schema.json").read_text())["fields"]]
KEY = ("reporter", "partner", "flow", "product", "period", "measure", "unit", "basis", "published")
MADE_FROM_ONE_SOURCE = {"factbook"}
each_dataset = pytest.mark.parametrize("resource", RESOURCES, ids=[resource["name"] for resource in RESOURCES])


def rows(resource: dict[str, Any]) -> list[dict[str, str]]:
    with (DATA / resource["path"]).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_every_table_is_listed_once() -> None:
    """No table ships without metadata, and no metadata without its table."""
    listed = [resource["path"] for resource in RESOURCES]
    assert sorted(listed) == sorted(path.name for path in DATA.glob("*.csv"))
    assert len({resource["name"] for resource in RESOURCES}) == len(RESOURCES)


def test_counts_are_current() -> None:
    """Hash, bytes and rows of every table are those of the file; otherwise run ``data/build/package.py``."""
    build = runpy.run_path(str(DATA / "build" / "package.py"))
    assert build["text"](build["refreshed"](PACKAGE)) == (DATA / "datapackage.json").read_text(encoding="utf-8")


@each_dataset
def test_header_is_the_native_form(resource: dict[str, Any]) -> None:
    """Every table has all columns, in one order."""
    first = (DATA / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
    assert first.split(",") == COLUMNS


@each_dataset
def test_keys_are_unique(resource: dict[str, Any]) -> None:
    """One figure stands once for each date of publication."""
    keys = [tuple(row[column] for column in KEY) for row in rows(resource)]
    assert sorted(keys) == sorted(set(keys))


@each_dataset
def test_every_figure_has_a_source(resource: dict[str, Any]) -> None:
    """A row names its page, or its dataset names one for all."""
    assert all(source["path"].startswith("http") for source in resource["sources"])
    if resource["name"] not in MADE_FROM_ONE_SOURCE:
        assert all(row["source_url"].startswith("http") for row in rows(resource))


@each_dataset
def test_metadata_say_who_counted_what(resource: dict[str, Any]) -> None:
    """Publisher, vintage, grade, names, basis and terms are there for each dataset."""
    own = resource["claimcheck"]
    assert own["publisher"]
    assert own["vintage"]
    assert own["names"]
    assert own["grade"] in {"primary", "compiled", "secondary"}
    assert own["definition"]["basis"] in {"customs", "balance_of_payments", "mixed"}
    assert all(licence["title"] for licence in resource["licenses"])


def printed(row: dict[str, str]) -> tuple[Decimal, Decimal]:
    """The value and half a unit of its last printed digit."""
    value = Decimal(row["value"])
    return value, Decimal(1).scaleb(value.adjusted() - int(row["digits"]) + 1) / 2


# Where a publisher's exports, imports and totals do not meet within rounding, and why.
DO_NOT_ADD_UP = {
    ("china_customs_prk", "CHN", "2018", "trade"): "parts printed in January 2019, total a year later",
    ("us_census", "CAN", "2024", "balance"): "balance and parts come from two pages, and the exports differ",
    ("inegi", "WLD", "2023", "balance"): "the page cuts the balance off where it should round it",
}


def misfits(resource: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    """Totals and balances that no print of their exports and imports leads to."""
    cells: dict[tuple[str, ...], dict[str, list[tuple[Decimal, Decimal]]]] = {}
    for row in rows(resource):
        if row["measure"] == "level":
            where = tuple(row[column] for column in ("partner", "period", "reporter", "product", "unit"))
            cells.setdefault(where, {}).setdefault(row["flow"], []).append(printed(row))
    found = set()
    for (partner, period, *_), flows in cells.items():
        for flow, sign in (("trade", 1), ("balance", -1)):
            sides = flows.get("export", []), flows.get("import", []), flows.get(flow, [])
            gaps = [abs(x + sign * y - z) - (dx + dy + dz) for (x, dx), (y, dy), (z, dz) in product(*sides)]
            if gaps and min(gaps) > 0:
                found.add((resource["name"], partner, period, flow))
    return found


def test_exports_and_imports_add_up() -> None:
    """Exports and imports give the total and the balance within printed rounding, but for the cases named."""
    assert set().union(*(misfits(resource) for resource in RESOURCES)) == set(DO_NOT_ADD_UP)


@each_dataset
def test_shares_of_one_flow_stay_within_the_whole(resource: dict[str, Any]) -> None:
    """Partners' shares of one flow sum to at most 100 percent and their rounding."""
    sums: dict[tuple[str, ...], Decimal] = {}
    for row in rows(resource):
        if row["measure"] == "share" and row["partner"] not in {"WLD", "TOP10"} and row["product"] == "TOTAL":
            where = tuple(row[column] for column in ("reporter", "flow", "period", "published"))
            value, half = printed(row) if row["value"] != "0" else (Decimal(0), Decimal(0))
            sums[where] = sums.get(where, Decimal(0)) + value - half
    assert all(total <= 100 for total in sums.values())


def test_nothing_left_out_has_come_back() -> None:
    """Misprints and the other figures of ``data/build/left_out.csv`` stand in no table."""
    columns = ("reporter", "partner", "flow", "product", "period", "value", "unit", "published", "source_url")
    with (DATA / "build" / "left_out.csv").open(encoding="utf-8", newline="") as table:
        left_out = {tuple(row[column] for column in columns) for row in csv.DictReader(table)}
    assert len(left_out) == 63
    kept = {tuple(row[column] for column in columns) for resource in RESOURCES for row in rows(resource)}
    assert not left_out & kept


def test_factbook_noise_covers_what_was_measured() -> None:
    """The noise given for the Factbook's shares is at least its largest distance from a national share."""
    found = list(runpy.run_path(str(DATA / "build" / "factbook_noise.py"))["compared"]("shares"))
    noise = next(resource["claimcheck"]["noise"] for resource in RESOURCES if resource["name"] == "factbook")
    assert len(found) >= 15
    assert max(comparison.points for comparison in found) <= noise["share"]


def test_documentation_names_every_dataset_with_its_rows() -> None:
    """``docs/data.md`` lists each dataset and says how many rows it has."""
    text = (DATA.parent / "docs" / "data.md").read_text(encoding="utf-8")
    for resource in RESOURCES:
        assert f"| `{resource['name']}` | {resource['claimcheck']['rows']:,} |" in text


@pytest.mark.parametrize(
    ("name", "partner", "flow", "period", "measure", "value"),
    [
        ("kotra_prk", "WLD", "trade", "2023", "level", "2769120000"),
        ("kotra_prk", "CHN", "trade", "2023", "level", "2721100000"),
        ("russia_prk", "RUS", "trade", "2023", "level", "34400000"),
        ("china_customs_prk", "CHN", "trade", "2023", "level", "2295380000"),
        ("factbook", "CHN", "export", "2023", "share", "74"),
        ("factbook", "CHN", "import", "2023", "share", "97"),
    ],
)
def test_sources_of_one_figure_are_kept_apart(
    name: str, partner: str, flow: str, period: str, measure: str, value: str
) -> None:
    """North Korea's trade in 2023 stands in each source as that source printed it."""
    resource = next(resource for resource in RESOURCES if resource["name"] == name)
    wanted = {"reporter": "PRK", "partner": partner, "flow": flow, "period": period, "measure": measure}
    found = [r for r in rows(resource) if wanted.items() <= r.items() and r["product"] == "TOTAL"]
    assert [row["value"] for row in found] == [value]


# Printed growth that no print of its two levels leads to, and why.
GROWTH_APART_FROM_LEVELS = {
    ("china_customs", "WLD", "trade", "2023", "CNY"): "the base year was revised, and only its first print is here",
    ("china_customs", "RUS", "trade", "2023", "USD"): "the base year was revised, and only its first print is here",
    ("korea_motie", "WLD", "import", "2024", "USD"): "the base year was revised, and only its first print is here",
    ("kotra_prk", "WLD", "export", "2024", "USD"): "the levels give 10.847, printed as 10.9",
}


def growth_apart(resource: dict[str, Any]) -> set[tuple[str, str, str, str, str]]:
    """Growth rows whose interval meets none of those worked out from the levels, both ends rounded."""
    levels: dict[tuple[str, ...], list[tuple[Decimal, Decimal]]] = {}
    for row in rows(resource):
        if row["measure"] == "level":
            where = tuple(row[column] for column in ("reporter", "partner", "flow", "product", "unit", "period"))
            levels.setdefault(where, []).append(printed(row))
    found = set()
    for row in rows(resource):
        if row["measure"] == "growth":
            series = (*(row[column] for column in ("reporter", "partner", "flow", "product")), row["basis"])
            year = row["period"][:4]
            before = str(int(year) - 1) + row["period"][4:]
            value, half = printed(row)
            bounds = [
                (100 * (x - dx) / (y + dy) - 100, 100 * (x + dx) / (y - dy) - 100)
                for (x, dx), (y, dy) in product(
                    levels.get((*series, row["period"]), ()), levels.get((*series, before), ())
                )
            ]
            if bounds and not any(low <= value + half and value - half <= high for low, high in bounds):
                found.add((resource["name"], row["partner"], row["flow"], row["period"], row["basis"]))
    return found


def test_printed_growth_agrees_with_the_levels() -> None:
    """Growth as printed follows from the levels of its own currency, but for the cases named."""
    assert set().union(*(growth_apart(resource) for resource in RESOURCES)) == set(GROWTH_APART_FROM_LEVELS)
