"""One sentence, four definitions: only one of them carries both of its numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from stand_in import StandIn, claim, dataset

from claimcheck.records import Document, Finding
from claimcheck.verification import Settings, judge

COMPILER = dataset(
    "compiler",
    names=("KOTRA", "South Korean government"),
    reporters=("PRK",),
    not_covered=("RUS:2022/",),
)
COMPILED = """
PRK WLD trade TOTAL 2023 level 2769_120_000 USD
PRK CHN trade TOTAL 2023 level 2721_100_000 USD
PRK CHN trade TOTAL 2023 share 98.3 percent
"""
AIDE = dataset("aide", names=("Kremlin",), reporters=("PRK",), definition={"side": "mirror"})
CUSTOMS = dataset("customs", names=("Chinese customs",), reporters=("PRK",), definition={"side": "mirror"})
YEARBOOK = dataset("yearbook", "secondary", ("Factbook",))
SHARES = """
PRK CHN export TOTAL 2023 share 74 percent
PRK CHN import TOTAL 2023 share 97 percent
"""


@pytest.fixture(scope="module")
def catalog() -> StandIn:
    return StandIn(
        compiler=(COMPILER, COMPILED),
        aide=(AIDE, "PRK RUS trade TOTAL 2023 level 34_400_000 USD"),
        customs=(CUSTOMS, "PRK CHN trade TOTAL 2023 level 2295_380_000 USD"),
        yearbook=(YEARBOOK, SHARES),
    )


def judged(catalog: StandIn, china: str, russia: str) -> tuple[Finding, ...]:
    common = {"reporter": "PRK", "flow": "trade", "period": "2023", "source_named": "the South Korean government"}
    claims = (
        claim("share", china, "percent", partner="CHN", modifier="approx", span=f"{china} per cent", **common),
        claim("share", russia, "percent", partner="RUS", span=f"{russia} per cent", **common),
    )
    return judge(claims, catalog, Document("", "text", published="2025-09-01"), Settings())


def values(finding: Finding) -> dict[Decimal, str]:
    return {round(c.value, 2): c.outcome for c in finding.calculations if c.value is not None}


def test_the_definition_that_carries_both_figures_comes_first(catalog: StandIn) -> None:
    """With the uncovered partner's own figure added, 97.06 and 1.23 agree at once, and the sentence says so."""
    china, russia = judged(catalog, "97", "1.2")
    assert (china.verdict, russia.verdict) == ("supported", "supported")
    assert round(china.calculations[0].value or 0, 2) == Decimal("97.06")
    assert china.calculations[0].reading.fill_in == ("RUS=aide",)
    assert "definition_dependent" in china.reasons
    assert "own figure (Kremlin) added, it is 97.06 per cent, which carries the figure" in china.explanation
    assert round(russia.calculations[0].value or 0, 2) == Decimal("1.23")


def test_every_definition_is_tried(catalog: StandIn) -> None:
    """As published, with the partner filled in, with the other office's figure, with both; and the limits."""
    china, russia = judged(catalog, "97", "1.2")
    assert values(china) == {
        Decimal("97.06"): "agrees",
        Decimal("98.30"): "close",
        Decimal("98.27"): "close",
        Decimal("97.95"): "agrees",
        Decimal("96.53"): "agrees",
    }
    (bound,) = [c for c in china.calculations if c.outcome == "bound"]
    assert (bound.formula, bound.agrees, bound.value) == ("74 .. 97", None, None)
    assert values(russia) == {Decimal("1.23"): "agrees", Decimal("1.45"): "close"}


def test_a_formula_can_be_redone_by_hand(catalog: StandIn) -> None:
    """The formula holds every number, and the rows it names print them."""
    first = judged(catalog, "97", "1.2")[0].calculations[0]
    assert first.formula == "2721100000 / (2769120000 + 34400000) x 100"
    assert [(row.dataset, row.line) for row in first.rows] == [("compiler", 3), ("compiler", 2), ("aide", 2)]


def test_swapped_digits_are_refuted_with_the_nearest_true_figure(catalog: StandIn) -> None:
    """79 for 97 fails every definition; the definition that carries the other figure gives the correction."""
    china, russia = judged(catalog, "79", "1.2")
    assert (china.verdict, russia.verdict) == ("refuted", "supported")
    assert china.suggestion == "about 97 per cent"
    assert "digits_swapped" in china.reasons


def test_a_slipped_point_is_refuted(catalog: StandIn) -> None:
    """12 for 1.2 fails every definition, although the compiler itself never covers that partner."""
    china, russia = judged(catalog, "97", "12")
    assert (china.verdict, russia.verdict) == ("supported", "refuted")
    assert russia.suggestion == "about 1 per cent"
