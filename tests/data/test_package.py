from __future__ import annotations

import csv
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"
PACKAGE: dict[str, Any] = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: list[dict[str, Any]] = PACKAGE["resources"]
COLUMNS = [field["name"] for field in json.loads((DATA / "observations.schema.json").read_text())["fields"]]
KEY = ("reporter", "partner", "flow", "product", "period", "measure", "unit", "basis", "published")
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
    assert resource["sources"]
    if not all(source.get("path") for source in resource["sources"]):
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
