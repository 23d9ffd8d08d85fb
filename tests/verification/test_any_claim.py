"""Whatever the text's reader hands over is judged without a crash, and the report can be redone."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.records import KINDS, Claim, Document, Flow, Report
from claimcheck.reference import Catalog
from claimcheck.verification import Settings, explain, judge, recheck

AREAS = ["PRK", "CHN", "USA", "EU27", "EA20", "DEU", "IND", "WLD", "ASEAN", "RUS", "CHN+RUS", "HKG", "XYZ", "BRICS+"]
PERIODS = [
    "2023", "2024", "2022-Q3", "2024-05", "2024-01/2024-09", "FY2023-24", "2015/2023", "2024-12-01/2024-12-20", "2019",
]  # fmt: skip
UNITS = [
    "percent", "percentage_points", "times", "rank", "USD", "EUR", "CNY", "JPY", "tonnes", "USD/day", "USD/month",
    "percent/year", "months", "quarters", "years", "barrels/day",
]  # fmt: skip
FLOWS = ["export", "import", "trade", "balance", "reexport"]
PRODUCTS = ["goods", "services", "goods and services", "coal", "wigs", "flux capacitors"]
MODIFIERS = ["exact", "approx", "more_than", "at_least", "less_than", "at_most", "nearly", "range"]
SOURCES = ["KOTRA", "the South Korean government", "Chinese customs", "official data", "nobody in particular"]

maybe = st.none
areas = st.sampled_from(AREAS)
values = st.one_of(
    st.integers(-9999, 9999).map(Decimal),
    st.integers(1, 9999).map(lambda n: Decimal(n) * 10**8),
    st.decimals(-100, 100, places=1),
)
claims = st.builds(
    Claim,
    kind=st.sampled_from(KINDS),
    span=st.sampled_from(["12.3 billion", "largest", "third straight month", "$2.77 billion", "97 per cent", ""]),
    start=st.just(0),
    end=st.just(5),
    text=st.sampled_from(["Exports to China rose by a gap.", "Its deficit exceeded imports.", ""]),
    reporter=maybe() | st.sampled_from(AREAS),
    partner=maybe() | st.sampled_from(AREAS),
    flow=maybe() | st.sampled_from(FLOWS),
    product=maybe() | st.sampled_from(PRODUCTS),
    period=maybe() | st.sampled_from(PERIODS),
    base_period=maybe() | st.sampled_from(PERIODS),
    value=maybe() | values,
    unit=maybe() | st.sampled_from(UNITS),
    direction=maybe() | st.sampled_from(["up", "down"]),
    modifier=st.sampled_from(MODIFIERS),
    value_high=maybe() | values,
    forecast=st.booleans(),
    share_of=maybe() | st.sampled_from(["reporter", "world"]),
    rank_of=maybe() | st.sampled_from(["partner", "product", "reporter"]),
    compared_to=maybe() | st.builds(Flow, areas, maybe() | areas, st.sampled_from(FLOWS)),
    id=st.just("c1"),
    quantum=maybe() | st.sampled_from([Decimal(1), Decimal("0.1"), Decimal(10**8)]),
    source_named=maybe() | st.sampled_from(SOURCES),
    doubts=st.lists(st.sampled_from(["reporter:inherited", "period:guessed", "flow:pronoun"]), max_size=2).map(tuple),
)  # fmt: skip


@cache
def catalog() -> Catalog:
    return Catalog.load(user=False)


@given(st.lists(claims, min_size=1, max_size=3), st.sampled_from([None, "2025", "2024-06", "2025-09-01"]))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_claim_is_judged(found: list[Claim], published: str | None) -> None:
    """No claim crashes the judge, every finding explains itself, and its report comes out the same again."""
    document = Document("", "text", published=published)
    findings = judge(found, catalog(), document, Settings())
    assert [finding.claim for finding in findings] == found
    report = json.loads(json.dumps(Report(document, catalog().datasets, findings).to_dict()))
    assert recheck(report) == []
    for finding in findings:
        assert finding.explanation.endswith(".")
        assert finding.verdict != "refuted" or any(c.outcome == "disagrees" for c in finding.calculations)
    assert explain(report, "c1")
