"""What must not change a verdict, and what may change it only so far."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.records import Finding

PUBLISHED = "2025-03-01"


@cache
def catalog() -> claimcheck.Catalog:
    return claimcheck.Catalog.load(embedded=True, user=False)


def finding(text: str, figure: str, data: claimcheck.Catalog | None = None) -> Finding:
    """What is said of the claim that prints ``figure`` in ``text``."""
    start = text.index(figure)
    report = claimcheck.verify(text, published=PUBLISHED, catalog=data or catalog())
    return next(f for f in report.findings if f.claim.start < start + len(figure) and start < f.claim.end)


def verdict(text: str, figure: str, data: claimcheck.Catalog | None = None) -> str:
    return finding(text, figure, data).verdict


# One true and one false sentence for each kind of figure.
SHARE = "China accounted for {} of North Korea's external trade in 2023, KOTRA said."
AMOUNT = "Germany's trade surplus came to {} in 2024, Destatis said."
TOTAL = "North Korea's external trade came to {} in 2023, according to KOTRA."

SAME_NUMBER: list[tuple[str, tuple[str, ...]]] = [
    (SHARE, ("98 %", "98%", "98 per cent", "98 percent", "98 pct", "ninety-eight percent")),
    (SHARE, ("79 %", "79%", "79 per cent", "79 percent", "79 pct", "seventy-nine percent")),
    (AMOUNT, ("241.2 billion euros", "€241.2 billion", "EUR 241.2 billion", "€241.2bn", "241,200 million euros")),
    (AMOUNT, ("124.2 billion euros", "€124.2 billion", "EUR 124.2 billion", "€124.2bn", "124,200 million euros")),
    (
        TOTAL,
        ("$2.77 billion", "US$2.77 billion", "2.77 billion dollars", "2.77 billion US dollars", "USD 2.77 billion"),
    ),
    (
        TOTAL,
        ("$7.27 billion", "US$7.27 billion", "7.27 billion dollars", "7.27 billion US dollars", "USD 7.27 billion"),
    ),
]


@pytest.mark.parametrize(
    ("sentence", "ways"), SAME_NUMBER, ids=lambda value: value[0] if isinstance(value, tuple) else ""
)
def test_rewording_the_number(sentence: str, ways: tuple[str, ...]) -> None:
    """The same figure in other words has the same verdict."""
    found = {way: verdict(sentence.format(way), way) for way in ways}
    assert len(set(found.values())) == 1, found


SENTENCES = [
    (SHARE.format("98.3 per cent"), "98.3 per cent"),
    (SHARE.format("89.3 per cent"), "89.3 per cent"),
    (AMOUNT.format("241.2 billion euros"), "241.2 billion euros"),
    (TOTAL.format("$2.77 million"), "$2.77 million"),
    ("Mexico's exports totalled $617.1 billion in 2024, INEGI said.", "$617.1 billion"),
    ("Mexico posted a trade surplus of $8.2 billion in 2024, INEGI said.", "$8.2 billion"),
    ("China's exports rose 5.9% in 2024 in dollar terms, customs data showed.", "5.9%"),
    ("The US goods deficit with Mexico was $295.4 billion in 2024, the Census Bureau said.", "$295.4 billion"),
]
UNRELATED = (
    "The talks resumed on Tuesday after a break of three weeks.",
    "Shares in the port operator closed 2.4 percent higher in London.",
    "The minister, 58, has held her post since 2019.",
    "Some 400 delegates met for two days in a hotel outside the capital.",
    "The central bank left its main rate at 4.25 percent.",
)


@given(st.permutations(SENTENCES).map(lambda order: order[:3]))
@settings(max_examples=6, deadline=None)
def test_order_of_sentences(chosen: list[tuple[str, str]]) -> None:
    """Sentences that stand for themselves may come in any order, as paragraphs of one article."""
    forwards = "\n\n".join(text for text, _ in chosen)
    backwards = "\n\n".join(text for text, _ in reversed(chosen))
    for text, figure in chosen:
        assert verdict(forwards, figure) == verdict(backwards, figure) == verdict(text, figure)


@given(
    st.sampled_from(SENTENCES), st.lists(st.sampled_from(UNRELATED), max_size=3), st.lists(st.sampled_from(UNRELATED))
)
@settings(max_examples=6, deadline=None)
def test_unrelated_text(case: tuple[str, str], before: list[str], after: list[str]) -> None:
    """Text about other things, before or after, leaves the verdict alone."""
    text, figure = case
    assert verdict(" ".join([*before, text, *after]), figure) == verdict(text, figure)


HEDGES = ("", "about ", "around ", "some ", "roughly ", "approximately ")


@pytest.mark.parametrize(
    ("sentence", "figure"), [(SHARE, "98 per cent"), (AMOUNT, "241 billion euros"), (TOTAL, "$2.8 billion")]
)
def test_a_wider_hedge_never_accuses(sentence: str, figure: str) -> None:
    """A supported figure stays supported behind every hedge that only widens it."""
    found = {hedge: verdict(sentence.format(hedge + figure), figure) for hedge in HEDGES}
    assert set(found.values()) == {"supported"}, found


COLUMNS = ("reporter", "partner", "flow", "product", "period", "measure", "value", "unit")


def with_rows(folder: Path, rows: Iterable[tuple[str, ...]], **about: Any) -> claimcheck.Catalog:
    """The embedded catalog and one more dataset with ``rows``."""
    with (folder / "extra.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    described = {
        "name": "extra",
        "path": "extra.csv",
        "title": "One more table",
        "licenses": [{"name": "CC0-1.0"}],
        "sources": [{"title": "A test", "path": "https://example.org/"}],
        "claimcheck": {"publisher": "An office of some kind", "vintage": "2025-01", "grade": "primary", **about},
    }
    package = {"name": "extra", "resources": [described]}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return claimcheck.Catalog.load(folder, embedded=True, user=False)


AGAINST = [
    (
        SHARE.format("98.3 per cent"),
        "98.3 per cent",
        ("PRK", "CHN", "trade", "TOTAL", "2023", "share", "61.5", "percent"),
    ),
    (
        AMOUNT.format("241.2 billion euros"),
        "241.2 billion euros",
        ("DEU", "WLD", "balance", "TOTAL", "2024", "level", "120000000000", "EUR"),
    ),
    (
        TOTAL.format("$2.77 billion"),
        "$2.77 billion",
        ("PRK", "WLD", "trade", "TOTAL", "2023", "level", "9100000000", "USD"),
    ),
]


@pytest.mark.parametrize(("text", "figure", "row"), AGAINST, ids=[case[1] for case in AGAINST])
def test_one_more_dataset_never_refutes(tmp_path: Path, text: str, figure: str, row: tuple[str, ...]) -> None:
    """A further source that says otherwise makes a supported claim disputed or conflicting, never refuted."""
    assert verdict(text, figure) == "supported"
    assert verdict(text, figure, with_rows(tmp_path, [row])) in ("supported", "conflicting")


OTHERS = [
    ("NAM", "ZAF", "export", "TOTAL", "2023", "level", "1200000000", "USD"),
    ("NAM", "WLD", "export", "TOTAL", "2023", "level", "5600000000", "USD"),
    ("BOL", "BRA", "import", "TOTAL", "2024", "share", "19.5", "percent"),
    ("LAO", "THA", "trade", "TOTAL", "2023", "share", "42.5", "percent"),
]


@pytest.mark.parametrize(("text", "figure"), SENTENCES, ids=[figure for _, figure in SENTENCES])
def test_rows_of_other_countries_change_nothing(tmp_path: Path, text: str, figure: str) -> None:
    """What is said of one country does not hang on rows about others."""
    alone, beside = finding(text, figure), finding(text, figure, with_rows(tmp_path, OTHERS))
    assert alone.to_dict() == beside.to_dict()
